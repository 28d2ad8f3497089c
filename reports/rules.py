"""How it was counted, in words: what the definitions of every document say."""

from collections.abc import Iterator

from reports.report import Report
from survey.merged import merges
from survey.questions import Group

ALWAYS = ("basis", "denominator", "nil-return", "abstention", "condition", "quorum", "signers")


def rules(report: Report) -> Iterator[tuple[str, str]]:
    """The rules that this round is counted by: what each is about, and what it says."""
    names = [report.round.vote.rule, *ALWAYS] if report.summary.votes else ["nil-return", "signers"]
    if report.summary.partners:
        names.append("partners")
    if any(isinstance(each, Group) and merges(each) for each in report.round.questions):
        names.append("merged")
    if report.priorities:
        names.append("priorities")
    names.append("characters")
    for name in names:
        yield report.texts(f"rule-{name}"), report.texts(f"rule-{name}-says")
