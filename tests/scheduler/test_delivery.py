"""What becomes of a letter, by what came of sending it."""

import asyncio
import datetime as dt
import itertools
import logging
from collections.abc import Callable
from functools import partial

import pytest

from chat.cards import Card, File
from chat.messenger import Delivered, Gone, Outcome, Refused, Unchanged, Unknown, Wait
from scheduler.delivery import REWRITTEN
from scheduler.letters import TRIES
from scheduler.outbox import Outbox
from scheduler.writing import Parts
from storage import Connection, chats, outbox, reach
from storage.outbox import CLOSING, RECEIPTS, REMINDERS, Letter
from tests.scheduler.recorder import until, utc
from tests.scheduler.stage import Stage

NOW = utc("12-01T10:00")
MENDED_AT = utc("12-01T11:30")
CHAT, ELSEWHERE = 1, 2


def parts(_connection: Connection, letter: Letter, now: dt.datetime) -> Parts:
    """What the letter is about: titles, of which one that ends in .png is drawn."""
    if "mistake" in letter.about and now < MENDED_AT:
        raise KeyError(letter.about["mistake"])
    return tuple(
        _drawing(title) if title.endswith(".png") else Card(title=title)
        for title in letter.about.get("parts", [letter.kind])
    )


def _drawing(name: str) -> Callable[[], tuple[File]]:
    return lambda: (File("photo", name, b""),)


async def put(stage: Stage, kind: str, lane: int = REMINDERS, **about: object) -> None:
    """A letter of this kind is in the outbox, which writes letters as above."""
    hands = stage.hands
    hands.now = NOW
    letter = Letter("the letter", CHAT, kind, about, NOW, lane)
    await stage.database.write(lambda c: outbox.put(c, letter))
    stage.outbox = _outbox(stage)


def _outbox(stage: Stage) -> Outbox:
    hands = stage.hands
    return Outbox(
        stage.database,
        stage.recorder,
        parts,
        lambda: hands.now,
        lambda: hands.ticks,
        hands.sleep,
    )


async def state(stage: Stage) -> tuple[str, str | None]:
    return (await stage.states())["the letter"]


def calls(stage: Stage) -> list[tuple[int, str]]:
    return [(call.chat, call.title) for call in stage.recorder.calls]


async def test_a_delivered_letter_is_sent(stage: Stage) -> None:
    await put(stage, "reminder")
    await stage.outbox.drain()
    assert calls(stage) == [(CHAT, "reminder")]
    assert await state(stage) == ("sent", None)


async def test_unchanged_is_as_good_as_delivered(stage: Stage) -> None:
    stage.recorder.answers[CHAT] = [Unchanged()]
    await put(stage, "reminder")
    await stage.outbox.drain()
    assert await state(stage) == ("sent", None)


async def test_files_are_drawn_and_sent_among_the_cards(stage: Stage) -> None:
    await put(stage, "summary", parts=["words", "picture.png", "more words"])
    await stage.outbox.drain()
    assert calls(stage) == [(CHAT, "words"), (CHAT, "picture.png"), (CHAT, "more words")]


