"""Random people: whatever is tapped, typed, left and redelivered, the card stays usable, and what
is submitted is what a small model of the questionnaire says."""

import random
from typing import Any

import pytest

from chat.actions import Action, Verb
from storage import chats
from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

STEPS = 60
FORBIDDEN = {Verb.SUBMIT, Verb.NIL, Verb.NOBODY}
"""What would end the walk too early."""

ITEMS = [
    a_text("what"),
    a_choice("keep", "Ja", "Nein"),
    a_text("until", when={"keep": ["nein"]}),
]
QUESTIONS = [
    a_choice("a", "Ja", {"id": "if", "label": "Wenn", "asks": "why"}, "Nein"),
    {**a_choice("b", "Eins", "Zwei", "Drei"), "kind": "choices", "when": {"a": ["ja", "if"]}},
    {"kind": "number", "id": "n", "text": "n?", "when": {"b": ["zwei"]}},
    {**a_choice("r", "Rot", "Blau", "Gelb"), "kind": "rank", "required": False},
    {"kind": "group", "id": "g", "text": "g?", "items": ITEMS, "repeat": True, "required": False},
    a_text("t", required=False),
]
TYPED = {"a": "2", "b": "1, 2", "n": "12,5", "r": "3, 1", "keep": "nein"}
VALUES = {"a": "if", "b": ["eins", "zwei"], "n": 12.5, "r": ["gelb", "rot"], "keep": "nein"}
"""What is typed, by question, and what that means."""


