"""What is done when something is due: one job for each kind of event."""

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from typing import Any

from scheduler import corrections
from scheduler.post import Work, posting, touch_cards
from storage import (
    attached,
    deadlines,
    intake,
    joint_votes,
    log,
    outbox,
    results,
    rounds,
)
from survey import bodies
from survey.due import Decision
from survey.plan import Kind

logger = logging.getLogger(__name__)


def open_round(work: Work, decision: Decision) -> bool:
    """The round is open from now on, and everyone who has joined is told. One that follows another
    waits until what arrived for that one is handled."""
    if corrections.waits(work, decision):
        return False
    if rounds.mark_opened(work.connection, work.kept.id, work.now):
        ends = {each.key: each.at for each in deadlines.of_round(work.connection, work.kept.id)}
        _enter(work, "opened", bodies.opened(work.kept.round, work.kept.roster, ends))
        corrections.take_over(work)
    post = posting(work, decision, outbox.BULK)
    post.to_recipients("opening", decision.recipients)
    post.to_everyone("participants-opening", work.participants, {})
    touch_cards(work)
    return True


def remind(work: Work, decision: Decision) -> bool:
    """Those who have not submitted are reminded."""
    posting(work, decision, outbox.REMINDERS).to_recipients("reminder", decision.recipients)
    return True


def remind_as_asked(work: Work, decision: Decision) -> bool:
    """Somebody who wanted to be reminded today is."""
    posting(work, decision, outbox.REMINDERS).to_recipients("asked", decision.recipients)
    return True


def escalate(work: Work, decision: Decision) -> bool:
    """Coordinators are told who is missing."""
    about = {"mandates": decision.mandates}
    letters = posting(work, decision, outbox.REMINDERS)
    letters.to_everyone("escalation", work.coordinators, about)
    return True


def end_deadline(work: Work, _decision: Decision) -> bool:
    """Some have no time left while others still have: their cards say so."""
    touch_cards(work)
    return True


def close_round(work: Work, decision: Decision) -> bool:
    """The round is closed and its result told, once everything that came in time is handled: until
    then it waits for a later look."""
    if waiting := intake.unhandled_before(work.connection, decision.event.at):
        logger.warning("%s does not close yet: %d updates are unhandled", work.kept.id, waiting)
        return False
    if rounds.mark_closed(work.connection, work.kept.id, work.now):
        outcome = results.given(work.connection, work.kept.id).outcome()
        _enter(work, "closed", bodies.closed(outcome, work.kept.ended_by))
    _announce(work, decision)
    touch_cards(work)
    return True


JOBS: dict[Kind, Callable[[Work, Decision], bool]] = {
    "opening": open_round,
    "reminder": remind,
    "asked": remind_as_asked,
    "escalation": escalate,
    "deadline": end_deadline,
    "closing": close_round,
}
"""By kind of event. A job that returns False has done nothing and wants to be asked again."""


def _announce(work: Work, decision: Decision) -> None:
    """The result: counts to the chats, single answers too to coordinators, and to everyone what is
    on record for them."""
    post = posting(work, decision, outbox.CLOSING)
    about = {"closed_at": work.now.astimezone(dt.UTC).isoformat()}
    chosen = work.kept.round.post_to
    groups = attached.of_round(work.connection, work.kept.id)
    for chat in (*(work.settings.post_to if chosen is None else chosen), *groups):
        post.to_chat(chat, "summary", {**about, "public": True})
    for kind in ("summary", "picture", "document", "workbook", "data"):
        post.to_everyone(kind, work.coordinators, {**about, "public": False})
    if joint_votes.of_cosigning(work.connection, work.kept.id) is not None:
        post.to_everyone("joint-letter", work.coordinators, about)
    post.to_everyone("closed", work.holders, about)
    post.to_everyone("participants-closed", work.participants, about)


def _enter(work: Work, kind: str, body: Mapping[str, Any]) -> None:
    log.append(work.connection, work.kept.id, kind, body, work.now, work.settings.secret())
