"""`votum export`: a round's log as a file, beside the running bot or without it."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bot.front_door import Wrong
from storage import Connection, log, rounds


def export(connection: Connection, round_: str, file: Path) -> str:
    """Writes the round's export (docs/proof.md) and says how it ends. NoSuchRound; Wrong when
    there is such a file already."""
    rounds.get(connection, round_)
    with new_file(file) as out:
        out.writelines(f"{line}\n" for line in log.exported(connection, round_))
    count, head = log.head(connection, round_)
    return f"{file}: {count} entries, head {head}"


@contextlib.contextmanager
def new_file(file: Path) -> Iterator[IO[str]]:
    """A text file under a new name (`new_path`)."""
    with new_path(file) as path, path.open("w", encoding="utf-8", newline="\n") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


@contextlib.contextmanager
def new_path(file: Path) -> Iterator[Path]:
    """An empty file for its owner alone, which has its name once it is whole: whatever stops the
    writing leaves nothing. Wrong when it is there already, or its folder is not."""
    if file.exists() or file.is_symlink():
        raise Wrong([f"{file}: there is such a file, expected a new name"])
    if not file.parent.is_dir():
        raise Wrong([f"{file.parent}: there is no such folder"])
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(descriptor)
    try:
        yield Path(name)
        Path(name).rename(file)
    except BaseException:
        Path(name).unlink()
        raise
