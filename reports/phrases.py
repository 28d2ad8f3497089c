"""Sentences about a summary that the text and the picture share."""

from fractions import Fraction

from chat import format as shown
from reports.report import Report
from survey.aggregate import count_chosen
from survey.columns import Column, given
from survey.planned import planned_until
from survey.questions import Choice, Question
from survey.round import PolicyField
from survey.steps import Step, answer_key
from survey.summary import VoteResult
from survey.tally import vote_questions


def status(report: Report) -> str:
    """How final the count is, and of when."""
    zone, round_ = report.round.zone, report.summary.round
    return report.texts(
        f"report-state-{round_.state}",
        at=shown.moment(report.at, zone, report.language),
        closes=shown.deadline(round_.closes_at, zone, report.language),
        closed=shown.moment(round_.closed_at or report.at, zone, report.language),
    )


def turnout(report: Report) -> str:
    """How many municipalities have submitted."""
    found = report.summary.turnout
    return report.texts("report-turnout", submitted=found.submitted, mandates=found.mandates)


def inhabitants(report: Report) -> str:
    """How many inhabitants stand behind the submissions, with the day they were counted on."""
    found = report.summary.turnout
    share = Fraction(found.inhabitants_submitted, found.inhabitants or 1)
    days = sorted({mandate.counted_on for mandate in report.roster.mandates})
    return report.texts(
        "report-inhabitants" if len(days) == 1 else "report-inhabitants-days",
        submitted=found.inhabitants_submitted,
        inhabitants=found.inhabitants,
        percent=shown.percent(share, report.language),
        day=shown.date(days[0], report.language),
        last=shown.date(days[-1], report.language),
    )


def missing(report: Report) -> str:
    """Who has not submitted."""
    keys = report.summary.turnout.missing
    if not keys:
        return report.texts("report-nobody-missing")
    return report.texts("report-missing", count=len(keys), towns=report.towns(keys))


def quorum(report: Report) -> str:
    """Whether enough have submitted."""
    found = report.summary.quorum
    if found.needed == 0:
        return report.texts("report-no-quorum")
    return report.texts(
        "report-quorum",
        share=found.share,
        of=found.of,
        needed=found.needed,
        met="yes" if found.met else "no",
    )


def asked(report: Report, question: Question, field: PolicyField | None = None) -> str:
    """The question's text. Asked per field and about no single one, dots stand for the field."""
    label = "…" if field is None else report.said(field.label)
    return report.said(question.text).replace("{field}", label)


def field_of(report: Report, vote: VoteResult) -> PolicyField | None:
    """The field that a vote is about."""
    return next((each for each in report.round.fields if each.id == vote.field), None)


def question_of(report: Report, vote: VoteResult) -> Choice:
    """The question that a vote is about."""
    return next(each for each in vote_questions(report.round) if each.id == vote.question)


def vote_title(report: Report, vote: VoteResult) -> str:
    """What was voted on: the field, the question, or both where there are several of both."""
    question, field = question_of(report, vote), field_of(report, vote)
    if field is None:
        return asked(report, question)
    label = report.said(field.label)
    several = len(list(vote_questions(report.round))) > 1
    return f"{label}: {asked(report, question, field)}" if several else label


def verdict(report: Report, vote: VoteResult) -> str:
    """The verdict in words."""
    return report.texts(f"report-verdict-{vote.verdict}")


def rule(report: Report, vote: VoteResult) -> str:
    """By which rule, of what, out of how many."""
    return report.texts(
        "report-rule",
        rule=report.texts(f"report-rule-{vote.rule}"),
        basis=report.texts(f"report-basis-{vote.basis}"),
        of=vote.of,
    )


def counts(report: Report, vote: VoteResult) -> str:
    """How many voted how. Conditional votes stand beside yes wherever they can be cast, and what
    is no vote (such as postponed) stands behind."""
    question = question_of(report, vote)
    conditional = any(option.counts == "yes" and option.asks for option in question.options)
    votes = report.texts(
        "report-counts-conditional" if conditional else "report-counts",
        yes=vote.counts.yes,
        condition=vote.with_condition,
        no=vote.counts.no,
        abstain=vote.counts.abstain,
    )
    column = Column(question, field_of(report, vote))
    answers = [each.value for each in given(column, report.counted)]
    found = count_chosen(report.round, column, answers).counts
    others = [option for option in question.options if option.counts == "none"]
    return ", ".join(
        [votes, *(f"{report.said(option.label)} {found[option.id]}" for option in others)]
    )


def mean(report: Report, place: Fraction) -> str:
    """A mean place, with at most two decimals: 1,75."""
    return shown.number(float(round(place, 2)), report.language)


def planned(report: Report, vote: VoteResult) -> tuple[str, ...]:
    """The municipalities whose vote is only planned until a later day."""
    question, field = question_of(report, vote), field_of(report, vote)
    step = Step(answer_key(question.id, field), question, field)
    return tuple(
        key
        for key, answers in report.summary.answers.items()
        if step.key in answers and planned_until(step, answers, report.today)
    )
