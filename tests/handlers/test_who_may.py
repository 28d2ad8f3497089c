"""Who may what: every act at the coordinators' desk and every act of those who hold a mandate, by
all kinds of people, in every state of a round. Whoever may not is refused, nothing is written, and
nobody is led to what is not theirs.

The acts are generated from the tables of the conversation (`every_act.py`), and everybody there is
stands in one database, which is built once and copied (`everybody.py`).
"""

import asyncio
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import Engine, create_engine, event

from chat.actions import Verb, decode
from chat.events import Pressed
from handlers import conversation
from handlers.commands import COMMANDS
from handlers.places import Place
from tests.handlers import every_act
from tests.handlers.daring import Dared, daring, noting
from tests.handlers.every_act import Act
from tests.handlers.everybody import Everybody, everybody
from tests.handlers.stage import Dump, dumped

STATES = ("planned", "open", "closed", "superseded")
NOT_COORDINATORS = (
    "stranger", "head", "deputy", "preparer", "head of another town", "former head",
    "expired deputy", "former coordinator",
)  # fmt: skip
NOT_WITTENS = (
    "stranger", "head of another town", "former head", "expired deputy", "coordinator",
    "former coordinator",
)  # fmt: skip
BEYOND = {
    "deputy": {"holders", "links"},
    "preparer": {"holders", "links", "submissions", "log"},
}
"""What these cannot do though they hold the mandate: the tables that stay as they are."""

ABOUT_ONESELF = {Verb.NAMED, Verb.TOMORROW, Verb.DRAFT}
"""What everybody who holds something may do by a button that is never stale, for themselves."""


