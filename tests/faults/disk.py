"""A disk that can lose its power: it notes every write and flush of SQLite's, and gives back what a
cut at any instant would have left.

SQLite reaches files through a table of functions, its VFS (sqlite.org/vfs.html). For the files of
one folder ours note what is written, cut short, flushed and deleted, and do it as before. So the
program above is the real one: driver, pragmas and storage know nothing of it. The table is changed
in the library that Python itself uses.
"""

import _sqlite3
import contextlib
import ctypes
import os
import sqlite3
from collections.abc import Callable, Iterator
from ctypes import POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Literal

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

_File = c_void_p
# Names stay addresses: SQLite keeps the one that it opened a file by, and a copy would be gone.
_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, _File, c_int, c_void_p)
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_CLOSE = ctypes.CFUNCTYPE(c_int, _File)
_WRITE = ctypes.CFUNCTYPE(c_int, _File, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, _File, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, _File, c_int)

_OTHERS = (
    "file_size", "lock", "unlock", "check", "control", "sector", "device",
    "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch",
)  # fmt: skip


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, whose other members are passed on as they are."""

    _fields_ = [
        ("version", c_int),
        ("close", _CLOSE),
        ("read", c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        *((name, c_void_p) for name in _OTHERS),
    ]


class _Vfs(ctypes.Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = [
        ("version", c_int),
        ("size", c_int),
        ("longest", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
    ]


What = Literal["write", "truncate", "sync", "delete"]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that happened to a file: bytes at a place, a new size, a flush, its end."""

    what: What
    file: str
    at: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """What happened in the folder, in order. `marks` are whatever somebody noted in between: how
    many things had happened then, and the note. While it is `full` nothing can be written."""

    folder: Path
    done: list[Done] = field(default_factory=list)
    full: bool = False
    marks: list[tuple[int, Any]] = field(default_factory=list)

    def mark(self, note: Any) -> None:
        """What has happened so far lies before this."""
        self.marks.append((len(self.done), note))

    def holds(self, name: str) -> bool:
        """Whether a file of this name is on the disk, and kept: SQLite's index of the log is not,
        it lies in memory."""
        return name.startswith(f"{self.folder}{os.sep}") and not name.endswith("-shm")

    def cuts(self, instants: list[int], chance: Random) -> Iterator[dict[str, bytes]]:
        """What is left by a cut after so many things (in rising order), by file."""
        flushed: dict[str, bytearray] = {}
        since: dict[str, list[Done]] = {}
        now = 0
        for instant in instants:
            for done in self.done[now:instant]:
                if done.what == "sync":
                    _carry_out(flushed, since.pop(done.file, []))
                    flushed.setdefault(done.file, bytearray())
                else:
                    since.setdefault(done.file, []).append(done)
            now = instant
            left = {file: bytearray(content) for file, content in flushed.items()}
            for lost in since.values():
                _carry_out(left, _kept(lost, chance))
            yield {file: bytes(content) for file, content in left.items()}


def _kept(since: list[Done], chance: Random) -> Iterator[Done]:
    """Which of the things that were not flushed have reached the disk: none, all, the first ones,
    or any, some of them torn."""
    way = chance.choice(("none", "all", "first", "any", "torn"))
    enough = chance.randint(0, len(since))
    for number, done in enumerate(since):
        if (
            way == "all"
            or (way == "first" and number < enough)
            or (way == "any" and chance.random() < 0.5)
        ):
            yield done
        elif way == "torn" and done.what == "write":
            for at in range(0, len(done.content), SECTOR):
                if chance.random() < 0.5:
                    part = done.content[at : at + SECTOR]
                    yield Done("write", done.file, done.at + at, part)


def _carry_out(files: dict[str, bytearray], things: Any) -> None:
    for done in things:
        if done.what == "delete":
            files.pop(done.file, None)
            continue
        content = files.setdefault(done.file, bytearray())
        if done.what == "truncate":
            del content[done.at :]
            content.extend(bytes(max(0, done.at - len(content))))
        else:
            content.extend(bytes(max(0, done.at - len(content))))
            content[done.at : done.at + len(done.content)] = done.content


def available() -> bool:
    """Whether Python's SQLite is a library that can be reached: it can be part of Python itself."""
    return hasattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_vfs_find")


@contextlib.contextmanager
def recorded(folder: Path) -> Iterator[Disk]:
    """Everything that SQLite does to the files of the folder. No database may be open in it before
    or after."""
    disk = Disk(folder)
    watch = _Watch(disk)
    watch.begin()
    try:
        yield disk
    finally:
        watch.end()


class _Watch:
    """Stands between SQLite and its files."""

    def __init__(self, disk: Disk) -> None:
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None).contents
        # What was there is called by its address: the fields are about to change.
        self._open = _OPEN(_address(self._vfs.open))
        self._delete = _DELETE(_address(self._vfs.delete))
        self._disk = disk
        self._names: dict[int, str] = {}
        self._tables: dict[int, _Methods] = {}
        self._alive: list[Any] = []

    def begin(self) -> None:
        self._vfs.open = self._keep(_OPEN(self._opened))
        self._vfs.delete = self._keep(_DELETE(self._deleted))

    def end(self) -> None:
        self._vfs.open, self._vfs.delete = self._open, self._delete

    def _keep(self, function: Any) -> Any:
        """Nobody else holds on to what SQLite calls."""
        self._alive.append(function)
        return function

    def _opened(self, vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        code = self._open(vfs, name, file, flags, out)
        place = c_void_p.from_address(file)
        words = ctypes.string_at(name).decode() if name else ""
        if code == 0 and place.value and self._disk.holds(words):
            self._names[file] = words
            place.value = ctypes.addressof(self._table(place.value))
        return int(code)

    def _deleted(self, vfs: int, name: bytes, flush: int) -> int:
        code = self._delete(vfs, name, flush)
        if code == 0 and self._disk.holds(name.decode()):
            self._note("delete", name.decode())
            if flush:
                self._note("sync", name.decode())
        return int(code)

    def _table(self, address: int) -> _Methods:
        """Functions that note what they do, in the place of those at the address."""
        if address not in self._tables:
            before = _Methods.from_address(address)
            table = _Methods.from_buffer_copy(before)
            close, write = _CLOSE(_address(before.close)), _WRITE(_address(before.write))
            truncate, sync = _TRUNCATE(_address(before.truncate)), _SYNC(_address(before.sync))

            def closed(file: int) -> int:
                self._names.pop(file, None)
                return int(close(file))

            def written(file: int, content: int, count: int, at: int) -> int:
                if self._disk.full:
                    return sqlite3.SQLITE_FULL
                self._note("write", self._names[file], at, ctypes.string_at(content, count))
                return int(write(file, content, count, at))

            def cut(file: int, size: int) -> int:
                self._note("truncate", self._names[file], size)
                return int(truncate(file, size))

            def flushed(file: int, flags: int) -> int:
                code = int(sync(file, flags))
                if code == 0:
                    self._note("sync", self._names[file])
                return code

            table.close, table.write = self._keep(_CLOSE(closed)), self._keep(_WRITE(written))
            table.truncate = self._keep(_TRUNCATE(cut))
            table.sync = self._keep(_SYNC(flushed))
            self._tables[address] = table
        return self._tables[address]

    def _note(self, what: What, file: str, at: int = 0, content: bytes = b"") -> None:
        self._disk.done.append(Done(what, file, at, content))


def _address(function: Callable[..., Any]) -> int:
    return int(ctypes.cast(function, c_void_p).value or 0)  # type: ignore[arg-type]
