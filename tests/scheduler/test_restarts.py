"""A restart between any two steps, or a look too many, decides and sends nothing twice."""

from collections.abc import Awaitable, Callable

import pytest

from scheduler.jobs import JOBS
from survey.plan import Kind
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

STEPS = (
    "03-02T07:59",
    "03-02T08:00",
    "03-04T08:00",
    "03-05T10:00",
    "03-10T08:00",
    "03-12T08:00",
    "03-13T11:00",
    "03-14T11:00",
)
HEAD, DEPUTY, PREPARER = 201, 202, 203

Between = Callable[[Stage], Awaitable[None]]


async def _nothing(_stage: Stage) -> None:
    """The plain play."""


async def _look_twice(stage: Stage) -> None:
    await stage.look()
    await stage.look()


async def _end_before_sending(stage: Stage) -> None:
    await stage.look()
    await stage.restart()


async def _end_after_sending(stage: Stage) -> None:
    await stage.look()
    await stage.outbox.drain()
    await stage.restart()


async def _play(stage: Stage, between: Between = _nothing) -> list[list[tuple[int, str]]]:
    """What is sent at each step."""
    seen = []
    for step in STEPS:
        stage.hands.now = utc(step)
        if step == "03-05T10:00":
            await stage.submit("small", DEPUTY, {"interest": "yes"})
        await between(stage)
        seen.append(await stage.at(step))
    return seen


EXPECTED = [
    [],
    [(account, "Die Abfrage ist eröffnet") for account in (HEAD, DEPUTY, PREPARER)],
    [(account, "Erinnerung") for account in (HEAD, DEPUTY, PREPARER)],
    [
        (DEPUTY, "Quittung Witten, Abgabe Nr. 1"),
        (DEPUTY, "quittung-05954036-1.pdf"),
    ],
    [],  # Schwelm is missing, but nobody has joined there
    [(COORDINATOR, "Noch nicht abgegeben")],
    [
        (GROUP, "Kleine Abfrage"),
        (COORDINATOR, "Kleine Abfrage"),
        (COORDINATOR, "small-arrivals.png"),
        (COORDINATOR, "small.json"),
        (COORDINATOR, "small.pdf"),
        (COORDINATOR, "small.png"),
        (COORDINATOR, "small.xlsx"),
        *((account, "Die Abfrage ist beendet") for account in (HEAD, DEPUTY, PREPARER)),
    ],
    [],
]


@pytest.mark.parametrize(
    "between", [_nothing, _look_twice, _end_before_sending, _end_after_sending]
)
async def test_a_round_is_played_once_whatever_happens_between_its_steps(
    small: Stage, between: Between
) -> None:
    assert await _play(small, between) == EXPECTED


@pytest.mark.parametrize("kind", ["opening", "reminder", "escalation", "closing"])
async def test_a_job_that_is_missing_spoils_the_play(
    small: Stage, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(JOBS, kind)
    assert await _play(small) != EXPECTED
