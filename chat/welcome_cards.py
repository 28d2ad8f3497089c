"""The cards before the first question and after the last one."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import control, shortened
from chat.cards import Button, Card
from chat.texts import Texts


@dataclass(frozen=True, slots=True)
class Invitation:
    """For whom a link is: what is asked, and the offices it concerns ("Witten, Hauptamt")."""

    title: str
    offices: Sequence[str]
    privacy: str


def invited_card(invitation: Invitation, turn: int, texts: Texts) -> Card:
    """Says for whom the link is, shows the privacy notice, and asks once."""
    offices = "\n".join(f"– {office}" for office in invitation.offices)
    return Card(
        title=texts("invited-title"),
        body="\n\n".join(
            (
                texts("invited-round", title=invitation.title),
                texts("invited-offices", count=len(invitation.offices)) + "\n" + offices,
                invitation.privacy,
                texts("invited-question"),
            )
        ),
        rows=((control(texts, Verb.CONFIRM, turn),), (control(texts, Verb.NOBODY, turn),)),
    )


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands before the first question. Without `opens` the round is open; `begun` when the
    draft has answers; `nil_return` when nothing to declare is offered; `together` when one answer
    can hold for several towns."""

    title: str
    purpose: str
    deadline: str
    towns: Sequence[str]
    opens: str = ""
    begun: bool = False
    nil_return: bool = False
    together: bool = False


def start_card(beginning: Beginning, turn: int, texts: Texts) -> Card:
    """What it is about and until when, with the ways to begin."""
    told = [beginning.purpose, texts("start-deadline", deadline=beginning.deadline)]
    if beginning.opens:
        told.append(texts("start-planned", opens=beginning.opens))
    elif beginning.together:
        told.append(texts("start-together", towns=_listed(beginning.towns)))
    elif beginning.begun:
        told.append(texts("start-begun"))
    return Card(
        head=", ".join(beginning.towns),
        title=beginning.title,
        body="\n\n".join(told),
        rows=() if beginning.opens else _ways(beginning, turn, texts),
    )


def _ways(beginning: Beginning, turn: int, texts: Texts) -> tuple[tuple[Button, ...], ...]:
    ways = [Verb.TOGETHER, Verb.APART] if beginning.together else [Verb.NEXT]
    if beginning.nil_return:
        ways.append(Verb.NIL)
    return tuple((control(texts, way, turn),) for way in ways)


def _listed(towns: Sequence[str]) -> str:
    return ", ".join(towns)


@dataclass(frozen=True, slots=True)
class Held:
    """One line of the overview: a mandate or several of one round, and how it stands."""

    title: str
    town: str
    state: str
    argument: str


def home_card(held: Sequence[Held], turn: int, texts: Texts) -> Card:
    """Everything the person holds, with a way into each."""
    if not held:
        return Card(title=texts("home-title"), body=texts("home-empty"))
    return Card(
        title=texts("home-title"),
        body="\n\n".join(f"{each.title}\n{each.town}: {each.state}" for each in held),
        rows=tuple(
            (
                Button(
                    shortened(texts("button-open", town=each.town)),
                    Action(Verb.OPEN, each.argument, turn),
                ),
            )
            for each in held
        ),
    )


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What is on record for some towns. `changeable` until the deadline; `others` are mandates
    still to be answered, as town and argument of their button."""

    title: str
    towns: Sequence[str]
    records: Sequence[str]
    deadline: str
    changeable: bool
    others: Sequence[tuple[str, str]] = ()


def submitted_card(record: OnRecord, turn: int, texts: Texts) -> Card:
    """Says what is on record and until when it can be changed."""
    rows = [
        (Button(shortened(texts("button-open", town=town)), Action(Verb.OPEN, argument, turn)),)
        for town, argument in record.others
    ]
    if record.changeable:
        rows.append((control(texts, Verb.CHANGE, turn),))
    until = texts("submitted-until", deadline=record.deadline) if record.changeable else ""
    return Card(
        head=", ".join(record.towns),
        title=record.title,
        body="\n\n".join(part for part in (*record.records, until) if part),
        rows=tuple(rows),
    )
