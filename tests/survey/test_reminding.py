import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from survey.missing import Recipient
from survey.plan import Facts, MandateFacts
from survey.refusal import Refusal
from survey.reminding import Whom, at_once, tomorrow
from survey.roster import Holder
from survey.submission import State
from tests.survey.playing import a_round


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=dt.UTC)


CLOSES = utc("12-18T11:00")  # Friday 12:00 in Berlin
WITTEN = MandateFacts("witten", CLOSES, holders=(Holder(person="w"), Holder(person="p")))
ENNEPETAL = MandateFacts("ennepetal", CLOSES, holders=(Holder(person="e"),))
BRECKERFELD = MandateFacts("breckerfeld", CLOSES, holders=(Holder(person="e"),))
NOBODY = MandateFacts("schwelm", CLOSES)


def facts(*mandates: MandateFacts, state: State = "open", **reminders: Any) -> Facts:
    return Facts(a_round(reminders=reminders), state, utc("11-23T08:00"), mandates)


# -- tomorrow -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("12-14T10:00", "12-15T08:00"),  # Monday
        ("12-14T22:59", "12-15T08:00"),  # 23:59 in Berlin
        ("12-14T23:00", "12-16T08:00"),  # 00:00 of Tuesday in Berlin
        ("12-11T10:00", "12-14T08:00"),  # over the weekend
    ],
)
def test_tomorrow_is_the_next_working_day_at_the_rounds_time(now: str, at: str) -> None:
    assert tomorrow(facts(WITTEN), "w", utc(now)) == utc(at)


def test_tomorrow_skips_days_off_and_waits_for_the_end_of_quiet_hours() -> None:
    closed = facts(WITTEN, closed=[dt.date(2026, 12, 15)], at="06:00")
    assert tomorrow(closed, "w", utc("12-14T10:00")) == utc("12-16T06:30")


def test_tomorrow_comes_before_the_deadline_or_not_at_all() -> None:
    assert tomorrow(facts(WITTEN), "w", utc("12-17T10:00")) == utc("12-18T08:00")
    early = replace(WITTEN, deadline=utc("12-18T08:00"))
    assert tomorrow(facts(early), "w", utc("12-17T10:00")) == "too-late"
    later = replace(BRECKERFELD, deadline=utc("12-21T11:00"))
    both = facts(replace(ENNEPETAL, deadline=utc("12-18T08:00")), later)
    assert tomorrow(both, "e", utc("12-17T10:00")) == utc("12-18T08:00")


def test_tomorrow_is_for_whoever_lacks_a_submission_in_an_open_round() -> None:
    now = utc("12-14T10:00")
    submitted = replace(ENNEPETAL, submitted=True)
    assert tomorrow(facts(submitted, BRECKERFELD), "e", now) == utc("12-15T08:00")
    assert tomorrow(facts(submitted), "e", now) == "submitted"
    assert tomorrow(facts(WITTEN), "w", CLOSES) == "over"
    for state in ("planned", "closed", "superseded"):
        assert tomorrow(facts(WITTEN, state=state), "w", now) == "closed"


# -- at once ------------------------------------------------------------------


def test_at_once_reaches_the_people_of_the_missing_at_any_time() -> None:
    found = facts(WITTEN, ENNEPETAL, BRECKERFELD, NOBODY)
    for now in ("12-14T10:00", "12-13T02:00"):  # a Monday, a night on a Sunday
        assert at_once(found, None, utc(now)) == Whom(
            (
                Recipient("w", ("witten",)),
                Recipient("p", ("witten",)),
                Recipient("e", ("ennepetal", "breckerfeld")),
            ),
            ("witten", "ennepetal", "breckerfeld", "schwelm"),
            ("schwelm",),
        )


def test_at_once_for_one_town() -> None:
    found = facts(WITTEN, ENNEPETAL, BRECKERFELD)
    assert at_once(found, "breckerfeld", utc("12-14T10:00")) == Whom(
        (Recipient("e", ("breckerfeld",)),), ("breckerfeld",), ()
    )


NOON = utc("12-14T10:00")


@pytest.mark.parametrize(
    ("found", "town", "refusal"),
    [
        (facts(WITTEN), "nowhere", Refusal("town")),
        (facts(replace(WITTEN, submitted=True)), None, Refusal("complete")),
        (facts(replace(WITTEN, submitted=True), NOBODY), "witten", Refusal("complete")),
        (facts(NOBODY), None, Refusal("nobody")),
        (facts(replace(WITTEN, deadline=NOON)), None, Refusal("over", NOON)),
        (facts(WITTEN, state="planned"), None, Refusal("planned")),
        (facts(WITTEN, state="closed"), None, Refusal("closed")),
        (facts(WITTEN, state="superseded"), None, Refusal("superseded")),
    ],
)
def test_at_once_is_refused_where_there_is_nobody_to_remind(
    found: Facts, town: str | None, refusal: Refusal
) -> None:
    assert at_once(found, town, NOON) == refusal
