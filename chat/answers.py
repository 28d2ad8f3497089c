"""Answers put together in words: the one way in which review, receipt and reports list them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from chat.format import date, value_words
from chat.question_words import question_words
from chat.texts import Texts
from survey.offers import every_offer
from survey.parts import Section, sections
from survey.planned import planned_until
from survey.questions import Choosing, Group
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step


@dataclass(frozen=True, slots=True)
class Line:
    """One answer. `number` counts through the whole list, `name` is the question's short name,
    empty where it has none. `explains` when it is the text that the answer above asks for."""

    number: int
    name: str
    question: str
    answer: str
    explains: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Answers that are read together, under a title: a field, an entry of a group. Those of
    questions that stand on their own have none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class InWords:
    """Answers of one mandate, flat as a draft holds them, to be told in words on the day `today`,
    which is local to the round."""

    round: Round
    roster: Roster
    answers: Answers
    today: dt.date
    texts: Texts

    def blocks(self, steps: Sequence[Step]) -> tuple[Block, ...]:
        """All that these steps were answered, those not answered too, in the order in which
        `survey.parts.sections` reads them and numbered through."""
        numbers = count(1)
        return tuple(
            Block(
                self._title(section),
                tuple(self._line(step, next(numbers)) for step in section.steps),
            )
            for section in sections(steps)
        )

    def answer(self, step: Step) -> str:
        """The answer at the step, and until when it is only planned."""
        value = self.answers.get(step.key, 0 if isinstance(step.question, Group) else None)
        if value is None:
            return self.texts("listing-unanswered")
        words = value_words(step, value, every_offer(step, self.round, self.roster), self.texts)
        day = planned_until(step, self.answers, self.today)
        if day is None:
            return words
        return self.texts("listing-planned", answer=words, day=date(day, self.texts.language))

    def _title(self, section: Section) -> str:
        language = self.texts.language
        field = "" if section.field is None else section.field.label.in_language(language)
        group, entry = section.group, ""
        if group is None:
            return field
        if group.repeat:
            entry = self.texts("listing-entry", entry=section.entry)
        name = (group.short or group.text).in_language(language).replace("{field}", field)
        return " – ".join(part for part in (field, entry, name) if part)

    def _line(self, step: Step, number: int) -> Line:
        return Line(
            number,
            self._name(step),
            question_words(step, self.texts),
            self.answer(step),
            explains=step.asks is not None,
        )

    def _name(self, step: Step) -> str:
        language = self.texts.language
        if step.asks is not None and isinstance(step.question, Choosing):
            labels = {each.id: each.label for each in step.question.options}
            return self.texts("listing-asks", label=labels[step.asks].in_language(language))
        return step.question.short.in_language(language) if step.question.short else ""


def block_words(block: Block, *, numbered: bool) -> str:
    """The block as people read it in a chat: a line for each answer whose question has a short
    name, else the question with its answer below."""
    lines = [_line_words(line, numbered=numbered) for line in block.lines]
    tight = all(line.name for line in block.lines)
    listed = ("\n" if tight else "\n\n").join(lines)
    return f"{block.title}\n{listed}" if block.title else listed


def _line_words(line: Line, *, numbered: bool) -> str:
    number = f"{line.number}. " if numbered else ""
    if line.name:
        return number + named(line.name, line.answer)
    return f"{number}{line.question}\n– {line.answer}"


def named(name: str, words: str) -> str:
    """What something is called and what it is: "Interesse: Ja", but "Was hindert? Personal"."""
    return f"{name}{' ' if name.endswith(('?', '.', ':', '!')) else ': '}{words}"
