"""Submitting: the one place where an answer becomes binding."""

from collections.abc import Iterable

from handlers.places import OnMandates
from handlers.post import tell_coordinators
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet, on_record, outranked
from storage import log, outbox, submissions
from storage.outbox import Letter
from storage.submissions import Recorded
from survey.collect import Collected, collect
from survey.roster import SUBMITTING


def submit(scene: Scene, place: OnMandates, sheets: tuple[Sheet, ...]) -> Reply:
    """Submits the drafts as they are. Refused where a higher role has submitted already."""
    return _all(scene, place, sheets, nil_return=False)


def submit_nil(scene: Scene, place: OnMandates, sheets: tuple[Sheet, ...]) -> Reply:
    """Submits a nil return for each of the mandates. The drafts stay as they are."""
    return _all(scene, place, sheets, nil_return=True)


def _all(scene: Scene, place: OnMandates, sheets: tuple[Sheet, ...], *, nil_return: bool) -> Reply:
    """All of them or none."""
    refused = refusal(scene, place, sheets)
    if refused is not None:
        return refused
    for sheet in sheets:
        answers: Collected = {} if nil_return else collect(sheet.kept.round, sheet.answers)
        _record(scene, sheet, answers, nil_return=nil_return)
    late = any(scene.over(sheet.holding) for sheet in sheets)
    return Reply(place.submitted(), notice=scene.texts("submit-late" if late else "submit-done"))


def refusal(scene: Scene, place: OnMandates, sheets: tuple[Sheet, ...]) -> Reply | None:
    """Why this person cannot submit these at all; None when they can."""
    if not may_submit(sheets):
        return Reply(notice=scene.texts("submit-not-you"))
    if any(_outranked(scene, sheet) for sheet in sheets):
        return Reply(place.submitted(), notice=scene.texts("submit-outranked"))
    return None


def _outranked(scene: Scene, sheet: Sheet) -> bool:
    return outranked(on_record(scene.connection, sheet.holding.mandate), sheet.holding)


def may_submit(sheets: Iterable[Sheet]) -> bool:
    """Whether the person's role allows to submit all of these."""
    return all(sheet.holding.role in SUBMITTING for sheet in sheets)


def _record(scene: Scene, sheet: Sheet, answers: Collected, *, nil_return: bool) -> None:
    """The submission, its entry in the log and its receipt, in one transaction."""
    role = sheet.holding.role
    if role == "preparer":
        raise ValueError("a preparer cannot submit")
    recorded = submissions.record(
        scene.connection,
        mandate=sheet.holding.mandate,
        person=scene.person.id,
        role=role,
        at=scene.at,
        answers=answers,
        nil_return=nil_return,
        late=scene.over(sheet.holding),
    )
    log.append(
        scene.connection,
        sheet.kept.id,
        "late" if recorded.submission.late else "submitted",
        _body(recorded),
        scene.at,
        scene.desk.secret(),
    )
    outbox.put(
        scene.connection,
        Letter(
            key=f"{sheet.kept.id}/receipt/{recorded.id}",
            chat=scene.visitor.origin.chat,
            kind="receipt",
            about={"submission": recorded.id, "mandate": sheet.key},
            not_before=outbox.AT_ONCE,
            lane=outbox.RECEIPTS,
            round=sheet.kept.id,
        ),
    )
    if recorded.submission.late:
        tell_coordinators(scene, sheet.kept.id, "late", {"submission": recorded.id})


def _body(recorded: Recorded) -> dict[str, object]:
    submission = recorded.submission
    return {
        "mandate": submission.mandate,
        "number": submission.number,
        "person": submission.person,
        "role": submission.role,
        "nil_return": submission.nil_return,
        "answers": submission.answers,
        "checksum": recorded.checksum,
    }
