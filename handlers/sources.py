"""Where the answers come from that a coordinator enters for a town."""

import datetime as dt
from collections.abc import Iterator

from chat.format import date
from handlers.drawers import EntryDrawer
from handlers.scene import Scene
from handlers.sheet import Sheet


def taken(sheet: Sheet) -> tuple[dt.date, str] | None:
    """On which day and by what a coordinator got the answers; None for a town's own."""
    if not isinstance(sheet.drawer, EntryDrawer):
        return None
    source = sheet.drawer.source
    return source.taken_on, source.words


def taken_lines(scene: Scene, sheet: Sheet) -> Iterator[str]:
    """The same in words; no line for a town's own."""
    if found := taken(sheet):
        day, words = found
        yield scene.texts("receipt-taken", day=date(day, scene.texts.language), source=words)
