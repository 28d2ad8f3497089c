import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.lock import FileLock

HOLDS = """
import fcntl, sys

file = open(sys.argv[1], "a")
try:
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("refused", flush=True)
else:
    print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A process that has tried to take the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        yield other
        other.kill()


def said(other: "subprocess.Popen[bytes]") -> bytes:
    """What the other process says: held or refused."""
    assert other.stdout is not None
    return other.stdout.readline().strip()


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[FileLock]:
    made = FileLock(tmp_path / "votum.db.lock")
    yield made
    made.close()


def test_one_process_holds_the_lock(lock: FileLock, tmp_path: Path) -> None:
    assert lock.try_lock()
    with another_process(tmp_path / "votum.db.lock") as other:
        assert said(other) == b"refused"


def test_an_unlocked_lock_is_free_for_another_process(lock: FileLock, tmp_path: Path) -> None:
    assert lock.try_lock()
    lock.unlock()
    with another_process(tmp_path / "votum.db.lock") as other:
        assert said(other) == b"held"
        assert not lock.try_lock()


async def test_whoever_waits_gets_the_lock_when_its_holder_is_killed(
    lock: FileLock, tmp_path: Path
) -> None:
    with another_process(tmp_path / "votum.db.lock") as other:
        assert await asyncio.to_thread(said, other) == b"held"
        waiting = asyncio.create_task(lock.__aenter__())
        await asyncio.sleep(0.02)
        assert not waiting.done()
        other.kill()
        async with asyncio.timeout(5):
            await waiting


async def test_a_lock_is_given_back_when_its_block_fails(lock: FileLock, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        async with lock:
            _ = 1 // 0
    second = FileLock(tmp_path / "votum.db.lock")
    assert second.try_lock()
    second.close()


async def test_whoever_was_cancelled_while_waiting_does_not_hold_the_lock(
    lock: FileLock, tmp_path: Path
) -> None:
    holder, third = (FileLock(tmp_path / "votum.db.lock") for _ in range(2))
    assert holder.try_lock()
    waiting = asyncio.create_task(lock.__aenter__())
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.sleep(0.01)
    holder.unlock()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert third.try_lock()
    holder.close()
    third.close()


def test_a_program_started_meanwhile_does_not_inherit_the_lock(
    lock: FileLock, tmp_path: Path
) -> None:
    holder = FileLock(tmp_path / "votum.db.lock")
    assert holder.try_lock()
    with subprocess.Popen(["sleep", "60"], close_fds=False) as started:
        holder.close()
        free = lock.try_lock()
        started.kill()
    assert free


def test_the_file_of_a_lock_stays_when_it_is_closed(tmp_path: Path) -> None:
    FileLock(tmp_path / "votum.db.lock").close()
    assert [each.name for each in tmp_path.iterdir()] == ["votum.db.lock"]
