"""Erasing a round from the chat: what is shown first, the second tap, and two people at once."""

import datetime as dt
from dataclasses import replace

import pytest

from storage import erasure, rounds
from tests.handlers.stage import COORDINATOR, DEADLINE, OTHER, ROUND, Stage, Talk

ERASE = "Personendaten löschen"


async def at_card(stage: Stage, account: int) -> Talk:
    talk = stage.talk(account)
    await talk.say("/stand")
    await talk.press("Abfrage öffnen")
    return talk


@pytest.fixture
async def over(stage: Stage) -> Stage:
    """The round is over; one town has submitted, and two people coordinate."""
    stage.desk = replace(stage.desk, coordinators=frozenset({COORDINATOR, OTHER}))
    await (await stage.joined("Amtsleitung Witten")).press("Fehlanzeige")
    stage.now = DEADLINE + dt.timedelta(days=1)
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, stage.now))
    return stage


async def test_a_running_round_offers_no_erasing(stage: Stage, coordinator: Talk) -> None:
    assert ERASE not in coordinator.labels
    before = await stage.dump()
    await coordinator.press_data(f"{coordinator.action('Zurück').turn:x} r")
    after = await stage.dump()
    assert {name for name in after if after[name] != before[name]} == {"chats"}


async def test_it_is_shown_first_what_goes_and_what_stays(over: Stage) -> None:
    talk = await at_card(over, COORDINATOR)
    before = await over.dump()
    await talk.press(ERASE)
    until, goes, stays, final = talk.card.body.split("\n\n")
    assert until == (
        "Personenbezogene Daten der Abfrage sind zu löschen bis: "
        "Sonntag, 19. Dezember 2027, 12:00 Uhr"
    )
    assert goes.splitlines()[:3] == [
        "Gelöscht wird:",
        "– Namen in Verteilern: 8",
        "– Telegram-Konten: 1",
    ]
    assert "– Abgaben: 1. Sie sind das amtliche Votum und tragen nur eine Kennung." in stays
    assert final.startswith("Das lässt sich nicht rückgängig machen.")
    assert talk.labels == ["Endgültig löschen", "Zurück"]
    after = await over.dump()
    assert {name for name in after if after[name] != before[name]} == {"chats"}


async def test_the_second_tap_erases_and_the_others_are_told(over: Stage) -> None:
    await at_card(over, OTHER)
    talk = await at_card(over, COORDINATOR)
    await talk.press(ERASE, "Endgültig löschen")
    assert "Gelöscht ist, was gelöscht werden durfte." in talk.words
    assert ERASE not in talk.labels
    assert await over.database.read(lambda c: erasure.erased(c, ROUND))
    assert await over.log() == ["joined", "submitted", "erased"]
    (letter,) = await over.letters("erased")
    assert letter.chat == OTHER


async def test_of_two_coordinators_the_second_finds_it_done(over: Stage) -> None:
    first, second = await at_card(over, COORDINATOR), await at_card(over, OTHER)
    await first.press(ERASE)
    await second.press(ERASE)
    again = second.data("Endgültig löschen")
    await first.press("Endgültig löschen")
    await second.press_data(again)
    assert second.toast == "Es gibt nichts, was jetzt gelöscht werden darf."
    assert await over.log() == ["joined", "submitted", "erased"]


async def test_what_has_changed_meanwhile_is_shown_first(over: Stage) -> None:
    talk = await at_card(over, COORDINATOR)
    await talk.press(ERASE)
    await over.write("05954004", {"remarks": "x"})
    await talk.press("Endgültig löschen")
    assert talk.toast == "Inzwischen hat sich etwas geändert. Bitte lesen Sie noch einmal."
    assert not await over.database.read(lambda c: erasure.erased(c, ROUND))
    await talk.press("Endgültig löschen")
    assert await over.database.read(lambda c: erasure.erased(c, ROUND))


async def test_reopened_meanwhile_it_is_refused(over: Stage) -> None:
    talk = await at_card(over, COORDINATOR)
    await talk.press(ERASE)
    await over.database.write(lambda c: rounds.reopen(c, ROUND))
    await talk.press("Endgültig löschen")
    assert not await over.database.read(lambda c: erasure.erased(c, ROUND))
