"""The order and the pace in which letters leave. What they say does not matter here."""

import asyncio
import contextlib
import datetime as dt
import itertools
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from chat.cards import Card
from chat.messenger import Unknown, Wait
from scheduler.outbox import ABREAST, AFTER_FAILURE, Outbox
from scheduler.pace import EVERY
from storage import Connection, outbox
from storage.outbox import ANSWERS, BULK, CLOSING, NEWS, RECEIPTS, REMINDERS, Letter
from tests.scheduler.recorder import until, utc
from tests.scheduler.stage import Stage

NOW = utc("12-01T10:00")
HOUR = dt.timedelta(hours=1)
KINDS = {
    ANSWERS: "summary",
    RECEIPTS: "receipt",
    CLOSING: "closed",
    NEWS: "joined",
    REMINDERS: "reminder",
    BULK: "opening",
}


def letter(key: str, lane: int = REMINDERS, chat: int = 1, at: dt.datetime = NOW) -> Letter:
    """A letter that says its key."""
    return Letter(key, chat, KINDS[lane], {}, at, lane)


def says_its_key(_connection: Connection, letter: Letter, _now: dt.datetime) -> tuple[Card, ...]:
    """One card with the letter's key."""
    return (Card(title=letter.key),)


@pytest.fixture
def posting(stage: Stage) -> Stage:
    """A stage whose letters say their keys."""
    hands = stage.hands
    hands.now = NOW
    stage.outbox = Outbox(
        stage.database,
        stage.recorder,
        says_its_key,
        lambda: hands.now,
        lambda: hands.ticks,
        hands.sleep,
    )
    return stage


@contextlib.asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[None]:
    """The outbox at work until it is stopped. Its stopwatch goes on by `tick` alone."""
    stage.hands.held = True
    task = asyncio.create_task(stage.outbox.run())
    try:
        yield
        stage.outbox.stop()
        await asyncio.wait_for(task, 5)
    finally:
        task.cancel()


async def put(stage: Stage, *letters: Letter) -> None:
    """The letters are in the outbox, and it knows."""
    await stage.database.write(lambda c: [outbox.put(c, each) for each in letters])
    stage.outbox.wake()


def titles(stage: Stage) -> list[str]:
    """What was called so far, in order."""
    return [call.title for call in stage.recorder.calls]


def gaps(ticks: list[float]) -> Iterator[float]:
    return (b - a for a, b in itertools.pairwise(ticks))


# -- order --------------------------------------------------------------------


async def test_a_chat_gets_its_letters_lane_by_lane_and_the_oldest_first(posting: Stage) -> None:
    await put(
        posting,
        letter("bulk", BULK, at=NOW - HOUR),
        letter("news", NEWS),
        letter("reminder, later", REMINDERS),
        letter("reminder", REMINDERS, at=NOW - HOUR),
        letter("closing", CLOSING),
    )
    await posting.outbox.drain()
    assert titles(posting) == ["closing", "news", "reminder", "reminder, later", "bulk"]


async def test_answers_come_before_receipts(posting: Stage) -> None:
    await put(posting, letter("receipt", RECEIPTS), letter("answer", ANSWERS))
    await posting.outbox.drain()
    assert titles(posting) == ["answer", "receipt"]


async def test_a_letter_waits_for_its_instant(posting: Stage) -> None:
    await put(posting, letter("later", at=NOW + HOUR), letter("now"))
    await posting.outbox.drain()
    assert titles(posting) == ["now"]
    posting.hands.now += HOUR
    await posting.outbox.drain()
    assert titles(posting) == ["now", "later"]


async def test_a_letter_whose_reason_fell_away_is_dropped(posting: Stage) -> None:
    posting.outbox = Outbox(
        posting.database,
        posting.recorder,
        lambda *_: (),
        lambda: NOW,
        lambda: 0.0,
        posting.hands.sleep,
    )
    await put(posting, letter("gone"))
    await posting.outbox.drain()
    assert titles(posting) == []
    assert await posting.states() == {"gone": ("dropped", None)}


