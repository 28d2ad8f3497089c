"""What the count says about the questions of a part, as text that people go on writing."""

import datetime as dt
from collections.abc import Iterator

from chat import format as shown
from chat.answers import named
from reports import phrases
from reports.counted_groups import group_items
from reports.figures import figure_lines
from reports.flow import one_line, text_of
from reports.outline import Items, Words
from reports.report import Report
from reports.wording import labels
from survey.aggregate import count_chosen
from survey.columns import Column, given
from survey.documents import Part
from survey.figures import figures
from survey.questions import Choice, Choices, Date, FreeText, Group, PolicyField, Question
from survey.summary import VoteResult

Flow = Iterator[Words | Items]


def counted_words(report: Report, part: Part) -> str:
    """Everything that the count says about the questions which the part tells of; empty where it
    tells of none."""
    return text_of(_part(report, part))


def _part(report: Report, part: Part) -> Flow:
    for name in part.tells:
        question = report.round.question(name)
        fields = report.round.fields if question.per else (None,)
        for field in fields:
            if part.field is None or field is None or field.id == part.field:
                yield from _question(report, part, question, field)


def _question(report: Report, part: Part, question: Question, field: PolicyField | None) -> Flow:
    if isinstance(question, Choice) and question.vote:
        yield from _vote(report, part, question, field)
        return
    title = title_of(report, question, field)
    match question:
        case Group():
            items = group_items(report, question, field)
        case Choice() | Choices():
            items = _chosen(report, Column(question, field))
        case Date():
            items = _dated(report, Column(question, field))
        case FreeText():
            items = _said(report, Column(question, field))
        case _:
            items = _figured(report, Column(question, field))
    heading = "" if part.heading is None else report.said(part.heading)
    yield from _listed(report, title, tuple(items), above=title == heading)


def _listed(report: Report, title: str, items: tuple[str, ...], *, above: bool) -> Flow:
    """The items below the name of the question; a single one stands beside it. The name is not
    said again where it stands `above` as the heading."""
    if above:
        yield Items(items or (report.texts("joint-nobody"),))
    elif not items:
        yield Words(named(title, report.texts("joint-nobody")))
    elif len(items) == 1:
        yield Words(named(title, items[0]))
    else:
        yield Words(title if title.endswith(("?", ":", ".")) else f"{title}:")
        yield Items(items)


def title_of(report: Report, question: Question, field: PolicyField | None) -> str:
    """What the question is called in a document: its field, its short name, or all it asks."""
    label = "" if field is None else report.said(field.label)
    asked = report.said(question.short or question.text).replace("{field}", label)
    return f"{label} – {asked}" if label and question.short else asked


# -- votes -------------------------------------------------------------------


def _vote(report: Report, part: Part, question: Choice, field: PolicyField | None) -> Flow:
    id_ = None if field is None else field.id
    vote = next(
        each for each in report.summary.votes if (each.question, each.field) == (question.id, id_)
    )
    yield Words(f"{_verdict(report, part, vote, field)} {_numbers(report, vote)}")
    if vote.conditions and report.many:
        yield Words(phrases.in_workbook(report))
    elif vote.conditions:
        yield Words(report.texts("document-conditions"))
        yield Items(tuple(_quoted(report, key, words) for key, words in vote.conditions.items()))


def _verdict(report: Report, part: Part, vote: VoteResult, field: PolicyField | None) -> str:
    """The verdict as a sentence. A yes on conditions never reads like a plain one."""
    mixed = _conditional(vote)
    if part.that is not None:
        that = report.said(part.that).rstrip(" .")
        return report.texts(f"joint-that-{vote.verdict}", that=that, conditional=mixed)
    title = title_of(report, phrases.question_of(report, vote), field)
    verdict = phrases.verdict(report, vote)
    return named(title, report.texts("joint-verdict", verdict=verdict, conditional=mixed))


def _conditional(vote: VoteResult) -> str:
    """How much of the yes is on a condition: none, some or all of it."""
    if not vote.with_condition:
        return "none"
    return "all" if vote.with_condition == vote.counts.yes else "some"


def _numbers(report: Report, vote: VoteResult) -> str:
    """All counts with what they are out of, and by which rule."""
    others = sum(count for _, count in phrases.no_votes(report, vote))
    cast = vote.counts.yes + vote.counts.no + vote.counts.abstain + others
    mandates = report.summary.turnout.mandates
    said = [
        report.texts(
            "joint-counts",
            mandates=mandates,
            counts=phrases.counts(report, vote),
            without=mandates - cast,
        )
    ]
    if vote.basis == "inhabitants":
        share = phrases.share(report, vote.inhabitants.yes, vote.of)
        said.append(f"{phrases.counts_of_inhabitants(report, vote)}.")
        said.append(f"{report.texts('report-yes-share', share=share)}.")
    if planned := phrases.planned(report, vote):
        said.append(f"{report.texts('report-planned', count=len(planned))}.")
    return " ".join([*said, f"{phrases.rule(report, vote)}."])


# -- everything else -----------------------------------------------------------


def _chosen(report: Report, column: Column) -> Iterator[str]:
    """How often each option was chosen, of those that were chosen at all, and what was written
    beside it."""
    answers = [each.value for each in given(column, report.counted)]
    found, names = count_chosen(report.round, column, answers), labels(report, column)
    asks = {each.id: each.asks for each in getattr(column.question, "options", ())}
    for id_, count in found.counts.items():
        if count:
            said = report.texts(
                "joint-chosen", label=names[id_], count=count, answered=found.answered
            )
            wrote = _explained(report, column, asks.get(id_))
            yield report.texts("report-words-of", words=said, towns=wrote) if wrote else said


def _explained(report: Report, column: Column, asks: str | None) -> str:
    if asks is None or report.many:
        return ""
    wrote = given(Column(column.question, column.field, None, asks), report.counted)
    return "; ".join(_quoted(report, each.town, each.value) for each in wrote)


def _dated(report: Report, column: Column) -> Iterator[str]:
    """Each day that was named, the first one first, with who named it."""
    days: dict[str, list[str]] = {}
    for each in given(column, report.counted):
        days.setdefault(each.value, []).append(each.town)
    for day, towns in sorted(days.items()):
        words = shown.day_in_words(dt.date.fromisoformat(day), report.language)
        if report.many:
            yield report.texts("report-chosen-times", label=words, count=len(towns))
        else:
            yield report.texts("report-words-of", words=words, towns=report.towns(tuple(towns)))


def _said(report: Report, column: Column) -> Iterator[str]:
    wrote = tuple(given(column, report.counted))
    if wrote and report.many:
        yield phrases.in_workbook(report)
        return
    for each in wrote:
        yield _quoted(report, each.town, each.value)


def _figured(report: Report, column: Column) -> Iterator[str]:
    for figure in figures(report.round, report.counted):
        if figure.column == column:
            yield from figure_lines(report, figure)


def _quoted(report: Report, key: str, words: str) -> str:
    return report.texts("report-said-by", town=report.town(key), words=one_line(words))
