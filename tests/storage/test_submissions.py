import asyncio
import datetime as dt
import hashlib
import json
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage import submissions
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept
from storage.submissions import Recorded
from survey.collect import Collected
from survey.submission import Submission, Submitter, valid

NOW = dt.datetime(2026, 3, 2, 10, 0, 0, 7, tzinfo=dt.UTC)
BERLIN = dt.timezone(dt.timedelta(hours=1))
ANSWERS: Collected = {"interest": "yes", "cooperations": [{"subject": "Jugendschutzstelle"}]}


def record(
    connection: Connection,
    person: Person,
    mandate: int = 1,
    role: Submitter = "head",
    answers: Collected = ANSWERS,
    at: dt.datetime = NOW,
    *,
    late: bool = False,
) -> Recorded:
    """Records a submission."""
    return submissions.record(
        connection,
        mandate=mandate,
        person=person.id,
        role=role,
        at=at,
        answers=answers,
        nil_return=False,
        late=late,
    )


async def test_a_submission_is_on_record_as_it_was_made(
    database: Database, kept: Kept, head: Person
) -> None:
    made = await database.write(partial(record, person=head))
    assert made == Recorded(
        id=1,
        submission=Submission(
            mandate="05954008",
            number=1,
            person="opaque-head",
            role="head",
            at=NOW,
            nil_return=False,
            answers=ANSWERS,
            late=False,
            held=False,  # nobody has joined
        ),
        person=head.id,
        checksum=made.checksum,
    )
    assert await database.read(lambda c: submissions.get(c, 1)) == made


async def test_the_checksum_can_be_computed_with_hashlib_alone(
    database: Database, kept: Kept, head: Person
) -> None:
    made = await database.write(partial(record, person=head, answers={"remarks": "für später"}))
    said = {
        "answers": {"remarks": "für später"},
        "at": "2026-03-02T10:00:00.000007+00:00",
        "mandate": kept.roster.mandates[0].key,
        "nil_return": False,
        "number": 1,
        "role": "head",
    }
    line = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
    assert made.checksum == hashlib.sha256(line.encode()).hexdigest()


async def test_the_checksum_does_not_depend_on_the_zone_of_the_instant(
    database: Database, kept: Kept, head: Person
) -> None:
    one = await database.write(partial(record, person=head))
    await database.write(lambda c: c.exec_driver_sql("DELETE FROM submissions").rowcount)
    other = await database.write(partial(record, person=head, at=NOW.astimezone(BERLIN)))
    assert replace(other, id=one.id) == one


async def test_submissions_are_numbered_within_their_mandate(
    database: Database, another: Database, kept: Kept, head: Person
) -> None:
    made = await asyncio.gather(
        *(
            (database, another)[number % 2].write(
                partial(record, person=head, mandate=1 + number // 10)
            )
            for number in range(20)
        )
    )
    numbers = [each.submission.number for each in made]
    assert (sorted(numbers[:10]), sorted(numbers[10:])) == ([*range(1, 11)], [*range(1, 11)])


async def test_earlier_submissions_stay_on_record(
    database: Database, kept: Kept, head: Person, deputy: Person
) -> None:
    first = await database.write(partial(record, person=deputy, role="deputy"))
    other = await database.write(partial(record, person=head, mandate=2))
    second = await database.write(partial(record, person=head, answers={"interest": "no"}))
    assert await database.read(lambda c: submissions.of_mandate(c, 1)) == (first, second)
    assert await database.read(lambda c: submissions.of_round(c, kept.id)) == (
        first,
        other,
        second,
    )
    assert await database.read(lambda c: submissions.of_round(c, "nirgends")) == ()


async def test_who_has_submitted_are_those_whose_submissions_count(
    database: Database, kept: Kept, head: Person
) -> None:
    for mandate, lates in ((1, (True,)), (2, (False, True)), (3, (False, False))):
        for late in lates:
            await database.write(partial(record, person=head, mandate=mandate, late=late))
    found = await database.read(lambda c: submissions.submitted(c, kept.id))
    recorded = await database.read(lambda c: submissions.of_round(c, kept.id))
    assert found == valid(each.submission for each in recorded).keys()
    assert found == {"05954004", "05954036"}
    assert await database.read(lambda c: submissions.submitted(c, "nirgends")) == frozenset()


async def test_there_is_no_submission_that_was_never_made(database: Database) -> None:
    with pytest.raises(LookupError, match="no submission 7"):
        await database.read(lambda c: submissions.get(c, 7))


async def test_a_submission_needs_a_mandate(database: Database, kept: Kept, head: Person) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await database.write(partial(record, person=head, mandate=99))


async def test_a_coordinators_entry_needs_no_mandate(
    database: Database, opened: Kept, deputy: Person
) -> None:
    """Nobody's access was revoked that was never asked for."""
    made = await database.write(lambda c: record(c, deputy, role="coordinator"))
    assert made.submission.held
    assert not (await database.write(lambda c: record(c, deputy))).submission.held
