"""A bot with a webhook that is struck down between storing an update and its 200: Telegram brings
the update again, and it is handled once."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.emulator.carrier import BROUGHT
from playground.emulator.faults import slow
from tests.stories.sigkill_found import dead_cards, found, unsettled
from tests.stories.sigkill_heads import PATIENT, Head
from tests.stories.sigkill_machine import Machine
from tests.stories.sigkill_round import COORDINATOR, Play, staged

PROGRAM = Path(__file__).with_name("webhook_bot.py")
PUBLIC = "https://votum.example.org"
STRUCK = 5
"""How often the bot is struck down."""


class Struck:
    """Runs one bot at a time, and starts it again when it was struck down. `ends` says how each has
    ended."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.listen = f"127.0.0.1:{free.getsockname()[1]}"
        self.order = folder / "order"
        self.ends: list[int] = []
        self._folder = folder
        self._running: subprocess.Popen[bytes] | None = None

    def start(self, _order: str, configuration: Path, _fate: str) -> None:
        with (self._folder / "bot.log").open("ab") as log:
            self._running = subprocess.Popen(
                [sys.executable, str(PROGRAM), str(configuration), str(self.order)],
                stderr=log,
                env={
                    **{name: os.environ[name] for name in os.environ if name[:6] != "VOTUM_"},
                    "VOTUM_WEBHOOK__URL": f"{PUBLIC}/telegram",
                    "VOTUM_WEBHOOK__LISTEN": self.listen,
                },
            )

    async def strike(self) -> None:
        """Waits until the next update is stored and the bot has died of it."""
        self.order.touch()
        assert self._running is not None
        self.ends.append(await asyncio.to_thread(self._running.wait, 30))

    def kill(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None


@pytest.fixture
def machine(tmp_path: Path) -> Struck:
    return Struck(tmp_path)


@pytest.fixture
async def play(tmp_path: Path, machine: Struck) -> AsyncIterator[Play]:
    """A round whose bot is struck down by this machine."""
    assert not isinstance(machine, Machine)
    async with staged(tmp_path, machine, 7) as play:  # type: ignore[arg-type]
        play.emulator.doors[PUBLIC] = f"http://{machine.listen}"
        play.start()
        yield play


async def test_what_was_stored_before_its_200_is_handled_once(play: Play, machine: Struck) -> None:
    brought = play.emulator.faults.order(slow(0), BROUGHT, times=None)
    play.world.start(COORDINATOR)
    async with asyncio.TaskGroup() as everybody:
        everybody.create_task(_strike(play, machine))
        for head in play.heads:
            head.patience = PATIENT  # nobody presses twice: no update may be lost
            everybody.create_task(_answer(head, play.links[head.account]))
    assert machine.ends == [-signal.SIGKILL] * STRUCK
    assert brought.hits >= len(play.queued) + STRUCK
    assert await dead_cards(play) == ()
    assert await unsettled(play) == {}
    machine.kill()
    assert (await found(play)).faults == {}


async def _strike(play: Play, machine: Struck) -> None:
    for number in range(STRUCK):
        while len(play.queued) < 10 + 20 * number:  # noqa: ASYNC110 - people act by themselves
            await asyncio.sleep(0.01)
        await machine.strike()
        play.start()


async def _answer(head: Head, secret: str) -> None:
    await head.join(secret)
    await head.play()
