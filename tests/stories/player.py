"""Somebody in front of the page: looks, presses, writes, and answers question after question."""

import time
from collections.abc import Awaitable, Callable, Mapping

from tests.stories.script import FIELDS, SHEETS, TOWNS, TOWNS_FORM, Cooperation, InField, Sheet
from tests.stories.surface import Seen, Surface

PATIENCE = 20.0
"""Seconds after which what has not shown will not show."""


class Player:
    """Plays everybody, at one surface. `own` gives some people one of their own."""

    def __init__(self, surface: Surface, own: Mapping[str, Surface] | None = None) -> None:
        self.surface = surface
        self._own = own or {}
        self.here = surface
        self._seen: list[Seen] = []

    # -- looking and doing ----------------------------------------------------

    async def at(self, chat: str) -> None:
        self.here = self._own.get(chat, self.surface)
        await self.here.open(chat)
        await self.look()

    async def press(self, label: str) -> None:
        await self._does(self.here.press(label), label)

    async def say(self, words: str) -> None:
        await self._does(self.here.say(words), words)

    async def _does(self, act: Awaitable[None], what: str) -> None:
        """The act, and something new that comes of it."""
        before = _newest(self._seen)
        await act
        await self.look(changed=True)
        await self.sees(
            lambda seen: newest if (newest := _newest(seen)) != before else None,
            f"anything after {what!r}",
        )

    def asked(self, words: str) -> None:
        """The card that came of the last act asks so."""
        newest = _newest(self._seen)
        assert newest is not None
        assert words in newest.text

    async def shows(self, words: str) -> Seen:
        """The newest message from the bot with these words, which may take a moment to come."""
        await self.look()
        return await self.sees(lambda seen: _with(seen, words), repr(words))

    async def sees(self, wanted: Callable[[list[Seen]], Seen | None], what: str) -> Seen:
        """A message that is as wanted, and may take a moment to come."""
        until = time.monotonic() + PATIENCE
        while (found := wanted(self._seen)) is None:
            if time.monotonic() > until:
                shown = self._seen[-1].text if self._seen else "nothing"
                raise AssertionError(f"the page never showed {what}, but: {shown}")
            await self.look(changed=True)
        return found

    async def since(self, first: Seen) -> str:
        return "\n\n".join(each.text for each in await self.look() if each.number >= first.number)

    async def look(self, *, changed: bool = False) -> list[Seen]:
        self._seen = await self.here.messages(changed=changed)
        return self._seen

    # -- questions ------------------------------------------------------------

    async def enter(self, head: str) -> None:
        """By the button of the newest letter."""
        await self.at(head)
        await self.press("Jetzt antworten")

    async def fill_in(self, head: str, way: str = "Weiter") -> None:
        await self.enter(head)
        await self.press(way)
        for name, answers in zip(FIELDS, SHEETS[head].fields, strict=True):
            await self.in_field(name, answers)
        await self.behind_the_fields(SHEETS[head])

    async def in_field(self, name: str, answers: InField) -> None:
        self.asked(f"im Feld {name} mit anderen zusammenarbeiten?")
        await self.press(answers.interest)
        if answers.condition:
            self.asked("Bitte erläutern Sie das kurz, in höchstens 1.000 Zeichen.")
            await self.say(answers.condition)
        if answers.forms:
            self.asked(f"kommen im Feld {name} infrage?")
            await self._choose(answers.forms)
        if TOWNS_FORM in answers.forms:
            self.asked(f"würde Ihre Stadt im Feld {name} zusammenarbeiten?")
            await self._choose(answers.partners)
        if answers.benefit:
            self.asked(f"von der Zusammenarbeit im Feld {name}?")
            await self._choose(answers.benefit)

    async def behind_the_fields(self, sheet: Sheet) -> None:
        self.asked("sollen zuerst angegangen werden?")
        await self._choose(sheet.priority)
        self.asked("Welche Kooperationen mit anderen Städten gibt es schon?")
        for number, cooperation in enumerate(sheet.cooperations):
            await self.press("Noch ein Eintrag" if number else "Eintrag hinzufügen")
            await self._cooperation(cooperation)
        await self.press("Weiter" if sheet.cooperations else "Überspringen")
        self.asked("noch etwas mitteilen?")
        if sheet.remarks:
            await self.say(sheet.remarks)
        else:
            await self.press("Überspringen")

    async def _cooperation(self, entry: Cooperation) -> None:
        self.asked("Worum geht es in dieser Kooperation?")
        await self.say(entry.subject)
        self.asked("Welche Städte sind beteiligt?")
        await self._choose(entry.towns)
        self.asked("Wer ist außer den Städten beteiligt?")
        if entry.external:
            await self.say(entry.external)
        else:
            await self.press("Überspringen")
        self.asked("Soll diese Kooperation bestehen bleiben?")
        await self.press(entry.keep)

    async def _choose(self, labels: tuple[str, ...]) -> None:
        for label in labels:
            await self.press(label)
        await self.press("Weiter" if labels else "Überspringen")

    async def submit(self, head: str, number: int) -> None:
        await self.shows("Mit „Verbindlich abgeben“ gilt das Votum als erklärt.")
        await self.press("Verbindlich abgeben")
        for town in TOWNS[head]:
            receipt = await self.shows(f"Quittung {town}, Abgabe Nr. {number}")
            assert f"Abgegeben von: {head}" in receipt.text


def _newest(seen: list[Seen]) -> Seen | None:
    return next((each for each in reversed(seen) if each.from_bot), None)


def _with(seen: list[Seen], words: str) -> Seen | None:
    return next((each for each in reversed(seen) if each.from_bot and words in each.text), None)


def titled(seen: list[Seen], title: str) -> list[Seen]:
    return [each for each in seen if each.from_bot and each.text.startswith(title)]
