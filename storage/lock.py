"""A lock between processes, on a file beside the database."""

import asyncio
import fcntl
import os
from pathlib import Path
from types import TracebackType

from storage.unusable import Unusable


class FileLock:
    """Held by one holder at a time, and given back when its process ends. Not reentrant.

    SQLite before 3.51.3 can corrupt a database when two connections write or checkpoint at once,
    so the bot and the command line hold this one around every transaction that writes. Unusable
    when there can be no such file.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Unusable(f"{path} cannot be opened: {error.strerror}") from error

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
        if self.try_lock():
            return
        # The kernel wakes whoever waits in flock at once. Trying again every now and then would
        # starve beside a busy process: the command line waited seconds for its turn.
        taking = asyncio.create_task(asyncio.to_thread(fcntl.flock, self._file, fcntl.LOCK_EX))
        try:
            await asyncio.shield(taking)
        except asyncio.CancelledError:
            # The thread cannot be cancelled: what it takes for nobody must be given back.
            await asyncio.wait([taking])
            self.unlock()
            raise

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.unlock()
