"""Submitting: the one place where an answer becomes binding."""

from chat.texts import Texts
from handlers.places import OnMandates, Submitted
from handlers.post import tell_coordinators, tell_heads
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
    done = Submitted(round=place.round, mandates=place.mandates)
    for sheet in sheets:
        if sheet.holding.role not in SUBMITTING:
            return Reply(toast=scene.texts("submit-not-you"))
        if outranked(on_record(scene.connection, sheet.holding.mandate), sheet.holding):
            return Reply(done, toast=scene.texts("submit-outranked"))
    for sheet in sheets:
        answers: Collected = {} if nil_return else collect(sheet.kept.round, sheet.answers)
        _record(scene, sheet, answers, nil_return=nil_return)
    late = any(scene.over(sheet) for sheet in sheets)
    return Reply(done, toast=scene.texts("submit-late" if late else "submit-done"))


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
        late=scene.over(sheet),
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
            not_before=scene.at,
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


def prepare(scene: Scene, sheets: tuple[Sheet, ...]) -> Reply:
    """Puts the drafts before the heads, who alone can submit them."""
    told = 0
    for sheet in sheets:
        told += tell_heads(scene, sheet, "prepared", scene.person.id)
    return Reply(toast=_prepared(scene.texts, told))


def _prepared(texts: Texts, told: int) -> str:
    return texts("submit-prepared") if told else texts("submit-no-head")
