"""What time will bring: the decisions ahead, made by the same rules that will make them."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

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
            facts = after(facts, decision)
        event = next_event(facts, known, now)
        if event is None:
            return tuple(ahead)
        now = event.at


def after(facts: Facts, decision: Decision) -> Facts:
    """The facts once the decision is carried out."""
    match decision.event.kind:
        case "opening" if facts.state == "planned":
            return replace(facts, state="open")
        case "closing" if facts.state != "superseded":
            return replace(facts, state="closed")
    return facts
