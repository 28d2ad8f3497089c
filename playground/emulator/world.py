"""The world around the bot: whatever people do. Each act queues the update Telegram would queue.

What an app would not let a person do raises NotPossible, in German, as the page shows it.
"""

import re
from collections.abc import Iterable
from typing import Unpack

from playground.emulator import shapes
from playground.emulator.chats import Chats
from playground.emulator.files import content_type_of
from playground.emulator.keyboards import has_button
from playground.emulator.records import (
    Account,
    Content,
    FileKind,
    Group,
    Message,
    News,
    Origin,
    Press,
    Wording,
)
from playground.emulator.refusals import ButtonGone, NotPossible
from playground.emulator.spec import specification
from playground.emulator.wording import covered, trimmed, with_found

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
"""What may follow ?start= ("Deep linking": up to 64 of A-Z, a-z, 0-9, _ and -)."""


class World(Chats):
    """People, their chats, and everything they can do. Where `chat` is left out it is the
    person's private chat with the bot. Acts return the id of the message they made."""

    # -- words and files ------------------------------------------------------

    def start(self, account: int, payload: str = "") -> int:
        """Presses Start, or opens a link with a payload. Unblocks the bot where it was blocked."""
        if not PAYLOAD.fullmatch(payload):
            raise NotPossible("Ein Startlink trägt höchstens 64 Buchstaben, Ziffern, _ und -.")
        if self.person(account).blocked:
            self.unblock(account)
        return self.say(account, f"/start {payload}".strip())

    def say(
        self, account: int, text: str, chat: int | None = None, reply_to: int | None = None
    ) -> int:
        """Writes a message."""
        return self._write(account, chat, wording=_worded(text), reply_to=reply_to)

    def edit_said(self, account: int, message: int, text: str, chat: int | None = None) -> None:
        """Changes the words of a message of their own."""
        said = self._own(account, message, chat)
        said.wording = _worded(text)
        said.edited_at = self.now()
        self.changes.note(said.chat)
        self._tell("edited_message", said)

    def send_file(
        self,
        account: int,
        kind: FileKind,
        name: str,
        content: bytes,
        chat: int | None = None,
        caption: str = "",
    ) -> int:
        """Sends a photo, a document or a voice message."""
        file = self.files.keep(kind, name, content, content_type_of(name))
        return self._write(account, chat, file=file, wording=with_found(Wording(caption)))

    def send_place(self, account: int, latitude: float, longitude: float) -> int:
        """Sends where they are: something that is neither words nor a file."""
        return self._write(account, None, place=(latitude, longitude))

    def forward(
        self, account: int, message: int, from_chat: int | None = None, chat: int | None = None
    ) -> int:
        """Forwards a message; its buttons stay behind."""
        source = self.posted(from_chat or account, message)
        if source is None:
            raise NotPossible("Diese Nachricht ist nicht mehr da.")
        origin = source.forwarded or Origin(source.sender, source.at)
        return self._write(
            account, chat, wording=source.wording, file=source.file, forwarded=origin
        )

    # -- buttons --------------------------------------------------------------

    def press(
        self, account: int, chat: int, message: int, data: str, *, force: bool = False
    ) -> str:
        """Presses the button that carries this data, and returns the press's id. ButtonGone when
        it is not on the message now, unless `force` plays an app that still shows last week's."""
        person = self._present(account, chat)
        pressed = self.posted(chat, message)
        if not force and not (pressed and has_button(pressed.keyboard, data)):
            raise ButtonGone("Diese Schaltfläche ist nicht mehr da.")
        press = Press(str(4 << 60 | next(self.numbers)), account, chat, message, data, self.ticks())
        self.presses[press.id] = press
        shown = self.shape(pressed) if pressed else shapes.inaccessible(message, self.where(chat))
        self.updates.push("callback_query", shapes.callback_query(press, person, shown))
        return press.id

    # -- coming and going -----------------------------------------------------

    def block(self, account: int) -> None:
        """Stops the bot: it can write no more."""
        self._set_blocked(self.person(account), blocked=True)

    def unblock(self, account: int) -> None:
        """Lets the bot write again."""
        self._set_blocked(self.person(account), blocked=False)

    def join_group(self, account: int, group: int) -> None:
        """A person comes into a group."""
        self.person(account)
        if account not in self.group(group).members:
            self.group(group).members.append(account)
            self._announce(group, account, News("joined", account))

    def leave_group(self, account: int, group: int) -> None:
        """A person goes out of a group."""
        self._present(account, group)
        self._announce(group, account, News("left", account))
        self.group(group).members.remove(account)

    def let_bot_in(self, group: int, by: int) -> None:
        """A member adds the bot to the group."""
        self._present(by, group)
        self.group(group).has_bot = True
        self._tell_member(self.group(group), by, "left", "member")
        self._announce(group, by, News("joined", self.bot.id))

    def throw_bot_out(self, group: int, by: int) -> None:
        """A member removes the bot from the group."""
        self._present(by, group)
        self.group(group).has_bot = False
        self._tell_member(self.group(group), by, "member", "kicked")
        self.changes.note(group)

    def upgrade_group(self, group: int, new: int, by: int) -> None:
        """The group becomes a supergroup with another id; under the old one nobody is reached."""
        old = self.group(group)
        self.add_group(new, old.title, old.members, has_bot=old.has_bot).supergroup = True
        self._announce(group, by, News("moved to", new))
        self._announce(new, by, News("moved from", group))
        old.moved_to = new
        del self.listings[group]

    # -- what tests order -----------------------------------------------------

    def redeliver(self, updates: Iterable[int]) -> None:
        """Telegram hands over these updates once more, confirmed or not."""
        self.updates.redeliver(updates)

    # -- how it is done -------------------------------------------------------

    def _present(self, account: int, chat: int) -> Account:
        """The person, if the chat is theirs and open to them."""
        person, where = self.person(account), self.where(chat)
        if isinstance(where, Group) and account not in where.members:
            raise NotPossible(f"{person.name} ist nicht in dieser Gruppe.")
        if isinstance(where, Group) and where.moved_to is not None:
            raise NotPossible("Diese Gruppe hat jetzt eine andere Nummer.")
        if isinstance(where, Account) and where.id != account:
            raise NotPossible("Das ist der private Chat von jemand anderem.")
        if isinstance(where, Account) and person.blocked:
            raise NotPossible(f"{person.name} hat den Bot blockiert.")
        return person

    def _write(self, account: int, chat: int | None, **content: Unpack[Content]) -> int:
        chat = chat or account
        person = self._present(account, chat)
        if chat == account:
            person.started = True
        message = self.post(chat, account, **content)
        self._tell("message", message)
        return message.id

    def _own(self, account: int, message: int, chat: int | None) -> Message:
        self._present(account, chat or account)
        said = self.posted(chat or account, message)
        if said is None or said.sender != account or said.file or said.place:
            raise NotPossible("Ändern lassen sich nur eigene Worte.")
        return said

    def _tell(self, kind: str, message: Message) -> None:
        if self._hears(message):
            self.updates.push(kind, self.shape(message))

    def _hears(self, message: Message) -> bool:
        """Whether the bot is told: in groups of commands, replies to it and service messages only
        ("Privacy mode")."""
        if message.chat > 0:
            return True
        replied = self.posted(message.chat, message.reply_to or 0)
        to_bot = replied is not None and replied.sender == self.bot.id
        heard = to_bot or message.news is not None or self._commands(message.wording)
        return self.group(message.chat).has_bot and heard

    def _commands(self, wording: Wording) -> bool:
        """Whether it is a command that is not meant for another bot."""
        first = wording.entities[0] if wording.entities else None
        if first is None or first.type != "bot_command" or first.offset:
            return False
        _, _, addressee = covered(wording.text, first).partition("@")
        return addressee.lower() in ("", self.bot.username)

    def _announce(self, group: int, by: int, news: News) -> None:
        self._tell("message", self.post(group, by, news=news))

    def _set_blocked(self, person: Account, *, blocked: bool) -> None:
        if person.blocked == blocked:
            return
        person.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._tell_member(person, person.id, old, new)
        self.changes.note(person.id)

    def _tell_member(self, where: Account | Group, by: int, old: str, new: str) -> None:
        """my_chat_member: the bot's own place in a chat changed (Update.my_chat_member)."""
        body = {
            "chat": shapes.chat(where),
            "from": shapes.user(self.person(by)),
            "date": shapes.unix(self.now()),
            "old_chat_member": shapes.member(self.bot, old),
            "new_chat_member": shapes.member(self.bot, new),
        }
        self.updates.push("my_chat_member", body)


def _worded(text: str) -> Wording:
    """What an app makes of typed words: trimmed, and of the length that a message may have."""
    wording = with_found(trimmed(Wording(text)))
    least, most = specification().limit("sendMessage.text")
    if not least <= len(wording.text) <= most:
        raise NotPossible(f"Eine Nachricht hat {least} bis {most} Zeichen.")
    return wording
