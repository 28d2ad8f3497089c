"""What is wrong with the bot, by what was last seen of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vitals import (
    CONFLICTS_WITHIN,
    DATABASE_AFTER,
    INTAKE_AFTER,
    OUTBOX_AFTER,
    TELEGRAM_AFTER,
    TICKER_AFTER,
    WEBHOOK_AFTER,
    Trouble,
    Vitals,
    troubles,
    worth_telling,
)

NOW = 10_000.0
WELL = Vitals(tick=10.0, looked=NOW, asked=NOW, answered=NOW, stored=NOW)


def ago(seconds: float) -> float:
    return NOW - seconds


SUFFERING = {
    "the clock is not looked at": (
        {"looked": ago(TICKER_AFTER + 10.1)},
        {Trouble.TICKER: ago(TICKER_AFTER + 10.1)},
    ),
    "nobody asks for updates": (
        {"asked": ago(INTAKE_AFTER + 1)},
        {Trouble.INTAKE: ago(INTAKE_AFTER + 1)},
    ),
    "somebody else polls": ({"conflicts": (ago(9), ago(3))}, {Trouble.POLLER: ago(9)}),
    "Telegram fails and fails": (
        {"failing_since": ago(TELEGRAM_AFTER + 1), "answered": ago(TELEGRAM_AFTER + 20)},
        {Trouble.TELEGRAM: ago(TELEGRAM_AFTER + 20)},
    ),
    "Telegram cannot call the webhook": (
        {"undelivered_since": ago(WEBHOOK_AFTER + 1)},
        {Trouble.WEBHOOK: ago(WEBHOOK_AFTER + 1)},
    ),
    "no letter moves": (
        {"due_since": ago(OUTBOX_AFTER + 1)},
        {Trouble.OUTBOX: ago(OUTBOX_AFTER + 1)},
    ),
    "a write failed": ({"unstored_since": ago(0)}, {Trouble.DATABASE: ago(0)}),
    "a write hangs": (
        {"stored": ago(DATABASE_AFTER + 1)},
        {Trouble.DATABASE: ago(DATABASE_AFTER + 1)},
    ),
}


@pytest.mark.parametrize("what", SUFFERING)
def test_each_trouble_is_noticed_alone(what: str) -> None:
    seen, found = SUFFERING[what]
    assert troubles(replace(WELL, **seen), NOW) == found  # type: ignore[arg-type]


STILL_WELL = {
    "a look is late": {"looked": ago(TICKER_AFTER + 9.9)},
    "a long poll": {"asked": ago(INTAKE_AFTER - 1)},
    "the question of a predecessor": {"conflicts": (ago(3),)},
    "two of them, long ago": {"conflicts": (ago(CONFLICTS_WITHIN + 9), ago(3))},
    "a short absence": {"failing_since": ago(TELEGRAM_AFTER - 1)},
    "a pause of ten minutes": {"due_since": ago(600)},
}


@pytest.mark.parametrize("what", STILL_WELL)
def test_what_passes_by_itself_is_no_trouble(what: str) -> None:
    assert troubles(replace(WELL, **STILL_WELL[what]), NOW) == {}  # type: ignore[arg-type]


def test_what_follows_from_another_trouble_is_not_told() -> None:
    away = replace(WELL, failing_since=ago(9999), due_since=ago(9999))
    assert troubles(away, NOW).keys() == {Trouble.TELEGRAM}
    full = replace(away, unstored_since=ago(1), looked=ago(9999), asked=ago(9999))
    assert troubles(full, NOW).keys() == {Trouble.DATABASE}


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_what_is_wrong_stays_wrong_until_something_is_seen(since: float, more: float) -> None:
    looked = Vitals(tick=1.0, looked=0.0, asked=since, answered=since, stored=since)
    now = since
    if Trouble.TICKER in troubles(looked, now):
        later = replace(looked, asked=now + more, answered=now + more, stored=now + more)
        assert Trouble.TICKER in troubles(later, now + more)


def test_short_absences_are_not_worth_a_message() -> None:
    assert [worth_telling(Trouble.TELEGRAM, seconds) for seconds in (3599, 3600)] == [False, True]
    assert [worth_telling(Trouble.DOWN, seconds) for seconds in (599, 600)] == [False, True]
    assert worth_telling(Trouble.POLLER, 0)
