"""What time does when deadlines are changed by hand, beside it."""

import asyncio
import datetime as dt
import json
from typing import Any

from sqlalchemy import select

from handlers.charge import ADMINISTRATOR, Charge
from handlers.deadlines import Changed, end, extend, reopen
from handlers.desk import Desk, Privacy
from storage import Connection, asked, intake, log, people, results, rounds
from storage.database import Database
from storage.intake import Raw
from storage.schema import log_bodies
from survey.refusal import Refusal
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, DEPUTY, PREPARER = 201, 202, 203
EVERYONE = (HEAD, DEPUTY, PREPARER)
CLOSES = utc("03-13T11:00")  # Friday
WITTEN, SCHWELM = "05954036", "05954024"
TITLE = "Kleine Abfrage"
CLOSED, EXTENDED, REOPENED, GOES_ON = (
    "Die Abfrage ist beendet",
    "Die Frist ist verlängert",
    "Die Abfrage ist wieder geöffnet",
    "Die Abfrage geht weiter",
)


async def act(stage: Stage, do: Any, *arguments: Any) -> Changed:
    """Somebody at the command line does it now."""
    desk = Desk("de", stage.settings.coordinators, Privacy(), stage.settings.secret, str, (GROUP,))

    def unit(connection: Connection) -> Changed | Refusal:
        charge = Charge(connection, desk, "small", ADMINISTRATOR, stage.hands.now)
        outcome: Changed | Refusal = do(charge, *arguments)
        return outcome

    changed = await stage.database.write(unit)
    assert isinstance(changed, Changed)
    return changed


async def bodies(stage: Stage, *kinds: str) -> list[dict[str, Any]]:
    """What the log's entries of these kinds say."""
    entries = await stage.database.read(lambda c: log.entries(c, "small"))
    query = select(log_bodies.c.body).order_by(log_bodies.c.number)
    found = await stage.database.read(lambda c: c.scalars(query).all())
    return [
        json.loads(body) for entry, body in zip(entries, found, strict=True) if entry.kind in kinds
    ]


async def test_a_town_with_more_time_is_told_reminded_and_closes_the_round(small: Stage) -> None:
    await small.at("03-12T12:00")
    small.hands.now = utc("03-12T13:00")
    later = utc("03-17T11:00")
    changed = await act(small, extend, later, WITTEN)
    assert (changed.mandates, changed.closes_at, changed.people) == ((WITTEN,), later, 3)
    assert await small.at("03-12T13:00") == [
        (COORDINATOR, EXTENDED),
        *((each, EXTENDED) for each in EVERYONE),
    ]
    assert await small.at("03-13T11:00") == []
    assert await small.at("03-16T08:00") == [
        (COORDINATOR, "Noch nicht abgegeben"),
        *((each, "Erinnerung") for each in EVERYONE),
    ]
    assert (GROUP, TITLE) in await small.at("03-17T11:00")
    (body,) = await bodies(small, "extended")
    assert body == {
        "by": "administrator",
        "mandates": [WITTEN],
        "deadline": "2026-03-17T11:00:00+00:00",
    }


async def test_an_extension_at_night_is_told_in_the_morning(small: Stage) -> None:
    await small.at("03-12T12:00")
    small.hands.now = utc("03-12T20:00")
    await act(small, extend, utc("03-17T11:00"), None)
    assert await small.at("03-12T20:00") == []
    assert len(await small.at("03-13T06:30")) == 4


async def test_an_extension_that_ends_before_the_morning_is_told_at_once(small: Stage) -> None:
    await small.at("03-13T10:00")
    small.hands.now = utc("03-13T17:30")  # Friday, 18:30 in Berlin
    await act(small, extend, utc("03-13T20:00"), None)
    assert len(await small.at("03-13T17:30")) == 4


async def test_only_the_latest_extension_is_told(small: Stage) -> None:
    await small.at("03-12T12:00")
    small.hands.now = utc("03-12T20:00")
    await act(small, extend, utc("03-17T11:00"), None)
    await act(small, extend, utc("03-18T11:00"), None)
    assert len(await small.at("03-13T06:30")) == 4
    states = [state for state, _ in (await small.states()).values()]
    assert states.count("dropped") == 4


async def test_an_early_end_closes_once_what_came_before_it_is_handled(small: Stage) -> None:
    await small.at("03-10T12:00")
    small.hands.now = utc("03-10T13:00")
    in_time = Raw(1, 1, utc("03-10T12:59:59"), HEAD, "{}")
    await small.database.write(lambda c: intake.store(c, [in_time]))
    await act(small, end)
    # Coordinators learn of it; nothing closes yet.
    assert await small.at("03-10T13:00:10") == [(COORDINATOR, "Die Abfrage wird beendet")]
    await small.database.write(lambda c: intake.done(c, in_time.key))
    sent = await small.at("03-10T13:00:20")
    assert (HEAD, CLOSED) in sent
    assert (GROUP, TITLE) in sent
    kept = await small.database.read(lambda c: rounds.get(c, "small"))
    assert (kept.state, kept.closes_at) == ("closed", utc("03-10T13:00"))
    (body,) = await bodies(small, "closed")
    assert body["by"] == "administrator"
    told = await small.written("closed", HEAD, {}, "small")
    assert told.body.startswith(f"{TITLE}\nDie Abfrage wurde vor Ablauf der Frist beendet.")
    # Nothing of the old deadline comes any more.
    assert await small.at("03-12T08:00") == []
    assert await small.at("03-13T11:00") == []


