"""Ballots by person: what is kept, and what is not any more."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from storage import Connection, ballots, participants, people, rounds
from storage.database import Database
from storage.drafts import Overtaken
from storage.participants import BALLOT
from storage.people import Person
from storage.rounds import Kept
from storage.schema import ballot_keys, metadata
from storage.schema import ballots as table
from survey.roster import Roster
from survey.round import Round

SECRET = "canary-key-of-the-round-0123456789"
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
ACCOUNT = 1001


@pytest.fixture
async def forum(database: Database, survey_round: Round, roster: Roster) -> Kept:
    """A round by person, open."""
    round_ = survey_round.model_copy(update={"ballots": "person"})

    def store(connection: Connection) -> Kept:
        rounds.freeze(connection, round_, roster, AT, SECRET)
        rounds.mark_opened(connection, round_.id, AT)
        return rounds.get(connection, round_.id)

    return await database.write(store)


def key(connection: Connection, round_: str, account: int = ACCOUNT) -> str:
    found = ballots.key_of(connection, round_, account)
    assert found is not None
    return found


async def test_key_of_a_ballot_is_made_from_the_account_and_the_key_of_the_round(
    database: Database, forum: Kept
) -> None:
    def query(connection: Connection) -> tuple[str, str, str]:
        mine = key(connection, forum.id)
        return mine, key(connection, forum.id), key(connection, forum.id, 1002)

    mine, again, other = await database.read(query)
    assert mine == again
    assert len(mine) == len(other) == 64
    assert mine != other


async def test_round_by_person_needs_a_key_and_no_other_round_has_one(
    database: Database, survey_round: Round, roster: Roster
) -> None:
    by_person = survey_round.model_copy(update={"ballots": "person"})
    for round_, secret in ((by_person, None), (survey_round, SECRET)):
        with pytest.raises(ValueError, match="a round by"):
            await database.write(
                partial(rounds.freeze, round_=round_, roster=roster, opens_at=AT, ballot_key=secret)
            )


async def test_draft_is_changed_and_found_again(database: Database, forum: Kept) -> None:
    def unit(connection: Connection) -> None:
        mine = key(connection, forum.id)
        draft = ballots.draft(connection, forum.id, mine, 7)
        assert (draft.version, draft.answers) == (0, {})
        draft = ballots.change(connection, forum.id, mine, draft, {"a": "ja", "b": ["x"]}, 7)
        ballots.change(connection, forum.id, mine, draft, {"b": None}, 7)
        found = ballots.draft(connection, forum.id, mine, 7)
        assert (found.version, found.answers, found.written["a"].person) == (2, {"a": "ja"}, 7)
        with pytest.raises(Overtaken):
            ballots.change(connection, forum.id, mine, draft, {"a": "nein"}, 7)

    await database.write(unit)


async def test_submission_replaces_the_one_before(database: Database, forum: Kept) -> None:
    def unit(connection: Connection) -> None:
        mine = key(connection, forum.id)
        assert ballots.cast(connection, forum.id, mine) is None
        first = ballots.submit(connection, forum.id, mine, {"a": "ja"})
        second = ballots.submit(connection, forum.id, mine, {"a": "nein"})
        assert (first.number, second.number) == (1, 2)
        assert first.checksum != second.checksum
        assert ballots.cast(connection, forum.id, mine) == second
        assert ballots.of_round(connection, forum.id) == ({"a": "nein"},)
        assert ballots.submitted(connection, forum.id) == 1

    await database.write(unit)


async def test_nothing_in_a_ballot_has_a_time_an_order_or_a_person(
    database: Database, forum: Kept, head: Person
) -> None:
    """Neither columns nor the hidden numbers that SQLite gives to rows."""
    assert [column.name for column in table.columns] == [
        "round", "key", "version", "draft", "number", "answers",
    ]  # fmt: skip

    def unit(connection: Connection) -> None:
        mine = key(connection, forum.id, head.account)
        draft = ballots.draft(connection, forum.id, mine, head.id)
        ballots.change(connection, forum.id, mine, draft, {"a": "ja"}, head.id)
        (kept,) = connection.execute(select(table.c.draft)).scalars()
        assert kept == '{"a": ["ja", 1]}'
        for name in ("ballots", "participants") if connection.dialect.name == "sqlite" else ():
            written = connection.execute(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
            ).scalar_one()
            assert written.rstrip().endswith("WITHOUT ROWID")
        assert sorted(inspect(connection).get_table_names()) == sorted(
            {*metadata.tables, "alembic_version"}
        )

    await database.write(unit)


async def test_closing_destroys_the_key_and_what_was_not_submitted(
    database: Database, forum: Kept
) -> None:
    def unit(connection: Connection) -> None:
        one, two = key(connection, forum.id), key(connection, forum.id, 1002)
        for mine in (one, two):
            draft = ballots.draft(connection, forum.id, mine, 1)
            ballots.change(connection, forum.id, mine, draft, {"a": "ja"}, 1)
        for answer in ("ja", "nein"):
            ballots.submit(connection, forum.id, one, {"a": answer})
        assert rounds.mark_closed(connection, forum.id, AT)
        assert ballots.key_of(connection, forum.id, ACCOUNT) is None
        assert connection.execute(select(ballot_keys)).all() == []
        (row,) = connection.execute(select(table)).all()
        assert (row.version, row.draft, row.number, row.answers) == (0, "{}", 1, '{"a": "nein"}')

    await database.write(unit)


async def test_closing_puts_the_ballots_in_an_order_that_says_nothing(
    database: Database, forum: Kept
) -> None:
    """Where a server appends what is written, the order of the rows would be that of the people."""

    def unit(connection: Connection) -> None:
        for account in range(1001, 1021):
            ballots.submit(connection, forum.id, key(connection, forum.id, account), {"a": "ja"})
        rounds.mark_closed(connection, forum.id, AT)
        if connection.dialect.name == "postgresql":
            found = connection.exec_driver_sql("SELECT key FROM ballots ORDER BY ctid")
            keys = list(found.scalars())
            assert len(keys) == 20
            assert keys == sorted(keys)

    await database.write(unit)


async def test_key_stands_nowhere_in_the_files_once_the_round_is_closed(
    database: Database, forum: Kept, path: Path, tmp_path: Path
) -> None:
    def files() -> list[bytes]:
        return [each.read_bytes() for each in sorted(tmp_path.rglob("*.db*"))]

    assert any(SECRET.encode() in each for each in files())
    await database.write(lambda c: rounds.mark_closed(c, forum.id, AT))
    await database.close()
    assert files() != []
    assert not any(SECRET.encode() in each for each in files())


async def test_whoever_takes_part_holds_one_ballot(
    database: Database, forum: Kept, head: Person, deputy: Person
) -> None:
    def unit(connection: Connection) -> None:
        participants.join(connection, forum.id, deputy.id)
        participants.join(connection, forum.id, head.id)
        participants.join(connection, forum.id, head.id)
        assert participants.of_round(connection, forum.id) == (head.id, deputy.id)
        (held,) = participants.holdings(connection, head.id)
        assert (held.round, held.key, held.deadline) == (forum.id, BALLOT, forum.closes_at)
        assert (held.role, held.person, held.joined_at) == ("head", head.id, None)
        assert people.holdings(connection, person=head.id) == ()

    await database.write(unit)
