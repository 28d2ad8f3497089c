"""The watch over itself: what stands in the log, and what coordinators get."""

import asyncio
import contextlib
import datetime as dt
import logging
from pathlib import Path

import pytest
from telegram.error import Conflict, TimedOut

from bot.vitals import TELEGRAM_AFTER, TICKER_AFTER, Trouble
from bot.watch import Watch
from storage import Connection, chats, outbox, people
from storage import troubles as kept
from storage.database import Database
from storage.unusable import Unusable

START = dt.datetime(2026, 12, 1, 10, tzinfo=dt.UTC)
DAY = "2026-12-01"
COORDINATOR = 9001


class Hands:
    """A clock and a stopwatch that go on together."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> dt.datetime:
        return START + dt.timedelta(seconds=self.seconds)

    def ticks(self) -> float:
        return 5000.0 + self.seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
async def acquainted(database: Database) -> Database:
    """A database with a coordinator who has a chat."""

    def unit(connection: Connection) -> None:
        person = people.add(connection, COORDINATOR, "opaque", None)
        chats.begin(connection, COORDINATOR, person.id, "{}")

    await database.write(unit)
    return database


@pytest.fixture
async def watch(acquainted: Database, hands: Hands) -> Watch:
    made = made_watch(acquainted, hands)
    await made.begin()
    return made


def made_watch(database: Database, hands: Hands) -> Watch:
    return Watch(database, [COORDINATOR], hands.now, hands.ticks, 10.0)


def well(watch: Watch) -> None:
    """Every part is seen at work."""
    watch.looked()
    watch.heard(None)
    watch.stored(worked=True)
    watch.waiting(due=False, moved_at=0.0)


async def letters(database: Database) -> list[dict[str, object]]:
    waiting = await database.read(lambda c: outbox.next_up(c, START))
    assert {(each.kind, each.chat) for each in waiting} <= {("trouble", COORDINATOR)}
    return [dict(each.about) for each in waiting]


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.name == "bot.watch"]


def at(seconds: float) -> str:
    return (START + dt.timedelta(seconds=seconds)).isoformat()


async def test_all_is_well_and_nothing_is_said(
    watch: Watch, hands: Hands, acquainted: Database, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(200):
        hands.seconds += 5
        well(watch)
        assert not await watch.check()
    assert (logged(caplog), await letters(acquainted)) == ([], [])
    assert watch.ready
    assert watch.healthy


async def test_a_trouble_is_said_once_when_it_begins_and_once_when_it_is_over(
    watch: Watch, hands: Hands, acquainted: Database, caplog: pytest.LogCaptureFixture
) -> None:
    well(watch)
    for _ in range(4):
        hands.seconds += TICKER_AFTER
        watch.heard(None)
        watch.stored(worked=True)
        await watch.check()
    assert not watch.ready
    assert not watch.healthy
    well(watch)
    await watch.check()
    assert logged(caplog) == [
        "the clock is not looked at, since 2026-12-01 10:00:00 UTC",
        f"over: the clock is not looked at, from {DAY} 10:00:00 UTC until {DAY} 10:04:00 UTC",
    ]
    assert await letters(acquainted) == [
        {"kind": "ticker", "since": at(0)},
        {"kind": "ticker", "since": at(0), "until": at(240)},
    ]
    assert await acquainted.read(kept.ongoing) == {}


@pytest.mark.parametrize(("hours", "told"), [(0.5, 0), (2.0, 1)])
async def test_people_are_told_when_telegram_was_away_for_hours(
    watch: Watch, hands: Hands, acquainted: Database, hours: float, told: int
) -> None:
    well(watch)
    await watch.check()
    while hands.seconds < hours * 3600:
        hands.seconds += 30
        watch.looked()
        watch.stored(worked=True)
        watch.heard(TimedOut())
        await watch.check()
        assert watch.healthy  # no restart would mend it
        assert watch.ready == (hands.seconds <= TELEGRAM_AFTER + 30)
    watch.heard(None)
    await watch.check()
    assert watch.ready
    assert len(await letters(acquainted)) == told


async def test_another_poller_is_told_at_once(
    watch: Watch, hands: Hands, acquainted: Database, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(10):
        watch.heard(Conflict("terminated by other getUpdates request"))
        watch.heard(None)  # the two take turns
        await watch.check()
        hands.seconds += 20
        well(watch)
    assert watch.troubles().keys() == {Trouble.POLLER}
    assert len(logged(caplog)) == len(await letters(acquainted)) == 1
    hands.seconds += 150
    well(watch)
    await watch.check()
    assert len(logged(caplog)) == len(await letters(acquainted)) == 2


async def test_letters_that_are_due_and_do_not_move_are_a_trouble(
    watch: Watch, hands: Hands
) -> None:
    start = hands.ticks()
    for _ in range(20):
        hands.seconds += 60
        well(watch)
        watch.waiting(due=True, moved_at=hands.ticks() - 30)
        assert watch.troubles() == {}
    moved_at = hands.ticks()
    assert moved_at > start
    for _ in range(16):
        hands.seconds += 60
        watch.looked()
        watch.heard(None)
        watch.stored(worked=True)
        watch.waiting(due=True, moved_at=moved_at)
    assert watch.troubles().keys() == {Trouble.OUTBOX}


async def test_a_moved_clock_is_no_trouble(
    watch: Watch, hands: Hands, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (1, -1):
        monkeypatch.setattr(watch, "_now", lambda days=days: START + dt.timedelta(days=days))
        hands.seconds += 5
        well(watch)
        await watch.check()
    assert logged(caplog) == []


# -- what an earlier life left ------------------------------------------------------------


async def test_a_bot_that_did_not_run_says_from_when_to_when(
    acquainted: Database, hands: Hands
) -> None:
    await acquainted.write(lambda c: kept.beat(c, START))
    hands.seconds = 3600
    watch = made_watch(acquainted, hands)
    await watch.begin()
    await watch.check()
    assert await letters(acquainted) == [{"kind": "down", "since": at(0), "until": at(3600)}]


@pytest.mark.parametrize("beat_at", [-60, 3600])
async def test_a_short_stop_or_a_clock_set_back_is_not_told(
    acquainted: Database, hands: Hands, beat_at: float
) -> None:
    await acquainted.write(lambda c: kept.beat(c, START + dt.timedelta(seconds=beat_at)))
    watch = made_watch(acquainted, hands)
    await watch.begin()
    await watch.check()
    assert await letters(acquainted) == []


async def test_a_trouble_in_which_the_bot_ended_is_over(acquainted: Database, hands: Hands) -> None:
    await acquainted.write(lambda c: kept.begin(c, "poller", START))
    await acquainted.write(lambda c: kept.beat(c, START + dt.timedelta(seconds=100)))
    hands.seconds = 120
    watch = made_watch(acquainted, hands)
    await watch.begin()
    await watch.check()
    assert await letters(acquainted) == [{"kind": "poller", "since": at(0), "until": at(100)}]
    assert await acquainted.read(kept.ongoing) == {}


# -- a database that cannot be written ----------------------------------------------------


class Full(Database):
    """A database on a disk that is full for a time."""

    full = False

    async def write(self, unit):  # type: ignore[no-untyped-def]
        if self.full:
            raise Unusable("the database cannot be used: the disk is full")
        return await super().write(unit)


async def test_a_full_disk_is_told_when_there_is_room_again(
    acquainted: Database,
    path: Path,
    hands: Hands,
    caplog: pytest.LogCaptureFixture,
) -> None:
    full = await Full.open(f"sqlite:///{path}")
    watch = made_watch(full, hands)
    await watch.begin()

    async def sleep(seconds: float) -> None:
        hands.seconds += seconds
        watch.looked()
        watch.heard(None)
        full.full = 100 <= hands.seconds < 400
        await watch.check()
        if hands.seconds >= 600:
            raise asyncio.CancelledError

    with caplog.at_level(logging.WARNING), contextlib.suppress(asyncio.CancelledError):
        await watch.beat(sleep)
    assert logged(caplog) == [
        "a sign of life could not be stored: the database cannot be used: the disk is full",
        "the database cannot be written, since 2026-12-01 10:01:40 UTC",
        f"over: the database cannot be written, from {DAY} 10:01:40 UTC until {DAY} 10:06:50 UTC",
    ]
    assert await letters(full) == [{"kind": "database", "since": at(100), "until": at(410)}]
    await full.close()
