"""Long texts cut into messages."""

from hypothesis import given
from hypothesis import strategies as st

from chat.cards import TEXT_LIMIT, Card, card_text
from chat.texts import texts
from reports.pages import cut, measure, pages

line = st.integers(0, 3000).map(lambda size: "ä😀 " * (size // 3) + "Ende")
block = st.lists(line, min_size=1, max_size=6).map("\n".join)


def test_pages_of_a_short_text_are_one_card_without_a_number() -> None:
    assert pages("Stand", "Titel", ["eins", "zwei"], texts("de")) == (
        Card(head="Stand", title="Titel", body="eins\n\nzwei"),
    )


def test_pages_of_nothing_are_one_card() -> None:
    assert pages("", "Titel", [], texts("de")) == (Card(title="Titel"),)


def test_pages_keep_a_block_whole_where_it_fits() -> None:
    first, second = "a" * 2500, "b" * 2500
    cards = pages("Stand", "Titel", [first, second], texts("de"))
    assert [(card.head, card.title, card.body) for card in cards] == [
        ("Stand", "Titel (1 von 2)", first),
        ("", "Titel (2 von 2)", second),
    ]


def test_pages_break_a_long_block_at_a_line() -> None:
    lines = [f"{n} " + "x" * 998 for n in range(10)]
    cards = pages("", "Titel", ["\n".join(lines)], texts("de"))
    assert [found for card in cards for found in card.body.split("\n")] == lines


@given(st.lists(block, max_size=6))
def test_pages_stay_within_a_message_and_lose_no_line(blocks: list[str]) -> None:
    cards = pages("Stand", "Titel", blocks, texts("de"))
    assert all(measure(card_text(card)) < TEXT_LIMIT for card in cards)
    said = "\n".join(card.body for card in cards)
    assert said.count("Ende") + said.count("…") == "\n".join(blocks).count("Ende")


def test_cut_counts_an_emoji_as_two_and_never_halves_it() -> None:
    assert measure("a😀") == 3
    assert cut("a😀b", 4) == "a😀b"
    assert cut("a😀bc", 4) == "a😀…"
    assert cut("a😀bc", 3) == "a…"
