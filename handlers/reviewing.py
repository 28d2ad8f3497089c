"""The review, changing single answers from it, and submitting."""

from chat.actions import Action, Verb
from chat.question_card import question_of
from handlers.drafting import asking, review
from handlers.places import Choosing, Home, OnMandates, Place, Review, Start, Submitted
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet
from handlers.submitting import prepare, submit
from survey.walk import step_at

CHANGES_NAMED = 10
"""Changes by others that are named one by one."""


def pressed(scene: Scene, place: Review, action: Action) -> Reply:
    """A button of the review was pressed. After the deadline it can only be submitted late."""
    match action.verb:
        case Verb.SUBMIT:
            return _hand_in(scene, place, action.verb)
        case Verb.PAGE if action.argument.isdecimal():
            return Reply(place.model_copy(update={"page": int(action.argument)}), same=True)
        case Verb.HOME:
            return Reply(Home())
        case _ if any(scene.over(sheet.holding) for sheet in scene.sheets(place)):
            return Reply(place.submitted(), notice=scene.texts("answer-over"))
    return _in_time(scene, place, action)


def _in_time(scene: Scene, place: Review, action: Action) -> Reply:
    match action.verb:
        case Verb.PREPARED:
            return _hand_in(scene, place, action.verb)
        case Verb.NEXT:
            return Reply(_first_open(scene, place))
        case Verb.CHANGE:
            return Reply(Choosing(round=place.round, mandates=place.mandates))
        case Verb.APART:
            return Reply(review(scene, place.only_lead()))
        case Verb.BACK:
            return Reply(_before(scene, place))
    return Reply()


def _hand_in(scene: Scene, place: Review, verb: Verb) -> Reply:
    """Submits, or puts before the head, exactly what was shown: nothing if it has changed."""
    sheets = scene.sheets(place)
    if tuple(sheet.draft.version for sheet in sheets) != place.versions:
        return Reply(review(scene, place), problem=_changed(scene, place, sheets))
    if any(sheet.objections for sheet in sheets):
        return Reply(review(scene, place), notice=scene.texts("review-incomplete"))
    return prepare(scene, sheets) if verb is Verb.PREPARED else submit(scene, place, sheets)


def _changed(scene: Scene, place: Review, sheets: tuple[Sheet, ...]) -> str:
    """Who has changed what since the review was shown."""
    found = (
        f"– {scene.name(sheet, written.person)}: {question_of(step, scene.texts)}"
        for sheet, seen in zip(sheets, place.versions, strict=True)
        for key, written in sheet.draft.written.items()
        if written.version > seen and (step := step_at(sheet.steps, key))
    )
    lines = list(dict.fromkeys(found))  # the same change for two towns is told once
    more = len(lines) - CHANGES_NAMED
    rest = [scene.texts("review-changed-more", count=more)] if more > 0 else []
    return "\n".join((scene.texts("review-changed"), *lines[:CHANGES_NAMED], *rest))


def _first_open(scene: Scene, place: Review) -> Place:
    for sheet in scene.sheets(place):
        for step, _ in sheet.objections:
            about = place if sheet.key == place.lead else place.only(sheet.key)
            return asking(about, step, changing=step.key)
    return review(scene, place)


def _before(scene: Scene, place: OnMandates) -> Place:
    """The last step on the way, past the entries of lists; the beginning where nothing is asked."""
    steps = [
        step for step in scene.sheet(place).steps if step.group is None or not step.group.repeat
    ]
    if not steps:
        return Start(round=place.round, mandates=place.mandates)
    return asking(place, steps[-1])


def choosing(scene: Scene, place: Choosing, action: Action) -> Reply:
    """A button of the list of answers to change was pressed."""
    match action.verb:
        case Verb.CHANGE:
            return _change(scene, place, action.argument)
        case Verb.PAGE if action.argument.isdecimal():
            return Reply(place.model_copy(update={"page": int(action.argument)}), same=True)
        case Verb.BACK:
            return Reply(review(scene, place))
    return Reply()


def chosen(scene: Scene, place: Choosing, words: str) -> Reply:
    """The number of an answer to change was typed."""
    return _change(scene, place, words.strip().rstrip("."))


def _change(scene: Scene, place: Choosing, number: str) -> Reply:
    steps = scene.sheet(place).steps
    if number.isascii() and number.isdecimal() and 1 <= int(number) <= len(steps):
        step = steps[int(number) - 1]
        return Reply(asking(place, step, changing=step.key))
    return Reply(notice=scene.texts("choosing-number", count=len(steps)))


def submitted(scene: Scene, place: Submitted, action: Action) -> Reply:
    """A button of the card that shows what is on record was pressed."""
    sheets = scene.sheets(place)
    match action.verb:
        case Verb.HOME:
            return Reply(Home())
        case Verb.CHANGE if not any(scene.over(sheet.holding) for sheet in sheets):
            return Reply(_reopened(scene, place, sheets[0]))
        case Verb.REVIEW if not sheets[0].objections:
            return Reply(review(scene, place))
    return Reply()


def _reopened(scene: Scene, place: Submitted, sheet: Sheet) -> Place:
    """Behind a nil return there may be no draft: then it begins at the beginning."""
    if sheet.answers:
        return review(scene, place)
    return Start(round=place.round, mandates=place.mandates)
