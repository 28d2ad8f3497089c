"""Erasure: what may go of a round or of a person. The vote and the chain stay.

Each function counts what goes, and takes it away only with `really`: so a dry run says exactly what
would go. A person's row is emptied and never deleted, since precedence depends on who has
submitted; so is a name on a mandate, which then reads NOBODY.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, func, null, or_, select, update

from storage import log
from storage.desk_schema import attached, attempts, dictations, menus, questions
from storage.erased_names import NOBODY, blank_names
from storage.schema import (
    asked,
    chats,
    drafts,
    holders,
    intake,
    joint_votes,
    links,
    log_bodies,
    mandates,
    outbox,
    participants,
    people,
    rounds,
    submissions,
)

RUNNING = ("planned", "open")
ENDED = ("sent", "dropped", "failed", "uncertain")
PARTED = ("revoked", "withdrawn")
"""Kinds of entries by which a recount asks who has joined: then `joined` has to be known."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Something that stays: the reason, and a number or a name that belongs to it."""

    why: str
    of: str


@dataclass
class Erasure:
    """What goes, by kind with how many of it, and what stays. `entries` are the numbers of those
    entries of the log whose bodies go; `rounds` those of which something goes."""

    goes: dict[str, int] = field(default_factory=dict)
    stays: list[Stay] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)
    rounds: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Work:
    """One erasure at work. `accounts` coordinate by the configuration."""

    connection: Connection
    accounts: Collection[int]
    really: bool
    found: Erasure = field(default_factory=Erasure)

    def note(self, what: str, count: int) -> None:
        if count:
            self.found.goes[what] = self.found.goes.get(what, 0) + count

    def stays(self, why: str, of: object) -> None:
        self.found.stays.append(Stay(why, str(of)))

    def gone(self, what: str, table: Table, *where: Any, **values: Any) -> None:
        """The rows go, or with `values` what these replace."""
        query = select(func.count()).select_from(table).where(*where)
        self.note(what, self.connection.execute(query).scalar_one())
        if self.really:
            change = update(table).values(values) if values else delete(table)
            self.connection.execute(change.where(*where))

    def names(self, round_: str, roster_persons: Collection[str]) -> None:
        """What these people are called in the round, unless it stands under a joint vote."""
        self.note("names", blank_names(self.connection, round_, roster_persons, self.really))


def of_round(
    connection: Connection, round_: str, accounts: Collection[int], *, really: bool
) -> Erasure:
    """Everything that may go of a round that has ended."""
    work = _Work(connection, accounts, really)
    theirs = select(mandates.c.id).where(mandates.c.round == round_)
    involved = _involved(connection, round_)
    work.names(round_, _nameable(connection, round_))
    work.gone("drafts", drafts, drafts.c.mandate.in_(theirs))
    work.gone("dictations", dictations, dictations.c.mandate.in_(theirs))
    work.gone("links", links, links.c.round == round_)
    work.gone("questions", questions, questions.c.mandate.in_(theirs))
    work.gone("wishes", asked, asked.c.round == round_)
    work.gone("letters", outbox, outbox.c.round == round_, outbox.c.state.in_(ENDED))
    work.gone("groups", attached, attached.c.round == round_)
    work.gone("taking-part", participants, participants.c.round == round_)
    _bodies(work, round_)
    for person in involved:
        other = _rounds_of(connection, person) - {round_}
        if not any(not erased(connection, each) for each in other):
            _account(work, person)
    _votes(work, submissions.c.mandate.in_(theirs))
    work.found.rounds.extend([round_] * bool(work.found.goes))
    waiting = select(func.count()).where(outbox.c.round == round_, outbox.c.state.not_in(ENDED))
    left = connection.execute(waiting).scalar_one()
    if left:
        work.stays("waiting", left)
    return work.found


def of_person(
    connection: Connection, person: int, accounts: Collection[int], *, really: bool
) -> Erasure:
    """Everything that may go of a person: of running rounds nothing."""
    work = _Work(connection, accounts, really)
    involved = _rounds_of(connection, person)
    running = involved & set(
        connection.execute(select(rounds.c.id).where(rounds.c.state.in_(RUNNING))).scalars()
    )
    for round_ in sorted(involved - running):
        before = sum(work.found.goes.values())
        _of_person_in(work, person, round_)
        if sum(work.found.goes.values()) > before:
            work.found.rounds.append(round_)
    if not running:
        _account(work, person)
    for round_ in sorted(running):
        work.stays("running", round_)
    _votes(work, submissions.c.person == person)
    return work.found


def erased(connection: Connection, round_: str) -> bool:
    """Whether the round was erased as a whole: nothing of it can be taken up again."""
    entries = log.of_kinds(connection, round_, ("erased",))
    bodies = (log.body(connection, round_, each.number) for each in entries)
    return any(body is not None and body["person"] is None for body in bodies)


def _of_person_in(work: _Work, person: int, round_: str) -> None:
    """What is kept of the person in a round that has ended."""
    theirs = select(mandates.c.id).where(mandates.c.round == round_)
    held = select(holders.c.roster_person).where(
        holders.c.round == round_, holders.c.person == person, holders.c.name != NOBODY
    )
    called = set(work.connection.execute(held).scalars())
    _letters_about(work, person, round_, called)
    work.gone("links", links, links.c.round == round_, links.c.used_by == person)
    mine = (questions.c.mandate.in_(theirs), questions.c.person == person)
    work.gone("questions", questions, *mine)
    work.gone("wishes", asked, asked.c.round == round_, asked.c.person == person)
    taking = (participants.c.round == round_, participants.c.person == person)
    work.gone("taking-part", participants, *taking)
    _answers_by(work, person, round_)
    work.names(round_, called & _nameable(work.connection, round_))


