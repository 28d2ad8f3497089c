"""Buttons, their rows, and how the same can be typed."""

import unicodedata
from collections.abc import Iterable

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.texts import Texts

LABEL_LIMIT = 40
"""Characters of a label: what a narrow phone shows in one row."""

SIDE_BY_SIDE = 14
"""Labels up to so many characters stand two in a row."""

CONTROLS: dict[Verb, str] = {
    Verb.NEXT: "button-next",
    Verb.SKIP: "button-skip",
    Verb.BACK: "button-back",
    Verb.ADD: "button-add",
    Verb.NIL: "button-nil",
    Verb.SUBMIT: "button-submit",
    Verb.PREPARED: "button-prepared",
    Verb.CHANGE: "button-change",
    Verb.CONFIRM: "button-confirm",
    Verb.NOBODY: "button-nobody",
    Verb.TOGETHER: "button-together",
    Verb.APART: "button-apart",
    Verb.REVIEW: "button-review",
    Verb.HOME: "button-home",
    Verb.CLEAR: "button-clear",
}
"""The controls, whose labels are the same wherever they stand."""


def control(texts: Texts, verb: Verb, turn: int, argument: str = "") -> Button:
    """The button of a control with its own label."""
    return Button(texts(CONTROLS[verb]), Action(verb, argument, turn))


def shortened(label: str) -> str:
    """The label within 40 characters, with an ellipsis where something is missing."""
    return label if len(label) <= LABEL_LIMIT else label[: LABEL_LIMIT - 1].rstrip() + "…"


def in_rows(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    """One button a row, but two neighbours with short labels side by side."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        short = len(button.label) <= SIDE_BY_SIDE
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0].label) <= SIDE_BY_SIDE:
            rows[-1] = (rows[-1][0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def slash(label: str) -> str:
    """The label as a command: "Für beide übernehmen" is /fuerbeideuebernehmen."""
    spelled = label.lower()
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        spelled = spelled.replace(letter, letters)
    plain = unicodedata.normalize("NFKD", spelled)
    return "/" + "".join(c for c in plain if c.isascii() and c.isalnum())[:32]


def typed_button(card: Card, words: str, *, labels: bool) -> Action | None:
    """What the words press on the card: a slash form, or with `labels` a whole label."""
    wanted = words.strip().casefold()
    for row in card.rows:
        for button in row:
            if button.action is not None and (
                wanted == slash(button.label) or (labels and wanted == button.label.casefold())
            ):
                return button.action
    return None
