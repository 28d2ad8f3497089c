"""Writing answers into drafts, and finding where to go on."""

from collections.abc import Mapping

from handlers.places import Asking, OnMandates, Place, Review
from handlers.scene import Scene
from handlers.sheet import Sheet
from storage import drafts
from survey.steps import Step, Value
from survey.walk import following

Changes = Mapping[str, Value | None]
"""New values by key; None takes an answer out."""


def write(scene: Scene, place: OnMandates, changes: Changes) -> Sheet:
    """Writes the changes into the drafts of all the place's mandates; the lead's sheet after it.

    What cannot hold for another town, such as itself as its own partner, drops out there.
    """
    lead, *others = scene.sheets(place)
    for other in others:
        given = {key: value for key, value in changes.items() if value is not None}
        carried = other.carried(given).answers
        _change(scene, other, {key: carried.get(key) for key in changes})
    return _change(scene, lead, changes)


def copy(scene: Scene, place: OnMandates) -> None:
    """Makes the drafts of the place's other mandates hold what the lead's holds."""
    lead, *others = scene.sheets(place)
    for other in others:
        gone: Changes = dict.fromkeys(other.answers)
        _change(scene, other, {**gone, **other.carried(lead.answers).answers})


def _change(scene: Scene, sheet: Sheet, changes: Changes) -> Sheet:
    draft = drafts.change(scene.connection, sheet.draft, changes, scene.person.id, scene.at)
    return Sheet(sheet.kept, sheet.holding, draft)


def next_place(scene: Scene, place: Asking, step: Step, sheet: Sheet) -> Place:
    """Where the conversation goes on once the step is answered.

    In order; what was chosen from the review leads back there, past whatever the change has
    opened. Inside an entry of a list it goes on in the entry.
    """
    listed = step.group is not None and step.group.repeat
    if place.changing and not listed:
        opened = [objection for objection, _ in sheet.objections]
        return asking(place, opened[0], changing=True) if opened else review(scene, place)
    after = following(sheet.steps, step.key)
    return review(scene, place) if after is None else asking(place, after, changing=place.changing)


def resume(scene: Scene, place: OnMandates, sheet: Sheet) -> Place:
    """Behind the last answered step: at the first one of an untouched draft."""
    answered = [step for step in sheet.steps if step.key in sheet.answers]
    if not answered:
        return asking(place, sheet.steps[0])
    after = following(sheet.steps, answered[-1].key)
    return review(scene, place) if after is None else asking(place, after)


def asking(place: OnMandates, step: Step, *, changing: bool = False) -> Asking:
    """At this step, for the same mandates."""
    return Asking(round=place.round, mandates=place.mandates, key=step.key, changing=changing)


def review(scene: Scene, place: OnMandates) -> Review:
    """At the review, for the same mandates, with the drafts as they are now."""
    versions = tuple(sheet.draft.version for sheet in scene.sheets(place))
    return Review(round=place.round, mandates=place.mandates, versions=versions)
