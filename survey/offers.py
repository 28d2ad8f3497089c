"""What can be chosen at a step."""

from dataclasses import dataclass

from survey.questions import Choosing, Municipalities, PolicyField, Question
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step
from survey.steps import ranked_fields, steps
from survey.text import Text


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: an option, a field or a municipality, by its id or key."""

    id: str
    label: Text


def chooses(step: Step) -> bool:
    """Whether the step is answered by choosing from offers."""
    listed = isinstance(step.question, Choosing | Municipalities)
    return listed and step.asks is None


def asked(round_: Round, roster: Roster, mandate_key: str, answers: Answers) -> tuple[Step, ...]:
    """The steps that one mandate is asked: for other towns only where the roster has any."""
    found = steps(round_, answers)
    if any(each.key != mandate_key for each in roster.mandates):
        return found
    return tuple(step for step in found if not _about_others(step.question))


def _about_others(question: Question) -> bool:
    return isinstance(question, Municipalities) and not question.own


def offers(
    step: Step, round_: Round, roster: Roster, mandate_key: str, answers: Answers
) -> tuple[Offer, ...]:
    """What can be chosen at the step, in the order shown; empty where nothing is chosen.

    A rank or choice of fields offers those that were answered as its `among` names.
    Municipalities are those of the roster, the mandate's own left out unless `own`.
    """
    question = step.question
    if isinstance(question, Choosing) and question.of == "fields":
        return _fields(ranked_fields(round_, question, answers))
    every = every_offer(step, round_, roster)
    if isinstance(question, Municipalities) and not question.own:
        return tuple(offer for offer in every if offer.id != mandate_key)
    return every


def every_offer(step: Step, round_: Round, roster: Roster) -> tuple[Offer, ...]:
    """What the step could ever offer, whoever answers: names for answers that are kept."""
    question = step.question
    if not chooses(step):
        return ()
    if isinstance(question, Choosing) and question.of == "fields":
        return _fields(round_.fields)
    if isinstance(question, Choosing):
        return tuple(Offer(option.id, option.label) for option in question.options)
    return tuple(Offer(each.key, Text(each.municipality)) for each in roster.mandates)


def _fields(fields: tuple[PolicyField, ...]) -> tuple[Offer, ...]:
    return tuple(Offer(field.id, field.label) for field in fields)