async def test_nothing_is_sent_twice(posting: Stage) -> None:
    await put(posting, letter("once"))
    await posting.outbox.drain()
    await put(posting, letter("once"))
    await posting.outbox.drain()
    assert titles(posting) == ["once"]
    assert await posting.states() == {"once": ("sent", None)}


# -- pace ---------------------------------------------------------------------


async def test_a_chat_gets_one_unasked_letter_a_second(posting: Stage) -> None:
    await put(posting, *(letter(str(number)) for number in range(4)))
    await posting.outbox.drain()
    ticks = [call.ticks for call in posting.recorder.calls]
    assert all(gap >= 1.0 - 1e-9 for gap in gaps(ticks))


async def test_unasked_letters_leave_twenty_five_a_second(posting: Stage) -> None:
    """Those that are being marked as sent when a turn comes may leave at once, but no more."""
    await put(posting, *(letter(str(number), BULK, chat=number) for number in range(60)))
    await posting.outbox.drain()
    ticks = [call.ticks for call in posting.recorder.calls]
    assert len(ticks) == 60
    for first, last in zip(ticks, ticks[25 + ABREAST :], strict=False):
        assert last - first >= 25 * EVERY - 1e-9


async def test_answers_and_receipts_are_not_held_up(posting: Stage) -> None:
    letters = [letter(str(number), RECEIPTS, chat=number % 3) for number in range(12)]
    await put(posting, *letters)
    await posting.outbox.drain()
    assert {call.ticks for call in posting.recorder.calls} == {1000.0}


async def test_only_so_many_letters_are_under_way_and_one_in_each_chat(posting: Stage) -> None:
    posting.recorder.gate.clear()
    await put(posting, *(letter(f"{chat}", RECEIPTS, chat) for chat in range(ABREAST + 4)))
    await put(posting, letter("0 again", RECEIPTS, 0))
    async with running(posting):
        await until(lambda: len(posting.recorder.calls) == ABREAST)
        await asyncio.sleep(0.05)
        assert sorted(titles(posting)) == [str(chat) for chat in range(ABREAST)]
        posting.recorder.gate.set()
        await until(lambda: len(posting.recorder.calls) == ABREAST + 5)
    assert posting.recorder.most_under_way == ABREAST
    assert titles(posting).index("0 again") > titles(posting).index("0")


async def test_a_slow_bulk_is_overtaken_by_answers(posting: Stage) -> None:
    await put(posting, letter("first bulk", BULK), letter("second bulk", BULK))
    async with running(posting):
        await until(lambda: titles(posting) == ["first bulk"])
        await put(posting, letter("answer", ANSWERS), letter("receipt", RECEIPTS))
        await until(lambda: titles(posting) == ["first bulk", "answer", "receipt"])
        posting.hands.tick(1.0)
        await until(lambda: titles(posting)[-1] == "second bulk")


# -- asked to wait ------------------------------------------------------------


async def test_a_wait_pauses_its_track_and_nothing_else(posting: Stage) -> None:
    posting.recorder.answers[1] = [Wait(30)]
    await put(posting, letter("a", CLOSING, 1))
    async with running(posting):
        await until(lambda: titles(posting) == ["a"])
        await put(posting, letter("b", BULK, 2), letter("answer", ANSWERS, 3))
        await until(lambda: titles(posting) == ["a", "answer"])
        posting.hands.tick(29.5)
        await asyncio.sleep(0.05)
        assert titles(posting) == ["a", "answer"]
        posting.hands.tick(0.6)
        await until(lambda: titles(posting)[:3] == ["a", "answer", "a"])
        posting.hands.tick(1.0)
        await until(lambda: titles(posting) == ["a", "answer", "a", "b"])


async def test_a_wait_for_an_answer_holds_up_its_chat_and_no_other(posting: Stage) -> None:
    posting.recorder.answers[1] = [Wait(30)]
    await put(posting, letter("a", RECEIPTS, 1))
    async with running(posting):
        await until(lambda: titles(posting) == ["a"])
        await put(posting, letter("a, next", RECEIPTS, 1), letter("b", RECEIPTS, 2))
        await until(lambda: titles(posting) == ["a", "b"])
        posting.hands.tick(29.5)
        await asyncio.sleep(0.05)
        assert titles(posting) == ["a", "b"]
        posting.hands.tick(0.6)
        await until(lambda: titles(posting) == ["a", "b", "a", "a, next"])


