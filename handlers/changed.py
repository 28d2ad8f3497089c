"""What others have done since something was shown."""

from collections.abc import Iterator

from chat.question_words import question_of
from handlers.places import Seen
from handlers.scene import Scene
from handlers.sheet import Sheet
from handlers.sources import taken_lines
from survey.walk import step_at

NAMED = 10
"""Changes by others that are named one by one."""


def changed(scene: Scene, place: Seen, sheets: tuple[Sheet, ...]) -> str:
    """Who has changed or submitted what since the place was shown, and where an entry comes from by
    now, for whoever was about to act on it: nothing was done."""
    found = (
        line
        for sheet, (version, number) in zip(sheets, place.seen, strict=True)
        for line in (
            *taken_lines(scene, sheet),
            *_submitted(scene, sheet, number),
            *_answered(scene, sheet, version),
        )
    )
    lines = list(dict.fromkeys(found))  # the same change for two towns is told once
    more = len(lines) - NAMED
    rest = [scene.texts("review-changed-more", count=more)] if more > 0 else []
    return "\n".join((scene.texts("review-changed"), *lines[:NAMED], *rest))


def _submitted(scene: Scene, sheet: Sheet, seen: int) -> Iterator[str]:
    for record in sheet.drawer.records():
        if record.number > seen:
            name, town = scene.name(sheet, record.person), scene.town(sheet)
            said = scene.texts("changed-submitted", town=town, number=record.number)
            yield f"– {name}: {said}"


def _answered(scene: Scene, sheet: Sheet, seen: int) -> Iterator[str]:
    for key, written in sheet.draft.written.items():
        if written.version > seen and (step := step_at(sheet.steps, key)):
            yield f"– {scene.name(sheet, written.person)}: {question_of(step, scene.texts)}"
