"""The summary as tables for a spreadsheet: what each is called, its columns, its rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from itertools import groupby

from reports import phrases
from reports.answer_rows import STANDS, answer_rows, stand
from reports.figures import figure_rows
from reports.merged import numbered
from reports.partners import partner_rows
from reports.report import Report
from reports.rules import rules
from reports.wording import Plain, wording
from survey.columns import Column, given
from survey.summary import VoteResult

Cell = Plain | Fraction | None
"""What stands in a cell; a Fraction is a share of 1, to be shown in percent."""

Rows = Iterable[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is called, what it means, how many characters wide it is."""

    title: str
    meaning: str
    width: int


@dataclass(frozen=True, slots=True)
class View:
    """One table. Its rows are made when they are asked for, each time anew: there can be very
    many."""

    title: str
    heads: tuple[Head, ...]
    rows: Callable[[], Rows] = field(repr=False)


WIDTHS: dict[str, int] = {
    "what": 34, "value": 60, "question": 36, "field": 22, "town": 20, "key": 10, "verdict": 16,
    "rule": 18, "basis": 11, "conditions": 44, "words": 44, "data": 20, "stand": 13, "form": 30,
    "kind": 24, "towns": 44, "subject": 30, "reported-by": 30, "unconfirmed": 30, "entry": 8,
    "statements": 50, "alike": 34, "group": 30, "item": 24, "measure": 20, "sheet": 24,
    "column": 34, "meaning": 90, "number": 9, "place": 8,
}  # fmt: skip
"""Characters, by column; numbers take 12."""


def views(report: Report) -> tuple[View, ...]:
    """Every view of the summary, the definitions last."""
    found = [
        _view(report, "overview", ("what", "value"), _overview),
        _view(report, "votes", VOTE_COLUMNS, _votes),
        View(report.texts("view-towns"), tuple(_town_heads(report)), partial(_towns, report)),
        _view(report, "answers", ANSWER_COLUMNS, _answers),
        _view(report, "partners", PARTNER_COLUMNS, partner_rows),
        _view(report, "merged", MERGED_COLUMNS, _merged),
        _view(report, "priorities", PRIORITY_COLUMNS, _priorities),
        _view(report, "figures", FIGURE_COLUMNS, figure_rows),
    ]
    return (*found, _definitions(report, found))


VOTE_COLUMNS = (
    "question", "field", "verdict", "rule", "basis", "of", "yes", "with-condition", "no",
    "abstain", "planned", "yes-inhabitants", "no-inhabitants", "abstain-inhabitants", "yes-share",
    "conditions",
)  # fmt: skip
ANSWER_COLUMNS = (
    "key", "town", "inhabitants", "stand", "question", "field", "item", "entry", "data", "words",
)  # fmt: skip
PARTNER_COLUMNS = ("field", "form", "kind", "size", "towns", "words")
MERGED_COLUMNS = (
    "number", "group", "field", "subject", "towns", "reported-by", "unconfirmed", "statements",
    "alike",
)  # fmt: skip
PRIORITY_COLUMNS = (
    "place", "field", "verdict", "first", "mean", "ranked", "yes-inhabitants", "yes-share-all",
    "with-condition", "no",
)  # fmt: skip
FIGURE_COLUMNS = ("group", "question", "field", "item", "measure", "amount", "answered")


def _view(
    report: Report, name: str, columns: tuple[str, ...], rows: Callable[[Report], Rows]
) -> View:
    heads = tuple(_head(report, column) for column in columns)
    return View(report.texts(f"view-{name}"), heads, partial(rows, report))


def _head(report: Report, column: str) -> Head:
    texts = report.texts
    return Head(texts(f"column-{column}"), texts(f"meaning-{column}"), WIDTHS.get(column, 12))


def _overview(report: Report) -> Iterator[tuple[Cell, ...]]:
    texts, found, quorum = report.texts, report.summary, report.summary.quorum
    yield texts("column-title"), found.round.title
    yield texts("column-id"), found.round.id
    yield texts("column-status"), phrases.status(report)
    yield texts("column-mandates"), found.turnout.mandates
    yield texts("column-submitted"), found.turnout.submitted
    yield texts("column-nil-returns"), found.turnout.nil_returns
    yield texts("column-missing"), len(found.turnout.missing)
    yield texts("column-late"), found.turnout.late
    yield texts("column-signers"), found.turnout.signers
    yield texts("column-inhabitants"), found.turnout.inhabitants
    yield texts("column-inhabitants-submitted"), found.turnout.inhabitants_submitted
    share = Fraction(found.turnout.inhabitants_submitted, found.turnout.inhabitants or 1)
    yield texts("column-inhabitants-share"), share
    yield texts("column-counted-on"), phrases.counted_on(report)
    yield texts("column-quorum"), phrases.quorum(report)
    yield texts("column-quorum-needed"), quorum.needed
    yield from ((texts("column-rule"), phrases.rule(report, vote)) for vote in found.votes[:1])
    yield texts("column-entries"), found.chain.count
    yield texts("column-chain"), found.chain.head


