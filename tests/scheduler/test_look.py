"""Looking at the clock, and what comes next."""

import asyncio

import pytest
from sqlalchemy import update

from scheduler.look import look, upcoming
from storage import decisions, log
from storage.schema import rounds
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

OPENS = utc("03-02T08:00")
CLOSES = utc("03-13T11:00")


async def test_a_second_look_finds_nothing_new(small: Stage) -> None:
    small.hands.now = OPENS
    await small.look()
    before = await small.states(), await small.revisions(), await small.outcomes()
    await small.look()
    assert (await small.states(), await small.revisions(), await small.outcomes()) == before


async def test_a_round_that_fails_is_undone_and_stops_no_other(
    small: Stage, small_round: Round, small_roster: Roster, caplog: pytest.LogCaptureFixture
) -> None:
    await small.freeze(small_round.model_copy(update={"id": "broken"}), small_roster)
    broken = update(rounds).where(rounds.c.id == "broken").values(definition="{}")
    await small.database.write(lambda c: c.execute(broken))
    assert await small.at("03-02T08:00") == [
        (account, "Die Abfrage ist eröffnet") for account in (201, 202, 203)
    ]
    assert "the look at broken failed" in caplog.text
    assert await small.database.read(lambda c: decisions.decided(c, "broken")) == frozenset()


async def test_looks_at_the_same_time_decide_once(small: Stage) -> None:
    looks = (look(small.database, small.settings, CLOSES) for _ in range(5))
    await asyncio.gather(*looks)
    entries = await small.database.read(lambda c: log.entries(c, "small"))
    assert [entry.kind for entry in entries] == ["opened", "closed"]


# -- what comes next ------------------------------------------------------------


async def test_upcoming_leads_through_the_whole_round(small: Stage) -> None:
    walked = []
    while found := await small.database.read(lambda c: upcoming(c, small.hands.now)):
        walked.append(found)
        small.hands.now = found[0]
        await small.look()
        await small.outbox.drain()
    assert walked == [
        (OPENS, "opening"),
        (utc("03-04T08:00"), "reminder"),
        (utc("03-10T08:00"), "reminder"),
        (utc("03-12T08:00"), "reminder"),  # and the escalation, at the same instant
        (CLOSES, "closing"),
    ]


async def test_upcoming_tells_of_letters_that_wait_for_the_morning(small: Stage) -> None:
    await small.at("03-02T08:00")
    small.hands.now = utc("03-10T18:00")
    await small.look()
    found = await small.database.read(lambda c: upcoming(c, small.hands.now))
    assert found == (utc("03-11T06:30"), "letters")


async def test_nothing_comes_without_rounds(stage: Stage) -> None:
    assert await stage.database.read(lambda c: upcoming(c, OPENS)) is None
