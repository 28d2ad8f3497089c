"""Answers not yet submitted: one draft per mandate, shared by its people."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select

from storage.schema import drafts
from storage.upsert import upsert
from survey.step import Value

if TYPE_CHECKING:
    from storage.upsert import Insert

_GET = select(drafts).where(drafts.c.mandate == bindparam("of"))


class Overtaken(RuntimeError):
    """The draft was changed after it was read: read it again in the same unit of work."""


@dataclass(frozen=True, slots=True)
class Written:
    """One answer, the person who gave it, and the draft's version that it came with."""

    value: Value
    person: int
    version: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """Who has put the draft before the head last, and when."""

    person: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """Flat answers by key (survey/step.py). The version counts changes; 0 is untouched."""

    mandate: int
    version: int = 0
    written: Mapping[str, Written] = field(default_factory=dict)
    prepared: Prepared | None = None

    @property
    def answers(self) -> dict[str, Value]:
        """The answers alone, as the rules want them."""
        return {key: written.value for key, written in self.written.items()}

    def changed(self, answers: Mapping[str, Value | None], person: int) -> "Draft":
        """The draft with these answers in it (None takes one out), in its next version. Answers
        that are the same already keep their author; if all are, it is this draft."""
        version = self.version + 1
        written = dict(self.written)
        for key, value in answers.items():
            if value is None:
                written.pop(key, None)
            elif key not in written or written[key].value != value:
                written[key] = Written(value, person, version)
        same = written == self.written
        return self if same else replace(self, version=version, written=written)


def get(connection: Connection, mandate: int) -> Draft:
    """The mandate's draft, an untouched one when nobody has begun."""
    row = connection.execute(_GET, {"of": mandate}).first()
    if row is None:
        return Draft(mandate)
    return Draft(
        mandate,
        row.version,
        {key: Written(*written) for key, written in json.loads(row.answers).items()},
        row.prepared_at and Prepared(row.prepared_by, row.prepared_at),
    )


def change(
    connection: Connection,
    draft: Draft,
    answers: Mapping[str, Value | None],
    person: int,
    at: dt.datetime,
) -> Draft:
    """Writes the answers into the draft (`Draft.changed`) and returns it.

    Overtaken when `draft` is not the newest: nobody's answers are written over unseen.
    """
    changed = draft.changed(answers, person)
    if changed is not draft:
        _keep(connection, draft.version, changed, at)
    return changed


def prepare(connection: Connection, draft: Draft, person: int, at: dt.datetime) -> Draft:
    """Notes that the person has put the draft before the head. Overtaken as in `change`."""
    prepared = replace(draft, prepared=Prepared(person, at))
    _keep(connection, draft.version, prepared, at)
    return prepared


def _keep(connection: Connection, before: int, draft: Draft, at: dt.datetime) -> None:
    answers = {
        key: [written.value, written.person, written.version]
        for key, written in draft.written.items()
    }
    row = {
        "mandate": draft.mandate,
        "version": draft.version,
        "answers": json.dumps(answers, ensure_ascii=False),
        "changed_at": at,
        "prepared_by": draft.prepared and draft.prepared.person,
        "prepared_at": draft.prepared and draft.prepared.at,
    }
    kept = connection.execute(_keeping(connection.dialect.name), {**row, "before": before})
    if kept.rowcount != 1:
        raise Overtaken(f"the draft of mandate {draft.mandate} is past {before}")


@cache
def _keeping(dialect: str) -> "Insert":
    """Puts the row in the place of the one with the version `before`, if there is one."""
    row = upsert(dialect, drafts).values({each.name: bindparam(each.name) for each in drafts.c})
    return row.on_conflict_do_update(
        index_elements=[drafts.c.mandate],
        set_={each.name: row.excluded[each.name] for each in drafts.c},
        where=drafts.c.version == bindparam("before"),
    )
