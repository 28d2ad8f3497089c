import asyncio
import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from storage import decisions, rounds
from storage.database import Database
from storage.rounds import Kept
from survey.roster import Roster
from survey.round import Round

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


async def test_nothing_is_decided_at_first(database: Database, kept: Kept) -> None:
    assert await database.read(lambda c: decisions.decided(c, kept.id)) == frozenset()


async def test_what_was_decided_is_known_whatever_came_of_it(
    database: Database, kept: Kept
) -> None:
    await database.write(lambda c: decisions.decide(c, kept.id, "reminder-7", NOW, "sent"))
    await database.write(lambda c: decisions.decide(c, kept.id, "reminder-3", NOW, "skipped"))
    found = await database.read(lambda c: decisions.decided(c, kept.id))
    assert found == frozenset({"reminder-7", "reminder-3"})


async def test_of_two_that_decide_the_same_one_is_refused(
    database: Database, another: Database, kept: Kept
) -> None:
    results = await asyncio.gather(
        database.write(lambda c: decisions.decide(c, kept.id, "open", NOW, "done")),
        another.write(lambda c: decisions.decide(c, kept.id, "open", NOW, "done")),
        return_exceptions=True,
    )
    assert sorted(type(result).__name__ for result in results) == ["IntegrityError", "NoneType"]


async def test_rounds_decide_apart(
    database: Database, kept: Kept, survey_round: Round, roster: Roster
) -> None:
    other = survey_round.model_copy(update={"id": "another"})
    await database.write(lambda c: rounds.freeze(c, other, roster, NOW))
    await database.write(lambda c: decisions.decide(c, "another", "open", NOW, "done"))
    assert await database.read(lambda c: decisions.decided(c, kept.id)) == frozenset()
    assert await database.read(lambda c: decisions.decided(c, "another")) == {"open"}


async def test_nothing_is_decided_about_a_round_that_is_not_there(database: Database) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await database.write(lambda c: decisions.decide(c, "nirgends", "open", NOW, "done"))
