"""Heads who answer a round as fast as they can, and note what the bot acknowledged.

A head looks at the newest card with buttons and knows nothing else. An answer is acknowledged when
its press was answered or when its card has moved on. Some press once more where nothing comes, as
people do with a bot that seems dead; others wait for ever, so that not one update may be lost.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from chat.actions import Action, Verb
from chat.texts import texts
from playground.emulator.records import Press
from playground.emulator.world import World
from survey.step import Value
from tests.stories.sigkill_cards import Questionnaire, Shown, newest_card

LOOKS = 0.01
"""Seconds between two looks at the card."""

IMPATIENT = 1.0
"""Seconds until an impatient head tries again."""

PATIENT = 600.0
"""Longer than anything takes: a patient head never does."""

DEAD = 60.0
"""Seconds until a card that does not move is called dead: a busy machine only makes it slow."""

EAGERNESS = (1, 1, 4, 3)
"""How often the first, second, ... option of a choice is taken."""

WORDS = ("Wenn der Rat zustimmt.", "Gemeinsame Beratungsstelle", "Bitte früh über Kosten sprechen.")

STALE = texts("de")("press-stale")


def now() -> float:
    """Seconds of the event loop, which can be played."""
    return asyncio.get_running_loop().time()


class DeadCard(AssertionError):
    """A card that does not react."""


async def until(seen: Callable[[], bool], seconds: float = DEAD) -> None:
    """Waits until it is seen. TimeoutError when it is not within so many seconds."""
    async with asyncio.timeout(seconds):
        while not seen():  # noqa: ASYNC110 - what people see tells nobody that it changes
            await asyncio.sleep(LOOKS)


@dataclass
class Head:
    """One person answering for one or several towns. `answers` is what was acknowledged last, by
    key; `submitted` are the answers at each acknowledged submission."""

    account: int
    towns: tuple[str, ...]
    world: World
    questionnaire: Questionnaire
    chance: random.Random
    patience: float = IMPATIENT
    despair: float = DEAD
    looks: float = LOOKS
    answers: dict[str, Value] = field(default_factory=dict)
    submitted: list[dict[str, Value]] = field(default_factory=list)
    revisions: int = 0

    async def join(self, secret: str) -> None:
        """Follows the link."""
        await self._say(Shown(0, "", (), ()), f"/start {secret}")

    async def play(self) -> None:
        """From the invitation to the last submission."""
        while not self._done():
            await self.act()

    def _done(self) -> bool:
        return len(self.submitted) > self.revisions

    @property
    def card(self) -> Shown | None:
        """The card that this person looks at."""
        return newest_card(self.world, self.account)

    @property
    def seen(self) -> Shown:
        """The card, where there is one."""
        assert self.card is not None
        return self.card

    # -- one act --------------------------------------------------------------

    async def act(self) -> None:
        """Does one thing on the card and waits until it is seen to have happened."""
        card = self.seen
        key = self.questionnaire.key(card.text)
        if key is None:
            await self._go_on(card)
        elif card.offered(Verb.CHOOSE):
            await self._choose(card, key)
        elif card.offered(Verb.PICK, Verb.DROP):
            await self._pick(card, key)
        elif card.offered(Verb.ADD):
            await self._list(card, key)
        else:
            await self._write(card, key)

    async def _go_on(self, card: Shown) -> None:
        """Cards that ask for no answer."""
        if card.offered(Verb.SUBMIT) and self.submitted and self.chance.random() < 0.7:
            await self.press(card, card.offered(Verb.CHANGE)[0])
        elif submit := card.offered(Verb.SUBMIT):
            await self.press(card, submit[0], self._note_submission)
        elif numbered := [each for each in card.offered(Verb.CHANGE) if each.argument]:
            await self.press(card, self.chance.choice(numbered))
        elif card.offered(Verb.PAGE) and not card.offered(Verb.NEXT):
            await self.press(card, card.offered(Verb.PAGE)[-1])
        else:
            onward = card.offered(Verb.CONFIRM, Verb.TOGETHER, Verb.NEXT, Verb.CHANGE)
            await (self.press(card, onward[0]) if onward else self._wait(card))

    def _note_submission(self) -> None:
        self.submitted.append(dict(self.answers))

    async def _choose(self, card: Shown, key: str) -> None:
        if self.chance.random() < 0.05:
            await self.press(card, card.offered(Verb.BACK)[0])
            return
        options = card.offered(Verb.CHOOSE)
        action = self.chance.choices(options, EAGERNESS[: len(options)])[0]
        await self.press(card, action, lambda: self._note(key, action.argument))

    async def _pick(self, card: Shown, key: str) -> None:
        """Picks one more, or goes on with what the card shows as chosen."""
        on = {each.argument for each in card.offered(Verb.DROP)}
        so_far = self.answers.get(key, [])
        assert isinstance(so_far, list)
        chosen = [each for each in so_far if each in on]
        free = [each for each in card.offered(Verb.PICK) if each.argument not in self.towns]
        may_skip = bool(card.offered(Verb.SKIP)) and self.chance.random() < 0.4
        if free and not may_skip and self.chance.random() < (1, 0.5, 0)[min(2, len(chosen))]:
            picked = self.chance.choice(free)
            more = [*chosen, picked.argument]
            await self.press(card, picked, lambda: self._note(key, more))
        elif chosen:
            await self.press(card, card.offered(Verb.NEXT)[0], lambda: self._note(key, chosen))
        else:
            await self.press(card, card.offered(Verb.SKIP)[0])

    async def _list(self, card: Shown, key: str) -> None:
        if key not in self.answers and self.chance.random() < 0.3:
            await self.press(card, card.offered(Verb.ADD)[0], lambda: self._note(key, 1))
        else:
            await self.press(card, card.offered(Verb.NEXT, Verb.SKIP)[0])

    async def _write(self, card: Shown, key: str) -> None:
        onward = card.offered(Verb.SKIP, Verb.NEXT)
        if onward and self.chance.random() < 0.5:
            await self.press(card, onward[0])
            return
        words = self.chance.choice(WORDS)
        await self._say(card, words)
        self._note(key, words)

    def _note(self, key: str, value: Value) -> None:
        self.answers[key] = value

    # -- pressing, and waiting ------------------------------------------------

    async def press(
        self, card: Shown, action: Action, note: Callable[[], None] = lambda: None
    ) -> None:
        """Presses until it is seen to have happened; `note` is called when it is acknowledged."""
        presses: list[Press] = []
        noted = False
        begun = now()
        while True:
            moved = self._moved(card, action)
            if not noted and (moved or any(_taken(press) for press in presses)):
                note()
                noted = True
            if moved:
                return
            if now() - begun > self.patience * len(presses):
                presses.append(self._pressed(card, action))
            self._despair(begun, str(action), card)
            await asyncio.sleep(self.looks)

    def _despair(self, begun: float, act: str, card: Shown) -> None:
        if now() - begun > self.despair:
            raise DeadCard(f"{self.account}: {act} on {card.text!r}")

    def _pressed(self, card: Shown, action: Action) -> Press:
        data = card.data(action)
        press = self.world.press(self.account, self.account, card.message, data, force=True)
        return self.world.presses[press]

    def _moved(self, card: Shown, action: Action) -> bool:
        """Whether the newest card shows that the press has happened."""
        now = self.seen
        if action.verb is Verb.PICK:
            return any(each.argument == action.argument for each in now.offered(Verb.DROP))
        if action.verb is Verb.PAGE:
            return now.text != card.text
        return now.turn > card.turn

    async def _wait(self, card: Shown) -> None:
        """Until the card changes by itself, as it does when the round opens."""
        begun = now()
        while self.seen == card:
            self._despair(begun, "nothing to press", card)
            await asyncio.sleep(self.looks)

    async def _say(self, card: Shown, words: str) -> None:
        """Writes, and waits for the next card; where nothing comes, writes once more."""
        begun = now()
        said = 0
        while self.card is None or self.card.turn <= card.turn:
            if now() - begun > self.patience * said:
                self.world.say(self.account, words)
                said += 1
            self._despair(begun, words, card)
            await asyncio.sleep(self.looks)


def _taken(press: Press) -> bool:
    """Whether the bot has answered that the press was taken."""
    return press.toast is not None and press.toast.text != STALE
