"""Submitting: the one place where an answer becomes binding."""

from collections.abc import Iterable

from handlers.charge import in_charge
from handlers.drawers import BallotDrawer, late_on_record
from handlers.places import OnMandates
from handlers.post import put, tell_coordinators
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet, outranked, outranks
from handlers.sources import taken
from storage import log, outbox, people, submissions
from storage.outbox import Letter
from survey import bodies
from survey.collect import Collected, collect
from survey.roster import SUBMITTING
from survey.submission import PRECEDENCE


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
        if isinstance(sheet.drawer, BallotDrawer):
            # No entry in the log and no letter: both have a time, and name a person or a chat.
            sheet.drawer.submit(answers)
        else:
            _record(scene, sheet, answers, nil_return=nil_return)
    late = any(scene.over(sheet.holding) for sheet in sheets)
    return Reply(place.submitted(), notice=scene.texts("submit-late" if late else "submit-done"))


def refusal(scene: Scene, place: OnMandates, sheets: tuple[Sheet, ...]) -> Reply | None:
    """Why this person cannot submit these at all; None when they can."""
    if any(scene.over(each.holding) and not scene.takes_late(each) for each in sheets):
        return Reply(place.submitted(), notice=scene.texts("answer-over"))
    if not may_submit(sheets):
        return Reply(notice=scene.texts("submit-not-you"))
    if any(outranked(sheet.drawer.record(), sheet.holding) for sheet in sheets):
        return Reply(place.submitted(), notice=scene.texts("submit-outranked"))
    if all(submitted_late(scene, sheet) for sheet in sheets):
        return Reply(place.submitted(), notice=scene.texts("submit-late-again"))
    return None


def submitted_late(scene: Scene, sheet: Sheet) -> bool:
    """Whether the deadline has passed and exactly this draft is on record as late already, by the
    same role or a higher one: another one would say nothing new."""
    late = late_on_record(sheet.drawer)
    if late is None or not scene.over(sheet.holding) or outranks(sheet.holding, late):
        return False
    return collect(sheet.kept.round, sheet.answers) == late.answers and not late.nil_return


def may_submit(sheets: Iterable[Sheet]) -> bool:
    """Whether the person's role allows to submit all of these."""
    return all(sheet.holding.role in PRECEDENCE for sheet in sheets)


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
    entry = log.append(
        scene.connection,
        sheet.kept.id,
        "late" if recorded.submission.late else "submitted",
        bodies.submitted(recorded.submission, recorded.checksum, taken(sheet)),
        scene.at,
        scene.desk.secret(),
    )
    outbox.put(
        scene.connection,
        Letter(
            key=f"{sheet.kept.id}/receipt/{recorded.id}",
            chat=scene.visitor.origin.chat,
            kind="receipt",
            about={"submission": recorded.id, "mandate": sheet.key, "entry": entry.number},
            not_before=outbox.AT_ONCE,
            lane=outbox.RECEIPTS,
            round=sheet.kept.id,
        ),
    )
    if role == "coordinator":
        _tell_town(scene, sheet, recorded.id, entry.number)
        _tell_others(scene, sheet, recorded.id)
    if recorded.submission.late:
        tell_coordinators(scene, sheet.kept.id, "late", {"submission": recorded.id})


def _tell_town(scene: Scene, sheet: Sheet, submission: int, entry: int) -> None:
    """Heads and deputies who have joined, and whose role is in force on this day, learn what was
    entered for them, with all answers."""
    about = {"submission": submission, "mandate": sheet.key, "entry": entry}
    held = people.holdings(scene.connection, mandate=sheet.holding.mandate)
    acting = [each for each in held if each.role in SUBMITTING and scene.acts(each)]
    theirs = {each.person for each in acting if each.person is not None}
    for chat in people.chats_of(scene.connection, theirs).values():
        put(scene, chat, "dictated", about, sheet.kept.id, outbox.NEWS)


def _tell_others(scene: Scene, sheet: Sheet, submission: int) -> None:
    """The other coordinators learn who has entered an answer for the town."""
    charge = in_charge(scene, sheet.kept.id)
    post = charge.posting("entered", outbox.NEWS, outbox.AT_ONCE)
    post.to_everyone("entered", charge.others, {"submission": submission, "by": charge.by})


def confirm(scene: Scene, argument: str) -> Reply:
    """A head or deputy takes over what a coordinator has entered ("round key number"), as their own
    submission: the same answers. Their draft stays as it is."""
    round_, key, number = (*argument.split(" "), "", "", "")[:3]
    held = {each.key: each for each in scene.held(round_)}
    if key not in held:
        return Reply(notice=scene.texts("not-yours"))
    sheet = scene.open(held[key])
    place = OnMandates(round=round_, mandates=(key,))
    if scene.over(sheet.holding):
        return Reply(place.submitted(), notice=scene.texts("answer-over"))
    refused = refusal(scene, place, (sheet,))
    if refused is not None:
        return refused
    record = sheet.drawer.record()
    if record is None or str(record.number) != number or record.role != "coordinator":
        return Reply(place.submitted(), notice=scene.texts("confirm-replaced"))
    _record(scene, sheet, record.answers, nil_return=record.nil_return)
    return Reply(place.submitted(), notice=scene.texts("confirm-done"))
