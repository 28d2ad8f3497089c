"""An event loop whose time is played: nothing ever waits, and the next timer comes at once.

Whatever would run in a thread runs in its place. So all that happens follows from what was there
before, and a month passes in seconds.
"""

import asyncio
import contextvars
import selectors
from collections.abc import Callable, Coroutine
from typing import Any

LIFE: contextvars.ContextVar[int] = contextvars.ContextVar("LIFE", default=0)
"""Which life of the bot a task belongs to; 0 for everybody else."""


class Stuck(AssertionError):
    """Everybody waits, and nothing can ever come."""


class _Instants(selectors.SelectSelector):
    """Waits for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Stuck("everybody waits for ever")
        self.now += max(0.0, timeout)
        return []


class PlayedLoop(asyncio.SelectorEventLoop):
    """The loop. `end_life` ends every task of a life of the bot, wherever it is."""

    def __init__(self) -> None:
        self._instants = _Instants()
        self._lives: dict[int, set[asyncio.Task[Any]]] = {}
        super().__init__(self._instants)
        self.set_task_factory(self._born)  # type: ignore[arg-type]

    def time(self) -> float:
        """Seconds since the begin of the play."""
        return self._instants.now

    def run_in_executor(  # type: ignore[override]
        self,
        executor: object,  # noqa: ARG002 - there is none
        func: Callable[..., Any],
        *args: Any,
    ) -> asyncio.Future[Any]:
        """Runs it now."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            future.set_exception(error)
        return future

    def _born(
        self, loop: asyncio.AbstractEventLoop, coro: Coroutine[Any, Any, Any], **named: Any
    ) -> asyncio.Task[Any]:
        task = asyncio.Task(coro, loop=loop, **named)
        self._lives.setdefault(LIFE.get(), set()).add(task)
        task.add_done_callback(self._lives[LIFE.get()].discard)
        return task

    async def end_life(self, life: int) -> None:
        """Breaks off everything of this life, as the end of a process does."""
        while tasks := tuple(self._lives.get(life, ())):
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def played(play: Callable[[PlayedLoop], Coroutine[Any, Any, Any]]) -> Any:
    """What comes of the play."""
    with asyncio.Runner(loop_factory=PlayedLoop) as runner:
        loop = runner.get_loop()
        assert isinstance(loop, PlayedLoop)
        return runner.run(play(loop))
