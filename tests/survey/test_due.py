import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from survey.due import Decision, Notice, due, still_wanted
from survey.missing import Recipient
from survey.plan import Facts, MandateFacts, timetable
from survey.roster import Holder
from survey.round import Round
from survey.submission import State

MICROSECOND = dt.timedelta(microseconds=1)


def _utc(text: str) -> dt.datetime:
    """`12-18T11:00` of 2026."""
    return dt.datetime.fromisoformat(f"2026-{text}").replace(tzinfo=dt.UTC)


OPENS = _utc("11-23T08:00")  # Monday 09:00 in Berlin
CLOSES = _utc("12-18T11:00")  # Friday 12:00; reminders 9, 15 and 17 December at 08:00 UTC
LATER = _utc("12-22T11:00")  # Tuesday; reminders 11, 17 and 21 December at 08:00 UTC
SEVEN, THREE, ONE = (f"reminder/{n}/{CLOSES.isoformat()}" for n in (7, 3, 1))
ESCALATION = f"escalation/1/{CLOSES.isoformat()}"
CLOSING = f"closing/{CLOSES.isoformat()}"

WITTEN = MandateFacts("witten", CLOSES, holders=(Holder(person="w"),))
SCHWELM = MandateFacts("schwelm", CLOSES, holders=(Holder(person="s"),))
# One head for two towns
ENNEPETAL = MandateFacts("ennepetal", CLOSES, holders=(Holder(person="e"),))
BRECKERFELD = MandateFacts("breckerfeld", CLOSES, holders=(Holder(person="e"),))


def _facts(*mandates: MandateFacts, state: State = "open", **reminders: Any) -> Facts:
    options = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]
    question = {"id": "interest", "kind": "choice", "text": "Interesse?", "options": options}
    plain = {"format": 1, "id": "test", "title": "T", "purpose": "P", "closes": "2026-12-18T12:00"}
    round_ = Round.model_validate({**plain, "questions": [question], "reminders": reminders})
    return Facts(round_, state, OPENS, mandates)


def _due(facts: Facts, now: str, *decided: str) -> dict[str, Decision]:
    """By key; the opening has been decided."""
    return {each.event.key: each for each in due(facts, {"opening", *decided}, _utc(now))}


def _outcomes(facts: Facts, now: str, *decided: str) -> dict[str, str]:
    return {key: each.outcome for key, each in _due(facts, now, *decided).items()}


def test_due_opening_goes_to_everyone_who_has_joined() -> None:
    preparer = Holder(person="p", role="preparer")
    witten = replace(WITTEN, holders=(*WITTEN.holders, preparer))
    nobody = replace(SCHWELM, holders=())
    facts = _facts(witten, nobody, ENNEPETAL, BRECKERFELD, state="planned")
    assert due(facts, (), OPENS - MICROSECOND) == ()
    (decision,) = due(facts, (), OPENS)
    assert (decision.event.key, decision.outcome, decision.not_before) == ("opening", "do", OPENS)
    assert decision.mandates == ("witten", "schwelm", "ennepetal", "breckerfeld")
    assert decision.recipients == (
        Recipient("w", ("witten",)),
        Recipient("p", ("witten",)),
        Recipient("e", ("ennepetal", "breckerfeld")),
    )


def test_due_opening_on_a_saturday_is_told_on_monday() -> None:
    saturday = _utc("11-21T10:00")
    facts = replace(_facts(WITTEN, state="planned"), opens_at=saturday)
    (decision,) = due(facts, (), saturday)
    assert decision.not_before == _utc("11-23T06:30")
    assert decision.recipients == (Recipient("w", ("witten",)),)


