"""The cards on which a head names a deputy or a preparer, and those whom he has named."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import Row, control, labelled
from chat.cards import Button, Card, shortened
from chat.pages import page_of, page_row
from chat.texts import Texts

LINE_LIMIT = 160
"""Characters of a line about one of those named: a page of them fits a message."""


@dataclass(frozen=True, slots=True)
class Step:
    """What every step of naming shows: the role, and for which towns, once they are chosen."""

    role: str
    towns: Sequence[str]
    turn: int


def mandates_card(step: Step, choices: Sequence[tuple[str, str]], page: int, texts: Texts) -> Card:
    """Asks for which mandate, by a button or a typed number or name. A choice is what it is called
    and the argument of its button."""
    shown, last = page_of(len(choices), page)
    named = [f"{at + 1}. {choices[at][0]}" for at in shown]
    buttons = [
        labelled(words, Action(Verb.CHOOSE, choices[at][1], step.turn))
        for words, at in zip(named, shown, strict=True)
    ]
    lines = [shortened(words, LINE_LIMIT) for words in named]
    body = "\n".join((texts("naming-mandates"), *lines))
    rows = (*((button,) for button in buttons), *page_row(page, last, step.turn, texts))
    return _card(step, body, rows, texts)


def name_card(step: Step, texts: Texts) -> Card:
    """Asks for the name, which is typed."""
    return _card(step, texts(f"naming-name-{step.role}"), (), texts)


def day_card(step: Step, which: str, name: str, example: str, ends: str, texts: Texts) -> Card:
    """Asks for the first (`from`) or the last day (`to`), which is typed or the usual one; `ends`
    is the deadline."""
    usual = Button(texts(f"button-naming-{which}"), Action(Verb.NEXT, turn=step.turn))
    asked = texts(f"naming-{which}", name=name, example=example, deadline=ends)
    return _card(step, asked, ((usual,),), texts)


def consent_card(step: Step, name: str, towns: str, days: str, texts: Texts) -> Card:
    """Says exactly what is given to whom, and asks whether it is right so."""
    role = texts(f"role-{step.role}")
    what = texts("naming-consent", name=name, role=role, towns=towns)
    parts = [what, days, texts(f"naming-consent-{step.role}"), texts("naming-consent-link")]
    name_it = Button(texts("button-naming-consent"), Action(Verb.NEXT, turn=step.turn))
    return _card(step, "\n\n".join(part for part in parts if part), ((name_it,),), texts)


def _card(step: Step, body: str, rows: tuple[Row, ...], texts: Texts) -> Card:
    ways = tuple(control(texts, way, step.turn) for way in (Verb.BACK, Verb.HOME))
    return Card(
        head=", ".join(step.towns),
        title=texts(f"naming-title-{step.role}"),
        body=body,
        rows=(*rows, ways),
    )


@dataclass(frozen=True, slots=True)
class Passed:
    """What goes with a link to whoever is named: for which round, in which role for which towns,
    who names them, and until when it can be opened."""

    title: str
    name: str
    role: str
    towns: str
    by: str
    until: str
    link: str


def link_card(passed: Passed, texts: Texts) -> Card:
    """The message to be forwarded."""
    role = texts(f"role-{passed.role}")
    whom = texts("naming-link", name=passed.name, role=role, towns=passed.towns, by=passed.by)
    opens = texts("naming-link-until", until=passed.until)
    return Card(
        title=texts("naming-link-title", name=passed.name),
        body=f"{passed.title}\n\n{whom}\n\n{opens}\n\n{passed.link}",
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """One of those named: the id for the buttons, and what is said. With `waits` a new link can be
    asked for."""

    id: str
    words: str
    waits: bool


def named_card(people: Sequence[Listed], page: int, turn: int, texts: Texts, *, more: bool) -> Card:
    """Those named, with the ways to a new link and to take it back. With `more` somebody else can
    be named."""
    shown, last = page_of(len(people), page)
    lines = [shortened(f"{at + 1}. {people[at].words}", LINE_LIMIT) for at in shown]
    listed = "\n".join(lines) or texts("named-nobody")
    roles = [
        (Button(texts(f"button-name-{role}"), Action(Verb.NAME, role, turn)),)
        for role in ("deputy", "preparer")
    ]
    return Card(
        title=texts("button-named"),
        body="\n\n".join((texts("named-about"), listed)),
        rows=(
            *(_ways(people[at], at + 1, turn, texts) for at in shown),
            *page_row(page, last, turn, texts),
            *(roles if more else ()),
            (control(texts, Verb.HOME, turn),),
        ),
    )


def _ways(person: Listed, number: int, turn: int, texts: Texts) -> Row:
    link = Button(texts("button-named-link", number=number), Action(Verb.LINK, person.id, turn))
    back = Button(
        texts("button-named-withdraw", number=number), Action(Verb.REVOKE, person.id, turn)
    )
    return (link, back) if person.waits else (back,)


def withdraw_card(words: str, turn: int, texts: Texts) -> Card:
    """Asks whether somebody's access is to be taken back."""
    sure = Button(texts("button-withdraw"), Action(Verb.NEXT, turn=turn))
    return Card(
        title=texts("withdraw-title"),
        body="\n\n".join((words, texts("withdraw-about"))),
        rows=((sure,), tuple(control(texts, way, turn) for way in (Verb.BACK, Verb.HOME))),
    )
