"""Groups in which everyone is linked to everyone else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

GROUPS = 500
"""More groups than this are not listed: nobody could read them."""

LOOKS = 5000
"""So often a part of a group is looked at before the search is given up. Densely linked members
can have groups beyond all bounds: 36 of them up to 531,441."""


def maximal_cliques(
    order: Sequence[str], links: Iterable[frozenset[str]], most: int = GROUPS, looks: int = LOOKS
) -> list[list[str]] | None:
    """Every largest possible group, of two or more members, whose members are all linked; None
    where there are more than `most`, or finding them takes more than `looks`.

    `links` are pairs of members of `order`; groups and their members come in that order. A member
    can stand in several groups. (Bron and Kerbosch, Communications of the ACM 16 (1973), with the
    pivot of the most links; sets of members are the bits of a number.)
    """
    pairs = list(links)
    linked = frozenset[str]().union(*pairs)
    members = [member for member in order if member in linked]
    friends = _friends(members, pairs)
    found: list[list[int]] = []
    for number, part in enumerate(_parts(friends), start=1):
        if number > looks or len(found) > most:
            return None
        if not part.candidates and not part.done:
            found.append(list(_bits(part.clique)))
    if len(found) > most:
        return None
    return [[members[index] for index in clique] for clique in sorted(found) if len(clique) > 1]


@dataclass(frozen=True, slots=True)
class _Part:
    """A group as far as it is found; who could join it, and who could but was tried before."""

    clique: int
    candidates: int
    done: int


def _friends(members: Sequence[str], links: Iterable[frozenset[str]]) -> list[int]:
    """Whom each member is linked to."""
    place = {member: index for index, member in enumerate(members)}
    friends = [0] * len(members)
    for link in links:
        one, other = (place[member] for member in link)
        friends[one] |= 1 << other
        friends[other] |= 1 << one
    return friends


def _parts(friends: Sequence[int]) -> Iterator[_Part]:
    """Every part of a group that is looked at; without recursion, since groups can be large."""
    waiting = [_Part(0, (1 << len(friends)) - 1, 0)]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(_larger(part, friends))


def _larger(part: _Part, friends: Sequence[int]) -> Iterator[_Part]:
    """The part with one member more, in each way that the pivot leaves."""
    candidates, done = part.candidates, part.done
    if not candidates:
        return
    pivot = max(_bits(candidates | done), key=lambda each: (friends[each] & candidates).bit_count())
    for member in _bits(candidates & ~friends[pivot]):
        near = friends[member]
        yield _Part(part.clique | 1 << member, candidates & near, done & near)
        candidates &= ~(1 << member)
        done |= 1 << member


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, smallest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
