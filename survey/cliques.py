"""Groups in which everyone is linked to everyone else."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

GROUPS = 500
"""More groups than this are not listed: nobody could read them."""

LOOKS = 5000
"""So often a part of a group is looked at before the search is given up. Densely linked members
can have groups beyond all bounds: 36 of them up to 531,441."""


def maximal_cliques(
    links: Collection[tuple[int, int]], most: int = GROUPS, looks: int = LOOKS
) -> list[list[int]] | None:
    """Every largest possible group, of two or more members, whose members are all linked; None
    where there are more than `most`, or finding them takes more than `looks`.

    Members are numbers; groups and their members come in ascending order. A member can stand in
    several groups. (Bron and Kerbosch, Communications of the ACM 16 (1973), with the pivot of the
    most links; sets of members are the bits of a number.)
    """
    linked = Counter(chain.from_iterable(links))
    # Each member stands in a group, and none is larger than its members have links, and itself.
    if len(linked) > most * (max(linked.values(), default=0) + 1):
        return None
    members = sorted(linked)
    found: list[list[int]] = []
    for number, part in enumerate(_parts(_friends(members, links)), start=1):
        if number > looks or len(found) > most:
            return None
        if not part.candidates and not part.done:
            found.append([members[place] for place in _bits(part.clique)])
    return None if len(found) > most else sorted(group for group in found if group)


@dataclass(frozen=True, slots=True)
class _Part:
    """A group as far as it is found; who could join it, and who could but was tried before."""

    clique: int
    candidates: int
    done: int


def _friends(members: Sequence[int], links: Iterable[tuple[int, int]]) -> list[int]:
    """Whom each member is linked to, by places among the members."""
    place = {member: index for index, member in enumerate(members)}
    friends = [0] * len(members)
    for one, other in links:
        friends[place[one]] |= 1 << place[other]
        friends[place[other]] |= 1 << place[one]
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
