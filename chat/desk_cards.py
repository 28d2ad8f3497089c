"""A coordinator's cards about the towns of a running round, their people, and its deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import Row, control, in_rows, labelled
from chat.cards import Button, Card, shortened
from chat.pages import page_of, page_row
from chat.texts import Texts

LINE_LIMIT = 140
"""Characters of a line about a town or a person: a page of them fits a message."""


def list_card(
    about: tuple[str, str],
    intro: str,
    lines: Sequence[tuple[str, Button]],
    page: int,
    turn: int,
    texts: Texts,
    more: Sequence[Button] = (),
) -> Card:
    """Numbered lines in pages, each with its button, and other ways below. `about` is the round and
    what is listed of it."""
    shown, last = page_of(len(lines), page)
    words = [shortened(f"{at + 1}. {lines[at][0]}", LINE_LIMIT) for at in shown]
    body = "\n".join(words)
    ways = (*more, Button(texts("button-refresh"), Action(Verb.HOME, turn=turn)))
    return Card(
        head=about[0],
        title=about[1],
        body="\n\n".join(part for part in (intro, body) if part),
        rows=(
            *in_rows(lines[at][1] for at in shown),
            *page_row(page, last, turn, texts),
            *in_rows(ways),
            (control(texts, Verb.BACK, turn),),
        ),
    )


@dataclass(frozen=True, slots=True)
class OneTown:
    """A town of a round: how far it is, line by line, and its people: what is said of each, and the
    id for the button. `ways` are the labels and verbs of what can be done about it."""

    title: str
    name: str
    lines: Sequence[str]
    people: Sequence[tuple[str, str]]
    ways: Sequence[tuple[str, Verb]]


def town_card(town: OneTown, turn: int, texts: Texts) -> Card:
    """How far the town is, who holds its mandate, and what can be done about it."""
    people = [shortened(f"{n}. {words}", LINE_LIMIT) for n, (words, _) in _numbered(town.people)]
    body = "\n".join((*town.lines, "", texts("town-people"), *people))
    opens = [
        labelled(texts("button-holder", number=n), Action(Verb.ENTRY, id_, turn))
        for n, (_, id_) in _numbered(town.people)
    ]
    ways = [Button(texts(label), Action(verb, turn=turn)) for label, verb in town.ways]
    again = Button(texts("button-refresh"), Action(Verb.HOME, turn=turn))
    return Card(
        head=town.title,
        title=town.name,
        body=body,
        rows=(*in_rows((*opens, *ways, again)), (control(texts, Verb.BACK, turn),)),
    )


def _numbered(people: Sequence[tuple[str, str]]) -> list[tuple[int, tuple[str, str]]]:
    return list(enumerate(people, start=1))


def asking_card(
    head: str, title: str, body: str, ways: Sequence[Button], turn: int, texts: Texts
) -> Card:
    """One thing that is asked or could be done, with the ways to do it, and back."""
    rows: tuple[Row, ...] = in_rows(ways)
    return Card(head=head, title=title, body=body, rows=(*rows, (control(texts, Verb.BACK, turn),)))
