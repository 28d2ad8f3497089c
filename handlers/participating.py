"""Taking part in a round by person, by a link that everybody shares."""

from chat.actions import Action, Verb
from chat.cards import Card
from handlers.places import Home, Welcomed
from handlers.scene import Reply, Scene
from handlers.starting import in_round
from storage import participants


def followed(scene: Scene, round_: str) -> tuple[Scene, Reply]:
    """The shared link of the round was opened. Whoever takes part already goes on where they were,
    for good; others can begin until the deadline. The scene that comes back knows the visitor."""
    if held := scene.held(round_):
        return scene, Reply(in_round(scene, held))
    if _over(scene, round_):
        return scene, Reply(apart=(Card(body=scene.texts("link-over")),))
    return scene.acquainted(), Reply(Welcomed(round=round_))


def pressed(scene: Scene, place: Welcomed, action: Action) -> Reply:
    """Take part; or not."""
    match action.verb:
        case Verb.HOME:
            return Reply(Home())
        case Verb.TAKE_PART if _over(scene, place.round):
            return Reply(Home(), notice=scene.texts("link-over"))
        case Verb.TAKE_PART:
            return _taken_part(scene, place.round)
    return Reply()


def _taken_part(scene: Scene, round_: str) -> Reply:
    """Neither the log nor a letter says so: who takes part is noted, and nothing else."""
    participants.join(scene.connection, round_, scene.person.id)
    now = scene.again()
    return Reply(in_round(now, now.held(round_)), met=True)


def _over(scene: Scene, round_: str) -> bool:
    kept = scene.kept(round_)
    return kept.state not in {"planned", "open"} or scene.at >= kept.closes_at
