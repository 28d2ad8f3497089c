"""What is done when something is due: one job for each kind of event."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from scheduler.post import Work, posting, touch_cards
from storage import intake, log, outbox, results, rounds
from survey.due import Decision
from survey.plan import Kind
from survey.summary import Outcome

logger = logging.getLogger(__name__)


def open_round(work: Work, decision: Decision) -> bool:
    """The round is open from now on, and everyone who has joined is told."""
    if rounds.mark_opened(work.connection, work.kept.id, work.now):
        _enter(work, "opened", _questionnaire(work))
    posting(work, decision, outbox.BULK).to_recipients("opening", decision)
    touch_cards(work)
    return True


def remind(work: Work, decision: Decision) -> bool:
    """Those who have not submitted are reminded."""
    posting(work, decision, outbox.REMINDERS).to_recipients("reminder", decision)
    return True


def escalate(work: Work, decision: Decision) -> bool:
    """Coordinators are told who is missing."""
    about = {"mandates": decision.mandates}
    posting(work, decision, outbox.REMINDERS).to_coordinators("escalation", about)
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
        _enter(work, "closed", _result(results.given(work.connection, work.kept.id).outcome()))
    _announce(work, decision)
    touch_cards(work)
    return True


JOBS: dict[Kind, Callable[[Work, Decision], bool]] = {
    "opening": open_round,
    "reminder": remind,
    "escalation": escalate,
    "deadline": end_deadline,
    "closing": close_round,
}
"""By kind of event. A job that returns False has done nothing and wants to be asked again."""


def _announce(work: Work, decision: Decision) -> None:
    """The result: counts to the chats, single answers too to coordinators, and to everyone what is
    on record for them."""
    post = posting(work, decision, outbox.CLOSING)
    chosen = work.kept.round.post_to
    for chat in work.settings.post_to if chosen is None else chosen:
        post.to_chat(chat, "summary", {"public": True, "at_close": True})
    for kind in ("summary", "picture", "document", "workbook", "data"):
        post.to_coordinators(kind, {"public": False, "at_close": True})
    post.to_people("closed", {})


def _enter(work: Work, kind: str, body: Mapping[str, Any]) -> None:
    log.append(work.connection, work.kept.id, kind, body, work.now, work.settings.secret())


def _questionnaire(work: Work) -> dict[str, Any]:
    """What an independent recount needs: the questions, the rule, and who has a mandate."""
    kept = work.kept
    return {
        "round": kept.round.model_dump(mode="json", exclude={"letter", "paper", "post_to"}),
        "mandates": [
            mandate.model_dump(mode="json", exclude={"holders"}) for mandate in kept.roster.mandates
        ],
        "closes_at": kept.closes_at.isoformat(),
    }


def _result(outcome: Outcome) -> dict[str, Any]:
    """The counts. What people wrote stays in the submissions."""
    return outcome.model_dump(mode="json", exclude={"votes": {"__all__": {"conditions"}}})
