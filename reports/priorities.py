"""Which fields could come first, in words: a proposal with its reasons."""

from collections.abc import Iterator

from reports import phrases
from reports.report import Report
from survey.priorities import Priority


def priority_blocks(report: Report) -> Iterator[str]:
    """One block: what it is, and a line for each field; none where nothing can be compared."""
    if report.priorities:
        lines = (priority_line(report, each) for each in report.priorities)
        title = report.texts("report-priorities")
        yield "\n".join([title, report.texts("report-priorities-what"), *lines])


def priority_line(report: Report, found: Priority) -> str:
    """The field at its place, and the reasons."""
    return report.texts(
        "report-priority",
        place=found.place,
        field=report.said(found.field.label),
        reasons="; ".join(reasons(report, found)),
    )


def reasons(report: Report, found: Priority) -> Iterator[str]:
    """Why the field stands where it stands, in the order in which it is compared."""
    texts = report.texts
    yield from dict.fromkeys(phrases.verdict(report, vote) for vote in found.votes)
    if found.mean is not None:
        yield texts(
            "report-priority-places",
            first=found.first,
            mean=phrases.mean(report, found.mean),
            ranked=found.ranked,
        )
    elif any(question.kind == "rank" for question in report.round.questions):
        yield texts("report-priority-unranked")
    if found.votes:
        of = report.summary.turnout.inhabitants
        share = phrases.share(report, found.yes, of)
        yield texts("report-priority-inhabitants", yes=found.yes, share=share)
        conditions = sum(vote.with_condition for vote in found.votes)
        yield texts("report-priority-against", conditions=conditions, no=found.against - conditions)
