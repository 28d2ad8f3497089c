"""What time will bring, in words: the decisions ahead as `survey/preview.py` makes them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chat.format import moment
from chat.round_cards import some
from chat.texts import Texts
from handlers.charge import Charge
from storage import decisions, people
from storage.rounds import Kept
from survey.due import Decision
from survey.missing import Recipient
from survey.plan import Facts
from survey.preview import preview


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the words about the decisions have to know. `chats` get the public summary."""

    kept: Kept
    facts: Facts
    texts: Texts
    coordinators: int
    joined: int
    chats: int


def plan(charge: Charge, texts: Texts) -> tuple[str, ...]:
    """A block for each decision ahead, if nobody else submits: when, what, to whom, and why not
    where nothing is sent. NoSuchRound."""
    kept, facts = charge.kept, charge.facts
    ahead = preview(facts, decisions.decided(charge.connection, charge.round), charge.at)
    joined = (*people.joined(charge.connection, charge.round), *charge.participants)
    known = _Plan(kept, facts, texts, len(charge.coordinators), len(joined), len(charge.chats))
    return tuple("\n".join(_block(known, decision)) for decision in ahead)


def _block(known: _Plan, decision: Decision) -> Iterator[str]:
    texts, event = known.texts, decision.event
    at = _moment(known, event.at)
    yield texts("plan-event", at=at, what=texts(f"event-{event.kind}"))
    if decision.outcome != "do":
        yield texts(f"plan-{decision.outcome}", why=texts(f"plan-why-{decision.reason}"))
        return
    yield _whom(known, decision)
    if decision.not_before > event.at:
        late = known.facts.calendar.allowed(event.at) or event.kind in ("deadline", "closing")
        leaves = _moment(known, decision.not_before)
        yield texts("plan-late" if late else "plan-leaves", at=leaves)


def _whom(known: _Plan, decision: Decision) -> str:
    """To whom it goes, and about which towns."""
    texts, kept = known.texts, known.kept
    towns = [kept.roster.name(key) for key in decision.mandates]
    match decision.event.kind:
        case "escalation":
            listed = some(towns, texts)
            return texts("plan-coordinators", count=known.coordinators, towns=listed)
        case "deadline":
            return texts("plan-deadline", towns=some(towns, texts))
        case "closing":
            return texts(
                "plan-closing",
                chats=known.chats,
                coordinators=known.coordinators,
                people=known.joined,
            )
    if kept.round.ballots == "person":
        return texts("plan-participants", count=known.joined)
    names = [named(kept, known.facts, recipient) for recipient in decision.recipients]
    if not names:
        return texts("plan-nobody")
    return texts("plan-people", count=len(names), names=some(names, texts))


def named(kept: Kept, facts: Facts, recipient: Recipient) -> str:
    """The person and their towns: Amtsleitung Ennepetal (Breckerfeld, Ennepetal)."""
    towns = ", ".join(kept.roster.name(key) for key in recipient.mandates)
    holders = (holder for mandate in facts.mandates for holder in mandate.holders)
    shown = next(each.shown for each in holders if each.person == recipient.person)
    return f"{shown} ({towns})"


def _moment(known: _Plan, instant: dt.datetime) -> str:
    return moment(instant, known.kept.round.zone, known.texts.language)
