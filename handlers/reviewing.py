"""The review, changing single answers from it, and submitting."""

from chat.actions import Action, Verb
from chat.question_card import question_of
from handlers.drafting import asking, review
from handlers.listing import listed
from handlers.places import Choosing, Place, Review, Submitted
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet
from handlers.submitting import prepare, submit
from survey.walk import step_at


def pressed(  # noqa: PLR0911 - one line a button
    scene: Scene, place: Review, action: Action
) -> Reply:
    """A button of the review was pressed."""
    match action.verb:
        case Verb.SUBMIT | Verb.PREPARED:
            return _hand_in(scene, place, action.verb)
        case Verb.PAGE if action.argument.isdecimal():
            return Reply(place.model_copy(update={"page": int(action.argument)}), same=True)
        case Verb.NEXT:
            return Reply(_first_open(scene, place))
        case Verb.CHANGE:
            return Reply(Choosing(round=place.round, mandates=place.mandates))
        case Verb.APART:
            return Reply(review(scene, place.only_lead()))
        case Verb.BACK:
            return Reply(_last_step(scene, place))
        case _:
            return Reply()


def _hand_in(scene: Scene, place: Review, verb: Verb) -> Reply:
    """Submits, or puts before the head, exactly what was shown: nothing if it has changed."""
    sheets = scene.sheets(place)
    if tuple(sheet.draft.version for sheet in sheets) != place.versions:
        return Reply(review(scene, place), problem=_changed(scene, place, sheets))
    if any(sheet.objections for sheet in sheets):
        return Reply(review(scene, place), toast=scene.texts("review-incomplete"))
    return prepare(scene, sheets) if verb is Verb.PREPARED else submit(scene, place, sheets)


def _changed(scene: Scene, place: Review, sheets: tuple[Sheet, ...]) -> str:
    """Who has changed what since the review was shown."""
    lines = [scene.texts("review-changed")]
    for sheet, seen in zip(sheets, place.versions, strict=True):
        for key, written in sheet.draft.written.items():
            step = step_at(sheet.steps, key)
            if written.version > seen and step is not None:
                question = question_of(step, scene.texts)
                lines.append(f"– {scene.name(sheet, written.person)}: {question}")
    return "\n".join(lines)


def _first_open(scene: Scene, place: Review) -> Place:
    for sheet in scene.sheets(place):
        if sheet.objections:
            about = place if sheet.key == place.lead else place.only(sheet.key)
            return asking(about, sheet.objections[0][0], changing=True)
    return review(scene, place)


def _last_step(scene: Scene, place: Review) -> Place:
    steps = [step for step in scene.sheet(place).steps if step.group is None]
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
    steps = listed(scene.sheet(place))
    if number.isascii() and number.isdecimal() and 1 <= int(number) <= len(steps):
        return Reply(asking(place, steps[int(number) - 1], changing=True))
    words = scene.texts("choosing-number", count=len(steps))
    return Reply(toast=words, problem=words)


def submitted(scene: Scene, place: Submitted, action: Action) -> Reply:
    """A button of the card that shows what is on record was pressed."""
    if action.verb is Verb.CHANGE and not scene.over(scene.sheet(place)):
        return Reply(review(scene, place))
    return Reply()
