"""How a played head answers whatever is asked: by looking at the card, as a person would."""

import random

from chat.actions import Verb
from chat.buttons import CONTROLS
from chat.question_card import CHOSEN
from chat.texts import texts
from playground.page_client import Message, labels

SAYINGS = {
    "Vorbehalt": ("Nur bei gesicherter Finanzierung.", "Wenn der Rat zustimmt."),
    "Worum geht es": ("Gemeinsame Jugendschutzstelle", "Beratungsstelle", "Arbeitskreis"),
    "": ("Wir bringen gern unsere Erfahrung ein.", "Bitte früh über die Kosten sprechen."),
}
"""What is written where words are asked, by a word in the question."""

EAGERNESS = (6, 2, 1, 1)
"""How often the first, second, ... option of a choice is taken."""


class Answerer:
    """One head's manner of answering, the same for the same seed."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - it plays, it keeps nothing secret
        self._say = texts("de")
        self._controls = {self._say(sentence) for sentence in CONTROLS.values()}
        self._controls.add(self._say("button-first-entry"))

    def next_act(self, card: Message) -> tuple[str, str]:
        """What to do on this card: ("press", label) or ("say", words)."""
        shown = labels(card)
        for verb in (Verb.TOGETHER, Verb.SUBMIT):
            if self._label(verb) in shown:
                return "press", self._label(verb)
        if self._say("button-more") in shown:
            return "press", self._say("button-more")
        options = [label for label in shown if self._is_option(label)]
        onward = [self._label(v) for v in (Verb.NEXT, Verb.SKIP) if self._label(v) in shown]
        if options:
            return "press", self._choose(options, onward)
        return self._without_options(card, shown, onward)

    def _without_options(
        self, card: Message, shown: list[str], onward: list[str]
    ) -> tuple[str, str]:
        first = self._say("button-first-entry")
        if first in shown and self._chance.random() < 0.4:
            return "press", first
        if onward and (first in shown or len(shown) != 2 or self._chance.random() < 0.7):
            return "press", onward[0]
        return "say", self._words(str(card["text"]))

    def _choose(self, options: list[str], onward: list[str]) -> str:
        if not onward:
            weights = [EAGERNESS[min(n, len(EAGERNESS) - 1)] for n in range(len(options))]
            return self._chance.choices(options, weights)[0]
        chosen = [label for label in options if label.startswith(CHOSEN)]
        free = [label for label in options if label not in chosen]
        if free and (not chosen or self._chance.random() < 0.3):
            return self._chance.choice(free)
        return onward[0]

    def _words(self, question: str) -> str:
        fitting = next(words for hint, words in SAYINGS.items() if hint in question)
        return self._chance.choice(fitting)

    def _is_option(self, label: str) -> bool:
        return label not in self._controls and "Eintrag" not in label

    def _label(self, verb: Verb) -> str:
        return self._say(CONTROLS[verb])
