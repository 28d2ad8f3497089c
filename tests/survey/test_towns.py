from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from survey.round import Round
from survey.towns import Towns, origins
from tests.survey.forum import ORIGIN, a_forum

towns = st.lists(st.sampled_from(["1", "2", "3", "4", ""]), min_size=1, max_size=9)


def ballots(of: list[str]) -> list[dict[str, list[str]]]:
    return [{"town": [town]} if town else {} for town in of]


def could_be(of: list[str], people: int, count: int) -> list[set[int]]:
    """Every group of so many people from so many towns."""
    return [
        set(group)
        for group in combinations(range(len(of)), people)
        if len({of[each] for each in group if of[each]}) == count
    ]


@given(towns, st.sets(st.integers(0, 8)))
def test_no_number_of_towns_gives_anybody_away(of: list[str], group: set[int]) -> None:
    people = frozenset(each for each in group if each < len(of))
    (count,) = Towns(a_forum(ORIGIN), ballots(of)).counts([people])
    found = could_be(of, len(people), len({of[each] for each in people if of[each]}))
    for person in range(len(of)):
        if count is not None and 0 < len(people) < len(of):
            assert {person in each for each in found} == {True, False}


@given(towns, st.sets(st.integers(0, 8)))
def test_number_of_towns_is_told_where_it_gives_nobody_away(of: list[str], group: set[int]) -> None:
    people = frozenset(each for each in group if each < len(of))
    (count,) = Towns(a_forum(ORIGIN), ballots(of)).counts([people])
    right = len({of[each] for each in people if of[each]})
    found = could_be(of, len(people), right)
    if all({person in each for each in found} == {True, False} for person in range(len(of))):
        assert count == right


def test_all_numbers_of_a_question_go_with_the_one_that_must() -> None:
    """From all three towns: whoever is alone in theirs is among them."""
    of = ["1", "1", "1", "2", "2", "2", "3"]
    found = Towns(a_forum(ORIGIN), ballots(of))
    assert found.counts([frozenset({0, 1, 3}), frozenset({2, 4, 5})]) == [2, 2]
    assert found.counts([frozenset({0, 3, 6}), frozenset({1, 2, 4, 5})]) == [None, None]
    assert found.counts([frozenset(range(7)), frozenset()]) == [3, 0]


def test_nobody_is_asked_where_they_come_from() -> None:
    round_: Round = a_forum({"kind": "text", "id": "t", "text": "t?"})
    assert origins(round_) == ()
    assert Towns(round_, [{}]).counts([frozenset({0})]) == [None]
