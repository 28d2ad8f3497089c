"""Rounds in which anything happens in any order, kept by the product's own storage.

Other deadlines and acceptances are written as docs/proof.md describes their entries.
"""

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sqlalchemy import Connection, update

from storage import deadlines, log, naming, people, results, rounds, submissions
from storage.people import Person
from storage.rounds import Kept
from storage.schema import mandates
from storage.schema import rounds as table
from storage.schema import submissions as recorded
from survey import bodies
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, Submitter
from survey.summary import Summary

BEGIN = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
ROUND = "random"
WORDS = ("Nur zu zweit.", "", '"ä\\', "\u2028\x85\x1c", "=1+1", "\U0001f5f3 ja", "a\nb\tc")
COUNTS = ("yes", "no", "abstain", "none")


@dataclass
class Played:
    """What came of a round: the lines of its export, and the summary at every head there was."""

    lines: list[str]
    summaries: dict[str, Summary]

    @property
    def head(self) -> str:
        return list(self.summaries)[-1]


@dataclass
class Play:
    """A round at work in a connection whose transaction is given up afterwards."""

    connection: Connection
    random: Random
    now: dt.datetime = BEGIN
    accounts: dict[str, Person] = field(default_factory=dict)
    summaries: dict[str, Summary] = field(default_factory=dict)

    def all(self) -> Played:
        """The whole round. Some are never opened, some never closed, some closed twice."""
        round_, roster = a_round(self.random), a_roster(self.random)
        rounds.freeze(self.connection, round_, roster, BEGIN)
        self.coordinator = people.add(self.connection, 1, "opaque-1", None)
        self.accounts["coordinator"] = self.coordinator
        for _ in range(self.random.randrange(12)):
            self.random.choice((self.join, self.join, self.join, self.extend))()
        if self.random.random() < 0.98:
            self.open()
        deeds = (self.join, *(self.submit,) * 4, self.pass_time)
        people_ = (self.revoke, self.name, self.withdraw)
        rare = (*people_, self.extend, self.accept, self.close, self.release, self.submit_late)
        for _ in range(self.random.randrange(50)):
            self.random.choice((*deeds, *deeds, *rare))()
        if self.random.random() < 0.8:
            self.close()
        self.note()
        return Played(list(log.exported(self.connection, ROUND)), self.summaries)

    @property
    def kept(self) -> Kept:
        return rounds.get(self.connection, ROUND)

    def enter(self, kind: str, body: dict[str, Any], at: dt.datetime | None = None) -> None:
        salt = f"{self.random.getrandbits(128):x}"
        log.append(self.connection, ROUND, kind, body, at or self.now, salt)
        if self.random.random() < 0.2:
            self.note()

    def note(self) -> None:
        summary = results.summary(self.connection, ROUND)
        self.summaries.pop(summary.chain.head, None)
        self.summaries[summary.chain.head] = summary

    def pass_time(self) -> None:
        self.now += dt.timedelta(hours=self.random.randrange(40), microseconds=1)

    def open(self) -> None:
        rounds.mark_opened(self.connection, ROUND, self.now)
        ends = {each.key: each.at for each in deadlines.of_round(self.connection, ROUND)}
        self.enter("opened", bodies.opened(self.kept.round, self.kept.roster, ends))

    def close(self) -> None:
        if rounds.mark_closed(self.connection, ROUND, self.now):
            self.enter("closed", bodies.closed(results.summary(self.connection, ROUND), None))

    def extend(self) -> None:
        """A deadline for one town or for all; a closed round is reopened by it, one now ends it."""
        ends = {each.key: each.at for each in deadlines.of_round(self.connection, ROUND)}
        keys = list(ends)
        if self.random.random() < 0.7:
            keys = [self.random.choice(keys)]
        until = self.now + dt.timedelta(hours=max(0, self.random.randrange(-30, 300)))
        for key in keys:
            self.connection.execute(
                update(mandates).where(mandates.c.key == key).values(deadline=until)
            )
        body = bodies.moved("opaque-1", keys, until)
        if self.kept.state == "closed":
            self.connection.execute(update(table).values(state="open", closed_at=None))
            self.enter("reopened", body)
        else:
            self.enter("extended" if until > self.now else "ended", body)

    def join(self) -> None:
        """Somebody opens a link: mostly who has not, sometimes an account that holds another."""
        waiting = [each for each in self.holdings() if each.person is None]
        if not waiting:
            return
        roster_person = self.random.choice(waiting).roster_person
        name = self.random.choice((roster_person, roster_person, "shared", "coordinator"))
        if name not in self.accounts:
            account = len(self.accounts) + 100
            self.accounts[name] = people.add(self.connection, account, f"opaque-{account}", None)
        person = self.accounts[name]
        people.join(self.connection, ROUND, roster_person, person.id, self.now)
        held = people.holdings(self.connection, round_=ROUND, roster_person=roster_person)
        named = None if held[0].named_by is None else roster_person
        roles = [(each.key, each.rostered) for each in held]
        self.enter("joined", bodies.joined(person.opaque, roles, named))

    def name(self) -> None:
        """A head lets a deputy act beside him."""
        heads = [h for h in self.holdings() if h.person is not None and h.role == "head"]
        if heads:
            one = self.random.choice(heads)
            assert one.person is not None
            id_ = f"named-{self.random.getrandbits(64):x}"
            made = naming.Naming(id_, "Vertretung", "deputy", None, None, one.person)
            theirs = [h for h in heads if h.person == one.person]
            theirs = self.random.sample(theirs, self.random.randrange(1, len(theirs) + 1))
            unique = list({each.mandate: each for each in theirs}.values())
            naming.add(self.connection, made, unique)
            by = people.get(self.connection, one.person).opaque
            keys = [each.key for each in unique]
            self.enter("named", bodies.named(by, id_, "deputy", keys, (None, None)))

    def withdraw(self) -> None:
        """A head takes back whom he has named, for all mandates or one, joined or not."""
        named = [h for h in self.holdings() if h.named_by is not None]
        if named:
            one = self.random.choice(named)
            theirs = [h for h in named if h.roster_person == one.roster_person]
            if self.random.random() < 0.5:
                theirs = [one]
            mandates_ = [each.mandate for each in theirs]
            naming.withdraw(self.connection, ROUND, one.roster_person, mandates_, self.now)
            person = None if one.person is None else people.get(self.connection, one.person).opaque
            keys = [each.key for each in theirs]
            body = bodies.withdrawn("opaque-1", one.roster_person, person, keys)
            self.enter("withdrawn", body)

    def holdings(self) -> tuple[people.Holding, ...]:
        return people.holdings(self.connection, round_=ROUND)

    def revoke(self) -> None:
        held = [each for each in self.holdings() if each.person is not None]
        if not held:
            return
        one = self.random.choice(held)
        assert one.person is not None
        person = people.get(self.connection, one.person)
        taken = [each.key for each in held if each.roster_person == one.roster_person]
        people.part(self.connection, ROUND, one.roster_person)
        self.enter("revoked", bodies.revoked("opaque-1", person.opaque, taken))

    def submit_late(self) -> None:
        """Whatever the time is, this one comes after the deadline."""
        latest = max(each.at for each in deadlines.of_round(self.connection, ROUND))
        self.now = max(self.now, latest)
        self.submit()

    def submit(self) -> None:
        """A head, a deputy or a coordinator, in whatever order: precedence has to hold."""
        held = [h for h in self.holdings() if h.person is not None]
        if self.kept.state == "planned" or not held:
            return
        one, coordinator = self.random.choice(held), self.random.random() < 0.15
        nil_return = self.random.random() < 0.15
        self.now += dt.timedelta(seconds=self.random.randrange(10_000))
        # Updates of different chats are handled in any order.
        at = self.now - dt.timedelta(microseconds=self.random.randrange(10**9))
        if self.random.random() < 0.1:
            at = one.deadline - dt.timedelta(microseconds=self.random.randrange(2))
        role: Submitter = "coordinator" if coordinator else one.role  # type: ignore[assignment]
        made = submissions.record(
            self.connection,
            mandate=one.mandate,
            person=self.coordinator.id if coordinator or one.person is None else one.person,
            role=role,
            at=at,
            answers=answers(self.random, self.kept.round),
            nil_return=nil_return,
            late=self.kept.state != "open" or at >= one.deadline,
        )
        kind = "late" if made.submission.late else "submitted"
        self.enter(kind, bodies.submitted(made.submission, made.checksum), at)

    def accept(self) -> None:
        found = submissions.of_round(self.connection, ROUND)
        late = [each for each in found if each.submission.late]
        if late:
            one = self.random.choice(late)
            self.connection.execute(
                update(recorded).where(recorded.c.id == one.id).values(late=False)
            )
            accepted = {"mandate": one.submission.mandate, "number": one.submission.number}
            self.enter("accepted", {"by": "opaque-1", **accepted, "checksum": one.checksum})

    def release(self) -> None:
        """Kinds of entries that change no count: of a closed round, and one that nobody knows."""
        if self.kept.state == "closed":
            chain = Chain(*log.head(self.connection, ROUND))
            self.enter("released", bodies.released("opaque-1", ROUND, chain))
        else:
            self.enter("unheard-of", {"by": "opaque-1"})


