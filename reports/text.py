"""The summary as messages."""

from collections.abc import Iterator
from itertools import groupby

from chat.cards import Card
from reports import phrases
from reports.answers import answer_lines
from reports.pages import cards
from reports.partners import partner_blocks
from reports.priorities import priority_blocks
from reports.report import Report
from survey.aggregate import Chosen, Ranked, choices
from survey.figures import figures
from survey.summary import VoteResult


def summary_cards(report: Report, *, public: bool) -> tuple[Card, ...]:
    """The summary in words, each card within a message's limit.

    The public form is for groups: turnout, counts and verdicts, and nothing that a single town has
    said, such as the words of its condition. Until the round has ended it has the turnout alone:
    the counts before and after a submission give it away. Where inhabitants decide it has the
    verdicts without any numbers of votes: towns differ in size, so that sums and counts together
    give single votes away. The other form is for coordinators and has all of these, and who could
    work with whom.
    """
    return cards(
        phrases.status(report),
        report.summary.round.title,
        (block for block in _blocks(report, public) if block),
        report.texts,
    )


def _blocks(report: Report, public: bool) -> Iterator[str]:
    yield "\n".join(phrases.turnout_lines(report))
    if public and report.summary.provisional:
        yield report.texts("report-later-in-public")
    elif public and report.round.vote.basis == "inhabitants":
        yield from _verdicts(report)
    else:
        yield from ("\n".join(_vote(report, vote, public)) for vote in report.summary.votes)
        yield from _numbers(report)
    if not public:
        yield from priority_blocks(report)
        yield from [phrases.in_workbook(report)] if report.many else _towns(report)
    chain = report.summary.chain
    yield report.texts("report-chain", count=chain.count, head=chain.head)


def _towns(report: Report) -> Iterator[str]:
    """What names single towns."""
    yield from partner_blocks(report)
    for key in report.summary.answers:
        yield "\n".join([report.town(key), *answer_lines(report, key)])


def _verdicts(report: Report) -> Iterator[str]:
    """The votes without a number."""
    yield from ("\n".join(_verdict(report, vote)) for vote in report.summary.votes)
    if report.summary.votes:
        yield report.texts("report-weighed-in-public")


def _verdict(report: Report, vote: VoteResult) -> Iterator[str]:
    yield phrases.vote_title(report, vote)
    yield phrases.verdict_by_rule(report, vote)


def _vote(report: Report, vote: VoteResult, public: bool) -> Iterator[str]:
    texts = report.texts
    yield from _verdict(report, vote)
    yield phrases.counts(report, vote)
    if vote.basis == "inhabitants":
        yield phrases.counts_of_inhabitants(report, vote)
    planned = phrases.planned(report, vote)
    if planned:
        yield texts("report-planned", count=len(planned))
    if not public and not report.many:
        for key, condition in vote.conditions.items():
            yield texts("report-condition-of", town=report.town(key), condition=condition)


def _numbers(report: Report) -> Iterator[str]:
    """A block for each question that is no vote but chooses or ranks, with the numbers of every
    field."""
    found = [
        each
        for each in figures(report.round, report.counted)
        if isinstance(each, Chosen | Ranked) and each.column.group is None
    ]
    for question, group in groupby(found, key=lambda each: each.column.question):
        lines = [line for each in group for line in _number_lines(report, each)]
        yield "\n".join([phrases.asked(report, question), *lines])


def _number_lines(report: Report, found: Chosen | Ranked) -> Iterator[str]:
    texts, column = report.texts, found.column
    labels = {each.id: report.said(each.label) for each in choices(report.round, column)}
    field = "" if column.field is None else f"{report.said(column.field.label)}: "
    if isinstance(found, Chosen):
        counts = ", ".join(f"{labels[id_]} {count}" for id_, count in found.counts.items())
        yield f"{field}{texts('report-chosen', counts=counts, answered=found.answered)}"
        return
    yield from (field + line for line in phrases.ranked_lines(report, found))
