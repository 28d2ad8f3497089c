"""The present: where a conversation is by now, when time or somebody else has gone on."""

from handlers.drafting import review
from handlers.places import Asking, Choosing, Home, OnMandates, Place, Review, Start
from handlers.scene import NotYours, Scene
from survey.walk import step_at


def present(scene: Scene, place: Place) -> Place:
    """The place itself, or where it leads by now: home from a mandate in other hands, to what is on
    record after the deadline, to the review from a question that a change has hidden."""
    if not isinstance(place, OnMandates):
        return place
    try:
        sheets = scene.sheets(place)
    except NotYours:
        return Home()
    answers = isinstance(place, Start | Asking | Choosing)
    submits = isinstance(place, Review) and not all(sheet.drawer.takes_late for sheet in sheets)
    if (answers or submits) and any(scene.over(sheet.holding) for sheet in sheets):
        return place.submitted()
    if isinstance(place, Asking) and step_at(sheets[0].steps, place.key) is None:
        return review(scene, place)
    return place
