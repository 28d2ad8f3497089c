"""What one municipality has answered, as its council paper tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from chat import format as shown
from chat.answers import InWords, named
from reports.flow import one_line
from reports.outline import Grid, Items, Words
from reports.report import Report
from survey.collect import flat
from survey.documents import TOWN, Part
from survey.offers import asked
from survey.planned import planned_until
from survey.questions import Choice, Choices, Group, When
from survey.step import Answers, Step, chosen_any
from survey.summary import NIL_RETURN
from survey.text import Text

_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of one town, whose key `town` is, with the steps that it has answered."""

    report: Report
    town: str
    answers: Answers
    steps: tuple[Step, ...]

    def filled(self, text: Text) -> str:
        """A text of the paper with the town and its answers in place of the braces."""
        return _BRACES.sub(lambda braces: self._word(braces[1]), self.report.said(text))

    def holds(self, when: When) -> bool:
        """Whether the town has answered as it says."""
        keys = {step.key for step in self.steps}
        return all(
            name in keys and chosen_any(self.answers[name], wanted) for name, wanted in when.items()
        )

    def told(self, part: Part) -> Iterator[Words | Items | Grid]:
        """What the town has answered to the questions which the part tells of: a table for a
        repeating group, and a line for each other answer."""
        steps = [step for name in part.tells for step in self._of(name, part.field)]
        for group, together in groupby(steps, key=lambda step: step.group):
            if group is None:
                yield Items(tuple(self._line(step) for step in together))
            else:
                yield self._table(group, tuple(together))
        if not steps and part.tells:
            yield Words(self.report.texts("joint-nobody"))

    def _of(self, name: str, field: str | None) -> list[Step]:
        return [
            step
            for step in self.steps
            if (step.group or step.question).id == name
            and (field is None or step.field is None or step.field.id == field)
        ]

    def _word(self, name: str) -> str:
        if name == TOWN:
            return self.report.town(self.town)
        found = next((step for step in self.steps if step.key == name), None)
        return "" if found is None else one_line(self._say(found))

    def _line(self, step: Step) -> str:
        field = "" if step.field is None else f"{self.report.said(step.field.label)} – "
        return named(f"{field}{self._name(step)}", one_line(self._say(step)))

    def _say(self, step: Step) -> str:
        report = self.report
        told = InWords(report.round, report.roster, self.answers, report.today, report.texts)
        return told.answer(step)

    def _name(self, step: Step) -> str:
        if step.asks is not None:
            labels = {each.id: each.label for each in getattr(step.question, "options", ())}
            return self.report.texts("listing-asks", label=self.report.said(labels[step.asks]))
        asked_ = self.report.said(step.question.short or step.question.text)
        return asked_.replace(
            "{field}", "" if step.field is None else self.report.said(step.field.label)
        )

    def _table(self, group: Group, steps: tuple[Step, ...]) -> Grid:
        """A row for each entry. What is planned until a day has a column that says how far it is:
        that the day has come is not yet an outcome."""
        items = [item for item in group.items if any(s.question == item for s in steps)]
        planned = any(isinstance(i, Choice | Choices) and i.planned_until for i in items)
        day = shown.date(self.report.today, self.report.language)
        stage = (self.report.texts("paper-stage", day=day),) if planned else ()
        heads = tuple(self.report.said(item.short or item.text) for item in items)
        rows = []
        for _, entry in groupby(steps, key=lambda step: (step.field, step.entry)):
            of_entry = tuple(entry)
            cells = tuple(
                "; ".join(one_line(self._say(s)) for s in of_entry if s.question == item) or "–"
                for item in items
            )
            rows.append((*cells, *((self._stage(of_entry),) if planned else ())))
        return Grid((*heads, *stage), tuple(rows), words=True)

    def _stage(self, entry: tuple[Step, ...]) -> str:
        ahead = any(planned_until(step, self.answers, self.report.today) for step in entry)
        return self.report.texts("paper-planned" if ahead else "paper-done")


def answered(report: Report, town: str) -> Answered:
    """What the municipality with this key has answered; nothing where it made a nil return.
    KeyError when it has not submitted."""
    collected = report.summary.answers[town]
    answers = {} if collected == NIL_RETURN else flat(collected)
    steps = tuple(
        step
        for step in asked(report.round, report.roster, town, answers)
        if step.key in answers and not isinstance(step.question, Group)
    )
    return Answered(report, town, answers, steps)
