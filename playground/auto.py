"""The whole round, played through the chat page's own HTTP calls and told line by line.

Whatever is printed was read in the page. What should have shown and did not is an error.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp

from chat import format as formats
from chat.actions import Verb
from chat.buttons import CONTROLS
from chat.texts import texts
from playground.filling_in import fill_in
from playground.page_client import (
    NotShown,
    PageClient,
    first_line,
    labels,
    last_line,
    title_of,
)
from playground.result import Result, for_coordinators, for_everybody
from playground.watcher import Chat, Watcher, named

ASK = "/auswertung"

STOPS = 40
"""More due moments than any round has: then something repeats itself."""


async def play_round(address: str, folder: Path, tell: Callable[[str], None]) -> None:
    """Plays the round in the page at `address`, tells what it sees there line by line, and leaves
    its documents in `folder`. NotShown when the page does not show what it must."""
    async with aiohttp.ClientSession() as session:
        await Play(PageClient(session, address), folder, tell).all()


class Play:
    """One performance. The last head never answers, the one before only after a reminder.

    It knows no particular round, but that one has reminders and a list of the missing.
    """

    def __init__(self, page: PageClient, folder: Path, tell: Callable[[str], None]) -> None:
        self._page = page
        self._watch = Watcher(page)
        self._folder = folder
        self._line = tell
        self._say = texts("de")
        self._parts: dict[str, list[Chat]] = {"heads": [], "coordinators": [], "groups": []}
        self._missing: list[str] = []
        self._told: Mapping[int, int] = {}
        self._title = ""
        self._zone = ZoneInfo("UTC")

    async def all(self) -> None:
        """The whole round."""
        await self._look_around()
        await self._coordinate()
        for head in self._heads:
            await self._join(head)
        await self._open()
        for head in self._heads[:-2]:
            await self._answer(head)
        await self._ask_summary()
        await self._pass_time()
        for head in self._heads:
            await self._take_leave(head)
        result = await self._keep_documents()
        for group in self._groups:
            await self._read_out(group, result)

    @property
    def _heads(self) -> list[Chat]:
        return self._parts["heads"]

    @property
    def _coordinator(self) -> Chat:
        return self._parts["coordinators"][0]

    @property
    def _groups(self) -> list[Chat]:
        return self._parts["groups"]

    def _tell(self, who: str, words: str) -> None:
        self._line(f"{who:<28} {words}")

    def _when(self, instant: str) -> str:
        return formats.moment(dt.datetime.fromisoformat(instant), self._zone, "de")

    async def _look_around(self) -> None:
        state = await self._page.state()
        self._zone = ZoneInfo(state["zone"])
        for chat in state["chats"]:
            towns = tuple(chat["subtitle"].split(", "))
            self._parts[chat["part"]].append(Chat(chat["id"], chat["title"], towns))
        self._missing = [town for head in self._heads for town in head.towns]
        self._title = state["round"]["title"]
        self._line(f"{self._when(state['now'])}: {self._title}")

    # -- before the first answer ----------------------------------------------

    async def _coordinate(self) -> None:
        await self._page.start(self._coordinator.id)
        overview = await self._watch.card(self._coordinator)
        self._tell(self._coordinator.title, first_line(overview))

    async def _join(self, head: Chat) -> None:
        confirm = self._say(CONTROLS[Verb.CONFIRM])
        await self._page.start(head.id)
        invitation = await self._watch.shown(head, lambda m: confirm in labels(m), f"„{confirm}“")
        await self._page.press(head.id, named(invitation, head, head.towns), confirm)
        card = await self._watch.changed(head, invitation)
        self._tell(head.title, f"{confirm} → {last_line(named(card, head, head.towns))}")
        title = self._say("letter-joined-title")
        told = await self._watch.titled(self._coordinator, title, (head.title, *head.towns))
        self._tell(self._coordinator.title, last_line(told))

    async def _open(self) -> None:
        """To the opening, where the round is not open yet."""
        upcoming = (await self._page.state())["next"]
        if upcoming is None or upcoming["what"] != self._say("event-opening"):
            return
        self._line(f"{self._when(upcoming['at'])}: {await self._page.clock(next=True)}")
        for head in self._heads:
            title = self._say("letter-opening-title")
            self._tell(
                head.title, first_line(await self._watch.titled(head, title, mentions=head.towns))
            )

    # -- answering ------------------------------------------------------------

    async def _answer(self, head: Chat) -> None:
        """From the newest button that leads in to a receipt for each town."""
        steps = await fill_in(self._page, head)
        for town in head.towns:
            title = self._say("receipt-title", town=town, number=1)
            receipt = await self._watch.titled(head, title)
            self._missing.remove(town)
            self._tell(head.title, f"{steps} Schritte → {title_of(receipt)}")

    # -- time -----------------------------------------------------------------

    async def _ask_summary(self) -> None:
        """As the coordinator does: alone, which brings the picture too, and in the groups."""
        before = await self._watch.newest([self._coordinator])
        await self._page.say(self._coordinator.id, ASK)
        picture = await self._watch.shown(
            self._coordinator,
            lambda message: message["photo"] is not None,
            "a picture",
            after=before[self._coordinator.id],
        )
        self._tell(self._coordinator.title, f"{ASK} → {first_line(picture)}")
        for group in self._groups:
            await self._page.say(group.id, ASK, speaker=self._coordinator.id)
            told = await self._watch.titled(group, self._title)
            self._tell(group.title, f"{ASK} → {first_line(told)}")
        self._told = await self._watch.newest(self._groups)

    async def _pass_time(self) -> None:
        """Every due moment until nothing comes any more."""
        reminded = listed = False
        for _ in range(STOPS):
            upcoming = (await self._page.state())["next"]
            if upcoming is None:
                break
            before = await self._watch.newest((self._coordinator, *self._heads))
            self._line(f"{self._when(upcoming['at'])}: {await self._page.clock(next=True)}")
            listed |= await self._hear_of_missing(before)
            heads = await self._reminded(before)
            if len(heads) > 1:
                await self._answer(heads[0])
            reminded |= bool(heads)
        else:
            raise NotShown("an end of what is due")
        if not reminded:
            raise NotShown("reminders")
        if not listed:
            raise NotShown("a list of the missing")

    async def _reminded(self, before: Mapping[int, int]) -> list[Chat]:
        """Those who were reminded since: nobody, or just those who lack a submission."""
        title, heads = self._say("letter-reminder-title"), []
        for head in self._heads:
            for message in await self._watch.from_bot(head, before):
                if title_of(message) == title:
                    named(message, head, self._still_missing(head))
                    self._tell(head.title, first_line(message))
                    heads.append(head)
        if heads not in ([], [head for head in self._heads if self._still_missing(head)]):
            raise NotShown("reminders for just those who have not submitted")
        return heads

    def _still_missing(self, head: Chat) -> list[str]:
        return [town for town in head.towns if town in self._missing]

    async def _hear_of_missing(self, before: Mapping[int, int]) -> bool:
        """Whether the coordinator was told who is missing: just those."""
        title = self._say("letter-escalation-title")
        for message in await self._watch.from_bot(self._coordinator, before):
            if title_of(message) == title:
                lines = [line for line in str(message["text"]).splitlines() if line[:2] == "– "]
                if lines != [f"– {town}" for town in self._missing]:
                    raise NotShown(f"just those who are missing: {', '.join(self._missing)}")
                self._tell(self._coordinator.title, f"{title}: {' '.join(lines)}")
                return True
        return False

    # -- the end --------------------------------------------------------------

    async def _take_leave(self, head: Chat) -> None:
        """What is on record for each town."""
        title = self._say("letter-closed-title")
        ended = await self._watch.titled(head, title, mentions=head.towns)
        for record in str(ended["text"]).splitlines()[-len(head.towns) :]:
            self._tell(head.title, f"{title}: {record}")

    async def _keep_documents(self) -> Result:
        """Saves what the coordinator was sent; the result that stands in it."""
        kept: dict[str, bytes] = {}
        for message in await self._watch.from_bot(self._coordinator):
            for file in filter(None, (message["photo"], message["document"])):
                name = file.get("name") or file["url"].rpartition("/")[2]
                kept[name] = await self._page.download(file["url"])
        for name, content in kept.items():
            (self._folder / name).write_bytes(content)
        found = {Path(name).suffix: content for name, content in kept.items()}
        if not found.keys() >= {".png", ".pdf", ".xlsx", ".json"}:
            raise NotShown(f"{self._coordinator.title}: pictures, documents and data")
        self._tell(self._coordinator.title, f"{self._folder}: {', '.join(sorted(kept))}")
        return self._complete(json.loads(found[".json"]))

    def _complete(self, result: Result) -> Result:
        """The result, which must have every receipt in it. NotShown."""
        towns = sum(len(head.towns) for head in self._heads)
        submitted = towns - len(self._missing)
        turnout = result["turnout"]
        if (turnout["submitted"], turnout["mandates"], len(result["answers"])) != (
            submitted,
            towns,
            submitted,
        ):
            raise NotShown(f"a result of {submitted} among {towns} towns")
        return result

    async def _read_out(self, group: Chat, result: Result) -> None:
        """What a group was told by itself: the result, and no words of a single town."""
        told = await self._watch.from_bot(group, self._told)
        words = "\n\n".join(str(message["text"]) for message in told)
        for forms in for_everybody(result, self._say):
            if not any(form in words for form in forms):
                raise NotShown(f"{group.title}: {forms[0]}")
        for single in for_coordinators(result):
            if single in words:
                raise NotShown(f"{group.title}: nothing of a single town, such as „{single}“")
        self._line(f"\n{group.title}\n\n{words}")
