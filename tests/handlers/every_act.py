"""Every act there is, by the tables of the conversation: each place as somebody would have it open,
with each button that its handler knows, a button that it does not, and words; each button that is
never stale; and each command. A handler that is new is among them by itself, or fails a test."""

import ast
import datetime as dt
import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import ModuleType
from typing import Any, get_args

from sqlalchemy import select

from chat.actions import Action, Verb, encode
from chat.events import Event, Origin, Pressed, Said
from handlers import conversation
from handlers.commands import COMMANDS
from handlers.desk_places import AtHolder, AtTown, Ending, Inviting, Moving, Reminding, Replying
from handlers.ended_places import ErasingRound
from handlers.entry_places import Dictating, Succeeding
from handlers.inviting import person_mark
from handlers.joint_places import AtJoint, JointBlock, JointOpening, JointTaking, Releasing
from handlers.moving import mark
from handlers.new_round_places import Previewing, RoundOpening, RoundRead
from handlers.place import ForCoordinators
from handlers.places import (
    Asking,
    Choosing,
    Erasing,
    Home,
    Invited,
    Named,
    Naming,
    OnMandates,
    Place,
    Review,
    Speaking,
    Start,
    Submitted,
    Welcomed,
    Wishing,
)
from storage import Connection, dictations, log, results, rounds
from storage.dictations import MARK
from storage.schema import links
from tests.handlers.everybody import (
    COSIGN,
    ENNEPETAL,
    PIECES,
    ROSTER,
    ROUND,
    WITTEN,
    Everybody,
)
from tests.handlers.small import a_choice, a_round

GROUP = -100
DAY = dt.date(2026, 11, 25)
LATER = dt.datetime(2026, 12, 21, 11, tzinfo=dt.UTC)
READ = {
    "definition": a_round(a_choice("a", "Ja", "Nein"), id="neu").model_dump_json(),
    "roster": ROSTER.model_dump_json(),
}

OWN = (Home, Speaking, Erasing, Invited, Welcomed)
"""Places that are about nobody but the visitor: what they hold, their language, what is kept of
them, and a link of which they have the secret."""

Act = tuple[Place | None, Event]


# -- places -------------------------------------------------------------------------------


def of_coordinators(connection: Connection, everybody: Everybody) -> Iterator[Place]:
    """Every place at the desk, as somebody at it would have it open."""
    named, other = everybody.named, everybody.other
    seen = mark(results.facts(connection, ROUND))
    entries = log.head(connection, ROUND)[0]
    told: dict[type, list[Place]] = {
        Reminding: [Reminding(round=ROUND), Reminding(round=ROUND, town=WITTEN)],
        AtTown: [AtTown(round=ROUND, town=WITTEN)],
        AtHolder: [
            AtHolder(round=ROUND, town=ENNEPETAL, person="andere", joined=other),
            AtHolder(round=ROUND, town=ENNEPETAL, person="wartet"),
            AtHolder(round=ROUND, town=WITTEN, person=named),
        ],
        Moving: [
            Moving(round=ROUND, again=again, town="" if again else WITTEN, when=when, seen=seen)
            for again in (False, True)
            for when in (None, LATER)
        ],
        Dictating: [Dictating(round=ROUND, town=ENNEPETAL, taken_on=day) for day in (None, DAY)],
        Succeeding: [
            Succeeding(round=ROUND, town=ENNEPETAL, person="andere", name=name)
            for name in ("", "Kim Muster")
        ],
        Ending: [Ending(round=ROUND, seen=seen)],
        ErasingRound: [ErasingRound(round=ROUND)],
        Replying: [Replying(round=ROUND, question=1)],
        Releasing: [Releasing(round=ROUND, entries=entries)],
        JointBlock: [JointBlock(round=ROUND, version=2, revision=1, block="a")],
        JointTaking: [JointTaking(round=ROUND, version=2, revision=1, pieces=PIECES[:1])],
        JointOpening: [
            JointOpening(round=ROUND, version=2, revision=1, closes=closes)
            for closes in (None, LATER)
        ],
        **{kind: [kind(**READ)] for kind in (RoundRead, Previewing, RoundOpening)},
    }
    # What is entered for a town is answered at the places of heads, under a marked key.
    entry = dictations.draft(connection, rounds.mandate(connection, ROUND, WITTEN))
    yield from _answering(ROUND, f"{MARK}{WITTEN}", ("a",), (entry.version, 1))
    for kind in get_args(Place):
        if issubclass(kind, ForCoordinators):
            about = {"round": ROUND} if "round" in kind.model_fields else {}
            yield from told.get(kind) or [kind(**about)]