def test_due_reminder_goes_to_the_missing_alone() -> None:
    facts = _facts(WITTEN, replace(SCHWELM, submitted=True), ENNEPETAL, BRECKERFELD)
    assert _due(facts, "12-09T07:59:59") == {}
    (decision,) = _due(facts, "12-09T08:00").values()
    assert (decision.event.key, decision.outcome) == (SEVEN, "do")
    assert decision.not_before == _utc("12-09T08:00")
    assert decision.mandates == ("witten", "ennepetal", "breckerfeld")
    assert decision.recipients == (
        Recipient("w", ("witten",)),
        Recipient("e", ("ennepetal", "breckerfeld")),
    )


def test_due_reminder_of_one_mandate_to_someone_who_submitted_the_other() -> None:
    facts = _facts(replace(ENNEPETAL, submitted=True), BRECKERFELD)
    assert _due(facts, "12-09T08:00")[SEVEN].recipients == (Recipient("e", ("breckerfeld",)),)


def test_due_reminder_goes_to_those_in_force_on_the_day_it_leaves() -> None:
    # Looked at on Friday 11 December at 20:00; it leaves on Monday the 14th at 07:30.
    friday, monday = dt.date(2026, 12, 11), dt.date(2026, 12, 14)
    holders = (
        Holder(person="head"),
        Holder(person="until friday", role="deputy", to=friday),
        Holder(person="until monday", role="deputy", to=monday),
        Holder(person="from monday", role="deputy", from_=monday),
        Holder(person="from tuesday", role="deputy", from_=monday + dt.timedelta(days=1)),
    )
    decision = _due(_facts(replace(WITTEN, holders=holders)), "12-11T19:00")[SEVEN]
    assert decision.not_before == _utc("12-14T06:30")
    assert [each.person for each in decision.recipients] == ["head", "until monday", "from monday"]


def test_due_reminder_reaches_a_person_in_two_roles_once() -> None:
    twice = (Holder(person="w"), Holder(person="w", role="preparer"))
    decision = _due(_facts(replace(WITTEN, holders=twice)), "12-09T08:00")[SEVEN]
    assert decision.recipients == (Recipient("w", ("witten",)),)


@pytest.mark.parametrize("mandate", [replace(WITTEN, submitted=True), replace(WITTEN, holders=())])
def test_due_reminder_that_nobody_needs_is_skipped(mandate: MandateFacts) -> None:
    assert _outcomes(_facts(mandate), "12-09T08:00") == {SEVEN: "skipped"}


def test_due_late_reminder_is_sent_at_once() -> None:
    decision = _due(_facts(WITTEN), "12-10T13:37")[SEVEN]
    assert (decision.outcome, decision.not_before) == ("do", _utc("12-10T13:37"))


def test_due_late_reminder_waits_for_the_end_of_quiet_hours() -> None:
    decision = _due(_facts(WITTEN), "12-09T20:00")[SEVEN]
    assert (decision.outcome, decision.not_before) == ("do", _utc("12-10T06:30"))


def test_due_of_several_late_reminders_only_the_latest_is_sent() -> None:
    assert _outcomes(_facts(WITTEN), "12-17T10:00") == {
        SEVEN: "merged",
        THREE: "merged",
        ONE: "do",
        ESCALATION: "do",
    }


def test_due_late_reminder_is_merged_into_one_that_comes_before_it_could_leave() -> None:
    # Reminders at 07:30. On Wednesday 16 December at 20:00 the one of the 15th could leave only on
    # the 17th at 07:30, together with that day's.
    facts = _facts(WITTEN, at="07:30", escalate_workdays_before=None)
    assert _outcomes(facts, "12-16T19:00", SEVEN) == {THREE: "merged"}
    assert _outcomes(facts, "12-17T06:30", SEVEN, THREE) == {ONE: "do"}


def test_due_late_reminders_of_different_deadlines_are_not_merged() -> None:
    later = replace(SCHWELM, deadline=LATER)
    found = due(_facts(WITTEN, later), {"opening", SEVEN, THREE}, _utc("12-17T10:00"))
    assert [(each.event.workdays_before, each.event.mandates, each.outcome) for each in found] == [
        (7, ("schwelm",), "merged"),
        (1, ("witten",), "do"),
        (3, ("schwelm",), "do"),
        (1, ("witten",), "do"),  # the escalation
    ]


