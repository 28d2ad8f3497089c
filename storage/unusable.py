"""Why a database cannot be used, in words for the person who runs the bot."""

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError


class Unusable(RuntimeError):
    """The database cannot be used as it is; the message says why in one sentence."""


_WORDS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write",
    sqlite3.SQLITE_READONLY: "it may only be read",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_CORRUPT: "its file is damaged",
    sqlite3.SQLITE_NOTADB: "its file is not a database",
    sqlite3.SQLITE_BUSY: "another program is writing to it",
}


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """Raises Unusable for what SQLite says about file and disk; every other error passes."""
    try:
        yield
    except DBAPIError as error:
        words = _words(error.orig)
        if words is None:
            raise
        raise Unusable(f"the database cannot be used: {words}") from error


@contextlib.contextmanager
def of_sqlite() -> Iterator[None]:
    """The same where SQLite is spoken to directly."""
    try:
        yield
    except sqlite3.Error as error:
        words = _words(error)
        if words is None:
            raise
        raise Unusable(f"the database cannot be used: {words}") from error


def _words(error: BaseException | None) -> str | None:
    # The low byte is the kind of error, the rest its shade (sqlite.org/rescode.html).
    return _WORDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
