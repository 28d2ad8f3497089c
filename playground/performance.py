"""What every performance has in common: looking at the page, and telling what is seen there."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from chat import format as formats
from chat.texts import texts
from playground.page_client import NotShown, PageClient, first_line
from playground.result import Result
from playground.watcher import Chat, Watcher

ASK = "/auswertung"

STOPS = 40
"""More due moments than any round has: then something repeats itself."""


class Performance:
    """A round that is played in the page. `_actors` are the people who are asked."""

    part = "heads"
    """The part of the page's list in which the actors stand."""

    documents: frozenset[str] = frozenset({".png", ".json"})
    """How the names end of the files that the coordinator must be sent."""

    def __init__(self, page: PageClient, folder: Path, tell: Callable[[str], None]) -> None:
        self._page = page
        self._watch = Watcher(page)
        self._folder = folder
        self._line = tell
        self._say = texts("de")
        self._parts: defaultdict[str, list[Chat]] = defaultdict(list)
        self._told: Mapping[int, int] = {}
        self._title = ""
        self._zone = ZoneInfo("UTC")

    @property
    def _actors(self) -> list[Chat]:
        return self._parts[self.part]

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
        self._title = state["round"]["title"]
        self._line(f"{self._when(state['now'])}: {self._title}")

    async def _coordinate(self) -> None:
        await self._page.start(self._coordinator.id)
        overview = await self._watch.card(self._coordinator)
        self._tell(self._coordinator.title, first_line(overview))

    async def _open(self, letter: str) -> None:
        """To the opening, where the round is not open yet. Everybody gets this letter."""
        upcoming = (await self._page.state())["next"]
        if upcoming is None or upcoming["what"] != self._say("event-opening"):
            return
        self._line(f"{self._when(upcoming['at'])}: {await self._page.clock(next=True)}")
        for actor in self._actors:
            told = await self._watch.titled(actor, self._say(letter), self._mentioned(actor))
            self._tell(actor.title, first_line(told))

    def _mentioned(self, _actor: Chat) -> tuple[str, ...]:
        """What every letter to an actor names."""
        return ()

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

    async def _next(self) -> bool:
        """To the next due moment, which is told; False when nothing comes any more."""
        upcoming = (await self._page.state())["next"]
        if upcoming is None:
            return False
        self._line(f"{self._when(upcoming['at'])}: {await self._page.clock(next=True)}")
        return True

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
        if not found.keys() >= self.documents:
            raise NotShown(f"{self._coordinator.title}: {', '.join(sorted(self.documents))}")
        self._tell(self._coordinator.title, f"{self._folder}: {', '.join(sorted(kept))}")
        result: Result = json.loads(found[".json"])
        return result

    async def _read_out(
        self, group: Chat, everybody: Iterable[tuple[str, ...]], nobody: Iterable[str]
    ) -> None:
        """What a group was told by itself: one form at least of everything that everybody may
        read, and nothing that nobody may."""
        told = await self._watch.from_bot(group, self._told)
        words = "\n\n".join(str(message["text"]) for message in told)
        for forms in everybody:
            if not any(form in words for form in forms):
                raise NotShown(f"{group.title}: {forms[0]}")
        for single in nobody:
            if single in words:
                raise NotShown(f"{group.title}: nothing of a single town, such as „{single}“")
        self._line(f"\n{group.title}\n\n{words}")
