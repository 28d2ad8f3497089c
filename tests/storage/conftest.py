"""A round to keep in the database, and the people in it."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import Connection, Engine, event

from storage import log, people, rounds
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept
from survey.roster import Roster
from survey.round import Round
from tests.server import on_both


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Everything here is shown on both databases."""
    on_both(metafunc)


@pytest.fixture
async def another(database: Database, url: str) -> AsyncIterator[Database]:
    """A second way to the same database, as the command line has it beside the bot."""
    opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture
def commits() -> Iterator[list[Connection]]:
    """Every COMMIT from here on, by its connection."""
    seen: list[Connection] = []

    def note(connection: Connection) -> None:
        seen.append(connection)

    event.listen(Engine, "commit", note)
    yield seen
    event.remove(Engine, "commit", note)


@pytest.fixture
def survey_round() -> Round:
    """A round of one question, open until 15 April 2026, 12:00 in Berlin."""
    return Round.model_validate(
        {
            "format": 1,
            "id": "solidarpakt",
            "title": "Solidarpakt",
            "purpose": "Welche Felder kommen zuerst?",
            "closes": "2026-04-15T12:00:00",
            "questions": [
                {
                    "id": "interest",
                    "kind": "choice",
                    "text": "Interesse?",
                    "options": [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}],
                }
            ],
        }
    )


@pytest.fixture
def roster() -> Roster:
    """Three mandates: two with the same head, one with a head, a deputy and a preparer."""
    counted = {"counted_on": "2019-12-31", "office": "Jugendamt"}
    deputy = {"person": "s-witten", "role": "deputy", "from_": "2026-03-01", "to": "2026-03-31"}
    preparer = {"person": "sb-witten", "role": "preparer"}
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": "05954008",
                    "municipality": "Ennepetal",
                    "inhabitants": 30142,
                    "holders": [{"person": "al-doppel"}],
                    **counted,
                },
                {
                    "key": "05954004",
                    "municipality": "Breckerfeld",
                    "inhabitants": 8943,
                    "holders": [{"person": "al-doppel"}],
                    **counted,
                },
                {
                    "key": "05954036",
                    "municipality": "Witten",
                    "inhabitants": 96459,
                    "holders": [{"person": "al-witten"}, deputy, preparer],
                    **counted,
                },
            ]
        }
    )


@pytest.fixture
async def kept(database: Database, survey_round: Round, roster: Roster) -> Kept:
    """The round with its roster, stored as planned for 2 March 2026."""
    opens_at = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)

    def store(connection: Connection) -> Kept:
        rounds.freeze(connection, survey_round, roster, opens_at)
        return rounds.get(connection, survey_round.id)

    return await database.write(store)


@pytest.fixture
async def head(database: Database) -> Person:
    """Somebody with an account, who holds nothing yet."""
    return await database.write(lambda c: people.add(c, 1001, "opaque-head", "de"))


@pytest.fixture
async def deputy(database: Database) -> Person:
    """Somebody else with an account."""
    return await database.write(lambda c: people.add(c, 1002, "opaque-deputy", None))


@pytest.fixture
async def opened(database: Database, kept: Kept, head: Person, deputy: Person) -> Kept:
    """The round is open, and the one head of two towns and the deputy of the third have joined."""

    def begin(connection: Connection) -> Kept:
        rounds.mark_opened(connection, kept.id, kept.opens_at)
        log.append(connection, kept.id, "opened", {}, kept.opens_at, "salt")
        people.join(connection, kept.id, "al-doppel", head.id, kept.opens_at)
        people.join(connection, kept.id, "s-witten", deputy.id, kept.opens_at)
        return rounds.get(connection, kept.id)

    return await database.write(begin)
