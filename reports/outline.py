"""The summary as a document to be read: sections of words, lists and tables, as plain values.

How it is set is the business of `pdf.py` and `word.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.answers import named
from reports import charts, matrix, phrases
from reports.answers import answer_lines
from reports.charts import Bars, Steps
from reports.figures import figure_parts
from reports.merged import Numbered, numbered
from reports.partners import partner_parts
from reports.priorities import priority_line
from reports.report import Report
from reports.rules import rules
from survey.summary import VoteResult


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences, each a point of its own."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headings; the first cell of a row names it. Its other cells are
    numbers, or else `words`."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: bool = False


@dataclass(frozen=True, slots=True)
class Towns:
    """The towns by the fields, or by the questions, with the marks and what they mean."""

    tables: tuple[matrix.Table, ...]
    legend: tuple[matrix.Mark, ...]


Block = Words | Items | Grid | Towns | Bars | Steps


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, `depth` 1 or 2, and what stands below it."""

    title: str
    blocks: tuple[Block, ...]
    depth: int = 1


def outline(report: Report) -> tuple[Section, ...]:
    """The whole document in its order. It has every single answer: it is for coordinators."""
    return tuple(_sections(report))


def _sections(report: Report) -> Iterator[Section]:
    yield _overview(report)
    yield from _towns(report)
    yield from _votes(report)
    yield from _priorities(report)
    yield from _partners(report)
    yield from _merged(report)
    yield from _figures(report)
    yield from _arrivals(report)
    yield _rules(report)
    yield from _answers(report)
    yield _chain(report)


def _overview(report: Report) -> Section:
    return Section(
        report.texts("document-overview"),
        (Words(phrases.status(report)), Items(tuple(phrases.turnout_lines(report)))),
    )


def _towns(report: Report) -> Iterator[Section]:
    tables = matrix.tables(report)
    if report.many:
        yield Section(report.texts("view-towns"), (Words(phrases.in_workbook(report)),))
    else:
        shown = Towns(tables, matrix.legend(report, tables))
        yield Section(report.texts("view-towns"), (shown,))


def _votes(report: Report) -> Iterator[Section]:
    if not report.summary.votes:
        return
    yield Section(report.texts("view-votes"), tuple(_vote_table(report)))
    for vote in report.summary.votes:
        yield Section(phrases.vote_title(report, vote), tuple(_vote(report, vote)), depth=2)


def _vote_table(report: Report) -> Iterator[Block]:
    texts, votes = report.texts, report.summary.votes
    heads = ("what", "verdict", "yes", "with-condition", "no", "abstain")
    yield Grid(
        tuple(texts(f"column-{head}") for head in heads),
        tuple(
            (
                phrases.vote_title(report, vote),
                phrases.verdict(report, vote),
                *(str(count) for count in (vote.counts.yes, vote.with_condition)),
                *(str(count) for count in (vote.counts.no, vote.counts.abstain)),
            )
            for vote in votes
        ),
    )
    yield Items((*{phrases.rule(report, vote): None for vote in votes}, phrases.quorum(report)))


def _vote(report: Report, vote: VoteResult) -> Iterator[Block]:
    if phrases.vote_asked(report, vote) != phrases.vote_title(report, vote):
        yield Words(phrases.vote_asked(report, vote))
    lines = [phrases.verdict_by_rule(report, vote), phrases.counts(report, vote)]
    if vote.basis == "inhabitants":
        lines.append(phrases.counts_of_inhabitants(report, vote))
        share = phrases.share(report, vote.inhabitants.yes, vote.of)
        lines.append(report.texts("report-yes-share", share=share))
    planned = phrases.planned(report, vote)
    if planned:
        lines.append(report.texts("report-planned", count=len(planned)))
    lines.append(phrases.without_vote(report, vote))
    yield Items(tuple(lines))
    if vote.conditions and not report.many:
        yield Words(report.texts("document-conditions"))
        yield Items(tuple(phrases.conditions(report, vote)))


def _priorities(report: Report) -> Iterator[Section]:
    found = report.priorities
    drawn = charts.ranking(report)
    if drawn is not None:
        what = Words(report.texts("report-priorities-what"))
        lines = Items(tuple(priority_line(report, each) for each in found))
        yield Section(report.texts("report-priorities"), (what, lines, drawn))


def _partners(report: Report) -> Iterator[Section]:
    parts = [] if report.many else list(partner_parts(report))
    if report.summary.partners:
        said = phrases.in_workbook(report) if report.many else report.texts("document-partners")
        yield Section(report.texts("view-partners"), (Words(said),))
    for title, sentences in parts:
        yield Section(title, (Items(sentences),), depth=2)


def _merged(report: Report) -> Iterator[Section]:
    found = [] if report.many else list(numbered(report))
    if not found:
        return
    yield Section(report.texts("view-merged"), (Words(report.texts("document-merged")),))
    for each in found:
        title = f"{each.number}. {each.subject or report.town(each.reported_by[0])}"
        yield Section(title, (Items(tuple(_cooperation(report, each))),), depth=2)


def _cooperation(report: Report, found: Numbered) -> Iterator[str]:
    texts = report.texts
    if found.field:
        yield named(texts("column-field"), found.field)
    yield named(texts("column-towns"), report.towns(found.towns) or texts("value-none"))
    yield named(texts("column-reported-by"), report.towns(found.reported_by))
    if found.unconfirmed:
        yield named(texts("column-unconfirmed"), found.unconfirmed)
    yield from found.statements
    yield from found.alike


def _figures(report: Report) -> Iterator[Section]:
    parts = [(title, lines) for title, lines in figure_parts(report) if lines]
    if parts:
        yield Section(report.texts("view-figures"), (Words(report.texts("document-figures")),))
    for title, lines in parts:
        yield Section(title, (Items(lines),), depth=2)


def _arrivals(report: Report) -> Iterator[Section]:
    drawn = charts.arrivals(report)
    if drawn is not None:
        heads = tuple(report.texts(f"column-{name}") for name in ("day", "new", "together"))
        by_day = Grid(heads, tuple(charts.arrivals_by_day(report)))
        yield Section(report.texts("picture-arrivals"), (drawn, by_day))


def _rules(report: Report) -> Section:
    items = (named(name, says) for name, says in rules(report))
    return Section(report.texts("view-rules"), (Items(tuple(items)),))


def _answers(report: Report) -> Iterator[Section]:
    said = phrases.in_workbook(report) if report.many else report.texts("document-answers")
    yield Section(report.texts("view-answers"), (Words(said),))
    for mandate in () if report.many else report.roster.mandates:
        if mandate.key in report.summary.answers:
            lines = tuple(answer_lines(report, mandate.key)) or (report.texts("value-none"),)
        else:
            lines = (report.texts("report-row-missing"),)
        yield Section(mandate.municipality, (Items(lines),), depth=2)


def _chain(report: Report) -> Section:
    chain = report.summary.chain
    said = report.texts("report-chain", count=chain.count, head=chain.head)
    return Section(
        report.texts("document-chain"), (Words(report.texts("document-chain-what")), Words(said))
    )
