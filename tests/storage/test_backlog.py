"""What is still to be done."""

import datetime as dt

from storage import intake, outbox
from storage.backlog import Backlog, backlog
from storage.database import Database
from storage.intake import Raw
from storage.outbox import AT_ONCE, Letter

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


async def test_nothing_is_to_be_done(database: Database) -> None:
    assert await database.read(lambda c: backlog(c, NOW)) == Backlog(0, None, 0, 0, 0)


async def test_what_waits_is_counted(database: Database) -> None:
    raws = [Raw(1, number, NOW - number * MINUTE, 5, "{}") for number in range(1, 5)]
    times = [AT_ONCE, NOW, NOW + MINUTE, NOW]
    letters = [Letter(f"key {n}", n, "reminder", {}, at, outbox.BULK) for n, at in enumerate(times)]
    await database.write(lambda c: intake.store(c, raws))
    await database.write(lambda c: outbox.put_all(c, letters))
    await database.write(lambda c: intake.done(c, raws[3].key))
    await database.write(lambda c: intake.set_aside(c, raws[2].key, "why"))
    await database.write(lambda c: outbox.sending(c, 1, 0))
    expected = Backlog(updates=2, oldest=NOW - 2 * MINUTE, aside=1, letters=2, sending=1)
    assert await database.read(lambda c: backlog(c, NOW)) == expected
