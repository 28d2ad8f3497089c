"""Late submissions that a coordinator has accepted."""

import datetime as dt

from storage import Connection, acceptances, log, results, rounds, submissions
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept
from survey.history import Amended
from tests.storage.submitting import BRECKERFELD, CLOSES, ENNEPETAL, submit

DAY = dt.timedelta(days=1)
KEY = "05954008"


async def test_an_accepted_submission_counts_and_is_unchanged_otherwise(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    await database.write(lambda c: submit(c, ENNEPETAL, head, late=True))
    await database.write(lambda c: submit(c, BRECKERFELD, head, late=True))
    before = await database.read(lambda c: submissions.get(c, 1))
    assert (before.submission.late, before.submission.accepted) == (True, False)
    assert await database.write(lambda c: acceptances.accept(c, 1, deputy.id, CLOSES))
    after = await database.read(lambda c: submissions.get(c, 1))
    assert (after.submission.late, after.submission.accepted) == (False, True)
    assert (after.checksum, after.submission.answers) == (
        before.checksum,
        before.submission.answers,
    )
    assert await database.read(lambda c: submissions.submitted(c, opened.id)) == {KEY}
    summary = await database.read(lambda c: results.summary(c, opened.id))
    assert (summary.turnout.submitted, summary.turnout.late) == (1, 1)


async def test_a_submission_is_accepted_once(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    await database.write(lambda c: submit(c, ENNEPETAL, head, late=True))
    assert await database.write(lambda c: acceptances.accept(c, 1, deputy.id, CLOSES))
    assert not await database.write(lambda c: acceptances.accept(c, 1, head.id, CLOSES + DAY))


async def test_what_a_result_replaces_is_read_from_the_log(
    database: Database, opened: Kept, head: Person
) -> None:
    def close_accept(connection: Connection) -> None:
        submit(connection, ENNEPETAL, head, late=True)
        rounds.mark_closed(connection, opened.id, CLOSES)
        log.append(connection, opened.id, "closed", {}, CLOSES, "salt")
        acceptances.accept(connection, 1, head.id, CLOSES + DAY)
        log.append(connection, opened.id, "accepted", {}, CLOSES + DAY, "salt")

    assert await database.read(lambda c: results.given(c, opened.id).amended()) == Amended()
    await database.write(close_accept)
    assert await database.read(lambda c: results.given(c, opened.id).amended()) == Amended(
        CLOSES, (KEY,)
    )
