"""Every card of a round before it is opened."""

import pytest

from chat.buttons import LABEL_LIMIT
from chat.cards import TEXT_LIMIT, Card, card_text, measure
from chat.conditions import only_among, only_when
from chat.preview import every_step, preview
from chat.question_words import question_words
from chat.texts import LANGUAGES, texts
from rounds.reader import read_round
from rounds.shelf import path_of, ready_made, template_path
from survey.questions import Group
from survey.steps import steps
from tests.rounds.random_rounds import random_round

DE, EN = texts("de"), texts("en")
TEMPLATE = read_round(template_path())


def labels(card: Card) -> list[str]:
    return [button.label for row in card.rows for button in row]


def test_cards_come_in_the_order_asked_for_the_first_field_and_entry() -> None:
    assert [step.key for step in every_step(TEMPLATE.round)] == [
        "interest.housing",
        "interest.housing.condition",
        "forms.housing",
        "partners.housing",
        "priority",
        "sitting",
        "continue",
        "bodies.1.body",
        "bodies.1.role",
        "bodies",
        "budget.1.cost-type",
        "budget.1.amount",
        "budget.1.posts",
        "members",
    ]


def test_card_is_the_one_that_the_head_will_see_and_says_when_it_comes() -> None:
    interest, _, forms, partners, priority, *_ = preview(TEMPLATE.round, TEMPLATE.roster, DE)
    assert interest.head == "Breckerfeld · Teil 1 von 8: Wohnen"
    assert labels(interest) == ["Ja", "Ja, unter Vorbehalt", "Nein", "Enthaltung", "Zurück"]
    assert forms.body.split("\n\n")[0] == (
        "Nur wenn „Interesse“ so beantwortet wird: „Ja“ oder „Ja, unter Vorbehalt“."
    )
    assert labels(partners) == ["Ennepetal", "Witten", "Überspringen", "Zurück"]
    assert priority.body.startswith(
        "Zur Wahl stehen die Felder, in denen „Interesse“ so beantwortet wird: "
        "„Ja“ oder „Ja, unter Vorbehalt“."
    )
    assert labels(priority) == ["Wohnen", "Jugendhilfe", "Weiter", "Zurück"]


def test_own_town_is_offered_only_where_it_may_be() -> None:
    members = preview(TEMPLATE.round, TEMPLATE.roster, DE)[-1]
    assert labels(members) == ["Breckerfeld", "Ennepetal", "Witten", "Überspringen", "Zurück"]


def test_condition_beyond_the_field_says_so() -> None:
    toml = TEMPLATE.round.model_dump(exclude_unset=True)
    toml["questions"][-1]["when"] = {"interest": ("yes",)}
    round_ = type(TEMPLATE.round).model_validate(toml)
    assert only_when(round_, round_.question("members"), EN) == [
        "Only if “Interest” is answered so in at least one field: “Yes”."
    ]
    assert only_among(round_, round_.question("members"), EN) == []


def test_people_of_a_forum_see_it_as_their_own() -> None:
    forum = read_round(path_of("forum-auswertung"))
    cards = preview(forum.round, forum.roster, DE)
    assert cards[0].head == f"{DE('ballot')} · Teil 1 von 10"
    assert "Bochum" in labels(cards[2])


@pytest.mark.parametrize("name", ready_made())
@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_made_rounds_are_shown_whole(name: str, language: str) -> None:
    reading = read_round(path_of(name))
    cards = preview(reading.round, reading.roster, texts(language))
    asked = list(every_step(reading.round))
    assert len(cards) == len(asked)
    for card, step in zip(cards, asked, strict=True):
        assert question_words(step, texts(language)) in card.title
        assert measure(card_text(card)) <= TEXT_LIMIT
        assert all(len(label) <= LABEL_LIMIT for label in labels(card))


def test_all_that_is_asked_of_somebody_is_in_the_preview() -> None:
    """The steps of any round, with whatever answers, are among those that are shown."""
    for seed in range(60):
        round_, roster = random_round(seed)
        shown = {step.key for step in every_step(round_)}
        asked = steps(round_, {each.id: 1 for each in round_.questions if isinstance(each, Group)})
        first = (None, *round_.fields[:1])
        assert {step.key for step in asked if step.field in first} <= shown
        assert len(preview(round_, roster, DE)) == len(shown)
