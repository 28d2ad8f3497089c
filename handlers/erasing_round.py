"""A coordinator erases what may go of a round that has ended. The first tap shows what goes, what
stays and why; the second one does just that."""

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.desk_cards import asking_card
from chat.format import moment
from handlers.charge import in_charge
from handlers.desk_places import AtRound
from handlers.ended_places import ErasingRound
from handlers.erasing import erase_round, mark, told_in_parts
from handlers.refusing import refused
from handlers.scene import Reply, Scene
from storage import erasure, outbox, retention
from storage.rounds import Kept
from survey.refusal import Refusal
from survey.retention import due


def may_erase(scene: Scene, kept: Kept) -> bool:
    """Whether the round has ended, and people's data are still kept of it."""
    return kept.state not in erasure.RUNNING and not erasure.erased(scene.connection, kept.id)


def ask(scene: Scene, round_: str) -> Reply:
    """A coordinator wants to erase: what goes and what stays is shown first."""
    found = erase_round(in_charge(scene, round_), really=False)
    if isinstance(found, Refusal):
        notice = refused(found, scene.kept(round_), scene.texts)
        return Reply(AtRound(round=round_), notice=notice)
    return Reply(ErasingRound(round=round_, seen=mark(found)))


def pressed(scene: Scene, place: ErasingRound, action: Action) -> Reply:
    """Yes, or back."""
    match action.verb:
        case Verb.BACK:
            return Reply(AtRound(round=place.round))
        case Verb.REMOVE:
            return _erase(scene, place)
    return Reply()


def _erase(scene: Scene, place: ErasingRound) -> Reply:
    """Judged by how things are by now: what differs from what was shown is shown first. Of two
    coordinators the second one finds it done."""
    charge, back = in_charge(scene, place.round), AtRound(round=place.round)
    found = erase_round(charge, really=False)
    if isinstance(found, Refusal):
        return Reply(back, notice=refused(found, charge.kept, scene.texts))
    if not found.goes:
        return Reply(back, notice=scene.texts("erase-nothing"))
    if mark(found) != place.seen:
        now = ErasingRound(round=place.round, seen=mark(found))
        return Reply(now, notice=scene.texts("erase-changed"))
    erase_round(charge, really=True)
    post = charge.posting("erased", outbox.NEWS, outbox.AT_ONCE)
    post.to_everyone("erased", charge.others, {"by": charge.by})
    return Reply(back, problem=scene.texts("erase-done-partly"))


def erasing_round(scene: Scene, place: ErasingRound, turn: int) -> Card:
    """What would go and what would stay, until when it may be kept, and whether it is to go."""
    kept, texts = scene.kept(place.round), scene.texts
    found = erase_round(in_charge(scene, place.round), really=False)
    if isinstance(found, Refusal):
        body, ways = refused(found, kept, texts), []
    else:
        parts = told_in_parts(scene.connection, found, texts)
        body = "\n\n".join((_until(scene, kept), *parts))
        yes = Button(texts("button-erase"), Action(Verb.REMOVE, turn=turn))
        ways = [yes] * bool(found.goes)
    return asking_card(scene.title(kept), texts("button-erase-round"), body, ways, turn, texts)


def _until(scene: Scene, kept: Kept) -> str:
    """Until when what is kept of people may be kept."""
    ended = retention.ended_at(scene.connection, kept.id) or kept.closes_at
    until = due(ended, scene.desk.privacy.retention_days)
    at = moment(until, kept.round.zone, scene.texts.language)
    return scene.texts("erase-until", at=at)
