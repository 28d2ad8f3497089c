"""A copy of the whole database while the bot writes it, and such a copy put back.

Both copy by SQLite's own means (its backup API), in one step: the copy is one committed state, and
nobody who writes has to wait for it. What was copied is then read as a whole before it counts. A
copy of a server's database is such a file too: everything moves into it, beside the bot.
"""

import asyncio
import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine

from storage import log, rounds
from storage.file import file_of
from storage.lock import FileLock
from storage.migrate import HEAD, SchemaTooNew, revision
from storage.moving import move
from storage.store import is_server
from storage.unusable import Unusable, of_sqlite
from survey.chain import START, entry

BESIDE = ("-wal", "-shm", "-journal")
"""Endings of what SQLite keeps beside a database. It would mix what is in them into the next one of
the same name."""


class NotEmpty(Unusable):
    """Something is in the place where the database is to be restored."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A round in a copy: its id, how many entries its log has, and the hash of the last one. Where
    these are the same on both sides, nothing binding is missing."""

    round: str
    entries: int
    head: str


def back_up(url: str, copy: Path) -> tuple[Chain, ...]:
    """Copies the database at `url` into the file `copy`, which is there, empty and private.
    Unusable when it is no database of Votum, or damaged."""
    if is_server(url):
        with _between(copy) as file:
            asyncio.run(move(url, f"sqlite:///{file}", beside=True))
            return _copied(file, copy)
    source = file_of(url)
    if not source.is_file():
        raise Unusable(f"{source.name}: there is no such database")
    return _copied(source, copy)


def put_back(copy: Path, url: str) -> tuple[Chain, ...]:
    """Puts the copy where the database at `url` is to be. NotEmpty when anything is there; Unusable
    when the copy is no database of Votum, or damaged: then nothing is left behind."""
    if not copy.is_file():
        raise Unusable(f"{copy.name}: there is no such file")
    if is_server(url):
        with _between(copy) as file:
            found = _copied(copy, file)
            asyncio.run(move(f"sqlite:///{file}", url))
            return found
    target = file_of(url)
    with _claimed(target), _temporary(target) as temporary:
        for path in (target, *(target.with_name(target.name + each) for each in BESIDE)):
            if path.exists():
                raise NotEmpty(f"{path.name} is there already, expected an empty place")
        found = _copied(copy, temporary)
        os.link(temporary, target)  # which, unlike a rename, never replaces anything
        _synced(target)  # its name, too, survives a power cut
    return found


@contextlib.contextmanager
def _between(copy: Path) -> Iterator[Path]:
    """A file on the way to a server or from it, in a folder for its owner alone."""
    with tempfile.TemporaryDirectory(prefix=".votum-", dir=copy.resolve().parent) as folder:
        yield Path(folder) / "between.db"


@contextlib.contextmanager
def _claimed(target: Path) -> Iterator[None]:
    """No bot and no other restoring is at this place meanwhile."""
    lock = FileLock(target.with_name(f"{target.name}.bot"))
    try:
        if not lock.try_lock():
            raise NotEmpty(f"a bot is running on {target.name}, expected an empty place")
        yield
    finally:
        lock.close()


@contextlib.contextmanager
def _temporary(target: Path) -> Iterator[Path]:
    """An empty file beside the target, for its owner alone, which is gone in the end."""
    path = target.with_name(f".{target.name}.restoring")
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield path
    finally:
        path.unlink()


def _copied(source: Path, target: Path) -> tuple[Chain, ...]:
    """The same database in another file, on the disk, and sound."""
    with of_sqlite():
        uri = f"{source.resolve().as_uri()}?mode=ro"
        with (
            contextlib.closing(sqlite3.connect(uri, uri=True, timeout=30)) as reading,
            contextlib.closing(sqlite3.connect(target)) as writing,
        ):
            reading.backup(writing)
            # One file alone: the bot sets the mode that it needs when it opens it.
            writing.execute("PRAGMA journal_mode = DELETE")
            for check in ("integrity_check", "foreign_key_check"):
                found = writing.execute(f"PRAGMA {check}").fetchall()
                if found not in ([], [("ok",)]):
                    raise Unusable(f"{source.name} is damaged: {check} says {found[0]}")
    _synced(target)
    return _sound(target)


def _synced(file: Path) -> None:
    for path in (file, file.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sound(file: Path) -> tuple[Chain, ...]:
    """The chains of a database of Votum, each gone through from its beginning."""
    engine = create_engine(URL.create("sqlite", database=str(file)))
    try:
        with engine.connect() as connection:
            found = revision(connection)
            if found is None:
                raise Unusable(f"{file.name} is no database of Votum")
            if found > HEAD:
                raise SchemaTooNew(f"it is at {found}, newer than this Votum's {HEAD}")
            ids = rounds.ids(connection) if found == HEAD else ()
            return tuple(_chain(connection, each) for each in sorted(ids))
    finally:
        engine.dispose()


def _chain(connection: Connection, round_: str) -> Chain:
    number, previous = 0, START
    for each in log.entries(connection, round_):
        expected = entry(number + 1, each.at, each.kind, each.body_hash, previous)
        if each != expected:
            raise Unusable(f"the log of {round_} is damaged at entry {number + 1}")
        number, previous = each.number, each.hash
    return Chain(round_, number, previous)
