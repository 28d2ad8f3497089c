"""Largest possible groups, held against a brute force over all subsets."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from survey.cliques import maximal_cliques

TOWNS = "abcdefg"
PAIRS = [frozenset(pair) for pair in combinations(TOWNS, 2)]


def by_brute_force(order: str, links: set[frozenset[str]]) -> list[list[str]]:
    groups = [
        set(group)
        for size in range(2, len(order) + 1)
        for group in combinations(order, size)
        if all(frozenset(pair) in links for pair in combinations(group, 2))
    ]
    largest = [group for group in groups if not any(group < other for other in groups)]
    return sorted((sorted(group, key=order.index) for group in largest), key=places)


def places(group: list[str]) -> list[int]:
    return [TOWNS.index(town) for town in group]


@given(st.sets(st.sampled_from(PAIRS)))
def test_maximal_cliques_are_those_of_a_brute_force(links: set[frozenset[str]]) -> None:
    assert maximal_cliques(TOWNS, links) == by_brute_force(TOWNS, links)


def test_maximal_cliques_come_in_the_given_order() -> None:
    links = [frozenset("ab"), frozenset("bc")]
    assert maximal_cliques("cba", links) == [["c", "b"], ["b", "a"]]


def test_maximal_cliques_without_links_are_none() -> None:
    assert maximal_cliques("abc", []) == []
