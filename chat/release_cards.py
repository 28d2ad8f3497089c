"""Releasing a result: what goes to whom, and who has done it."""

from collections.abc import Sequence

from chat.actions import Action, Verb
from chat.buttons import control
from chat.cards import Button, Card
from chat.texts import Texts

MARK = 8
"""Characters of an opaque id by which coordinators, of whom no roster holds a name, are told
apart; the log has the whole."""


def releasing_card(
    title: str, lines: Sequence[str], possible: bool, turn: int, texts: Texts
) -> Card:
    """Says what goes to whom, and asks whether the result is to be released; where it cannot be,
    why."""
    send = Button(texts("button-release"), Action(Verb.SEND, turn=turn))
    return Card(
        head=title,
        title=texts("release-title"),
        body="\n\n".join(lines),
        rows=(*(((send,),) if possible else ()), (control(texts, Verb.BACK, turn),)),
    )


def somebody_in_charge(name: str | None, opaque: str | None, texts: Texts) -> str:
    """What a coordinator is called: by the name on a mandate, else by the mark of the id in the
    log, if there is still one."""
    if name is not None:
        return name
    return texts("somebody") if opaque is None else texts("coordination-mark", mark=opaque[:MARK])
