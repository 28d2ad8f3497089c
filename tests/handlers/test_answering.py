"""Every kind of question on a small round: what is stored, what is refused, and the way back."""

from typing import Any

import pytest

from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

HEAD = [{"person": "kopf"}]
REVIEW = "Ihre Antworten im Überblick"
WITTEN = "05954036"


async def begun(bare: Stage, *questions: dict[str, Any], towns: str = "witten") -> Talk:
    """The head of a town at the first of these questions."""
    await bare.open(a_round(*questions), a_roster(**dict.fromkeys(towns.split(), HEAD)))
    talk = await bare.joined("kopf")
    await talk.press("Weiter")
    return talk


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        ({"kind": "number"}, "12,5", 12.5),
        ({"kind": "number"}, "2.000", 2000),
        ({"kind": "money"}, "2.000,00 EUR", "2000.00"),
        ({"kind": "date"}, "21.09.2023", "2023-09-21"),
        ({"kind": "text"}, "  Wort\tund  ", "Wort und"),
    ],
)
async def test_written_answer_is_kept_in_one_form(
    bare: Stage, question: dict[str, object], typed: str, kept: object
) -> None:
    talk = await begun(bare, {"id": "q", "text": "q?", **question})
    await talk.say(typed)
    assert await bare.draft(WITTEN, "small") == {"q": kept}
    assert talk.card.title == REVIEW


@pytest.mark.parametrize(
    ("question", "typed", "refusal"),
    [
        ({"kind": "number"}, "viel", "Bitte geben Sie eine Zahl ein"),
        ({"kind": "number", "max": 10}, "11", "Bitte geben Sie eine Zahl bis 10 ein."),
        ({"kind": "date"}, "31.02.2023", "Diesen Tag gibt es im Kalender nicht."),
        ({"kind": "text", "max": 3}, "vier", "Der Text hat 4 Zeichen."),
        ({"kind": "text"}, "a\u202eb", "Der Text enthält unsichtbare Steuerzeichen."),
    ],
)
async def test_answer_that_does_not_fit_is_refused_on_the_card(
    bare: Stage, question: dict[str, object], typed: str, refusal: str
) -> None:
    talk = await begun(bare, {"id": "q", "text": "q?", **question})
    await talk.say(typed)
    assert talk.card.title == "q?"
    assert talk.card.body.startswith(refusal)
    assert await bare.draft(WITTEN, "small") == {}


async def test_chosen_answer_goes_on_at_once(bare: Stage) -> None:
    talk = await begun(bare, a_choice("a", "Ja", "Nein"), a_choice("b", "Ja", "Nein"))
    await talk.press("Ja")
    assert talk.card.title == "b?"


async def test_answered_choice_offers_to_go_on(bare: Stage) -> None:
    talk = await begun(bare, a_choice("a", "Ja", "Nein"), a_choice("b", "Ja", "Nein"))
    await talk.press("Ja", "Zurück")
    assert talk.labels == ["✓ Ja", "Nein", "Weiter", "Zurück"]
    await talk.press("Weiter")
    assert talk.card.title == "b?"
    assert await bare.draft(WITTEN, "small") == {"a": "ja"}


async def test_option_that_asks_leads_to_the_words(bare: Stage) -> None:
    yes_if = {"id": "if", "label": "Ja, wenn", "asks": "condition"}
    talk = await begun(bare, a_choice("a", yes_if, "Nein"))
    await talk.press("Ja, wenn")
    assert talk.card.body == "Sie haben „Ja, wenn“ gewählt. Bitte erläutern Sie das kurz in Worten."
    assert talk.labels == ["Zurück"]
    await talk.say("Weiter")
    assert await bare.draft(WITTEN, "small") == {"a": "if", "a.condition": "Weiter"}


async def test_list_never_holds_more_than_its_most(bare: Stage) -> None:
    talk = await begun(bare, {**a_choice("a", "Eins", "Zwei", "Drei"), "kind": "choices", "max": 2})
    await talk.press("Eins", "Zwei", "Drei")
    assert talk.toast == "Bitte wählen Sie höchstens 2 Antworten."
    assert await bare.draft(WITTEN, "small") == {"a": ["eins", "zwei"]}


