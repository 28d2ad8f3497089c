"""Towns and fields as a table: what the picture shows, as plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reports import phrases
from reports.report import Report
from survey.planned import planned_until
from survey.questions import Choice, Option
from survey.step import Step, answer_key
from survey.summary import NIL_RETURN, VoteResult
from survey.tally import vote_questions

Side = Literal["yes", "conditional", "no", "abstain", "none", "unasked"]

MARKS: dict[Side, str] = {
    "yes": "✓",
    "conditional": "(✓)",
    "no": "✗",
    "abstain": "○",
    "none": "◇",
}
"""Each side has a shape of its own: nothing is said by colour alone."""

UNASKED = "–"
PLANNED = "…"
"""Stands behind the mark of a result that is only planned."""

COLUMNS = 8
"""As many columns as stay legible beside the names on a phone; more go into another table."""

MANY = 18
"""More rows are drawn closer, and under so many the columns are named again."""

WORDED = 3
"""Up to so many columns there is room for the answer's words beside its mark."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One town's vote: its side, its mark, its words where there is room."""

    side: Side
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the legend."""

    side: Side
    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Row:
    """One town: its cells, or a word that stands for all of them (missing, nil return)."""

    town: str
    cells: tuple[Cell, ...]
    whole: str


@dataclass(frozen=True, slots=True)
class Total:
    """A row of numbers below the towns."""

    label: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """A verdict in words; `good` is None when there is none for want of a quorum."""

    words: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """As many columns as fit beside each other. `above` are lines that say what was asked."""

    above: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    verdicts: tuple[VerdictShown, ...]


def tables(report: Report) -> tuple[Table, ...]:
    """The tables of all vote questions. Questions asked per field have a table each, with a column
    per field; the others share one, with a column per question. A round without votes has one
    table that tells who has submitted."""
    blocks = [list(block) for _, block in groupby(report.summary.votes, key=_block)]
    return tuple(
        _table(report, block, start, part)
        for block in blocks or [[]]
        for start, part in _parts(block)
    )


def legend(report: Report, drawn: Sequence[Table]) -> tuple[Mark, ...]:
    """Every mark that the round's options have, in the words of the round, and what else occurs in
    the tables."""
    labels: dict[Side, list[str]] = {}
    for option in _options(report):
        said = labels.setdefault(side(option), [])
        if report.said(option.label) not in said:
            said.append(report.said(option.label))
    cells = [cell for table in drawn for row in table.rows for cell in row.cells]
    marks = [
        Mark(each, mark, " / ".join(labels[each])) for each, mark in MARKS.items() if each in labels
    ]
    if any(cell.side == "unasked" for cell in cells):
        marks.append(Mark("unasked", UNASKED, report.texts("report-unasked")))
    if any(cell.mark.endswith(PLANNED) for cell in cells):
        marks.append(Mark("unasked", PLANNED, report.texts("report-mark-planned")))
    return tuple(marks)


def side(option: Option) -> Side:
    """On which side an option is shown: a yes that asks for a text is a conditional one."""
    if option.counts == "yes" and option.asks:
        return "conditional"
    return option.counts


def _block(vote: VoteResult) -> str:
    return "" if vote.field is None else vote.question


