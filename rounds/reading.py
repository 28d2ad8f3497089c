"""What is read of a round, wherever it is read from, and what is wrong with it as a whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rounds.problems import Finding, Problem
from rounds.rules import broken, broken_together
from rounds.shape import Shape
from survey.roster import Roster
from survey.round import Round


def _as_it_is(finding: Finding) -> Finding:
    return finding


@dataclass(frozen=True, slots=True)
class Reading:
    """A round that can be opened, who has mandates in it, and what is doubtful about either.
    `located` tells a finding about it with its place in the file that it was read from."""

    round: Round
    roster: Roster
    warnings: tuple[Problem, ...] = ()
    located: Callable[[Finding], Finding] = _as_it_is


def broken_in(shape: Shape, roster: Roster | None) -> Iterator[Finding]:
    """Everything that keeps the round from being opened."""
    yield from shape.findings
    if shape.round is not None:
        yield from broken(shape.round, shape.touched)
    if shape.round is not None and roster is not None:
        yield from broken_together(shape.round, roster)
