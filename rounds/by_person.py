"""Rounds by person: what many people can be asked, and told of, without telling of one."""

from collections.abc import Iterator

from rounds.problems import Finding
from rounds.questionnaire import everything_asked
from rounds.said import Said
from survey.questions import Choice, Choices, Choosing, Group
from survey.round import Round
from survey.towns import origins


def by_person(round_: Round, touched: frozenset[str]) -> Iterator[Finding]:
    """What does not go with ballots by person. Questions that were only guessed at (`touched`) are
    left alone."""
    if round_.ballots != "person":
        return
    yield from _round(round_)
    for asked in everything_asked(round_):
        if asked.question.id not in touched:
            for found, expected in _question(asked.question):
                yield Finding(asked.place, found, expected)
    for question in origins(round_)[1:]:
        found = Said("says-where", one=question.id, other=origins(round_)[0].id)
        yield Finding("", found, Said("one-origin"))


def doubtful_by_person(round_: Round) -> Iterator[Finding]:
    """What is allowed there but seldom meant."""
    if round_.ballots != "person":
        return
    if not origins(round_):
        found = Said("no-origin")
        yield Finding("", found, Said("like-origin"))
    for key in ("workdays_before", "escalate_workdays_before"):
        if key in round_.reminders.model_fields_set:
            expected = Said("no-line", why=Said("why-nobody-missing"))
            yield Finding("reminders", Said("by-person", what=key), expected)


def _round(round_: Round) -> Iterator[Finding]:
    reasons = {
        "vote": "why-opinion",
        "nil_return": "why-nil",
        "follows": "why-follows",
        "letter": "why-letter",
        "paper": "why-paper",
    }
    for key, reason in reasons.items():
        if key in round_.model_fields_set and getattr(round_, key) not in (False, None):
            yield Finding("", Said("by-person", what=key), Said("no-line", why=Said(reason)))


def _question(question: object) -> Iterator[tuple[str, str]]:
    if isinstance(question, Choice) and question.vote:
        yield Said("by-person", what="vote = true"), Said("no-line", why=Said("why-opinion"))
    if isinstance(question, Choice | Choices) and question.planned_until is not None:
        yield Said("by-person", what="planned_until"), Said("no-line", why=Said("why-day"))
    if isinstance(question, Choosing) and question.among:
        yield Said("by-person", what="among"), Said("no-line", why=Said("why-same"))
    if isinstance(question, Group):
        yield Said("by-person", what='kind "group"'), Said("single-questions")
