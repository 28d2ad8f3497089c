"""The cards before the first question and after the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from chat.actions import Action, Verb
from chat.answers import Block, block_words
from chat.buttons import Row, control, labelled
from chat.cards import Button, Card
from chat.format import listed
from chat.pages import page_row, pages
from chat.texts import Texts


@dataclass(frozen=True, slots=True)
class Invitation:
    """For whom a link is: what is asked, and the offices it concerns ("Witten, Hauptamt"). `named`
    says who was named by which head; empty for people of the roster."""

    title: str
    offices: Sequence[str]
    privacy: str
    named: str = ""


def invited_card(invitation: Invitation, turn: int, texts: Texts) -> Card:
    """Says for whom the link is, shows the privacy notice, and asks once."""
    offices = [f"– {office}" for office in invitation.offices]
    concerns = [texts("invited-offices", count=len(offices)), *offices, invitation.named]
    return Card(
        title=texts("invited-title"),
        body="\n\n".join(
            (
                texts("invited-round", title=invitation.title),
                "\n".join(line for line in concerns if line),
                invitation.privacy,
                texts("invited-question"),
            )
        ),
        rows=((control(texts, Verb.CONFIRM, turn),), (control(texts, Verb.NOBODY, turn),)),
    )


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a shared link leads to: the round, until when one can answer, and the notice."""

    title: str
    deadline: str
    privacy: str


