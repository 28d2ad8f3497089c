"""What is on record for a municipality, in words."""

import datetime as dt
from zoneinfo import ZoneInfo

from chat.on_record import record_lines, signed
from chat.texts import texts
from survey.submission import Submission, Submitter

WITTEN = "05954036"
AT = dt.datetime(2026, 12, 1, 10, tzinfo=dt.UTC)


def submission(
    number: int, role: Submitter = "head", *, nil_return: bool = False, late: bool = False
) -> Submission:
    return Submission(
        WITTEN, number, "p1", role, AT, nil_return=nil_return, answers={}, late=late, held=True
    )


def lines(*submissions: Submission) -> list[str]:
    return record_lines(WITTEN, "Witten", submissions, ZoneInfo("Europe/Berlin"), texts("de"))


def test_nothing_on_record_is_no_line() -> None:
    assert lines() == []


def test_submission_that_counts_is_the_one_on_record() -> None:
    assert lines(submission(1), submission(2, "deputy")) == [
        "Witten: Abgabe Nr. 1 vom Dienstag, 1. Dezember 2026, 11:00 Uhr liegt vor."
    ]


def test_nil_return_is_called_so() -> None:
    assert lines(submission(1, nil_return=True)) == [
        "Witten: Fehlanzeige Nr. 1 vom Dienstag, 1. Dezember 2026, 11:00 Uhr liegt vor."
    ]


def test_whoever_signed_is_named_with_the_role_and_for_whom() -> None:
    de = texts("de")
    assert signed("head", "A", ["A"], de) == "Abgegeben von: A"
    assert signed("deputy", "B", ["A", "C"], de) == "Abgegeben von: B, i. V. für A und C"
    assert signed("deputy", "B", [], de) == "Abgegeben von: B (i. V.)"
    assert signed("coordinator", "K", [], de) == "Eingetragen von der Koordination"


def test_later_one_that_came_too_late_is_told_too() -> None:
    late = (
        "vom Dienstag, 1. Dezember 2026, 11:00 Uhr ist als verspätet vermerkt. Sie zählt nicht mit."
    )
    assert lines(submission(1), submission(2, late=True))[1:] == [f"Witten: Abgabe Nr. 2 {late}"]
    assert lines(submission(1, late=True)) == [f"Witten: Abgabe Nr. 1 {late}"]
