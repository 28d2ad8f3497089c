"""Which submission of a mandate counts."""

import datetime as dt

from survey.submission import Submission, Submitter, arrivals, late, valid

START = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)


def submitted(
    number: int, role: Submitter = "head", mandate: str = "05954036", came_late: bool = False
) -> Submission:
    return Submission(
        mandate, number, f"p-{role}", role, START + dt.timedelta(hours=number), False, {}, came_late
    )


def test_valid_is_the_latest_in_whatever_order_they_come() -> None:
    first, second, third = submitted(1), submitted(2), submitted(3)
    assert valid([second, third, first]) == {"05954036": third}


def test_valid_is_the_highest_role_even_if_a_lower_one_came_later() -> None:
    by_head, by_deputy, by_phone = submitted(1), submitted(2, "deputy"), submitted(3, "coordinator")
    assert valid([by_head, by_deputy, by_phone]) == {"05954036": by_head}
    assert valid([by_deputy, by_phone]) == {"05954036": by_deputy}
    assert valid([by_phone]) == {"05954036": by_phone}


def test_valid_is_never_a_late_one() -> None:
    in_time, too_late = submitted(1, "deputy"), submitted(2, "head", came_late=True)
    assert valid([in_time, too_late]) == {"05954036": in_time}
    assert valid([too_late]) == {}


def test_valid_keeps_mandates_apart() -> None:
    witten, herdecke = submitted(2), submitted(1, mandate="05954020")
    assert valid([witten, herdecke]) == {"05954036": witten, "05954020": herdecke}


def test_late_names_a_town_whose_newest_came_too_late() -> None:
    in_time, too_late = submitted(1), submitted(2, came_late=True)
    only_late = submitted(1, mandate="05954020", came_late=True)
    assert late([too_late, in_time, only_late]) == {"05954036", "05954020"}


def test_late_forgets_what_was_followed_by_an_accepted_one() -> None:
    too_late, accepted = submitted(1, came_late=True), submitted(2)
    assert late([accepted, too_late]) == frozenset()


def test_arrivals_are_the_first_that_counts_of_each_mandate() -> None:
    witten = [submitted(3), submitted(2, came_late=True), submitted(5)]
    herdecke, late_only = submitted(1, mandate="05954020"), submitted(4, "deputy", "05954024", True)
    assert arrivals([*witten, herdecke, late_only]) == (
        START + dt.timedelta(hours=1),
        START + dt.timedelta(hours=3),
    )