async def test_a_refused_letter_has_failed_with_the_reason(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.recorder.answers[CHAT] = [Refused("the text is too long")]
    await put(stage, "receipt", RECEIPTS)
    await stage.outbox.drain()
    assert len(calls(stage)) == 1
    assert await state(stage) == ("failed", "the text is too long")
    assert "letter 1 (receipt) is failed: the text is too long" in caplog.text


async def test_a_letter_to_somebody_who_is_gone_has_failed(stage: Stage) -> None:
    stage.recorder.answers[CHAT] = [Gone()]
    await put(stage, "reminder")
    await stage.outbox.drain()
    assert len(calls(stage)) == 1
    assert await state(stage) == ("failed", "gone")


async def test_a_letter_follows_a_chat_that_moved(stage: Stage) -> None:
    stage.recorder.answers[CHAT] = [Gone(moved_to=ELSEWHERE)]
    await put(stage, "summary", CLOSING)
    await stage.outbox.drain()
    assert calls(stage) == [(CHAT, "summary"), (ELSEWHERE, "summary")]
    assert await state(stage) == ("sent", None)


async def test_later_letters_to_a_chat_that_moved_are_not_sent_astray(stage: Stage) -> None:
    stage.recorder.answers[CHAT] = [Gone(moved_to=ELSEWHERE)]
    await put(stage, "summary", CLOSING)
    other = Letter("other", CHAT, "picture", {}, NOW, CLOSING)
    await stage.database.write(lambda c: outbox.put(c, other))
    await stage.outbox.drain()
    assert calls(stage) == [(CHAT, "summary"), (ELSEWHERE, "summary"), (ELSEWHERE, "picture")]
    assert await stage.database.read(lambda c: reach.current(c, CHAT)) == ELSEWHERE


async def test_a_letter_in_parts_to_a_chat_that_moves_in_between_goes_on_there_alone(
    stage: Stage,
) -> None:
    await put(stage, "summary", CLOSING, parts=["1", "2", "3"])
    stage.hands.held = True
    task = asyncio.create_task(stage.outbox.drain())
    async with asyncio.timeout(5):
        while not (await stage.database.read(partial(outbox.get, letter=1))).parts_sent:  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.005)
    await stage.database.write(lambda c: reach.move(c, CHAT, ELSEWHERE))
    stage.outbox.wake()
    for _ in range(60):
        stage.hands.tick(0.1)
        await asyncio.sleep(0.005)
    await task
    assert calls(stage) == [(CHAT, "1"), (ELSEWHERE, "2"), (ELSEWHERE, "3")]
    assert await state(stage) == ("sent", None)


async def test_a_letter_that_arrives_finds_a_chat_that_was_lost(stage: Stage) -> None:
    await stage.acquaint(CHAT)
    await stage.database.write(lambda c: reach.lose(c, CHAT, NOW, ()))
    await put(stage, "reminder")
    await stage.outbox.drain()
    chat = await stage.database.read(lambda c: chats.get(c, CHAT))
    assert chat is not None
    assert chat.lost_at is None


async def test_after_a_wait_the_letter_goes_out_and_the_attempt_does_not_count(
    stage: Stage,
) -> None:
    answers: list[Outcome | Exception] = [Wait(7)] * (TRIES + 5)
    stage.recorder.answers[CHAT] = [*answers, Unknown("timed out")]
    await put(stage, "reminder")
    await stage.outbox.drain()
    ticks = [call.ticks for call in stage.recorder.calls]
    assert ticks[1] - ticks[0] >= 7
    assert await state(stage) == ("sent", None)


async def test_an_unanswered_letter_is_repeated_after_longer_and_longer_pauses(
    stage: Stage,
) -> None:
    stage.recorder.answers[CHAT] = [Unknown("timed out")] * 4
    await put(stage, "receipt", RECEIPTS)
    await stage.outbox.drain()
    ticks = [call.ticks for call in stage.recorder.calls]
    assert [round(b - a) for a, b in itertools.pairwise(ticks)] == [2, 4, 8, 16]
    assert await state(stage) == ("sent", None)


async def test_a_reminder_without_an_answer_is_given_up_in_the_end(stage: Stage) -> None:
    stage.recorder.answers[CHAT] = [Unknown("timed out")] * (TRIES + 1)
    await put(stage, "reminder")
    await stage.outbox.drain()
    assert len(calls(stage)) == TRIES
    assert await state(stage) == ("uncertain", "timed out")


@pytest.mark.parametrize("kind", ["receipt", "closed", "summary"])
async def test_what_people_rely_on_is_not_given_up(stage: Stage, kind: str) -> None:
    stage.recorder.answers[CHAT] = [Unknown("timed out")] * (TRIES + 5)
    await put(stage, kind, CLOSING)
    await stage.outbox.drain()
    assert len(calls(stage)) == TRIES + 6
    assert await state(stage) == ("sent", None)


async def test_a_letter_that_would_mislead_twice_is_left_uncertain(stage: Stage) -> None:
    stage.recorder.answers[CHAT] = [Unknown("timed out")]
    await put(stage, "aside")
    await stage.outbox.drain()
    assert len(calls(stage)) == 1
    assert await state(stage) == ("uncertain", "timed out")


