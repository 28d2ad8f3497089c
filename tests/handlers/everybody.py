"""People of every kind around one town, Witten, and a round of which everything has happened: for
tests of who may do what. It is built once and copied."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, update

from handlers.charge import Charge
from handlers.circulating import circulate
from handlers.desk import Desk
from storage import Connection, joint_votes, people, rounds
from storage.database import Database
from storage.schema import holders
from storage.schema import people as people_table
from survey.joint_draft import pieces_of
from survey.joint_vote import Block
from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import COORDINATOR, Stage, Talk, a_desk

ROUND = "small"
COSIGN = f"{ROUND}-cosign-1"
WITTEN, ENNEPETAL = "05954036", "05954008"
PIECES = pieces_of([Block(id="a", text="Eins"), Block(id="b", text="Zwei")])
CLOSES = dt.datetime(2026, 12, 21, 11, tzinfo=dt.UTC)

ROSTER = a_roster(
    witten=[
        {"person": "kopf"},
        {"person": "frueher"},
        {"person": "sache", "role": "preparer"},
        {"person": "stell", "role": "deputy"},
        {"person": "vertretung", "role": "deputy", "to": "2026-11-24"},
    ],
    ennepetal=[{"person": "andere"}, {"person": "wartet"}],
    breckerfeld=[{"person": "ehemals"}],
)
QUESTIONS = (
    a_choice("a", "Ja", "Nein"),
    {**a_choice("b", "Eins", "Zwei"), "kind": "choices", "required": False},
    {"kind": "group", "id": "c", "repeat": True, "text": "c?", "required": False,
     "items": [a_text("d", required=False)]},
)  # fmt: skip
"""Of which each has buttons that the others do not have."""

LETTER = {
    "subject": "Zum Vorhaben", "recipient": "An den Kreis", "sender": "Die Ämter",
    "salutation": "Guten Tag,", "closing": "Mit freundlichen Grüßen",
    "parts": [{"id": "a", "text": "Eins"}],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Everybody:
    """Where all of it is stored, as of which instant; the account of each kind of person; the id of
    somebody whom Witten's head has named, and whose hand Ennepetal's mandate is in."""

    path: Path
    desk: Desk
    now: dt.datetime
    accounts: dict[str, int]
    named: str
    other: int


async def everybody(path: Path) -> Everybody:
    """Builds it in an empty database."""
    database = await Database.open(f"sqlite:///{path}")
    stage = Stage(database, a_desk())
    try:
        return await _built(stage, path)
    finally:
        await database.close()


async def _built(stage: Stage, path: Path) -> Everybody:
    await stage.open(a_round(*QUESTIONS, nil_return=True, letter=LETTER), ROSTER)
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    joined = {
        person: await stage.joined(person)
        for person in ("kopf", "frueher", "sache", "stell", "vertretung")
    }
    await _enter(coordinator)
    await joined["kopf"].say("/frage", "Was ist gemeint?")
    await joined["kopf"].say("/vertretung", "Wer Neues", "Ab heute", "Bis Fristende", "Benennen")
    await stage.write(WITTEN, {"b": ["eins"]}, round_=ROUND)
    await stage.database.write(lambda c: _circulate(c, stage))
    joined |= {person: await stage.joined(person) for person in ("andere", "ehemals")}
    await joined["andere"].press("Fehlanzeige")
    await coordinator.press_data(await stage.revoking("frueher", ROUND))
    await _coordinate(stage, joined["ehemals"], on=True)
    await joined["ehemals"].say("/stand")
    await _coordinate(stage, joined["ehemals"], on=False)
    named = await stage.database.read(
        lambda c: c.execute(
            select(holders.c.roster_person).where(holders.c.named_by.is_not(None)).distinct()
        ).scalar_one()
    )
    accounts = {
        "head": joined["kopf"].account,
        "deputy": joined["stell"].account,
        "preparer": joined["sache"].account,
        "head of another town": joined["andere"].account,
        "former head": joined["frueher"].account,
        "expired deputy": joined["vertretung"].account,
        "former coordinator": joined["ehemals"].account,
        "coordinator": COORDINATOR,
        "stranger": 1900,
    }
    other = await stage.database.read(lambda c: people.of_account(c, joined["andere"].account))
    assert other is not None
    now = stage.now + dt.timedelta(days=1)
    return Everybody(path, stage.desk, now, accounts, named, other.id)


async def _enter(coordinator: Talk) -> None:
    """A coordinator enters for Witten what it said by phone."""
    await coordinator.press("Abfrage öffnen", "Stand nach Kommunen", "Witten", "Antwort erfassen")
    await coordinator.press("Heute", "Telefon", "Weiter", "Ja", "Überspringen", "Überspringen")
    await coordinator.press("Verbindlich abgeben")


def _circulate(connection: Connection, stage: Stage) -> None:
    """One draft goes round for co-signature, and the next one is worked on."""
    (person,) = people.coordinators(connection, stage.desk.coordinators)
    joint_votes.add(connection, ROUND, PIECES, person.id, stage.now, 0)
    first = joint_votes.latest(connection, ROUND)
    assert first is not None
    circulate(Charge(connection, stage.desk, ROUND, person.opaque, stage.now), first, CLOSES)
    rounds.mark_opened(connection, COSIGN, stage.now)
    joint_votes.add(connection, ROUND, PIECES, person.id, stage.now, 0)


async def _coordinate(stage: Stage, talk: Talk, *, on: bool) -> None:
    since = stage.now if on else None
    change = update(people_table).where(people_table.c.account == talk.account)
    await stage.database.write(lambda c: c.execute(change.values(coordinator_since=since)))
