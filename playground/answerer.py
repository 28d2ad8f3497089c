"""How a played head answers whatever is asked: by looking at the card, as a person would."""

import random
import re
from typing import Literal, NamedTuple

from chat.actions import Verb, decode
from chat.texts import texts
from playground.page_client import Message, NotShown, buttons, first_line

SAYINGS = {
    "Vorbehalt": ("Nur bei gesicherter Finanzierung.", "Wenn der Rat zustimmt."),
    "Worum": ("Gemeinsame Jugendschutzstelle", "Beratungsstelle", "Arbeitskreis"),
    "Wer": ("Das Hauptamt", "Der Kreis"),
    "eine Zahl": ("12", "2"),
    "anderen Kommune": ("Unna", "Kamen", "Datteln"),
    "": ("Wir bringen gern unsere Erfahrung ein.", "Bitte früh über die Kosten sprechen."),
}
"""What is written where words are asked, by words on the card."""

EXAMPLE = re.compile(r"[Zz]um Beispiel (\S+?)[.,]?(?=\s|$)")
"""An example on the card is taken as it is."""

QUOTED = re.compile("„(.+?)“")

EAGERNESS = (6, 2, 1, 1)
"""How often the first, second, ... option of a choice is taken."""

FIRST_OF_ALL = (Verb.TOGETHER, Verb.SUBMIT, Verb.PREPARED)
"""What is pressed wherever it is offered."""


class Act(NamedTuple):
    """A press of the button with these words, or the words written."""

    kind: Literal["press", "say"]
    words: str


class Answerer:
    """One head's manner of answering, the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - it plays, it keeps nothing secret
        self._say = texts("de")
        self._refused: set[str] = set()
        self._hints: set[str] = set()

    def refused(self, act: Act, notice: str = "") -> None:
        """The act was not taken: something else is done the next time, such as what the notice
        names."""
        self._refused.add(act.words)
        self._hints.update(QUOTED.findall(notice))

    def taken(self) -> None:
        """The act was taken: what was refused on the last card may do on the next one."""
        self._refused.clear()

    def next_act(self, card: Message) -> Act:
        """What to do on this card. NotShown where there is nothing to do."""
        shown = {
            button["text"]: action.verb
            for button in buttons(card)
            if (action := decode(button.get("data", ""))) and button["text"] not in self._refused
        }
        label = self._button(shown)
        if label is not None:
            return Act("press", label)
        words = [each for each in self._fitting(str(card["text"])) if each not in self._refused]
        if not words:
            raise NotShown(f"no way on from: {first_line(card)}")
        return Act("say", self._chance.choice(words))

    def _button(self, shown: dict[str, Verb]) -> str | None:
        """The label to press; None where words are wanted."""
        for verb in FIRST_OF_ALL:
            if verb in shown.values():
                return _labelled(shown, verb)[0]
        if not set(shown.values()).isdisjoint((Verb.CHOOSE, Verb.PICK, Verb.DROP)):
            return self._choice(shown)
        more = self._say("button-more")
        return more if more in shown else self._onward(shown)

    def _choice(self, shown: dict[str, Verb]) -> str | None:
        options, free, chosen = (
            _labelled(shown, verb) for verb in (Verb.CHOOSE, Verb.PICK, Verb.DROP)
        )
        onward = _labelled(shown, Verb.NEXT, Verb.SKIP)
        for hinted in self._hints.intersection(options):
            return hinted
        if options:
            weights = [EAGERNESS[min(n, len(EAGERNESS) - 1)] for n in range(len(options))]
            return self._chance.choices(options, weights)[0]
        if free and (not chosen or not onward or self._chance.random() < 0.3):
            return self._chance.choice(free)
        return next(iter(onward), None)

    def _onward(self, shown: dict[str, Verb]) -> str | None:
        """Past a question that has nothing to choose from."""
        on, skip = _labelled(shown, Verb.NEXT), _labelled(shown, Verb.SKIP)
        if Verb.ADD in shown.values():
            return self._entries(_labelled(shown, Verb.ADD, Verb.REMOVE), on, skip)
        if skip and self._chance.random() < 0.3:
            return skip[0]
        return next(iter(on), None)

    def _entries(self, changes: list[str], on: list[str], skip: list[str]) -> str:
        """On from a list, perhaps after an entry. One that does not do is changed until it does."""
        if on or (skip and self._chance.random() < 0.6):
            return (on or skip)[0]
        return self._chance.choice(changes)

    def _fitting(self, card: str) -> tuple[str, ...]:
        example = tuple(EXAMPLE.findall(card))
        return example or next(words for hint, words in SAYINGS.items() if hint in card)


def _labelled(shown: dict[str, Verb], *verbs: Verb) -> list[str]:
    return [label for label, verb in shown.items() if verb in verbs]
