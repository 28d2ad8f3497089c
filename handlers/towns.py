"""The towns of a round as a coordinator sees them: how far each is, its people, and what can be
done about one. Answers are never shown: how many questions are answered is."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import labelled
from chat.cards import Button, Card
from chat.desk_cards import OneTown, asking_card, list_card, town_card
from chat.format import days, deadline, moment
from chat.names import Names
from chat.typed import refusal
from handlers.appointing import withdraw
from handlers.coordinating import take_back
from handlers.desk_places import AtHolder, AtRound, AtTown, Moving, Reminding, Towns
from handlers.dictating import may_dictate
from handlers.entry_places import Dictating, Succeeding
from handlers.inviting import fresh, may_invite, person_mark
from handlers.places import Place
from handlers.post import put
from handlers.scene import Reply, Scene, turned
from handlers.succeeding import leaving
from storage import deadlines, outbox, people, reach, standings, submissions
from storage.people import Holding
from storage.rounds import Kept
from storage.standings import Stand
from survey.offers import Offer
from survey.problem import Problem
from survey.submission import Submission, valid
from survey.text import Text


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of each town, by its key."""

    stands: tuple[Stand, ...]
    until: dict[str, dt.datetime]
    counting: dict[str, Submission]
    late: dict[str, Submission]


def _known(scene: Scene, round_: str) -> _Known:
    recorded = [each.submission for each in submissions.of_round(scene.connection, round_)]
    return _Known(
        standings.standings(scene.connection, round_),
        {each.key: each.at for each in deadlines.of_round(scene.connection, round_)},
        dict(valid(recorded)),
        {each.mandate: each for each in recorded if each.late},
    )


def _state(scene: Scene, kept: Kept, known: _Known, stand: Stand) -> str:
    """How far the town is, in words: what was submitted, when and by which role."""
    texts, standing = scene.texts, stand.standing
    found = (known.late if standing == "late" else known.counting).get(stand.key)
    if found is None:
        sentence = f"town-{standing.replace(' ', '-')}"
        return texts(sentence, answered=stand.answered, asked=stand.asked)
    return texts(
        f"town-{standing.replace(' ', '-')}",
        number=str(found.number),
        at=moment(found.at, kept.round.zone, texts.language),
        role=texts(f"town-role-{found.role}"),
    )


def _own_deadline(scene: Scene, kept: Kept, known: _Known, key: str) -> str:
    """The town's deadline where it is not the one of the round."""
    own = known.until[key]
    if own == kept.closes_at:
        return ""
    words = deadline(own, kept.round.zone, scene.texts.language)
    return scene.texts("town-deadline", deadline=words)


# -- all of them -------------------------------------------------------------------------


def pressed(scene: Scene, place: Towns, action: Action) -> Reply:
    """A button of the list was pressed."""
    match action.verb:
        case Verb.CHOOSE:
            return _chosen(scene, place, action.argument)
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.HOME:
            return Reply(place, same=True)
        case Verb.BACK:
            return Reply(AtRound(round=place.round))
    return Reply()


def said(scene: Scene, place: Towns, words: str) -> Reply:
    """A town was named, by its number or its name."""
    roster = scene.kept(place.round).roster
    offers = tuple(Offer(each.key, Text(roster.name(each.key))) for each in roster.mandates)
    found = Names(offers, scene.texts.language).one(words)
    if isinstance(found, Problem):
        return Reply(notice=refusal(found, scene.texts("towns-how"), scene.texts))
    return _chosen(scene, place, found)


def _chosen(scene: Scene, place: Towns, key: str) -> Reply:
    known = key in scene.kept(place.round).roster.by_key
    return Reply(AtTown(round=place.round, town=key)) if known else Reply()


def towns(scene: Scene, place: Towns, turn: int) -> Card:
    """Every town with how far it is."""
    kept, texts = scene.kept(place.round), scene.texts
    known = _known(scene, kept.id)
    lines = []
    for stand in known.stands:
        own = _own_deadline(scene, kept, known, stand.key)
        name = kept.roster.name(stand.key)
        words = f"{name}: {_state(scene, kept, known, stand)}" + (f". {own}" if own else "")
        lines.append((words, labelled(name, Action(Verb.CHOOSE, stand.key, turn))))
    about = (scene.title(kept), texts("button-towns"))
    return list_card(about, texts("towns-how"), lines, place.page, turn, texts)


# -- one of them -------------------------------------------------------------------------


def town_pressed(scene: Scene, place: AtTown, action: Action) -> Reply:
    """A button of one town's card was pressed."""
    round_, key = place.round, place.town
    if action.verb is Verb.ENTRY:
        return _holder_chosen(scene, place, action.argument)
    if action.verb is Verb.HOME:
        return Reply(place, same=True)
    ways: dict[Verb, Callable[[], Place]] = {
        Verb.EXTEND: lambda: Moving(round=round_, town=key),
        Verb.DICTATE: lambda: Dictating(round=round_, town=key),
        Verb.REOPEN: lambda: Moving(round=round_, town=key, again=True),
        Verb.REMIND: lambda: Reminding(round=round_, town=key),
        Verb.BACK: lambda: Towns(round=round_),
    }
    return Reply(ways[action.verb]()) if action.verb in ways else Reply()


def _holder_chosen(scene: Scene, place: AtTown, mark: str) -> Reply:
    for each in people.holdings(scene.connection, round_=place.round, keys=[place.town]):
        if person_mark(each.roster_person) == mark:
            person = each.roster_person
            return Reply(AtHolder(round=place.round, town=place.town, person=person))
    return Reply(place, same=True)