def _answers_by(work: _Work, person: int, round_: str) -> None:
    """Their unsubmitted answers in the drafts of the round; those of others stay."""
    rows = work.connection.execute(
        select(drafts.c.mandate, drafts.c.answers)
        .join(mandates, drafts.c.mandate == mandates.c.id)
        .where(mandates.c.round == round_)
    ).all()
    for row in rows:
        answers = json.loads(row.answers)
        left = {key: written for key, written in answers.items() if written[1] != person}
        work.note("draft-answers", len(answers) - len(left))
        if work.really and len(left) < len(answers):
            change = update(drafts).where(drafts.c.mandate == row.mandate)
            values = {"answers": json.dumps(left, ensure_ascii=False)}
            work.connection.execute(change.values(values))


def _letters_about(work: _Work, person: int, round_: str, called: Collection[str]) -> None:
    """Letters of the round that have ended: to them, and to others about them."""
    chat = work.connection.execute(select(chats.c.chat).where(chats.c.person == person)).scalar()
    rows = work.connection.execute(
        select(outbox.c.id, outbox.c.chat, outbox.c.about).where(
            outbox.c.round == round_, outbox.c.state.in_(ENDED)
        )
    ).all()
    found = []
    for row in rows:
        about = json.loads(row.about)
        named = about.get("roster_person") in called or about.get("person") == person
        if row.chat == chat or named:
            found.append(row.id)
    if found:
        work.gone("letters", outbox, outbox.c.id.in_(found))


def _account(work: _Work, person: int) -> None:
    """Account, language and name of a person whom nothing needs any more; so is their chat."""
    row = work.connection.execute(select(people).where(people.c.id == person)).one()
    if row.account < 0:
        return
    if row.coordinator_since is not None or row.account in work.accounts:
        work.stays("coordinates", row.account)
        return
    chat = work.connection.execute(select(chats.c.chat).where(chats.c.person == person)).scalar()
    work.gone("attempts", attempts, attempts.c.account == row.account)
    work.gone("links", links, links.c.round.is_(None), links.c.used_by == person)
    if chat is not None:
        to_them = (outbox.c.chat == chat, outbox.c.round.is_(None), outbox.c.state.in_(ENDED))
        work.gone("letters", outbox, *to_them)
        kept = (intake.c.chat == chat, intake.c.state == "aside", intake.c.body.is_not(None))
        work.gone("updates", intake, *kept, body=null())
        work.gone("menus", menus, menus.c.chat == chat)
    work.gone("chats", chats, chats.c.person == person)
    # No account of the messenger's is below zero: nobody can be taken for this person again.
    nobody = {"account": -person, "language": null(), "name": null()}
    work.gone("accounts", people, people.c.id == person, **nobody)


def _bodies(work: _Work, round_: str) -> None:
    """Bodies of entries that no count needs: who has joined, unless somebody has gone since, and
    who was named."""
    parted = bool(log.of_kinds(work.connection, round_, PARTED))
    kinds = ("named",) if parted else ("named", "joined")
    numbers = [each.number for each in log.of_kinds(work.connection, round_, kinds)]
    there = (log_bodies.c.round == round_, log_bodies.c.number.in_(numbers))
    found = select(log_bodies.c.number).where(*there).order_by(log_bodies.c.number)
    work.found.entries.extend(work.connection.execute(found).scalars())
    work.gone("bodies", log_bodies, *there)
    work.stays("log", len(log.entries(work.connection, round_)))


def _votes(work: _Work, which: Any) -> None:
    count = work.connection.execute(select(func.count()).select_from(submissions).where(which))
    number = count.scalar_one()
    if number:
        work.stays("votes", number)


def _involved(connection: Connection, round_: str) -> list[int]:
    """Everyone with an account who holds, has held, submitted, asked or takes part in the round."""
    theirs = select(mandates.c.id).where(mandates.c.round == round_)
    queries = (
        select(holders.c.person).where(holders.c.round == round_, holders.c.person.is_not(None)),
        select(submissions.c.person).where(submissions.c.mandate.in_(theirs)),
        select(questions.c.person).where(questions.c.mandate.in_(theirs)),
        select(participants.c.person).where(participants.c.round == round_),
        select(links.c.used_by).where(links.c.round == round_, links.c.used_by.is_not(None)),
    )
    return sorted({each for query in queries for each in connection.execute(query).scalars()})


def _rounds_of(connection: Connection, person: int) -> set[str]:
    """Every round in which something is kept of the person."""
    held = or_(holders.c.person == person, holders.c.named_by == person)
    queries = (
        select(holders.c.round).where(held),
        select(links.c.round).where(links.c.used_by == person, links.c.round.is_not(None)),
        select(participants.c.round).where(participants.c.person == person),
        select(mandates.c.round)
        .join(submissions, submissions.c.mandate == mandates.c.id)
        .where(submissions.c.person == person),
        select(mandates.c.round)
        .join(questions, questions.c.mandate == mandates.c.id)
        .where(questions.c.person == person),
    )
    return {each for query in queries for each in connection.execute(query).scalars()}


def _nameable(connection: Connection, round_: str) -> set[str]:
    """Whose names may go: all, but of a co-signature not of those who have answered, since their
    names stand under the joint vote."""
    query = select(holders.c.roster_person).where(holders.c.round == round_)
    cosigning = select(joint_votes.c.cosigning).where(joint_votes.c.cosigning == round_)
    everyone = set(connection.execute(query).scalars())
    if connection.execute(cosigning).first() is None:
        return everyone
    answered = query.join(
        submissions,
        (submissions.c.mandate == holders.c.mandate) & (submissions.c.person == holders.c.person),
    )
    return everyone - set(connection.execute(answered).scalars())
