"""A stage for whole rounds: the demo, in a folder of its own, as fast as it can go."""

import contextlib
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

import scheduler.outbox
from playground.demo import Demo, Stage, staged
from rounds.shelf import path_of
from tests.stories.company import SHORT, Company, company


@pytest.fixture(scope="module")
def unpaced() -> Iterator[None]:
    """The bot sends at once: how fast it may is shown elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scheduler.outbox, "EVERY", 0.0)
        patch.setattr(scheduler.outbox, "PER_CHAT", 0.0)
        yield


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, unpaced: None) -> Demo:
    """The ready-made round, with a clock that stands still but where it is moved."""
    return Demo(
        path_of("solidarpakt-en"),
        port=0,
        browser=False,
        folder=tmp_path_factory.mktemp("demo"),
        paced=False,
        ticks=lambda: 0.0,
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(demo: Demo) -> AsyncIterator[Stage]:
    """The demo at work. Whatever its log would have somebody look after is an error."""
    with _nothing_to_look_after():
        async with staged(demo) as stage:
            yield stage


@pytest.fixture
async def short(demo: Demo, tmp_path: Path) -> AsyncIterator[Company]:
    """Three heads, four towns, three questions."""
    async with company(demo, SHORT, tmp_path) as short:
        yield short


@contextlib.contextmanager
def _nothing_to_look_after() -> Iterator[None]:
    said: list[str] = []

    class Ears(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    ears = Ears(logging.WARNING)
    logging.getLogger().addHandler(ears)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(ears)
    assert said == []