def test_due_late_reminders_of_two_deadlines_are_both_sent() -> None:
    found = _outcomes(_facts(WITTEN, replace(SCHWELM, deadline=LATER)), "12-11T10:00")
    assert found == {SEVEN: "do", f"reminder/7/{LATER.isoformat()}": "do"}


def test_due_late_reminder_is_not_merged_into_an_escalation() -> None:
    facts = _facts(WITTEN, workdays_before=[3])
    assert _outcomes(facts, "12-17T10:00") == {THREE: "do", ESCALATION: "do"}


def test_due_late_reminders_are_merged_into_a_late_opening() -> None:
    found = due(_facts(WITTEN, state="planned"), (), _utc("12-15T10:00"))
    assert [(each.event.key, each.outcome) for each in found] == [
        ("opening", "do"),
        (SEVEN, "merged"),
        (THREE, "merged"),
    ]


def test_due_after_the_deadline_only_the_closing_is_done() -> None:
    assert _outcomes(_facts(WITTEN), "12-18T11:00") == {
        SEVEN: "skipped",
        THREE: "skipped",
        ONE: "skipped",
        ESCALATION: "skipped",
        CLOSING: "do",
    }


def test_due_reminder_that_could_leave_only_after_its_deadline_is_skipped() -> None:
    # Deadline Friday at 07:00, quiet until 07:30. On Thursday at 17:59 it can go, at 18:00 not.
    early = _utc("12-18T06:00")
    facts = _facts(replace(WITTEN, deadline=early), workdays_before=[1])
    key = f"reminder/1/{early.isoformat()}"
    assert _due(facts, "12-17T16:59")[key].outcome == "do"
    assert _due(facts, "12-17T17:00")[key].outcome == "skipped"


def test_due_whole_round_slept_through_still_opens_and_closes() -> None:
    found = due(_facts(WITTEN, state="planned"), (), _utc("12-24T10:00"))
    assert [each.event.key for each in found if each.outcome == "do"] == ["opening", CLOSING]
    assert [each.recipients for each in found] == [()] * 6


def test_due_escalation_names_the_missing_and_no_recipients() -> None:
    nobody = replace(SCHWELM, holders=())
    facts = _facts(WITTEN, nobody, replace(ENNEPETAL, submitted=True))
    decision = _due(facts, "12-17T08:00")[ESCALATION]
    assert (decision.outcome, decision.mandates) == ("do", ("witten", "schwelm"))
    assert decision.recipients == ()


def test_due_escalation_without_anyone_missing_is_skipped() -> None:
    found = _outcomes(_facts(replace(WITTEN, submitted=True)), "12-17T08:00")
    assert found[ESCALATION] == "skipped"


@pytest.mark.parametrize("now", ["12-18T11:00", "12-18T22:00", "12-20T11:00"])
def test_due_closing_is_neither_late_nor_quiet(now: str) -> None:
    decision = _due(_facts(replace(WITTEN, submitted=True)), now)[CLOSING]
    assert (decision.outcome, decision.not_before) == ("do", _utc(now))
    assert decision.mandates == ("witten",)


def test_due_closing_comes_with_the_last_deadline() -> None:
    facts = _facts(WITTEN, replace(SCHWELM, deadline=LATER))
    first = _due(facts, "12-18T11:00", SEVEN, THREE, ONE, ESCALATION)
    assert f"deadline/{CLOSES.isoformat()}" in first
    assert not any(key.startswith("closing") for key in first)
    assert f"closing/{LATER.isoformat()}" in _due(facts, "12-22T11:00", *first)


def test_due_closing_after_more_time_was_given_and_taken_back() -> None:
    """The town's deadline was decided while another still had time: the closing is not."""
    decided = f"deadline/{CLOSES.isoformat()}"
    assert _outcomes(_facts(WITTEN, SCHWELM), "12-18T12:00", decided)[CLOSING] == "do"


