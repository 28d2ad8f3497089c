"""A line to a PostgreSQL that breaks once: a commit is done, and its answer never arrives."""

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


class Line:
    """A way to the server in `folder`. It breaks at the answer to the first commit of a transaction
    in which the server was told these words."""

    def __init__(self, folder: Path, words: bytes) -> None:
        self._folder = folder
        self._words = words
        self.broke = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, passed on both ways."""
        from_server, to_server = await asyncio.open_unix_connection(self._folder / SOCKET)
        told = asyncio.Event()

        async def ask() -> None:
            while piece := await reader.read(65536):
                if self._words in piece:
                    told.set()
                to_server.write(piece)

        async def answer() -> None:
            while piece := await from_server.read(65536):
                if not self.broke and told.is_set() and b"COMMIT\0" in piece:
                    self.broke += 1
                    return
                writer.write(piece)

        ways = [asyncio.create_task(each()) for each in (ask, answer)]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        for each in (writer, to_server):
            each.close()


@contextlib.asynccontextmanager
async def cut(url: str, folder: Path, words: bytes) -> AsyncIterator[tuple[Line, str]]:
    """The line, and the URL of the same database at its other end."""
    line = Line(folder, words)
    with tempfile.TemporaryDirectory(prefix="line-") as end:
        server = await asyncio.start_unix_server(line.serve, Path(end) / SOCKET)
        try:
            yield line, url.replace(str(folder), end)
        finally:
            server.close()
