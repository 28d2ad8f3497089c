"""Why a database cannot be used, in words for the person who runs the bot."""

import contextlib
import sqlite3
from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError


class Unusable(RuntimeError):
    """The database cannot be used as it is; the message says why in one sentence."""


class CutOff(Unusable):
    """The connection broke, perhaps after the commit: it is not known what was stored."""


_READ_ONLY = "it may only be read"

_WORDS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write",
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_CORRUPT: "its file is damaged",
    sqlite3.SQLITE_NOTADB: "its file is not a database",
    sqlite3.SQLITE_BUSY: "another program is writing to it",
}

# postgresql.org/docs/current/errcodes-appendix.html: whole codes, then classes.
_STATES = {
    "25006": _READ_ONLY,
    "28000": "its server refuses the user or the password",
    "28P01": "its server refuses the user or the password",
    "3D000": "its server has no database of this name",
    "40001": "its server lets two transactions not go on together",
    "40P01": "its server lets two transactions not go on together",
    "42501": "its server does not allow this user to do that",
    "53100": "the disk is full",
    "53200": "its server has no memory left",
    "53300": "its server takes no more connections",
    "55P03": "its server did not wait for a lock",
    "57014": "its server broke off what it was asked",
    "58030": "the disk failed to read or write",
    "XX001": "it is damaged",
    "XX002": "it is damaged",
}
_BROKEN = {
    "08": "the connection to its server broke",
    "57P": "its server is being stopped or started",
    "25P03": "its server gave up on a transaction that stood still",
    "25P04": "its server gave up on a transaction that took too long",
}


def words_for(error: BaseException | None) -> str | None:
    """What the driver's error says about file, disk or server; None where it is about neither."""
    # The low byte is the kind of error, the rest its shade (sqlite.org/rescode.html).
    words = _WORDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return words or _STATES.get(_state(error)) or _broken(error)


def _broken(error: BaseException | None) -> str | None:
    state = _state(error)
    return next((words for each, words in _BROKEN.items() if state.startswith(each)), None)


def _state(error: BaseException | None) -> str:
    return getattr(error, "sqlstate", None) or ""


@contextlib.contextmanager
def in_words(*, reading: bool = False) -> Iterator[None]:
    """Raises Unusable for what the database says about file, disk and server, and CutOff, which is
    one too, where the connection broke; every other error passes.

    To be put around what asks the database and nothing else. Where it is `reading`, a try to write
    is a mistake of ours, and passes.
    """
    try:
        yield
    except DBAPIError as error:
        broken = _broken(error.orig)
        if broken or error.connection_invalidated:
            raise CutOff(f"the database cannot be used: {broken or _BROKEN['08']}") from error
        words = words_for(error.orig)
        if words is None or (reading and words == _READ_ONLY):
            raise
        raise Unusable(f"the database cannot be used: {words}") from error
    except ConnectionError as error:
        raise CutOff(f"the database cannot be used: {_BROKEN['08']}") from error


@contextlib.contextmanager
def of_sqlite() -> Iterator[None]:
    """The same where SQLite is spoken to directly."""
    try:
        yield
    except sqlite3.Error as error:
        words = words_for(error)
        if words is None:
            raise
        raise Unusable(f"the database cannot be used: {words}") from error
