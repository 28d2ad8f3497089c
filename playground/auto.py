"""The whole round, played through the chat page's own HTTP calls and told line by line.

Whatever is printed was read in the page. What should have shown and did not is an error.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp

from chat.actions import Verb
from chat.buttons import CONTROLS
from chat.texts import texts
from playground.answerer import Answerer
from playground.page_client import Message, NotShown, PageClient, first_line, labels

STOPS = 40
"""More due moments than any round has: then something repeats itself."""


async def play_round(address: str, folder: Path, tell: Callable[[str], None]) -> None:
    """Plays the round in the page at `address`, tells what it sees there line by line, and leaves
    its documents in `folder`. NotShown when the page does not show what it must."""
    async with aiohttp.ClientSession() as session:
        await Play(PageClient(session, address), folder, tell).all()


class Play:
    """One performance. The last head never answers, the one before only after a reminder."""

    def __init__(self, page: PageClient, folder: Path, tell: Callable[[str], None]) -> None:
        self._page = page
        self._folder = folder
        self._line = tell
        self._say = texts("de")
        self._heads: list[dict[str, Any]] = []
        self._coordinator: int = 0
        self._groups: list[int] = []
        self._silent: set[int] = set()

    async def all(self) -> None:
        """The whole round."""
        await self._look_around()
        await self._join()
        await self._opening()
        for head in self._heads[:-2]:
            await self._answer(head)
        await self._ask_summary()
        await self._pass_time()
        await self._result()

    def _tell(self, who: str, words: str) -> None:
        self._line(f"{who:<28} {words}")

    async def _look_around(self) -> None:
        state = await self._page.state()
        parts: dict[str, list[dict[str, Any]]] = {"heads": [], "coordinators": [], "groups": []}
        for chat in state["chats"]:
            parts[chat["part"]].append(chat)
        self._heads = parts["heads"]
        self._coordinator = parts["coordinators"][0]["id"]
        self._groups = [chat["id"] for chat in parts["groups"]]
        self._silent = {head["id"] for head in self._heads}
        self._tell(state["now"], state["round"]["title"])

    # -- before the first answer ----------------------------------------------

    async def _join(self) -> None:
        await self._page.start(self._coordinator)
        overview = await self._page.wait_for(
            self._coordinator, lambda message: bool(labels(message)), "the overview"
        )
        self._tell("Koordination", first_line(overview))
        confirm = self._say(CONTROLS[Verb.CONFIRM])
        for head in self._heads:
            await self._page.start(head["id"])
            invitation = await self._card(head["id"], confirm)
            await self._page.press(head["id"], invitation, confirm)
            card = await self._changed(head["id"], invitation)
            self._tell(head["title"], f"{confirm} → {_last_line(card)}")
            await self._letter(self._coordinator, "letter-joined-title", head["title"])

    async def _opening(self) -> None:
        self._tell(await self._page.clock(next=True), (await self._page.state())["now"])
        for head in self._heads:
            notice = await self._letter(head["id"], "letter-opening-title")
            self._tell(head["title"], first_line(notice))

    # -- answering ------------------------------------------------------------

    async def _answer(self, head: dict[str, Any]) -> None:
        """From the newest letter's button to the receipt."""
        chat, manner, acts = head["id"], Answerer(head["title"]), 0
        letter = (await self._page.messages(chat))[-1]
        card = await self._open(chat, letter)
        submit = self._say(CONTROLS[Verb.SUBMIT])
        done = ""
        while done != submit:
            act, done = manner.next_act(card)
            if act == "say":
                await self._page.say(chat, done)
            else:
                await self._page.press(chat, card, done)
            card = await self._changed(chat, card)
            acts += 1
        receipt = await self._letter(chat, "receipt-title")
        self._silent.discard(chat)
        self._tell(head["title"], f"{acts} Schritte → {_title(receipt)}")

    async def _open(self, chat: int, letter: Message) -> Message:
        way_in = next((label for label in labels(letter)), None)
        if way_in is None:
            raise NotShown(f"no button leads on from: {first_line(letter)}")
        await self._page.press(chat, letter, way_in)
        card = await self._page.wait_for(
            chat, lambda message: bool(labels(message)), "the card", after=letter["id"]
        )
        start = self._say(CONTROLS[Verb.NEXT])
        if labels(card)[0] == start:
            await self._page.press(chat, card, start)
            card = await self._changed(chat, card)
        return card

    # -- time -----------------------------------------------------------------

    async def _ask_summary(self) -> None:
        before = (await self._page.messages(self._coordinator))[-1]["id"]
        await self._page.say(self._coordinator, "/auswertung")
        picture = await self._page.wait_for(
            self._coordinator, lambda m: m["photo"] is not None, "a picture", after=before
        )
        self._tell("Koordination", f"/auswertung → {first_line(picture)}")

    async def _pass_time(self) -> None:
        """Every due moment until nothing comes any more."""
        for _ in range(STOPS):
            upcoming = (await self._page.state())["next"]
            if upcoming is None:
                return
            newest = {head["id"]: await self._newest(head["id"]) for head in self._heads}
            what = await self._page.clock(next=True)
            self._tell(upcoming["at"], what)
            reminded = [head for head in self._heads if await self._reminded(head, newest)]
            if {head["id"] for head in reminded} not in (set(), self._silent):
                raise NotShown("reminders for just those who have not submitted")
            for head in reminded:
                self._tell(head["title"], self._say("letter-reminder-title"))
            if reminded and len(self._silent) > 1:
                await self._answer(reminded[0])
        raise NotShown("an end of what is due")

    async def _reminded(self, head: dict[str, Any], newest: dict[int, int]) -> bool:
        title = self._say("letter-reminder-title")
        messages = await self._page.messages(head["id"])
        return any(m["id"] > newest[head["id"]] and _title(m) == title for m in messages)

    async def _newest(self, chat: int) -> int:
        return int((await self._page.messages(chat))[-1]["id"])

    # -- the end --------------------------------------------------------------

    async def _result(self) -> None:
        missing = next(head for head in self._heads if head["id"] in self._silent)
        listed = await self._letter(self._coordinator, "letter-escalation-title")
        self._tell("Koordination", _last_line(listed))
        for head in self._heads:
            ended = await self._letter(head["id"], "letter-closed-title")
            self._tell(head["title"], first_line(ended))
        for group in self._groups:
            for message in await self._posted(group):
                self._line(f"\n{message['text']}")
        await self._keep_documents()
        self._tell(missing["title"], "–")

    async def _posted(self, chat: int) -> list[Message]:
        messages = [m for m in await self._page.messages(chat) if m["from"] == "bot"]
        if not messages:
            raise NotShown(f"the result in chat {chat}")
        return messages

    async def _keep_documents(self) -> None:
        """Saves what the coordinator was sent."""
        names = set()
        for message in await self._posted(self._coordinator):
            for file in (message["photo"], message["document"]):
                if file is not None:
                    name = file.get("name") or file["url"].rpartition("/")[2]
                    (self._folder / name).write_bytes(await self._page.download(file["url"]))
                    names.add(name)
        if not names:
            raise NotShown("documents for the coordinator")
        self._tell("Koordination", f"{self._folder}: {', '.join(sorted(names))}")

    # -- looking --------------------------------------------------------------

    async def _card(self, chat: int, label: str) -> Message:
        return await self._page.wait_for(chat, lambda m: label in labels(m), f"„{label}“")

    async def _changed(self, chat: int, before: Message) -> Message:
        """The card once it has changed: in place, or below."""

        def is_next(message: Message) -> bool:
            return (message["id"], message["text"], message["buttons"]) != (
                before["id"],
                before["text"],
                before["buttons"],
            )

        return await self._page.wait_for(
            chat, is_next, f"anything after: {first_line(before)}", after=before["id"] - 1
        )

    async def _letter(self, chat: int, sentence: str, mentions: str = "") -> Message:
        """The newest message under this title. It may have placeholders: its first word counts."""
        title = self._say(sentence, town="", number=0).split()[0]
        return await self._page.wait_for(
            chat,
            lambda m: title in _title(m) and mentions in m["text"],
            f"„{title}“ {mentions}".strip(),
        )


def _title(message: Message) -> str:
    """The strong line of a message."""
    for entity in message["entities"]:
        if entity["type"] == "bold":
            text: bytes = message["text"].encode("utf-16-le")
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            return text[start:end].decode("utf-16-le")
    return ""


def _last_line(message: Message) -> str:
    return str(message["text"]).rstrip().rpartition("\n")[2]
