"""The review, changing single answers from it, and submitting."""

from chat.actions import Action, Verb
from handlers.changed import changed
from handlers.drafting import asking, review, stand, start
from handlers.places import Choosing, Home, OnMandates, Place, Review, Submitted
from handlers.preparing import prepare
from handlers.scene import Reply, Scene, turned
from handlers.sheet import Sheet, answered_together
from handlers.submitting import refusal, submit
from survey.parts import in_order


def pressed(scene: Scene, place: Review, action: Action) -> Reply:
    """A button of the review was pressed. After the deadline it can only be submitted late."""
    match action.verb:
        case Verb.SUBMIT:
            return _hand_in(scene, place, action.verb)
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
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
    refused = refusal(scene, place, sheets) if verb is Verb.SUBMIT else None
    if refused is not None:
        return refused
    if stand(scene, place) != place.seen:
        return Reply(review(scene, place), problem=changed(scene, place, sheets))
    if any(sheet.objections for sheet in sheets):
        return Reply(review(scene, place), notice=scene.texts("review-incomplete"))
    hand_in = prepare if verb is Verb.PREPARED else submit
    return hand_in(scene, place, sheets)


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
        return start(scene, place)
    return asking(place, steps[-1])


def choosing(scene: Scene, place: Choosing, action: Action) -> Reply:
    """A button of the list of answers to change was pressed."""
    match action.verb:
        case Verb.CHANGE:
            return _change(scene, place, action.argument)
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.BACK:
            return Reply(review(scene, place))
    return Reply()


def chosen(scene: Scene, place: Choosing | Review, words: str) -> Reply:
    """The number of an answer to change was typed."""
    if any(scene.over(sheet.holding) for sheet in scene.sheets(place)):
        return Reply(notice=scene.texts("said-nothing-asked"))
    number = words.strip().rstrip(".")
    if isinstance(place, Review) and not number.isdecimal():
        return Reply(notice=scene.texts("said-nothing-asked"))
    return _change(scene, place, number)


def _change(scene: Scene, place: Choosing | Review, number: str) -> Reply:
    steps = in_order(scene.sheet(place).steps)
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
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.CHANGE if not any(scene.over(sheet.holding) for sheet in sheets):
            return Reply(_reopened(scene, place, sheets))
        case Verb.REVIEW if not sheets[0].objections:
            return Reply(review(scene, place))
    return Reply()


def _reopened(scene: Scene, place: Submitted, sheets: tuple[Sheet, ...]) -> Place:
    """Behind a nil return there may be no draft: then it begins at the beginning. Towns whose
    drafts differ are changed one by one: a change to one must not replace another's vote."""
    if not answered_together(sheets):
        return Home()
    return review(scene, place) if sheets[0].answers else start(scene, place)
