"""Rounds by person: what many people can be asked, and told of, without telling of one."""

from collections.abc import Iterator

from rounds.problems import Finding
from rounds.questionnaire import everything_asked
from survey.questions import Choice, Choices, Choosing, Group
from survey.round import Round
from survey.towns import origins

BY_PERSON = 'with ballots = "person"'


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
        found = f"{question.id} says where somebody comes from, as {origins(round_)[0].id} does"
        yield Finding("", found, "one question of kind municipalities with max = 1")


def doubtful_by_person(round_: Round) -> Iterator[Finding]:
    """What is allowed there but seldom meant."""
    if round_.ballots != "person":
        return
    if not origins(round_):
        found = "no question says where somebody comes from"
        yield Finding("", found, "one of kind municipalities with max = 1")
    for key in ("workdays_before", "escalate_workdays_before"):
        if key in round_.reminders.model_fields_set:
            expected = "no such line: nobody is known to be missing"
            yield Finding("reminders", f"{key} {BY_PERSON}", expected)


def _round(round_: Round) -> Iterator[Finding]:
    reasons = {
        "vote": "a forum gives an opinion, no verdict",
        "nil_return": "whoever has nothing to say does not submit",
        "follows": "nobody knows any more whose the earlier answers are",
        "letter": "a joint letter is signed by mandates",
        "paper": "a council paper is built from mandates",
    }
    for key, reason in reasons.items():
        if key in round_.model_fields_set and getattr(round_, key) not in (False, None):
            yield Finding("", f"{key} {BY_PERSON}", f"no such line: {reason}")


def _question(question: object) -> Iterator[tuple[str, str]]:
    if isinstance(question, Choice) and question.vote:
        yield f"vote = true {BY_PERSON}", "no such line: a forum gives an opinion, no verdict"
    if isinstance(question, Choice | Choices) and question.planned_until is not None:
        yield f"planned_until {BY_PERSON}", "no such line: an opinion is not decided on a day"
    if isinstance(question, Choosing) and question.among:
        yield f"among {BY_PERSON}", "no such line: all have to choose from the same"
    if isinstance(question, Group):
        yield f'kind "group" {BY_PERSON}', "single questions: an entry would be a single answer"
