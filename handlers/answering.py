"""Answering one question, by buttons or by typing."""

from collections.abc import Callable

from chat.actions import Action, Verb
from chat.typed import explain, read
from handlers.drafting import asking, next_place, review, write
from handlers.places import Asking, Start
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet
from survey.entries import added, removed
from survey.problem import Problem
from survey.questions import Choice, FreeText, Group
from survey.steps import Step, entries
from survey.walk import preceding, step_at

Handler = Callable[[Scene, Asking, Sheet, Step, str], Reply]


def pressed(scene: Scene, place: Asking, action: Action) -> Reply:
    """A button of the question's card was pressed."""
    sheet = scene.sheet(place)
    step = step_at(sheet.steps, place.key)
    if step is None:  # somebody else's change has hidden it
        return Reply(review(scene, place))
    handler = _HANDLERS.get(action.verb)
    return Reply() if handler is None else handler(scene, place, sheet, step, action.argument)


def said(scene: Scene, place: Asking, words: str) -> Reply:
    """The answer was typed."""
    sheet = scene.sheet(place)
    step = step_at(sheet.steps, place.key)
    if step is None:
        return Reply(review(scene, place))
    value = read(step, words, sheet.offers(step), scene.texts.language)
    if isinstance(step.question, Group) and isinstance(value, int):
        return _enter(scene, place, sheet, step, str(value))
    return _answer(scene, place, sheet, step, value)


def asks_for_words(scene: Scene, place: Asking) -> bool:
    """Whether any words could be the answer, so that only a slash form is a command."""
    step = step_at(scene.sheet(place).steps, place.key)
    return step is not None and (step.asks is not None or isinstance(step.question, FreeText))


def _answer(
    scene: Scene, place: Asking, sheet: Sheet, step: Step, value: object | Problem
) -> Reply:
    fitted = value if isinstance(value, Problem) else sheet.fit(step, value)
    if isinstance(fitted, Problem):
        return _refuse(scene, fitted)
    written = write(scene, place, {step.key: fitted})
    return Reply(next_place(scene, place, step, written))


def _refuse(scene: Scene, problem: Problem) -> Reply:
    words = explain(problem, scene.texts)
    return Reply(toast=words, problem=words)


def _choose(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    if not isinstance(step.question, Choice):
        return Reply()
    return _answer(scene, place, sheet, step, argument)


def _pick(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    chosen = _chosen(sheet, step)
    if argument in chosen or argument not in {offer.id for offer in sheet.offers(step)}:
        return Reply()
    most = getattr(step.question, "max", None)
    if most is not None and len(chosen) >= most:
        return _refuse(scene, Problem("choose-at-most", {"max": most}))
    return _list(scene, place, step, [*chosen, argument])


def _drop(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    return _list(scene, place, step, [id_ for id_ in _chosen(sheet, step) if id_ != argument])


def _list(scene: Scene, place: Asking, step: Step, chosen: list[str]) -> Reply:
    """A list changes while it is being put together: whether it is complete, Weiter decides."""
    write(scene, place, {step.key: chosen or None})
    return Reply(place, same=True)


def _chosen(sheet: Sheet, step: Step) -> list[str]:
    value = sheet.answers.get(step.key)
    return value if isinstance(value, list) else []


def _next(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    if isinstance(step.question, Group):
        return _leave_list(scene, place, sheet, step)
    value = sheet.answers.get(step.key)
    if value is None and _optional(step):
        return Reply(next_place(scene, place, step, sheet))
    return _answer(scene, place, sheet, step, [] if value is None else value)


def _leave_list(scene: Scene, place: Asking, sheet: Sheet, step: Step) -> Reply:
    mine = (o for o in sheet.objections if step.question in (o[0].question, o[0].group))
    objection = next(mine, None)
    if objection is None:
        count = entries(_group(step), step.key, sheet.answers)
        return _answer(scene, place, sheet, step, count)
    refused = _refuse(scene, objection[1])
    if objection[0].key == step.key:
        return refused
    return Reply(asking(place, objection[0], changing=place.changing), problem=refused.problem)


def _skip(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    if not _optional(step):
        return _answer(scene, place, sheet, step, None)
    return Reply(next_place(scene, place, step, sheet))


def _clear(scene: Scene, place: Asking, _sheet: Sheet, step: Step, _: str) -> Reply:
    if not _optional(step):
        return Reply()
    write(scene, place, {step.key: None})
    return Reply(place, same=True)


def _back(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    before = preceding(sheet.steps, step.key)
    if place.changing and (before is None or step.group is None):
        return Reply(review(scene, place))
    if before is None:
        return Reply(Start(round=place.round, mandates=place.mandates))
    return Reply(asking(place, before, changing=place.changing))


def _page(_scene: Scene, place: Asking, _sheet: Sheet, _step: Step, argument: str) -> Reply:
    page = int(argument) if argument.isdecimal() else 0
    return Reply(place.model_copy(update={"page": page}), same=True)


def _add(scene: Scene, place: Asking, sheet: Sheet, step: Step, _: str) -> Reply:
    group = _group(step)
    count = entries(group, step.key, sheet.answers)
    if count >= group.max:
        return _refuse(scene, Problem("entries-at-most", {"max": group.max}))
    written = write(scene, place, added(sheet.answers, step.key))
    return _enter(scene, place, written, step, str(count + 1))


def _enter(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    inside = (s for s in sheet.steps if s.group is step.question and s.field == step.field)
    first = next((s for s in inside if str(s.entry) == argument), None)
    if first is None:
        return _refuse(scene, Problem("form-group"))
    return Reply(asking(place, first, changing=place.changing))


def _remove(scene: Scene, place: Asking, sheet: Sheet, step: Step, argument: str) -> Reply:
    if not argument.isdecimal():
        return Reply()
    write(scene, place, removed(sheet.answers, step.key, int(argument)))
    # A new turn: the buttons of the old list number its entries otherwise.
    return Reply(place)


def _group(step: Step) -> Group:
    if not isinstance(step.question, Group):
        raise TypeError(f"{step.key} is no group")
    return step.question


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
