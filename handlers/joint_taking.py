"""Whether the draft of a joint vote is replaced: by a document that was sent back, or by what the
count says by now."""

from chat.actions import Action, Verb
from chat.cards import Card
from chat.joint_cards import asking_card
from handlers.joint import by_the_count, entries, keep, latest
from handlers.joint_places import AtJoint, JointTaking
from handlers.scene import Reply, Scene
from survey.joint_draft import Pieces, differing


def at_taking(scene: Scene, place: JointTaking, turn: int) -> Card:
    """What the document would change."""
    before, texts = latest(scene, place.round).pieces, scene.texts
    changed, dropped = differing(before, place.pieces)
    lines = [
        texts(sentence, numbers=", ".join(str(_number(place.pieces, id_)) for id_ in ids))
        for sentence, ids in (("drafting-takes", changed), ("drafting-drops", dropped))
        if ids
    ]
    about = "anew" if place.anew else "taking"
    title, heading = scene.title(scene.kept(place.round)), texts(f"drafting-{about}-title")
    lines.append(texts(f"drafting-{about}-how"))
    return asking_card(title, heading, lines, texts("button-take-over"), turn, texts)


def _number(pieces: Pieces, id_: str) -> int:
    return [piece.block.id for piece in pieces].index(id_) + 1


def pressed_taking(scene: Scene, place: JointTaking, action: Action) -> Reply:
    """The document is taken over, or not."""
    if action.verb is Verb.SEND:
        if place.anew:
            return _taken_anew(scene, place)
        return keep(scene, place, place.pieces, "drafting-taken")
    return Reply(AtJoint(round=place.round)) if action.verb is Verb.BACK else Reply()


def _taken_anew(scene: Scene, place: JointTaking) -> Reply:
    """Counted once more: what the count says otherwise by now is shown first."""
    if scene.kept(place.round).state != "closed":
        return Reply(AtJoint(round=place.round), notice=scene.texts("drafting-not-closed"))
    pieces = by_the_count(scene, place.round)
    if pieces != place.pieces:
        now = place.model_copy(update={"pieces": pieces})
        return Reply(now, problem=scene.texts("drafting-anew-changed"))
    return keep(scene, place, pieces, "drafting-anew-done", entries(scene, place.round))
