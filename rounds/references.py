"""What a round file calls by id: every id there once, and every name leading to something."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rounds.places import element, made_up
from rounds.problems import Finding, one_of, quoted
from rounds.questionnaire import Asked, everything_asked
from rounds.said import Said
from survey.questions import Choice, Choices, Choosing, Date, Group, Question, When
from survey.round import Round


def references(round_: Round, touched: frozenset[str]) -> Iterator[Finding]:
    """Ids that stand twice, and names that lead nowhere. A name of something that was only
    guessed at (`touched`) is left alone."""
    yield from _twice(round_)
    for asked in everything_asked(round_):
        yield from _conditions(round_, asked, "when", asked.question.when, touched)
        if isinstance(asked.question, Choosing):
            yield from _among(round_, asked, asked.question, touched)
        if isinstance(asked.question, Choice | Choices):
            yield from _planned_until(asked, asked.question.planned_until, touched)
        if isinstance(asked.question, Group):
            yield from _exactly_one(asked.place, asked.question, touched)


def _twice(round_: Round) -> Iterator[Finding]:
    yield from _repeated("", "fields", [field.id for field in round_.fields])
    yield from _repeated("", "questions", [question.id for question in round_.questions])
    for asked in everything_asked(round_):
        question, place = asked.question, f"{asked.place}, "
        if isinstance(question, Choosing):
            yield from _repeated(place, "options", [option.id for option in question.options])
        if isinstance(question, Group):
            yield from _repeated(place, "items", [item.id for item in question.items])
        if asked.group and round_.has_question(question.id):
            yield Finding(asked.place, Said("id-question", id=quoted(question.id)), Said("its-own"))


def _repeated(where: str, list_name: str, ids: list[str]) -> Iterator[Finding]:
    times = Counter(ids)
    for index, id_ in enumerate(ids):
        if times[id_] > 1 and id_ in ids[:index]:
            first = element(list_name, ids.index(id_))
            yield Finding(
                f"{where}{element(list_name, index, id_)}",
                Said("id-of", id=quoted(id_), first=first),
                Said("its-own"),
            )


def _conditions(
    round_: Round, asked: Asked, key: str, conditions: When, touched: frozenset[str]
) -> Iterator[Finding]:
    known = {each.id: each for each in asked.before if isinstance(each, Choice | Choices)}
    for name, answers in conditions.items():
        if name in known and name not in touched:
            yield from _answers(round_, f"{asked.place}, {key}", known[name], answers, touched)
        elif name not in touched and not any(map(made_up, known)):
            expected = one_of(known) if known else Said("earlier-choice")
            yield Finding(asked.place, Said("names", key=key, name=quoted(name)), expected)


def _answers(
    round_: Round,
    place: str,
    named: Choice | Choices,
    answers: Iterable[str],
    touched: frozenset[str],
) -> Iterator[Finding]:
    known = [each.id for each in (round_.fields if named.of else named.options)]
    if not known:
        return  # the question without options is told at its own place
    if not answers:
        yield Finding(place, Said("no-answers", name=named.id), one_of(known))
    for answer in answers:
        if answer not in known and answer not in touched and not any(map(made_up, known)):
            yield Finding(place, Said("names", key=named.id, name=quoted(answer)), one_of(known))


def _among(
    round_: Round, asked: Asked, question: Choosing, touched: frozenset[str]
) -> Iterator[Finding]:
    if question.among and question.of is None and question.id not in touched:
        yield Finding(asked.place, Said("among-only"), Said("of-beside"))
    by_id = {each.id: each for each in asked.before}
    for name in question.among:
        if name in by_id and by_id[name].per is None and name not in touched:
            found = Said("among-not-per", name=quoted(name))
            yield Finding(asked.place, found, Said("per-question"))
    yield from _conditions(round_, asked, "among", question.among, touched)


def _planned_until(asked: Asked, name: str | None, touched: frozenset[str]) -> Iterator[Finding]:
    known = [each.id for each in asked.before if isinstance(each, Date)]
    if name is None or name in known or name in touched:
        return
    expected = one_of(known) if known else Said("earlier-date")
    yield Finding(asked.place, Said("names", key="planned_until", name=quoted(name)), expected)


def _exactly_one(place: str, group: Group, touched: frozenset[str]) -> Iterator[Finding]:
    known: dict[str, Question] = {item.id: item for item in group.items}
    choices = [item.id for item in group.items if isinstance(item, Choice)]
    for name, option in group.exactly_one.items():
        item = known.get(name)
        if name in touched or option in touched:
            continue
        if not isinstance(item, Choice):
            expected = one_of(choices) if choices else Said("item-choice")
            yield Finding(place, Said("names", key="exactly_one", name=quoted(name)), expected)
        elif option not in (options := [each.id for each in item.options]):
            found = Said("names", key=name, name=quoted(option))
            yield Finding(f"{place}, exactly_one", found, one_of(options))
