"""Inline keyboards: read from a call, held against the rules, and shown again.

Stricter than Telegram in one point: more than eight buttons in a row are refused, where Telegram
would squeeze them until nobody can read them.
"""

from playground.emulator.records import Button, Keyboard
from playground.emulator.refusals import Refusal, bad_request
from playground.emulator.spec import Json, specification
from playground.emulator.wording import checked_link

BUTTONS = 100
"""Buttons of one keyboard (InlineKeyboardMarkup; beyond it "reply markup is too long")."""

BUTTONS_IN_ROW = 8


def read_keyboard(markup: Json | None) -> Keyboard:
    """The rows of buttons in a reply_markup; none when there is no markup. Refusal where a button
    could not be shown."""
    rows = markup["inline_keyboard"] if markup else []
    keyboard = tuple(tuple(map(_button, row)) for row in rows if row)
    if sum(map(len, keyboard)) > BUTTONS or any(len(row) > BUTTONS_IN_ROW for row in keyboard):
        raise bad_request("reply markup is too long")
    return keyboard


def show_keyboard(keyboard: Keyboard) -> Json:
    """The keyboard as an InlineKeyboardMarkup."""
    return {"inline_keyboard": [[_shown(button) for button in row] for row in keyboard]}


def has_button(keyboard: Keyboard, data: str) -> bool:
    """Whether pressing some button of the keyboard brings back this data."""
    return any(button.data == data for row in keyboard for button in row)


def _button(raw: Json) -> Button:
    """InlineKeyboardButton: a text, and exactly one of a link and data of 1-64 bytes."""
    text, data, url = raw["text"].strip(), raw.get("callback_data", ""), raw.get("url", "")
    if not text:
        raise _unreadable("Button text must be non-empty")
    if bool(data) == bool(url):
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if url:
        address = checked_link(url)
        if not address:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return Button(text, url=address)
    least, most = specification().limit("InlineKeyboardButton.callback_data")
    if not least <= len(data.encode()) <= most:
        raise bad_request("BUTTON_DATA_INVALID")
    return Button(text, data=data)


def _unreadable(sentence: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {sentence}")


def _shown(button: Button) -> Json:
    if button.url is not None:
        return {"text": button.text, "url": button.url}
    return {"text": button.text, "callback_data": button.data}
