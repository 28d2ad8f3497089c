"""Writing answers into drafts, and finding where to go on."""

from handlers.drawers import Changes
from handlers.places import Asking, OnMandates, Place, Review, Start
from handlers.scene import Scene
from handlers.sheet import Sheet
from storage import submissions
from survey.following import unchanged
from survey.questions import Choosing, Group
from survey.round import Round
from survey.step import Step
from survey.walk import following, step_at


def write(scene: Scene, place: OnMandates, changes: Changes) -> Sheet:
    """Writes the changes into the drafts of all the place's mandates; the lead's sheet after it.

    What cannot hold for another town, such as itself as its own partner, drops out there. A list of
    entries is taken over as a whole: its entries are known by their numbers alone, and these may
    stand for others in another town's list.
    """
    lead, *others = scene.sheets(place)
    written = _change(scene, lead, changes)
    for other in others:
        touched = {*changes, *_in_lists(written, changes), *_in_lists(other, changes)}
        given = {key: written.answers[key] for key in touched if key in written.answers}
        carried = other.carried(given).answers
        _change(scene, other, {key: carried.get(key) for key in touched})
    return written


def _in_lists(sheet: Sheet, changes: Changes) -> set[str]:
    """The keys of all answers in the lists of entries that the changes belong to."""
    questions = {key.partition(".")[0] for key in changes}
    return {
        key
        for key in sheet.answers
        if (id_ := key.partition(".")[0]) in questions
        and isinstance(sheet.kept.round.question(id_), Group)
    }


def copy(scene: Scene, place: OnMandates) -> None:
    """Makes the drafts of the place's other mandates hold what the lead's holds."""
    lead, *others = scene.sheets(place)
    for other in others:
        gone: Changes = dict.fromkeys(other.answers)
        _change(scene, other, {**gone, **other.carried(lead.answers).answers})


def _change(scene: Scene, sheet: Sheet, changes: Changes) -> Sheet:
    draft = sheet.drawer.change(sheet.draft, changes, scene.at)
    return scene.keep(Sheet(sheet.kept, sheet.holding, draft, sheet.drawer))


def next_place(scene: Scene, place: Asking, step: Step, sheet: Sheet) -> Place:
    """Where the conversation goes on once the step is dealt with.

    In order; what was chosen from the review leads back there, past whatever the change has
    opened. Whoever is in a list of entries goes on in the entry.
    """
    changed = step_at(sheet.steps, place.changing)
    in_list = step.group is not None and step.group.repeat
    if place.changing and not (in_list and (changed is None or changed.group is None)):
        after = _opened(changed, step, sheet)
    else:
        after = following(sheet.steps, step.key)
        while after is not None and not in_list and not _wanted(scene, sheet, after):
            after = following(sheet.steps, after.key)
    return review(scene, place) if after is None else asking(place, after, changing=place.changing)


def _opened(changed: Step | None, step: Step, sheet: Sheet) -> Step | None:
    """What the change makes necessary: the next unanswered question that depends on the changed
    one, whether or not it must be answered, else the first objection."""
    if changed is not None:
        dependent = _depending_on(changed.question.id, sheet.kept.round)
        for later in sheet.steps[sheet.steps.index(step) + 1 :]:
            explains = later.asks is not None and later.question.id == changed.question.id
            asked_so = explains or later.question.id in dependent
            if asked_so and later.key not in sheet.answers and _concerns(changed, later):
                return later
    return next((objection for objection, _ in sheet.objections), None)


def _concerns(changed: Step, later: Step) -> bool:
    """Whether what is asked once, per field or per entry can depend on the changed answer."""
    same_field = None in (changed.field, later.field) or changed.field == later.field
    return same_field and changed.entry in (0, later.entry)


def _depending_on(changed: str, round_: Round) -> set[str]:
    """The ids of the questions that this one shows or hides, directly or by way of another."""
    ids = {changed}
    for question in round_.questions:
        for each in (question, *(question.items if isinstance(question, Group) else ())):
            among = each.among if isinstance(each, Choosing) else {}
            if ids & {*each.when, *among}:
                ids.add(each.id)
    return ids - {changed}


def resume(scene: Scene, place: OnMandates, sheet: Sheet) -> Place:
    """Behind the last answered step or at the first that stands in the way of submitting,
    whichever comes first; at the review when there is neither."""
    if sheet.kept.round.follows is not None:
        return _resume_correction(scene, place, sheet)
    answered = [step for step in sheet.steps if step.key in sheet.answers]
    behind = following(sheet.steps, answered[-1].key) if answered else next(iter(sheet.steps), None)
    waiting = {objection.key for objection, _ in sheet.objections}
    for step in sheet.steps:
        if step is behind or step.key in waiting:
            return asking(place, step)
    return review(scene, place)


def _resume_correction(scene: Scene, place: OnMandates, sheet: Sheet) -> Place:
    """At the first step that is to be asked anew; at the review when there is none."""
    waiting = {objection.key for objection, _ in sheet.objections}
    for step in sheet.steps:
        if step.key in waiting or (step.entry == 0 and _wanted(scene, sheet, step)):
            return asking(place, step)
    return review(scene, place)


def _wanted(scene: Scene, sheet: Sheet, step: Step) -> bool:
    """Whether the way forward stops at the step. In a round that follows another one it leads past
    what is answered already, and past what somebody left empty there when they submitted; whatever
    stands in the way of submitting is asked."""
    follows = sheet.kept.round.follows
    if follows is None or step.key in {objection.key for objection, _ in sheet.objections}:
        return True
    if step.key in sheet.answers:
        return False
    before = scene.kept(follows)
    known = unchanged(before.round, sheet.kept.round, step.key)
    return not (known and submissions.submitted(scene.connection, follows, [sheet.key]))


def asking(place: OnMandates, step: Step, *, changing: str = "") -> Asking:
    """At this step, for the same mandates."""
    return Asking(round=place.round, mandates=place.mandates, key=step.key, changing=changing)


def review(scene: Scene, place: OnMandates) -> Review:
    """At the review, for the same mandates as they stand now."""
    return Review(round=place.round, mandates=place.mandates, seen=stand(scene, place))


def start(scene: Scene, place: OnMandates) -> Start:
    """Before the first question, for the same mandates as they stand now."""
    return Start(round=place.round, mandates=place.mandates, seen=stand(scene, place))


def stand(scene: Scene, place: OnMandates) -> tuple[tuple[int, int], ...]:
    """How the mandates stand: each one's version of the draft, and its newest submission."""
    return tuple((sheet.draft.version, sheet.drawer.newest()) for sheet in scene.sheets(place))
