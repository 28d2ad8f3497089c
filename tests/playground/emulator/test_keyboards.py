"""Inline keyboards: what a button may carry, and how many there may be."""

from typing import Any

import pytest

from playground.emulator.keyboards import has_button, read_keyboard, show_keyboard
from playground.emulator.records import Button
from playground.emulator.refusals import Refusal


def markup(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(data: str = "1 c yes") -> dict[str, Any]:
    return {"text": "Ja", "callback_data": data}


def test_keyboard_is_shown_as_it_was_read() -> None:
    """InlineKeyboardMarkup.inline_keyboard."""
    given = markup([button()], [{"text": "Satzung", "url": "https://example.org/a?b=c"}])
    keyboard = read_keyboard(given)
    assert keyboard == (
        (Button("Ja", data="1 c yes"),),
        (Button("Satzung", url="https://example.org/a?b=c"),),
    )
    assert show_keyboard(keyboard) == given


def test_no_markup_is_an_empty_keyboard() -> None:
    assert read_keyboard(None) == ()
    assert read_keyboard(markup([])) == ()


@pytest.mark.parametrize("data", ["x", "x" * 64, "ä" * 32])
def test_data_of_64_bytes_fits(data: str) -> None:
    """InlineKeyboardButton.callback_data: "1-64 bytes"."""
    assert has_button(read_keyboard(markup([button(data)])), data)


@pytest.mark.parametrize("data", ["x" * 65, "ä" * 33])
def test_data_of_more_bytes_is_refused(data: str) -> None:
    """InlineKeyboardButton.callback_data: "1-64 bytes"."""
    with pytest.raises(Refusal) as refused:
        read_keyboard(markup([button(data)]))
    assert refused.value.description == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    "raw", [{"text": "Ja"}, button(""), {"text": "Ja", "callback_data": "1", "url": "https://a.b"}]
)
def test_button_does_exactly_one_thing(raw: dict[str, Any]) -> None:
    """InlineKeyboardButton: exactly one field besides the text says what it does."""
    with pytest.raises(Refusal) as refused:
        read_keyboard(markup([raw]))
    assert refused.value.description == (
        "Bad Request: can't parse inline keyboard button: "
        "Text buttons are unallowed in the inline keyboard"
    )


def test_button_without_words_is_refused() -> None:
    """InlineKeyboardButton.text."""
    with pytest.raises(Refusal, match="Button text must be non-empty"):
        read_keyboard(markup([{"text": " ", "callback_data": "1"}]))


def test_link_that_is_none_is_refused() -> None:
    """InlineKeyboardButton.url: "HTTP or tg:// URL"."""
    with pytest.raises(Refusal, match="inline keyboard button URL 'javascript:1' is invalid"):
        read_keyboard(markup([{"text": "Ja", "url": "javascript:1"}]))


def test_hundred_buttons_fit() -> None:
    """A keyboard has at most 100 buttons, eight in a row."""
    rows = [[button()] * 8] * 12
    assert sum(map(len, read_keyboard(markup(*rows, [button()] * 4)))) == 100
    with pytest.raises(Refusal, match="reply markup is too long"):
        read_keyboard(markup(*rows, [button()] * 5))


def test_nine_buttons_in_a_row_are_refused() -> None:
    with pytest.raises(Refusal, match="reply markup is too long"):
        read_keyboard(markup([button()] * 9))
