"""A draft's answers in words, as the review and the list to choose from show them."""

from chat.format import value_words
from chat.question_card import question_of
from chat.review_card import Answered
from chat.texts import Texts
from handlers.sheet import Sheet
from survey.questions import Group
from survey.steps import Step, entries


def answered(sheet: Sheet, texts: Texts) -> tuple[Answered, ...]:
    """The answers of the draft in words, in the order of the steps, with those not given."""
    return tuple(
        Answered(question_of(step, texts), answer_of(sheet, step, texts)) for step in sheet.steps
    )


def answer_of(sheet: Sheet, step: Step, texts: Texts) -> str:
    """One answer of the draft in words."""
    value = sheet.counted.get(step.key, 0 if isinstance(step.question, Group) else None)
    if value is None:
        return texts("listing-unanswered")
    return value_words(step, value, sheet.every_offer(step), texts)


def entry_lines(sheet: Sheet, step: Step, texts: Texts) -> tuple[str, ...]:
    """What each entry of a repeating group says, one line an entry."""
    if not isinstance(step.question, Group):
        return ()
    count = entries(step.question, step.key, sheet.answers)
    lines: list[list[str]] = [[] for _ in range(count)]
    for item in sheet.steps:
        if item.group_key == step.key and item.key in sheet.counted:
            lines[item.entry - 1].append(answer_of(sheet, item, texts))
    return tuple(
        f"{number}. {' · '.join(words) or texts('listing-empty')}"
        for number, words in enumerate(lines, start=1)
    )