class Model:
    """The answers as somebody with a notebook would keep them."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.entries: list[dict[str, Any]] = []

    def at(self, talk: Talk) -> tuple[dict[str, Any], str]:
        """Where the answer to the question on the card is kept, and under which name."""
        title = talk.card.title
        if "Eintrag\n" in title:
            number, _, question = title.partition(". Eintrag\n")
            return self.entries[int(number) - 1], question.removesuffix("?")
        asks = "gewählt. Bitte erläutern" in talk.card.body
        return self.answers, "a.why" if asks else title.removesuffix("?")

    def press(self, talk: Talk, action: Action) -> None:
        """What the button means for the notebook."""
        if "Teil" not in talk.card.head:
            return
        answers, name = self.at(talk)
        match action.verb:
            case Verb.CHOOSE:
                answers[name] = action.argument
            case Verb.PICK | Verb.DROP | Verb.CLEAR | Verb.NEXT if name in ("b", "r", "t"):
                self.change_list(name, action)
            case Verb.ADD:
                self.entries.append({})
            case Verb.REMOVE:
                self.entries.pop(int(action.argument) - 1)
            case Verb.BACK if name == "what" and not answers:
                self.entries.remove(answers)

    def change_list(self, name: str, action: Action) -> None:
        """Lists change by one; an empty one is no answer. Those without an order get one."""
        chosen = self.answers.pop(name, [])
        match action.verb:
            case Verb.PICK:
                chosen = [*chosen, action.argument]
            case Verb.DROP:
                chosen = [each for each in chosen if each != action.argument]
            case Verb.CLEAR:
                chosen = []
            case Verb.NEXT if name == "b":
                chosen = sorted(chosen, key=["eins", "zwei", "drei"].index)
        if chosen:
            self.answers[name] = chosen

    def type(self, talk: Talk) -> str:
        """Something that fits the question on the card."""
        answers, name = self.at(talk)
        answers[name] = VALUES.get(name, "Wort")
        return TYPED.get(name, "Wort")

    def submission(self) -> dict[str, Any]:
        """What counts, by the questionnaire above."""
        counted = {key: value for key, value in self.answers.items() if key in ("a", "r", "t")}
        if self.answers["a"] == "if":
            counted["a.why"] = self.answers["a.why"]
        if self.answers["a"] != "nein":
            counted["b"] = self.answers["b"]
            if "zwei" in counted["b"]:
                counted["n"] = self.answers["n"]
        kept = [
            {k: v for k, v in e.items() if k != "until" or e["keep"] == "nein"}
            for e in self.entries
        ]
        return {**counted, "g": kept}


class Walker:
    """Somebody who does whatever comes to mind."""

    def __init__(self, stage: Stage, talk: Talk, seed: int) -> None:
        self.stage, self.talk, self.model = stage, talk, Model()
        self.chance = random.Random(seed)

    async def step(self) -> None:
        """One thing, after which the card must be usable."""
        ways = [self.press] * 8 + [self.answer] * 4
        ways += [self.back, self.garbage, self.stale, self.leave, self.return_]
        await self.chance.choice(ways)()
        await self.assert_usable()

    async def press(self) -> None:
        """Any button of the card, but those that end the walk."""
        actions = [b.action for row in self.talk.card.rows for b in row if b.action]
        actions = [each for each in actions if each.verb not in FORBIDDEN]
        action = self.chance.choice(actions)
        label = next(b.label for row in self.talk.card.rows for b in row if b.action == action)
        self.model.press(self.talk, action)
        await self.talk.press(label)

    async def answer(self) -> None:
        """Something typed that fits, where something is asked."""
        if "Teil" in self.talk.card.head and self.talk.card.title != "g?":
            await self.talk.say(self.model.type(self.talk))

    async def back(self) -> None:
        """The slash form of a control."""
        if "Zurück" in self.talk.labels:
            self.model.press(self.talk, self.talk.action("Zurück"))
            await self.talk.say("/zurueck")

    async def garbage(self) -> None:
        """Words that fit nowhere."""
        await self.talk.say(self.chance.choice(["/quatsch", "/9"]))

    async def stale(self) -> None:
        """A button of another turn, or none at all."""
        await self.talk.press_data(self.chance.choice(["1 c ja", "ffff n", "quatsch", "1 r 1"]))

    async def leave(self) -> None:
        """Goes away, and finds the card again."""
        await self.stage.touch(self.talk)
        await self.stage.show_again(self.talk)

    async def return_(self) -> None:
        """Comes back by a command, a file or a letter's button."""
        match self.chance.randrange(4):
            case 0:
                await self.talk.say("/start")
            case 1:
                await self.talk.say("/meinstand")
            case 2:
                await self.talk.send("voice")
            case 3:
                await self.talk.press_data("0 o small")

    async def assert_usable(self) -> None:
        """Every button is of this turn, and one at least leads on. The screen checks the rest."""
        chat = await self.stage.database.read(lambda c: chats.get(c, self.talk.account))
        assert chat is not None
        assert chat.shown == chat.revision
        turns = {b.action.turn for row in self.talk.card.rows for b in row if b.action}
        assert turns == {chat.turn}

    async def finish(self) -> None:
        """Answers what is missing and submits."""
        await self.talk.press_data("0 o small")
        for _ in range(80):
            for label in ("Verbindlich abgeben", "Ergänzen"):
                if label in self.talk.labels:
                    await self.talk.press(label)
                    break
            else:
                if "Abgabe Nr. 1" in self.talk.card.body:
                    return
                await self.onward()
        raise AssertionError(f"no end is in sight at: {self.talk.words}")

    async def onward(self) -> None:
        """The shortest way to the review."""
        for label in ("Nächste Seite", "Überspringen", "Weiter"):
            empty = "– gewählt" not in self.talk.card.body and self.talk.card.title == "b?"
            if label in self.talk.labels and not empty:
                self.model.press(self.talk, self.talk.action(label))
                await self.talk.press(label)
                return
        await self.answer()


@pytest.mark.parametrize("seed", range(8))
async def test_walk_ends_in_the_submission_that_the_model_says(bare: Stage, seed: int) -> None:
    await bare.open(a_round(*QUESTIONS, nil_return=True), a_roster(witten=[{"person": "kopf"}]))
    walker = Walker(bare, await bare.joined("kopf"), seed)
    for _ in range(STEPS):
        await walker.step()
    await walker.finish()
    (submission,) = await bare.submissions("small")
    assert submission.answers == walker.model.submission()
