"""Looking at the chats of the page, and saying what should be there and is not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from playground.page_client import Message, NotShown, PageClient, first_line, labels, title_of


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat of the page's list; of a head also the towns."""

    id: int
    title: str
    towns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watcher:
    """What a chat shows. Waits for what takes a moment; NotShown when it does not come."""

    page: PageClient

    async def shown(
        self,
        chat: Chat,
        wanted: Callable[[Message], bool],
        what: str,
        *,
        after: int = 0,
        patience: float | None = None,
    ) -> Message:
        """The newest message of the bot that is as wanted, with an id above `after`."""
        said = f"{chat.title}: {what}"
        return await self.page.wait_for(chat.id, wanted, said, after=after, patience=patience)

    async def titled(self, chat: Chat, title: str, mentions: Iterable[str] = ()) -> Message:
        """The newest message under this title that mentions all of these."""
        names = tuple(mentions)
        return await self.shown(
            chat,
            lambda message: (
                title_of(message) == title and all(name in message["text"] for name in names)
            ),
            " ".join((f"„{title}“", *names)),
        )

    async def card(self, chat: Chat, *, after: int = 0) -> Message:
        """The newest message with buttons."""
        return await self.shown(chat, lambda message: bool(labels(message)), "buttons", after=after)

    async def changed(self, chat: Chat, before: Message, patience: float | None = None) -> Message:
        """The card once it has changed: in place, or below."""
        was = _look(before)
        return await self.shown(
            chat,
            lambda message: bool(labels(message)) and _look(message) != was,
            f"anything after: {first_line(before)}",
            after=before["id"] - 1,
            patience=patience,
        )

    async def from_bot(self, chat: Chat, since: Mapping[int, int] | None = None) -> list[Message]:
        """Everything that the bot has written, or has written since these newest messages."""
        after = (since or {}).get(chat.id, 0)
        messages = await self.page.messages(chat.id)
        return [each for each in messages if each["from"] == "bot" and each["id"] > after]

    async def newest(self, chats: Iterable[Chat]) -> dict[int, int]:
        """The number of the newest message in each chat, 0 where there is none."""
        found = {chat.id: await self.page.messages(chat.id) for chat in chats}
        return {id_: max((m["id"] for m in messages), default=0) for id_, messages in found.items()}


def named(message: Message, chat: Chat, names: Iterable[str]) -> Message:
    """The message, which must mention all of these. NotShown."""
    for name in names:
        if name not in message["text"]:
            raise NotShown(f"{chat.title}: {name} in „{first_line(message)}“")
    return message


def _look(message: Message) -> tuple[object, ...]:
    return message["id"], message["text"], message["buttons"]