def of_holders(everybody: Everybody) -> Iterator[Place]:
    """Every place of whoever holds Witten's mandate, in the round and where a draft goes round."""
    for round_, keys, seen in (
        (ROUND, ("a", "b", "c", "c.1.d"), (1, 1)),
        (COSIGN, ("cosign",), (0, 0)),
    ):
        yield from _answering(round_, WITTEN, keys, seen)
        for kind in ("question", "time"):
            yield Wishing(round=round_, mandates=(WITTEN,), kind=kind)
    yield Naming(role="deputy")
    for known in (
        {},
        {"name": "Kim Muster"},
        {"name": "Kim Muster", "from_day": DAY},
        {"name": "Kim Muster", "from_day": DAY, "to_day": DAY},
    ):
        yield Naming(role="deputy", round=ROUND, mandates=(WITTEN,), **known)
    yield Naming(role="preparer", round=ROUND, mandates=(WITTEN,), name="Kim Muster")
    yield Named()
    yield Named(withdraws=everybody.named)


def _answering(
    round_: str, key: str, questions: tuple[str, ...], seen: tuple[int, int]
) -> Iterator[Place]:
    """The way from the first card to what is on record, with draft and submission as they are."""
    about = {"round": round_, "mandates": (key,)}
    yield Start(**about, seen=(seen,))
    for question in questions:
        yield Asking(**about, key=question)
    yield Review(**about, seen=(seen,))
    yield Choosing(**about)
    yield Submitted(**about)


# -- buttons ------------------------------------------------------------------------------


Carried = dict[Verb, dict[type | None, tuple[str, ...]]]
"""What buttons carry, by the kind of the place; by None everywhere else, and where a button is
never stale."""


def arguments(connection: Connection, everybody: Everybody) -> Carried:
    """What is not here carries nothing."""
    first: dict[type | None, tuple[str, ...]] = {None: (f"{ROUND} 1",)}
    used = select(links.c.hash).where(links.c.used_by.is_not(None)).limit(1)
    link = connection.execute(used).scalar_one()[:16]
    return {
        Verb.CHOOSE: {Asking: ("ja",), Naming: (f"{ROUND} {WITTEN}",), None: (ENNEPETAL,)},
        Verb.PICK: {None: ("zwei",)},
        Verb.DROP: {Asking: ("eins",)},
        Verb.ENTRY: {None: (person_mark("andere"),), Dictating: ("phone",), Asking: ("1",)},
        Verb.REMOVE: {Asking: ("1",)},
        Verb.ISSUE: {Inviting: ("csv",)},
        Verb.PAGE: {None: ("0",)},
        Verb.CHANGE: {Choosing: ("1",), AtJoint: ("a",)},
        Verb.NAME: {None: ("deputy",)},
        Verb.LINK: {None: (everybody.named,)},
        Verb.ASK: {Wishing: ("time", "question")},
        Verb.DOCUMENT: {None: (f"{ROUND} pdf",)},
        Verb.SUMMARY: {None: (ROUND,)},
        Verb.ROUND: {None: (ROUND,)},
        Verb.REVOKE: {AtHolder: ("",), Named: (everybody.named,), None: (f"{ROUND} {link}",)},
        Verb.REPLY: first,
        Verb.GRANT: first,
        Verb.ACCEPT: first,
        Verb.OPEN: {None: (f"{ROUND} {WITTEN}",)},
        Verb.TOMORROW: {None: (ROUND,)},
        Verb.DRAFT: {None: (COSIGN,)},
        Verb.ENTERED: {None: (f"{ROUND} {WITTEN} 1",)},
    }


