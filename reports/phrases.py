"""Sentences about a summary that the text and the picture share."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from chat import format as shown
from reports.report import Report, Speaking
from survey.aggregate import Ranked, choices, count_chosen
from survey.columns import Column, given
from survey.planned import planned_until
from survey.questions import Choice, PolicyField, Question
from survey.step import Step, answer_key
from survey.summary import RoundShown, VoteResult
from survey.tally import vote_questions


def status(report: Report) -> str:
    """How final the count is, and of when."""
    told = state(report, report.summary.round)
    if report.amended.replaces is None:
        return told
    before = shown.moment(report.amended.replaces, report.round.zone, report.language)
    return f"{told} {report.texts('report-replaces', at=before)}"


def state(report: Speaking, round_: RoundShown) -> str:
    """How final a count of the round is, and of when."""
    zone = report.round.zone
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


def turnout_lines(report: Report) -> Iterator[str]:
    """Everything about who has submitted."""
    texts, found = report.texts, report.summary.turnout
    yield turnout(report)
    if found.nil_returns:
        yield texts("report-nil-returns", count=found.nil_returns)
    yield texts("report-signers", count=found.signers)
    yield inhabitants(report)
    yield missing(report)
    if found.late:
        yield texts("report-late", count=found.late)
    yield from accepted(report)
    yield quorum(report)


def in_workbook(report: Report) -> str:
    """Where single towns are told of when there are too many of them."""
    return report.texts("report-in-workbook", count=len(report.roster.mandates))


def counted_on(report: Report) -> str:
    """The day, or the first and the last day, on which inhabitants were counted."""
    days = {mandate.counted_on for mandate in report.roster.mandates}
    ends = dict.fromkeys((min(days), max(days)))
    return " – ".join(shown.date(day, report.language) for day in ends)


def missing(report: Report) -> str:
    """Who has not submitted."""
    keys = report.summary.turnout.missing
    if not keys:
        return report.texts("report-nobody-missing")
    if report.many:
        return report.texts("report-missing-many", count=len(keys))
    return report.texts("report-missing", count=len(keys), towns=report.towns(keys))


def accepted(report: Report) -> list[str]:
    """Whose late submission counts, because it was accepted: a line, or none for nobody."""
    keys = report.amended.accepted
    return [report.texts("report-accepted", towns=report.towns(keys))] if keys else []


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


def asked(report: Speaking, question: Question, field: PolicyField | None = None) -> str:
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


def name(report: Report, vote: VoteResult) -> str:
    """What was voted on, as short as it can be told."""
    question = question_of(report, vote)
    title = vote_title(report, vote)
    return title if vote.field or question.short is None else report.said(question.short)


def vote_asked(report: Report, vote: VoteResult) -> str:
    """The question that was voted on, with its field."""
    return asked(report, question_of(report, vote), field_of(report, vote))


def item_of(report: Report, column: Column) -> str:
    """What a column is about within its question: the item of the group, the option whose text it
    is; empty where the question says it all."""
    item = report.said(column.question.text) if column.group else ""
    options = getattr(column.question, "options", ())
    asking = [report.said(each.label) for each in options if column.asks == each.asks]
    about = " / ".join(asking) if column.asks else ""
    return " – ".join(part for part in (item, about) if part)


def conditions(report: Report, vote: VoteResult) -> list[str]:
    """Every condition of a yes, with its town."""
    return [
        report.texts("report-said-by", town=report.town(key), words=words)
        for key, words in vote.conditions.items()
    ]


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


def without_vote(report: Report, vote: VoteResult) -> str:
    """How many mandates stand on no side of a vote, and why."""
    found, cast = report.summary.turnout, vote.counts
    voted = cast.yes + cast.no + cast.abstain
    return report.texts(
        "report-without-vote",
        missing=len(found.missing),
        nil=found.nil_returns,
        other=found.mandates - len(found.missing) - found.nil_returns - voted,
    )


def verdict_by_rule(report: Report, vote: VoteResult) -> str:
    """The verdict, always with the rule that it follows."""
    return report.texts("report-verdict", verdict=verdict(report, vote), rule=rule(report, vote))


def counts_of_inhabitants(report: Report, vote: VoteResult) -> str:
    """How many inhabitants stand behind each side."""
    found = vote.inhabitants
    return report.texts(
        "report-counts-inhabitants", yes=found.yes, no=found.no, abstain=found.abstain
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
    return ", ".join([votes, *(f"{label} {count}" for label, count in no_votes(report, vote))])


def no_votes(report: Report, vote: VoteResult) -> list[tuple[str, int]]:
    """How many chose each of what is no vote, such as postponed."""
    question = question_of(report, vote)
    column = Column(question, field_of(report, vote))
    answers = [each.value for each in given(column, report.counted)]
    found = count_chosen(report.round, column, answers).counts
    others = [option for option in question.options if option.counts == "none"]
    return [(report.said(option.label), found[option.id]) for option in others]


def ranked_lines(report: Report, figure: Ranked) -> Iterator[str]:
    """A sentence for each option or field that was ranked."""
    names = {each.id: report.said(each.label) for each in choices(report.round, figure.column)}
    for place in figure.places:
        yield report.texts(
            "report-ranked",
            label=names[place.id],
            first=place.first,
            mean=mean(report, place.mean),
            ranked=place.ranked,
        )


def mean(report: Report, place: Fraction) -> str:
    """A mean place, with at most two decimals: 1,75."""
    return shown.number(float(round(place, 2)), report.language)


def rounded(place: Fraction) -> Decimal:
    """A mean place with two decimals, as a number."""
    return Decimal(round(place * 100)).scaleb(-2)


def share(report: Report, part: int, of: int) -> str:
    """The share in percent, with one decimal, never more than it is: just below two thirds must not
    look like it."""
    return shown.percent(Fraction(part * 1000 // (of or 1), 1000), report.language)


def planned(report: Report, vote: VoteResult) -> tuple[str, ...]:
    """The municipalities whose vote is only planned until a later day."""
    question, field = question_of(report, vote), field_of(report, vote)
    step = Step(answer_key(question.id, field), question, field)
    return tuple(
        key
        for key, answers in report.summary.answers.items()
        if step.key in answers and planned_until(step, answers, report.today)
    )
