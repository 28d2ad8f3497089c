"""Somebody who does whatever comes to mind, and the notebooks of the towns they answer for."""

import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from chat.actions import Action, Verb, encode
from chat.buttons import OFFERED, slash
from chat.cards import Card
from handlers.places import Asking, Home, OnMandates, Place, Start, read_place
from handlers.update import Reception
from storage import Connection, chats, drafts, intake, people
from storage.intake import Raw
from survey.collect import collect
from survey.round import Round
from survey.step import Answers
from tests.handlers.stage import Stage
from tests.walk import spots
from tests.walk.notebook import Notebook, Notes
from tests.walk.spots import Spot, spot
from tests.walk.words import GARBAGE, typed

BINDING = (Verb.SUBMIT, Verb.NIL)

LONGEST = 200
"""More acts than any way to the end has."""


@dataclass
class Walk:
    """What all people of a walk share. `submitted` are the submissions so far, by town, as the
    notebooks say them: whose, in which role, and what, which for a nil return is None."""

    stage: Stage
    reception: Reception
    chance: random.Random
    round: Round
    books: dict[str, Notebook]
    submitted: list[tuple[str, str, Any]] = field(default_factory=list)
    told: list[Raw] = field(default_factory=list)

    async def tell(self, chat: int, **what: Any) -> None:
        """An update, stored and handled."""
        number = len(self.told) + 1
        self.stage.tick()
        raw = Raw(1, number, self.stage.now, chat, json.dumps({"update_id": number, **what}))
        self.told.append(raw)
        await self.stage.database.write(lambda c: intake.store(c, [raw]))
        await self.reception.handle(raw)

    async def compare(self) -> None:
        """What counts of each draft is what the notebook says."""
        held = await self.stage.database.read(drafts_by_town)
        for key, book in self.books.items():
            assert collect(self.round, held[key]) == book.counted()
            entries = {name: len(value) for name, value in book.lists().items()}
            assert {name: held[key].get(name, 0) for name in entries} == entries

    async def redeliver(self) -> None:
        """Some updates come again, in any order: nothing comes of it."""
        before = await self.stage.dump()
        again = self.chance.sample(self.told, min(len(self.told), 5))
        await self.stage.database.write(lambda c: intake.store(c, again))
        for raw in again:
            await self.reception.handle(raw)
        assert await self.stage.dump() == before


def drafts_by_town(connection: Connection) -> dict[str, Answers]:
    """The answers in every draft."""
    held = people.holdings(connection, round_="walk")
    return {each.key: drafts.get(connection, each.mandate).answers for each in held}


