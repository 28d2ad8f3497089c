"""Submissions: complete, binding, numbered sets of answers. Nothing here is ever changed."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, insert, select

from storage.schema import holders, mandates, people, submissions
from survey.chain import canonical, digest
from survey.collect import Collected
from survey.submission import Submission, Submitter


@dataclass(frozen=True, slots=True)
class Recorded:
    """A submission as it is on record. `checksum` is the SHA-256 of its canonical JSON."""

    id: int
    submission: Submission
    person: int
    checksum: str


def record(  # noqa: PLR0913 - a submission has so many parts, each named
    connection: Connection,
    *,
    mandate: int,
    person: int,
    role: Submitter,
    at: dt.datetime,
    answers: Collected,
    nil_return: bool,
    late: bool,
) -> Recorded:
    """Records the mandate's next submission. `answers` are put together (survey/collect.py)."""
    number = newest(connection, mandate) + 1
    checksum = digest(
        canonical(
            {
                "answers": answers,
                "at": at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
                "mandate": _key(connection, mandate),
                "nil_return": nil_return,
                "number": number,
                "role": role,
            }
        )
    )
    id_ = connection.execute(
        insert(submissions)
        .values(
            mandate=mandate,
            number=number,
            person=person,
            role=role,
            at=at,
            nil_return=nil_return,
            answers=json.dumps(answers, ensure_ascii=False),
            checksum=checksum,
            late=late,
        )
        .returning(submissions.c.id)
    ).scalar_one()
    return get(connection, id_)


def _key(connection: Connection, mandate: int) -> str | None:
    """The municipality's key, by which an export knows the mandate."""
    return connection.execute(select(mandates.c.key).where(mandates.c.id == mandate)).scalar()


def newest(connection: Connection, mandate: int) -> int:
    """The number of the mandate's newest submission, late ones among them; 0 for none."""
    query = select(func.max(submissions.c.number)).where(submissions.c.mandate == mandate)
    return connection.execute(query).scalar_one() or 0


def get(connection: Connection, submission: int) -> Recorded:
    """The submission with this id. LookupError when there is none."""
    for recorded in _recorded(connection, submissions.c.id == submission):
        return recorded
    raise LookupError(f"no submission {submission}")


def of_round(connection: Connection, round_: str) -> tuple[Recorded, ...]:
    """Every submission of the round, oldest first."""
    return _recorded(connection, mandates.c.round == round_)


def submitted(
    connection: Connection, round_: str, keys: Collection[str] | None = None
) -> frozenset[str]:
    """The municipality keys of the mandates (or of these) that have a valid submission, which is
    any that was not late (`survey.submission.valid`). No answers are read: time asks this with
    every look."""
    query = (
        select(mandates.c.key)
        .join(submissions, submissions.c.mandate == mandates.c.id)
        .where(mandates.c.round == round_, submissions.c.late.is_(False))
    )
    if keys is not None:
        query = query.where(mandates.c.key.in_(keys))
    return frozenset(connection.execute(query).scalars())


def of_mandate(connection: Connection, mandate: int) -> tuple[Recorded, ...]:
    """Every submission of the mandate, oldest first."""
    return _recorded(connection, submissions.c.mandate == mandate)


def _recorded(connection: Connection, which: object) -> tuple[Recorded, ...]:
    held = exists().where(
        holders.c.mandate == submissions.c.mandate,
        holders.c.person == submissions.c.person,
        holders.c.withdrawn_at.is_(None),
    )
    rows = connection.execute(
        select(submissions, mandates.c.key, people.c.opaque, held.label("held"))
        .join(mandates, submissions.c.mandate == mandates.c.id)
        .join(people, submissions.c.person == people.c.id)
        .where(which)  # type: ignore[arg-type]  # a comparison of columns
        .order_by(submissions.c.id)
    )
    return tuple(
        Recorded(
            id=row.id,
            submission=Submission(
                mandate=row.key,
                number=row.number,
                person=row.opaque,
                role=row.role,
                at=row.at,
                nil_return=row.nil_return,
                answers=json.loads(row.answers),
                late=row.late,
                held=bool(row.held),
            ),
            person=row.person,
            checksum=row.checksum,
        )
        for row in rows
    )