def _parts(block: list[VoteResult]) -> Iterator[tuple[int, list[VoteResult]]]:
    """The block in parts of equal width as far as possible, each with its first place."""
    count = max(1, -(-len(block) // COLUMNS))
    width = max(1, -(-len(block) // count))
    for start in range(0, max(1, len(block)), width):
        yield start, block[start : start + width]


def _table(report: Report, whole: list[VoteResult], start: int, part: list[VoteResult]) -> Table:
    return Table(
        above=tuple(_above(report, whole, start, part)),
        columns=tuple(_columns(report, whole, start, part)),
        rows=tuple(_row(report, mandate.key, part) for mandate in report.roster.mandates),
        totals=tuple(_totals(report, part)),
        verdicts=tuple(VerdictShown(phrases.verdict(report, vote), _good(vote)) for vote in part),
    )


def _above(
    report: Report, whole: Sequence[VoteResult], start: int, part: Sequence[VoteResult]
) -> Iterator[str]:
    """What was asked, where the columns do not say it: questions that are no field, and which of
    several questions a table of fields is about."""
    if not part:
        return
    if part[0].field is not None:
        if len(list(vote_questions(report.round))) > 1:
            yield phrases.asked(report, phrases.question_of(report, part[0]))
        return
    for number, vote in enumerate(part, start=start + 1):
        asked = phrases.asked(report, phrases.question_of(report, vote))
        yield asked if len(whole) == 1 else f"{number}. {asked}"


def _columns(
    report: Report, whole: Sequence[VoteResult], start: int, part: Sequence[VoteResult]
) -> Iterator[str]:
    if not part:
        yield report.texts("report-column-submission")
    for number, vote in enumerate(part, start=start + 1):
        field = phrases.field_of(report, vote)
        if field is not None:
            yield report.said(field.label)
        elif len(whole) == 1:
            yield report.texts("report-column-answer")
        else:
            yield report.texts("report-column-question", number=number)


def _row(report: Report, key: str, votes: Sequence[VoteResult]) -> Row:
    answers = report.summary.answers.get(key)
    if answers is None:
        return Row(report.town(key), (), report.texts("report-row-missing"))
    if answers == NIL_RETURN:
        return Row(report.town(key), (), report.texts("report-nil-return"))
    if not votes:
        return Row(report.town(key), (), report.texts("report-row-submitted"))
    return Row(report.town(key), tuple(_cell(report, key, vote) for vote in votes), "")


def _cell(report: Report, key: str, vote: VoteResult) -> Cell:
    question, field = phrases.question_of(report, vote), phrases.field_of(report, vote)
    answers = report.summary.answers[key]
    step = Step(answer_key(question.id, field), question, field)
    option = _chosen(question, answers.get(step.key))
    if option is None:
        return Cell("unasked", UNASKED, report.texts("report-unasked"))
    planned = PLANNED if planned_until(step, answers, report.today) else ""
    return Cell(side(option), MARKS[side(option)] + planned, report.said(option.label))


def _chosen(question: Choice, answer: str | None) -> Option | None:
    return next((option for option in question.options if option.id == answer), None)


def _totals(report: Report, votes: Sequence[VoteResult]) -> Iterator[Total]:
    texts = report.texts
    if not votes:
        return
    yield Total(texts("report-yes"), tuple(str(vote.counts.yes) for vote in votes))
    if any(side(option) == "conditional" for option in _options(report)):
        yield Total(texts("report-conditional"), tuple(str(v.with_condition) for v in votes))
    yield Total(texts("report-no"), tuple(str(vote.counts.no) for vote in votes))
    yield Total(texts("report-abstain"), tuple(str(vote.counts.abstain) for vote in votes))
    yield from _beside(report, votes)
    if votes[0].basis == "inhabitants":
        yield Total(
            texts("report-yes-inhabitants"),
            tuple(phrases.share(report, vote.inhabitants.yes, vote.of) for vote in votes),
        )


def _beside(report: Report, votes: Sequence[VoteResult]) -> Iterator[Total]:
    """What can be answered and is no vote, such as postponed: a row for each label."""
    columns = [dict(phrases.no_votes(report, vote)) for vote in votes]
    for label in dict.fromkeys(label for column in columns for label in column):
        yield Total(label, tuple(str(column.get(label, UNASKED)) for column in columns))


def _options(report: Report) -> Iterator[Option]:
    for question in vote_questions(report.round):
        yield from question.options


def _good(vote: VoteResult) -> bool | None:
    if vote.verdict == "no-quorum":
        return None
    return vote.verdict in ("adopted", "consensus")
