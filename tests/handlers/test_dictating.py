"""An answer by phone or letter: a coordinator enters it, the head confirms or replaces it."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from storage import dictations, rounds, submissions
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, OTHER, ROUND, Stage, Talk

WITTEN = "05954036"


async def begun(coordinator: Talk, *answers: str) -> None:
    """The coordinator has said when and how Witten answered."""
    await coordinator.press("Stand nach Kommunen", "Witten", "Antwort erfassen")
    await coordinator.press("Heute", "Telefon")


async def entered(coordinator: Talk) -> None:
    """A nil return that Witten gave by phone."""
    await begun(coordinator)
    await coordinator.press("Fehlanzeige")


async def records(stage: Stage) -> list[tuple[int, str, int]]:
    found = await stage.database.read(lambda c: submissions.of_round(c, ROUND))
    return [(each.submission.number, each.submission.role, each.person) for each in found]


async def test_day_and_source_are_asked_first(coordinator: Talk) -> None:
    await coordinator.press("Stand nach Kommunen", "Witten", "Antwort erfassen")
    assert coordinator.card.title == "Witten"
    assert "An welchem Tag kam die Antwort?" in coordinator.card.body
    await coordinator.say("morgen")
    assert "Bitte geben Sie ein Datum ein" in coordinator.card.body
    await coordinator.say("25.11.2026")
    assert "Dieser Tag liegt in der Zukunft." in coordinator.card.body
    await coordinator.say("23.11.2026")
    assert "Wie kam die Antwort?" in coordinator.card.body
    await coordinator.say("x" * 101)
    assert "Erwartet werden höchstens 100 Zeichen." in coordinator.card.body
    await coordinator.say("Fax  vom\nVortag")
    assert "Weiter" in coordinator.labels


async def test_an_entry_is_on_record_with_day_and_source(stage: Stage, coordinator: Talk) -> None:
    await entered(coordinator)
    assert coordinator.toast == "Ihre Abgabe ist eingegangen."
    assert await records(stage) == [(1, "coordinator", 1)]
    assert await stage.log() == ["submitted"]
    (body,) = await stage.bodies()
    assert json.loads(body)["taken"] == {"on": "2026-11-24", "source": "Telefon"}
    assert await stage.letters("dictated") == []  # nobody has joined


async def test_the_same_cards_ask_and_the_draft_of_the_head_stays(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.press("Weiter", "Nein")
    before = await stage.draft(WITTEN)
    await begun(coordinator)
    await coordinator.press("Weiter", "Ja")
    assert await stage.draft(WITTEN) == before
    assert coordinator.card.head.startswith("Witten (Eintrag der Koordination)")
    assert await dictated(stage) == {"interest.engagement": "yes"}


async def dictated(stage: Stage) -> dict[str, object]:
    mandate = await stage.database.read(lambda c: rounds.mandate(c, ROUND, WITTEN))
    draft = await stage.database.read(lambda c: dictations.draft(c, mandate))
    return dict(draft.answers)


async def test_the_head_confirms_what_was_entered(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await entered(coordinator)
    (letter,) = await stage.letters("dictated")
    assert (letter.chat, letter.about["mandate"]) == (witten.account, WITTEN)
    await witten.press_data(f"0 C {ROUND} {WITTEN} 1")
    assert witten.toast == "Die Antwort ist als Ihre eigene Abgabe eingegangen."
    assert await records(stage) == [(1, "coordinator", 1), (2, "head", 2)]
    await witten.press_data(f"0 C {ROUND} {WITTEN} 1")
    assert witten.toast == "Diese Eintragung gilt nicht mehr. Hier sehen Sie, was vorliegt."
    assert len(await records(stage)) == 2
    receipts = await stage.letters("receipt")
    assert [each.chat for each in receipts] == [coordinator.account, witten.account]


async def test_the_head_replaces_it_and_no_entry_replaces_the_heads(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await entered(coordinator)
    await witten.filled(WITTEN)
    await witten.press("Ändern")
    await witten.last_page()
    await witten.press("Verbindlich abgeben")
    assert [role for _, role, _ in await records(stage)] == ["coordinator", "head"]
    await coordinator.say("/status")
    await coordinator.press("Abfrage öffnen")
    await entered(coordinator)
    assert coordinator.toast == (
        "Die Amtsleitung hat schon abgegeben. Ihre Abgabe wurde nicht angenommen."
    )
    assert len(await records(stage)) == 2


async def test_nobody_else_confirms_or_enters(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await entered(coordinator)
    other = await stage.joined("Amtsleitung Schwelm")
    before = await stage.dump()
    await other.press_data(f"0 C {ROUND} {WITTEN} 1")
    assert other.toast == "Dazu sind Sie nicht berechtigt."
    after = await stage.dump()
    assert {name for name in after if after[name] != before[name]} <= {"chats"}


async def test_only_whose_role_is_in_force_on_this_day_is_told(bare: Stage) -> None:
    holders = [
        {"person": "kopf"},
        {"person": "gestern", "role": "deputy", "to": "2026-11-23"},
        {"person": "heute", "role": "deputy", "from_": "2026-11-24", "to": "2026-11-24"},
        {"person": "morgen", "role": "deputy", "from_": "2026-11-25"},
    ]
    question = a_choice("a", "Ja", "Nein")
    await bare.open(a_round(question, nil_return=True), a_roster(witten=holders))
    joined = {each["person"]: await bare.joined(each["person"]) for each in holders}
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press("Abfrage öffnen")
    await entered(coordinator)
    told = [each.chat for each in await bare.letters("dictated")]
    assert told == [joined["kopf"].account, joined["heute"].account]


@pytest.fixture
async def two(bare: Stage) -> tuple[Talk, Talk]:
    """Two coordinators of a round with one question, at the card of its only town."""
    bare.desk = replace(bare.desk, coordinators=frozenset({COORDINATOR, OTHER}))
    await bare.open(a_round(a_choice("a", "Ja", "Nein"), nil_return=True), a_roster(witten=[]))
    talks = bare.talk(COORDINATOR), bare.talk(OTHER)
    for talk in talks:
        await talk.say("/start")
        await talk.press("Abfrage öffnen")
    return talks


async def by_letter(talk: Talk) -> None:
    """The other coordinator begins to enter a letter of the same town."""
    await talk.press("Stand nach Kommunen", "Witten", "Antwort erfassen")
    await talk.say("23.11.2026")
    await talk.press("Schreiben")


async def sources(stage: Stage) -> list[dict[str, str]]:
    return [json.loads(body)["taken"] for body in await stage.bodies()]


async def test_no_day_and_source_that_were_not_shown_are_submitted(
    bare: Stage, two: tuple[Talk, Talk]
) -> None:
    one, other = two
    await begun(one)
    await one.press("Weiter", "Ja")
    assert "Antwort vom 24.11.2026, Quelle: Telefon" in one.card.body
    await by_letter(other)
    await one.press("Verbindlich abgeben")
    assert await sources(bare) == []
    assert "Der Entwurf wurde inzwischen geändert. Es wurde nichts abgegeben." in one.card.body
    assert "Antwort vom 23.11.2026, Quelle: Schreiben" in one.card.body
    await one.press("Verbindlich abgeben")
    assert await sources(bare) == [{"on": "2026-11-23", "source": "Schreiben"}]


async def test_no_nil_return_has_a_day_and_a_source_that_were_not_shown(
    bare: Stage, two: tuple[Talk, Talk]
) -> None:
    one, other = two
    await begun(one)
    await by_letter(other)
    await one.press("Fehlanzeige")
    assert await sources(bare) == []
    assert "Es wurde nichts abgegeben." in one.card.body
    assert "Antwort vom 23.11.2026, Quelle: Schreiben" in one.card.body
    await one.press("Fehlanzeige")
    assert await sources(bare) == [{"on": "2026-11-23", "source": "Schreiben"}]


async def test_the_other_coordinators_learn_who_has_entered_an_answer(
    bare: Stage, two: tuple[Talk, Talk]
) -> None:
    one, other = two
    await entered(one)
    (body,) = await bare.bodies()
    (letter,) = await bare.letters("entered")
    by = json.loads(body)["person"]
    assert (letter.chat, letter.about) == (other.account, {"submission": 1, "by": by})


async def test_the_same_day_and_source_once_more_change_nothing(
    bare: Stage, two: tuple[Talk, Talk]
) -> None:
    one, other = two
    await begun(one)
    await one.press("Weiter", "Ja")
    await begun(other)
    await one.press("Verbindlich abgeben")
    assert await sources(bare) == [{"on": "2026-11-24", "source": "Telefon"}]


async def test_after_the_deadline_nothing_is_entered(stage: Stage, coordinator: Talk) -> None:
    await begun(coordinator)
    stage.now = DEADLINE + dt.timedelta(seconds=1)
    turn = coordinator.action("Weiter").turn
    await coordinator.press_data(f"{turn:x} z")
    assert await records(stage) == []
    await coordinator.say("/status")
    await coordinator.press("Abfrage öffnen", "Stand nach Kommunen", "Witten")
    await coordinator.press("Antwort erfassen", "Heute", "Telefon")
    assert await records(stage) == []


async def test_whoever_does_not_coordinate_any_more_enters_nothing(
    stage: Stage, coordinator: Talk
) -> None:
    await begun(coordinator)
    data = coordinator.data("Fehlanzeige")
    stage.desk = replace(stage.desk, coordinators=frozenset())
    await coordinator.press_data(data)
    assert await records(stage) == []