def a_round(random: Random) -> Round:
    """Some questions, at least one a vote, in some fields."""
    fields = [{"id": f"f{n}", "label": f"Feld {n}"} for n in range(random.randrange(4))]
    questions = [a_question(random, n, bool(fields)) for n in range(random.randrange(1, 4))]
    remarks = {"id": "remarks", "kind": "text", "text": "?", "required": False}
    rules = ("consensus", "unanimous", "simple-majority", "two-thirds")
    return Round.model_validate(
        {
            "format": 1,
            "id": ROUND,
            "title": {"de": "Zufällige Abfrage", "en": "Random round"},
            "purpose": random.choice(WORDS),
            "closes": "2026-12-18T12:00:00",
            "nil_return": True,
            "vote": {
                "rule": random.choice(rules),
                "basis": random.choice(("mandates", "inhabitants")),
                "quorum": random.choice(("0", "0", "0/7", "1/2", "1/3", "98/99")),
            },
            "fields": fields,
            "questions": [*questions, remarks],
        }
    )


def a_question(random: Random, number: int, has_fields: bool) -> dict[str, Any]:
    """A vote, mostly, with options that count in any way."""
    options = [
        {
            "id": f"o{n}",
            "label": f"Antwort {n}",
            "counts": random.choice(COUNTS),
            "asks": random.choice((None, None, "condition", "why")),
        }
        for n in range(random.randrange(1, 6))
    ]
    return {
        "id": f"q{number}",
        "kind": "choice",
        "vote": number == 0 or random.random() < 0.7,
        "per": "field" if has_fields and random.random() < 0.6 else None,
        "text": "?",
        "options": options,
    }


