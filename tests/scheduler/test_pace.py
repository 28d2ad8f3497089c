import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.pace import EVERY, PER_CHAT, PER_MINUTE, Limits, Pace, longer

ANNA, BERT = 1, 2


def test_a_message_waits_for_the_last_one_and_for_its_chat() -> None:
    pace = Pace(Limits(), every=0.25, per_chat=1.0)
    assert pace.wait(ANNA, 10.0) == 0.0
    pace.left(ANNA, 10.0)
    assert pace.wait(BERT, 10.0) == 0.25
    assert pace.wait(ANNA, 10.0) == 1.0
    assert pace.wait(ANNA, 10.75) == 0.25
    assert pace.wait(ANNA, 11.0) == 0.0


def test_without_a_pace_nothing_waits() -> None:
    pace = Pace(Limits())
    pace.left(ANNA, 10.0)
    assert pace.wait(ANNA, 10.0) == 0.0
    assert pace.resting(10.0) == frozenset()


def test_a_pause_ends_with_the_longest_one_asked_for() -> None:
    pace = Pace(Limits())
    assert pace.paused(10.0) == 0.0
    pace.pause(40.0)
    pace.pause(20.0)
    assert pace.paused(10.0) == 30.0
    assert pace.paused(40.0) == 0.0


def test_a_pause_holds_back_what_is_begun_already() -> None:
    pace = Pace(Limits())
    pace.pause(100.0)
    assert pace.wait(ANNA, 10.0) == 90.0
    assert pace.wait(ANNA, 100.0) == 0.0


def test_resting_chats_are_those_that_nothing_may_leave_for() -> None:
    pace = Pace(Limits())
    pace.rest(ANNA, 12.0)
    pace.rest(ANNA, 11.0)
    pace.rest(BERT, 15.0)
    assert pace.first_rested(10.0) == 2.0
    assert pace.resting(10.0) == {ANNA, BERT}
    assert pace.resting(12.0) == {BERT}
    assert pace.first_rested(15.0) is None


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([0.0, 0.01, 0.5])), max_size=60))
def test_whoever_waits_as_told_never_goes_too_fast(messages: list[tuple[int, float]]) -> None:
    pace, now = Pace(Limits(), EVERY, PER_CHAT), 1000.0
    left: list[tuple[int, float]] = []
    for chat, idle in messages:
        now += idle
        while wait := pace.wait(chat, now):
            now += wait
        pace.left(chat, now)
        left.append((chat, now))
    at = [instant for _, instant in left]
    assert all(b - a >= EVERY - 1e-9 for a, b in itertools.pairwise(at))
    for chat in {chat for chat, _ in left}:
        own = [instant for each, instant in left if each == chat]
        assert all(b - a >= PER_CHAT - 1e-9 for a, b in itertools.pairwise(own))


@pytest.mark.parametrize("messages", [25, 50])
def test_bulk_leaves_at_twenty_five_a_second(messages: int) -> None:
    pace, now = Pace(Limits(), EVERY, PER_CHAT), 1000.0
    for chat in range(messages):
        now += pace.wait(chat, now)
        pace.left(chat, now)
    assert now - 1000.0 == pytest.approx((messages - 1) / 25)


def test_attempts_come_at_longer_and_longer_intervals_up_to_five_minutes() -> None:
    assert [longer(attempts) for attempts in (1, 2, 3, 8, 9, 10_000)] == [2, 4, 8, 256, 300, 300]


# -- groups, and what holds for a chat whoever writes there ---------------------------------

GROUP = -900


def test_a_group_gets_twenty_messages_in_any_minute_whoever_asked_for_them() -> None:
    limits = Limits()
    asked, unasked = Pace(limits), Pace(limits, EVERY, PER_CHAT)
    now, left = 1000.0, list[float]()
    for number in range(70):
        pace = asked if number % 3 else unasked
        while wait := pace.wait(GROUP, now):
            now += wait
        pace.left(GROUP, now)
        left.append(now)
    assert all(b - a >= 60.0 - 1e-9 for a, b in zip(left, left[PER_MINUTE:], strict=False))
    assert left[-1] - left[0] < 4 * 60.0


def test_no_other_chat_waits_for_a_group() -> None:
    pace = Pace(Limits())
    for _ in range(PER_MINUTE):
        pace.left(GROUP, 10.0)
        pace.left(ANNA, 10.0)
    assert (pace.wait(GROUP, 10.0), pace.wait(ANNA, 10.0)) == (60.0, 0.0)
    assert pace.resting(10.0) == {GROUP}
    assert pace.first_rested(10.0) == 60.0


def test_who_asked_to_wait_is_left_alone_by_everyone_and_holds_up_only_what_nobody_asked_for() -> (
    None
):
    limits = Limits()
    asked, unasked = Pace(limits), Pace(limits, EVERY, PER_CHAT)
    asked.held_up(ANNA, 40.0)
    assert [pace.wait(ANNA, 10.0) for pace in (asked, unasked)] == [30.0, 30.0]
    assert [pace.wait(BERT, 10.0) for pace in (asked, unasked)] == [0.0, 0.0]
    unasked.held_up(BERT, 50.0)
    assert [pace.wait(3, 10.0) for pace in (asked, unasked)] == [0.0, 40.0]


def test_a_chat_rests_from_the_answer_on_however_long_it_took() -> None:
    pace = Pace(Limits(), EVERY, PER_CHAT)
    pace.left(ANNA, 10.0)
    pace.arrived(ANNA, 14.0)
    assert pace.wait(ANNA, 14.5) == 0.5
