"""The file in which a database lies."""

import contextlib
import os
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from storage.unusable import Unusable


def file_of(url: str) -> Path:
    """The file that a URL such as `sqlite:///votum.db` names, as an absolute path.

    Symbolic links are followed, so that one database has one name and one lock beside it. Unusable
    for a database of another kind or in memory; the message never repeats the URL, which can hold
    a password.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # no URL at all, or a port that is no number
        name = None
    else:
        plain = parsed.get_backend_name() == "sqlite" and not parsed.query
        name = parsed.database if plain else None
    if not name or name.startswith((":memory:", "file:")):
        raise Unusable("the database must be a file on disk, such as sqlite:///votum.db")
    return Path(name).resolve()


def create_private(path: Path) -> None:
    """Creates the file for its owner alone unless it is there. Unusable when that is refused, or
    when what is there is no file that can be read.

    SQLite gives the files that it adds beside it the same mode. A file that is there is not even
    opened: closing it again would drop the locks that SQLite holds on it for this process.
    """
    try:
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise Unusable(f"{path} cannot be created: {error.strerror}") from error
    # Found here and not by the driver, whose thread can outlive a connection that did not come
    # about, and then prints a traceback when the event loop is closed.
    if not path.is_file() or not os.access(path, os.R_OK):
        raise Unusable("the database cannot be used: its file cannot be opened")
