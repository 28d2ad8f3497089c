"""No malformed update stumbles or changes anything, and the search for such ones can find one."""

import datetime as dt
import logging
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from chat.events import Event
from handlers import update
from handlers.conversation import converse
from handlers.desk import Desk
from handlers.effects import Effects
from storage import Connection, people
from tests.faults.fuzz import played
from tests.faults.shapes import WAYS, Cast, drawn
from tests.server import on_both

UPDATES = 400


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    on_both(metafunc)


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@pytest.mark.usefixtures("quiet")
async def test_four_hundred_spoilt_updates_crash_and_change_nothing(dialect: str, url: str) -> None:
    tally = await played(url, 1, UPDATES)
    assert tally.wrong == []
    assert tally.figures["updates"] == UPDATES
    assert {way for way in WAYS if not tally.hits[way]} == set()
    assert 0 < tally.figures["updates aside"] < tally.figures["updates done"]


def test_a_seed_draws_the_same_updates_again() -> None:
    cast = Cast((1, 2), (3,), ("1 c yes",))
    one, two = (
        [drawn(chance, number, cast) for number in range(200)] for chance in (Random(5), Random(5))
    )
    flat = [each for each in one if each.way != "nested"]
    assert flat == [each for each in two if each.way != "nested"]
    assert Counter(each.way for each in one).keys() == set(WAYS)


# -- it can fail --------------------------------------------------------------


def stumbles(*_: object) -> None:
    raise KeyError("nothing")


@pytest.mark.usefixtures("quiet")
async def test_a_handler_that_stumbles_is_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "converse", stumbles)
    tally = await played(f"sqlite:///{path}", 1, 100)
    assert any("KeyError in handling" in line for line in tally.wrong)


@pytest.mark.usefixtures("quiet")
async def test_a_handler_that_keeps_strangers_is_found(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keeps(connection: Connection, desk: Desk, event: Event, at: dt.datetime) -> Effects:
        if people.of_account(connection, event.origin.account) is None:
            people.add(connection, event.origin.account, f"o-{event.origin.account}", None)
        return converse(connection, desk, event, at)

    monkeypatch.setattr(update, "converse", keeps)
    tally = await played(f"sqlite:///{path}", 1, 100)
    assert any("people has changed" in line for line in tally.wrong)
