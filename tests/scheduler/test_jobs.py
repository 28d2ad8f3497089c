"""What is done when something is due."""

import datetime as dt
import json
from typing import Any

import pytest
from sqlalchemy import select, update

from storage import intake, log, rounds
from storage.intake import Raw
from storage.schema import log_bodies, mandates
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, DEPUTY, PREPARER = 201, 202, 203
EVERYONE = (HEAD, DEPUTY, PREPARER)
OPENING = "Die Abfrage ist eröffnet"
CLOSED = "Die Abfrage ist beendet"
OPENS = utc("03-02T08:00")
CLOSES = utc("03-13T11:00")
SCHWELM, WITTEN = "05954024", "05954036"


async def _bodies(stage: Stage) -> list[dict[str, Any]]:
    query = select(log_bodies.c.body).order_by(log_bodies.c.number)
    found = await stage.database.read(lambda c: c.scalars(query).all())
    return [json.loads(body) for body in found]


async def _state(stage: Stage, round_: str = "small") -> str:
    return (await stage.database.read(lambda c: rounds.get(c, round_))).state


async def _extend(stage: Stage, key: str, deadline: dt.datetime) -> None:
    """One mandate has longer."""
    longer = update(mandates).where(mandates.c.key == key).values(deadline=deadline)
    await stage.database.write(lambda c: c.execute(longer))


# -- opening --------------------------------------------------------------------


async def test_a_round_opens_at_its_instant_and_not_before(small: Stage) -> None:
    assert await small.at("03-02T07:59:59.999999") == []
    assert await _state(small) == "planned"
    assert await small.at("03-02T08:00") == [(account, OPENING) for account in EVERYONE]
    kept = await small.database.read(lambda c: rounds.get(c, "small"))
    assert (kept.state, kept.opened_at) == ("open", OPENS)


async def test_opening_enters_what_a_recount_needs_and_nobody_by_name(small: Stage) -> None:
    await small.at("03-02T08:00")
    (entry,) = await small.database.read(lambda c: log.entries(c, "small"))
    assert (entry.kind, entry.at) == ("opened", OPENS)
    (body,) = await _bodies(small)
    kept = await small.database.read(lambda c: rounds.get(c, "small"))
    assert Round.model_validate(body["round"]) == kept.round
    assert body["mandates"][1] == {
        "key": WITTEN,
        "municipality": "Witten",
        "inhabitants": 96459,
        "counted_on": "2019-12-31",
        "office": "Jugendamt",
        "deadline": "2026-03-13T11:00:00+00:00",
    }
    assert "al-witten" not in json.dumps(body)


async def test_an_opening_on_a_saturday_is_told_on_monday_morning(
    stage: Stage, small_round: Round, small_roster: Roster
) -> None:
    opens = dt.datetime(2026, 2, 28, 10)  # noqa: DTZ001 - local to the round, as in its file
    await stage.freeze(small_round.model_copy(update={"opens": opens}), small_roster)
    await stage.join("small", "al-witten", HEAD)
    assert await stage.at("02-28T09:00") == []
    assert await _state(stage) == "open"
    assert await stage.at("03-02T06:29:59") == []
    assert await stage.at("03-02T06:30") == [(HEAD, OPENING)]


async def test_whoever_joins_later_is_not_told_of_the_opening(small: Stage) -> None:
    await small.at("03-02T08:00")
    await small.join("small", "al-schwelm", 204)
    assert await small.at("03-02T09:00") == []


# -- reminders ------------------------------------------------------------------


async def test_after_an_outage_only_the_latest_reminder_is_sent(small: Stage) -> None:
    await small.at("03-02T08:00")
    assert await small.at("03-11T09:00") == [(account, "Erinnerung") for account in EVERYONE]
    assert await small.outcomes() == {
        "opening": "do",
        "reminder/7": "merged",
        "reminder/3": "do",
    }


async def test_reminders_late_with_the_opening_are_merged_into_it(small: Stage) -> None:
    assert await small.at("03-11T09:00") == [(account, OPENING) for account in EVERYONE]
    assert await small.outcomes() == {
        "opening": "do",
        "reminder/7": "merged",
        "reminder/3": "merged",
    }
    assert await small.at("03-11T09:01") == []


async def test_nobody_is_reminded_who_has_submitted(small: Stage) -> None:
    await small.at("03-02T08:00")
    await small.submit("small", HEAD, {"interest": "yes"})
    assert await small.at("03-04T08:00") == [
        (HEAD, "Quittung Witten, Abgabe Nr. 1"),
        (HEAD, "quittung-05954036-1.pdf"),
    ]
    assert await small.outcomes() == {"opening": "do", "reminder/7": "skipped"}


async def test_a_reminder_decided_at_night_falls_away_with_a_submission(small: Stage) -> None:
    await small.at("03-02T08:00")
    small.hands.now = utc("03-10T18:00")  # the bot was down when it was due
    await small.look()
    await small.submit("small", DEPUTY, {"interest": "yes"})
    await small.outbox.drain()
    small.recorder.taken()
    assert await small.at("03-11T06:30") == []
    states = {state for key, (state, _) in (await small.states()).items() if "reminder" in key}
    assert states == {"dropped"}


