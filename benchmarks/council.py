"""The round whose taps are measured: so many towns, each with a head, and so many questions."""

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Integer, cast, insert, select, update

from benchmarks.api import FIRST
from storage import Connection, decisions, rounds
from storage.chats import Chat
from storage.database import Database
from storage.schema import chats, drafts, holders, mandates, people
from survey.roster import Roster
from survey.round import Round

HOME = '{"at": "home"}'
QUESTIONS = 24
ID = "council"
LABELS = ("Ja, auf jeden Fall", "Ja, unter einer Bedingung", "Nein", "Noch offen", "Anderes")


def questions(count: int) -> list[dict[str, Any]]:
    """A choice and a list in turn, none of which has to be answered in words."""
    found = []
    for number in range(1, count + 1):
        kind, offered = ("choice", LABELS[:3]) if number % 2 else ("choices", LABELS)
        options = [{"id": f"o{at}", "label": label} for at, label in enumerate(offered, start=1)]
        text = f"{number}. Soll die Stadt bei diesem Feld mit den anderen zusammenarbeiten?"
        found.append({"id": f"q{number}", "kind": kind, "text": text, "options": options})
    return found


def a_round(count: int) -> Round:
    """Open for a month; nothing is due before its reminders."""
    return Round.model_validate(
        {
            "format": 1,
            "id": ID,
            "title": "Leistungsmessung",
            "purpose": "Wie schnell geht es?",
            "closes": (dt.datetime.now() + dt.timedelta(days=30)).isoformat(),  # noqa: DTZ005 - local
            "reminders": {"holidays": None, "quiet": None},
            "questions": questions(count),
        }
    )


def a_roster(towns: int) -> Roster:
    """One mandate and one head for each account from FIRST on."""
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": f"{account:08}",
                    "municipality": f"Musterstadt {account}",
                    "inhabitants": 1000 + account % 997,
                    "counted_on": "2019-12-31",
                    "office": "Jugendamt",
                    "holders": [{"person": str(account)}],
                }
                for account in range(FIRST, FIRST + towns)
            ]
        }
    )


async def fill(path: Path, towns: int, count: int = QUESTIONS, answered: int = 0) -> None:
    """A database in which the round is open, every head has joined and so many questions are
    answered in every draft."""
    now = dt.datetime.now(dt.UTC)
    accounts = range(FIRST, FIRST + towns)

    def unit(connection: Connection) -> None:
        rounds.freeze(connection, a_round(count), a_roster(towns), now)
        rounds.mark_opened(connection, ID, now)
        decisions.decide(connection, ID, "opening", now, "do")
        connection.execute(insert(people), [_person(each) for each in accounts])
        connection.execute(insert(chats), [asdict(Chat(each, each, HOME)) for each in accounts])
        connection.execute(
            update(holders).values(person=cast(holders.c.roster_person, Integer), joined_at=now)
        )
        if answered:
            found = select(mandates.c.id, holders.c.person).join(holders)
            each_draft = [_draft(*row, answered, now) for row in connection.execute(found)]
            connection.execute(insert(drafts), each_draft)

    database = await Database.open(f"sqlite:///{path}")
    try:
        await database.write(unit)
    finally:
        await database.close()


def _person(account: int) -> dict[str, Any]:
    return {"id": account, "account": account, "opaque": f"opaque-{account}", "language": "de"}


def _draft(mandate: int, person: int, answered: int, now: dt.datetime) -> dict[str, Any]:
    answers = {
        f"q{number}": ["o1" if number % 2 else ["o1", "o3"], person, number]
        for number in range(1, answered + 1)
    }
    told = json.dumps(answers)
    return {"mandate": mandate, "version": answered, "answers": told, "changed_at": now}
