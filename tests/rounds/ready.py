"""A ready-made round, looked at through the rules of `survey/`."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from rounds.reader import Reading, read_round
from rounds.shelf import path_of
from survey.collect import collect
from survey.fits import fit
from survey.objections import objections
from survey.planned import planned_until
from survey.problem import Problem
from survey.roster import Mandate
from survey.step import Answers, Step, Value
from survey.steps import steps
from survey.submission import Chain, RoundState, Submission
from survey.summary import Summary, VoteResult, summarise
from survey.walk import step_at

AT = dt.datetime(2026, 12, 10, 9, tzinfo=dt.UTC)
"""When everybody submits: all ready-made rounds are open."""


@dataclass(frozen=True)
class Ready:
    """A ready-made round. Answers are those of the first mandate, unless said otherwise."""

    reading: Reading

    @property
    def key(self) -> str:
        """Of the sheet that is answered: the first mandate's, or one's own ballot's."""
        return "" if self.reading.round.ballots == "person" else self.mandates[0].key

    @property
    def mandates(self) -> tuple[Mandate, ...]:
        return self.reading.roster.mandates

    def asked(self, answers: Answers) -> list[str]:
        """The keys of everything that is asked."""
        return [step.key for step in steps(self.reading.round, answers)]

    def fitted(self, key: str, value: object, answers: Answers) -> Value | Problem:
        """The value as it is kept at this step, or why it is refused."""
        round_, roster = self.reading.round, self.reading.roster
        return fit(self._step(key, answers), value, round_, roster, self.key, answers)

    def against(self, answers: Answers) -> list[tuple[str, Problem]]:
        """What stands against submitting."""
        round_, roster = self.reading.round, self.reading.roster
        found = objections(round_, roster, self.key, answers)
        return [(step.key, problem) for step, problem in found]

    def planned(self, key: str, answers: Answers, today: dt.date) -> dt.date | None:
        """The day until which the answer is only planned."""
        return planned_until(self._step(key, answers), answers, today)

    def summary(self, drafts: Mapping[str, Answers]) -> Summary:
        """The summary when these drafts, by municipality, have been submitted by the heads."""
        round_, by_name = self.reading.round, {each.municipality: each for each in self.mandates}
        submissions = [
            Submission(
                mandate=by_name[town].key,
                number=1,
                person=by_name[town].holders[0].person,
                role="head",
                at=AT,
                nil_return=False,
                answers=collect(round_, answers),
                late=False,
            )
            for town, answers in drafts.items()
        ]
        state = RoundState("open", round_.opens_at, round_.closes_at, None)
        return summarise(round_, self.reading.roster, state, submissions, Chain(1, "0" * 64))

    def votes(self, drafts: Mapping[str, Answers]) -> dict[str, VoteResult]:
        """The results by question."""
        return {vote.question: vote for vote in self.summary(drafts).votes}

    def _step(self, key: str, answers: Answers) -> Step:
        found = step_at(steps(self.reading.round, answers), key)
        assert found is not None, f"{key} is not asked"
        return found


def ready(name: str) -> Ready:
    """The ready-made round with this name."""
    return Ready(read_round(path_of(name)))
