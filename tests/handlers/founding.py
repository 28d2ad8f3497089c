"""A coordinator who makes a new round from the chat, and the files that they send."""

from typing import Any

from chat.events import Event, SentFile
from handlers.receiving import expected, received
from tests.handlers.stage import COORDINATOR, Stage, Talk
from tests.rounds.books import content, small

BOOK = "Abfrage.xlsx"

ROUND_FILE = """\
format = 1
id = "aus-toml"
title = "Aus einer Datei"
purpose = "Worum es geht."
closes = 2026-12-18T12:00:00

[[mandates]]
key = "05954036"
municipality = "Witten"
inhabitants = 96459
counted_on = 2019-12-31
office = "Hauptamt"
people = [{ person = "Amtsleitung Witten", role = "head" }]

[[questions]]
id = "q"
kind = "text"
text = "Was?"
"""


async def at_new_round(stage: Stage, account: int = COORDINATOR) -> Talk:
    """A coordinator who has asked for a new round."""
    talk = stage.talk(account)
    await talk.say("/start")
    await talk.press("Neue Abfrage")
    return talk


async def send(
    talk: Talk, file: bytes, name: str | None = BOOK, size: int | None = None
) -> SentFile:
    """Sends a file, which is fetched and read as the bot does it."""
    stage = talk.stage
    key = f"file-{next(stage.numbers)}"
    stage.screen.sent[key] = file
    sent = SentFile(talk.origin, next(stage.numbers), "document", key, name, size or len(file))
    event: Event = sent
    read = await stage.database.read(lambda c: expected(c, stage.desk, sent, stage.now))
    if read is not None:
        event = await received(stage.screen, sent, read)
    await talk.tell(event)
    assert isinstance(event, SentFile)
    return event


def book(cells: dict[str, Any] | None = None) -> bytes:
    """The small workbook with these cells."""
    return content(small(cells or {}))