async def test_required_list_without_options_is_passed_over(bare: Stage) -> None:
    """The other towns of a roster of one."""
    towns = {"kind": "municipalities", "id": "a", "text": "a?"}
    talk = await begun(bare, towns, a_choice("b", "Ja", "Nein"))
    assert (talk.card.title, talk.card.head) == ("b?", "Witten · Frage 1 von 1")
    await talk.press("Ja", "Verbindlich abgeben")
    (submission,) = await bare.submissions("small")
    assert submission.answers == {"b": "ja"}


async def test_round_in_which_nothing_is_asked_can_be_submitted(bare: Stage) -> None:
    talk = await begun(bare, {"kind": "municipalities", "id": "a", "text": "a?"})
    assert talk.card.title == REVIEW
    await talk.press("Zurück")
    assert talk.card.title == "Kleine Abfrage"
    await talk.press("Weiter", "Verbindlich abgeben")
    (submission,) = await bare.submissions("small")
    assert submission.answers == {}


async def test_choice_that_is_no_longer_offered_leaves_the_list_with_the_next_press(
    bare: Stage,
) -> None:
    fields = [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}, {"id": "z", "label": "Z"}]
    wanted = a_choice("want", "Ja", "Nein", per="field", text="{field}?")
    rank = {"kind": "rank", "id": "r", "text": "r?", "of": "fields", "among": {"want": ["ja"]}}
    await bare.open(a_round(wanted, rank, fields=fields), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.press("Weiter", "Ja", "Ja", "Ja", "X", "Y", "Z", "Weiter")
    await talk.press("Ändern", "1", "Nein")
    assert talk.card.title == "r?"
    assert talk.card.body.startswith("1. Y – Rang 1\n2. Z – Rang 2")
    await talk.press("Weiter", "Verbindlich abgeben")
    (submission,) = await bare.submissions("small")
    assert submission.answers["r"] == ["y", "z"]


@pytest.mark.parametrize("count", [20, 21, 45])
async def test_many_options_come_in_pages_of_ten(bare: Stage, count: int) -> None:
    options = [f"Option {n}" for n in range(1, count + 1)]
    talk = await begun(bare, {**a_choice("a", *options), "kind": "choices"})
    shown = list(talk.labels)
    while "Nächste Seite" in talk.labels:
        assert len([label for label in talk.labels if label in options]) == 10
        await talk.press("Nächste Seite")
        shown += talk.labels
    assert [label for label in shown if label in options] == options
    assert ("Nächste Seite" in shown) == (count > 20)


async def test_choices_on_other_pages_are_named(bare: Stage) -> None:
    options = [f"Option {n}" for n in range(1, 31)]
    talk = await begun(bare, {**a_choice("a", *options), "kind": "choices"})
    await talk.press("Option 3", "Nächste Seite", "Nächste Seite", "Option 30")
    assert "30. Option 30 – gewählt" in talk.card.body
    assert "Ihre Antwort bisher: Option 3, Option 30" in talk.card.body
    await talk.say("1, 22")
    assert (await bare.draft(WITTEN, "small"))["a"] == ["option-1", "option-22"]


async def test_long_answer_is_cut_on_its_card_and_whole_in_the_review(bare: Stage) -> None:
    talk = await begun(bare, a_text("a", max=4000), a_text("b", required=False))
    words = "Wort " * 799 + "Ende!"
    await talk.say(words)
    await talk.press("Zurück")
    assert "Ihre Antwort bisher: Wort Wort" in talk.card.body
    assert talk.card.body.count("Wort") < 250
    await talk.press("Weiter", "Überspringen")
    seen = talk.card.body
    while "Nächste Seite" in talk.labels:
        await talk.press("Nächste Seite")
        seen += talk.card.body
    assert seen.count("Wort") == 799
    assert "Ende!" in seen


async def test_back_at_every_place_leads_to_the_one_before(bare: Stage) -> None:
    talk = await begun(
        bare,
        a_choice("a", {"id": "if", "label": "Wenn", "asks": "why"}, "Nein"),
        a_text("b"),
        {"kind": "group", "id": "c", "text": "c?", "items": [a_text("one"), a_text("two")]},
        {**a_choice("d", "Ja", "Nein"), "kind": "choices"},
    )  # fmt: skip
    await talk.press("Wenn")
    await talk.say("darum", "Wort", "eins", "zwei")
    await talk.press("Ja", "Weiter")
    titles = [talk.card.title]
    while "Zurück" in talk.labels:
        await talk.press("Zurück")
        titles.append(talk.card.title)
    one, two = "1. Eintrag\none?", "1. Eintrag\ntwo?"
    assert titles == [REVIEW, "d?", two, one, "b?", "a?", "a?", "Kleine Abfrage"]
    assert await bare.draft(WITTEN, "small") == {
        "a": "if",
        "a.why": "darum",
        "b": "Wort",
        "c.1.one": "eins",
        "c.1.two": "zwei",
        "d": ["ja"],
    }


async def test_back_from_a_change_leads_to_the_review_unchanged(bare: Stage) -> None:
    talk = await begun(bare, a_choice("a", "Ja", "Nein"), a_choice("b", "Ja", "Nein"))
    await talk.press("Ja", "Ja", "Ändern", "2", "Zurück")
    assert talk.card.title == REVIEW
    await talk.press("Ändern", "Zurück")
    assert talk.card.title == REVIEW
    assert await bare.draft(WITTEN, "small") == {"a": "ja", "b": "ja"}


async def test_card_after_a_problem_shows_it_once(bare: Stage) -> None:
    talk = await begun(bare, {"kind": "number", "id": "a", "text": "a?"})
    await talk.say("viel", "/start")
    assert talk.card.body == "Bitte schreiben Sie eine Zahl."


async def test_per_field_group_asks_for_what_its_own_field_lacks(bare: Stage) -> None:
    fields = [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}]
    group = {
        "kind": "group", "id": "g", "text": "{field}?", "per": "field", "repeat": True,
        "required": False, "items": [a_text("what")],
    }  # fmt: skip
    await bare.open(a_round(group, fields=fields), a_roster(witten=HEAD))
    talk = await bare.joined("kopf")
    await talk.press("Weiter", "Eintrag hinzufügen")
    await bare.write(WITTEN, {"g.x": 2, "g.x.1.what": "da"}, round_="small")
    await talk.say("erstes")
    assert talk.card.title == "X?"
    await bare.write(WITTEN, {"g.x.2.what": "auch", "g.y": 1}, round_="small")
    await talk.press("Weiter")
    assert talk.card.title == "Y?"


