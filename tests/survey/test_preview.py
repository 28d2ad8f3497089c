"""What time will bring, told ahead. That it does come so is shown in `test_due_outages.py`."""

import datetime as dt
from dataclasses import replace

from survey.missing import Recipient
from survey.plan import Asked, Facts, MandateFacts
from survey.preview import preview
from survey.roster import Holder
from tests.survey.playing import DAY, a_round

OPENS = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
WITTEN = MandateFacts("witten", CLOSES, holders=(Holder(person="w"),))
SCHWELM = MandateFacts("schwelm", CLOSES)


def told(facts: Facts, now: dt.datetime = OPENS - DAY, *decided: str) -> list[str]:
    return [
        f"{each.event.at:%m-%d %H:%M} {each.event.kind} {each.outcome} {each.reason}".rstrip()
        for each in preview(facts, decided, now)
    ]


def test_preview_of_a_planned_round_goes_to_its_end() -> None:
    facts = Facts(a_round(), "planned", OPENS, (WITTEN, SCHWELM))
    assert told(facts) == [
        "11-23 08:00 opening do",
        "12-09 08:00 reminder do",
        "12-15 08:00 reminder do",
        "12-17 08:00 reminder do",
        "12-17 08:00 escalation do",
        "12-18 11:00 closing do",
    ]
    assert preview(facts, (), OPENS)[1].recipients == (Recipient("w", ("witten",)),)


def test_preview_says_what_falls_away_and_why() -> None:
    submitted = Facts(a_round(), "open", OPENS, (replace(WITTEN, submitted=True),))
    nobody = Facts(a_round(), "open", OPENS, (SCHWELM,))
    assert told(submitted, CLOSES - DAY, "opening") == [
        "12-09 08:00 reminder skipped submitted",
        "12-15 08:00 reminder skipped submitted",
        "12-17 08:00 reminder skipped submitted",
        "12-17 08:00 escalation skipped submitted",
        "12-18 11:00 closing do",
    ]
    assert told(nobody, CLOSES - 2 * DAY, "opening")[2:] == [
        "12-17 08:00 reminder skipped nobody",
        "12-17 08:00 escalation do",
        "12-18 11:00 closing do",
    ]


def test_preview_begins_with_what_is_late() -> None:
    facts = Facts(a_round(), "open", OPENS, (WITTEN,))
    assert told(facts, CLOSES - DAY, "opening")[:3] == [
        "12-09 08:00 reminder merged later",
        "12-15 08:00 reminder merged later",
        "12-17 08:00 reminder do",
    ]


def test_preview_tells_of_a_wish_that_comes_with_a_reminder() -> None:
    wish = Asked(1, "w", dt.datetime(2026, 12, 9, 8, tzinfo=dt.UTC))
    other = Asked(2, "w", dt.datetime(2026, 12, 10, 8, tzinfo=dt.UTC))
    facts = Facts(a_round(), "open", OPENS, (WITTEN,), (wish, other))
    assert told(facts, OPENS + DAY, "opening")[:3] == [
        "12-09 08:00 asked merged together",
        "12-09 08:00 reminder do",
        "12-10 08:00 asked do",
    ]


def test_preview_of_a_round_that_is_over_is_empty() -> None:
    assert preview(Facts(a_round(), "closed", OPENS, (WITTEN,)), (), OPENS) == ()
    assert preview(Facts(a_round(), "superseded", OPENS, (WITTEN,)), (), OPENS) == ()
