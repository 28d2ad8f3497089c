"""What the command line changes about a running round: its deadlines, and who is reminded.

Each function is one unit of work beside the running bot, and returns what goes to standard output.
What is refused changes nothing, and is told in one line.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.front_door import Wrong
from chat.format import deadline
from chat.round_cards import some
from chat.texts import texts
from chat.when import read_when
from handlers.charge import ADMINISTRATOR, Charge
from handlers.deadlines import Changed, end, extend, is_off, reopen
from handlers.desk import Desk
from handlers.planning import named
from handlers.refusing import refused
from handlers.reminding import remind
from rounds.problems import quoted
from storage import Connection
from storage.rounds import Kept
from survey.refusal import Refusal
from survey.reminding import Whom, at_once

Outcome = TypeVar("Outcome", Changed, Whom)


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of the result, and those that warn."""

    lines: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def charge_of(connection: Connection, desk: Desk, round_: str, now: dt.datetime) -> Charge:
    """An administrator's act upon the round."""
    return Charge(connection, desk, round_, ADMINISTRATOR, now)


def extended(charge: Charge, words: str, town: str | None) -> Told:
    """More time for one town, or (None) for all. NoSuchRound; Wrong."""
    return _moved(charge, extend, words, town)


def reopened(charge: Charge, words: str, town: str | None) -> Told:
    """A closed round is open again, for one town or (None) for all. NoSuchRound; Wrong."""
    return _moved(charge, reopen, words, town)


def _moved(
    charge: Charge,
    change: Callable[[Charge, dt.datetime, str | None], Changed | Refusal],
    words: str,
    town: str | None,
) -> Told:
    kept = charge.kept
    when = read_when(words, kept.round.zone)
    if isinstance(when, str):
        raise Wrong([f"{kept.id}: {quoted(words)}: {texts('en')(f'when-{when}')}"])
    changed = _done(change(charge, when, town), kept, town)
    return Told(
        (
            f"{kept.id}: {_deadline(kept, when)} for {_towns(kept, changed.mandates)}",
            f"closes: {_deadline(kept, changed.closes_at)}",
            f"tells:  {_told(charge, changed)}",
        ),
        (f"warning: {kept.id}: {_deadline(kept, when)} is on a day off",)
        if is_off(charge, when)
        else (),
    )


def _told(charge: Charge, changed: Changed) -> str:
    told = (
        counted(changed.people, "person", "people"),
        counted(len(charge.coordinators), "coordinator", "coordinators"),
        counted(changed.chats, "group", "groups"),
    )
    return ", ".join(told)


def counted(number: int, one: str, several: str) -> str:
    """So many of something."""
    return f"{number} {one if number == 1 else several}"


def ended(charge: Charge) -> Told:
    """The round closes now. NoSuchRound; Wrong."""
    kept = charge.kept
    changed = _done(end(charge), kept)
    return Told(
        (
            f"{kept.id}: ends now for {_towns(kept, changed.mandates)}",
            "closes: at the bot's next look, once everything that has arrived is handled",
        )
    )


def whom(charge: Charge, town: str | None) -> tuple[Whom, bool]:
    """Whom a reminder would reach now, and whether it is a quiet time. NoSuchRound; Wrong."""
    facts = charge.facts
    found = _done(at_once(facts, town, charge.at), charge.kept, town)
    return found, not facts.calendar.allowed(charge.at)


def reminded(charge: Charge, town: str | None) -> Told:
    """The missing are reminded at once. NoSuchRound; Wrong."""
    kept = charge.kept
    sent = _done(remind(charge, town), kept, town)
    names = some([named(kept, charge.facts, each) for each in sent.recipients], texts("en"))
    lines = [f"{kept.id}: {texts('en')('remind-whom', count=len(sent.recipients), names=names)}"]
    if sent.unreached:
        lines.append(texts("en")("remind-unreached", towns=_towns(kept, sent.unreached)))
    return Told(tuple(lines))


def _done(outcome: Outcome | Refusal, kept: Kept, town: str | None = None) -> Outcome:
    """What came of it. Wrong, with the reason, where it was refused."""
    if isinstance(outcome, Refusal):
        raise Wrong([f"{kept.id}: {refused(outcome, kept, texts('en'), town)}"])
    return outcome


def _towns(kept: Kept, keys: tuple[str, ...]) -> str:
    return some([kept.roster.name(key) for key in keys], texts("en"))


def _deadline(kept: Kept, instant: dt.datetime) -> str:
    return deadline(instant, kept.round.zone, "en")
