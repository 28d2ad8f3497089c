"""Who could work with whom: wishes of the towns put together, per field and form of cooperation.

No question is known by name. A question of kind `municipalities` that is asked per field asks for
partners, unless it allows the mandate's own town (`own`: members of something that exists). Its
form of cooperation is found through `when`: the nearest question named there that is no vote, or
named by the `when` of those, and so on, gives the form; each option that is named there is a form
of its own. In

    when = { form = ["towns"] }

the form is `towns`. Where only votes are named, or nothing, the form is None.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from survey.cliques import maximal_cliques
from survey.collect import Collected
from survey.questions import Choice, Choices, Municipalities, PolicyField, When
from survey.roster import Roster
from survey.round import Round
from survey.step import answer_key, chosen_any
from survey.steps import asked_when
from survey.text import Text

Kind = Literal["mutual", "open", "group", "one-sided"]


# Not frozen, which would double what making one takes: a very large round has 150,000.
@dataclass(slots=True)
class Partners:
    """Towns that could work together, as keys.

    `mutual`: two towns of which each names the other. `open`: one names the other, which left it
    open. `group`: a largest possible set in which every two are linked in one of these ways.
    `one-sided`: the first names the second, which named others or did not choose this form.
    All but `one-sided` are in roster order. Every link stands in a group, so where there are links
    and no group, the groups are too many to be listed (survey/cliques.py).
    """

    field: str
    form: str | None
    kind: Kind
    municipalities: tuple[str, ...]


Wishes = Mapping[str, Sequence[str]]
"""Whom each town that takes part named; nobody means open to all."""

Pair = int
"""Two towns by their places in the roster: the first, times the number of all, plus the second."""


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
    places = {mandate.key: place for place, mandate in enumerate(roster.mandates)}
    return tuple(each for circle in _circles(round_, counted) for each in _found(places, circle))


def _found(places: Mapping[str, int], circle: _Circle) -> Iterator[Partners]:
    """Goes through the wishes, not through all pairs of towns, of which there can be millions."""
    order, field, form = tuple(places), circle.field.id, circle.form
    mutual, open_, one_sided = _pairs(places, circle.wishes)

    def told(kind: Kind, pairs: Iterable[Pair]) -> Iterator[Partners]:
        for pair in sorted(pairs):
            one, other = divmod(pair, len(order))
            yield Partners(field, form, kind, (order[one], order[other]))

    yield from told("mutual", mutual)
    yield from told("open", open_)
    for group in maximal_cliques([divmod(pair, len(order)) for pair in mutual | open_]) or ():
        yield Partners(field, form, "group", tuple(order[place] for place in group))
    yield from told("one-sided", one_sided)


def _pairs(places: Mapping[str, int], wishes: Wishes) -> tuple[set[Pair], set[Pair], set[Pair]]:
    """The mutual links, the open ones, and the one-sided wishes with the wishing town first."""
    mutual, open_, one_sided = set[Pair](), set[Pair](), set[Pair]()
    for wishing, named in wishes.items():
        one = places[wishing]
        for name in named:
            other, back = places.get(name), wishes.get(name)
            if other is None:
                continue
            pair = one * len(places) + other
            either = pair if one < other else other * len(places) + one
            if back is None:
                one_sided.add(pair)
            elif wishing in back:
                mutual.add(either)
            elif not back:
                open_.add(either)
            else:
                one_sided.add(pair)
    return mutual, open_, one_sided


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
    for question, field in product(_partners_questions(round_), round_.fields):
        asked = asked_when(round_, question, field)
        here = {town: answers for town, answers in counted.items() if asked(answers)}
        key = answer_key(question.id, field)
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
    return {town: answers.get(key, ()) for town, answers in inside.items()}
