"""From counted votes to a verdict: the four rules and the quorum (design §8).

All arithmetic is in whole numbers and fractions. Each rule compares mandates or inhabitants, as
the round's basis says, and only `two-thirds` has a denominator that includes those who did not
vote.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from survey.round import Vote

Verdict = Literal["consensus", "split", "adopted", "rejected", "no-quorum"]


@dataclass(frozen=True, slots=True)
class Count:
    """Votes cast: numbers of mandates, or of the inhabitants behind them."""

    yes: int = 0
    no: int = 0
    abstain: int = 0


def quorum_needed(share: Fraction, mandates: int) -> int:
    """How many mandates must have submitted so that it is more than `share` of all; 0 for a share
    of 0, which asks for none. Nil returns count as submitted."""
    return 0 if share == 0 else int(share * mandates) + 1


def verdict(vote: Vote, mandates: Count, inhabitants: Count, of: int, quorum: bool) -> Verdict:
    """The verdict on one question. `of` is the number of all mandates, or of all inhabitants where
    these are the basis; `quorum` says whether it is met.

    Consensus and unanimity ask whether somebody voted otherwise, so the basis does not change
    them. An abstention is a vote cast: it breaks unanimity, not consensus. A tie is rejected.
    Without any yes nothing is adopted.
    """
    weighed = inhabitants if vote.basis == "inhabitants" else mandates
    if not quorum:
        return "no-quorum"
    agreed = mandates.yes > 0 and mandates.no == 0
    match vote.rule:
        case "consensus":
            return "consensus" if agreed else "split"
        case "unanimous":
            return _adopted(agreed and mandates.abstain == 0)
        case "simple-majority":
            return _adopted(weighed.yes > weighed.no)
        case "two-thirds":
            return _adopted(mandates.yes > 0 and 3 * weighed.yes >= 2 * of)


def _adopted(passed: bool) -> Verdict:
    return "adopted" if passed else "rejected"
