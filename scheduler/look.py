"""A look at the clock: what is due is decided and done, for each round in one transaction."""

import datetime as dt
import logging
from dataclasses import replace
from functools import partial

from scheduler import corrections
from scheduler.jobs import JOBS
from scheduler.post import Work
from scheduler.settings import Settings
from storage import Connection, decisions, outbox, results, rounds
from storage.database import Database
from storage.unusable import Unusable
from survey.due import Decision, due
from survey.plan import Event, next_event

log = logging.getLogger(__name__)


async def look(database: Database, settings: Settings, now: dt.datetime) -> None:
    """Decides and does everything that is due. A round that fails is undone, logged and looked at
    again the next time; the others are not touched by it."""
    for round_ in await database.read(_running):
        try:
            if await database.read(partial(_due, round_=round_, now=now)):
                await database.write(partial(_carry_out, round_=round_, settings=settings, now=now))
        except Unusable as error:
            log.error("the look at %s failed: %s", round_, error)  # noqa: TRY400 - these words do
        except Exception:
            log.exception("the look at %s failed", round_)


def upcoming(connection: Connection, now: dt.datetime) -> tuple[dt.datetime, str] | None:
    """The next instant after `now` at which time brings something, and what: the kind of an event,
    or "letters" when letters have waited for it. None when nothing comes."""
    ahead = [
        (event.at, str(event.kind))
        for round_ in _running(connection)
        if (event := _next_event(connection, round_, now)) is not None
    ]
    leaves = outbox.next_instant(connection)
    if leaves is not None and leaves > now:
        ahead.append((leaves, "letters"))
    return min(ahead, default=None)


def _running(connection: Connection) -> tuple[str, ...]:
    return rounds.ids(connection, "planned", "open")


def _due(connection: Connection, round_: str, now: dt.datetime) -> tuple[Decision, ...]:
    return due(results.facts(connection, round_), decisions.decided(connection, round_), now)


def _next_event(connection: Connection, round_: str, now: dt.datetime) -> Event | None:
    decided = decisions.decided(connection, round_)
    return next_event(results.facts(connection, round_), decided, now)


def _carry_out(connection: Connection, round_: str, settings: Settings, now: dt.datetime) -> None:
    """Everything due in the round. All of it is one transaction, because what is due depends on
    each other: a late reminder is merged into an opening that is decided with it."""
    facts = results.facts(connection, round_)
    work = Work(connection, settings, rounds.get(connection, round_), facts, now)
    if facts.state == "planned" and facts.round.follows is not None:
        corrections.join(work)
        facts = results.facts(connection, round_)
        work = replace(work, facts=facts)
    for decision in due(facts, decisions.decided(connection, round_), now):
        if decision.outcome != "do" or JOBS[decision.event.kind](work, decision):
            decisions.decide(connection, round_, decision.event.key, now, decision.outcome)
