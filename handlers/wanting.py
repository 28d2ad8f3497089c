"""What a place waits for: words, and which."""

from handlers import answering, dictating, joint_table, naming, new_round_places
from handlers.desk_places import Replying
from handlers.entry_places import Dictating, Succeeding
from handlers.places import Asking, Naming, Place, Wishing
from handlers.scene import Scene


def wanted(scene: Scene) -> str:
    """What is expected at the visitor's place, in a sentence."""
    place = scene.place
    if isinstance(place, Asking):
        return answering.wanted(scene, place)
    if isinstance(place, Naming):
        return naming.wanted(scene, place)
    if isinstance(place, Wishing | Replying):
        return scene.texts("question-wanted")
    if isinstance(place, Dictating):
        return scene.texts(dictating.wanted(place))
    if isinstance(place, Succeeding) and not place.name:
        return scene.texts("problem-form-text")
    wanted = {**joint_table.WANTED, **new_round_places.WANTED}
    return scene.texts(wanted.get(type(place), "said-nothing-asked"))


def asks_for_words(scene: Scene, place: Place) -> bool:
    """Whether any words could be what is asked for, so that only a slash form is a command."""
    if isinstance(place, Asking):
        return answering.asks_for_words(scene, place)
    if isinstance(place, Dictating):
        return place.taken_on is not None
    if isinstance(place, Succeeding):
        return not place.name
    own = isinstance(place, Wishing | Replying) or joint_table.asks_for_words(place)
    return own or naming.asks_for_words(place)
