"""Versions of a draft: one is worked on at a time, and nobody's words are written over unseen."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy.exc import NoResultFound

from storage import Connection, joint_votes
from storage.database import Database
from storage.joint_votes import Overtaken
from storage.people import Person
from storage.rounds import Kept
from survey.joint_draft import pieces_of, put
from survey.joint_vote import Block

AT = dt.datetime(2026, 12, 21, 9, tzinfo=dt.UTC)
PIECES = pieces_of([Block(id="a", heading="Über uns", text="Eins\n\n– zwei"), Block(id="b")])


async def test_versions_are_kept_as_they_were(database: Database, kept: Kept, head: Person) -> None:
    def unit(connection: Connection) -> None:
        assert joint_votes.latest(connection, kept.id) is None
        first = joint_votes.add(connection, kept.id, PIECES, head.id, AT, 0)
        assert (first.version, first.revision) == (1, 1)
        changed = joint_votes.change(connection, first, put(PIECES, "b", out=True), head.id, AT)
        assert changed.revision == 2
        assert joint_votes.latest(connection, kept.id) == changed
        gone = joint_votes.circulate(connection, changed, kept.id)
        assert joint_votes.of_cosigning(connection, kept.id) == gone
        second = joint_votes.add(connection, kept.id, gone.pieces, head.id, AT, 0)
        assert (second.version, second.revision, second.cosigning) == (2, 1, None)
        assert joint_votes.get(connection, kept.id, 1) == gone

    await database.write(unit)


async def test_only_the_newest_revision_is_changed(
    database: Database, kept: Kept, head: Person
) -> None:
    def unit(connection: Connection) -> None:
        first = joint_votes.add(connection, kept.id, PIECES, head.id, AT, 0)
        joint_votes.change(connection, first, PIECES[:1], head.id, AT)
        with pytest.raises(Overtaken):
            joint_votes.change(connection, first, PIECES[1:], head.id, AT)
        with pytest.raises(Overtaken):
            joint_votes.circulate(connection, first, kept.id)
        found = joint_votes.latest(connection, kept.id)
        assert found is not None
        assert found.pieces == PIECES[:1]

    await database.write(unit)


async def test_what_goes_round_is_not_changed(database: Database, kept: Kept, head: Person) -> None:
    def unit(connection: Connection) -> None:
        draft = joint_votes.add(connection, kept.id, PIECES, head.id, AT, 0)
        joint_votes.circulate(connection, draft, kept.id)
        with pytest.raises(Overtaken):
            joint_votes.change(connection, draft, PIECES[:1], head.id, AT)

    await database.write(unit)


async def test_one_version_is_worked_on_at_a_time(
    database: Database, kept: Kept, head: Person
) -> None:
    def unit(connection: Connection) -> None:
        joint_votes.add(connection, kept.id, PIECES, head.id, AT, 0)
        with pytest.raises(ValueError, match="is still worked on"):
            joint_votes.add(connection, kept.id, PIECES, head.id, AT, 0)
        with pytest.raises(NoResultFound):
            joint_votes.get(connection, kept.id, 2)
        assert joint_votes.of_cosigning(connection, kept.id) is None

    await database.write(unit)


async def test_a_draft_is_of_one_count_until_it_is_made_of_another(
    database: Database, kept: Kept, head: Person
) -> None:
    def unit(connection: Connection) -> None:
        first = joint_votes.add(connection, kept.id, PIECES, head.id, AT, 3)
        reworded = joint_votes.change(connection, first, PIECES[:1], head.id, AT)
        assert (first.counted, reworded.counted) == (3, 3)
        anew = joint_votes.change(connection, reworded, PIECES, head.id, AT, 5)
        assert joint_votes.latest(connection, kept.id) == anew
        assert anew.counted == 5
        joint_votes.recount(connection, anew, 7)
        assert joint_votes.latest(connection, kept.id) == replace(anew, counted=7)
        joint_votes.circulate(connection, anew, kept.id)
        with pytest.raises(Overtaken):
            joint_votes.recount(connection, anew, 9)

    await database.write(unit)
