"""Carrying out effects, after the commit: what the chat shows follows what is stored."""

import asyncio
import logging
from functools import partial

from chat.cards import Card
from chat.messenger import Delivered, Gone, Messenger, Outcome, Refused, Unchanged
from handlers.effects import Effects, Making, Showing, Toast
from storage import chats
from storage.database import Database

log = logging.getLogger(__name__)


async def perform(messenger: Messenger, database: Database, effects: Effects) -> Outcome | None:
    """Shows the effects, and says what came of the card, if there was one. What fails is not lost:
    the card is stored and will be shown again."""
    _, outcome = await asyncio.gather(
        _toast(messenger, effects.toast), _say_and_show(messenger, database, effects)
    )
    return outcome


async def _toast(messenger: Messenger, toast: Toast | None) -> None:
    # A press whose answer does not arrive was handled all the same.
    if toast is not None:
        await messenger.toast(toast.press, toast.words)


async def _say_and_show(
    messenger: Messenger, database: Database, effects: Effects
) -> Outcome | None:
    # The card comes last, so that it stands below what was said.
    for saying in effects.sayings:
        if isinstance(saying.card, Card):
            await messenger.send(saying.chat, saying.card)
        else:
            await _send_made(messenger, saying.chat, saying.card)
    if effects.showing is None:
        return None
    return await show(messenger, database, effects.showing)


async def _send_made(messenger: Messenger, chat: int, making: Making) -> None:
    """Whatever is wrong with a file, the card below it is shown."""
    try:
        file = await asyncio.to_thread(making.make)
    except Exception:
        log.exception("a file could not be made")
        await messenger.send(chat, making.otherwise)
        return
    await messenger.send_file(chat, file)


async def show(messenger: Messenger, database: Database, showing: Showing) -> Outcome:
    """Shows a chat's card, notes that it is shown, and says what came of it.

    A message that cannot be edited any more is replaced by a new one. Where nothing is known or
    Telegram asks to wait, nothing is noted, so the card is shown again later.
    """
    message = showing.edit
    if message is not None:
        outcome = await messenger.edit(showing.chat, message, showing.card)
        if isinstance(outcome, Refused):
            message = None
    if message is None:
        outcome = await messenger.send(showing.chat, showing.card)
    shown = _shown_in(outcome, message)
    if shown is None:
        log.warning("the card of a chat is not shown: %s", type(outcome).__name__)
        return outcome
    await database.write(
        partial(chats.showed, chat=showing.chat, revision=showing.revision, card=shown or None)
    )
    for left in showing.strip if shown else ():
        await messenger.strip(showing.chat, left)
    return outcome


def _shown_in(outcome: Outcome, edited: int | None) -> int | None:
    """The message in which the card is; 0 where nobody is there to see it; None if unknown."""
    match outcome:
        case Delivered(message):
            return edited or message or 0
        case Unchanged():
            return edited or 0
        case Gone() | Refused():
            return 0
        case _:
            return None