def a_roster(random: Random) -> Roster:
    """Towns with a head, who may have another town as well, and mostly a deputy."""
    everyone = []
    for n in range(random.randrange(1, 10)):
        head = f"head-{n - 1 if n and random.random() < 0.2 else n}"
        holders = [{"person": head}]
        if random.random() < 0.7:
            holders.append({"person": f"deputy-{n}", "role": "deputy"})
        everyone.append(
            {
                "key": f"05954{n:03}",
                "municipality": f"Stadt {n}",
                "inhabitants": random.choice((0, 1, random.randrange(100_000))),
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
                "holders": holders,
            }
        )
    return Roster.model_validate({"mandates": everyone})


def answers(random: Random, round_: Round) -> dict[str, Any]:
    """What a submission holds: an answer to most votes, mostly with the text it asks for."""
    found: dict[str, Any] = {"remarks": random.choice(WORDS), "cost": random.choice((1, 2.5, -0.0))}
    leaning = random.randrange(5)
    for question in round_.questions:
        if question.kind != "choice" or random.random() < 0.1:
            continue
        for policy_field in round_.fields if question.per else (None,):
            key = question.id + ("" if policy_field is None else f".{policy_field.id}")
            favourite = question.options[leaning % len(question.options)]
            option = favourite if random.random() < 0.6 else random.choice(question.options)
            found[key] = option.id
            if option.asks and random.random() < 0.9:
                found[f"{key}.{option.asks}"] = random.choice(WORDS)
    return found
