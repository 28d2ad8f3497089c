"""What is on record for somebody's mandates, as messages to be kept."""

from collections.abc import Iterator
from itertools import groupby

from chat.cards import Card
from chat.format import days, moment
from chat.on_record import signed
from chat.receipt import grouped
from handlers.drawers import Record
from handlers.recorded import counted, records
from handlers.scene import Scene
from handlers.sheet import Sheet, name_of
from reports.pages import cards
from storage import log, people
from storage.people import Holding
from storage.rounds import Kept


def statement(scene: Scene) -> tuple[Card, ...]:
    """For each mandate the visitor acts for what is on record, or that nothing is, and for each
    round how far its log goes: with that it can be shown later that nothing was added before it.
    No message for somebody who holds nothing."""
    held = scene.visitor.holdings
    blocks = [
        paragraph
        for id_, of_round in groupby(held, key=lambda each: each.round)
        for paragraph in _round(scene, scene.kept(id_), list(of_round))
    ]
    return cards("", scene.texts("statement-title"), blocks, scene.texts) if held else ()


def _round(scene: Scene, kept: Kept, held: list[Holding]) -> Iterator[str]:
    yield scene.title(kept)
    for holding in held:
        yield "\n".join(_mandate(scene, kept, holding))
    count, head = log.head(scene.connection, kept.id)
    if count:
        yield scene.texts("report-chain", count=count, head=head)


def _mandate(scene: Scene, kept: Kept, holding: Holding) -> Iterator[str]:
    texts, town = scene.texts, name_of(kept, holding.key, scene.texts)
    if not scene.acts(holding):
        told = days(holding.from_day, holding.to_day, texts)
        yield f"{town}: {texts('state-not-now', days=told)}"
        return
    sheet = scene.open(holding)
    if sheet.drawer.sealed:
        yield from records(scene, sheet)
        return
    lines = counted(scene, sheet)
    at = moment(scene.at, kept.round.zone, texts.language)
    yield from lines or [texts("statement-none", town=town, at=at)]
    if record := sheet.drawer.record():
        yield from _stamp(scene, sheet, record)


def _stamp(scene: Scene, sheet: Sheet, record: Record) -> Iterator[str]:
    """Who has signed it, and its checksum; those of a ballot are told above."""
    if record.role is None or record.at is None:
        return
    day = record.at.astimezone(sheet.kept.round.zone).date()
    heads = people.heads(scene.connection, sheet.holding.mandate, day)
    yield signed(record.role, scene.name(sheet, record.person), heads, scene.texts)
    yield scene.texts("receipt-checksum", checksum=grouped(record.checksum))
