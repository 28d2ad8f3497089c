"""What a played round has left behind, held against what its people saw."""

import asyncio
import datetime as dt
import hashlib
import json
import re
import time
from collections import Counter
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, select

from storage import drafts, schema, submissions
from storage.database import Database
from storage.submissions import Recorded
from survey.collect import Collected, collect
from survey.step import Value
from survey.summary import Summary
from tests.stories.sigkill_cards import newest_card
from tests.stories.sigkill_heads import STALE, Head
from tests.stories.sigkill_round import Play

SOON = 60.0
"""Seconds in which a card must react, every card be shown and every letter that is due be sent. By
day the closing alone takes more than ten: the bot starts, and the coordinator's six letters leave
one a second. At night they wait, and are not due."""

RECEIPT = re.compile(r"Quittung (?P<town>.+), Abgabe Nr\. (?P<number>\d+)\n")
CHECKSUM = re.compile(r"Prüfsumme: (?P<checksum>[0-9a-f ]{19})")


@dataclass(frozen=True)
class Found:
    """Everything that is not as it should be."""

    lost: frozenset[int]
    unhandled: Counter[str]
    answers: tuple[str, ...]
    submissions: tuple[str, ...]
    receipts: tuple[str, ...]
    log: tuple[str, ...]

    @property
    def faults(self) -> dict[str, object]:
        """What is wrong, by what it is about."""
        return {each.name: value for each in fields(self) if (value := getattr(self, each.name))}


async def dead_cards(play: Play) -> tuple[int, ...]:
    """The chats whose newest card does not react to a press, or not in time."""
    live = await asyncio.gather(*(_reacts(play, head) for head in play.heads))
    return tuple(head.account for head, alive in zip(play.heads, live, strict=True) if not alive)


async def _reacts(play: Play, head: Head) -> bool:
    """Whether the first button of the newest card does what it says."""
    card = newest_card(play.world, head.account)
    assert card is not None
    action = card.actions[0]
    id_ = play.world.press(head.account, head.account, card.message, card.data(action))
    press = play.world.presses[id_]
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        now = newest_card(play.world, head.account)
        if press.toast is not None and now is not None and now.turn > card.turn:
            return press.toast.text != STALE
        await asyncio.sleep(0.01)
    return False


async def unsettled(play: Play) -> dict[str, tuple[int, ...]]:
    """What is still to be done after some looks at the clock: chats that do not show what they
    should, updates that wait, and letters that are due."""
    database = await Database.open(play.url)
    until = time.monotonic() + SOON
    while True:
        left = await database.read(_left)
        if not left or time.monotonic() > until:
            await database.close()
            return left
        await asyncio.sleep(0.05)


def _left(connection: Connection) -> dict[str, tuple[int, ...]]:
    chats, intake, outbox = schema.chats.c, schema.intake.c, schema.outbox.c
    due = (outbox.state == "waiting") & (outbox.not_before <= dt.datetime.now(dt.UTC))
    queries = {
        "chats": select(chats.chat).where(chats.shown != chats.revision),
        "updates": select(intake.update_id).where(intake.state == "waiting"),
        "letters": select(outbox.id).where(due | (outbox.state == "sending")),
    }
    found = {what: tuple(connection.execute(query).scalars()) for what, query in queries.items()}
    return {what: ids for what, ids in found.items() if ids}


async def found(play: Play) -> Found:
    """Compares what is stored with what was queued, acknowledged and shown."""
    database = await Database.open(play.url)
    try:
        return await database.read(lambda connection: _compared(connection, play))
    finally:
        await database.close()


def _compared(connection: Connection, play: Play) -> Found:
    stored = {row.update_id: row.state for row in connection.execute(select(schema.intake))}
    recorded = submissions.of_round(connection, play.reading.round.id)
    return Found(
        lost=play.queued - stored.keys(),
        unhandled=Counter(state for state in stored.values() if state != "done"),
        answers=tuple(_wrong_answers(connection, play)),
        submissions=tuple(_wrong_submissions(recorded, play)),
        receipts=tuple(_wrong_receipts(recorded, play)),
        log=tuple(_wrong_entries(connection, recorded)),
    )


# -- answers and submissions --------------------------------------------------


