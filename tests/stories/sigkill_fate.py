"""Named points in a bot's work at which it ends. Used by `sigkill_bot.py`.

A fate is "POINT:NTH:FILE": when the bot comes to the point for the nth time it makes the file,
which tells whoever waits that it was struck, and kills itself.
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import handlers.update
from storage import intake, outbox, rounds
from storage.database import Database

WITHIN = {
    "intake": (intake, "store"),
    "transaction": (handlers.update, "converse"),
    "marking": (outbox, "sending"),
    "closing": (rounds, "mark_closed"),
}
"""Points inside a transaction that is then not committed: what the transaction does."""

BEHIND = {
    "intake": "confirmation",
    "transaction": "reply",
    "marking": "sending",
    "closing": "closed",
}
"""Points right after the commit of such a transaction: updates that are stored and not confirmed,
handled and not answered, letters that are marked and not sent, a round that is closed and nobody
knows."""


class Fate:
    """Ends the process at the nth time that it comes to the point."""

    def __init__(self, fate: str) -> None:
        point, nth, file = fate.split(":", 2)
        self._point, self._left, self._file = point, int(nth), Path(file)
        self._passed: set[str] = set()

    def wrap(self) -> None:
        """From now on whatever comes to a point tells so."""
        for point, (module, name) in WITHIN.items():
            vars(module)[name] = self._telling(point, vars(module)[name])
        write = Database.write

        async def told(database: Database, unit: Callable[[Any], Any]) -> Any:
            passed: set[str] = set()

            def noting(connection: Any) -> Any:
                self._passed = passed
                passed.clear()
                return unit(connection)

            result = await write(database, noting)
            for point in passed:
                self._come_to(BEHIND[point])
            return result

        Database.write = told  # type: ignore[assignment, method-assign]

    def _telling(self, point: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def told(*arguments: Any, **named: Any) -> Any:
            result = function(*arguments, **named)
            if result is None or result:  # else nothing was new, or it was closed already
                self._passed.add(point)
                self._come_to(point)
            return result

        return told

    def _come_to(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if self._left == 0:
                self._file.touch()
                os.kill(os.getpid(), signal.SIGKILL)