async def test_a_reminder_goes_to_those_whose_role_is_in_force(
    stage: Stage, small_round: Round, small_roster: Roster
) -> None:
    witten = small_roster.by_key[WITTEN]
    deputy = witten.holders[1].model_copy(update={"to": dt.date(2026, 3, 9)})
    changed = witten.model_copy(update={"holders": (witten.holders[0], deputy)})
    await stage.freeze(small_round, Roster(mandates=(changed,)))
    await stage.join("small", "al-witten", HEAD)
    await stage.join("small", "s-witten", DEPUTY)
    await stage.at("03-02T08:00")
    assert await stage.at("03-04T08:00") == [(HEAD, "Erinnerung"), (DEPUTY, "Erinnerung")]
    assert await stage.at("03-10T08:00") == [(HEAD, "Erinnerung")]


# -- the end --------------------------------------------------------------------


async def test_closing_waits_until_what_came_in_time_is_handled(
    small: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    await small.at("03-12T12:00")
    in_time = Raw(1, 1, CLOSES - dt.timedelta(microseconds=1), HEAD, "{}")
    await small.database.write(lambda c: intake.store(c, [in_time]))
    assert await small.at("03-13T11:00") == []
    assert await _state(small) == "open"
    assert "small does not close yet: 1 updates are unhandled" in caplog.text
    await small.database.write(lambda c: intake.done(c, in_time.key))
    assert (HEAD, CLOSED) in await small.at("03-13T11:00:10")
    assert await _state(small) == "closed"


@pytest.mark.parametrize("aside", [False, True])
async def test_what_came_too_late_or_is_set_aside_does_not_hold_up_closing(
    small: Stage, aside: bool
) -> None:
    await small.at("03-12T12:00")
    raw = Raw(1, 1, CLOSES - dt.timedelta(seconds=aside), HEAD, "{}")
    await small.database.write(lambda c: intake.store(c, [raw]))
    if aside:
        await small.database.write(lambda c: intake.set_aside(c, raw.key, "unreadable"))
    await small.at("03-13T11:00")
    assert await _state(small) == "closed"


async def test_closing_enters_the_counts(small: Stage) -> None:
    await small.at("03-02T08:00")
    await small.submit("small", HEAD, {"interest": "no"})
    await small.at("03-13T11:00")
    *_, entry = await small.database.read(lambda c: log.entries(c, "small"))
    assert (entry.kind, entry.at) == ("closed", CLOSES)
    *_, body = await _bodies(small)
    assert body["turnout"]["missing"] == [SCHWELM]
    assert body["quorum"] == {"share": "0", "of": 2, "needed": 0, "met": True}
    (vote,) = body["votes"]
    assert vote["counts"] == {"yes": 0, "no": 1, "abstain": 0}
    assert vote["verdict"] == "split"
    assert "conditions" not in vote


async def test_a_result_waits_for_the_morning_and_a_receipt_does_not(
    stage: Stage, small_round: Round, small_roster: Roster
) -> None:
    closes = dt.datetime(2026, 3, 12, 19)  # noqa: DTZ001 - local to the round, as in its file
    await stage.freeze(small_round.model_copy(update={"closes": closes}), small_roster)
    await stage.join("small", "al-witten", HEAD)
    await stage.at("03-12T12:00")
    stage.hands.now = utc("03-12T17:59")
    await stage.submit("small", HEAD)
    assert await stage.at("03-12T18:00") == [
        (HEAD, "Quittung Witten, Abgabe Nr. 1"),
        (HEAD, "quittung-05954036-1.pdf"),
    ]
    assert await _state(stage) == "closed"
    assert (GROUP, "Kleine Abfrage") in await stage.at("03-13T06:30")


async def test_a_round_names_its_own_chats(
    stage: Stage, small_round: Round, small_roster: Roster
) -> None:
    own = small_round.model_copy(update={"post_to": (-1, -2)})
    none = small_round.model_copy(update={"id": "nowhere", "post_to": ()})
    await stage.freeze(own, small_roster)
    await stage.freeze(none, small_roster)
    await stage.at("03-12T12:00")
    sent = await stage.at("03-13T11:00")
    assert [chat for chat, _ in sent if chat < 0] == [-2, -1]


async def test_an_outage_of_the_whole_round_still_opens_and_closes_it(small: Stage) -> None:
    sent = await small.at("03-14T12:00")  # Saturday
    assert sent == []
    kinds = [entry.kind for entry in await small.database.read(lambda c: log.entries(c, "small"))]
    assert kinds == ["opened", "closed"]
    sent = await small.at("03-16T06:30")
    assert [title for chat, title in sent if chat in EVERYONE] == [CLOSED] * 3


async def test_a_single_deadline_changes_cards_and_sends_nothing(small: Stage) -> None:
    await small.at("03-12T12:00")
    await _extend(small, SCHWELM, CLOSES + dt.timedelta(days=5))
    before = await small.revisions()
    assert await small.at("03-13T11:00") == []
    assert await _state(small) == "open"
    after = await small.revisions()
    assert {chat: after[chat] - before[chat] for chat in after} == {
        **dict.fromkeys(EVERYONE, 1),
        COORDINATOR: 1,
    }
    assert (await small.outcomes())["deadline"] == "do"


@pytest.mark.parametrize(
    ("before", "at"), [("03-02T07:00", "03-02T08:00"), ("03-12T12:00", "03-13T11:00")]
)
async def test_cards_of_the_rounds_people_change_when_it_opens_and_closes(
    small: Stage, before: str, at: str
) -> None:
    await small.at(before)
    seen = await small.revisions()
    await small.at(at)
    now = await small.revisions()
    assert {chat for chat in now if now[chat] > seen[chat]} == {*EVERYONE, COORDINATOR}
