"""What a group reads gives no single vote away: found by trying every way to vote."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from chat.cards import card_text
from chat.texts import texts
from reports.report import Report
from reports.text import summary_cards
from tests.reports.conftest import INTEREST

TOWNS = {
    "05954016": ("Hattingen", 54438),
    "05954020": ("Herdecke", 22755),
    "05954032": ("Wetter (Ruhr)", 27392),
    "05954024": ("Schwelm", 28537),
    "05954036": ("Witten", 96459),
}
"""229,581 inhabitants; two thirds are 153,054. Without Witten the four have 133,122."""

SIDES = ("yes", "no", "abstain")
QUESTION = {**INTEREST, "per": None}

Found = dict[Any, list[tuple[str, ...]]]
"""What was read, and the ways to vote that lead to it."""


def outcomes(
    make_report: Callable[..., Report], rule: str
) -> Iterator[tuple[tuple[str, ...], Report]]:
    """Every way to vote, by inhabitants and by this rule."""
    for sides in product(SIDES, repeat=len(TOWNS)):
        answers = {key: {"interest": side} for key, side in zip(TOWNS, sides, strict=True)}
        vote = {"rule": rule, "basis": "inhabitants"}
        asked: dict[str, Any] = {"vote": vote, "questions": [QUESTION], "fields": {}}
        yield sides, make_report(state="closed", towns=TOWNS, answers=answers, **asked)


def read(report: Report) -> str:
    return "\n\n".join(card_text(card) for card in summary_cards(report, public=True))


def settled(found: Found) -> list[tuple[str, str]]:
    """The towns whose vote is sure from what was read, and the vote."""
    return [
        (town, votes[0])
        for ways in found.values()
        for town, votes in zip(TOWNS, map(list, zip(*ways, strict=True)), strict=True)
        if len(set(votes)) == 1
    ]


def test_counts_and_sums_of_inhabitants_would_give_every_vote_away(
    make_report: Callable[..., Report],
) -> None:
    found: Found = {}
    for sides, report in outcomes(make_report, "simple-majority"):
        counted = report.summary.votes[0]
        found.setdefault((counted.counts, counted.inhabitants), []).append(sides)
    # 3 ** 5 = 243 ways to vote, and no two of them have the same counts and sums
    assert len(found) == 243
    assert len(settled(found)) == 243 * len(TOWNS)


@pytest.mark.parametrize(
    ("rule", "sure"),
    [
        ("simple-majority", []),
        # Two thirds cannot be reached without Witten: the rule itself tells that, and no more.
        ("two-thirds", [("05954036", "yes")]),
    ],
)
def test_a_group_cannot_tell_how_a_town_has_voted_where_inhabitants_decide(
    make_report: Callable[..., Report], rule: str, sure: list[tuple[str, str]]
) -> None:
    found: Found = {}
    for sides, report in outcomes(make_report, rule):
        found.setdefault(read(report), []).append(sides)
    assert len(found) == 2  # adopted, rejected
    assert settled(found) == sure


def test_the_public_form_says_why_it_has_no_numbers(make_report: Callable[..., Report]) -> None:
    report = make_report(state="closed", vote={"rule": "two-thirds", "basis": "inhabitants"})
    assert read(report).split("\n\n")[3:-1] == [
        "Wohnen\nAbgelehnt. Regel: zwei Drittel aller, nach Einwohnern, 201.044 insgesamt",
        "Schule\nAbgelehnt. Regel: zwei Drittel aller, nach Einwohnern, 201.044 insgesamt",
        texts("de")("report-weighed-in-public"),
    ]


def test_what_a_group_reads_while_the_round_runs_is_the_same_however_towns_vote(
    make_report: Callable[..., Report],
) -> None:
    asked: dict[str, Any] = {"questions": [QUESTION], "towns": TOWNS, "fields": {}}
    told = {
        read(make_report(answers={key: {"interest": side} for key in TOWNS}, **asked))
        for side in SIDES
    }
    assert len(told) == 1
