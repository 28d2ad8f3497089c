"""The rules that look across a whole round file, once its shape is right."""

import datetime as dt
from collections.abc import Iterator

from rounds.by_person import by_person, doubtful_by_person
from rounds.documents import documents
from rounds.limits import limits
from rounds.places import element
from rounds.problems import Finding, Problem
from rounds.questionnaire import everything_asked
from rounds.references import references
from rounds.said import Said
from rounds.times import days_off, passed, times
from rounds.wording import without_field, wording
from survey.questions import Choice, Choosing, Municipalities
from survey.roster import Roster
from survey.round import Round


def broken(round_: Round, touched: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Everything that keeps the round from being opened. Tables in `touched` were guessed at, and
    nothing is said about what the guess may have caused."""
    yield from times(round_)
    yield from _vote(round_)
    yield from references(round_, touched)
    yield from limits(round_, touched)
    yield from documents(round_, touched)
    yield from wording(round_)
    yield from by_person(round_, touched)


def broken_together(round_: Round, roster: Roster) -> Iterator[Finding]:
    """What the round asks of its roster and the roster cannot give."""
    for asked in everything_asked(round_):
        question = asked.question
        if isinstance(question, Municipalities) and question.min is not None:
            own = round_.ballots == "mandate" and not question.own
            others = len(roster.mandates) - own
            if question.min > others:
                found = Said("min-is", min=str(question.min))
                yield Finding(asked.place, found, Said("roster-offers", most=others))


def doubtful(round_: Round) -> Iterator[Finding]:
    """What is allowed but seldom meant."""
    yield from days_off(round_)
    yield from without_field(round_)
    votes = [each for each in round_.questions if isinstance(each, Choice) and each.vote]
    if "vote" in round_.model_fields_set and not votes:
        yield Finding("", Said("no-effect"), Said("a-vote"))
    yield from _uncounted(round_)
    yield from doubtful_by_person(round_)


def deadline_problem(round_: Round, now: dt.datetime, file: str = "round.toml") -> Problem | None:
    """A deadline that is not ahead of `now` (an aware instant): a warning when a round is checked,
    an error when it is opened."""
    return next((finding.within(file) for finding in passed(round_, now)), None)


def _vote(round_: Round) -> Iterator[Finding]:
    if round_.vote.quorum_share >= 1:
        yield Finding(
            "vote", Said("is", what="quorum", value=f'"{round_.vote.quorum}"'), Said("less-than-1")
        )
    if round_.follows == round_.id:
        yield Finding("", Said("follows-itself"), Said("k-follows"))


def _uncounted(round_: Round) -> Iterator[Finding]:
    for asked in everything_asked(round_):
        question = asked.question
        if not isinstance(question, Choosing) or (isinstance(question, Choice) and question.vote):
            continue
        for index, option in enumerate(question.options):
            if "counts" in option.model_fields_set:
                place = f"{asked.place}, {element('options', index, option.id)}"
                yield Finding(place, Said("counts-effect"), Said("vote-at"))
