"""Reminders that somebody has asked for, and one message for whoever would get several."""

import datetime as dt
from dataclasses import replace

from survey.due import Decision, due
from survey.missing import Recipient
from survey.plan import Asked, Facts, MandateFacts, timetable
from survey.roster import Holder
from tests.survey.playing import a_round


def utc(text: str) -> dt.datetime:
    """`12-18T11:00` of 2026."""
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=dt.UTC)


OPENS = utc("11-23T08:00")  # Monday 09:00 in Berlin
CLOSES = utc("12-18T11:00")  # Friday 12:00; reminders 9, 15 and 17 December at 08:00 UTC
LATER = utc("12-22T11:00")  # Tuesday; reminders 11, 17 and 21 December at 08:00 UTC
SEVEN, THREE, ONE = (f"reminder/{n}/{CLOSES.isoformat()}" for n in (7, 3, 1))

WITTEN = MandateFacts("witten", CLOSES, holders=(Holder(person="w"),))
SCHWELM = MandateFacts("schwelm", CLOSES, holders=(Holder(person="s"),))
# One head for two towns
ENNEPETAL = MandateFacts("ennepetal", CLOSES, holders=(Holder(person="e"),))
BRECKERFELD = MandateFacts("breckerfeld", CLOSES, holders=(Holder(person="e"),))


def facts(*mandates: MandateFacts) -> Facts:
    return Facts(a_round(), "open", OPENS, mandates)


def decided(facts: Facts, now: str, *before: str) -> dict[str, Decision]:
    """By key; the opening has been decided."""
    return {each.event.key: each for each in due(facts, {"opening", *before}, utc(now))}


def wish(id_: int, person: str, at: str) -> Asked:
    return Asked(id_, person, utc(at))


def test_due_a_wish_is_a_reminder_for_one_person() -> None:
    known = replace(facts(WITTEN, ENNEPETAL, BRECKERFELD), asked=(wish(1, "e", "12-01T08:00"),))
    assert decided(known, "12-01T07:59:59") == {}
    (decision,) = decided(known, "12-01T08:00").values()
    assert (decision.event.key, decision.outcome) == ("asked/1", "do")
    assert decision.recipients == (Recipient("e", ("ennepetal", "breckerfeld")),)


def test_due_a_wish_is_skipped_where_everything_is_submitted() -> None:
    known = replace(facts(replace(WITTEN, submitted=True)), asked=(wish(1, "w", "12-01T08:00"),))
    assert decided(known, "12-01T08:00")["asked/1"].reason == "submitted"


def test_due_a_wish_falls_away_with_an_extension_after_it_and_at_the_deadline() -> None:
    asked = wish(1, "w", "12-01T08:00")
    extended = replace(WITTEN, deadline=LATER, since=utc("12-01T08:00"))
    early = replace(WITTEN, deadline=utc("12-01T08:00"))
    for mandate in (extended, early):
        assert all(
            event.kind != "asked" for event in timetable(replace(facts(mandate), asked=(asked,)))
        )


def test_due_a_wish_and_reminder_at_once_are_one_message() -> None:
    known = replace(facts(WITTEN, SCHWELM), asked=(wish(1, "w", "12-09T08:00"),))
    found = decided(known, "12-09T08:00")
    assert (found["asked/1"].outcome, found["asked/1"].reason) == ("merged", "together")
    assert found[SEVEN].recipients == (Recipient("w", ("witten",)), Recipient("s", ("schwelm",)))


def test_due_a_wish_of_many_days_ago_is_merged_into_the_reminder_since() -> None:
    known = replace(facts(WITTEN), asked=(wish(1, "w", "12-01T08:00"),))
    found = decided(known, "12-09T19:00")
    assert (found["asked/1"].outcome, found["asked/1"].reason) == ("merged", "later")


def test_due_reminders_of_two_deadlines_at_one_instant_are_one_message() -> None:
    # On 17 December fall the first one before the 18th and the third one before the 22nd.
    known = facts(ENNEPETAL, replace(BRECKERFELD, deadline=LATER), replace(SCHWELM, deadline=LATER))
    seven = f"reminder/7/{LATER.isoformat()}"
    found = decided(known, "12-17T08:00", SEVEN, THREE, seven)
    three = f"reminder/3/{LATER.isoformat()}"
    told = [key for key in (ONE, three) if found[key].outcome == "do"]
    assert len(told) == 1
    (key,) = told
    assert {(each.person, each.mandates) for each in found[key].recipients} == {
        ("e", ("ennepetal", "breckerfeld")),
        ("s", ("schwelm",)),
    }
    (other,) = {ONE, three} - {key}
    assert (found[other].outcome, found[other].reason) == ("merged", "together")


def test_due_reminder_of_whom_only_some_are_told_otherwise_goes_to_the_others() -> None:
    known = facts(ENNEPETAL, WITTEN, replace(BRECKERFELD, deadline=LATER))
    seven = f"reminder/7/{LATER.isoformat()}"
    found = decided(known, "12-17T08:00", SEVEN, THREE, seven)
    told = {
        each.person: each.mandates
        for decision in found.values()
        if decision.event.kind == "reminder"
        for each in decision.recipients
    }
    assert told == {"w": ("witten",), "e": ("ennepetal", "breckerfeld")}


def test_due_end_of_a_deadline_is_known_by_when_it_was_set() -> None:
    """The same deadline, set at two instants, has two ends, of which each is decided for itself."""
    keys = []
    for given in (utc("12-14T08:00"), utc("12-14T09:00")):
        extended = replace(WITTEN, deadline=LATER, since=given)
        keys += [each.key for each in timetable(facts(extended)) if each.kind == "closing"]
    assert [key.rpartition("/")[0] for key in keys] == [f"closing/{LATER.isoformat()}"] * 2
    assert len(set(keys)) == 2
