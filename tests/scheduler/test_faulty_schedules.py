"""Whatever goes wrong on the way to Telegram, everything is sent, and once where that is known."""

import logging
from collections import Counter
from pathlib import Path

import pytest

from playground.emulator.faults import Fault
from scheduler.delivery import Delivery
from storage.outbox import Letter
from tests.scheduler.faulty_run import Result, copies, on_server, play, play_all
from tests.scheduler.faulty_schedule import FAULTS, Schedule, drawn
from tests.server import Server

SEEDS = range(40)


async def test_forty_schedules_lose_nothing_and_double_only_what_was_ambiguous(
    built: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    results = [each async for each in play_all(SEEDS, copies(built, tmp_path))]
    assert [line for result in results for line in result.complaints] == []
    hits = sum((result.hits for result in results), Counter[str]())
    assert {name: hits[name] for name in FAULTS if hits[name] < 10} == {}
    letters = sum((result.letters for result in results), Counter[str]())
    assert letters.total() == 14 * len(SEEDS)
    assert letters["sent"] > letters["failed"] + letters["uncertain"]
    assert sum(result.lost for result in results) == 0
    ambiguous = sum(result.ambiguous for result in results)
    assert 0 < sum(result.duplicates for result in results) < ambiguous


async def test_the_same_on_a_server(postgres: Server, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    results = [each async for each in play_all(range(8), on_server(postgres))]
    assert [line for result in results for line in result.complaints] == []
    assert sum((result.letters for result in results), Counter[str]()).total() == 14 * 8


def test_a_seed_draws_the_same_schedule_again() -> None:
    one, two = drawn(7), drawn(7)
    assert list(map(_told, one.letters)) == list(map(_told, two.letters))
    assert repr(one.faults) == repr(two.faults)
    assert drawn(8).faults != one.faults


def _told(letter: Letter) -> tuple[object, ...]:
    return letter.key, letter.chat, letter.kind, dict(letter.about)


# -- the run can fail ---------------------------------------------------------------------


async def played(built: Path, tmp_path: Path) -> list[Result]:
    return [each async for each in play_all(range(6), copies(built, tmp_path))]


async def test_a_bot_that_repeats_everything_is_found_out(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.delivery.repeats", lambda *_: True)
    results = await played(built, tmp_path)
    assert any("aside" in line for result in results for line in result.complaints)


async def test_a_bot_that_repeats_nothing_is_found_out(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.delivery.repeats", lambda *_: False)
    results = await played(built, tmp_path)
    assert any("uncertain" in line for result in results for line in result.complaints)


async def test_a_bot_that_takes_a_fault_for_success_is_found_out(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unknown(self: Delivery, letter: Letter, *_: object) -> None:
        await self._finish(letter, "sent")

    monkeypatch.setattr(Delivery, "_unknown", unknown)
    assert sum(result.lost for result in await played(built, tmp_path)) > 0


async def test_a_fault_that_nothing_explains_is_found_out(built: Path, tmp_path: Path) -> None:
    schedule = drawn(1)
    label = next(iter(next(iter(schedule.letters.values()))))
    broken = Fault("400 without a reason", status=400, body='{"ok":false,"description":"no"}')
    spoilt = Schedule(1, schedule.letters, {label: (("broken", broken),)})
    (complaint,) = (await play(spoilt, copies(built, tmp_path))).complaints
    assert complaint.startswith("seed 1: ")
