"""Who could work with whom: wishes of the towns put together, per field and form of cooperation.

No question is known by name. A question of kind `municipalities` that is asked per field asks for
partners, unless it allows the mandate's own town (`own`: members of something that exists). Its
form of cooperation is found through `when`: the nearest question named there that is no vote, or
named by the `when` of those, and so on, gives the form; each option that is named there is a form
of its own. In

    when = { form = ["towns"] }

the form is `towns`. Where only votes are named, or nothing, the form is None.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product
from typing import Literal

from survey.cliques import maximal_cliques
from survey.collect import Collected
from survey.questions import Choice, Choices, Municipalities, When
from survey.roster import Roster
from survey.round import PolicyField, Round
from survey.steps import answer_key, chosen_any, steps
from survey.text import Text

Kind = Literal["mutual", "open", "group", "one-sided"]


@dataclass(frozen=True, slots=True)
class Partners:
    """Towns that could work together, as keys.

    `mutual`: two towns of which each names the other. `open`: one names the other, which left it
    open. `group`: a largest possible set in which every two are linked in one of these ways.
    `one-sided`: the first names the second, which named others or did not choose this form.
    All but `one-sided` are in roster order.
    """

    field: str
    form: str | None
    kind: Kind
    municipalities: tuple[str, ...]


Wishes = Mapping[str, frozenset[str]]
"""Whom each town that takes part named; nobody means open to all."""


@dataclass(frozen=True, slots=True)
class _Circle:
    """Those who chose one form in one field."""

    field: PolicyField
    form: str | None
    wishes: Wishes


def partners(
    round_: Round, roster: Roster, counted: Mapping[str, Collected]
) -> tuple[Partners, ...]:
    """Everything that can be said about who could work with whom: per field and form first the
    mutual links, then the open ones, the groups, and the one-sided wishes.

    `counted` holds the answers of the valid submissions by municipality key. A town takes part in
    a form if it chose it and was asked for partners; naming nobody leaves it open to all. Two
    towns that both left it open are not linked.
    """
    order = [mandate.key for mandate in roster.mandates]
    return tuple(
        Partners(circle.field.id, circle.form, kind, towns)
        for circle in _circles(round_, counted)
        for kind, towns in _found(order, circle.wishes)
    )


def _found(order: Sequence[str], wishes: Wishes) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    mutual = [pair for pair in combinations(order, 2) if _names(*pair, wishes) == (True, True)]
    open_ = [pair for pair in combinations(order, 2) if _left_open(*pair, wishes)]
    linked = {frozenset(pair) for pair in mutual + open_}
    yield from (("mutual", pair) for pair in mutual)
    yield from (("open", pair) for pair in open_)
    yield from (("group", tuple(group)) for group in maximal_cliques(order, linked))
    for one, other in permutations(order, 2):
        if _names(one, other, wishes)[0] and frozenset((one, other)) not in linked:
            yield "one-sided", (one, other)


def _names(one: str, other: str, wishes: Wishes) -> tuple[bool, bool]:
    """Whether the first names the second, and the second the first."""
    return other in wishes.get(one, ()), one in wishes.get(other, ())


def _left_open(one: str, other: str, wishes: Wishes) -> bool:
    """Whether one of them names the other, which named nobody."""
    nobody: frozenset[str] = frozenset()
    names, named = _names(one, other, wishes)
    return (names and wishes.get(other) == nobody) or (named and wishes.get(one) == nobody)


def form_labels(round_: Round) -> dict[str, Text]:
    """What each form of cooperation that partners are asked for is called, by its id."""
    return {
        option.id: option.label
        for question in _partners_questions(round_)
        for asked, _ in [_form_question(round_, question)]
        for option in (asked.options if asked else ())
    }


def _partners_questions(round_: Round) -> Iterator[Municipalities]:
    for question in round_.questions:
        if isinstance(question, Municipalities) and question.per and not question.own:
            yield question


def _form_question(
    round_: Round, question: Municipalities
) -> tuple[Choice | Choices | None, tuple[str, ...]]:
    """The question that a partners question's forms come from, and which of its options they are;
    None when only votes are named."""
    level: list[When] = [question.when]
    while level:
        named = [(round_.question(name), wanted) for when in level for name, wanted in when.items()]
        for asked, wanted in named:
            if isinstance(asked, Choices) or (isinstance(asked, Choice) and not asked.vote):
                return asked, wanted
        level = [asked.when for asked, _ in named]
    return None, ()


def _circles(round_: Round, counted: Mapping[str, Collected]) -> Iterator[_Circle]:
    asked = {
        town: frozenset(step.key for step in steps(round_, answers))
        for town, answers in counted.items()
    }
    for question, field in product(_partners_questions(round_), round_.fields):
        key = answer_key(question.id, field)
        here = {town: answers for town, answers in counted.items() if key in asked[town]}
        chooser, forms = _form_question(round_, question)
        if chooser is None:
            yield _Circle(field, None, _wishes(key, here))
            continue
        chose = answer_key(chooser.id, field if chooser.per else None)
        for form in forms:
            inside = {
                town: answers
                for town, answers in here.items()
                if chosen_any(answers.get(chose), (form,))
            }
            yield _Circle(field, form, _wishes(key, inside))


def _wishes(key: str, inside: Mapping[str, Collected]) -> Wishes:
    return {town: frozenset(answers.get(key, ())) for town, answers in inside.items()}