def test_due_after_an_extension_reminds_at_the_new_times_only() -> None:
    # Extended at 13:00 UTC on the 17th: the reminders of the 11th and 17th for the new deadline
    # are not made up for.
    extended = replace(WITTEN, deadline=LATER, since=_utc("12-17T13:00"))
    assert _due(_facts(extended), "12-18T11:00") == {}
    assert _outcomes(_facts(extended), "12-21T08:00") == {
        f"reminder/1/{LATER.isoformat()}": "do",
        f"escalation/1/{LATER.isoformat()}": "do",
    }


def test_due_reminders_at_one_deadline_after_another_joined_it() -> None:
    # Schwelm has had the later deadline all along, Witten since the 14th. Late on the 17th both
    # get the reminder of that day, and Schwelm not the one of the 11th as well.
    facts = _facts(
        replace(WITTEN, deadline=LATER, since=_utc("12-14T08:00")),
        replace(SCHWELM, deadline=LATER),
    )
    found = _due(facts, "12-17T10:00").values()
    assert [each.mandates for each in found if each.outcome == "do"] == [("witten", "schwelm")]


@pytest.mark.parametrize("state", ["closed", "superseded"])
def test_due_of_a_round_that_is_over_is_nothing(state: State) -> None:
    assert due(_facts(WITTEN, state=state), (), CLOSES) == ()


def test_due_when_all_is_decided_is_nothing() -> None:
    decided = {event.key for event in timetable(_facts(WITTEN))}
    assert due(_facts(WITTEN), decided, CLOSES) == ()


@pytest.mark.parametrize("kind", ["opening", "reminder"])
def test_still_wanted_of_what_changed_meanwhile(kind: Notice) -> None:
    now = _utc("12-09T08:00")
    asked = ("ennepetal", "breckerfeld")

    def wanted(*mandates: MandateFacts, state: State = "open") -> tuple[str, ...]:
        return still_wanted(kind, _facts(*mandates, state=state), "e", asked, now)

    expired = Holder(person="e", role="deputy", to=dt.date(2026, 12, 8))
    assert wanted(WITTEN, ENNEPETAL, BRECKERFELD) == asked
    assert wanted(replace(ENNEPETAL, submitted=True), BRECKERFELD) == ("breckerfeld",)
    assert wanted(replace(ENNEPETAL, deadline=now), BRECKERFELD) == ("breckerfeld",)
    assert wanted(replace(ENNEPETAL, holders=(expired,)), BRECKERFELD) == ("breckerfeld",)
    assert wanted(replace(ENNEPETAL, holders=()), BRECKERFELD) == ("breckerfeld",)
    assert wanted(BRECKERFELD) == ("breckerfeld",)
    assert wanted(ENNEPETAL, BRECKERFELD, state="closed") == ()
    assert wanted(ENNEPETAL, BRECKERFELD, state="superseded") == ()


def test_still_wanted_on_the_last_day_of_a_right_in_local_time() -> None:
    # The right ends with 9 December in Berlin: at 23:00 UTC.
    until = Holder(person="w", role="deputy", to=dt.date(2026, 12, 9))
    facts = _facts(replace(WITTEN, holders=(until,)))
    end = _utc("12-09T23:00")
    assert still_wanted("reminder", facts, "w", ("witten",), end - MICROSECOND) == ("witten",)
    assert still_wanted("reminder", facts, "w", ("witten",), end) == ()


def test_still_wanted_escalation_asks_for_the_missing_not_for_the_coordinators_right() -> None:
    facts = _facts(WITTEN, replace(SCHWELM, submitted=True))
    asked = ("witten", "schwelm")
    assert still_wanted("escalation", facts, "c", asked, _utc("12-17T08:00")) == ("witten",)
    assert still_wanted("escalation", facts, "c", asked, CLOSES) == ()
