"""Long texts cut into messages."""

from hypothesis import given
from hypothesis import strategies as st

from chat.cards import TEXT_LIMIT, Card, card_text, measure
from chat.texts import texts
from reports.pages import cards

line = st.integers(0, 3000).map(lambda size: "ä😀 " * (size // 3) + "Ende")
block = st.lists(line, min_size=1, max_size=6).map("\n".join)


def test_pages_of_a_short_text_are_one_card_without_a_number() -> None:
    assert cards("Stand", "Titel", ["eins", "zwei"], texts("de")) == (
        Card(head="Stand", title="Titel", body="eins\n\nzwei"),
    )


def test_pages_of_nothing_are_one_card() -> None:
    assert cards("", "Titel", [], texts("de")) == (Card(title="Titel"),)


def test_pages_keep_a_block_whole_where_it_fits() -> None:
    first, second = "a" * 2500, "b" * 2500
    found = cards("Stand", "Titel", [first, second], texts("de"))
    assert [(card.head, card.title, card.body) for card in found] == [
        ("Stand", "Titel (1 von 2)", first),
        ("", "Titel (2 von 2)", second),
    ]


def test_pages_break_a_long_block_at_a_line() -> None:
    lines = [f"{n} " + "x" * 998 for n in range(10)]
    found = cards("", "Titel", ["\n".join(lines)], texts("de"))
    assert [line for card in found for line in card.body.split("\n")] == lines


@given(st.lists(block, max_size=6))
def test_pages_stay_within_a_message_and_lose_no_line(blocks: list[str]) -> None:
    found = cards("Stand", "Titel", blocks, texts("de"))
    assert all(measure(card_text(card)) < TEXT_LIMIT for card in found)
    said = "\n".join(card.body for card in found)
    assert said.count("Ende") == "\n".join(blocks).count("Ende")
