"""What time will bring: the decisions ahead, made by the same rules that will make them."""

import datetime as dt
from collections.abc import Collection

from survey.due import Decision, due
from survey.plan import Facts, next_event


def preview(facts: Facts, decided: Collection[str], now: dt.datetime) -> tuple[Decision, ...]:
    """The decisions that `survey.due` will make from `now` on, if nobody does anything any more and
    the bot looks at the clock at every due instant."""
    known, ahead = set(decided), list[Decision]()
    while True:
        for decision in due(facts, known, now):
            ahead.append(decision)
            known.add(decision.event.key)
        event = next_event(facts, known, now)
        if event is None:
            return tuple(ahead)
        now = event.at
