import pytest

from scheduler import letters
from scheduler.repeating import KINDS, TRIES, pause, repeats


def test_every_kind_of_letter_has_its_rule() -> None:
    assert KINDS.keys() == letters.KINDS.keys()


@pytest.mark.parametrize("kind", ["receipt", "closed", "summary"])
def test_what_people_rely_on_is_never_given_up(kind: str) -> None:
    assert repeats(kind, 10_000)


@pytest.mark.parametrize("kind", ["reminder", "opening", "picture", "joined"])
def test_other_letters_are_given_up_in_the_end(kind: str) -> None:
    assert repeats(kind, TRIES - 1)
    assert not repeats(kind, TRIES)


@pytest.mark.parametrize("kind", ["aside", "no such kind"])
def test_what_may_be_harmful_twice_is_not_repeated(kind: str) -> None:
    assert not repeats(kind, 1)


def test_the_pause_doubles_up_to_five_minutes() -> None:
    assert [pause(attempts) for attempts in (1, 2, 3, 8, 9, 10_000)] == [2, 4, 8, 256, 300, 300]
