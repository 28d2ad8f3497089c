"""Groups of people so large that nobody in them is seen.

Two promises, for everything that is told of one question: a group has nobody in it or at least
LEAST people, and so has what is left when it is taken away from any other number that is told and
contains it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 5
"""The smallest group of people that is shown."""

People = frozenset[int]
"""Ballots by their place in a list that has no order of its own."""

NOBODY: People = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A group that is told: those who chose one of `options`, and with `no_answer` those who chose
    nothing, with `not_asked` those who were not asked. `told` is whether its size may be said."""

    options: tuple[str, ...]
    people: People
    no_answer: bool = False
    not_asked: bool = False
    told: bool = True


def hides(number: int) -> bool:
    """Whether so many people are too few to be shown. Nobody can be."""
    return 0 < number < LEAST


def one_each(
    chosen: Mapping[str, People], no_answer: People, not_asked: People = NOBODY, *, blur: bool
) -> tuple[Part, ...]:
    """The parts of a question to which everybody gives one answer at most, in the order of its
    options: too small ones merged with the next larger one until none is too small. With `blur`
    those who were not asked are merged with others in any case, so that nobody can tell how many
    they are. Nothing is told apart where all of them together are too few."""
    pieces = [Part((option,), people) for option, people in chosen.items()]
    pieces += [Part((), no_answer, no_answer=True)] if no_answer else []
    pieces += [Part((), not_asked, not_asked=True)] if not_asked else []
    order = [piece for piece in pieces if piece.people]
    while len(order) > 1:
        order.sort(key=lambda piece: len(piece.people))
        small = next((each for each in order if hides(len(each.people)) or _seen(each, blur)), None)
        if small is None:
            break
        order.remove(small)
        order[0] = _together(small, order[0], tuple(chosen))
    empty = [piece for piece in pieces if not piece.people]
    places = {option: place for place, option in enumerate(chosen)}
    return tuple(sorted((*order, *empty), key=lambda part: _place(part, places)))


def _place(part: Part, places: Mapping[str, int]) -> int:
    """That of its first option; behind all of them where it has none."""
    return min((places[option] for option in part.options), default=len(places))


def _seen(piece: Part, blur: bool) -> bool:
    return blur and piece.not_asked and not (piece.options or piece.no_answer)


def _together(one: Part, other: Part, order: tuple[str, ...]) -> Part:
    return Part(
        tuple(sorted((*one.options, *other.options), key=order.index)),
        one.people | other.people,
        one.no_answer or other.no_answer,
        one.not_asked or other.not_asked,
    )


def any_number(
    chosen: Mapping[str, People], asked: People, picks: tuple[int | None, int | None]
) -> tuple[Part, ...]:
    """The parts of a question that takes several answers: each option for itself, told where
    neither those who chose it nor those who did not are too few. `picks` are the least and the most
    options that one person chooses: where they are the same, one option could be told from all
    others, so two are kept back or none."""
    answered = NOBODY.union(*chosen.values())
    shy = {
        option
        for option, people in chosen.items()
        if hides(len(people)) or hides(len(asked - people)) or hides(len(answered - people))
    }
    if len(chosen) == 2 and hides(len(frozenset.intersection(*chosen.values()))):
        shy |= set(chosen)
    if picks[0] is not None and picks[0] == picks[1]:
        shy = _not_alone(shy, chosen)
    return tuple(
        Part((option,), people, told=option not in shy) for option, people in chosen.items()
    )


def _not_alone(shy: set[str], chosen: Mapping[str, People]) -> set[str]:
    """These options and as many more, the least chosen first, as are needed so that what all of
    them have got together is no small number and no one's alone."""
    rest = sorted(chosen.keys() - shy, key=lambda option: len(chosen[option]))
    more = set(shy)
    while more and rest and (len(more) < 2 or hides(sum(len(chosen[each]) for each in more))):
        more.add(rest.pop(0))
    return more


def classes(sets: Iterable[People], everyone: People) -> list[People]:
    """Everyone in classes by which of the sets they are in."""
    found: dict[tuple[bool, ...], set[int]] = {}
    known = tuple(sets)
    for person in everyone:
        found.setdefault(tuple(person in each for each in known), set()).add(person)
    return [frozenset(each) for each in found.values()]
