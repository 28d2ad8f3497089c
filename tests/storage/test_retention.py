import datetime as dt

from storage import log, retention, rounds
from storage.database import Database
from storage.rounds import Kept
from survey import bodies

ENDED = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)


async def test_a_closed_round_is_overdue_after_its_days(database: Database, opened: Kept) -> None:
    late = ENDED + dt.timedelta(days=30)
    assert await database.read(lambda c: retention.overdue(c, 30, late)) == ()
    assert await database.read(lambda c: retention.ended_at(c, opened.id)) is None
    await database.write(lambda c: rounds.mark_closed(c, opened.id, ENDED))
    assert await database.read(lambda c: retention.ended_at(c, opened.id)) == ENDED
    assert await database.read(lambda c: retention.overdue(c, 31, late)) == ()
    assert await database.read(lambda c: retention.overdue(c, 30, late)) == (opened.id,)
    body = bodies.erased("administrator", "opaque-head", [])
    await database.write(lambda c: log.append(c, opened.id, "erased", body, late, "salt"))
    assert await database.read(lambda c: retention.overdue(c, 30, late)) == (opened.id,)
    body = bodies.erased("administrator", None, [])
    await database.write(lambda c: log.append(c, opened.id, "erased", body, late, "salt"))
    assert await database.read(lambda c: retention.overdue(c, 30, late)) == ()
