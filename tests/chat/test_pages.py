import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.actions import Action, Verb
from chat.cards import Button
from chat.pages import ONE_PAGE, PER_PAGE, page_of, page_row, pages
from chat.texts import texts

BLOCKS = st.lists(st.text(alphabet="abc \n", max_size=60), max_size=20)


def test_blocks_that_fit_are_one_page() -> None:
    assert pages(["eins", "zwei"], 10) == (("eins", "zwei"),)


def test_block_without_room_begins_the_next_page() -> None:
    assert pages(["eins", "zwei"], 9) == (("eins",), ("zwei",))


def test_nothing_is_one_empty_page() -> None:
    assert pages([]) == ((),)


def test_long_block_is_cut_between_words() -> None:
    assert pages(["eins zwei drei"], 10) == (("eins zwei",), ("drei",))


def test_long_block_is_cut_where_a_line_ends_rather_than_between_words() -> None:
    assert pages(["eins zwei\ndrei vier"], 15) == (("eins zwei",), ("drei vier",))


def test_no_page_is_left_half_empty_for_the_end_of_a_line() -> None:
    assert pages(["eins\nzwei drei vier"], 15) == (("eins\nzwei drei",), ("vier",))


def test_pages_count_an_emoji_as_two() -> None:
    assert pages(["😀😀", "a"], 6) == (("😀😀",), ("a",))
    assert pages(["😀😀😀"], 5) == (("😀😀",), ("😀",))


def test_long_word_is_cut_where_the_page_ends() -> None:
    assert pages(["x" * 25], 10) == (("x" * 10,), ("x" * 10,), ("x" * 5,))


@given(BLOCKS, st.integers(1, 50))
def test_no_page_is_too_long_and_no_word_is_lost(blocks: list[str], limit: int) -> None:
    leaves = pages(blocks, limit)
    assert all(len("\n\n".join(leaf)) <= limit for leaf in leaves if len(leaf) > 1)
    assert all(len(piece) <= limit for leaf in leaves for piece in leaf)
    shown = "".join("".join(leaf) for leaf in leaves)
    assert "".join(shown.split()) == "".join("".join(blocks).split())


@pytest.mark.parametrize("count", [0, 1, 19, 20])
def test_up_to_twenty_things_are_one_page(count: int) -> None:
    assert page_of(count, 3) == (range(count), 0)


@pytest.mark.parametrize(
    ("count", "page", "shown", "last"),
    [
        (21, 0, range(10), 2),
        (21, 2, range(20, 21), 2),
        (21, 9, range(20, 21), 2),
        (30, 2, range(20, 30), 2),
    ],
)
def test_more_come_in_pages_of_ten(count: int, page: int, shown: range, last: int) -> None:
    assert page_of(count, page) == (shown, last)


@given(st.integers(ONE_PAGE + 1, 500))
def test_pages_show_everything_once(count: int) -> None:
    last = page_of(count, 0)[1]
    found = [at for page in range(last + 1) for at in page_of(count, page)[0]]
    assert found == list(range(count))
    assert all(len(page_of(count, page)[0]) <= PER_PAGE for page in range(last + 1))


@pytest.mark.parametrize(
    ("page", "ways"),
    [
        (0, [("Nächste Seite", "1")]),
        (1, [("Vorige Seite", "0"), ("Nächste Seite", "2")]),
        (2, [("Vorige Seite", "1")]),
        (7, [("Vorige Seite", "1")]),
    ],
)
def test_row_leads_to_the_neighbouring_pages(page: int, ways: list[tuple[str, str]]) -> None:
    (row,) = page_row(page, 2, 5, texts("de"))
    assert row == tuple(Button(label, Action(Verb.PAGE, to, 5)) for label, to in ways)


def test_single_page_needs_no_row() -> None:
    assert page_row(0, 0, 5, texts("de")) == ()
