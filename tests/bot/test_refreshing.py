"""Cards that are shown again: who comes first, and how fast."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from bot.intake import Lanes
from bot.refreshing import Refresher
from chat.messenger import Delivered, Gone, Outcome, Unknown, Wait
from scheduler.outbox import ABREAST, Outbox
from scheduler.pace import EVERY
from storage.database import Database
from tests.scheduler.recorder import Hands, Recorder, until


class Stage:
    """A refresher whose cards note their chat and the tick, and answer as a test orders."""

    def __init__(self, database: Database) -> None:
        self.hands = Hands()
        self.lanes = Lanes()
        self.outbox = Outbox(
            database,
            Recorder(self.hands),
            lambda *_: (),
            lambda: self.hands.now,
            lambda: self.hands.ticks,
            self.hands.sleep,
        )
        self.refresher = Refresher(self.lanes, self.outbox, self.show, self.hands.sleep)
        self.shown: list[tuple[int, float]] = []
        self.answers: dict[int, list[Outcome | None]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.under_way = self.most = 0

    async def show(self, chat: int) -> Outcome | None:
        self.shown.append((chat, self.hands.ticks))
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await self.gate.wait()
        self.under_way -= 1
        answers = self.answers.get(chat)
        return answers.pop(0) if answers else Delivered(1)

    @property
    def chats(self) -> list[int]:
        return [chat for chat, _ in self.shown]

    async def pass_time(self, seconds: float) -> None:
        """The stopwatch goes on in small steps, and everybody gets their turn in between."""
        end = self.hands.ticks + seconds
        while self.hands.ticks < end:
            self.hands.tick(min(0.01, end - self.hands.ticks))
            for _ in range(6):
                await asyncio.sleep(0)


@pytest.fixture
def stage(database: Database) -> Stage:
    return Stage(database)


@contextlib.asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[None]:
    stage.hands.held = True
    task = asyncio.create_task(stage.refresher.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def test_a_thousand_cards_are_shown_at_the_pace_of_what_nobody_asked_for(
    stage: Stage,
) -> None:
    async with running(stage):
        stage.refresher.note(range(1, 101))
        stage.refresher.note(range(1, 101))  # the next look finds them still waiting
        await stage.pass_time(4.5)
    ticks = [tick for _, tick in stage.shown]
    assert stage.chats == list(range(1, 101))
    assert ticks[-1] - ticks[0] >= 99 * EVERY - 1e-6
    assert not stage.refresher.busy


async def test_only_so_many_are_under_way(stage: Stage) -> None:
    stage.gate.clear()
    async with running(stage):
        stage.refresher.note(range(1, 30))
        await stage.pass_time(2.0)
        assert stage.most == len(stage.shown) == ABREAST
        stage.gate.set()
        await stage.pass_time(2.0)
    assert len(stage.shown) == 29


async def test_a_wait_pauses_what_nobody_waits_for_and_the_card_comes_with_the_next_look(
    stage: Stage,
) -> None:
    stage.answers[2] = [Wait(30)]
    async with running(stage):
        stage.refresher.note([1, 2, 3])
        await stage.pass_time(1.0)
        stage.refresher.note([2, 3])
        await stage.pass_time(28.0)
        assert set(stage.chats[:2]) == {1, 2}
        assert len(stage.chats) <= 3
        await stage.pass_time(3.0)
        await until(lambda: stage.chats.count(2) == 2)
    assert stage.chats.count(1) == 1


async def test_a_card_that_somebody_waits_for_comes_again_as_soon_as_it_may(stage: Stage) -> None:
    stage.answers[5] = [Wait(3), Delivered(1)]
    async with running(stage):
        stage.refresher.answered(5, Wait(7))
        stage.refresher.note([5])
        assert stage.outbox.resting() == {5}
        await stage.pass_time(6.9)
        assert stage.chats == []
        await stage.pass_time(0.2)
        assert stage.chats == [5]
        await stage.pass_time(3.1)
        assert stage.chats == [5, 5]
    assert not stage.refresher.busy


async def test_it_does_not_wait_behind_a_thousand_others(stage: Stage) -> None:
    async with running(stage):
        stage.refresher.note(range(100, 1100))
        await stage.pass_time(0.1)
        stage.refresher.answered(5, Unknown("timed out"))
        await stage.pass_time(2.2)
    assert stage.chats.index(5) < 60


async def test_without_an_answer_it_comes_after_longer_and_longer_pauses(stage: Stage) -> None:
    stage.answers[5] = [Unknown("timed out"), Unknown("timed out"), Delivered(1)]
    async with running(stage):
        stage.refresher.answered(5, Unknown("timed out"))
        await stage.pass_time(20.0)
        ticks = [tick - 1000.0 for _, tick in stage.shown]
        assert [round(tick) for tick in ticks] == [2, 6, 14]
        stage.refresher.answered(5, Unknown("timed out"))
        await stage.pass_time(2.5)
    assert len(stage.shown) == 4


@pytest.mark.parametrize("outcome", [Delivered(1), Gone()])
async def test_what_is_there_or_can_be_seen_by_nobody_comes_no_more(
    stage: Stage, outcome: Outcome
) -> None:
    async with running(stage):
        stage.refresher.answered(5, outcome)
        await stage.pass_time(1.0)
    assert (stage.shown, stage.refresher.busy) == ([], False)


async def test_a_chat_that_is_being_served_shows_its_card_by_itself(stage: Stage) -> None:
    gate = asyncio.Event()

    async def job() -> None:
        await gate.wait()

    stage.lanes.add(5, job)
    await asyncio.sleep(0)
    stage.refresher.note([5])
    assert not stage.refresher.busy
    gate.set()
    await stage.lanes.idle()


async def test_an_error_of_ours_blocks_no_other_card(stage: Stage) -> None:
    shown = stage.show

    async def show(chat: int) -> Outcome | None:
        await shown(chat)
        if chat < 2 * ABREAST:
            raise RuntimeError("a mistake")
        return Delivered(1)

    stage.refresher = Refresher(stage.lanes, stage.outbox, show, stage.hands.sleep)
    async with running(stage):
        stage.refresher.note(range(3 * ABREAST))
        await stage.pass_time(2.0)
    assert len(stage.shown) == 3 * ABREAST


async def test_whoever_waited_when_the_bot_ended_waits_behind_nobody(stage: Stage) -> None:
    stage.answers[5] = [Wait(3), Delivered(1)]
    async with running(stage):
        stage.refresher.note(range(100, 1100))
        await stage.pass_time(0.1)
        stage.refresher.resume([5, 6])
        await stage.pass_time(0.01)
        assert {5, 6} <= set(stage.chats)
        assert len(stage.chats) < 10
        await stage.pass_time(3.1)
    assert stage.chats.count(5) == 2