def welcome_card(welcome: Welcome, turn: int, texts: Texts) -> Card:
    """Says what is kept of whom, and asks once whether to take part."""
    return Card(
        title=welcome.title,
        body="\n\n".join(
            (
                texts("start-deadline", deadline=welcome.deadline),
                welcome.privacy,
                texts("welcome-question"),
            )
        ),
        rows=((control(texts, Verb.TAKE_PART, turn),), (control(texts, Verb.HOME, turn),)),
    )


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands before the first question. `purpose` is empty for whoever has read it; with
    `opens` the round is planned for then; `begun` when the draft of the first town has answers,
    in a round that `corrects` an earlier one those of before;
    `nil_return` when nothing to declare is offered, `names` when others can be named, `asks` when
    the coordinators can be asked. For several towns it asks whether one answer holds for all."""

    title: str
    purpose: str
    deadline: str
    towns: Sequence[str]
    opens: str = ""
    begun: bool = False
    corrects: bool = False
    nil_return: bool = False
    names: bool = False
    asks: bool = False


def start_card(beginning: Beginning, turn: int, texts: Texts) -> Card:
    """What it is about and until when, with the ways to begin."""
    return Card(
        head=", ".join(beginning.towns),
        title=beginning.title,
        body="\n\n".join(part for part in _beginning(beginning, texts) if part),
        rows=(
            *_ways(beginning, turn, texts),
            *_to_named(turn, texts, names=beginning.names),
            *ask_row(turn, texts, asks=beginning.asks),
            (control(texts, Verb.HOME, turn),),
        ),
    )


def _beginning(beginning: Beginning, texts: Texts) -> list[str]:
    deadline = texts("start-deadline", deadline=beginning.deadline)
    return [beginning.purpose, deadline, *_how_to_begin(beginning, texts)]


def _to_named(turn: int, texts: Texts, *, names: bool) -> tuple[Row, ...]:
    return ((control(texts, Verb.NAMED, turn),),) if names else ()


def ask_row(turn: int, texts: Texts, *, asks: bool) -> tuple[Row, ...]:
    """The way to a question for the coordinators."""
    ask = Button(texts("button-ask-question"), Action(Verb.ASK, turn=turn))
    return ((ask,),) if asks else ()


def _how_to_begin(beginning: Beginning, texts: Texts) -> list[str]:
    if beginning.opens:
        return [texts("start-planned", opens=beginning.opens)]
    towns = listed(beginning.towns, texts)
    told = []
    if len(beginning.towns) > 1:
        told.append(texts("start-together", towns=towns))
        if beginning.begun:
            told.append(texts("start-together-begun", town=beginning.towns[0]))
    elif beginning.begun and not beginning.corrects:
        told.append(texts("start-begun"))
    if beginning.corrects:
        told.append(texts("start-corrects" if beginning.begun else "start-corrects-anew"))
    if beginning.nil_return:
        told.append(texts("start-nil", towns=towns))
    return told


def _ways(beginning: Beginning, turn: int, texts: Texts) -> tuple[Row, ...]:
    if beginning.opens:
        return ()
    nil = [control(texts, Verb.NIL, turn)] if beginning.nil_return else []
    if len(beginning.towns) == 1:
        ways = [control(texts, Verb.NEXT, turn)]
    else:
        ways = [_together(beginning, turn, texts), control(texts, Verb.APART, turn)]
    return tuple((way,) for way in (*ways, *nil))


def _together(beginning: Beginning, turn: int, texts: Texts) -> Button:
    both = control(texts, Verb.TOGETHER, turn)
    if len(beginning.towns) == 2:
        return both
    return Button(texts("button-together-all"), both.action)


@dataclass(frozen=True, slots=True)
class Held:
    """One line of the overview: a mandate and how it stands, and the argument of the button that
    opens it, empty where there is none."""

    title: str
    town: str
    state: str
    argument: str


def home_card(held: Sequence[Held], turn: int, texts: Texts, *, names: bool = False) -> Card:
    """Everything the person holds, round by round, with a way into each. With `names` others can
    be named for some of it, or have been."""
    return Card(
        title=texts("home-title"),
        body="\n\n".join(_rounds(held) or [texts("home-empty")]),
        rows=(
            *_ways_in(held, turn, texts),
            *_to_named(turn, texts, names=names),
        ),
    )


def _ways_in(held: Sequence[Held], turn: int, texts: Texts) -> tuple[Row, ...]:
    several = len({each.town for each in held}) < len(held)
    return tuple(
        (_open(f"{number}. {each.town}" if several else each.town, each.argument, turn, texts),)
        for number, each in enumerate(held, start=1)
        if each.argument
    )


def _rounds(held: Sequence[Held]) -> list[str]:
    return [
        "\n".join((title, *(f"– {each.town}: {each.state}" for each in group)))
        for title, group in groupby(held, key=lambda each: each.title)
    ]


def _open(town: str, argument: str, turn: int, texts: Texts) -> Button:
    return labelled(texts("button-open", town=town), Action(Verb.OPEN, argument, turn))


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What is on record for some towns. `answers` are shown in pages where the card is the receipt.
    It can be changed until `deadline`, if there is one named, and here with `changeable`; `unsent`
    when that has passed with a complete draft that can still be submitted late; `others` are
    mandates to be opened one by one, as town and argument of their button; with `asks` the
    coordinators can be asked."""

    title: str
    towns: Sequence[str]
    records: Sequence[str]
    deadline: str
    answers: Sequence[Block] = ()
    page: int = 0
    over: bool = False
    changeable: bool = False
    unsent: bool = False
    others: Sequence[tuple[str, str]] = ()
    asks: bool = False


def submitted_card(record: OnRecord, turn: int, texts: Texts) -> Card:
    """Says what is on record and until when it can be changed."""
    leaves = pages([block_words(block, numbered=False) for block in record.answers])
    page, last = min(record.page, len(leaves) - 1), len(leaves) - 1
    ways = [Verb.CHANGE] * record.changeable + [Verb.REVIEW] * record.unsent
    return Card(
        head=", ".join(record.towns),
        title=record.title,
        body="\n\n".join((*record.records, *leaves[page], *_until(record, texts))),
        rows=(
            *page_row(page, last, turn, texts),
            *((_open(town, argument, turn, texts),) for town, argument in record.others),
            *((control(texts, way, turn),) for way in ways),
            *ask_row(turn, texts, asks=record.asks),
            (control(texts, Verb.HOME, turn),),
        ),
    )


def _until(record: OnRecord, texts: Texts) -> list[str]:
    if record.unsent:
        return [texts("submitted-unsent")]
    if record.over:
        return [texts("submitted-over")]
    return [texts("submitted-until", deadline=record.deadline)] if record.deadline else []
