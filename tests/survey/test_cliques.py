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


def test_maximal_cliques_of_a_large_group_are_found_without_recursion() -> None:
    order = [str(number) for number in range(400)]
    assert maximal_cliques(order, map(frozenset, combinations(order, 2))) == [order]


def thirds(count: int) -> tuple[list[str], list[frozenset[str]]]:
    """Members in threes, everyone linked to all but the own three: 3 ** (count / 3) groups, the
    most that there can be (Moon and Moser 1965)."""
    order = [f"{number:02}" for number in range(count)]
    pairs = combinations(order, 2)
    return order, [frozenset(p) for p in pairs if int(p[0]) // 3 != int(p[1]) // 3]


def test_maximal_cliques_are_listed_up_to_the_limit() -> None:
    order, links = thirds(9)  # 27 groups
    assert len(maximal_cliques(order, links, most=27) or ()) == 27
    assert maximal_cliques(order, links, most=26) is None


def test_maximal_cliques_are_given_up_after_so_many_looks() -> None:
    order, links = thirds(9)
    assert maximal_cliques(order, links, looks=27) is None
    assert maximal_cliques(order, links, looks=100) is not None


def test_maximal_cliques_of_towns_linked_beyond_all_bounds_are_none_at_once() -> None:
    order, links = thirds(36)  # 531,441 groups
    assert maximal_cliques(order, links) is None
    assert 3**12 == 531_441
