"""A list of entries: added, changed, removed, left, and typed."""

from typing import Any

import pytest

from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

REVIEW = "Ihre Antworten im Überblick"
WITTEN = "05954036"
ITEMS = [a_text("what"), a_choice("keep", "Ja", "Nein"), a_text("who", required=False)]


async def at_list(bare: Stage, **settings: Any) -> Talk:
    """At an empty list of entries, which need not have any."""
    group = {"kind": "group", "id": "g", "text": "g?", "items": ITEMS, "repeat": True}
    questions = [a_choice("a", "Ja", "Nein"), {**group, "required": False, **settings}, a_text("z")]
    await bare.open(a_round(*questions), a_roster(witten=[{"person": "kopf"}]))
    talk = await bare.joined("kopf")
    await talk.press("Weiter", "Ja")
    return talk


async def enter(talk: Talk, what: str, keep: str = "Ja") -> None:
    """One more entry, without its optional last item."""
    await talk.press(
        "Noch ein Eintrag" if "Noch ein Eintrag" in talk.labels else "Eintrag hinzufügen"
    )
    await talk.say(what)
    await talk.press(keep, "Überspringen")


async def test_empty_list_can_be_skipped(bare: Stage) -> None:
    talk = await at_list(bare)
    assert talk.labels == ["Eintrag hinzufügen", "Überspringen", "Zurück"]
    await talk.press("Überspringen")
    assert talk.card.title == "z?"
    assert await bare.draft(WITTEN, "small") == {"a": "ja"}


async def test_required_list_needs_an_entry(bare: Stage) -> None:
    talk = await at_list(bare, required=True)
    assert talk.labels == ["Eintrag hinzufügen", "Zurück"]


async def test_entry_is_asked_item_by_item_and_listed(bare: Stage) -> None:
    talk = await at_list(bare)
    await talk.press("Eintrag hinzufügen")
    assert talk.card.title == "1. Eintrag\nwhat?"
    await talk.say("Beratung")
    await talk.press("Nein")
    await talk.say("Kreis")
    assert talk.card.title == "g?"
    assert talk.card.body.startswith("1. Beratung · Nein · Kreis\n\n")
    assert talk.labels == [
        "1. Eintrag ändern",
        "1. Eintrag entfernen",
        "Noch ein Eintrag",
        "Weiter",
        "Zurück",
    ]


async def test_entries_are_submitted_as_a_list(bare: Stage) -> None:
    talk = await at_list(bare)
    await enter(talk, "Beratung")
    await enter(talk, "Schutzstelle", "Nein")
    await talk.press("Weiter")
    await talk.say("Ende")
    await talk.press("Verbindlich abgeben")
    (submission,) = await bare.submissions("small")
    assert submission.answers["g"] == [
        {"what": "Beratung", "keep": "ja"},
        {"what": "Schutzstelle", "keep": "nein"},
    ]


async def test_entry_is_changed(bare: Stage) -> None:
    talk = await at_list(bare)
    await enter(talk, "Beratung")
    await talk.press("1. Eintrag ändern")
    assert "Ihre Antwort bisher: Beratung" in talk.card.body
    await talk.say("Arbeitskreis")
    await talk.press("Weiter", "Überspringen")
    assert talk.card.body.startswith("1. Arbeitskreis · Ja\n\n")


async def test_removed_entry_is_gone_and_the_others_move_up(bare: Stage) -> None:
    talk = await at_list(bare)
    for what in ("eins", "zwei", "drei"):
        await enter(talk, what)
    await talk.press("2. Eintrag entfernen")
    assert talk.card.body.startswith("1. eins · Ja\n2. drei · Ja\n\n")
    assert await bare.draft(WITTEN, "small") == {
        "a": "ja",
        "g": 2,
        "g.1.what": "eins",
        "g.1.keep": "ja",
        "g.2.what": "drei",
        "g.2.keep": "ja",
    }


async def test_same_removal_twice_removes_one_entry(bare: Stage) -> None:
    """The buttons of the old list number its entries otherwise, so the second tap is stale."""
    talk = await at_list(bare)
    for what in ("eins", "zwei"):
        await enter(talk, what)
    data = talk.data("1. Eintrag entfernen")
    await talk.press_data(data)
    await talk.press_data(data)
    assert talk.toast == "Diese Taste gehört zu einem früheren Stand. Es gilt die aktuelle Karte."
    assert talk.card.body.startswith("1. zwei · Ja\n\n")


async def test_back_from_an_untouched_entry_takes_it_away(bare: Stage) -> None:
    talk = await at_list(bare)
    await enter(talk, "eins")
    await talk.press("Noch ein Eintrag", "Zurück")
    assert talk.card.body.startswith("1. eins · Ja\n\n")
    assert (await bare.draft(WITTEN, "small"))["g"] == 1


