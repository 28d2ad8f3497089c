"""Somebody in front of the page: looks, presses, writes, and plays a part act by act."""

import time
from collections.abc import Awaitable, Callable, Mapping

from chat.buttons import slash
from chat.question_card import CHOSEN
from chat.texts import texts
from survey.fits import TEXT_LIMIT
from tests.stories.acts import Act, Part
from tests.stories.surface import PATIENCE, HttpSurface, Seen, Surface

SAY = texts("de")
MORE = SAY("button-more")
NOT_UNDERSTOOD = (SAY("said-nothing-asked"), SAY("command-unknown"))


class Player:
    """Plays everybody by tapping, at one surface. `own` gives some people one of their own."""

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

    async def begin(self) -> None:
        """Opens the invitation, or starts the bot."""
        await self.here.begin()

    async def press(self, label: str) -> None:
        await self._does(self.here.press(label), label)

    async def try_to_press(self, label: str, refusal: str) -> None:
        """Presses, and is told why not: the card stays as it is."""
        before = self.newest()
        await self.here.press(label)
        assert refusal in await self.here.notice()
        await self.look()
        assert self.newest() == before

    async def choose(self, labels: tuple[str, ...]) -> None:
        """Just these of a list, one after the other, and on."""
        before = [each.removeprefix(CHOSEN) for each in self.newest().labels if CHOSEN in each]
        for label in before:
            if label not in labels:
                await self.press(CHOSEN + label)
        for label in labels:
            if label not in before:
                await self.press(label)
        await self.press("Weiter" if labels else "Überspringen")

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

    def newest(self) -> Seen:
        """What came of the last act."""
        newest = _newest(self._seen)
        assert newest is not None
        return newest

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

    # -- acting ---------------------------------------------------------------

    async def play(self, part: Part, towns: tuple[str, ...] = ()) -> None:
        """One act after the other, as somebody who answers for these towns."""
        await self.at(part.who)
        for act in part.acts:
            if act.asked:
                assert act.asked in self.newest().text
            await self._act(act, part.who, towns)
            if act.shows:
                await self._finds(act)

    async def _act(self, act: Act, who: str, towns: tuple[str, ...]) -> None:
        match act.kind:
            case "tap" if act.refused:
                await self.try_to_press(act.words[0], act.refused)
            case "tap":
                await self.press(*act.words)
            case "choose":
                await self.choose(act.words)
            case "write":
                await self.say(*act.words)
            case "change":
                await self._change(*act.words)
            case "submit":
                await self._submit(who, towns, *act.words)

    async def _finds(self, act: Act) -> None:
        first, *others = act.shows
        found = await self.shows(first)
        assert [words for words in others if words not in found.text] == []
        assert [words for words in act.hides if words in found.text] == []

    async def _change(self, name: str, title: str) -> None:
        """By the number that stands before the name."""
        await self.press("Ändern")
        while not (numbers := _numbers(self.newest(), name, title)):
            await self.press(MORE)
        await self.press(numbers[0])

    async def _submit(self, who: str, towns: tuple[str, ...], number: str) -> None:
        while MORE in self.newest().labels:
            await self.press(MORE)
        binding = "gilt das Votum als erklärt." if towns else "zählen Ihre Antworten mit."
        assert f"Mit „Verbindlich abgeben“ {binding}" in self.newest().text
        await self.press("Verbindlich abgeben")
        if not towns:
            await self.shows(f"Ihre Antworten liegen vor (Abgabe Nr. {number}).")
        for town in towns:
            receipt = await self.shows(f"Quittung {town}, Abgabe Nr. {number}")
            assert f"Abgegeben von: {who}" in receipt.text


class Typist(Player):
    """Plays everybody without a single press: whatever the others tap is typed."""

    here: HttpSurface

    def __init__(self, surface: HttpSurface) -> None:
        super().__init__(surface)

    async def begin(self) -> None:
        await self.here.say(f"/start {await self.here.secret()}".strip())

    async def press(self, label: str) -> None:
        """The words of the button; where any words could be the answer, its slash form."""
        card = next(each for each in reversed(self._seen) if each.labels)
        assert label in card.labels
        await self.say(slash(label) if _wants_words(card) else label)
        assert [words for words in NOT_UNDERSTOOD if words in self.newest().text] == []

    async def try_to_press(self, label: str, refusal: str) -> None:
        """The refusal stands on the card, which is below the words."""
        await self.press(label)
        assert refusal in self.newest().text

    async def choose(self, labels: tuple[str, ...]) -> None:
        """All at once, by their numbers."""
        if not labels:
            return await self.press("Überspringen")
        offered = [label.removeprefix(CHOSEN) for label in self.newest().labels]
        numbers = [offered.index(label) + 1 for label in labels]
        return await self.say(", ".join(map(str, numbers)))


def _wants_words(card: Seen) -> bool:
    asks = SAY("card-asks", label="", max=TEXT_LIMIT).rpartition("“")[2]
    how = SAY("card-how-text", max=0).partition("0")[0]
    return how in card.text or asks in card.text


def _numbers(seen: Seen, name: str, title: str) -> list[str]:
    """The numbers of the answers of this name, in the blocks whose title begins so."""
    return [
        number
        for block in seen.text.split("\n\n")
        if block.startswith(title)
        for number, _, rest in (line.partition(". ") for line in block.splitlines())
        if rest.startswith(f"{name}: ")
    ]


def _newest(seen: list[Seen]) -> Seen | None:
    return next((each for each in reversed(seen) if each.from_bot), None)


def _with(seen: list[Seen], words: str) -> Seen | None:
    return next((each for each in reversed(seen) if each.from_bot and words in each.text), None)


def titled(seen: list[Seen], title: str) -> list[Seen]:
    return [each for each in seen if each.from_bot and each.text.startswith(title)]
