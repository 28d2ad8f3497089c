"""Largest possible groups, held against a brute force over all subsets."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from survey.cliques import maximal_cliques

TOWNS = range(7)
PAIRS = list(combinations(TOWNS, 2))


def by_brute_force(links: set[tuple[int, int]]) -> list[list[int]]:
    groups = [
        set(group)
        for size in range(2, len(TOWNS) + 1)
        for group in combinations(TOWNS, size)
        if all(pair in links for pair in combinations(group, 2))
    ]
    return sorted(sorted(group) for group in groups if not any(group < other for other in groups))


@given(st.sets(st.sampled_from(PAIRS)))
def test_maximal_cliques_are_those_of_a_brute_force(links: set[tuple[int, int]]) -> None:
    assert maximal_cliques(links) == by_brute_force(links)


def test_maximal_cliques_come_in_order_whichever_way_the_links_are_told() -> None:
    assert maximal_cliques([(9, 5), (5, 2)]) == [[2, 5], [5, 9]]


def test_maximal_cliques_without_links_are_none() -> None:
    assert maximal_cliques([]) == []


def test_maximal_cliques_of_a_large_group_are_found_without_recursion() -> None:
    assert maximal_cliques(list(combinations(range(400), 2))) == [list(range(400))]


def thirds(count: int) -> list[tuple[int, int]]:
    """Members in threes, everyone linked to all but the own three: 3 ** (count / 3) groups, the
    most that there can be (Moon and Moser 1965)."""
    return [(one, other) for one, other in combinations(range(count), 2) if one // 3 != other // 3]


def test_maximal_cliques_are_listed_up_to_the_limit() -> None:
    links = thirds(9)  # 27 groups
    assert len(maximal_cliques(links, most=27) or ()) == 27
    assert maximal_cliques(links, most=26) is None


def test_maximal_cliques_are_given_up_after_so_many_looks() -> None:
    links = thirds(9)
    assert maximal_cliques(links, looks=27) is None
    assert maximal_cliques(links, looks=100) is not None


def test_maximal_cliques_of_towns_linked_beyond_all_bounds_are_none_at_once() -> None:
    # 3 ** 12 = 531,441 groups
    assert maximal_cliques(thirds(36)) is None
