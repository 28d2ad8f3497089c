"""What tests of several folders need: a real database in a fresh file, and time for hypothesis."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from storage.database import Database

# How long an example takes says more about the machine, and about what is loaded for the first.
settings.register_profile("votum", deadline=None)
settings.load_profile("votum")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, built once: a copy of it is as good as a new one and ten times faster."""
    path = tmp_path_factory.mktemp("built") / "votum.db"

    async def build() -> None:
        await (await Database.open(f"sqlite:///{path}")).close()

    asyncio.run(build())
    return path


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """The file that `database` lies in."""
    return Path(shutil.copy(built, tmp_path / "votum.db"))


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    """An open, empty database."""
    opened = await Database.open(f"sqlite:///{path}")
    yield opened
    await opened.close()
