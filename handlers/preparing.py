"""Preparing: a draft is put before the heads, and what the review says about who worked on it."""

from collections.abc import Iterator
from dataclasses import replace

from chat.format import listed, moment
from handlers.drawers import on_record
from handlers.places import Review
from handlers.scene import Reply, Scene
from handlers.sheet import Sheet
from handlers.sources import taken_lines
from storage import drafts, outbox, people
from storage.outbox import Letter
from storage.people import Holding


def prepare(scene: Scene, place: Review, sheets: tuple[Sheet, ...]) -> Reply:
    """Puts the drafts before the heads, who alone can submit them. For those who have not joined
    they wait."""
    absent = []
    for sheet in sheets:
        draft = drafts.prepare(scene.connection, sheet.draft, scene.person.id, scene.at)
        scene.keep(replace(sheet, draft=draft))
        if not _tell_heads(scene, sheet):
            absent.append(scene.town(sheet))
    if absent:
        waits = scene.texts("prepare-waits", towns=listed(absent, scene.texts))
        return Reply(place, same=True, notice=waits)
    return Reply(place, same=True, notice=scene.texts("prepare-done"))


def _tell_heads(scene: Scene, sheet: Sheet) -> bool:
    """A letter to every head of the mandate who has joined; whether there is one."""
    chats = [
        people.chat_of(scene.connection, each.person)
        for each in people.holdings(scene.connection, mandate=sheet.holding.mandate)
        if each.role == "head" and each.person is not None
    ]
    reached = [chat for chat in chats if chat is not None]
    for chat in reached:
        _put_before(scene, sheet.holding, sheet.draft.version, scene.person.id, chat)
    return bool(reached)


def catch_up(scene: Scene, held: tuple[Holding, ...]) -> None:
    """Puts before a head who has just joined what was prepared until then and not submitted."""
    for holding in held:
        draft = drafts.get(scene.connection, holding.mandate)
        if holding.role != "head" or draft.prepared is None:
            continue
        record = on_record(scene.connection, holding.mandate)
        if record is None or record.at is None or record.at < draft.prepared.at:
            chat, preparer = scene.visitor.origin.chat, draft.prepared.person
            _put_before(scene, holding, draft.version, preparer, chat)


def _put_before(scene: Scene, holding: Holding, version: int, preparer: int, chat: int) -> None:
    """The same version is put before somebody once."""
    letter = Letter(
        key=f"{holding.round}/prepared/{chat}/{holding.key}/{version}",
        chat=chat,
        kind="prepared",
        about={"mandate": holding.key, "person": preparer},
        not_before=outbox.AT_ONCE,
        lane=outbox.NEWS,
        round=holding.round,
    )
    outbox.put(scene.connection, letter)


def hands(scene: Scene, sheets: tuple[Sheet, ...]) -> str:
    """Where an entry comes from, who has put the drafts before the head, and who else has answered
    in them; empty where nobody but the visitor has."""
    from_ = (line for sheet in sheets for line in taken_lines(scene, sheet))
    lines = [*from_, *_prepared(scene, sheets), *_others(scene, sheets)]
    return "\n".join(lines)


def _prepared(scene: Scene, sheets: tuple[Sheet, ...]) -> Iterator[str]:
    for sheet in sheets:
        if sheet.draft.prepared is not None:
            by = scene.name(sheet, sheet.draft.prepared.person)
            at = moment(sheet.draft.prepared.at, sheet.kept.round.zone, scene.texts.language)
            town = f"{scene.town(sheet)}: " if len(sheets) > 1 else ""
            yield town + scene.texts("review-prepared-by", name=by, at=at)


def _others(scene: Scene, sheets: tuple[Sheet, ...]) -> Iterator[str]:
    told = {scene.person.id, *(s.draft.prepared.person for s in sheets if s.draft.prepared)}
    names = dict.fromkeys(
        scene.name(sheet, written.person)
        for sheet in sheets
        for key, written in sheet.draft.written.items()
        if key in sheet.counted and written.person not in told
    )
    if names:
        yield scene.texts("review-others", names=listed(list(names), scene.texts))
