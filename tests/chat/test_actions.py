import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.actions import DATA_LIMIT, Action, Verb, decode, encode

LETTERS = st.characters(categories=["L", "N"]) | st.sampled_from("._- ")
ARGUMENTS = st.text(LETTERS, max_size=12).map(str.strip)


@given(st.sampled_from(Verb), ARGUMENTS, st.integers(0, 2**31))
def test_action_is_the_same_after_travelling(verb: Verb, argument: str, turn: int) -> None:
    action = Action(verb, argument, turn)
    assert decode(encode(action)) == action


def test_data_is_turn_verb_and_argument() -> None:
    assert encode(Action(Verb.CHOOSE, "yes", 255)) == "ff c yes"
    assert encode(Action(Verb.BACK, turn=3)) == "3 b"


def test_no_two_verbs_travel_alike() -> None:
    assert len({verb.value for verb in Verb}) == len(Verb)
    assert all(len(verb.value) == 1 for verb in Verb)


def test_data_may_fill_its_64_bytes() -> None:
    longest = "x" * (DATA_LIMIT - len("1 c "))
    assert len(encode(Action(Verb.CHOOSE, longest, 1)).encode()) == DATA_LIMIT


@pytest.mark.parametrize("argument", ["x" * 61, "ü" * 31])
def test_data_longer_than_64_bytes_is_refused(argument: str) -> None:
    with pytest.raises(ValueError, match="at most 64 fit"):
        encode(Action(Verb.CHOOSE, argument, 1))


def test_longest_arguments_of_a_round_fit() -> None:
    """The id of a round with a town's key, and that of an option, at a turn far away."""
    encode(Action(Verb.OPEN, f"{'r' * 40} 05954036", 2**31))
    encode(Action(Verb.REVOKE, f"{'r' * 40} {2**31}"))
    encode(Action(Verb.PICK, "o" * 32, 2**31))


@pytest.mark.parametrize("data", ["", "c", "1", "1 ", "1 ?", "x c", "1  c", "1 cc", "\x00"])
def test_data_that_is_not_ours_is_none(data: str) -> None:
    assert decode(data) is None


@given(st.text(max_size=64))
def test_whatever_data_come_nothing_is_raised(data: str) -> None:
    found = decode(data)
    assert found is None or isinstance(found.verb, Verb)
