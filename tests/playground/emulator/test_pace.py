"""How fast a bot may send, by the FAQ's numbers."""

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from playground.emulator.pace import Pace
from playground.emulator.refusals import Refusal
from playground.emulator.world import World

HEAD = 501
GROUP = -900


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def admitted(pace: Pace, chat: int, times: int) -> int:
    """How many of so many messages in a row are admitted."""
    count = 0
    for _ in range(times):
        try:
            pace.admit(chat)
        except Refusal:
            continue
        count += 1
    return count


def refused(pace: Pace, chat: int) -> dict[str, int]:
    with pytest.raises(Refusal) as refusal:
        pace.admit(chat)
    assert refusal.value.status == 429
    return refusal.value.parameters


def test_private_chat_takes_a_burst_and_then_one_a_second() -> None:
    """FAQ: "avoid sending more than one message per second", short bursts allowed."""
    watch = Stopwatch()
    pace = Pace(watch)
    assert admitted(pace, HEAD, 10) == 5
    assert refused(pace, HEAD) == {"retry_after": 1}
    watch.seconds = 3
    assert admitted(pace, HEAD, 10) == 3


def test_group_takes_twenty_a_minute() -> None:
    """FAQ: "not be able to send more than 20 messages per minute" to a group."""
    watch = Stopwatch()
    pace = Pace(watch)
    assert admitted(pace, GROUP, 30) == 20
    assert refused(pace, GROUP) == {"retry_after": 3}
    watch.seconds = 60
    assert admitted(pace, GROUP, 30) == 20


def test_thirty_messages_a_second_in_all() -> None:
    """FAQ: "no more than about 30 messages per second" in bulk."""
    watch = Stopwatch()
    pace = Pace(watch)
    assert sum(admitted(pace, chat, 1) for chat in range(1, 100)) == 30
    watch.seconds = 1
    assert sum(admitted(pace, chat, 1) for chat in range(1, 100)) == 30


def test_waiting_as_told_is_enough() -> None:
    """ResponseParameters.retry_after: "seconds left to wait before the request can be repeated"."""
    watch = Stopwatch()
    pace = Pace(watch)
    admitted(pace, GROUP, 20)
    watch.seconds += refused(pace, GROUP)["retry_after"]
    assert admitted(pace, GROUP, 2) == 1


def test_refused_messages_do_not_count() -> None:
    watch = Stopwatch()
    pace = Pace(watch)
    admitted(pace, HEAD, 1000)
    watch.seconds = 1
    assert admitted(pace, HEAD, 1) == 1


def test_pace_that_is_off_admits_everything() -> None:
    assert admitted(Pace(Stopwatch(), on=False), HEAD, 1000) == 1000


@pytest.mark.usefixtures("started")
async def test_client_is_told_how_long_to_wait(bot: Bot, world: World) -> None:
    world.pace.on = True
    for _ in range(5):
        await bot.send_message(HEAD, "Guten Tag")
    card = await bot.send_message(GROUP, "Guten Tag")
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(HEAD, "Guten Tag")
    assert refusal.value.retry_after == timedelta(seconds=1)
    assert len(world.messages[HEAD]) == 6
    await bot.edit_message_text("Bis bald", GROUP, card.message_id)
