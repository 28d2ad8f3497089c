"""A coordinator's cards about one round: how it stands, whom a reminder would reach, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import control, in_rows
from chat.cards import Button, Card
from chat.pages import page_row, pages
from chat.texts import Texts

NAMED = 12
"""Towns or people that are named one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a round stands, line by line. With `running` the missing can be reminded; with `ahead`
    there is something to come; `offered` are the labels and verbs of whatever else can be done."""

    id: str
    title: str
    lines: Sequence[str]
    running: bool
    ahead: bool
    offered: Sequence[tuple[str, Verb]] = ()


def round_card(shown: Shown, turn: int, texts: Texts) -> Card:
    """How the round stands, with what can be done about it."""
    ways = [("button-summary", Action(Verb.SUMMARY, shown.id))]
    ways += [("button-remind", Action(Verb.REMIND, turn=turn))] * shown.running
    ways += [("button-plan", Action(Verb.PLAN, turn=turn))] * shown.ahead
    ways += [(label, Action(verb, turn=turn)) for label, verb in shown.offered]
    ways += [("button-refresh", Action(Verb.HOME, turn=turn))]
    return Card(
        title=shown.title,
        body="\n".join(shown.lines),
        rows=(
            *in_rows(Button(texts(label), action) for label, action in ways),
            (control(texts, Verb.BACK, turn),),
        ),
    )


def reminding_card(title: str, lines: Sequence[str], people: int, turn: int, texts: Texts) -> Card:
    """Says whom a reminder would reach now, and asks whether it is to be sent; for nobody there is
    nothing to ask."""
    send = Button(texts("button-send", count=people), Action(Verb.SEND, turn=turn))
    return Card(
        head=title,
        title=texts("remind-title"),
        body="\n\n".join(lines),
        rows=(*(((send,),) if people else ()), (control(texts, Verb.BACK, turn),)),
    )


def plan_card(title: str, blocks: Sequence[str], page: int, turn: int, texts: Texts) -> Card:
    """What time will bring, in pages."""
    leaves = pages(list(blocks) or [texts("plan-nothing")])
    last = len(leaves) - 1
    return Card(
        head=title,
        title=texts("plan-title"),
        body="\n\n".join((texts("plan-assumes"), *leaves[min(page, last)])),
        rows=(*page_row(page, last, turn, texts), (control(texts, Verb.BACK, turn),)),
    )


def some(names: Sequence[str], texts: Texts) -> str:
    """The names in a row: of many the first ones, and how many more there are."""
    named, more = ", ".join(names[:NAMED]), len(names) - NAMED
    return texts("named-more", names=named, count=more) if more > 0 else named
