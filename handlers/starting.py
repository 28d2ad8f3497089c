"""Before the first question: the overview, what a round is about, and where to go on."""

from chat.actions import Action, Verb
from handlers.drafting import copy, resume, review
from handlers.places import Home, OnMandates, Place, Start, Submitted
from handlers.scene import Reply, Scene
from handlers.sheet import on_record, open_sheet
from handlers.submitting import submit_nil
from storage import rounds
from storage.people import Holding


def pressed(scene: Scene, place: Start, action: Action) -> Reply:
    """A button of the card before the first question was pressed."""
    sheets = scene.sheets(place)
    if sheets[0].kept.state == "planned":
        return Reply(toast=scene.texts("start-not-open"))
    match action.verb:
        case Verb.TOGETHER:
            copy(scene, place)
            return Reply(resume(scene, place, sheets[0]))
        case Verb.APART:
            return Reply(resume(scene, place.only_lead(), sheets[0]))
        case Verb.NEXT:
            return Reply(resume(scene, place, sheets[0]))
        case Verb.NIL if sheets[0].kept.round.nil_return:
            return submit_nil(scene, place, sheets)
    return Reply()


def opened(scene: Scene, argument: str) -> Reply:
    """A way into a round was taken: "round" for everything held there, "round key" for one."""
    round_, _, key = argument.partition(" ")
    held = tuple(h for h in scene.visitor.holdings if h.round == round_ and key in ("", h.key))
    return Reply(_in_round(scene, held) if held else Home())


def arrive(scene: Scene) -> Place:
    """Where somebody begins: in the round, if there is just one that runs, else the overview."""
    running = [h for h in scene.visitor.holdings if _runs(scene, h)]
    if len({h.round for h in running}) != 1:
        return Home()
    return _in_round(scene, tuple(running))


def _runs(scene: Scene, holding: Holding) -> bool:
    return rounds.get(scene.connection, holding.round).state in {"planned", "open"}


def _in_round(scene: Scene, held: tuple[Holding, ...]) -> Place:
    """At the mandates that are still to be answered, else at what is on record."""
    pending = tuple(h for h in held if on_record(scene.connection, h.mandate) is None)
    about = OnMandates(round=held[0].round, mandates=tuple(h.key for h in pending or held))
    sheet = scene.sheet(about)
    if not pending or scene.over(sheet):
        return Submitted(**about.model_dump())
    if len(pending) == 1 and sheet.answers and sheet.kept.state == "open":
        return review(scene, about) if not sheet.objections else resume(scene, about, sheet)
    return Start(**about.model_dump())


def others(scene: Scene, place: OnMandates) -> tuple[tuple[str, str], ...]:
    """The visitor's other mandates of the round that are still to be answered, as municipality
    and the argument of the button that opens it."""
    return tuple(
        (open_sheet(scene.connection, held).municipality, f"{held.round} {held.key}")
        for held in scene.visitor.holdings
        if held.round == place.round
        and held.key not in place.mandates
        and on_record(scene.connection, held.mandate) is None
    )