@pytest.fixture(scope="module")
def everyone(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Everybody:
    """Built once for this file."""
    folder = tmp_path_factory.mktemp("everybody")
    return asyncio.run(everybody(Path(shutil.copy(built, folder / "votum.db"))))


@pytest.fixture(scope="module")
def engine(everyone: Everybody) -> Iterator[Engine]:
    """One for all, so that each statement is compiled once."""
    engine = create_engine(f"sqlite:///{everyone.path}")
    # The driver leaves it to us where a transaction begins.
    event.listen(engine, "connect", lambda raw, _: setattr(raw, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    yield engine
    engine.dispose()


def _is_about_oneself(act: Act) -> bool:
    return act[0] is None and _verb(act) in ABOUT_ONESELF


def refused(dared: Dared, acts: Iterable[Act]) -> tuple[int, set[str], list[Any]]:
    """How many acts these were, in which tables something was written but for where conversations
    are, and the acts that led to what is not theirs."""
    before, count, led = dumped(dared.connection), 0, []
    for act in acts:
        shown = dared.do(act).showing is not None
        count += 1
        if shown and every_act.is_theirs(dared.place()):
            led.append((act, dared.place()))
    return count, _written(before, dumped(dared.connection)), led


def _written(before: Dump, after: Dump) -> set[str]:
    return {name for name in after if after[name] != before[name]} - {"chats"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("party", NOT_COORDINATORS)
def test_only_a_coordinator_acts_upon_a_round(
    everyone: Everybody, engine: Engine, party: str, state: str
) -> None:
    with daring(everyone, engine, party, state) as dared:
        count, written, led = refused(dared, dared.at_desk())
        assert count > 400
        assert written == set()
        assert led == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("party", NOT_WITTENS)
def test_only_who_holds_a_mandate_answers_for_it(
    everyone: Everybody, engine: Engine, party: str, state: str
) -> None:
    with daring(everyone, engine, party, state) as dared:
        acts = [act for act in dared.at_mandates() if not _is_about_oneself(act)]
        count, written, led = refused(dared, acts)
        assert count > 300
        assert written == set()
        assert led == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("party", BEYOND)
def test_a_lower_role_does_not_do_what_is_beyond_it(
    everyone: Everybody, engine: Engine, party: str, state: str
) -> None:
    with daring(everyone, engine, party, state) as dared:
        _, written, _ = refused(dared, dared.at_mandates())
        assert written & BEYOND[party] == set()


# -- so that these can fail ---------------------------------------------------------------


Alive = set[tuple[str, Verb]]
"""Verbs by which something comes about at a place, each with the file of the place's handler."""


def done(
    everyone: Everybody, engine: Engine, party: str, state: str, acts: str
) -> tuple[set[str], Alive]:
    """Each of the acts by somebody who may, from how things are and not from what the others made
    of them: the tables that were written, and the verbs that were alive."""
    written: set[str] = set()
    alive: Alive = set()
    nothing: dict[Place, str] = {}
    with daring(everyone, engine, party, state) as dared, noting(engine) as tables:
        for act in getattr(dared, acts)():
            tables.clear()
            with dared.connection.begin_nested() as undone:
                effects = dared.do(act)
                came = repr((tables, dared.place(), effects))
                undone.rollback()
            written |= tables
            place, verb = act[0], _verb(act)
            if place is not None and verb and nothing.setdefault(place, came) != came:
                alive.add((conversation.ON_PRESS[type(place)].__module__, verb))
    return written, alive


def _verb(act: Act) -> Verb | None:
    action = decode(act[1].data) if isinstance(act[1], Pressed) else None
    return None if action is None else action.verb


WHO_MAY = (
    ("coordinator", "at_desk", "open"),
    ("coordinator", "at_desk", "closed"),
    ("head", "at_mandates", "open"),
    ("deputy", "at_mandates", "open"),
    ("preparer", "at_mandates", "open"),
)
WRITTEN = {
    "coordinator": {"log", "outbox", "mandates", "rounds", "links", "questions", "dictations",
                    "attached", "holders", "joint_votes", "submissions"},
    "head": {"drafts", "submissions", "log", "holders", "links", "questions", "outbox"},
    "deputy": {"drafts", "submissions", "log", "questions", "outbox"},
    "preparer": {"drafts", "questions", "outbox"},
}  # fmt: skip


def test_whoever_may_does_all_that(everyone: Everybody, engine: Engine) -> None:
    """So that the tests above can fail: the same acts by those who may. And each verb of each
    handler brings about something in them, so none is tried with what it does not understand."""
    written: dict[str, set[str]] = {}
    alive: Alive = set()
    for party, acts, state in WHO_MAY:
        tables, verbs = done(everyone, engine, party, state, acts)
        written[party] = written.get(party, set()) | tables
        alive |= verbs
    assert {party: written[party] >= tables for party, tables in WRITTEN.items()} == dict.fromkeys(
        WRITTEN, True
    )
    standing = {*conversation.BY_ANYBODY, *conversation.ON_STANDING}
    dead = {
        (handler.__module__, verb)
        for place, handler in conversation.ON_PRESS.items()
        if place not in every_act.OWN
        for verb in every_act.verbs_of(handler)
        if (handler.__module__, verb) not in alive and verb not in standing
    }
    assert dead == set()


# -- so that nothing is left out ----------------------------------------------------------


def test_every_place_has_its_acts(everyone: Everybody, engine: Engine) -> None:
    with daring(everyone, engine, "stranger", "open") as dared:
        places = (
            *every_act.of_coordinators(dared.connection, everyone),
            *every_act.of_holders(everyone),
        )
    found = {*map(type, places), *every_act.OWN}
    assert found == set(get_args(Place)) == set(conversation.ON_PRESS)
    assert set(conversation.ON_WORDS) <= found


def test_every_button_that_is_never_stale_is_tried_with_what_it_carries(
    everyone: Everybody, engine: Engine
) -> None:
    with daring(everyone, engine, "stranger", "open") as dared:
        known = set(dared.carried)
    assert {*conversation.BY_ANYBODY, *conversation.ON_STANDING} - known == {Verb.NAMED}


def test_every_command_is_of_those_who_are_asked_for_here() -> None:
    assert {each.audience for each in COMMANDS} == {"everyone", "holders", "coordinators"}


def test_no_handler_hands_an_action_on_to_another_file() -> None:
    assert every_act.passed_on() == []
