"""Where the bot can write: what it learns of being let in, shut out, and of groups that move."""

import datetime as dt
from itertools import chain

from chat.cards import shortened
from chat.events import Moved
from handlers.desk import Desk
from storage import Connection, attached, reach, rounds

TITLE = 120
"""Characters of a group's title that are kept (Telegram: at most 128)."""


def moved(connection: Connection, desk: Desk, event: Moved, at: dt.datetime) -> None:
    """A chat is open or shut from now on, or has another id."""
    chat, title = event.origin.chat, shortened(event.title, TITLE)
    if event.new_chat is not None:
        reach.enter(connection, event.new_chat, title)
        reach.move(connection, chat, event.new_chat)
    elif event.origin.private:
        _in_private(connection, desk, event, at)
    elif event.inside:
        reach.enter(connection, chat, title)
    elif _gets_results(connection, desk, chat):
        reach.lose_group(connection, chat, at, desk.coordinators, title)


def _gets_results(connection: Connection, desk: Desk, chat: int) -> bool:
    """Whether anything is sent to the group: anybody can let the bot into one of their own and shut
    it out again, and coordinators are not to read its title each time."""
    own = (rounds.get(connection, each).round.post_to or () for each in rounds.ids(connection))
    chosen = chain(desk.post_to, *own)
    known = chat in {reach.current(connection, each) for each in chosen}
    return known or bool(attached.of_chat(connection, chat))


def _in_private(connection: Connection, desk: Desk, event: Moved, at: dt.datetime) -> None:
    if event.inside:
        reach.find(connection, event.origin.chat)
    else:
        reach.lose_person(connection, event.origin.chat, at, desk.coordinators)
