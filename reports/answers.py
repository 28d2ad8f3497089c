"""One municipality's answers in words, short enough for a chat."""

from itertools import groupby

from chat import format as shown
from reports import phrases
from reports.report import Report
from survey.collect import flat
from survey.offers import every_offer
from survey.planned import planned_until
from survey.questions import Group
from survey.steps import Answers, Step, steps
from survey.summary import NIL_RETURN


def answer_lines(report: Report, key: str) -> list[str]:
    """A line for each field, each entry of a group and each other question that was answered."""
    collected = report.summary.answers[key]
    if collected == NIL_RETURN:
        return [report.texts("report-nil-return")]
    answers = flat(collected)
    answered = [
        step
        for step in steps(report.round, answers)
        if step.key in answers and not isinstance(step.question, Group)
    ]
    return [
        phrases.titled(title, "; ".join(_words(report, step, answers) for step in group))
        for title, group in groupby(answered, key=lambda step: _title(report, step))
    ]


def _title(report: Report, step: Step) -> str:
    label = "" if step.field is None else report.said(step.field.label)
    if step.group is not None:
        entry = str(step.entry) if step.group.repeat else ""
        return f"{phrases.asked(report, step.group, step.field)} {entry}".rstrip()
    return label or phrases.asked(report, step.question)


def _words(report: Report, step: Step, answers: Answers) -> str:
    offers = every_offer(step, report.round, report.roster)
    words = shown.value_words(step, answers[step.key], offers, report.texts)
    if step.asks is not None:
        return report.texts("report-quoted", words=words)
    day = planned_until(step, answers, report.today)
    if day is None:
        return words
    said = report.texts("report-planned-until", day=shown.date(day, report.language))
    return f"{words} ({said})"
