"""What a town is told of an entry, and who is told of a change of office."""

import datetime as dt

import pytest
from sqlalchemy import Connection, update

from chat.cards import Card
from storage import log, naming, people, rounds, submissions
from storage.schema import holders
from survey import bodies
from survey.submission import Submitter
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, DEPUTY, PREPARER, COORDINATOR = 201, 202, 203, 999
DAY = dt.date(2026, 3, 4)


async def _entered(stage: Stage, role: Submitter, account: int) -> dict[str, int | str]:
    """Somebody has submitted for the town of the head: what a letter about it holds."""
    key = await stage.database.read(lambda c: _held(c)[0].key)

    def unit(connection: Connection) -> dict[str, int | str]:
        person = people.of_account(connection, account)
        assert person is not None
        recorded = submissions.record(
            connection,
            mandate=rounds.mandate(connection, "small", key),
            person=person.id,
            role=role,
            at=stage.hands.now,
            answers={"interest": "yes"},
            nil_return=False,
            late=False,
        )
        body = bodies.submitted(recorded.submission, recorded.checksum, (DAY, "Telefon"))
        entry = log.append(connection, "small", "submitted", body, stage.hands.now, "salt")
        return {"submission": recorded.id, "mandate": key, "entry": entry.number}

    return await stage.database.write(unit)


def _held(connection: Connection) -> tuple[people.Holding, ...]:
    person = people.of_account(connection, HEAD)
    assert person is not None
    return people.holdings(connection, person=person.id, round_="small")


@pytest.fixture
async def entry(small: Stage) -> dict[str, int | str]:
    """A coordinator has entered what the town of the head said."""
    small.hands.now = utc("03-05T10:00")
    await small.acquaint(COORDINATOR)
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    return await _entered(small, "coordinator", COORDINATOR)


async def test_the_head_gets_the_receipt_and_can_confirm(
    small: Stage, entry: dict[str, int | str]
) -> None:
    receipt, _file, told = await small.write("dictated", HEAD, entry, "small")
    assert isinstance(receipt, Card)
    lines = receipt.body.splitlines()
    assert lines[1:3] == [
        "Eingetragen von der Koordination",
        "Antwort vom 04.03.2026, Quelle: Telefon",
    ]
    assert isinstance(told, Card)
    assert told.title == "Die Koordination hat Ihre Antwort eingetragen"
    labels = [button.label for row in told.rows for button in row]
    assert labels == ["Antwort bestätigen", "Jetzt antworten"]


async def test_what_does_not_count_any_more_cannot_be_confirmed(
    small: Stage, entry: dict[str, int | str]
) -> None:
    await _entered(small, "head", HEAD)
    *_, told = await small.write("dictated", HEAD, entry, "small")
    assert isinstance(told, Card)
    assert told.rows == ()


async def test_nobody_else_is_told_of_an_entry(small: Stage, entry: dict[str, int | str]) -> None:
    for account in (PREPARER, COORDINATOR):
        assert await small.write("dictated", account, entry, "small") == ()


@pytest.mark.parametrize(
    ("from_day", "to_day", "told"),
    [
        (None, None, 3),
        ("2026-03-05", "2026-03-05", 3),
        (None, "2026-03-04", 0),
        ("2026-03-06", None, 0),
    ],
)
async def test_a_deputy_is_told_of_an_entry_only_on_their_days(
    small: Stage, entry: dict[str, int | str], from_day: str | None, to_day: str | None, told: int
) -> None:
    deputy = holders.c.roster_person == "s-witten"
    await small.database.write(
        lambda c: c.execute(update(holders).where(deputy).values(from_day=from_day, to_day=to_day))
    )
    assert len(await small.write("dictated", DEPUTY, entry, "small")) == told


async def test_who_has_left_is_told_once_nothing_is_held(small: Stage) -> None:
    held = await small.database.read(_held)
    about = {"mandate": held[0].key}
    assert await small.write("left", HEAD, about, "small") == ()
    mandates = [each.mandate for each in held]
    await small.database.write(
        lambda c: naming.leave(c, "small", held[0].roster_person, mandates, small.hands.now)
    )
    (told,) = await small.write("left", HEAD, about, "small")
    assert isinstance(told, Card)
    assert told.title == "Ihr Zugang ist beendet"
