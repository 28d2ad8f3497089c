"""What goes wrong without a guard, counted.

`python -m tests.guards.losses WHAT ...` prints for each how much of how many went wrong, as a line
of JSON. With every guard in place it is nothing.
"""

import asyncio
import json
import logging
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path

from tests.guards import incoming, outgoing, servers
from tests.guards.guard import Loss

COUNTED: dict[str, Callable[[Path], Coroutine[None, None, Loss]]] = {
    "updates confirmed and lost when the disk is full and the bot dies": (
        incoming.confirmed_and_lost
    ),
    "updates answered with 200 that could not be stored": incoming.answered_and_lost,
    "redelivered updates handled twice": incoming.handled_twice,
    "links that let a second person in": incoming.let_in_twice,
    "guesses that were looked up beyond the limit": incoming.looked_up,
    "heads who get at a town that is not theirs": incoming.opened_anothers,
    "late votes that count": incoming.counted_late,
    "letters that are sent twice": outgoing.put_in_twice,
    "events decided again by a second look": outgoing.decided_twice,
    "rounds closed over a vote that had come in time": outgoing.closed_too_soon,
    "reminders to those who had submitted": outgoing.reminded_in_vain,
    "texts that Telegram refuses or shows as something else": outgoing.shown_otherwise,
    "lines that show a secret": outgoing.shown_in_the_log,
    "forged calls that were taken": servers.forged,
    "writes of a bot whose place was taken": servers.written_after_the_takeover,
    "units of two writers that were decided on an old state": servers.decided_on_an_old_state,
}
"""By what it is called in the table."""


def main() -> None:
    """Counts those that are named."""
    logging.disable(logging.CRITICAL)
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory(prefix="votum-loss-") as folder:
            sys.stdout.write(json.dumps(asyncio.run(COUNTED[name](Path(folder)))) + "\n")


if __name__ == "__main__":
    main()
