"""What is on record for somebody's sheet, in lines."""

from chat.on_record import record_lines
from chat.receipt import grouped
from handlers.scene import Scene
from handlers.sheet import Sheet
from storage import submissions


def records(scene: Scene, sheet: Sheet) -> list[str]:
    """What is on record, or that nothing is."""
    none = "record-sealed" if sheet.drawer.sealed else "record-none"
    return counted(scene, sheet) or [scene.texts(none, town=scene.town(sheet))]


def counted(scene: Scene, sheet: Sheet) -> list[str]:
    """The submission that counts, and one that came too late; nothing where there is neither. A
    ballot is told by its checksum, since nobody keeps when it came."""
    record = sheet.drawer.record()
    if record is not None and record.at is None:
        checksum = grouped(record.checksum)
        return [scene.texts("record-ballot", number=record.number, checksum=checksum)]
    recorded = submissions.of_mandate(scene.connection, sheet.holding.mandate)
    found = [each.submission for each in recorded]
    zone = sheet.kept.round.zone
    return record_lines(sheet.key, scene.town(sheet), found, zone, scene.texts)