def _votes(report: Report) -> Iterator[tuple[Cell, ...]]:
    for vote in report.summary.votes:
        question, field_ = phrases.question_of(report, vote), phrases.field_of(report, vote)
        weighed = vote.inhabitants if vote.basis == "inhabitants" else vote.counts
        yield (
            phrases.asked(report, question, field_),
            report.said(field_.label) if field_ else "",
            phrases.verdict(report, vote),
            report.texts(f"report-rule-{vote.rule}"),
            report.texts(f"report-basis-{vote.basis}"),
            vote.of,
            vote.counts.yes,
            vote.with_condition,
            vote.counts.no,
            vote.counts.abstain,
            len(phrases.planned(report, vote)),
            vote.inhabitants.yes,
            vote.inhabitants.no,
            vote.inhabitants.abstain,
            Fraction(weighed.yes, vote.of or 1),
            "\n".join(phrases.conditions(report, vote)),
        )


def _town_heads(report: Report) -> Iterator[Head]:
    yield from (_head(report, name) for name in ("key", "town", "inhabitants", "counted-on-day"))
    yield _head(report, "stand")
    for vote in report.summary.votes:
        meaning = report.texts("meaning-vote", question=phrases.vote_asked(report, vote))
        title = phrases.vote_title(report, vote)
        yield Head(title, meaning, max(14, *(len(word) + 3 for word in title.split())))


def _towns(report: Report) -> Iterator[tuple[Cell, ...]]:
    said = [_vote_words(report, vote) for vote in report.summary.votes]
    stands = {name: report.texts(f"report-stand-{name}") for name in STANDS}
    for mandate in report.roster.mandates:
        where = stands[stand(report, mandate.key)]
        own = (mandate.key, mandate.municipality, mandate.inhabitants, mandate.counted_on, where)
        yield (*own, *(words.get(mandate.key, "") for words in said))


def _vote_words(report: Report, vote: VoteResult) -> dict[str, str]:
    """How each town voted, by its key."""
    column = Column(phrases.question_of(report, vote), phrases.field_of(report, vote))
    say, planned = wording(report, column), frozenset(phrases.planned(report, vote))
    later = report.texts("report-mark-planned")
    return {
        each.town: f"{say(each.value)} ({later})" if each.town in planned else say(each.value)
        for each in given(column, report.counted)
    }


def _answers(report: Report) -> Iterator[tuple[Cell, ...]]:
    stands = {name: report.texts(f"report-stand-{name}") for name in STANDS}
    for column, rows in groupby(answer_rows(report), key=lambda row: row.column):
        asked = ("", "", "") if column is None else _asked(report, column)
        for row in rows:
            own = (row.mandate.key, row.mandate.municipality, row.mandate.inhabitants)
            yield (*own, stands[row.stand], *asked, row.entry, row.value, row.words)


def _asked(report: Report, column: Column) -> tuple[str, str, str]:
    field_ = report.said(column.field.label) if column.field else ""
    asked = phrases.asked(report, column.group or column.question, column.field)
    return asked, field_, phrases.item_of(report, column)


def _merged(report: Report) -> Iterator[tuple[Cell, ...]]:
    for each in numbered(report):
        yield (
            each.number,
            each.group,
            each.field,
            each.subject,
            report.towns(each.towns),
            report.towns(each.reported_by),
            each.unconfirmed,
            "\n".join(each.statements),
            "\n".join(each.alike),
        )


def _priorities(report: Report) -> Iterator[tuple[Cell, ...]]:
    everybody = report.summary.turnout.inhabitants or 1
    for each in report.priorities:
        conditions = sum(vote.with_condition for vote in each.votes)
        verdicts = dict.fromkeys(phrases.verdict(report, vote) for vote in each.votes)
        yield (
            each.place,
            report.said(each.field.label),
            ", ".join(verdicts),
            each.first,
            each.mean and phrases.rounded(each.mean),
            each.ranked,
            each.yes,
            Fraction(each.yes, everybody),
            conditions,
            each.against - conditions,
        )


def _definitions(report: Report, found: Iterable[View]) -> View:
    def rows() -> Iterator[tuple[Cell, ...]]:
        for view in found:
            yield from ((view.title, head.title, head.meaning) for head in view.heads)
        yield from ((report.texts("view-rules"), *rule) for rule in rules(report))

    heads = tuple(_head(report, name) for name in ("sheet", "column", "meaning"))
    return View(report.texts("view-definitions"), heads, rows)
