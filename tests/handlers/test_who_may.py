"""Who may what at the coordinators' desk: every act, by all kinds of people, in every state of a
round. Everybody but who coordinates at this very instant is refused, and nothing is written.

The acts are generated: every button of every place at the desk, every button that is never
stale, and words at every such place. A new place is among them by itself.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import create_engine, update

from chat.actions import Action, Verb, encode
from chat.events import Event, Origin, Pressed, Said
from handlers.conversation import converse
from handlers.entry_places import Dictating, Succeeding
from handlers.inviting import person_mark
from handlers.joint_places import JointBlock, JointOpening, JointTaking, Releasing
from handlers.moving import mark
from handlers.new_round_places import Previewing, RoundOpening, RoundRead
from handlers.place import ForCoordinators
from handlers.places import (
    Asking,
    AtHolder,
    AtTown,
    Ending,
    Moving,
    Place,
    Reminding,
    Replying,
    Review,
    Start,
)
from storage import Connection, chats, joint_votes, log, people, questions, results
from storage.dictations import MARK
from storage.schema import people as people_table
from storage.schema import rounds as rounds_table
from survey.joint_draft import pieces_of
from survey.joint_vote import Block
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, Dump, Stage, Talk

ROUND, WITTEN, ENNEPETAL = "small", "05954036", "05954008"
GROUP = -100
DAY = dt.date(2026, 11, 23)
LATER = dt.datetime(2026, 12, 21, 11, tzinfo=dt.UTC)
ROSTER = a_roster(
    witten=[
        {"person": "kopf"},
        {"person": "frueher"},
        {"person": "sache", "role": "preparer"},
        {"person": "vertretung", "role": "deputy", "to": "2026-11-24"},
    ],
    ennepetal=[{"person": "andere"}, {"person": "wartet"}],
)
PARTIES = (
    "stranger",
    "head",
    "head of another town",
    "former head",
    "expired deputy",
    "preparer",
    "former coordinator",
)
STATES = ("planned", "open", "closed", "superseded")
THEIRS = {Verb.OPEN, Verb.NAMED, Verb.TOMORROW}
"""What everybody who holds something may do by a button that is never stale."""

ARGUMENTS = {
    Verb.CHOOSE: ENNEPETAL,
    Verb.ENTRY: person_mark("andere"),
    Verb.ISSUE: "csv",
    Verb.PAGE: "0",
    Verb.DOCUMENT: f"{ROUND} pdf",
    Verb.SUMMARY: ROUND,
    Verb.ROUND: ROUND,
    Verb.REPLY: f"{ROUND} 1",
    Verb.GRANT: f"{ROUND} 1",
    Verb.ACCEPT: f"{ROUND} 1",
}
READ = {
    "definition": a_round(a_choice("a", "Ja", "Nein"), id="neu").model_dump_json(),
    "roster": ROSTER.model_dump_json(),
}
PIECES = pieces_of([Block(id="a", text="Eins"), Block(id="b", text="Zwei")])
WORDS = ("21.12.2026 12:00", "Witten", "/auswertung")

Act = tuple[Place | None, Event]


def places(connection: Connection) -> Iterator[Place]:
    """Every place of coordinators, as somebody at the desk would have it open."""
    seen = mark(results.facts(connection, ROUND))
    entries = log.head(connection, ROUND)[0]
    told: dict[type, list[Place]] = {
        Reminding: [Reminding(round=ROUND), Reminding(round=ROUND, town=WITTEN)],
        AtTown: [AtTown(round=ROUND, town=WITTEN)],
        AtHolder: [
            AtHolder(round=ROUND, town=ENNEPETAL, person=person) for person in ("andere", "wartet")
        ],
        Moving: [
            Moving(round=ROUND, again=again, town=town, when=when, seen=seen)
            for again in (False, True)
            for town in ("", WITTEN)
            for when in (None, LATER)
        ],
        Dictating: [Dictating(round=ROUND, town=ENNEPETAL, taken_on=day) for day in (None, DAY)],
        Succeeding: [
            Succeeding(round=ROUND, town=ENNEPETAL, person="andere", name=name)
            for name in ("", "Kim Muster")
        ],
        Ending: [Ending(round=ROUND, seen=seen)],
        Replying: [Replying(round=ROUND, question=1)],
        Releasing: [Releasing(round=ROUND, entries=entries)],
        JointBlock: [JointBlock(round=ROUND, version=1, revision=1, block="a")],
        JointTaking: [JointTaking(round=ROUND, version=1, revision=1, pieces=PIECES[:1])],
        JointOpening: [
            JointOpening(round=ROUND, version=1, revision=1, closes=closes)
            for closes in (None, LATER)
        ],
        **{kind: [kind(**READ)] for kind in (RoundRead, Previewing, RoundOpening)},
    }
    # What is entered for a town is answered at the places of heads, under a marked key.
    about = {"round": ROUND, "mandates": (f"{MARK}{WITTEN}",)}
    yield Start(**about, seen=((0, 1),))
    yield Asking(**about, key="a")
    yield Review(**about, seen=((0, 1),))
    for kind in get_args(Place):
        if issubclass(kind, ForCoordinators):
            about = {"round": ROUND} if "round" in kind.model_fields else {}
            yield from told.get(kind) or [kind(**about)]


def acts(connection: Connection, talk: Talk, *, holds: bool) -> Iterator[Act]:
    """Every act: the place at which somebody is, and what they do there."""
    for place in places(connection):
        for verb in Verb:
            yield place, Pressed(talk.origin, "p", 1, encode(Action(verb, _argument(verb), 1)))
        for words in WORDS:
            yield place, Said(talk.origin, 7, words)
    for verb in Verb:
        if not (holds and verb in THEIRS):
            yield None, Pressed(talk.origin, "p", 1, encode(Action(verb, _argument(verb))))
    for words in ("/hier", "/here off", "/auswertung"):
        yield None, Said(Origin(GROUP, False, talk.account, "de"), 7, words)


def _argument(verb: Verb) -> str:
    return ARGUMENTS.get(verb, "")


@pytest.fixture
async def desk(bare: Stage) -> Stage:
    """A round with people of every kind, a question that waits, and a coordinator."""
    await bare.open(a_round(a_choice("a", "Ja", "Nein"), nil_return=True), ROSTER)
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await bare.joined("andere")
    head = await bare.joined("kopf")

    def ask(connection: Connection) -> None:
        (held,) = [
            each
            for each in people.holdings(connection, round_=ROUND)
            if each.roster_person == "kopf"
        ]
        assert held.person is not None
        questions.ask(connection, held.mandate, held.person, "time", "Bitte.", bare.now)
        joint_votes.add(connection, ROUND, PIECES, held.person, bare.now)

    await bare.database.write(ask)
    await head.press("Fehlanzeige")
    return bare


async def somebody(stage: Stage, party: str) -> Talk:
    """Somebody of this kind, with a chat; a stranger has none."""
    coordinator = stage.talk(COORDINATOR)
    match party:
        case "stranger" | "head" | "head of another town":
            return stage.talk({"head": 1002, "head of another town": 1001}.get(party))
        case "former head":
            former = await stage.joined("frueher")
            await coordinator.press_data(await stage.revoking("frueher", ROUND))
            return former
        case "expired deputy":
            deputy = await stage.joined("vertretung")
            stage.now += dt.timedelta(days=1)
            return deputy
        case "preparer":
            return await stage.joined("sache")
    former = await stage.joined("sache")
    await coordinate(stage, former, True)
    await former.say("/stand")
    await coordinate(stage, former, False)
    return former


async def coordinate(stage: Stage, talk: Talk, on: bool) -> None:
    since = stage.now if on else None
    change = update(people_table).where(people_table.c.account == talk.account)
    await stage.database.write(lambda c: c.execute(change.values(coordinator_since=since)))


async def put(stage: Stage, state: str) -> None:
    """The round is in this state."""
    change = update(rounds_table).values(state=state)
    await stage.database.write(lambda c: c.execute(change))


def dare(stage: Stage, talk: Talk, folder: Path, *, holds: bool) -> int:
    """Does everything, each act from its place; how many acts these were. In one transaction of a
    driver without threads, which takes half the time: there are twenty thousand acts."""
    stage.tick()
    engine, count = create_engine(f"sqlite:///{folder / 'votum.db'}"), 0
    with engine.begin() as connection:
        for place, event in acts(connection, talk, holds=holds):
            chat = chats.get(connection, talk.account)
            turn = 0
            if place is not None and chat is not None:
                turn = chats.move(connection, chat, place.model_dump_json()).turn
            converse(connection, stage.desk, _of_turn(event, turn), stage.now)
            count += 1
    engine.dispose()
    return count


def _of_turn(event: Event, turn: int) -> Event:
    """The button as it stands on the card that is shown now."""
    if not isinstance(event, Pressed) or not turn:
        return event
    data = f"{turn:x} {event.data.partition(' ')[2]}"
    return Pressed(event.origin, event.press, event.message, data)


def written(before: Dump, after: Dump) -> set[str]:
    """The tables in which something is different, but for where conversations are."""
    return {name for name in after if after[name] != before[name]} - {"chats"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("party", PARTIES)
async def test_only_a_coordinator_acts_upon_a_round(
    desk: Stage, tmp_path: Path, party: str, state: str
) -> None:
    talk = await somebody(desk, party)
    await put(desk, state)
    before = await desk.dump()
    holds = party not in ("stranger", "former head")
    assert dare(desk, talk, tmp_path, holds=holds) > 800
    after = await desk.dump()
    assert written(before, after) == set()
    if party == "stranger":
        assert after["chats"] == before["chats"]


async def test_a_coordinator_does_all_that(desk: Stage, tmp_path: Path) -> None:
    """So that the test above can fail: the same acts by somebody who may."""
    before = await desk.dump()
    dare(desk, desk.talk(COORDINATOR), tmp_path, holds=False)
    changed = written(before, await desk.dump())
    assert changed >= {"log", "outbox", "mandates", "rounds", "links", "questions", "dictations"}
