"""Answers to any round, made up from a seed: every kind of question, long texts, silent towns."""

import datetime as dt
from collections.abc import Mapping
from random import Random

from chat.texts import texts
from reports.report import Report
from survey.collect import Collected, collect
from survey.offers import offers
from survey.questions import Choice, Choices, Date, FreeText, Group, Money, Municipalities, Number
from survey.roster import Roster
from survey.round import Round
from survey.step import Answers, Step, Value
from survey.steps import steps
from survey.submission import Chain, RoundState, Submission, arrivals
from survey.summary import summarise

LONG = (
    "Wir erwarten eine verlässliche Vereinbarung über Personal, Kosten und Räume & eine "
    "Regelung für den Fall, dass eine beteiligte Kommune später ausscheidet. "
)
SUBJECTS = ("Jugendschutzstelle", "Jugend-Schutzstelle", "Beratung", "Bauhof", "Bauhof Nord")


def made_up(
    round_: Round,
    roster: Roster,
    seed: int,
    *,
    language: str = "de",
    long: bool = False,
    state: str = "closed",
    said: Mapping[str, Collected] | None = None,
) -> Report:
    """A report of the round as its towns may have answered: one in nine is silent, one in eleven
    makes a nil return where that is offered. `said` are the answers of single towns by their key,
    in place of made up ones."""
    random = Random(seed)
    opened = round_.opens_at or round_.closes_at - dt.timedelta(days=21)
    span = (round_.closes_at - opened).total_seconds()
    given = []
    for place, mandate in enumerate(roster.mandates):
        if place % 9 == 8:
            continue
        nil = round_.nil_return and place % 11 == 10
        answers = (said or {}).get(mandate.key)
        if answers is None and not nil:
            answers = collect(round_, _answers(round_, roster, mandate.key, random, long))
        at = opened + dt.timedelta(seconds=random.uniform(0, span))
        person = f"p{place // 2 if place < 2 else place}"
        given.append(Submission(mandate.key, 1, person, "head", at, nil, answers or {}, late=False))
    closed = round_.closes_at if state == "closed" else None
    where = RoundState(state, opened, round_.closes_at, closed)  # type: ignore[arg-type]
    found = summarise(round_, roster, where, given, Chain(len(given) + 2, "ab" * 32), language)
    return Report(
        found, round_, roster, texts(language), round_.closes_at, arrivals=arrivals(given)
    )


def _answers(
    round_: Round, roster: Roster, key: str, random: Random, long: bool
) -> dict[str, Value]:
    """Goes through the questionnaire until nothing is left unanswered."""
    answers: dict[str, Value] = {}
    while True:
        open_ = [step for step in steps(round_, answers) if step.key not in answers]
        if not open_:
            return {name: value for name, value in answers.items() if value != []}
        answers[open_[0].key] = _value(open_[0], round_, roster, key, random, answers, long)


def _value(  # noqa: C901, PLR0911 - a case for each kind
    step: Step,
    round_: Round,
    roster: Roster,
    key: str,
    random: Random,
    answers: Answers,
    long: bool,
) -> Value:
    question = step.question
    ids = [offer.id for offer in offers(step, round_, roster, key, answers)]
    match question:
        case Group():
            return random.choice([0, 1, 2]) if question.repeat else 1
        case _ if step.asks is not None:
            return LONG * 3 if long else "Die Kosten werden geteilt."
        case Choice():
            return random.choice([ids[0], *ids])
        case Choices():
            return sorted(random.sample(ids, random.randint(1, len(ids))), key=ids.index)
        case Municipalities():
            return sorted(random.sample(ids, min(len(ids), random.randint(0, 3))), key=ids.index)
        case FreeText(pattern=None):
            return LONG * 5 if long and question.max >= 1000 else random.choice(SUBJECTS)
        case FreeText():
            return "202700"[: 4 if "20" in str(question.pattern) else 6]
        case Number():
            return random.choice([0, 3, 12.5, 1250])
        case Money():
            return f"{random.randint(0, 400_000)}.{random.randint(0, 99):02}"
        case Date():
            return (round_.closes + dt.timedelta(days=random.randint(1, 200))).date().isoformat()
    return random.sample(ids, random.randint(1, len(ids)))  # a rank
