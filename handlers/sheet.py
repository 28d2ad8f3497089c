"""One mandate's questionnaire as it stands: the frozen round and the shared draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from storage import Connection, drafts, submissions
from storage.drafts import Draft
from storage.people import Holding
from storage.rounds import Kept
from storage.submissions import Recorded
from survey.carried import Carried, carried
from survey.fits import fit
from survey.objections import objections
from survey.offers import Offer, asked, chooses, every_offer, offers
from survey.problem import Problem
from survey.steps import Answers, Step, Value, visible
from survey.submission import PRECEDENCE, rank, valid
from survey.walk import step_at


@dataclass(frozen=True)
class Sheet:
    """What somebody answers on: a mandate, the round it belongs to, and its draft."""

    kept: Kept
    holding: Holding
    draft: Draft

    @property
    def key(self) -> str:
        """The municipality's key."""
        return self.holding.key

    @property
    def municipality(self) -> str:
        """The municipality's name."""
        return self.kept.roster.name(self.key)

    @cached_property
    def answers(self) -> Answers:
        """The flat answers of the draft."""
        return self.draft.answers

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are asked."""
        return asked(self.kept.round, self.kept.roster, self.key, self.answers)

    @cached_property
    def counted(self) -> Answers:
        """The answers that count: those of the steps that are asked."""
        return visible(self.steps, self.answers)

    def step(self, key: str) -> Step:
        """The step with this key. LookupError when it is not asked."""
        found = step_at(self.steps, key)
        if found is None:
            raise LookupError(key)
        return found

    def offers(self, step: Step) -> tuple[Offer, ...]:
        """What can be chosen at the step."""
        return offers(step, self.kept.round, self.kept.roster, self.key, self.answers)

    def value(self, step: Step) -> Value | None:
        """The answer at the step, without what is not offered there any more."""
        value = self.answers.get(step.key)
        if value is None or not chooses(step):
            return value
        offered = {offer.id for offer in self.offers(step)}
        if not isinstance(value, list):
            return value if value in offered else None
        left = [id_ for id_ in value if id_ in offered]
        return left if left or not value else None

    def every_offer(self, step: Step) -> tuple[Offer, ...]:
        """What could be chosen there whoever answers: the names of kept answers."""
        return every_offer(step, self.kept.round, self.kept.roster)

    def fit(self, step: Step, value: object) -> Value | Problem:
        """The value as it is kept, or why it cannot be."""
        return fit(step, value, self.kept.round, self.kept.roster, self.key, self.answers)

    @cached_property
    def objections(self) -> tuple[tuple[Step, Problem], ...]:
        """What stands in the way of submitting, in the order of the questions."""
        return objections(self.kept.round, self.kept.roster, self.key, self.answers)

    def carried(self, answers: Answers) -> Carried:
        """Another mandate's answers as they hold for this one."""
        return carried(self.kept.round, self.key, answers)


def answered_together(sheets: Sequence[Sheet]) -> bool:
    """Whether what the first sheet holds holds for all the others, as far as it can."""
    lead, *others = sheets
    return all(other.answers == other.carried(lead.answers).answers for other in others)


def open_sheet(connection: Connection, kept: Kept, holding: Holding) -> Sheet:
    """The sheet of a mandate of the round that somebody holds."""
    return Sheet(kept, holding, drafts.get(connection, holding.mandate))


def on_record(connection: Connection, mandate: int) -> Recorded | None:
    """The mandate's valid submission; None when there is none."""
    recorded = submissions.of_mandate(connection, mandate)
    counting = valid(each.submission for each in recorded).values()
    return next((each for each in recorded if each.submission in counting), None)


def late_on_record(connection: Connection, mandate: int) -> Recorded | None:
    """The mandate's newest submission, if it came too late and was not accepted."""
    newest = submissions.of_mandate(connection, mandate)[-1:]
    return next((each for each in newest if each.submission.late), None)


def outranks(holding: Holding, before: Recorded) -> bool:
    """Whether the holder submits in a higher role than that in which this was submitted."""
    return holding.role != "preparer" and PRECEDENCE[holding.role] > rank(before.submission)


def outranked(before: Recorded | None, holding: Holding) -> bool:
    """Whether what is on record for the mandate was submitted in a higher role."""
    return (
        before is not None
        and holding.role != "preparer"
        and rank(before.submission) > PRECEDENCE[holding.role]
    )
