"""What a round has brought so far, put together from its rows for the rules to count."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from storage import asked, ballots, deadlines, log, people, rounds, submissions
from storage.rounds import Kept
from survey.collect import Collected
from survey.history import Amended, replaced
from survey.opinions import Opinions
from survey.opinions import opinions as opinions_of
from survey.plan import Facts, MandateFacts
from survey.roster import Holder
from survey.submission import Chain, RoundState, Submission, valid
from survey.summary import Outcome, Summary, count, summarise


@dataclass(frozen=True, slots=True)
class Given:
    """All that a round's result is made from, as it was when it was read: submissions in a round by
    mandate, ballots in one by person. Counting needs no database, and can be done where it keeps
    nobody waiting."""

    kept: Kept
    submissions: tuple[Submission, ...]
    ballots: tuple[Collected, ...]
    events: tuple[tuple[str, dt.datetime], ...]
    chain: Chain

    def result(self, language: str = "de") -> Summary | Opinions:
        """The result of either kind of round, its title in `language`."""
        by_person = self.kept.round.ballots == "person"
        return (self.opinions if by_person else self.summary)(language)

    def summary(self, language: str = "de") -> Summary:
        """The summary of mandates, its title in `language`."""
        kept = self.kept
        return summarise(
            kept.round, kept.roster, self._state, self.submissions, self.chain, language
        )

    def opinions(self, language: str = "de") -> Opinions:
        """What people have said, the round's title in `language`."""
        kept = self.kept
        return opinions_of(kept.round, kept.roster, self._state, self.ballots, self.chain, language)

    def outcome(self) -> Outcome | Opinions:
        """What closing a round writes down: of mandates turnout, quorum and verdicts alone."""
        if self.kept.round.ballots == "person":
            return self.opinions()
        return count(self.kept.round, self.kept.roster, self.submissions)

    def amended(self) -> Amended:
        """How the result differs from an earlier one."""
        counting = valid(self.submissions)
        keys = (each.key for each in self.kept.roster.mandates if each.key in counting)
        return Amended(replaced(self.events), tuple(key for key in keys if counting[key].accepted))

    @property
    def _state(self) -> RoundState:
        kept = self.kept
        return RoundState(kept.state, kept.opened_at, kept.closes_at, kept.closed_at)


def given(connection: Connection, round_: str) -> Given:
    """Everything that the round's result is made from, as of now. NoSuchRound."""
    kept = rounds.get(connection, round_)
    by_person = kept.round.ballots == "person"
    recorded = () if by_person else submissions.of_round(connection, round_)
    return Given(
        kept,
        submissions=tuple(each.submission for each in recorded),
        ballots=tuple(ballots.of_round(connection, round_)) if by_person else (),
        events=tuple((entry.kind, entry.at) for entry in log.entries(connection, round_)),
        chain=Chain(*log.head(connection, round_)),
    )


def summary(connection: Connection, round_: str, language: str = "de") -> Summary:
    """The summary of a round by mandate as of now, its title in `language`. NoSuchRound."""
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
                since=since,
            )
            for key, deadline, since in deadlines.of_round(connection, round_, keys)
        ),
        asked.of_round(connection, round_),
    )