async def test_a_deadline_that_runs_out_says_nobody_has_ended_it(small: Stage) -> None:
    await small.at("03-13T11:00")
    (body,) = await bodies(small, "closed")
    assert "by" not in body


async def test_a_second_closing_replaces_the_first_result_in_words(small: Stage) -> None:
    await small.at("03-02T08:00")
    await small.submit("small", HEAD, {"interest": "yes"})
    assert (GROUP, TITLE) in await small.at("03-13T11:00")
    small.hands.now = utc("03-16T09:00")
    changed = await act(small, reopen, utc("03-18T11:00"), WITTEN)
    assert (changed.people, changed.chats) == (3, 1)
    assert await small.at("03-16T09:00") == [
        (GROUP, GOES_ON),
        (COORDINATOR, REOPENED),
        *((each, REOPENED) for each in EVERYONE),
    ]
    await small.submit("small", HEAD, {"interest": "no"})
    small.hands.now = utc("03-18T11:00")
    await small.look()
    await small.outbox.drain()
    (words,) = [call.words for call in small.recorder.calls if call.chat == GROUP]
    assert words.startswith(
        "Endgültig. Geschlossen: Mittwoch, 18. März 2026, 12:00 Uhr. "
        "Ersetzt das Ergebnis vom Freitag, 13. März 2026, 12:00 Uhr."
    )
    entries = await small.database.read(lambda c: log.entries(c, "small"))
    assert [entry.kind for entry in entries] == [
        "opened", "submitted", "closed", "reopened", "submitted", "closed",
    ]  # fmt: skip
    summary = await small.database.read(lambda c: results.summary(c, "small"))
    assert summary.votes[0].counts.no == 1


async def test_a_result_that_waits_for_the_morning_falls_away_when_the_round_is_reopened(
    small: Stage,
) -> None:
    await small.at("03-13T10:00")
    small.hands.now = utc("03-13T17:30")
    await act(small, extend, utc("03-13T18:00"), None)
    await small.at("03-13T18:00")
    small.hands.now = utc("03-14T12:00")
    changed = await act(small, reopen, utc("03-18T11:00"), None)
    assert changed.chats == 0
    sent = await small.at("03-16T06:30")
    assert sent == [(COORDINATOR, REOPENED), *((each, REOPENED) for each in EVERYONE)]


async def test_a_reminder_that_was_asked_for_comes_once_and_not_after_submitting(
    small: Stage,
) -> None:
    await small.at("03-02T08:00")

    def ask(connection: Connection) -> None:
        for account, whose in ((HEAD, "al-witten"), (PREPARER, "sb-witten")):
            person = people.of_account(connection, account)
            assert person is not None
            for day in ("03-03", "03-04", "03-05"):
                asked.ask(connection, "small", whose, person.id, utc(f"{day}T08:00"))

    await small.database.write(ask)
    wanted = [(HEAD, "Ihre Erinnerung"), (PREPARER, "Ihre Erinnerung")]
    assert await small.at("03-03T08:00") == wanted
    assert await small.at("03-03T08:01") == []
    # With the planned reminder of that day it is one letter.
    assert await small.at("03-04T08:00") == [(each, "Erinnerung") for each in EVERYONE]
    await small.submit("small", DEPUTY, {"interest": "yes"})
    receipt = ["Quittung Witten, Abgabe Nr. 1", "quittung-05954036-1.pdf"]
    assert await small.at("03-05T08:00") == [(DEPUTY, part) for part in receipt]


async def test_a_clock_that_is_set_back_opens_nothing_again(small: Stage) -> None:
    await small.at("03-13T11:00")
    small.hands.now -= dt.timedelta(days=1)
    assert await small.at("03-12T11:00") == []
    assert (await small.database.read(lambda c: rounds.get(c, "small"))).state == "closed"
    assert await small.at("03-13T11:00") == []


async def test_an_extension_and_the_closing_at_once_leave_one_of_them(
    small: Stage,
) -> None:
    """A command beside the bot: either the round has closed and is not extended, or the other way
    round, in whichever order they come."""
    await small.at("03-12T12:00")
    beside = await Database.open(small.url)
    small.hands.now = CLOSES
    desk = Desk("de", frozenset(), Privacy(), lambda: "salt", str)
    later = utc("03-17T11:00")

    def command(connection: Connection) -> Changed | Refusal:
        return extend(Charge(connection, desk, "small", ADMINISTRATOR, CLOSES), later, None)

    outcome, _ = await asyncio.gather(beside.write(command), small.look())
    await beside.close()
    await small.look()
    kept = await small.database.read(lambda c: rounds.get(c, "small"))
    if isinstance(outcome, Refusal):
        assert (outcome, kept.state, kept.closes_at) == (Refusal("closed"), "closed", CLOSES)
    else:
        assert (kept.state, kept.closes_at) == ("open", later)
    kinds = {entry.kind for entry in await small.database.read(lambda c: log.entries(c, "small"))}
    assert len(kinds & {"closed", "extended"}) == 1
