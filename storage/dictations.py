"""What a town says by phone or letter, while a coordinator enters it: a draft of its own beside the
town's, which is never touched."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, case, or_, select, update

from storage.desk_schema import dictations
from storage.drafts import Draft, Overtaken, Written
from storage.upsert import upsert
from survey.step import Value

MARK = "+"
"""Stands before a municipality's key where what is meant is the entry for it."""

LONGEST = 100
"""Characters of a source."""


@dataclass(frozen=True, slots=True)
class Source:
    """The day on which the town said it, and by what: by phone, by letter, or in other words."""

    taken_on: dt.date
    words: str


def begin(connection: Connection, mandate: int, source: Source, at: dt.datetime) -> None:
    """An entry is begun, or goes on from another day or source: answers that are there stay, and
    its version counts that as a change."""
    told = {"taken_on": source.taken_on.isoformat(), "source": source.words}
    other = or_(*(dictations.c[name] != value for name, value in told.items()))
    version = dictations.c.version + case((other, 1), else_=0)
    connection.execute(
        upsert(connection, dictations)
        .values(mandate=mandate, version=0, answers="{}", changed_at=at, **told)
        .on_conflict_do_update(
            index_elements=["mandate"], set_={**told, "version": version, "changed_at": at}
        )
    )


def source(connection: Connection, mandate: int) -> Source | None:
    """Where the entry comes from; None where none is begun."""
    row = connection.execute(select(dictations).where(dictations.c.mandate == mandate)).first()
    return None if row is None else Source(dt.date.fromisoformat(row.taken_on), row.source)


def draft(connection: Connection, mandate: int) -> Draft:
    """The answers entered so far."""
    row = connection.execute(select(dictations).where(dictations.c.mandate == mandate)).first()
    if row is None:
        return Draft(mandate)
    written = {key: Written(*each) for key, each in json.loads(row.answers).items()}
    return Draft(mandate, row.version, written)


def change(
    connection: Connection,
    before: Draft,
    answers: Mapping[str, Value | None],
    person: int,
    at: dt.datetime,
) -> Draft:
    """Writes the answers into the entry (`Draft.changed`) and returns it. Overtaken when `before`
    is not the newest, or nothing is begun."""
    changed = before.changed(answers, person)
    if changed is before:
        return before
    written = {key: [w.value, w.person, w.version] for key, w in changed.written.items()}
    text = json.dumps(written, ensure_ascii=False)
    kept = connection.execute(
        update(dictations)
        .where(dictations.c.mandate == before.mandate, dictations.c.version == before.version)
        .values(version=changed.version, answers=text, changed_at=at)
    )
    if kept.rowcount != 1:
        raise Overtaken(f"the entry for mandate {before.mandate} is past {before.version}")
    return changed
