"""Everything that is kept of one person, as plain values under names that people can read."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import Connection, Select, select

from storage import ballots
from storage.desk_schema import attached, attempts, dictations, menus, questions
from storage.people import Person
from storage.schema import (
    acceptances,
    asked,
    chats,
    drafts,
    holders,
    intake,
    joint_votes,
    links,
    log,
    log_bodies,
    mandates,
    outbox,
    participants,
    people,
    submissions,
)

Rows = list[dict[str, Any]]


def of_person(connection: Connection, person: Person) -> dict[str, Any]:
    """What is kept: instants in UTC, no secret of a link, and of a ballot only what the person can
    still find there. Raw updates are kept until they are handled."""
    row = connection.execute(select(chats).where(chats.c.person == person.id)).first()
    chat: int | None = None if row is None else row.chat
    held = _held(connection, person)
    return {
        "person": _one(connection, select(people).where(people.c.id == person.id)),
        "chat": None if row is None else _plain(row._mapping),  # noqa: SLF001 - its public name
        "menu": _rows(connection, select(menus.c.up).where(menus.c.chat == chat)),
        "mandates": held,
        "named_by_you": _rows(
            connection,
            select(
                holders.c.round,
                mandates.c.key,
                holders.c.name,
                holders.c.role,
                holders.c.from_day,
                holders.c.to_day,
                holders.c.withdrawn_at,
            )
            .join(mandates, holders.c.mandate == mandates.c.id)
            .where(holders.c.named_by == person.id),
        ),
        "links": _rows(
            connection,
            select(
                links.c.round,
                links.c.issued_at,
                links.c.expires_at,
                links.c.used_at,
                links.c.voided_at,
            ).where(links.c.used_by == person.id),
        ),
        "draft_answers": _draft_answers(connection, person),
        "entered_answers": _entered_answers(connection, person),
        "submissions": _submissions(connection, person),
        "forums": _forums(connection, person),
        **_desk(connection, person),
        "letters": _letters(connection, person, chat, held),
        "log_entries": _entries(connection, person),
        "received_updates": _rows(
            connection,
            select(intake.c.arrived_at, intake.c.state, intake.c.body).where(intake.c.chat == chat),
        ),
        "attempts": _rows(
            connection, select(attempts.c.at).where(attempts.c.account == person.account)
        ),
    }


def _held(connection: Connection, person: Person) -> Rows:
    query = (
        select(
            holders.c.round,
            mandates.c.key,
            holders.c.roster_person,
            holders.c.name,
            holders.c.role,
            holders.c.from_day,
            holders.c.to_day,
            holders.c.joined_at,
            holders.c.language,
            holders.c.withdrawn_at,
        )
        .join(mandates, holders.c.mandate == mandates.c.id)
        .where(holders.c.person == person.id)
        .order_by(holders.c.id)
    )
    return _rows(connection, query)


def _draft_answers(connection: Connection, person: Person) -> Rows:
    """The answers not yet submitted that the person has written."""
    query = select(mandates.c.round, mandates.c.key, drafts.c.answers).join(
        mandates, drafts.c.mandate == mandates.c.id
    )
    return [
        {"round": row.round, "key": row.key, "answer": name, "value": value}
        for row in connection.execute(query)
        for name, (value, by, _version) in json.loads(row.answers).items()
        if by == person.id
    ]


def _entered_answers(connection: Connection, person: Person) -> Rows:
    """What the person has entered for towns as a coordinator."""
    query = select(
        mandates.c.round,
        mandates.c.key,
        dictations.c.taken_on,
        dictations.c.source,
        dictations.c.answers,
    ).join(mandates, dictations.c.mandate == mandates.c.id)
    return [
        {**_plain(row), "answers": mine}
        for row in connection.execute(query).mappings()
        if (mine := _by(json.loads(row["answers"]), person))
    ]


def _by(answers: dict[str, Any], person: Person) -> dict[str, Any]:
    return {name: value for name, (value, by, _version) in answers.items() if by == person.id}


def _submissions(connection: Connection, person: Person) -> Rows:
    query = (
        select(
            mandates.c.round,
            mandates.c.key,
            submissions.c.number,
            submissions.c.role,
            submissions.c.at,
            submissions.c.nil_return,
            submissions.c.late,
            submissions.c.answers,
            submissions.c.checksum,
        )
        .join(mandates, submissions.c.mandate == mandates.c.id)
        .where(submissions.c.person == person.id)
        .order_by(submissions.c.id)
    )
    found = _rows(connection, query)
    return [{**each, "answers": json.loads(each["answers"])} for each in found]


def _forums(connection: Connection, person: Person) -> Rows:
    """Where the person takes part; their ballot until the round is closed. From then on nobody can
    tell whose it is."""
    query = select(participants.c.round).where(participants.c.person == person.id)
    found = []
    for round_ in connection.execute(query.order_by(participants.c.round)).scalars():
        key = ballots.key_of(connection, round_, person.account)
        ballot = None
        if key is not None:
            draft = ballots.draft(connection, round_, key, person.id)
            cast = ballots.cast(connection, round_, key)
            ballot = {"draft": draft.answers, "submitted": cast and cast.answers}
        found.append({"round": round_, "sealed": key is None, "ballot": ballot})
    return found


def _desk(connection: Connection, person: Person) -> dict[str, Rows]:
    """What the person has asked, answered, accepted, attached and drafted."""
    ours = select(mandates.c.round, mandates.c.key)
    question = (
        questions.c.kind,
        questions.c.words,
        questions.c.at,
        questions.c.answered_at,
        questions.c.answer,
        questions.c.deadline,
    )
    at_desk = ours.add_columns(*question).join(questions, questions.c.mandate == mandates.c.id)
    accepted = select(acceptances.c.submission, acceptances.c.at)
    groups = select(attached.c.round, attached.c.chat, attached.c.at)
    joint = select(joint_votes.c.round, joint_votes.c.version, joint_votes.c.at)
    wishes = select(asked.c.round, asked.c.at)
    return {
        "questions": _rows(connection, at_desk.where(questions.c.person == person.id)),
        "questions_answered": _rows(
            connection, at_desk.where(questions.c.answered_by == person.id)
        ),
        "reminders_asked_for": _rows(connection, wishes.where(asked.c.person == person.id)),
        "late_accepted": _rows(connection, accepted.where(acceptances.c.person == person.id)),
        "groups_attached": _rows(connection, groups.where(attached.c.person == person.id)),
        "joint_votes_changed": _rows(connection, joint.where(joint_votes.c.person == person.id)),
    }


def _letters(connection: Connection, person: Person, chat: int | None, held: Rows) -> Rows:
    """Letters to the person, and to others about them, by kind and time."""
    called = {(each["round"], each["roster_person"]) for each in held}
    columns = (outbox.c.round, outbox.c.kind, outbox.c.state, outbox.c.not_before, outbox.c.done_at)
    found = []
    query = select(*columns, outbox.c.chat, outbox.c.about).order_by(outbox.c.id)
    for row in connection.execute(query):
        about = json.loads(row.about)
        of_them = (row.round, about.get("roster_person")) in called
        if row.chat == chat or of_them or about.get("person") == person.id:
            letter = _plain(dict(zip((c.name for c in columns), row, strict=False)))
            found.append({**letter, "to_you": row.chat == chat})
    return found


def _entries(connection: Connection, person: Person) -> Rows:
    """Entries of the rounds' logs in which the person stands, by number: what they say."""
    query = (
        select(log.c.round, log.c.number, log.c.at, log.c.kind, log_bodies.c.body)
        .join(
            log_bodies,
            (log_bodies.c.round == log.c.round) & (log_bodies.c.number == log.c.number),
        )
        .where(log_bodies.c.body.contains(person.opaque, autoescape=True))
        .order_by(log.c.round, log.c.number)
    )
    return [{**each, "body": json.loads(each["body"])} for each in _rows(connection, query)]


def _rows(connection: Connection, query: Select[Any]) -> Rows:
    return [_plain(row) for row in connection.execute(query).mappings()]


def _one(connection: Connection, query: Select[Any]) -> dict[str, Any]:
    return _plain(connection.execute(query).mappings().one())


def _plain(row: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, dt.datetime) else value
        for name, value in row.items()
    }