async def test_much_news_for_one_chat_holds_up_no_receipt(posting: Stage) -> None:
    await put(posting, *(letter(str(number), NEWS, 1) for number in range(50)))
    async with running(posting):
        await until(lambda: titles(posting) == ["0"])
        await put(posting, letter("receipt", RECEIPTS, 1))
        await until(lambda: titles(posting) == ["0", "receipt"])


async def test_a_moved_clock_does_not_end_a_wait(posting: Stage) -> None:
    posting.recorder.answers[1] = [Wait(30)]
    await put(posting, letter("a", RECEIPTS))
    async with running(posting):
        await until(lambda: titles(posting) == ["a"])
        posting.hands.now += 24 * HOUR
        posting.outbox.wake()
        await asyncio.sleep(0.05)
        assert titles(posting) == ["a"]
        assert not await posting.outbox.idle()


async def test_a_chat_that_gave_no_answer_rests_and_others_go_on(posting: Stage) -> None:
    posting.recorder.answers[1] = [Unknown("timed out")]
    await put(posting, letter("a", RECEIPTS, 1), letter("a again", RECEIPTS, 1))
    await put(posting, letter("b", RECEIPTS, 2))
    async with running(posting):
        await until(lambda: sorted(titles(posting)) == ["a", "b"])
        while await posting.database.read(outbox.interrupted):  # noqa: ASYNC110 - of the database
            await asyncio.sleep(0.01)
        # Nothing is begun that would have to wait, half sent, for the chat.
        assert await posting.states() == {
            "a": ("waiting", None),
            "a again": ("waiting", None),
            "b": ("sent", None),
        }
        posting.hands.tick(2.0)
        await until(lambda: titles(posting)[2:] == ["a", "a again"])


# -- running ------------------------------------------------------------------


async def test_running_sends_what_comes_and_what_becomes_due(posting: Stage) -> None:
    async with running(posting):
        await put(posting, letter("now", RECEIPTS))
        await until(lambda: titles(posting) == ["now"])
        await put(posting, letter("soon", RECEIPTS, at=NOW + HOUR))
        posting.hands.now += HOUR
        posting.outbox.wake()
        await until(lambda: titles(posting) == ["now", "soon"])


async def test_running_sleeps_until_the_next_letter_is_due(posting: Stage) -> None:
    soon = dt.timedelta(seconds=20)
    await put(posting, letter("soon", at=NOW + soon))
    async with running(posting):
        await until(lambda: len(posting.hands._sleepers) == 2)  # both tracks are asleep
        posting.hands.now += soon
        posting.hands.tick(19.9)
        await asyncio.sleep(0.05)
        assert titles(posting) == []
        posting.hands.tick(0.2)
        await until(lambda: titles(posting) == ["soon"])


async def test_idle_is_when_nothing_is_due_and_nothing_under_way(posting: Stage) -> None:
    assert await posting.outbox.idle()
    await put(posting, letter("later", at=NOW + HOUR))
    assert await posting.outbox.idle()
    posting.recorder.gate.clear()
    await put(posting, letter("now"))
    assert not await posting.outbox.idle()
    async with running(posting):
        await until(lambda: titles(posting) == ["now"])
        assert not await posting.outbox.idle()
        posting.recorder.gate.set()
    assert await posting.outbox.idle()
    assert await posting.states() == {"later": ("waiting", None), "now": ("sent", None)}


async def test_stopping_finishes_what_is_under_way_and_begins_nothing(posting: Stage) -> None:
    posting.recorder.gate.clear()
    await put(posting, letter("first", RECEIPTS), letter("second", RECEIPTS))
    task = asyncio.create_task(posting.outbox.run())
    await until(lambda: titles(posting) == ["first"])
    posting.outbox.stop()
    posting.recorder.gate.set()
    await asyncio.wait_for(task, 5)
    assert await posting.states() == {"first": ("sent", None), "second": ("waiting", None)}


