"""Where the draft and the record of a sheet are kept: of a mandate, or of one's own ballot."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from storage import Connection, ballots, deadlines, dictations, drafts, rounds, submissions
from storage.dictations import Source
from storage.drafts import Draft
from storage.participants import BALLOT
from storage.people import Holding, Person
from storage.submissions import Recorded
from survey.collect import Collected
from survey.step import Value
from survey.submission import Submitter, rank, valid

Changes = Mapping[str, Value | None]
"""New values by key; None takes an answer out."""


@dataclass(frozen=True, slots=True)
class Record:
    """A submission as it is on record: by whom, in which role and how high that counts, and whether
    it came too late and was not accepted (survey/submission.py). Of a ballot nobody keeps when it
    was submitted (`at` is None). It has no role, and the person can read it where it is: its
    answers and its checksum."""

    number: int
    person: int
    role: Submitter | None = None
    rank: int = 0
    at: dt.datetime | None = None
    nil_return: bool = False
    answers: Collected = field(default_factory=dict)
    checksum: str = ""
    late: bool = False


class Drawer(Protocol):
    """Keeps one sheet."""

    @property
    def takes_late(self) -> bool:
        """Whether it takes a submission after the deadline, which is noted as late."""

    @property
    def sealed(self) -> bool:
        """Whether nobody can find again what is in it."""

    def draft(self) -> Draft:
        """The answers so far."""

    def change(self, draft: Draft, changes: Changes, at: dt.datetime, /) -> Draft:
        """Writes the visitor's changes into the draft. Overtaken when it is not the newest."""

    def newest(self) -> int:
        """The number of the newest submission; 0 for none."""

    def record(self) -> Record | None:
        """The submission that counts; None when there is none."""

    def records(self) -> tuple[Record, ...]:
        """Every submission that is kept, oldest first."""


def drawer_of(connection: Connection, holding: Holding, visitor: Person) -> Drawer:
    """Where the sheet of what the visitor holds is kept."""
    if holding.role == "coordinator":
        return EntryDrawer(connection, holding.mandate, visitor.id)
    if holding.key != BALLOT:
        return MandateDrawer(connection, holding.mandate, visitor.id)
    key = ballots.key_of(connection, holding.round, visitor.account)
    return BallotDrawer(connection, holding.round, key, visitor.id)


@dataclass(frozen=True, slots=True)
class MandateDrawer:
    """One draft for all people of a mandate, and each of its submissions for good."""

    connection: Connection
    mandate: int
    visitor: int
    takes_late = True
    sealed = False

    def draft(self) -> Draft:
        """The one draft that all people of the mandate share."""
        return drafts.get(self.connection, self.mandate)

    def change(self, draft: Draft, changes: Changes, at: dt.datetime) -> Draft:
        """Writes into it, in the name of the visitor."""
        return drafts.change(self.connection, draft, changes, self.visitor, at)

    def newest(self) -> int:
        """Late ones among them."""
        return submissions.newest(self.connection, self.mandate)

    def record(self) -> Record | None:
        """The latest of the highest role."""
        return on_record(self.connection, self.mandate)

    def records(self) -> tuple[Record, ...]:
        """All of them, late ones too."""
        return tuple(map(_record, submissions.of_mandate(self.connection, self.mandate)))


@dataclass(frozen=True, slots=True)
class EntryDrawer(MandateDrawer):
    """What a coordinator enters for a mandate: with a draft of its own, and on the same record."""

    def draft(self) -> Draft:
        """The entry so far, which coordinators share."""
        return dictations.draft(self.connection, self.mandate)

    def change(self, draft: Draft, changes: Changes, at: dt.datetime) -> Draft:
        """Writes into it; the town's own draft stays as it is."""
        return dictations.change(self.connection, draft, changes, self.visitor, at)

    @property
    def source(self) -> Source:
        """Where the answers come from. LookupError where no entry is begun."""
        found = dictations.source(self.connection, self.mandate)
        if found is None:
            raise LookupError(f"no entry for mandate {self.mandate}")
        return found


def dictated(connection: Connection, round_: str, key: str, visitor: Person) -> Holding:
    """The right to enter for a town what it says by phone or letter, with its deadline."""
    mandate = rounds.mandate(connection, round_, key)
    (deadline,) = (each.at for each in deadlines.of_round(connection, round_, [key]))
    return Holding(
        mandate=mandate,
        round=round_,
        key=key,
        deadline=deadline,
        roster_person="",
        role="coordinator",
        from_day=None,
        to_day=None,
        person=visitor.id,
        joined_at=None,
        name=visitor.name or "",
    )


def on_record(connection: Connection, mandate: int) -> Record | None:
    """The mandate's valid submission; None when there is none."""
    recorded = submissions.of_mandate(connection, mandate)
    counting = valid(each.submission for each in recorded).values()
    return next((_record(each) for each in recorded if each.submission in counting), None)


def _record(recorded: Recorded) -> Record:
    submission = recorded.submission
    return Record(
        number=submission.number,
        person=recorded.person,
        role=submission.role,
        rank=rank(submission),
        at=submission.at,
        nil_return=submission.nil_return,
        answers=submission.answers,
        checksum=recorded.checksum,
        late=submission.late,
    )


def late_on_record(drawer: Drawer) -> Record | None:
    """The newest submission, if it came too late and was not accepted."""
    return next((each for each in drawer.records()[-1:] if each.late), None)


@dataclass(frozen=True, slots=True)
class BallotDrawer:
    """The visitor's own ballot, under a key that is made from their account: there is no way to
    another's. `key` is None once it is destroyed."""

    connection: Connection
    round: str
    key: str | None
    visitor: int
    takes_late = False

    @property
    def sealed(self) -> bool:
        """Whether the round is closed: its key is gone."""
        return self.key is None

    def draft(self) -> Draft:
        """The visitor's own; none once it is sealed."""
        if self.key is None:
            return Draft(0)
        return ballots.draft(self.connection, self.round, self.key, self.visitor)

    def change(self, draft: Draft, changes: Changes, _at: dt.datetime) -> Draft:
        """Writes into it. No time is kept, and no person."""
        return ballots.change(
            self.connection, self.round, self._found, draft, changes, self.visitor
        )

    def submit(self, answers: Collected) -> None:
        """Puts the answers, put together, on record."""
        ballots.submit(self.connection, self.round, self._found, answers)

    def newest(self) -> int:
        """How often it was submitted."""
        record = self.record()
        return 0 if record is None else record.number

    def record(self) -> Record | None:
        """What was submitted last: earlier ones are not kept."""
        cast = self.key and ballots.cast(self.connection, self.round, self.key)
        if not cast:
            return None
        return Record(cast.number, self.visitor, answers=cast.answers, checksum=cast.checksum)

    def records(self) -> tuple[Record, ...]:
        """The same: there is one at most."""
        record = self.record()
        return () if record is None else (record,)

    @property
    def _found(self) -> str:
        if self.key is None:
            raise LookupError(f"the ballots of {self.round} are nobody's any more")
        return self.key
