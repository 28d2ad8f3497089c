"""Runs `votum` and kills it at the nth statement that it sends to a database.

Arguments: the number (0: never), then the command line's own. A command that comes to its end says
on the last line of standard error how many statements there were.
"""

import os
import signal
import sys
from typing import Any

from sqlalchemy import Engine, event

from bot.cli import main

_count = 0


def _watch(nth: int) -> None:
    def comes(*_: Any) -> None:
        global _count  # noqa: PLW0603 - this program is this one number
        _count += 1
        if _count == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", comes)
    event.listen(Engine, "commit", comes)


if __name__ == "__main__":
    _watch(int(sys.argv[1]))
    try:
        main(sys.argv[2:], standalone_mode=False)
    finally:
        sys.stderr.write(f"{_count}\n")
