"""What people have asked the coordinators: a question, or more time; and what was answered."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, insert, select, update

from storage.desk_schema import questions
from storage.schema import mandates

Sort = Literal["question", "time"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a mandate of a round. It is answered once: in words, or by a deadline."""

    id: int
    round: str
    key: str
    mandate: int
    person: int
    kind: Sort
    words: str
    at: dt.datetime
    answered_at: dt.datetime | None
    answered_by: int | None
    answer: str | None
    deadline: dt.datetime | None


def ask(
    connection: Connection, mandate: int, person: int, kind: Sort, words: str, at: dt.datetime
) -> int:
    """Keeps the question, and returns its id."""
    row = {"mandate": mandate, "person": person, "kind": kind, "words": words, "at": at}
    id_: int = connection.execute(
        insert(questions).values(**row).returning(questions.c.id)
    ).scalar_one()
    return id_


def find(connection: Connection, question: int) -> Question | None:
    """The question with this id; None when there is none."""
    row = connection.execute(
        select(questions, mandates.c.round, mandates.c.key)
        .join(mandates, questions.c.mandate == mandates.c.id)
        .where(questions.c.id == question)
    ).first()
    if row is None:
        return None
    return Question(
        id=row.id,
        round=row.round,
        key=row.key,
        mandate=row.mandate,
        person=row.person,
        kind=row.kind,
        words=row.words,
        at=row.at,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        answer=row.answer,
        deadline=row.deadline,
    )


def unanswered(connection: Connection, mandate: int, person: int) -> int:
    """How many questions of the person about the mandate wait for an answer."""
    query = select(func.count()).where(
        questions.c.mandate == mandate,
        questions.c.person == person,
        questions.c.answered_at.is_(None),
    )
    return int(connection.execute(query).scalar_one())


def answer(
    connection: Connection,
    question: int,
    by: int,
    at: dt.datetime,
    *,
    words: str | None = None,
    deadline: dt.datetime | None = None,
) -> bool:
    """Answers the question. False when somebody has answered it before: nothing changes."""
    changed = connection.execute(
        update(questions)
        .where(questions.c.id == question, questions.c.answered_at.is_(None))
        .values(answered_at=at, answered_by=by, answer=words, deadline=deadline)
    )
    return changed.rowcount == 1