async def test_back_from_a_begun_entry_keeps_it(bare: Stage) -> None:
    talk = await at_list(bare)
    await talk.press("Eintrag hinzufügen")
    await talk.say("eins")
    await talk.press("Zurück", "Zurück")
    assert talk.card.body.startswith("1. eins\n\n")


async def test_incomplete_entry_is_asked_before_going_on(bare: Stage) -> None:
    talk = await at_list(bare)
    await talk.press("Eintrag hinzufügen")
    await talk.say("eins")
    await talk.press("Zurück", "Zurück", "Weiter")
    assert talk.card.title == "1. Eintrag\nkeep?"
    assert talk.card.body.startswith("Diese Antwort fehlt noch.")


async def test_no_entry_is_added_beyond_the_most(bare: Stage) -> None:
    talk = await at_list(bare, max=1)
    await enter(talk, "eins")
    await talk.press("Noch ein Eintrag")
    assert talk.toast == "Hier ist nur ein Eintrag möglich."
    assert (await bare.draft(WITTEN, "small"))["g"] == 1


async def test_rule_about_all_entries_is_told_where_they_are_listed(bare: Stage) -> None:
    talk = await at_list(bare, exactly_one={"keep": "ja"}, last=True)
    await enter(talk, "eins", "Nein")
    await talk.press("Weiter")
    assert talk.toast == "Genau ein Eintrag muss die Angabe „Ja“ haben."
    await enter(talk, "zwei", "Ja")
    await enter(talk, "drei", "Nein")
    await talk.press("Weiter")
    assert talk.toast == "Der Eintrag mit der Angabe „Ja“ muss der letzte sein."
    await talk.press("3. Eintrag entfernen", "Weiter")
    assert talk.card.title == "z?"


@pytest.mark.parametrize("words", ["2", "2.", "2. Eintrag ändern", "/2eintragaendern"])
async def test_typed_number_leads_into_an_entry(bare: Stage, words: str) -> None:
    talk = await at_list(bare)
    await enter(talk, "eins")
    await enter(talk, "zwei")
    await talk.say(words)
    assert talk.card.title == "2. Eintrag\nwhat?"


@pytest.mark.parametrize("words", ["0", "3", "zwei", "-1"])
async def test_words_that_are_no_entry_are_refused(bare: Stage, words: str) -> None:
    talk = await at_list(bare)
    await enter(talk, "eins")
    await talk.say(words)
    assert talk.card.title == "g?"
    assert talk.card.body.startswith("Bitte fügen Sie einen Eintrag hinzu oder gehen Sie weiter.")


async def test_item_changed_from_the_review_leads_back_there(bare: Stage) -> None:
    talk = await at_list(bare)
    await enter(talk, "eins")
    await talk.press("Weiter")
    await talk.say("Ende")
    await talk.change("what?", "Eintrag 1 – g?")
    await talk.say("anders")
    assert talk.card.title == REVIEW
    assert (await bare.draft(WITTEN, "small"))["g.1.what"] == "anders"


async def test_entry_added_from_the_review_leads_back_there(bare: Stage) -> None:
    talk = await at_list(bare)
    await talk.press("Überspringen")
    await talk.say("Ende")
    await talk.change("g?")
    await enter(talk, "eins")
    assert talk.card.title == "g?"
    await talk.press("Weiter")
    assert talk.card.title == REVIEW


async def test_twenty_full_entries_fit_on_their_cards(bare: Stage) -> None:
    """The screen refuses a card that is too long."""
    talk = await at_list(bare)
    long = {f"g.{n}.{item}": "W" * 1000 for n in range(1, 21) for item in ("what", "who")}
    keep = {f"g.{n}.keep": "ja" for n in range(1, 21)}
    await bare.write(WITTEN, {**long, **keep, "g": 20}, round_="small")
    await talk.say("/start")
    assert talk.card.body.count("\n20. WWW") == 1
    await talk.press("Weiter")
    await talk.say("W" * 1000)
    pages = 1
    while "Nächste Seite" in talk.labels:
        await talk.press("Nächste Seite")
        pages += 1
    assert pages > 10
    await talk.press("Ändern")
    assert "Nächste Seite" in talk.labels


async def test_more_than_twenty_entries_come_in_pages(bare: Stage) -> None:
    talk = await at_list(bare, max=99)
    entries = {f"g.{n}.what": f"Nr {n}" for n in range(1, 100)}
    keep = {f"g.{n}.keep": "ja" for n in range(1, 100)}
    await bare.write(WITTEN, {**entries, **keep, "g": 99}, round_="small")
    await talk.say("/start")
    for _ in range(9):
        await talk.press("Nächste Seite")
    assert talk.card.body.startswith("91. Nr 91 · Ja")
    await talk.press("99. Eintrag entfernen")
    assert (await bare.draft(WITTEN, "small"))["g"] == 98
