"""What is on record for somebody's mandates, as messages to be kept."""

from collections.abc import Iterator
from itertools import groupby

from chat.cards import Card
from chat.format import moment
from chat.on_record import record_lines, signed
from chat.receipt import grouped
from handlers.scene import Scene
from handlers.sheet import on_record
from reports.pages import cards
from storage import log, people, submissions
from storage.people import Holding
from storage.rounds import Kept
from storage.submissions import Recorded


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
    texts, town, zone = scene.texts, kept.roster.name(holding.key), kept.round.zone
    if not scene.acts(holding):
        yield f"{town}: {texts('state-not-now')}"
        return
    recorded = submissions.of_mandate(scene.connection, holding.mandate)
    if not recorded:
        yield texts("statement-none", town=town, at=moment(scene.at, zone, texts.language))
        return
    found = [each.submission for each in recorded]
    yield from record_lines(holding.key, town, found, zone, texts)
    counting = on_record(scene.connection, holding.mandate)
    if counting is not None:
        yield from _stamp(scene, holding, counting)


def _stamp(scene: Scene, holding: Holding, found: Recorded) -> Iterator[str]:
    zone, texts = scene.kept(holding.round).round.zone, scene.texts
    name = scene.name(scene.open(holding), found.person)
    day = found.submission.at.astimezone(zone).date()
    heads = people.heads(scene.connection, holding.mandate, day)
    yield signed(found.submission.role, name, heads, texts)
    yield texts("receipt-checksum", checksum=grouped(found.checksum))
