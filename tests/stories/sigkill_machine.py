"""The machine that the bot runs on: it starts bots, and kills them."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Literal

Order = Literal["store-first", "confirm-first"]

ROOT = Path(__file__).parents[2]
KILLED = -signal.SIGKILL


class Machine:
    """Runs one bot at a time as a real process. `ends` says how each but the last has ended."""

    def __init__(self, log: Path) -> None:
        self.ends: list[int] = []
        self._running = 0
        self._log = log
        settings = {name for name in os.environ if name.startswith("VOTUM_")}
        with log.open("wb") as file:
            self._starter = subprocess.Popen(
                [sys.executable, "-m", "tests.stories.sigkill_bot"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=file,
                text=True,
                env={name: os.environ[name] for name in os.environ.keys() - settings},
            )

    def start(self, order: Order, configuration: Path, fate: str = "-") -> None:
        """Starts a bot, which ends by itself where its fate is (`sigkill_fate.py`). The one before
        must have been killed."""
        assert self._starter.stdin is not None
        assert self._starter.stdout is not None
        self._starter.stdin.write(f"{order} {fate} {configuration}\n")
        self._starter.stdin.flush()
        self._running, ended = map(int, self._starter.stdout.readline().split())
        if ended:
            self.ends.append(ended)

    def kill(self) -> None:
        """Ends the bot as a power cut would, as far as a process can tell."""
        if self._running:
            os.kill(self._running, signal.SIGKILL)
            self._running = 0

    def stop(self) -> None:
        """The bot does nothing any more, as on a machine that stands still."""
        os.kill(self._running, signal.SIGSTOP)

    def go_on(self) -> None:
        """The bot that was stopped goes on, as if no time had passed."""
        os.kill(self._running, signal.SIGCONT)

    def said(self) -> list[str]:
        """What the bots have said to people, beside their logs."""
        return [line for line in self._log.read_text("utf-8").splitlines() if line[:1] != "{"]

    def errors(self) -> list[str]:
        """What the bots have logged as an error."""
        lines = [line for line in self._log.read_text("utf-8").splitlines() if line[:1] == "{"]
        return [line for line in lines if json.loads(line)["level"] in ("error", "critical")]

    def close(self) -> None:
        """Nothing is left running."""
        self.kill()
        with self._starter:  # which ends with its input
            pass