def _held(scene: Scene, round_: str, key: str, person: str) -> tuple[Holding, ...]:
    """What this human being holds or could hold, if the town is among it."""
    found = people.holdings(scene.connection, round_=round_, roster_person=person)
    return found if key in {each.key for each in found} else ()


def at_town(scene: Scene, place: AtTown, turn: int) -> Card:
    """One town: how far it is, who holds its mandate, and what can be done about it."""
    kept, texts = scene.kept(place.round), scene.texts
    known = _known(scene, kept.id)
    stand = next(each for each in known.stands if each.key == place.town)
    late = known.late.get(place.town)
    state = scene.texts("town-state", state=_state(scene, kept, known, stand))
    until = deadline(known.until[place.town], kept.round.zone, texts.language)
    lines = [state, texts("town-until", deadline=until)]
    if late is not None and stand.standing != "late":
        lines.append(texts("town-late-too", number=str(late.number)))
    held = people.holdings(scene.connection, round_=kept.id, keys=[place.town])
    lost = reach.lost(scene.connection, kept.id)
    named = [(_holder(scene, each, lost), person_mark(each.roster_person)) for each in held]
    ways = []
    if kept.state == "open":
        ways.append(("button-extend-town", Verb.EXTEND))
        missing = place.town not in known.counting and scene.at < known.until[place.town]
        ways += [("button-remind-town", Verb.REMIND)] * missing
    if may_dictate(scene, kept):
        ways.append(("button-dictate", Verb.DICTATE))
    if kept.state == "closed":
        ways.append(("button-reopen-town", Verb.REOPEN))
    town = OneTown(scene.title(kept), kept.roster.name(place.town), lines, named, ways)
    return town_card(town, turn, texts)


def _holder(scene: Scene, holding: Holding, lost: frozenset[int]) -> str:
    """Somebody in a line: name, role, days, and whether they have joined."""
    texts = scene.texts
    if holding.person is None:
        state = "holder-waits"
    else:
        state = "holder-lost" if holding.person in lost else "holder-joined"
    parts = (
        holding.name,
        texts(f"role-{holding.role}"),
        days(holding.from_day, holding.to_day, texts),
        texts("holder-named") if holding.named_by is not None else "",
        texts(state),
    )
    return ", ".join(part for part in parts if part)


# -- one of its people -------------------------------------------------------------------


def holder_now(scene: Scene, place: AtHolder | Succeeding) -> Place:
    """The town, where the person holds nothing there any more, or can have no successor. What was
    about to be taken back from one account is not taken from another that has joined in its place.
    """
    if isinstance(place, Succeeding):
        may = leaving(scene, place.round, place.town, place.person)
        return place if may else AtTown(round=place.round, town=place.town)
    held = _held(scene, place.round, place.town, place.person)
    if not held:
        return AtTown(round=place.round, town=place.town)
    return place.model_copy(update={"joined": held[0].person})


def holder_pressed(scene: Scene, place: AtHolder, action: Action) -> Reply:
    """A button of one person's card was pressed."""
    back = AtTown(round=place.round, town=place.town)
    held = _held(scene, place.round, place.town, place.person)
    match action.verb:
        case Verb.BACK:
            return Reply(back)
        case Verb.ISSUE if held and held[0].person is None:
            return fresh(scene, place, held)
        case Verb.REVOKE if held and held[0].person is not None:
            return Reply(back, problem=take_back(scene, held))
        case Verb.CHANGE if leaving(scene, place.round, place.town, place.person):
            return Reply(Succeeding(round=place.round, town=place.town, person=place.person))
        case Verb.DROP if held and held[0].person is None and held[0].named_by is not None:
            return _stopped(scene, back, held)
    return Reply()


def _stopped(scene: Scene, back: AtTown, held: tuple[Holding, ...]) -> Reply:
    """Whom a head has named is stopped before they join, and the head is told."""
    head = held[0].named_by
    withdraw(scene, held)
    chat = None if head is None else people.chat_of(scene.connection, head)
    if chat is not None:
        about = {"roster_person": held[0].roster_person}
        put(scene, chat, "stopped", about, held[0].round, outbox.NEWS)
    return Reply(back, problem=scene.texts("holder-stopped", name=held[0].name))


def at_holder(scene: Scene, place: AtHolder, turn: int) -> Card:
    """One person, for which towns, and what can be done about their access."""
    kept, texts = scene.kept(place.round), scene.texts
    held = _held(scene, place.round, place.town, place.person)
    lost = reach.lost(scene.connection, kept.id)
    lines = [_holder(scene, each, lost) for each in held if each.key == place.town]
    names = ", ".join(kept.roster.name(each.key) for each in held)
    parts = [*lines, texts("holder-towns", towns=names)]
    ways = []
    if held[0].person is not None:
        ways.append(("button-revoke", Verb.REVOKE))
        parts.append(texts("holder-about-revoke"))
    else:
        if may_invite(scene, kept):
            ways.append(("button-issue", Verb.ISSUE))
            parts.append(texts("holder-about-issue"))
        if held[0].named_by is not None:
            ways.append(("button-stop", Verb.DROP))
            parts.append(texts("holder-about-stop"))
    if leaving(scene, place.round, place.town, place.person):
        ways.append(("button-successor", Verb.CHANGE))
        parts.append(texts("holder-about-successor"))
    buttons = [Button(texts(label), Action(verb, turn=turn)) for label, verb in ways]
    town = kept.roster.name(place.town)
    return asking_card(town, held[0].name, "\n\n".join(parts), buttons, turn, texts)
