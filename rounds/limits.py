"""What a question says about itself: options, bounds, votes. Each rule looks at one question."""

import re
from collections import Counter
from collections.abc import Iterator

from rounds.places import element
from rounds.problems import Finding, quoted
from rounds.questionnaire import Asked, everything_asked
from rounds.said import Said
from survey.questions import (
    Choice,
    Choices,
    Choosing,
    Date,
    FreeText,
    Group,
    Money,
    Municipalities,
    Number,
    Rank,
)
from survey.round import Round


def limits(round_: Round, touched: frozenset[str]) -> Iterator[Finding]:
    """Questions that contradict themselves. Those that were only guessed at (`touched`) are left
    alone."""
    for asked in everything_asked(round_):
        if asked.question.id not in touched:
            yield from _question(round_, asked)


def _question(round_: Round, asked: Asked) -> Iterator[Finding]:
    question, place = asked.question, asked.place
    yield from _per_field(round_, asked)
    if isinstance(question, Choosing):
        yield from _choosing(round_, place, question)
    if isinstance(question, Choice):
        yield from _vote(asked, question)
    if isinstance(question, Choices | Municipalities | Number | Money | Date):
        yield from _bounds(place, question)
    if isinstance(question, Choices):
        yield from _enough(round_, place, question)
    if isinstance(question, FreeText):
        yield from _pattern(place, question)
    if isinstance(question, Group):
        yield from _group(place, question)


def _per_field(round_: Round, asked: Asked) -> Iterator[Finding]:
    if asked.question.per and asked.group:
        yield Finding(asked.place, Said("per-in-group"), Said("at-group"))
    elif asked.question.per and not round_.fields:
        yield Finding(asked.place, Said("per-without"), Said("fields-in-round"))


def _choosing(round_: Round, place: str, question: Choosing) -> Iterator[Finding]:
    if question.of and question.options:
        yield Finding(place, Said("both-options"), Said("one-of-two"))
    elif question.of and not round_.fields:
        yield Finding(place, Said("of-without"), Said("fields-in-round"))
    elif not question.of and len(question.options) < 2:
        yield Finding(place, Said("options-holds", count=len(question.options)), Said("at-least-2"))
    yield from _asks(place, question)


def _asks(place: str, question: Choosing) -> Iterator[Finding]:
    times = Counter(option.asks for option in question.options)
    for index, option in enumerate(question.options):
        if option.asks is None:
            continue
        where = f"{place}, {element('options', index, option.id)}"
        if isinstance(question, Rank):
            yield Finding(where, Said("asks-rank"), Said("in-choice"))
        elif times[option.asks] > 1:
            found = Said("asks-twice", name=quoted(option.asks))
            yield Finding(where, found, Said("an-own-name"))


def _vote(asked: Asked, question: Choice) -> Iterator[Finding]:
    if not question.vote:
        return
    if asked.group:
        yield Finding(asked.place, Said("vote-in-group"), Said("own-question"))
    if question.of:
        yield Finding(asked.place, Said("vote-of"), Said("options-count"))
        return
    counted = {option.counts for option in question.options}
    for counts in ("yes", "no"):
        if counts not in counted:
            found = Said("no-option", counts=counts)
            yield Finding(asked.place, found, Said("an-option", counts=counts))


def _bounds(
    place: str, question: Choices | Municipalities | Number | Money | Date
) -> Iterator[Finding]:
    # One comparison for numbers and days: a question has two of the same kind.
    if question.min is not None and question.max is not None and question.min > question.max:  # type: ignore[operator]
        yield Finding(
            place, Said("min-above", min=str(question.min), max=str(question.max)), Said("min-max")
        )


def _enough(round_: Round, place: str, question: Choices) -> Iterator[Finding]:
    there = len(round_.fields if question.of else question.options)
    for key, wanted in (("min", question.min), ("max", question.max)):
        if wanted is not None and wanted > there:
            yield Finding(
                place, Said("is", what=key, value=wanted), Said("number-options", most=there)
            )


def _pattern(place: str, question: FreeText) -> Iterator[Finding]:
    if question.pattern is None:
        return
    try:
        re.compile(question.pattern)
    except (re.error, OverflowError, RecursionError) as error:
        found = Said("pattern-unusable", pattern=quoted(question.pattern), error=str(error))
        yield Finding(place, found, Said("a-pattern"))


def _group(place: str, group: Group) -> Iterator[Finding]:
    if group.exactly_one and not group.repeat:
        yield Finding(place, Said("exactly-without"), Said("repeat-beside"))
    if group.last and not group.exactly_one:
        yield Finding(place, Said("last-without"), Said("exactly-beside"))
    if not group.required and not group.repeat:
        yield Finding(place, Said("required-without"), Said("at-items"))