def _wrong_answers(connection: Connection, play: Play) -> list[str]:
    """Every draft holds what was acknowledged last, and nothing else."""
    rows = connection.execute(select(schema.mandates.c.key, schema.mandates.c.id))
    ids = {row.key: row.id for row in rows}
    return [
        f"{town} {key}: {held.get(key)!r}, acknowledged was {head.answers.get(key)!r}"
        for head in play.heads
        for town in head.towns
        for held in [drafts.get(connection, ids[town]).answers]
        for key in sorted(held.keys() | head.answers.keys())
        if _plain(key, held.get(key)) != _plain(key, head.answers.get(key))
    ]


def _plain(key: str, value: Any) -> Any:
    """Lists but ranks count as sets: where they are kept, they are in the order of the offers."""
    if isinstance(value, dict):
        return {name: _plain(name, each) for name, each in value.items()}
    if not isinstance(value, list) or key == "priority":
        return value
    return (
        sorted(value)
        if all(isinstance(each, str) for each in value)
        else [_plain(key, each) for each in value]
    )


def _wrong_submissions(recorded: tuple[Recorded, ...], play: Play) -> list[str]:
    """Each acknowledged submission is there once, numbered, with the answers of its moment."""
    expected = {
        (town, number): _collected(play, answers)
        for head in play.heads
        for town in head.towns
        for number, answers in enumerate(head.submitted, start=1)
    }
    found = {
        (each.submission.mandate, each.submission.number): _plain("", each.submission.answers)
        for each in recorded
    }
    return [
        f"{place}: {found.get(place)}, acknowledged was {expected.get(place)}"
        for place in sorted(found.keys() | expected.keys())
        if found.get(place) != expected.get(place)
    ]


def _wrong_counts(counted: Summary, play: Play) -> list[str]:
    """Each town counts with the answers of its last acknowledged submission, and no other does."""
    expected = {
        town: _collected(play, head.submitted[-1])
        for head in play.heads
        if head.submitted
        for town in head.towns
    }
    found = {town: _plain("", answers) for town, answers in counted.answers.items()}
    return [
        f"{town}: counted is {found.get(town)}, acknowledged last was {expected.get(town)}"
        for town in sorted(found.keys() | expected.keys())
        if found.get(town) != expected.get(town)
    ]


def _collected(play: Play, answers: dict[str, Value]) -> Collected:
    collected: Collected = _plain("", collect(play.reading.round, answers))
    return collected


# -- receipts -----------------------------------------------------------------


def _wrong_receipts(recorded: tuple[Recorded, ...], play: Play) -> list[str]:
    """Every submission has a receipt, and every receipt shown is of a submission."""
    shown = {
        (head.account, town["town"], int(town["number"]), checksum["checksum"].replace(" ", ""))
        for head in play.heads
        for message in play.world.messages.get(head.account, {}).values()
        if (town := RECEIPT.search(message.wording.text))
        if (checksum := CHECKSUM.search(message.wording.text))
    }
    accounts = {town: head.account for head in play.heads for town in head.towns}
    expected = {
        (
            accounts[each.submission.mandate],
            play.reading.roster.name(each.submission.mandate),
            each.submission.number,
            each.checksum[:16],
        )
        for each in recorded
    }
    return [f"shown without a submission: {each}" for each in sorted(shown - expected)] + [
        f"never shown: {each}" for each in sorted(expected - shown)
    ]


# -- the log ------------------------------------------------------------------


def _wrong_entries(connection: Connection, recorded: tuple[Recorded, ...]) -> list[str]:
    """The chain, hashed once more here, and each submission entered in it once."""
    wrong = []
    previous, checksums = "0" * 64, []
    rows = connection.execute(
        select(schema.log, schema.log_bodies.c.salt, schema.log_bodies.c.body)
        .join_from(
            schema.log,
            schema.log_bodies,
            (schema.log.c.round == schema.log_bodies.c.round)
            & (schema.log.c.number == schema.log_bodies.c.number),
        )
        .order_by(schema.log.c.number)
    )
    for number, row in enumerate(rows, start=1):
        named = {
            "at": row.at.isoformat(timespec="microseconds"),
            "body_hash": _sha256(f"{row.salt}\n{row.body}"),
            "kind": row.kind,
            "number": number,
            "previous": previous,
        }
        previous = _sha256(json.dumps(named, separators=(",", ":"), ensure_ascii=False))
        if (row.number, row.hash) != (number, previous):
            wrong.append(f"entry {row.number} ({row.kind}) does not follow")
        if row.kind == "submitted":
            checksums.append(json.loads(row.body)["checksum"])
    if checksums != [each.checksum for each in recorded]:
        wrong.append(f"{len(checksums)} submissions are entered, {len(recorded)} are recorded")
    return wrong


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
