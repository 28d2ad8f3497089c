"""Groups in which everyone is linked to everyone else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence


def maximal_cliques(order: Sequence[str], links: Iterable[frozenset[str]]) -> list[list[str]]:
    """Every largest possible group, of two or more members, whose members are all linked.

    `links` are pairs of members of `order`; groups and their members come in that order. A member
    can stand in several groups. (Bron and Kerbosch, Communications of the ACM 16 (1973), with the
    pivot of the most links.)
    """
    place = {member: index for index, member in enumerate(order)}
    friends: dict[int, set[int]] = {index: set() for index in place.values()}
    for link in links:
        one, other = (place[member] for member in link)
        friends[one].add(other)
        friends[other].add(one)
    found = sorted(sorted(clique) for clique in _extend(set(), set(friends), set(), friends))
    return [[order[index] for index in clique] for clique in found if len(clique) > 1]


def _extend(
    clique: set[int], candidates: set[int], done: set[int], friends: Mapping[int, set[int]]
) -> Iterator[set[int]]:
    if not candidates and not done:
        yield clique
        return
    pivot = max(candidates | done, key=lambda each: len(friends[each] & candidates))
    for member in candidates - friends[pivot]:
        near = friends[member]
        yield from _extend(clique | {member}, candidates & near, done & near, friends)
        candidates = candidates - {member}
        done = done | {member}
