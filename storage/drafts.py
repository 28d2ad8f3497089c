"""Answers not yet submitted: one draft per mandate, shared by its people."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from storage.schema import drafts
from storage.upsert import upsert
from survey.steps import Value


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
    """Flat answers by key (survey/steps.py). The version counts changes; 0 is untouched."""

    mandate: int
    version: int = 0
    written: Mapping[str, Written] = field(default_factory=dict)
    prepared: Prepared | None = None

    @property
    def answers(self) -> dict[str, Value]:
        """The answers alone, as the rules want them."""
        return {key: written.value for key, written in self.written.items()}


def get(connection: Connection, mandate: int) -> Draft:
    """The mandate's draft, an untouched one when nobody has begun."""
    row = connection.execute(select(drafts).where(drafts.c.mandate == mandate)).first()
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
    """Writes the answers into the draft (None takes one out) and returns it with a new version.

    Answers that are the same already keep their author; if all are, nothing changes. Overtaken
    when `draft` is not the newest: nobody's answers are written over unseen.
    """
    version = draft.version + 1
    written = dict(draft.written)
    for key, value in answers.items():
        if value is None:
            written.pop(key, None)
        elif key not in written or written[key].value != value:
            written[key] = Written(value, person, version)
    if written == draft.written:
        return draft
    changed = replace(draft, version=version, written=written)
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
        "version": draft.version,
        "answers": json.dumps(answers, ensure_ascii=False),
        "changed_at": at,
        "prepared_by": draft.prepared and draft.prepared.person,
        "prepared_at": draft.prepared and draft.prepared.at,
    }
    kept = connection.execute(
        upsert(connection, drafts)
        .values(mandate=draft.mandate, **row)
        .on_conflict_do_update(
            index_elements=[drafts.c.mandate], set_=row, where=drafts.c.version == before
        )
    )
    if kept.rowcount != 1:
        raise Overtaken(f"the draft of mandate {draft.mandate} is past {before}")