# -- answers of which nothing is offered any more ---------------------------------------


async def with_rank_of_nothing(bare: Stage) -> Talk:
    """A field that is not wanted any more was ranked, which need not be done."""
    fields = [{"id": name, "label": name.title()} for name in ("wohnen", "jugend")]
    wanted = {**a_choice("a", "Ja", "Nein"), "per": "field", "text": "{field}?"}
    rank = {"kind": "rank", "id": "r", "text": "r?", "of": "fields", "among": {"a": ["ja"]}}
    round_ = a_round(wanted, {**rank, "required": False}, fields=fields)
    await bare.open(round_, a_roster(witten=[{"person": "kopf"}]))
    talk = await bare.joined("kopf")
    await talk.press("Weiter", "Ja", "Ja", "Wohnen", "Weiter")
    await talk.change("Wohnen?")
    await talk.press("Nein")
    return talk


async def test_answer_of_which_nothing_is_offered_can_be_skipped(bare: Stage) -> None:
    talk = await with_rank_of_nothing(bare)
    assert (talk.card.title, talk.labels) == ("r?", ["Jugend", "Überspringen", "Zurück"])
    await talk.press("Überspringen", "Verbindlich abgeben")
    (submission,) = await bare.submissions("small")
    assert submission.answers == {"a.wohnen": "nein", "a.jugend": "ja"}


async def test_answer_given_meanwhile_by_somebody_else_is_not_skipped_away(bare: Stage) -> None:
    holders = [{"person": "kopf"}, {"person": "vize", "role": "deputy"}]
    await bare.open(a_round(a_text("a", required=False)), a_roster(witten=holders))
    talk = await bare.joined("kopf")
    await talk.press("Weiter")
    await bare.write(WITTEN, {"a": "Wort"}, round_="small")
    await talk.press("Überspringen")
    assert await bare.draft(WITTEN, "small") == {"a": "Wort"}
