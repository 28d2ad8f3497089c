"""What a round has brought so far, put together from its rows for the rules to count."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from storage import log, people, rounds, submissions
from storage.rounds import Kept
from survey.plan import Facts, MandateFacts
from survey.roster import Holder
from survey.submission import Chain, RoundState, Submission
from survey.summary import Outcome, Summary, count, summarise


@dataclass(frozen=True, slots=True)
class Given:
    """All that a round's summary is made from, as it was when it was read. Counting needs no
    database, and can be done where it keeps nobody waiting."""

    kept: Kept
    submissions: tuple[Submission, ...]
    chain: Chain

    def summary(self, language: str = "de") -> Summary:
        """The summary, its title in `language`."""
        kept = self.kept
        state = RoundState(kept.state, kept.opened_at, kept.closes_at, kept.closed_at)
        return summarise(kept.round, kept.roster, state, self.submissions, self.chain, language)

    def outcome(self) -> Outcome:
        """Turnout, quorum and verdicts alone: what closing a round writes down."""
        return count(self.kept.round, self.kept.roster, self.submissions)


def given(connection: Connection, round_: str) -> Given:
    """Everything that the round's summary is made from, as of now. NoSuchRound."""
    kept = rounds.get(connection, round_)
    recorded = submissions.of_round(connection, round_)
    made = tuple(each.submission for each in recorded)
    return Given(kept, made, Chain(*log.head(connection, round_)))


def summary(connection: Connection, round_: str, language: str = "de") -> Summary:
    """The round's summary as of now, its title in `language`. NoSuchRound."""
    return given(connection, round_).summary(language)


def facts(connection: Connection, round_: str, keys: Collection[str] | None = None) -> Facts:
    """What time has to know about the round (survey/plan.py), or about these mandates of it alone:
    a letter is about few, and a thousand letters must not read a thousand mandates each.
    NoSuchRound."""
    kept = rounds.get(connection, round_)
    submitted = submissions.submitted(connection, round_, keys)
    joined: dict[str, list[Holder]] = {}
    for each in people.holdings(connection, round_=round_, keys=keys):
        if each.person is not None:
            joined.setdefault(each.key, []).append(each.holder)
    return Facts(
        kept.round,
        kept.state,
        kept.opens_at,
        tuple(
            MandateFacts(
                key=key,
                deadline=deadline,
                submitted=key in submitted,
                holders=tuple(joined.get(key, ())),
            )
            for key, deadline in rounds.deadlines(connection, round_, keys)
        ),
    )
