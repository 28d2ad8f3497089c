"""Each rule at its edges (design §8, domain §3)."""

from fractions import Fraction

import pytest

from survey.round import Vote
from survey.verdict import Count, Verdict, quorum_needed, verdict

NOBODY = Count()


def decide(rule: str, counts: Count, of: int = 9, quorum: bool = True) -> Verdict:
    return verdict(Vote.model_validate({"rule": rule}), counts, NOBODY, of, quorum)


def decide_by_inhabitants(rule: str, towns: Count, inhabitants: Count, of: int) -> Verdict:
    vote = Vote.model_validate({"rule": rule, "basis": "inhabitants"})
    return verdict(vote, towns, inhabitants, of, True)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Count(9, 0, 0), "consensus"),
        (Count(1, 0, 8), "consensus"),
        (Count(8, 1, 0), "split"),
        (Count(0, 0, 9), "split"),
        (Count(0, 9, 0), "split"),
        (NOBODY, "split"),
    ],
)
def test_consensus_at_least_one_yes_and_no_no(counts: Count, expected: Verdict) -> None:
    assert decide("consensus", counts) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Count(9, 0, 0), "adopted"),
        (Count(1, 0, 0), "adopted"),
        (Count(8, 0, 1), "rejected"),
        (Count(8, 1, 0), "rejected"),
        (Count(0, 0, 9), "rejected"),
        (NOBODY, "rejected"),
    ],
)
def test_unanimous_every_vote_cast_is_yes(counts: Count, expected: Verdict) -> None:
    assert decide("unanimous", counts) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Count(5, 4, 0), "adopted"),
        (Count(1, 0, 8), "adopted"),
        (Count(4, 4, 1), "rejected"),
        (Count(4, 5, 0), "rejected"),
        (Count(0, 0, 9), "rejected"),
        (NOBODY, "rejected"),
    ],
)
def test_simple_majority_more_yes_than_no_and_a_tie_is_rejected(
    counts: Count, expected: Verdict
) -> None:
    assert decide("simple-majority", counts) == expected


@pytest.mark.parametrize(
    ("counts", "of", "expected"),
    [
        (Count(6, 3, 0), 9, "adopted"),
        (Count(6, 0, 0), 9, "adopted"),
        (Count(5, 0, 0), 9, "rejected"),
        (Count(6, 0, 0), 10, "rejected"),
        (Count(7, 0, 0), 10, "adopted"),
        (Count(0, 0, 9), 9, "rejected"),
        (NOBODY, 9, "rejected"),
    ],
)
def test_two_thirds_is_measured_against_all_not_those_who_voted(
    counts: Count, of: int, expected: Verdict
) -> None:
    assert decide("two-thirds", counts, of) == expected


def test_two_thirds_by_inhabitants_is_exact_for_large_numbers() -> None:
    third = 10**17 + 1
    exactly, below = Count(2 * third, 0, 0), Count(2 * third - 1, 0, 0)
    assert decide_by_inhabitants("two-thirds", Count(1), exactly, 3 * third) == "adopted"
    assert decide_by_inhabitants("two-thirds", Count(1), below, 3 * third) == "rejected"


def test_two_thirds_of_no_inhabitants_needs_a_yes() -> None:
    assert decide_by_inhabitants("two-thirds", NOBODY, NOBODY, 0) == "rejected"


def test_simple_majority_by_inhabitants_compares_inhabitants() -> None:
    towns, inhabitants = Count(1, 3, 0), Count(60_000, 50_000, 0)
    assert decide_by_inhabitants("simple-majority", towns, inhabitants, 200_000) == "adopted"
    assert decide("simple-majority", towns) == "rejected"


def test_simple_majority_by_inhabitants_rejects_a_tie() -> None:
    inhabitants = Count(50_000, 50_000, 0)
    assert decide_by_inhabitants("simple-majority", Count(2, 1), inhabitants, 200_000) == "rejected"


def test_consensus_by_inhabitants_is_broken_by_a_town_without_any() -> None:
    towns, inhabitants = Count(2, 1, 0), Count(50_000, 0, 0)
    assert decide_by_inhabitants("consensus", towns, inhabitants, 50_000) == "split"


@pytest.mark.parametrize("rule", ["consensus", "unanimous", "simple-majority", "two-thirds"])
def test_every_rule_gives_no_verdict_below_the_quorum(rule: str) -> None:
    assert decide(rule, Count(9, 0, 0), quorum=False) == "no-quorum"
    assert decide(rule, Count(9, 0, 0), quorum=True) in {"consensus", "adopted"}


@pytest.mark.parametrize(
    ("share", "of", "needed"),
    [
        ("1/2", 9, 5),  # half is 4.5
        ("1/2", 10, 6),  # exactly half, 5, is not more than half
        ("1/2", 1, 1),
        ("2/3", 9, 7),  # exactly two thirds, 6, is not more than two thirds
        ("1/3", 10, 4),
        ("1/1", 9, 10),  # more than all: never met
        ("0", 9, 0),
    ],
)
def test_quorum_needs_more_than_the_share(share: str, of: int, needed: int) -> None:
    assert quorum_needed(Fraction(share), of) == needed