def _buttons(verb: Verb, place: Place | None, carried: Carried) -> Iterator[str]:
    """The data of the verb's buttons, as of turn 1 at a place."""
    known = carried.get(verb, {})
    kind = None if place is None else type(place)
    for argument in known.get(kind, known.get(None, ("",))):
        yield encode(Action(verb, argument, 0 if place is None else 1))


@cache
def verbs_of(handler: Callable[..., Any]) -> frozenset[Verb]:
    """Every verb that the file of a handler names: it can know no others."""
    module = inspect.getmodule(handler)
    assert module is not None
    return frozenset(_named_in(module))


def _named_in(module: ModuleType) -> Iterator[Verb]:
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        match node:
            case ast.Attribute(value=ast.Name(id="Verb"), attr=name):
                yield Verb[name]


def passed_on() -> list[str]:
    """Handlers that hand an action on to another file: then the verbs of that one count too, and
    `verbs_of` would not know them."""
    found = []
    for handler in conversation.ON_PRESS.values():
        tree = ast.parse(inspect.getsource(handler))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if any(isinstance(given, ast.Name) and given.id == "action" for given in node.args):
                found.append(f"{handler.__module__}.{handler.__qualname__}")
    return found


OF_HOLDERS = frozenset({Verb.OPEN, Verb.NAMED, Verb.ASK})
"""What the conversation itself does at the cards of whoever holds something."""


def buttons_at(place: Place) -> list[Verb]:
    """One verb that means nothing at the place, and those that mean something."""
    known = verbs_of(conversation.ON_PRESS[type(place)])
    if not isinstance(place, ForCoordinators):
        known |= OF_HOLDERS
    nothing = next(verb for verb in Verb if verb not in known)
    return [nothing, *(verb for verb in Verb if verb in known)]


# -- acts ---------------------------------------------------------------------------------


def acts_at(place: Place, account: int, carried: Carried, words: tuple[str, ...]) -> Iterator[Act]:
    """What somebody can do at a place. Where no words are wanted, some come all the same."""
    origin = Origin(account, True, account, "de")
    for verb in buttons_at(place):
        for data in _buttons(verb, place, carried):
            yield place, Pressed(origin, "p", 1, data)
    for each in words if type(place) in conversation.ON_WORDS else words[:1]:
        yield place, Said(origin, 7, each)


def standing(account: int, verbs: Iterable[Verb], carried: Carried) -> Iterator[Act]:
    """These buttons, as if they were never stale."""
    origin = Origin(account, True, account, "de")
    for verb in verbs:
        for data in _buttons(verb, None, carried):
            yield None, Pressed(origin, "p", 1, data)


def in_group(account: int) -> Iterator[Act]:
    """What is typed in a group: every command, by both names, and what takes words."""
    origin = Origin(GROUP, False, account, "de")
    for command in COMMANDS:
        for name in (command.name, command.alias):
            yield None, Said(origin, 7, f"/{name}")
    yield None, Said(origin, 7, "/here off")


def commands_at(account: int, places: Iterable[Place]) -> Iterator[Act]:
    """The commands of whoever holds something, by one of their names each, typed at each kind of
    place."""
    origin = Origin(account, True, account, "de")
    for place in {type(each): each for each in places}.values():
        for command in COMMANDS:
            if command.audience == "holders":
                yield place, Said(origin, 7, f"/{command.alias}")


def is_theirs(place: Place | None) -> bool:
    """Whether somebody at this place has what is Witten's, or the coordinators', before them."""
    if isinstance(place, ForCoordinators):
        return True
    if isinstance(place, OnMandates):
        return any(key.removeprefix(MARK) == WITTEN for key in place.mandates)
    return isinstance(place, Naming) and WITTEN in place.mandates
