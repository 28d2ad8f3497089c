"""One municipality's answers in words, short enough for a chat."""

from collections.abc import Iterator

from chat.answers import Block, InWords, Line, named
from reports.report import Report
from survey.collect import flat
from survey.offers import asked
from survey.questions import Group
from survey.summary import NIL_RETURN


def answer_lines(report: Report, key: str) -> list[str]:
    """A line for each field, each entry of a group and each other question that was answered."""
    collected = report.summary.answers[key]
    if collected == NIL_RETURN:
        return [report.texts("report-nil-return")]
    answers = flat(collected)
    told = InWords(report.round, report.roster, answers, report.today, report.texts)
    answered = [
        step
        for step in asked(report.round, report.roster, key, answers)
        if step.key in answers and not isinstance(step.question, Group)
    ]
    return [line for block in told.blocks(answered) for line in _lines(report, block)]


def _lines(report: Report, block: Block) -> Iterator[str]:
    """A line for all of a titled block; else one for each question, with what it asks for."""
    if block.title:
        yield named(block.title, "; ".join(_words(report, line) for line in block.lines))
        return
    words: list[str] = []
    for line in block.lines:
        if line.explains and words:
            words[-1] += f"; {_words(report, line)}"
        else:
            words.append(named(line.name or line.question, line.answer))
    yield from words


def _words(report: Report, line: Line) -> str:
    return report.texts("report-quoted", words=line.answer) if line.explains else line.answer
