"""A messenger of our own: it keeps what every chat shows, and takes only what Telegram would."""

from dataclasses import replace
from itertools import count

from chat.actions import encode
from chat.buttons import OFFERED
from chat.cards import CAPTION_LIMIT, TOAST_LIMIT, Card, File, card_text
from chat.messenger import Delivered, Messenger, Outcome


class Screen(Messenger):
    """What every chat shows, by message. It takes only what Telegram would take."""

    def __init__(self) -> None:
        self.chats: dict[int, dict[int, Card]] = {}
        self.files: dict[int, list[File]] = {}
        self.toasts: dict[str, str] = {}
        self._numbers = count(1)

    async def send(self, chat: int, card: Card) -> Outcome:
        assert_well_formed(card)
        message = next(self._numbers)
        self.chats.setdefault(chat, {})[message] = card
        return Delivered(message)

    async def send_file(self, chat: int, file: File) -> Outcome:
        assert len(file.caption) <= CAPTION_LIMIT
        self.files.setdefault(chat, []).append(file)
        return Delivered(next(self._numbers))

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        assert_well_formed(card)
        self.chats[chat][message] = card
        return Delivered()

    async def strip(self, chat: int, message: int) -> Outcome:
        self.chats[chat][message] = replace(self.chats[chat][message], rows=())
        return Delivered()

    async def toast(self, press: str, words: str) -> Outcome:
        assert len(words) <= TOAST_LIMIT
        self.toasts[press] = words
        return Delivered()


def assert_well_formed(card: Card) -> None:
    """Within Telegram's limits, and with labels that can be told apart when typed."""
    buttons = [button for row in card.rows for button in row]
    labels = [button.label for button in buttons]
    named = [(b.label.casefold(), b.action and b.action.verb in OFFERED) for b in buttons]
    assert 1 <= len(card_text(card)) <= 4096
    assert len(buttons) <= 100
    assert all(1 <= len(row) <= 8 for row in card.rows)
    assert all(1 <= len(label) <= 40 and label == label.strip() for label in labels)
    assert len(set(named)) == len(named), labels
    for button in buttons:
        assert button.action is not None
        encode(button.action)
