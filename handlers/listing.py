"""A draft's answers in words, as the review, the list to choose from and the receipt show them."""

from chat.format import value_words
from chat.question_card import question_of
from chat.review_card import Answered
from chat.texts import Texts
from handlers.sheet import Sheet
from survey.questions import Group
from survey.steps import Step, entries


def listed(sheet: Sheet) -> tuple[Step, ...]:
    """The steps that the review lists and numbers: those that are answered."""
    return tuple(step for step in sheet.steps if step.key in sheet.answers)


def answered(sheet: Sheet, texts: Texts) -> tuple[Answered, ...]:
    """The answers of the draft in words, in the order of `listed`."""
    return tuple(in_words(sheet, step, texts) for step in listed(sheet))


def in_words(sheet: Sheet, step: Step, texts: Texts) -> Answered:
    """One answer of the draft in words."""
    value = sheet.answers[step.key]
    words = value_words(step, value, sheet.every_offer(step), texts)
    return Answered(question_of(step, texts), words)


def entry_lines(sheet: Sheet, step: Step, texts: Texts) -> tuple[str, ...]:
    """What each entry of a repeating group says, one line an entry."""
    lines: dict[int, list[str]] = {n + 1: [] for n in range(_count(sheet, step))}
    for item in listed(sheet):
        if item.group is step.question and item.field == step.field:
            lines[item.entry].append(in_words(sheet, item, texts).answer)
    return tuple(
        f"{number}. {' · '.join(words) or texts('listing-empty')}"
        for number, words in lines.items()
    )


def _count(sheet: Sheet, step: Step) -> int:
    return (
        entries(step.question, step.key, sheet.answers) if isinstance(step.question, Group) else 0
    )
