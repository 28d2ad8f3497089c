"""Answering one question, by buttons or by typing."""

import datetime as dt
from collections.abc import Callable

from chat.actions import Action, Verb
from chat.typed import expected, explain, read, refusal
from handlers.drafting import asking, next_place, review, start, write
from handlers.places import Asking
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet
from survey.entries import added, removed
from survey.problem import Problem
from survey.questions import Choice, Choices, FreeText, Group, Municipalities
from survey.step import Step, entries
from survey.walk import preceding, same_entry

REST = dt.timedelta(seconds=3)
"""So soon after words that were too long comes what is left of them."""

Handler = Callable[[Scene, Asking, Sheet, Step, str], Reply]


def pressed(scene: Scene, place: Asking, action: Action) -> Reply:
    """A button of the question's card was pressed."""
    sheet = scene.sheet(place)
    handler = _HANDLERS.get(action.verb)
    if handler is None:
        return Reply()
    return handler(scene, place, sheet, sheet.step(place.key), action.argument)


def said(scene: Scene, place: Asking, words: str) -> Reply:
    """The answer was typed; in a list of entries, the number of one."""
    sheet = scene.sheet(place)
    step = sheet.step(place.key)
    if isinstance(step.question, Group):
        return _enter(scene, place, sheet, step, words.strip().rstrip("."))
    value = read(step, words, sheet.offers(step), scene.texts.language)
    fitted = value if isinstance(value, Problem) else sheet.fit(step, value)
    if isinstance(fitted, Problem) and fitted.code == "text-long":
        return _too_long(scene, place, _refusal(scene, step, fitted))
    if place.too_long is not None and scene.at - place.too_long < REST:
        return _too_long(scene, place, scene.texts("said-rest"))
    return _answer(scene, place, sheet, step, value)


def _too_long(scene: Scene, place: Asking, notice: str) -> Reply:
    """Telegram sends long words in pieces: the last piece might fit, and is not the answer."""
    return Reply(place.model_copy(update={"too_long": scene.at}), same=True, notice=notice)


def asks_for_words(scene: Scene, place: Asking) -> bool:
    """Whether any words could be the answer, so that only a slash form is a command."""
    step = scene.sheet(place).step(place.key)
    return step.asks is not None or isinstance(step.question, FreeText)


def wanted(scene: Scene, place: Asking) -> str:
    """What is expected at the question, in a sentence."""
    return expected(scene.sheet(place).step(place.key), scene.texts)


def _answer(
    scene: Scene, place: Asking, sheet: Sheet, step: Step, value: object | Problem
) -> Reply:
    fitted = value if isinstance(value, Problem) else sheet.fit(step, value)
    if isinstance(fitted, Problem):
        return _refuse(scene, step, fitted)
    written = write(scene, place, {step.key: fitted})
    return Reply(next_place(scene, place, step, written))


def _refuse(scene: Scene, step: Step, problem: Problem) -> Reply:
    return Reply(notice=_refusal(scene, step, problem))


def _refusal(scene: Scene, step: Step, problem: Problem) -> str:
    return refusal(problem, expected(step, scene.texts), scene.texts)