class Walker:
    """One person in their private chat, who looks after everything that happens there."""

    def __init__(self, walk: Walk, account: int, role: str) -> None:
        self.walk, self.account, self.role = walk, account, role
        self.place: Place = Home()
        self.turn = 0
        self.message = 0
        self.card = Card()
        self.seen: dict[str, Notes] = {}

    # -- what they see --------------------------------------------------------

    async def look(self) -> None:
        """At the card, which shows what is stored, and each of whose buttons is alive."""
        chat = await self.walk.stage.database.read(lambda c: chats.get(c, self.account))
        assert chat is not None
        assert chat.card is not None
        assert chat.shown == chat.revision
        self.place, self.turn, self.message = read_place(chat.place), chat.turn, chat.card
        self.card = self.walk.stage.screen.chats[self.account][chat.card]
        assert {action.turn for action in self.actions} == {chat.turn}
        self._read()

    def _read(self) -> None:
        """Whatever the answers are now, they were shown."""
        self.seen = {book.own: book.counted() for book in self.books}

    @property
    def buttons(self) -> list[tuple[str, Action]]:
        """What stands on the buttons, and what they do."""
        return [(each.label, each.action) for row in self.card.rows for each in row if each.action]

    @property
    def actions(self) -> list[Action]:
        return [action for _, action in self.buttons]

    @property
    def at(self) -> Spot | None:
        """Where in the lead's notebook the answer to the card is."""
        if not isinstance(self.place, Asking):
            return None
        return spot(self.walk.books[self.place.lead], self.place.key)

    @property
    def books(self) -> list[Notebook]:
        """Of every town that the card is about, the lead's first."""
        keys = self.place.mandates if isinstance(self.place, OnMandates) else ()
        return [self.walk.books[key] for key in keys]

    # -- one step -------------------------------------------------------------

    async def step(self) -> None:
        """One thing of many."""
        ways: tuple[tuple[int, Callable[[], Awaitable[None]]], ...] = (
            (7, self.press),
            (5, self.answer),
            (7, self.go_on),
            (2, self.control),
            (1, self.back),
            (1, self.garbage),
            (1, self.stale),
            (1, self.twice),
            (1, self.leave),
            (1, self.return_),
            (1, self.walk.redeliver),
        )
        weights, acts = zip(*ways, strict=True)
        (act,) = self.walk.chance.choices(acts, weights)
        await act()
        await self.walk.compare()

    async def press(self) -> None:
        """Any button of the card."""
        await self._act(self.walk.chance.choice(self.actions))

    async def control(self) -> None:
        """Any button that is no offer, by its slash form. What others have done to a list since it
        was shown can have taken its word from the button: then it would be none."""
        if self.at is not None and self.at.kind == "group":
            await self.leave()
        able = [each for each in self.buttons if each[1].verb not in OFFERED]
        if able:
            label, action = self.walk.chance.choice(able)
            await self._act(action, slash(label))

    async def back(self) -> None:
        """The word for it, wherever no words are asked."""
        found = [action for action in self.actions if action.verb is Verb.BACK]
        if found and not (self.at and self.at.kind == "text"):
            await self._act(found[0], "Zurück")

    async def answer(self) -> None:
        """Words that fit what is asked."""
        at, books, place = self.at, self.books, self.place
        if at is None or at.kind == "group" or not isinstance(place, Asking):
            return
        words, value = typed(at, self.walk.chance)
        await self.say(words)
        at.put(value)
        spots.carry(at.book, books[1:], place.key)
        self._read()

    async def garbage(self) -> None:
        await self.say(self.walk.chance.choice(GARBAGE))

    async def stale(self) -> None:
        """A button as it was in another turn, or none at all."""
        action = self.walk.chance.choice(self.actions)
        turn = self.turn + self.walk.chance.choice((-1, 1))
        stale = [encode(replace(action, turn=turn)), "quatsch"] if action.turn else ["quatsch"]
        await self.push(self.walk.chance.choice(stale), self.message)

    async def twice(self) -> None:
        """Two quick taps on a button that leads on: the second one is late."""
        able = [each for each in self.actions if each.verb in (Verb.CHOOSE, Verb.REMOVE)]
        if able:
            action, message = self.walk.chance.choice(able), self.message
            await self._act(action)
            if self.turn != action.turn:
                await self.push(encode(action), message)

    async def leave(self) -> None:
        """What was shown got lost on the way."""
        stage = self.walk.stage
        await stage.touch(self)
        await self.walk.reception.show_again(self.account, stage.now)
        await self.look()

    async def return_(self) -> None:
        """By a command, a letter's button or something that is no answer."""
        await self.walk.chance.choice(
            (
                lambda: self.say("/start"),
                lambda: self.say("/meinstand"),
                lambda: self.say("/jetztantworten"),
                lambda: self.push("0 o walk", 1),
                lambda: self.send(location={"latitude": 1, "longitude": 1}),
            )
        )()

    # -- what comes of it -----------------------------------------------------

    async def _act(self, action: Action, words: str = "") -> None:
        """Presses the button, or types the words for it, and writes down what it means."""
        at, books, place, seen = self.at, self.books, self.place, self.seen
        await (self.say(words) if words else self.push(encode(action), self.message))
        if action.verb in BINDING:
            await self._bind(books, None if action.verb is Verb.NIL else seen)
        elif at is not None and isinstance(place, Asking):
            spots.press(at, action)
            spots.carry(at.book, books[1:], place.key)
        elif action.verb is Verb.TOGETHER and not isinstance(self.place, Start):
            spots.copy(books[0], books[1:])
        self._read()

    async def _bind(self, books: list[Notebook], seen: dict[str, Notes] | None) -> None:
        """A submission of each of the towns, or of none of them: of what this person has seen, or
        of nothing at all."""
        there = len(await self.walk.stage.submissions("walk"))
        if there > len(self.walk.submitted):
            said = [(each.own, self.role, seen and each.counted()) for each in books]
            assert seen in (None, {key: answers for key, _, answers in said})
            self.walk.submitted += said
        assert there == len(self.walk.submitted)

    # -- to the end -----------------------------------------------------------

    async def finish(self) -> None:
        """Answers what is missing and submits, whatever has been before."""
        before = len(self.walk.submitted)
        await self.say("/meinstand")
        for _ in range(LONGEST):
            await self.go_on()
            if len(self.walk.submitted) > before:
                return
        raise AssertionError("no end is in sight")

    async def go_on(self) -> None:
        """A step on the shortest way to a submission."""
        action = self._onward()
        await (self.answer() if action is None else self._act(action))

    def _onward(self) -> Action | None:
        """The shortest way to a submission; None where words are wanted."""
        if self.at is not None:
            return _onward_at(self.at, self.actions)
        for verb in (Verb.SUBMIT, Verb.TOGETHER, Verb.NEXT):
            for action in self.actions:
                if action.verb is verb:
                    return action
        pages = [action for action in self.actions if action.verb is Verb.PAGE]
        ways = [action for action in self.actions if action.verb in (Verb.OPEN, Verb.CHANGE)]
        return [*self.actions, *ways, *pages][-1]

    # -- how it is said -------------------------------------------------------

    async def say(self, words: str) -> None:
        await self.send(text=words)

    async def send(self, **content: Any) -> None:
        await self.walk.tell(self.account, message=self._message(2, **content))
        await self.look()

    async def push(self, data: str, message: int) -> None:
        query = {
            "id": f"p{len(self.walk.told)}",
            "from": self._message(1)["from"],
            "chat_instance": "1",
            "message": self._message(message, text="-"),
            "data": data,
        }
        await self.walk.tell(self.account, callback_query=query)
        await self.look()

    def _message(self, number: int, **content: Any) -> dict[str, Any]:
        person = {"id": self.account, "is_bot": False, "first_name": "-", "language_code": "de"}
        chat = {"id": self.account, "type": "private"}
        return {"message_id": number, "date": 0, "chat": chat, "from": person, **content}


