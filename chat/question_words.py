"""A question in words."""

from chat.texts import Texts
from survey.step import Step


def question_words(step: Step, texts: Texts) -> str:
    """The question as it is asked at this step."""
    words = step.question.text.in_language(texts.language)
    if step.field is not None:
        words = words.replace("{field}", step.field.label.in_language(texts.language))
    return words


def question_of(step: Step, texts: Texts) -> str:
    """The question as a sentence about it names it, outside its card."""
    question = question_words(step, texts)
    if step.asks is not None:
        question = texts("question-asks", question=question)
    if step.entry:
        question = texts("question-entry", entry=step.entry, question=question)
    return question
