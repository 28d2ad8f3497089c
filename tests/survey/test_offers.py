"""What can be chosen at a step."""

from typing import Any

from survey.offers import Offer, asked, chooses, every_offer, offers
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step
from survey.steps import steps
from survey.text import Text

WITTEN, HERDECKE, WETTER = "05954036", "05954020", "05954032"

ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": name,
                "inhabitants": 1000,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
            for key, name in ((WETTER, "Wetter (Ruhr)"), (WITTEN, "Witten"), (HERDECKE, "Herdecke"))
        ]
    }
)
INTEREST = {
    "id": "interest",
    "kind": "choice",
    "per": "field",
    "text": "Interesse?",
    "options": [
        {"id": "yes", "label": "Ja"},
        {"id": "if", "label": "Ja, unter Vorbehalt", "asks": "condition"},
        {"id": "no", "label": "Nein"},
    ],
}
PRIORITY = {
    "id": "priority",
    "kind": "rank",
    "of": "fields",
    "among": {"interest": ["yes", "if"]},
    "text": "Reihenfolge?",
}
TOWNS = {"id": "towns", "kind": "municipalities", "text": "Mit wem?"}


def asking(*questions: dict[str, Any]) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "abfrage",
            "title": "Abfrage",
            "purpose": "Wozu",
            "closes": "2026-12-18T12:00:00",
            "fields": [
                {"id": "housing", "label": {"de": "Wohnen", "en": "Housing"}},
                {"id": "youth", "label": {"de": "Jugendhilfe", "en": "Youth welfare"}},
                {"id": "school", "label": {"de": "Schule", "en": "School"}},
            ],
            "questions": questions,
        }
    )


def step_at(round_: Round, key: str, answers: Answers) -> Step:
    return next(step for step in steps(round_, answers) if step.key == key)


def offered(round_: Round, key: str, answers: Answers) -> list[str]:
    step = step_at(round_, key, answers)
    return [offer.id for offer in offers(step, round_, ROSTER, WITTEN, answers)]


def test_offers_of_a_choice_are_its_options_with_their_labels() -> None:
    round_ = asking(INTEREST)
    step = step_at(round_, "interest.housing", {})
    assert offers(step, round_, ROSTER, WITTEN, {}) == (
        Offer("yes", Text("Ja")),
        Offer("if", Text("Ja, unter Vorbehalt")),
        Offer("no", Text("Nein")),
    )


def test_offers_of_a_short_text_that_an_option_asks_for_are_none() -> None:
    assert offered(asking(INTEREST), "interest.housing.condition", {"interest.housing": "if"}) == []


def test_offers_of_a_rank_are_the_fields_answered_so_in_the_order_of_the_round() -> None:
    answers = {"interest.school": "if", "interest.housing": "yes", "interest.youth": "no"}
    assert offered(asking(INTEREST, PRIORITY), "priority", answers) == ["housing", "school"]


def test_offers_of_a_rank_without_among_are_all_fields() -> None:
    round_ = asking({**PRIORITY, "among": {}})
    assert offered(round_, "priority", {}) == ["housing", "youth", "school"]


def test_offers_of_a_rank_leave_out_fields_whose_answer_is_hidden() -> None:
    gate = {
        "id": "gate",
        "kind": "choice",
        "per": "field",
        "text": "Überhaupt?",
        "options": [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}],
    }
    round_ = asking(gate, {**INTEREST, "when": {"gate": ["yes"]}}, PRIORITY)
    answers = {
        "gate.housing": "no",
        "gate.youth": "yes",
        "interest.housing": "yes",
        "interest.youth": "yes",
    }
    assert offered(round_, "priority", answers) == ["youth"]


def test_rank_is_not_asked_when_no_field_is_left() -> None:
    answers = {"interest.housing": "no", "interest.youth": "no", "interest.school": "no"}
    assert [step.key for step in steps(asking(INTEREST, PRIORITY), answers)] == list(answers)


def test_rank_is_asked_when_a_single_field_is_left() -> None:
    answers = {"interest.housing": "yes", "interest.youth": "no", "interest.school": "no"}
    asked = [step.key for step in steps(asking(INTEREST, PRIORITY), answers)]
    assert asked == [*answers, "priority"]


def test_rank_inside_a_group_is_not_asked_when_no_field_is_left() -> None:
    note = {"id": "note", "kind": "text", "text": "Notiz"}
    group = {
        "id": "plans",
        "kind": "group",
        "repeat": True,
        "text": "Pläne",
        "items": [note, PRIORITY],
    }
    answers: Answers = {"plans": 1}
    keys = [step.key for step in steps(asking(INTEREST, group), answers)]
    assert keys[3:] == ["plans.1.note", "plans"]
    wanted: Answers = {"plans": 1, "interest.youth": "yes"}
    keys = [step.key for step in steps(asking(INTEREST, group), wanted)]
    assert keys[3:] == ["plans.1.note", "plans.1.priority", "plans"]


def test_offers_of_municipalities_leave_the_own_one_out() -> None:
    assert offered(asking(TOWNS), "towns", {}) == [WETTER, HERDECKE]


def test_offers_of_municipalities_with_own_name_the_whole_roster() -> None:
    assert offered(asking({**TOWNS, "own": True}), "towns", {}) == [WETTER, WITTEN, HERDECKE]


def test_offers_of_what_is_written_are_none() -> None:
    written = [
        {"id": f"q{kind}", "kind": kind, "text": "?"}
        for kind in ("text", "number", "money", "date")
    ]
    group = {"id": "list", "kind": "group", "repeat": True, "text": "?", "items": [TOWNS]}
    round_ = asking(*written, group)
    for step in steps(round_, {}):
        assert (offers(step, round_, ROSTER, WITTEN, {}), chooses(step)) == ((), False)


def test_a_step_with_nothing_to_choose_is_not_asked() -> None:
    alone = Roster(mandates=ROSTER.mandates[1:2])
    round_ = asking(INTEREST, TOWNS, {**TOWNS, "id": "members", "own": True})
    keys = [f"interest.{field}" for field in ("housing", "youth", "school")]
    assert [step.key for step in asked(round_, alone, WITTEN, {})] == [*keys, "members"]
    both = asked(round_, ROSTER, WITTEN, {})
    assert [step.key for step in both] == [*keys, "towns", "members"]


def test_step_chooses_where_options_fields_or_towns_are_listed() -> None:
    round_ = asking(INTEREST, {**PRIORITY, "among": {}}, TOWNS)
    answers = {"interest.housing": "if"}
    assert [step.key for step in steps(round_, answers) if not chooses(step)] == [
        "interest.housing.condition"
    ]


def test_every_offer_names_what_is_not_offered_any_more() -> None:
    round_ = asking(INTEREST, PRIORITY, TOWNS)
    answers = {"interest.housing": "yes"}
    ranked = every_offer(step_at(round_, "priority", answers), round_, ROSTER)
    assert [offer.id for offer in ranked] == ["housing", "youth", "school"]
    towns = every_offer(step_at(round_, "towns", answers), round_, ROSTER)
    assert towns == (
        Offer(WETTER, Text("Wetter (Ruhr)")),
        Offer(WITTEN, Text("Witten")),
        Offer(HERDECKE, Text("Herdecke")),
    )
