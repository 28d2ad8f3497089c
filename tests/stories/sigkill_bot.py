"""A program that starts bots to be killed. Used by `sigkill_machine.py`.

It imports everything once and then forks, so that a bot is a process of its own and is there at
once. Each line of input, "ORDER FATE CONFIGURATION", starts one; it is answered by the process id
and by how the one before has ended (0 for the first). ORDER is `store-first`, or `confirm-first`
for a bot that confirms updates before it stores them. FATE is where it ends by itself
(`sigkill_fate.py`), or "-".
"""

import os
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import bot.app
from bot.cli import main
from bot.polling import Heard, Take
from rounds.reader import read_round
from rounds.shelf import path_of
from tests.stories.sigkill_fate import Fate


async def confirm_first(
    fetch: partial[Awaitable[list[dict[str, Any]]]],
    take: Take,
    _sleep: Callable[[float], Awaitable[None]],
    _heard: Heard,
) -> None:
    """What `bot.polling.poll` does, but for the order."""
    asked = {**fetch.keywords, "long_poll": 0}
    while True:
        updates = await fetch(None)
        if updates:
            offset = max(update["update_id"] for update in updates) + 1
            await fetch.func(*fetch.args, offset, **asked)
            await take(list(updates))


def run(order: str, fate: str, configuration: str) -> None:
    """The bot as the command line runs it, and the end of this process with it."""
    if fate != "-":
        Fate(fate).wrap()
    if order == "confirm-first":
        vars(bot.app)["poll"] = confirm_first
    try:
        main(["--config", configuration, "run"])
    finally:
        os._exit(1)


def serve() -> None:
    """Starts a bot for each line of input, and leaves none behind."""
    read_round(path_of("solidarpakt-en"))  # what is imported only when it is needed
    last = 0
    for line in sys.stdin:
        _, ended = os.waitpid(last, 0) if last else (0, 0)
        last = os.fork()
        if last == 0:
            run(*line.rstrip("\n").split(" ", 2))
        sys.stdout.write(f"{last} {os.waitstatus_to_exitcode(ended)}\n")
        sys.stdout.flush()
    if last:
        os.kill(last, signal.SIGKILL)


if __name__ == "__main__":
    serve()
