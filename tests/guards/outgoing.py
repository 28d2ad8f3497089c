"""What goes wrong where something goes out, or where time decides."""

import datetime as dt
import io
import logging
import random
import string
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from bot.logs import Redaction, SafeFormatter
from bot.messenger import escape
from chat.texts import texts
from playground.emulator.markup import parse_html
from playground.emulator.refusals import Refusal
from rounds.reader import read_round
from rounds.shelf import path_of
from scheduler.settings import Settings
from storage import Connection, decisions, intake, outbox, rounds
from storage.database import Database
from storage.intake import Raw
from storage.outbox import Letter
from tests.guards.guard import SEED, Loss
from tests.scheduler.conftest import COORDINATOR, GROUP, TOWNS
from tests.scheduler.recorder import Hands, Recorder, utc
from tests.scheduler.stage import Stage, outbox_of

TIMES = 200
ROUNDS = 20
ROUND = "solidarpakt-en"
HOSTILE = ("<b>", "</b>", "<", ">", "&", "&lt;", "&amp", '"', "<a href='tg://user?id=1'>", "<x>")


async def staged(folder: Path) -> Stage:
    """A bot without its conversation, and without a round."""
    url, hands, salts = f"sqlite:///{folder}/votum.db", Hands(), count()
    settings = Settings("de", frozenset({COORDINATOR}), (GROUP,), lambda: f"salt-{next(salts)}")
    database, recorder = await Database.open(url), Recorder(hands)
    found = outbox_of(database, recorder, hands, settings)
    return Stage(url, database, hands, recorder, settings, found)


async def put_in_twice(folder: Path) -> Loss:
    """Each letter is put into the outbox by one look, and by the next one."""
    stage = await staged(folder)

    def unit(connection: Connection) -> int:
        for number in (*range(TIMES), *range(TIMES)):
            letter = Letter(f"key/{number}", number, "aside", {}, stage.hands.now, outbox.ANSWERS)
            outbox.put(connection, letter)
        return len(outbox.next_up(connection, stage.hands.now, 10 * TIMES))

    found = await stage.database.write(unit)
    await stage.database.close()
    return Loss(found - TIMES, TIMES)


async def decided_twice(folder: Path) -> Loss:
    """Each event is decided, and then by a second look that saw nothing of it."""
    stage, reading = await staged(folder), read_round(path_of(ROUND))
    await stage.freeze(reading.round, reading.roster)
    again = 0
    for number in range(TIMES):
        at = stage.hands.now + dt.timedelta(seconds=number)
        note = partial(decisions.decide, round_=ROUND, event=f"event/{number}", outcome="do")
        await stage.database.write(partial(note, at=at))
        try:
            await stage.database.write(partial(note, at=at + dt.timedelta(seconds=1)))
            again += 1
        except IntegrityError:
            continue
    await stage.database.close()
    return Loss(again, TIMES)


async def closed_too_soon(folder: Path) -> Loss:
    """At the deadline of each round an update that came in time is still to be handled."""
    stage, reading = await staged(folder), read_round(path_of(ROUND))
    for number in range(ROUNDS):
        await stage.freeze(
            reading.round.model_copy(update={"id": f"round-{number}"}), reading.roster
        )
    await stage.at("11-23T08:00")
    in_time = Raw(1, 1, utc("12-18T10:59:59"), 101, "{}")
    await stage.database.write(lambda c: intake.store(c, [in_time]))
    stage.hands.now = utc("12-18T11:00")
    await stage.look()
    closed = await stage.database.read(lambda c: rounds.ids(c, "closed"))
    await stage.database.close()
    return Loss(len(closed), ROUNDS)


async def reminded_in_vain(folder: Path) -> Loss:
    """Everybody submits after the reminder was decided and before it is sent."""
    stage, reading = await staged(folder), read_round(path_of(ROUND))
    await stage.freeze(reading.round, reading.roster)
    for account, roster_person in TOWNS.items():
        await stage.join(ROUND, roster_person, account)
    await stage.at("11-23T08:00")
    stage.hands.now = utc("12-09T08:00")
    await stage.look()
    for account in TOWNS:
        await stage.submit(ROUND, account)
    await stage.outbox.drain()
    title = texts("de")("letter-reminder-title")
    reminded = sum(each == title for _, each in stage.recorder.taken())
    await stage.database.close()
    return Loss(reminded, len(TOWNS))


async def shown_otherwise(_folder: Path) -> Loss:
    """Words as people write them who mean no good."""
    chance, wrong = random.Random(SEED), 0
    for _ in range(TIMES):
        words = "x" + "".join(chance.choices([*HOSTILE, *string.ascii_letters], k=6))
        words += chance.choice(HOSTILE) + "x"
        try:
            shown = parse_html(escape(words))
            wrong += (shown.text, shown.entities) != (words, ())
        except Refusal:
            wrong += 1
    return Loss(wrong, TIMES)


async def shown_in_the_log(_folder: Path) -> Loss:
    """Lines that quote a token, a link or a password, some of them as a traceback."""
    token, link = "7000000001:canary-of-the-losses", "CaNaRy-of-an-invitation-23456789"
    lines = (f"asked /bot{token}/getMe", f"/start {link}", link, f"postgresql://a:{token}@h/d")
    shown = 0
    for number in range(TIMES):
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(SafeFormatter(Redaction([token]), terminal=bool(number % 2)))
        error = ValueError(lines[number % len(lines)])
        quoted = (type(error), error, None) if number % 3 else None
        record = logging.LogRecord("a", 40, "a.py", 1, lines[number % len(lines)], None, quoted)
        handler.emit(record)
        shown += "canary" in stream.getvalue() or link in stream.getvalue()
    return Loss(shown, TIMES)
