"""How long it takes to decide who is reminded, and to put every reminder into the outbox."""

import datetime as dt
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.council import ID, fill
from scheduler.look import look
from scheduler.settings import Settings
from storage import decisions, results
from storage.database import Database
from survey.due import due
from survey.plan import next_event

TOWNS = (1_344, 2_688, 5_377, 10_753)
SETTINGS = Settings("de", frozenset(), (), lambda: "0" * 32)


async def planned(towns: int, times: int) -> tuple[list[float], float]:
    """Seconds of processor time that it takes to decide, each time, and once to write it all."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votum.db"
        await fill(path, towns)
        database = await Database.open(f"sqlite:///{path}")
        try:
            facts = await database.read(partial(results.facts, round_=ID))
            decided = await database.read(partial(decisions.decided, round_=ID))
            reminder = next_event(facts, decided, dt.datetime.now(dt.UTC))
            assert reminder is not None
            at, took = reminder.at, []
            for _ in range(times):
                began = time.process_time()
                (decision,) = due(facts, decided, at)
                took.append(time.process_time() - began)
                assert len(decision.recipients) == towns
            began = time.process_time()
            await look(database, SETTINGS, at)
            return took, time.process_time() - began
        finally:
            await database.close()
