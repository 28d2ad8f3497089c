"""The summary: the consolidated votum as one value, whose JSON is the public format (design §8)."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import AwareDatetime

from survey.collect import Collected
from survey.partners import Partners, partners
from survey.questions import Frozen
from survey.roster import Roster
from survey.round import Basis, Round, RoundId, Rule, Vote
from survey.submission import Chain, RoundState, State, Submission, late, valid
from survey.tally import Tally, tallies
from survey.verdict import Count, Verdict, quorum_needed, verdict

NIL_RETURN: Collected = {"nil_return": True}
"""What stands in place of the answers of a town that has nothing to declare."""


class RoundShown(Frozen):
    """The round as the summary names it. Instants in UTC."""

    id: RoundId
    title: str
    state: State
    opened_at: AwareDatetime | None
    closes_at: AwareDatetime
    closed_at: AwareDatetime | None


class Turnout(Frozen):
    """Who has submitted.

    `submitted` includes nil returns; `missing` are keys in roster order; `late` counts mandates
    whose newest submission came too late and was not accepted, so that it can be above zero with
    nobody missing; `signers` counts different people behind the valid submissions.
    """

    mandates: int
    submitted: int
    nil_returns: int
    late: int
    missing: tuple[str, ...]
    signers: int
    inhabitants: int
    inhabitants_submitted: int


class Quorum(Frozen):
    """More than `share` of `of` mandates: that is at least `needed`; 0 where none is asked."""

    share: str
    of: int
    needed: int
    met: bool


class VoteResult(Frozen):
    """The result of one vote question, in one field or (None) in none. `of` is the denominator:
    all mandates, or all inhabitants where these are the basis. `with_condition` is contained in
    yes; `conditions` are texts by municipality key."""

    question: str
    field: str | None
    rule: Rule
    basis: Basis
    of: int
    counts: Count
    with_condition: int
    inhabitants: Count
    verdict: Verdict
    conditions: dict[str, str]


class Summary(Frozen):
    """What a steering committee gets. `provisional` until the round is closed; `answers` are
    those of the valid submissions, by municipality key in roster order."""

    format: Literal[1] = 1
    round: RoundShown
    provisional: bool
    turnout: Turnout
    quorum: Quorum
    votes: tuple[VoteResult, ...]
    partners: tuple[Partners, ...]
    answers: dict[str, Collected]
    chain: Chain


class Outcome(Frozen):
    """What is counted without a look at anything but the votes."""

    turnout: Turnout
    quorum: Quorum
    votes: tuple[VoteResult, ...]


def count(round_: Round, roster: Roster, submissions: Sequence[Submission]) -> Outcome:
    """Turnout, quorum and verdicts of a round with ballots by mandate."""
    return _count(round_, roster, submissions, _submitted(roster, submissions))


def summarise(
    round_: Round,
    roster: Roster,
    state: RoundState,
    submissions: Sequence[Submission],
    chain: Chain,
    language: str = "de",
) -> Summary:
    """The summary of a round with ballots by mandate. `language` is that of the round's title."""
    submitted = _submitted(roster, submissions)
    counted = _count(round_, roster, submissions, submitted)
    return Summary(
        round=round_shown(round_, state, language),
        provisional=state.state != "closed",
        turnout=counted.turnout,
        quorum=counted.quorum,
        votes=counted.votes,
        partners=partners(round_, roster, _answers(submitted)),
        answers={key: _shown(submission) for key, submission in submitted.items()},
        chain=chain,
    )


def _submitted(roster: Roster, submissions: Sequence[Submission]) -> dict[str, Submission]:
    counting = valid(submissions)
    return {m.key: counting[m.key] for m in roster.mandates if m.key in counting}


def _answers(submitted: Mapping[str, Submission]) -> dict[str, Collected]:
    """Those that count: a nil return answers nothing."""
    return {key: each.answers for key, each in submitted.items() if not each.nil_return}


def _count(
    round_: Round,
    roster: Roster,
    submissions: Sequence[Submission],
    submitted: Mapping[str, Submission],
) -> Outcome:
    quorum = _quorum(round_, roster, len(submitted))
    by_inhabitants = round_.vote.basis == "inhabitants"
    of = sum(m.inhabitants if by_inhabitants else 1 for m in roster.mandates)
    found = tallies(round_, roster, _answers(submitted))
    return Outcome(
        turnout=_turnout(roster, submitted, len(late(submissions))),
        quorum=quorum,
        votes=tuple(_result(round_.vote, of, tally, quorum.met) for tally in found),
    )


def _shown(submission: Submission) -> Collected:
    return NIL_RETURN if submission.nil_return else submission.answers


def round_shown(round_: Round, state: RoundState, language: str) -> RoundShown:
    """The round with its title in `language`."""
    return RoundShown(
        id=round_.id,
        title=round_.title.in_language(language),
        state=state.state,
        opened_at=state.opened_at,
        closes_at=state.closes_at,
        closed_at=state.closed_at,
    )


def _turnout(roster: Roster, submitted: Mapping[str, Submission], late_: int) -> Turnout:
    return Turnout(
        mandates=len(roster.mandates),
        submitted=len(submitted),
        nil_returns=sum(submission.nil_return for submission in submitted.values()),
        late=late_,
        missing=tuple(m.key for m in roster.mandates if m.key not in submitted),
        signers=len({submission.person for submission in submitted.values()}),
        inhabitants=sum(m.inhabitants for m in roster.mandates),
        inhabitants_submitted=sum(roster.by_key[key].inhabitants for key in submitted),
    )


def _quorum(round_: Round, roster: Roster, submitted: int) -> Quorum:
    of = len(roster.mandates)
    needed = quorum_needed(round_.vote.quorum_share, of)
    return Quorum(share=round_.vote.quorum, of=of, needed=needed, met=submitted >= needed)


def _result(vote: Vote, of: int, tally: Tally, quorum: bool) -> VoteResult:
    mandates, inhabitants, conditions = tally.mandates, tally.inhabitants, tally.conditions
    return VoteResult(
        question=tally.question.id,
        field=None if tally.field is None else tally.field.id,
        rule=vote.rule,
        basis=vote.basis,
        of=of,
        counts=mandates,
        with_condition=len(conditions),
        inhabitants=inhabitants,
        verdict=verdict(vote, mandates, inhabitants, of, quorum),
        conditions=conditions,
    )
