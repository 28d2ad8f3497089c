"""The cards before the first question and after the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from babel.lists import format_list

from chat.actions import Action, Verb
from chat.buttons import Row, control, labelled
from chat.cards import Button, Card
from chat.format import locale
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
class Beginning:
    """What stands before the first question. With `opens` the round is planned for then; `begun`
    when the draft of the first town has answers; `nil_return` when nothing to declare is offered,
    `names` when others can be named. For several towns it asks whether one answer holds for all."""

    title: str
    purpose: str
    deadline: str
    towns: Sequence[str]
    opens: str = ""
    begun: bool = False
    nil_return: bool = False
    names: bool = False


def start_card(beginning: Beginning, turn: int, texts: Texts) -> Card:
    """What it is about and until when, with the ways to begin."""
    return Card(
        head=", ".join(beginning.towns),
        title=beginning.title,
        body="\n\n".join(
            (
                beginning.purpose,
                texts("start-deadline", deadline=beginning.deadline),
                *_how_to_begin(beginning, texts),
            )
        ),
        rows=(
            *_ways(beginning, turn, texts),
            *_to_named(turn, texts, names=beginning.names),
            (control(texts, Verb.HOME, turn),),
        ),
    )


def _to_named(turn: int, texts: Texts, *, names: bool) -> tuple[Row, ...]:
    return ((control(texts, Verb.NAMED, turn),),) if names else ()


def _how_to_begin(beginning: Beginning, texts: Texts) -> list[str]:
    if beginning.opens:
        return [texts("start-planned", opens=beginning.opens)]
    towns = listed(beginning.towns, texts)
    told = []
    if len(beginning.towns) > 1:
        told.append(texts("start-together", towns=towns))
        if beginning.begun:
            told.append(texts("start-together-begun", town=beginning.towns[0]))
    elif beginning.begun:
        told.append(texts("start-begun"))
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


def listed(towns: Sequence[str], texts: Texts) -> str:
    """The towns in a sentence: Breckerfeld und Ennepetal."""
    return format_list(list(towns), locale=locale(texts.language))


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
    """What is on record for some towns. `changeable` until the deadline, and `unsent` when it has
    passed with a complete draft; `others` are mandates still to be answered, as town and argument
    of their button."""

    title: str
    towns: Sequence[str]
    records: Sequence[str]
    deadline: str
    over: bool = False
    changeable: bool = False
    unsent: bool = False
    others: Sequence[tuple[str, str]] = ()


def submitted_card(record: OnRecord, turn: int, texts: Texts) -> Card:
    """Says what is on record and until when it can be changed."""
    ways = [Verb.CHANGE] * record.changeable + [Verb.REVIEW] * record.unsent + [Verb.HOME]
    return Card(
        head=", ".join(record.towns),
        title=record.title,
        body="\n\n".join((*record.records, *_until(record, texts))),
        rows=(
            *((_open(town, argument, turn, texts),) for town, argument in record.others),
            *((control(texts, way, turn),) for way in ways),
        ),
    )


def _until(record: OnRecord, texts: Texts) -> list[str]:
    if record.unsent:
        return [texts("submitted-unsent")]
    if record.over:
        return [texts("submitted-over")]
    return [texts("submitted-until", deadline=record.deadline)] if record.changeable else []
