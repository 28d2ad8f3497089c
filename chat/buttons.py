"""Buttons, their rows, and how the same can be typed."""

import unicodedata
from collections.abc import Iterable

from chat.actions import Action, Verb
from chat.cards import Button, Card, shortened
from chat.names import folded
from chat.texts import Texts

LABEL_LIMIT = 40
"""Characters of a label: what a narrow phone shows in one row."""

SIDE_BY_SIDE = 14
"""Labels up to so many characters stand two in a row."""

SLASH_LIMIT = 32
"""Characters of a command (BotCommand.command)."""

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
    Verb.NAMED: "button-named",
}
"""The controls, whose labels are the same wherever they stand."""

OFFERED = frozenset({Verb.CHOOSE, Verb.PICK, Verb.DROP})
"""The verbs of offers. Whoever types an offer gives an answer, instead of pressing its button."""

Row = tuple[Button, ...]


def control(texts: Texts, verb: Verb, turn: int) -> Button:
    """The button of a control with its own label."""
    return Button(texts(CONTROLS[verb]), Action(verb, turn=turn))


def labelled(words: str, action: Action) -> Button:
    """A button with these words, cut to the length of a label."""
    return Button(shortened(words, LABEL_LIMIT), action)


def in_rows(buttons: Iterable[Button]) -> tuple[Row, ...]:
    """One button a row, but two neighbours with short labels side by side."""
    rows: list[Row] = []
    for button in buttons:
        short = len(button.label) <= SIDE_BY_SIDE
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0].label) <= SIDE_BY_SIDE:
            rows[-1] = (rows[-1][0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def slash(label: str) -> str:
    """The label as a command: "Für beide übernehmen" is /fuerbeideuebernehmen."""
    spelled = unicodedata.normalize("NFC", label).lower()
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        spelled = spelled.replace(letter, letters)
    plain = unicodedata.normalize("NFKD", spelled).lower()
    return "/" + "".join(c for c in plain if c.isascii() and c.isalnum())[:SLASH_LIMIT]


def typed_button(card: Card, words: str, *, labels: bool) -> Action | None:
    """What the words press on the card: a slash form, or with `labels` a whole label. None for
    what is an answer: an offer, even where a control is called the same."""
    buttons = [(button, button.action) for row in card.rows for button in row if button.action]
    offers = {folded(button.label) for button, action in buttons if action.verb in OFFERED}
    by_label = labels and folded(words) not in offers
    for button, action in buttons:
        named = by_label and folded(words) == folded(button.label)
        if action.verb not in OFFERED and (named or _is_slash_form(words, button.label)):
            return action
    return None


def _is_slash_form(words: str, label: str) -> bool:
    """However it is spelled: /zurueck, /Zurück, /zurueck@votum_bot."""
    command = slash(words.partition("@")[0])
    return words.startswith("/") and command != "/" and command == slash(label)
