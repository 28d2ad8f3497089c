"""How what runs by itself comes to its end."""

import asyncio


async def end(task: asyncio.Task[None]) -> None:
    """Breaks the task off. Raises the error with which it had ended before."""
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()
