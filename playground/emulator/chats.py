"""Accounts, groups and their messages, and who may be written to."""

import itertools
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Unpack

from playground.emulator import shapes
from playground.emulator.changes import Changes
from playground.emulator.files import Files
from playground.emulator.pace import Pace
from playground.emulator.records import Account, Content, Deed, Group, Message, Press, Webhook
from playground.emulator.refusals import NotPossible, Refusal, bad_request, forbidden
from playground.emulator.spec import Json
from playground.emulator.updates import Updates

Part = Literal["heads", "people", "others", "coordinators", "groups"]

BOT = Account(7_000_000_001, "Votum", username="votum_playground_bot", is_bot=True)


@dataclass(slots=True)
class Listing:
    """How the chat page lists a chat. `link` is the invitation that its person got."""

    chat: int
    part: Part
    title: str
    subtitle: str = ""
    link: str | None = None


class Chats:
    """Everything there is at the moment. `now` gives the date of messages, `ticks` the monotonic
    seconds that limits are measured in. Updates are numbered from `first_update` on. With `paced`
    false nothing is ever too fast."""

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        first_update: int = 100_000_001,
        paced: bool = True,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.now = now
        self.ticks = ticks
        self.bot = BOT
        self.accounts: dict[int, Account] = {}
        self.groups: dict[int, Group] = {}
        self.listings: dict[int, Listing] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.presses: dict[str, Press] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.webhook: Webhook | None = None
        self.deeds: list[Deed] = []
        self.files = Files()
        self.updates = Updates(first_update)
        self.changes = Changes()
        self.pace = Pace(ticks, on=paced)
        self.numbers = itertools.count(1)

    # -- who is there ---------------------------------------------------------

    def add_person(
        self,
        account: int,
        name: str,
        part: Part = "heads",
        subtitle: str = "",
        language: str | None = "de",
        link: str | None = None,
    ) -> Account:
        """A person who has not started the bot yet. Their private chat has the same id."""
        person = self.accounts[account] = Account(account, name, language)
        self.listings[account] = Listing(account, part, name, subtitle, link)
        self.changes.note(account)
        return person

    def add_group(
        self, group: int, title: str, members: Iterable[int] = (), *, has_bot: bool = True
    ) -> Group:
        """A group (a negative id) of people, with the bot in it unless told otherwise."""
        made = self.groups[group] = Group(group, title, list(members), has_bot)
        self.listings[group] = Listing(group, "groups", title)
        self.changes.note(group)
        return made

    def set_link(self, account: int, link: str | None) -> None:
        """The invitation a person got, for the page to show."""
        self.listings[account].link = link
        self.changes.note(account)

    def known(self) -> dict[int, Account]:
        """All accounts by id, the bot's too."""
        return self.accounts | {self.bot.id: self.bot}

    def person(self, account: int) -> Account:
        """The person with this account."""
        if account not in self.accounts:
            raise NotPossible(f"Ein Konto {account} gibt es nicht.")
        return self.accounts[account]

    def group(self, group: int) -> Group:
        """The group with this id."""
        if group not in self.groups:
            raise NotPossible(f"Eine Gruppe {group} gibt es nicht.")
        return self.groups[group]

    def where(self, chat: int) -> Account | Group:
        """Whose private chat it is, or the group."""
        return self.group(chat) if chat < 0 else self.person(chat)

    # -- messages -------------------------------------------------------------

    def post(self, chat: int, sender: int, **content: Unpack[Content]) -> Message:
        """A new message at the end of a chat."""
        message = Message(next(self.numbers), chat, sender, self.now(), **content)
        self.messages.setdefault(chat, {})[message.id] = message
        self.changes.note(chat)
        return message

    def posted(self, chat: int, message: int) -> Message | None:
        """A message that is still there."""
        return self.messages.get(chat, {}).get(message)

    def delete(self, message: Message) -> None:
        """The message is gone for everyone."""
        del self.messages[message.chat][message.id]
        self.changes.note(message.chat)

    def older(self, message: Message, age: timedelta) -> bool:
        """Whether a message was sent longer ago than that."""
        return self.now() - message.at > age

    def shape(self, message: Message) -> Json:
        """The message as the API shows it, with the one it replies to."""
        shown = shapes.message(message, self.where(message.chat), self.known())
        replied = self.posted(message.chat, message.reply_to) if message.reply_to else None
        if replied is not None:
            where = self.where(replied.chat)
            shown["reply_to_message"] = shapes.message(replied, where, self.known())
        return shown

    # -- who may be written to ------------------------------------------------

    def writable(self, chat: int | str) -> int:
        """The chat, if the bot may write there. Refusal where nobody is there, nobody has started
        it (FAQ: people must message a bot first), or nobody wants it any more."""
        if isinstance(chat, str) or chat not in {*self.accounts, *self.groups, self.bot.id}:
            raise bad_request("chat not found")
        if chat == self.bot.id:
            raise forbidden("bot can't send messages to the bot")
        refused = _group_shut(self.groups[chat]) if chat < 0 else _chat_shut(self.accounts[chat])
        if refused:
            raise refused
        return chat


def _chat_shut(person: Account) -> Refusal | None:
    if person.blocked:
        return forbidden("bot was blocked by the user")
    return None if person.started else forbidden("bot can't initiate conversation with a user")


def _group_shut(group: Group) -> Refusal | None:
    if group.moved_to is not None:
        sentence = "group chat was upgraded to a supergroup chat"
        return bad_request(sentence, migrate_to_chat_id=group.moved_to)
    if not group.has_bot:
        return forbidden(f"bot was kicked from the {shapes.group_type(group)} chat")
    return None