async def test_an_error_of_ours_ends_nothing_but_the_letter_under_way(
    posting: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    posting.recorder.answers[1] = [RuntimeError("a mistake in the messenger")]
    await put(posting, letter("a", RECEIPTS, 1), replace(letter("b", ANSWERS, 1), kind="aside"))
    async with running(posting):
        await until(lambda: "the outbox failed" in caplog.text)
        posting.hands.tick(AFTER_FAILURE)
        await until(lambda: titles(posting) == ["a"])
    assert await posting.states() == {"a": ("sent", None), "b": ("uncertain", "interrupted")}


# -- cards, which come behind letters -------------------------------------------------------


async def test_a_card_has_its_turn_behind_every_letter_that_nobody_asked_for(
    posting: Stage,
) -> None:
    shown: list[float] = []

    async def show(chat: int) -> None:
        await posting.outbox.turn(chat)
        shown.append(len(posting.recorder.calls))

    posting.recorder.gate.clear()
    await put(posting, *(letter(str(chat), BULK, chat=chat) for chat in range(3)))
    async with running(posting):
        await until(lambda: bool(posting.recorder.calls))
        cards = [asyncio.create_task(show(100 + number)) for number in range(3)]
        for _ in range(100):
            posting.hands.tick(0.05)
            await asyncio.sleep(0.005)
        assert (len(posting.recorder.calls), shown) == (3, [])
        posting.recorder.gate.set()
        for _ in range(100):
            posting.hands.tick(0.05)
            await asyncio.sleep(0.005)
        await asyncio.gather(*cards)
    assert shown == [3, 3, 3]


async def test_cards_leave_at_the_pace_of_letters_that_nobody_asked_for(posting: Stage) -> None:
    ticks = []
    for chat in range(50):
        await posting.outbox.turn(chat)
        ticks.append(posting.hands.ticks)
    assert all(gap >= EVERY - 1e-9 for gap in gaps(ticks))


async def test_a_card_that_is_asked_to_wait_pauses_what_nobody_asked_for(posting: Stage) -> None:
    posting.outbox.held_up(1, 30, asked=False)
    await put(posting, letter("bulk", BULK, 2), letter("answer", ANSWERS, 3))
    async with running(posting):
        await until(lambda: titles(posting) == ["answer"])
        posting.hands.tick(29)
        await asyncio.sleep(0.05)
        assert titles(posting) == ["answer"]
        posting.hands.tick(1.1)
        await until(lambda: titles(posting) == ["answer", "bulk"])


async def test_an_awaited_card_that_is_asked_to_wait_holds_up_its_chat_alone(
    posting: Stage,
) -> None:
    posting.outbox.held_up(1, 30, asked=True)
    await put(posting, letter("a", BULK, 1), letter("receipt", RECEIPTS, 1), letter("b", BULK, 2))
    assert posting.outbox.resting() == {1}
    async with running(posting):
        await until(lambda: titles(posting) == ["b"])
        await asyncio.sleep(0.05)
        assert titles(posting) == ["b"]
        posting.hands.tick(30.1)
        await until(lambda: sorted(titles(posting)) == ["a", "b", "receipt"])


async def test_a_clock_that_is_set_back_holds_up_nothing_that_leaves_at_once(
    posting: Stage,
) -> None:
    await put(posting, letter("receipt", RECEIPTS, at=outbox.AT_ONCE))
    posting.hands.now -= 24 * HOUR
    await posting.outbox.drain()
    assert titles(posting) == ["receipt"]


async def test_ended_at_moves_with_every_letter_that_is_through(posting: Stage) -> None:
    posting.recorder.answers[1] = [Wait(30)]
    await put(posting, letter("a", RECEIPTS))
    async with running(posting):
        await until(lambda: titles(posting) == ["a"])
        async with asyncio.timeout(5):
            while not await posting.outbox.waits():  # noqa: ASYNC110 - it is being put back
                await asyncio.sleep(0.01)
        assert posting.outbox.ended_at == 0.0
        await until(lambda: posting.hands.sleeps(30))
        posting.hands.tick(30)
        await until(lambda: posting.outbox.ended_at == posting.hands.ticks)
        assert not await posting.outbox.waits()