def _choose(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    if not isinstance(step.question, Choice):
        return Reply()
    return _answer(scene, place, sheet, step, argument)


def _pick(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    chosen, offered = _chosen(sheet, step), {offer.id for offer in sheet.offers(step)}
    if isinstance(step.question, Choice) or argument in chosen or argument not in offered:
        return Reply()
    most = step.question.max if isinstance(step.question, Choices | Municipalities) else None
    if most is not None and len(chosen) >= most:
        return _refuse(scene, step, Problem("choose-at-most", {"max": most}))
    return _list(scene, place, step, [*chosen, argument])


def _drop(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    chosen = _chosen(sheet, step)
    if argument not in chosen:
        return Reply()
    return _list(scene, place, step, [id_ for id_ in chosen if id_ != argument])


def _list(scene: Scene, place: Asking, step: Step, chosen: list[str]) -> Reply:
    """A list changes while it is being put together: whether it is complete, Weiter decides."""
    write(scene, place, {step.key: chosen or None})
    return Reply(place, same=True)


def _chosen(sheet: Sheet, step: Step) -> list[str]:
    value = sheet.value(step)
    return value if isinstance(value, list) else []


def _next(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    if isinstance(step.question, Group):
        return _leave_list(scene, place, sheet, step)
    value = sheet.value(step)
    if value is None and _optional(step):
        return _skip(scene, place, sheet, step, "")
    return _answer(scene, place, sheet, step, [] if value is None else value)


def _leave_list(scene: Scene, place: Asking, sheet: Sheet, step: Step) -> Reply:
    for objection, problem in sheet.objections:
        if objection.key == step.key:
            return _refuse(scene, step, problem)
        if objection.group_key == step.key:
            return Reply(
                asking(place, objection, changing=place.changing),
                problem=explain(problem, scene.texts),
            )
    return _answer(scene, place, sheet, step, sheet.answers.get(step.key, 0))


def _skip(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    """On without an answer. A kept one of which nothing is offered any more goes: it could not be
    submitted. One that somebody else has given meanwhile stays."""
    if not _optional(step):
        return Reply()
    if step.key in sheet.answers and sheet.value(step) is None:
        sheet = write(scene, place, {step.key: None})
    return Reply(next_place(scene, place, step, sheet))


def _clear(scene: Scene, place: Asking, _sheet: Sheet, step: Step, _: str) -> Reply:
    return _list(scene, place, step, []) if _optional(step) else Reply()


def _back(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    before = preceding(sheet.steps, step.key)
    if place.changing and not _in_same_group(step, before):
        return Reply(review(scene, place))
    if before is None:
        return Reply(start(scene, place))
    if before.key == step.group_key and _untouched(sheet, step):
        write(scene, place, removed(sheet.answers, before.key, step.entry))
    return Reply(asking(place, before, changing=place.changing))


def _in_same_group(step: Step, before: Step | None) -> bool:
    """Whether the way back stays among a group's items or leads to the list of its entries."""
    if step.group is None or before is None:
        return False
    return step.group_key in (before.group_key, before.key)


def _untouched(sheet: Sheet, step: Step) -> bool:
    """Whether nothing is answered in the entry: whoever goes back there has not wanted it."""
    return not any(other.key in sheet.answers for other in sheet.steps if same_entry(other, step))


def _page(_scene: Scene, place: Asking, _sheet: Sheet, _step: Step, argument: str) -> Reply:
    page = int(argument) if argument.isdecimal() else 0
    return Reply(place.model_copy(update={"page": page}), same=True)


def _add(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    if not isinstance(step.question, Group):
        return Reply()
    count = entries(step.question, step.key, sheet.answers)
    if count >= step.question.max:
        return _refuse(scene, step, Problem("entries-at-most", {"max": step.question.max}))
    written = write(scene, place, added(sheet.answers, step.key))
    return _enter(scene, place, written, step, str(count + 1))


def _enter(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    for inside in sheet.steps:
        if inside.group_key == step.key and str(inside.entry) == argument:
            return Reply(asking(place, inside, changing=place.changing))
    return _refuse(scene, step, Problem("form-group"))


def _remove(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    if not isinstance(step.question, Group) or not argument.isdecimal():
        return Reply()
    write(scene, place, removed(sheet.answers, step.key, int(argument)))
    # A new turn: the buttons of the old list number its entries otherwise.
    return Reply(place)


def _optional(step: Step) -> bool:
    return not step.question.required and step.asks is None


_HANDLERS: dict[Verb, Handler] = {
    Verb.CHOOSE: _choose,
    Verb.PICK: _pick,
    Verb.DROP: _drop,
    Verb.NEXT: _next,
    Verb.SKIP: _skip,
    Verb.CLEAR: _clear,
    Verb.BACK: _back,
    Verb.PAGE: _page,
    Verb.ADD: _add,
    Verb.ENTRY: _enter,
    Verb.REMOVE: _remove,
}
