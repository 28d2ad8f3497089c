"""`votum migrate`: the schema is brought up, or everything moves to another database, which is held
against the old one."""

import asyncio
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.front_door import Wrong
from bot.sections import KEYS, DatabaseUrl
from storage.database import Database
from storage.file import file_of
from storage.moving import move
from storage.store import is_server
from storage.unusable import Unusable

_URL: TypeAdapter[DatabaseUrl] = TypeAdapter(DatabaseUrl)


def migrated(url: str) -> str:
    """Brings the schema up and says so. Unusable where no file is: to make a new one would hide
    that another place was meant."""
    if not is_server(url) and not (file := file_of(url)).is_file():
        raise Unusable(f"{file.name}: there is no such database")
    return asyncio.run(Database.migrate(url))


def moved(source: str, target: str) -> list[str]:
    """Moves everything and says what arrived. Wrong when the target is no address of a database, or
    the same as the source."""
    try:
        found = _URL.validate_python(target).get_secret_value()
    except ValidationError as error:
        expected = KEYS["storage", "url"].description
        raise Wrong([f"--to: found another text, expected {expected}"]) from error
    if _plain(found) == _plain(source):
        raise Wrong(["--to: found the database that is in use, expected another one"])
    done = asyncio.run(move(source, found))
    return [
        *(
            f"{each.round}: {each.entries} entries, head {each.head}, the same count on both"
            for each in done.rounds
        ),
        f"{done.rows} rows are there, and the same on both",
        "from now on: storage.url in the configuration must name the new database",
    ]


def _plain(url: str) -> str:
    scheme, _, path = url.partition(":///")
    return str(Path(path).resolve()) if scheme == "sqlite" else url