def _onward_at(at: Spot, shown: list[Action]) -> Action | None:
    """What to press at a question on the way to the end; None to type an answer."""
    by_verb = {action.verb: action for action in shown}
    if at.kind == "group":
        return _onward_in_list(at, shown)
    wanted = (at.group or {}).get("exactly_one", {})
    if at.name in wanted:
        return Action(Verb.CHOOSE, wanted[at.name], by_verb[Verb.BACK].turn)
    if Verb.SKIP in by_verb:
        return by_verb[Verb.SKIP]
    return None if at.value is None or at.kind in spots.LISTS else by_verb.get(Verb.NEXT)


def _onward_in_list(at: Spot, shown: list[Action]) -> Action | None:
    """Where just one entry may say something, just one is left, and says it."""
    by_verb = {action.verb: action for action in shown}
    rule = at.asked.get("exactly_one", {})
    # Others may have added the first entry since the list was shown without any.
    if not at.entries or Verb.ENTRY not in by_verb:
        return by_verb.get(Verb.SKIP) or by_verb[Verb.ADD]
    if rule and len(at.entries) > 1:
        return by_verb[Verb.REMOVE]
    if rule and any(at.entries[0].get(item) != option for item, option in rule.items()):
        return by_verb[Verb.ENTRY]
    return by_verb[Verb.NEXT]
