"""A questionnaire as it stands: the frozen round and the draft of a mandate or a ballot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chat.texts import Texts
from handlers.drawers import Drawer, Record
from storage.drafts import Draft, Written
from storage.participants import BALLOT
from storage.people import Holding
from storage.rounds import Kept
from survey.carried import Carried, carried
from survey.fits import fit
from survey.objections import objections
from survey.offers import Offer, asked, chooses, every_offer, offers
from survey.problem import Problem
from survey.step import Answers, Step, Value
from survey.steps import visible
from survey.submission import PRECEDENCE
from survey.walk import step_at


@dataclass(frozen=True)
class Sheet:
    """What somebody answers on: a mandate or their own ballot, the round it belongs to, its draft,
    and where that is kept."""

    kept: Kept
    holding: Holding
    draft: Draft
    drawer: Drawer

    @property
    def key(self) -> str:
        """The municipality's key; BALLOT for one's own ballot."""
        return self.holding.key

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

    def with_answers(self, answers: Mapping[str, Value]) -> "Sheet":
        """The same sheet with these flat answers in place of the draft's: to be shown."""
        written = {key: Written(value, 0, 0) for key, value in answers.items()}
        return replace(self, draft=replace(self.draft, written=written))

    def carried(self, answers: Answers) -> Carried:
        """Another mandate's answers as they hold for this one."""
        return carried(self.kept.round, self.key, answers)


def answered_together(sheets: Sequence[Sheet]) -> bool:
    """Whether what the first sheet holds holds for all the others, as far as it can."""
    lead, *others = sheets
    return all(other.answers == other.carried(lead.answers).answers for other in others)


def open_sheet(kept: Kept, holding: Holding, drawer: Drawer) -> Sheet:
    """The sheet of what somebody holds in the round."""
    return Sheet(kept, holding, drawer.draft(), drawer)


def name_of(kept: Kept, key: str, texts: Texts) -> str:
    """What the sheet under this key is called: by its municipality, or one's own answers."""
    return texts("ballot") if key == BALLOT else kept.roster.name(key)


def outranks(holding: Holding, before: Record) -> bool:
    """Whether the holder submits in a higher role than that in which this was submitted."""
    return holding.role != "preparer" and PRECEDENCE[holding.role] > before.rank


def outranked(before: Record | None, holding: Holding) -> bool:
    """Whether what is on record was submitted in a higher role."""
    return (
        before is not None and holding.role != "preparer" and before.rank > PRECEDENCE[holding.role]
    )
