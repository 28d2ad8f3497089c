"""Erasing: what a person may have erased in the chat, and what goes of a round."""

import datetime as dt

import pytest
from sqlalchemy import select

from handlers import erasing
from handlers.charge import ADMINISTRATOR, Charge
from handlers.desk_places import Moving
from storage import Connection, erasure, log, results, rounds
from storage.erasure import Erasure
from storage.schema import chats, holders, people
from survey.refusal import Refusal
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

WITTEN = "05954036"


async def close(stage: Stage) -> None:
    stage.now = DEADLINE + dt.timedelta(days=1)
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, stage.now))


async def erase(stage: Stage, *, really: bool = True) -> Erasure | Refusal:
    def unit(connection: Connection) -> Erasure | Refusal:
        charge = Charge(connection, stage.desk, ROUND, ADMINISTRATOR, stage.now)
        return erasing.erase_round(charge, really=really)

    return await stage.database.write(unit)


@pytest.fixture
async def submitted(stage: Stage, witten: Talk) -> Talk:
    """The head of Witten, who has submitted."""
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben")
    return witten


async def test_of_a_running_round_nothing_goes(stage: Stage, submitted: Talk) -> None:
    await submitted.say("/loeschen")
    before = await stage.dump()
    body = submitted.card.body
    assert body.startswith("Es gibt nichts, was jetzt gelöscht werden darf.\n\nEs bleibt:\n")
    assert "Sie läuft bis Freitag, 18. Dezember 2026, 12:00 Uhr." in body
    assert "– Abgaben: 1. Sie sind das amtliche Votum und tragen nur eine Kennung." in body
    assert submitted.labels == ["Zurück"]
    turn = submitted.action("Zurück").turn
    await submitted.press_data(f"{turn:x} r")
    after = await stage.dump()
    assert {name for name in after if after[name] != before[name]} == {"chats"}
    assert await erase(stage) == Refusal("not-over")


async def test_a_person_goes_once_the_round_is_over(stage: Stage, submitted: Talk) -> None:
    await close(stage)
    before = await stage.database.read(lambda c: results.summary(c, ROUND))
    await submitted.say("/erase")
    assert "– Namen in Verteilern: 1\n– Telegram-Konten: 1\n" in submitted.card.body
    await submitted.press("Endgültig löschen")
    said = "Ihr Konto und alles, was gelöscht werden durfte, sind gelöscht."
    assert submitted.toast == said
    accounts = await stage.database.read(lambda c: c.execute(select(people.c.account)).all())
    assert accounts == [(-1,)]
    assert await stage.database.read(lambda c: c.execute(select(chats)).all()) == []
    after = await stage.database.read(lambda c: results.summary(c, ROUND))
    assert after.model_copy(update={"chain": before.chain}) == before
    assert await stage.log() == ["joined", "submitted", "erased"]
    await submitted.say("/start")
    assert submitted.shown[-1].body.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")


async def test_what_has_changed_meanwhile_is_shown_first(stage: Stage, submitted: Talk) -> None:
    await submitted.say("/erase")
    await close(stage)
    turn = submitted.action("Zurück").turn
    await submitted.press_data(f"{turn:x} r")
    assert submitted.toast == "Inzwischen hat sich etwas geändert. Bitte lesen Sie noch einmal."
    assert submitted.labels == ["Endgültig löschen", "Zurück"]
    assert await stage.log() == ["joined", "submitted"]


async def test_a_coordinator_keeps_the_account_and_is_told_why(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/erase")
    assert "– Konto 99, solange es zur Koordination gehört." in coordinator.card.body
    await coordinator.press("Zurück")
    assert coordinator.card.title == "Abfragen"


async def test_a_stranger_cannot_ask(stage: Stage) -> None:
    stranger, before = stage.talk(), await stage.dump()
    for words in ("/erase", "/mydata"):
        await stranger.say(words)
        assert stranger.shown[-1].body.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    assert await stage.dump() == before


async def test_a_dry_run_says_what_goes_and_changes_nothing(stage: Stage, submitted: Talk) -> None:
    await (await stage.joined("Amtsleitung Schwelm")).press("Weiter", "Ja")
    await close(stage)
    before = await stage.dump()
    dry = await erase(stage, really=False)
    assert await stage.dump() == before
    assert dry == await erase(stage)
    assert isinstance(dry, Erasure)
    assert {name: dry.goes[name] for name in ("names", "accounts", "chats", "drafts")} == {
        "names": 8,
        "accounts": 2,
        "chats": 2,
        "drafts": 2,
    }
    assert dry.entries == [1, 3]
    again = await erase(stage)
    assert isinstance(again, Erasure)
    assert again.goes == {}


async def test_an_erased_round_names_nobody_and_is_not_taken_up(
    stage: Stage, submitted: Talk
) -> None:
    coordinator = stage.talk(COORDINATOR)
    await close(stage)
    await erase(stage)
    names = await stage.database.read(lambda c: set(c.execute(select(holders.c.name)).scalars()))
    assert names == {"–"}
    stored = await stage.dump()
    assert "Amtsleitung" not in str(stored)
    assert await stage.database.read(lambda c: erasure.erased(c, ROUND))
    await coordinator.say("/start")
    await coordinator.press("Abfrage öffnen")
    assert "Wieder öffnen" not in coordinator.labels
    # Somebody has had the question open since before.
    await stage.displace(coordinator, Moving(round=ROUND, again=True).model_dump_json())
    await coordinator.say("21.12.2026 12:00")
    consent = next(label for label in coordinator.labels if "öffnen" in label)
    await coordinator.press(consent)
    assert (
        "Die Abfrage lässt sich nicht wieder öffnen." in coordinator.toast + coordinator.card.body
    )
    assert [e.kind for e in await stage.database.read(lambda c: log.entries(c, ROUND))][-1] == (
        "erased"
    )
