"""Before the first question: the overview, what a round is about, and where to go on."""

from chat.actions import Action, Verb
from handlers.changed import changed
from handlers.drafting import copy, resume, review, stand, start
from handlers.places import Asking, Choosing, Home, OnMandates, Place, Review, Start, Submitted
from handlers.scene import Reply, Scene
from handlers.sheet import answered_together
from handlers.submitting import submit_nil
from storage.dictations import MARK
from storage.people import Holding


def pressed(scene: Scene, place: Start, action: Action) -> Reply:
    """A button of the card before the first question was pressed."""
    sheets = scene.sheets(place)
    kept = sheets[0].kept
    match action.verb:
        case Verb.HOME:
            return Reply(Home())
        case Verb.NIL | Verb.TOGETHER if _moved(scene, place, action.verb):
            now = in_round(scene, tuple(sheet.holding for sheet in sheets))
            return Reply(now, problem=changed(scene, place, sheets))
        case Verb.NIL if kept.round.nil_return and kept.state == "open":
            return submit_nil(scene, place, sheets)
        case Verb.NEXT | Verb.TOGETHER | Verb.APART if kept.state == "open":
            return Reply(_begun(scene, place, action.verb))
    return Reply()


def _moved(scene: Scene, place: Start, verb: Verb) -> bool:
    """Whether the press would replace something that was not shown: a nil return replaces a
    submission, one answer for all replaces the drafts. The version of an entry counts its day and
    source, which a nil return bears too."""
    if place.lead.startswith(MARK):
        return stand(scene, place) != place.seen
    part = 0 if verb is Verb.TOGETHER else 1
    return [now[part] for now in stand(scene, place)] != [seen[part] for seen in place.seen]


def _begun(scene: Scene, place: Start, verb: Verb) -> Place:
    about = place.only_lead() if verb is Verb.APART else place
    copy(scene, about)
    return resume(scene, about, scene.sheet(about))


def opened(scene: Scene, argument: str) -> Reply:
    """A way into a round was taken: "round" for everything held there, where whoever is in the
    midst of it goes on, or "round key" for one mandate."""
    round_, _, key = argument.partition(" ")
    held = tuple(each for each in scene.held(round_) if key in ("", each.key))
    if not held:
        return Reply(Home(), notice=scene.texts("not-yours"))
    here = scene.place
    if not key and _in_midst(scene, here, held):
        return _gone_on(scene, here)
    now = in_round(scene, held)
    if isinstance(now, Start) and isinstance(here, Start) and now.round == here.round:
        now = now.model_copy(update={"told": True})  # what it is about stands just above
    return Reply(now)


def _gone_on(scene: Scene, here: Place) -> Reply:
    """The same place; a review as things are now, with what others have changed meanwhile."""
    if isinstance(here, Review) and stand(scene, here) != here.seen:
        told = changed(scene, here, scene.sheets(here))
        return Reply(review(scene, here), problem=told)
    return Reply(here)


def _in_midst(scene: Scene, here: Place, held: tuple[Holding, ...]) -> bool:
    """Whether the visitor is answering for one of these mandates, as far as it is pending."""
    if not isinstance(here, Asking | Review | Choosing) or here.round != held[0].round:
        return False
    pending = {each.key for each in pending_among(scene, held)}
    return not pending.isdisjoint(here.mandates)


def arrive(scene: Scene) -> Place:
    """Where somebody begins: in the round, if there is just one that runs, else the overview."""
    of_rounds = {each.round for each in scene.visitor.holdings}
    running = [held for round_ in of_rounds if (held := scene.held(round_)) and _runs(scene, held)]
    return in_round(scene, running[0]) if len(running) == 1 else Home()


def _runs(scene: Scene, held: tuple[Holding, ...]) -> bool:
    return scene.kept(held[0].round).state in {"planned", "open"}


def in_round(scene: Scene, held: tuple[Holding, ...]) -> Place:
    """At the mandates that are still to be answered, else at what is on record. A draft that is
    begun goes on where it ends, for several mandates if it is the same for all of them; else one
    that is begun comes first: it can be taken for all. In a round that follows another one
    everybody is told first what that means."""
    pending = [scene.open(each) for each in pending_among(scene, held)]
    if not pending:
        return Submitted(round=held[0].round, mandates=tuple(each.at for each in held))
    sheets = sorted(pending, key=lambda sheet: not sheet.answers)
    about = OnMandates(round=held[0].round, mandates=tuple(each.holding.at for each in sheets))
    begun = sheets[0].answers and sheets[0].kept.state == "open"
    if begun and sheets[0].kept.round.follows is None and answered_together(sheets):
        return resume(scene, about, sheets[0]) if sheets[0].objections else review(scene, about)
    return start(scene, about)


def pending_among(scene: Scene, held: tuple[Holding, ...]) -> tuple[Holding, ...]:
    """Those of the mandates that can still be answered in time and are not."""
    return tuple(
        each for each in held if not scene.over(each) and scene.drawer(each).record() is None
    )
