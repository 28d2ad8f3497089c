"""The whole round, played through the chat page's own HTTP calls and told line by line.

Whatever is printed was read in the page. What should have shown and did not is an error.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import aiohttp

from chat.actions import Verb
from chat.buttons import CONTROLS
from playground.auto_forum import ForumPlay
from playground.filling_in import fill_in
from playground.page_client import NotShown, PageClient, first_line, labels, last_line, title_of
from playground.performance import STOPS, Performance
from playground.result import Result, for_coordinators, for_everybody
from playground.watcher import Chat, named


async def play_round(address: str, folder: Path, tell: Callable[[str], None]) -> None:
    """Plays the round in the page at `address`, tells what it sees there line by line, and leaves
    its documents in `folder`. NotShown when the page does not show what it must."""
    async with aiohttp.ClientSession() as session:
        page = PageClient(session, address)
        parts = {chat["part"] for chat in (await page.state())["chats"]}
        play = ForumPlay if ForumPlay.part in parts else Play
        await play(page, folder, tell).all()


class Play(Performance):
    """A round by mandate. The last head never answers, the one before only after a reminder.

    It knows no particular round, but that one has reminders and a list of the missing.
    """

    documents = frozenset({".png", ".pdf", ".xlsx", ".json"})

    def __init__(self, page: PageClient, folder: Path, tell: Callable[[str], None]) -> None:
        super().__init__(page, folder, tell)
        self._missing: list[str] = []

    async def all(self) -> None:
        """The whole round."""
        await self._look_around()
        self._missing = [town for head in self._actors for town in head.towns]
        await self._coordinate()
        for head in self._actors:
            await self._join(head)
        await self._open("letter-opening-title")
        for head in self._actors[:-2]:
            await self._answer(head)
        await self._ask_summary()
        await self._pass_time()
        for head in self._actors:
            await self._take_leave(head)
        result = self._complete(await self._keep_documents())
        for group in self._groups:
            await self._read_out(group, for_everybody(result, self._say), for_coordinators(result))

    def _mentioned(self, actor: Chat) -> tuple[str, ...]:
        return actor.towns

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

    async def _pass_time(self) -> None:
        """Every due moment until nothing comes any more."""
        reminded = listed = False
        for _ in range(STOPS):
            before = await self._watch.newest((self._coordinator, *self._actors))
            if not await self._next():
                break
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
        for head in self._actors:
            for message in await self._watch.from_bot(head, before):
                if title_of(message) == title:
                    named(message, head, self._still_missing(head))
                    self._tell(head.title, first_line(message))
                    heads.append(head)
        if heads not in ([], [head for head in self._actors if self._still_missing(head)]):
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

    def _complete(self, result: Result) -> Result:
        """The result, which must have every receipt in it. NotShown."""
        towns = sum(len(head.towns) for head in self._actors)
        submitted = towns - len(self._missing)
        turnout = result["turnout"]
        if (turnout["submitted"], turnout["mandates"], len(result["answers"])) != (
            submitted,
            towns,
            submitted,
        ):
            raise NotShown(f"a result of {submitted} among {towns} towns")
        return result
