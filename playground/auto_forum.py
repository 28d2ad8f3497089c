"""A round by person, played through the chat page: guests who all open the same link."""

import asyncio
from collections.abc import Iterator

from chat.actions import Verb
from chat.buttons import CONTROLS
from playground.filling_in import fill_in
from playground.page_client import NotShown, first_line, labels, last_line
from playground.performance import STOPS, Performance
from playground.result import Result, for_forum
from playground.watcher import Chat
from survey.grouping import hides

TYPING = 1.0
"""Seconds that a guest needs for an answer in words."""


class ForumPlay(Performance):
    """The last guest never answers. Nobody is reminded, and the coordinator hears of nobody."""

    part = "people"

    async def all(self) -> None:
        """The whole round."""
        await self._look_around()
        await self._coordinate()
        for guest in self._actors:
            await self._join(guest)
        await self._open("letter-participants-opening-title")
        guests = self._actors[:-1]
        told = await asyncio.gather(*map(self._answer, guests))
        for guest, words in zip(guests, told, strict=True):
            self._tell(guest.title, words)
        await self._ask_summary()
        await self._pass_time()
        for guest in self._actors:
            title = self._say("letter-participants-closed-title")
            ended = await self._watch.titled(guest, title)
            self._tell(guest.title, f"{title}: {last_line(ended)}")
        result = self._checked(await self._keep_documents())
        for group in self._groups:
            await self._read_out(group, for_forum(result, self._say), ())

    async def _join(self, guest: Chat) -> None:
        take_part = self._say(CONTROLS[Verb.TAKE_PART])
        await self._page.start(guest.id)
        welcome = await self._watch.shown(guest, lambda m: take_part in labels(m), f"„{take_part}“")
        await self._page.press(guest.id, welcome, take_part)
        card = await self._watch.changed(guest, welcome)
        self._tell(guest.title, f"{take_part} → {last_line(card)}")

    async def _answer(self, guest: Chat) -> str:
        """To the card that is the receipt: it says what is on record, and its checksum. All do so
        at the same time, and take theirs: a bot may not write into a chat as fast as it can."""
        steps = await fill_in(self._page, guest, TYPING)
        said = self._say("record-ballot", number=1, checksum="")
        receipt = await self._watch.shown(guest, lambda m: said in m["text"], said)
        (line,) = (each for each in str(receipt["text"]).splitlines() if said in each)
        return f"{steps} Schritte → {line}"

    async def _pass_time(self) -> None:
        """Every due moment until nothing comes any more: nobody is told anything but the end."""
        ended = self._say("letter-participants-closed-title")
        for _ in range(STOPS):
            before = await self._watch.newest(self._actors)
            if not await self._next():
                return
            for guest in self._actors:
                for message in await self._watch.from_bot(guest, before):
                    if not labels(message) and first_line(message) != ended:
                        raise NotShown(f"{guest.title}: nothing like {first_line(message)}")
        raise NotShown("an end of what is due")

    def _checked(self, result: Result) -> Result:
        """The result, which must count everybody who has submitted and tell of nobody. NotShown."""
        submitted = len(self._actors) - 1
        if result["turnout"]["people"] != submitted:
            raise NotShown(f"a result of {submitted} people")
        for number in _numbers(result):
            if hides(number) or hides(submitted - number):
                raise NotShown(f"no group of {number} among {submitted} people")
        return result


def _numbers(result: Result) -> Iterator[int]:
    """Every number of people in the result."""
    for opinion in result["questions"]:
        told = (opinion["asked"], *(group["people"] for group in opinion["groups"]))
        yield from (number for number in told if number is not None)
