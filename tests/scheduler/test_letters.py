import pytest

from scheduler.letters import TRIES, repeats


@pytest.mark.parametrize("kind", ["receipt", "closed", "summary"])
def test_what_people_rely_on_is_never_given_up(kind: str) -> None:
    assert repeats(kind, 10_000)


@pytest.mark.parametrize("kind", ["reminder", "opening", "picture", "joined"])
def test_other_letters_are_given_up_in_the_end(kind: str) -> None:
    assert repeats(kind, TRIES - 1)
    assert not repeats(kind, TRIES)


def test_what_may_be_harmful_twice_is_not_repeated() -> None:
    assert not repeats("aside", 1)


def test_a_letter_of_an_unknown_kind_is_kept() -> None:
    assert repeats("no such kind", 1)
