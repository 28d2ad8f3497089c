"""Ballots by person: answers that are kept under a key instead of a name.

The key is made from the person's account and a random key of the round. While that exists, the
person finds the ballot again and can change it. When the round closes, it is destroyed, and with
it every draft that was not submitted and every trace of how often a ballot was changed. A ballot
has no time, and the table no order but that of the keys.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from storage.drafts import Draft, Overtaken, Written
from storage.schema import ballot_keys, ballots
from storage.upsert import upsert
from survey.chain import canonical, digest
from survey.collect import Collected
from survey.step import Value


@dataclass(frozen=True, slots=True)
class Cast:
    """What was submitted on one ballot: the number of the submission, and its answers put together
    (survey/collect.py)."""

    number: int
    answers: Collected

    @property
    def checksum(self) -> str:
        """The SHA-256 of number and answers as canonical JSON."""
        return digest(canonical({"answers": self.answers, "number": self.number}))


def prepare(connection: Connection, round_: str, key: str) -> None:
    """Gives the round its key: at least 128 random bits."""
    connection.execute(insert(ballot_keys).values(round=round_, key=key))


def key_of(connection: Connection, round_: str, account: int) -> str | None:
    """The key of the account's ballot; None once the round's key is destroyed."""
    query = select(ballot_keys.c.key).where(ballot_keys.c.round == round_)
    secret = connection.execute(query).scalar()
    if secret is None:
        return None
    return hmac.new(secret.encode(), str(account).encode(), hashlib.sha256).hexdigest()


def draft(connection: Connection, round_: str, key: str, person: int) -> Draft:
    """The draft of this ballot, an untouched one before the first answer. `person` is whose it is:
    that is not kept with it."""
    row = connection.execute(
        select(ballots.c.version, ballots.c.draft).where(*_at(round_, key))
    ).first()
    if row is None:
        return Draft(0)
    written = {
        name: Written(value, person, version)
        for name, (value, version) in json.loads(row.draft).items()
    }
    return Draft(0, row.version, written)


def change(
    connection: Connection,
    round_: str,
    key: str,
    draft: Draft,
    answers: Mapping[str, Value | None],
    person: int,
) -> Draft:
    """Writes the answers into the draft (`Draft.changed`) and returns it. Overtaken when `draft`
    is not the newest, as when the person changes it on another device."""
    changed = draft.changed(answers, person)
    if changed is draft:
        return draft
    row = {"version": changed.version, "draft": _json(changed)}
    kept = connection.execute(
        upsert(connection, ballots)
        .values(round=round_, key=key, number=0, **row)
        .on_conflict_do_update(
            index_elements=[ballots.c.round, ballots.c.key],
            set_=row,
            where=ballots.c.version == draft.version,
        )
    )
    if kept.rowcount != 1:
        raise Overtaken(f"a ballot of {round_} is past {draft.version}")
    return changed


def submit(connection: Connection, round_: str, key: str, answers: Collected) -> Cast:
    """Puts these answers, put together, on record in place of earlier ones."""
    text = json.dumps(answers, ensure_ascii=False)
    kept = connection.execute(
        upsert(connection, ballots)
        .values(round=round_, key=key, version=0, draft="{}", number=1, answers=text)
        .on_conflict_do_update(
            index_elements=[ballots.c.round, ballots.c.key],
            set_={"number": ballots.c.number + 1, "answers": text},
        )
        .returning(ballots.c.number)
    )
    return Cast(kept.scalar_one(), answers)


def cast(connection: Connection, round_: str, key: str) -> Cast | None:
    """What is on record for this ballot; None when nothing was submitted."""
    row = connection.execute(
        select(ballots.c.number, ballots.c.answers).where(*_at(round_, key), ballots.c.number > 0)
    ).first()
    return None if row is None else Cast(row.number, json.loads(row.answers))


def submitted(connection: Connection, round_: str) -> int:
    """How many ballots of the round are submitted."""
    query = select(func.count()).where(ballots.c.round == round_, ballots.c.number > 0)
    return connection.execute(query).scalar_one()


def of_round(connection: Connection, round_: str) -> tuple[Collected, ...]:
    """The answers of every submitted ballot of the round, in the order of their keys, which says
    nothing."""
    query = select(ballots.c.answers).where(ballots.c.round == round_, ballots.c.number > 0)
    found = connection.execute(query.order_by(ballots.c.key)).scalars()
    return tuple(json.loads(answers) for answers in found)


def seal(connection: Connection, round_: str) -> None:
    """Destroys the round's key, every draft, and how often each ballot was changed. From here on
    nobody can tell whose a ballot is."""
    connection.execute(delete(ballot_keys).where(ballot_keys.c.round == round_))
    connection.execute(delete(ballots).where(ballots.c.round == round_, ballots.c.number == 0))
    # Written anew in the order of their keys: PostgreSQL appends what is written, and the rows
    # would else lie in the order in which people came.
    of_round = ballots.c.round == round_
    found = select(ballots.c.key, ballots.c.answers).where(of_round).order_by(ballots.c.key)
    sealed = {"round": round_, "version": 0, "draft": "{}", "number": 1}
    rows = [{**sealed, "key": row.key, "answers": row.answers} for row in connection.execute(found)]
    connection.execute(delete(ballots).where(of_round))
    if rows:
        connection.execute(insert(ballots), rows)


def _at(round_: str, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return ballots.c.round == round_, ballots.c.key == key


def _json(draft: Draft) -> str:
    answers = {name: [each.value, each.version] for name, each in draft.written.items()}
    return json.dumps(answers, ensure_ascii=False)
