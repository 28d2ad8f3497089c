from hypothesis import given
from hypothesis import strategies as st

from survey.grouping import NOBODY, People, any_number, hides, one_each

OPTIONS = ("a", "b", "c", "d")


@st.composite
def one_answer(draw: st.DrawFn) -> tuple[dict[str, People], People, People]:
    """Who chose which option, who chose none, who was not asked."""
    places = draw(st.lists(st.sampled_from((*OPTIONS, "-", "?")), max_size=40))
    of = {name: frozenset(n for n, at in enumerate(places) if at == name) for name in places}
    chosen = {option: of.get(option, NOBODY) for option in OPTIONS}
    return chosen, of.get("-", NOBODY), of.get("?", NOBODY)


@given(one_answer(), st.booleans())
def test_no_group_is_too_small_and_everybody_is_in_one(
    found: tuple[dict[str, People], People, People], blur: bool
) -> None:
    chosen, nothing, not_asked = found
    everyone = NOBODY.union(*chosen.values(), nothing, not_asked)
    parts = one_each(chosen, nothing, not_asked, blur=blur)
    assert sorted(each for part in parts for each in part.people) == sorted(everyone)
    assert sorted(option for part in parts for option in part.options) == list(OPTIONS)
    for part in parts:
        assert not hides(len(part.people)) or part.people == everyone
        assert part.people == NOBODY.union(
            *(chosen[option] for option in part.options),
            nothing if part.no_answer else NOBODY,
            not_asked if part.not_asked else NOBODY,
        )


@given(one_answer())
def test_nobody_can_tell_how_many_were_not_asked(
    found: tuple[dict[str, People], People, People],
) -> None:
    chosen, nothing, not_asked = found
    asked = NOBODY.union(*chosen.values(), nothing)
    parts = one_each(chosen, nothing, not_asked, blur=True)
    if asked and not_asked:
        assert [each for each in parts if each.people == not_asked] == []


@given(one_answer())
def test_large_groups_stay_apart(found: tuple[dict[str, People], People, People]) -> None:
    chosen = {
        option: frozenset(10 * n + each for each in range(5 + n))
        for n, option in enumerate(found[0])
    }
    parts = one_each(chosen, NOBODY, blur=False)
    assert [(part.options, part.people) for part in parts] == [
        ((option,), people) for option, people in chosen.items()
    ]


@given(st.lists(st.sets(st.sampled_from(OPTIONS)), max_size=40), st.integers(0, 9))
def test_options_are_told_where_neither_side_is_too_small(
    picks: list[set[str]], silent: int
) -> None:
    chosen = {o: frozenset(n for n, each in enumerate(picks) if o in each) for o in OPTIONS}
    asked = frozenset(range(len(picks) + silent))
    answered = frozenset(n for n, each in enumerate(picks) if each)
    parts = any_number(chosen, asked, (None, None))
    assert [part.options for part in parts] == [(option,) for option in OPTIONS]
    for part in parts:
        sizes = (len(part.people), len(asked - part.people), len(answered - part.people))
        assert part.told == (not any(map(hides, sizes)))


@given(st.lists(st.permutations(OPTIONS), max_size=40))
def test_no_option_can_be_told_from_the_others_where_all_choose_as_many(
    orders: list[list[str]],
) -> None:
    picks = [set(order[:2]) for order in orders]
    chosen = {o: frozenset(n for n, each in enumerate(picks) if o in each) for o in OPTIONS}
    parts = any_number(chosen, frozenset(range(len(picks))), (2, 2))
    kept_back = [len(part.people) for part in parts if not part.told]
    assert len(kept_back) != 1
    if kept_back and len(kept_back) < len(OPTIONS):
        assert not hides(sum(kept_back))


def test_of_two_options_nobody_can_tell_who_chose_both() -> None:
    both = {"a": frozenset(range(15)), "b": frozenset(range(12, 20))}
    assert [part.told for part in any_number(both, frozenset(range(20)), (None, None))] == [
        False,
        False,
    ]
