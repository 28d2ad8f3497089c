"""A lock between processes, on a file beside the database."""

import asyncio
import fcntl
import os
from pathlib import Path
from types import TracebackType


class FileLock:
    """Held by one process at a time. Not reentrant.

    SQLite before 3.51.3 can corrupt a database when two connections write or checkpoint at once,
    so the bot and the command line hold this one around every transaction that writes.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_lock(self) -> bool:
        """Takes the lock if it is free."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(self) -> None:
        """Gives the lock back."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Gives the lock back for good."""
        os.close(self._file)

    async def __aenter__(self) -> None:
        if not self.try_lock():
            await asyncio.to_thread(fcntl.flock, self._file, fcntl.LOCK_EX)

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.unlock()