@pytest.mark.parametrize("hindrance", [Wait(3), Unknown("timed out")])
async def test_a_letter_in_parts_goes_on_where_it_stopped(stage: Stage, hindrance: Outcome) -> None:
    stage.recorder.answers[CHAT] = [Delivered(1), hindrance]
    await put(stage, "summary", CLOSING, parts=["1", "2", "3"])
    await stage.outbox.drain()
    assert [title for _, title in calls(stage)] == ["1", "2", "2", "3"]


async def test_a_letter_that_waits_for_a_pause_to_end_is_not_half_sent(stage: Stage) -> None:
    """Two letters leave together. The pause that the first meets lasts ten minutes, and a bot that
    ends in it knows that the second was never sent."""
    stage.recorder.answers[CHAT] = [Wait(600)]
    await put(stage, "reminder")
    others = [Letter(str(n), 10 + n, "aside", {}, NOW, REMINDERS) for n in range(5)]
    await stage.database.write(lambda c: [outbox.put(c, each) for each in others])
    stage.hands.held = True
    task = asyncio.create_task(stage.outbox.run())
    for _ in range(100):
        await asyncio.sleep(0.005)
        stage.hands.tick(0.001)
    task.cancel()
    await asyncio.wait([task])
    assert len(stage.recorder.calls) < 5
    assert await stage.database.read(outbox.interrupted) == ()


# -- the bot ends between sending and sent --------------------------------------


async def _killed_while_sending(stage: Stage, calls_made: int = 1) -> None:
    """The messenger has as many calls, the last answer was never seen, and the bot begins anew."""
    stage.hands.held = True
    stage.recorder.closes_at = calls_made
    task = asyncio.create_task(stage.outbox.run())
    await until(lambda: len(stage.recorder.calls) == calls_made)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await state(stage))[0] == "sending"
    stage.hands.held = False
    stage.recorder.open()
    await stage.restart()
    stage.outbox = _outbox(stage)


async def test_a_receipt_that_may_have_been_sent_is_sent_again(stage: Stage) -> None:
    await put(stage, "receipt", RECEIPTS)
    await _killed_while_sending(stage)
    await stage.outbox.drain()
    assert calls(stage) == [(CHAT, "receipt"), (CHAT, "receipt")]
    assert await state(stage) == ("sent", None)


async def test_what_would_mislead_twice_is_uncertain_after_a_crash(stage: Stage) -> None:
    await put(stage, "aside")
    await _killed_while_sending(stage)
    await stage.outbox.drain()
    assert calls(stage) == [(CHAT, "aside")]
    assert await state(stage) == ("uncertain", "interrupted")


async def test_a_crash_never_repeats_parts_that_are_known_to_be_out(stage: Stage) -> None:
    await put(stage, "receipt", RECEIPTS, parts=["1", "2", "3"])
    await _killed_while_sending(stage, calls_made=2)
    await stage.outbox.drain()
    assert [title for _, title in calls(stage)] == ["1", "2", "2", "3"]


# -- letters that cannot be written -----------------------------------------------


async def test_a_letter_that_cannot_be_written_is_kept_and_stops_no_other(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    other = Letter("other", ELSEWHERE, "reminder", {}, NOW, REMINDERS)
    await stage.database.write(lambda c: outbox.put(c, other))
    await put(stage, "receipt", RECEIPTS, mistake="no such question")
    with caplog.at_level(logging.ERROR):
        await stage.outbox.drain()
    assert calls(stage) == [(ELSEWHERE, "reminder")]
    assert await state(stage) == ("waiting", None)
    assert "letter 2 (receipt) cannot be written" in caplog.text
    assert await stage.database.read(outbox.next_instant) == NOW + REWRITTEN


async def test_a_letter_that_could_not_be_written_is_tried_every_hour(stage: Stage) -> None:
    await put(stage, "receipt", RECEIPTS, mistake="no such question")
    for hours in range(3):
        stage.hands.now = NOW + hours * REWRITTEN
        await stage.outbox.drain()
        assert len(calls(stage)) == (1 if stage.hands.now >= MENDED_AT else 0)
    assert await state(stage) == ("sent", None)
