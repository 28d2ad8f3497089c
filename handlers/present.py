"""The present: where a conversation is by now, when time or somebody else has gone on."""

from handlers import named, naming, towns
from handlers.desk_places import AtHolder
from handlers.drafting import review
from handlers.entry_places import Succeeding
from handlers.place import ForCoordinators
from handlers.places import (
    Asking,
    Choosing,
    Home,
    Invited,
    Named,
    Naming,
    OnMandates,
    Place,
    Review,
    Start,
)
from handlers.scene import NotYours, Scene
from storage import people
from survey.walk import step_at


def present(scene: Scene, place: Place) -> Place:
    """The place itself, or where it leads by now: home from a mandate in other hands and from what
    is for coordinators, to what is on record after the deadline, to the review from a question that
    a change has hidden."""
    if not isinstance(place, OnMandates):
        return _beside(scene, place)
    try:
        sheets = scene.sheets(place)
    except NotYours:
        return Home()
    answers = isinstance(place, Start | Asking | Choosing)
    submits = isinstance(place, Review) and not all(map(scene.takes_late, sheets))
    if (answers or submits) and any(scene.over(sheet.holding) for sheet in sheets):
        return place.submitted()
    if isinstance(place, Asking) and step_at(sheets[0].steps, place.key) is None:
        return review(scene, place)
    return place


def _beside(scene: Scene, place: Place) -> Place:
    """The same for places that are about no answers."""
    match place:
        case ForCoordinators() if not scene.visitor.coordinator:
            return Home()
        case AtHolder() | Succeeding():
            return towns.holder_now(scene, place)
        case Naming():
            return naming.now(scene, place)
        case Named():
            return named.now(scene, place)
        case Invited() if not people.holdings(
            scene.connection, round_=place.round, roster_person=place.person
        ):
            return Home()  # whoever was named is not any more
    return place
