"""How often what must have been struck, before `make faults` says that all is well."""

from dataclasses import dataclass, field

from tests.faults import bot_kills, migration_kills, outbox_kills
from tests.scheduler.faulty_schedule import FAULTS

KILLS = 200
"""SIGKILLs on each database."""

EACH_POINT = 10
"""Of these at every named point, at the least."""

CUTS = 2_000
"""Power cuts with FULL."""

CONTROL = 200
"""Power cuts with NORMAL, of which some must lose something."""

SCHEDULES = 500
"""Schedules of faults of Telegram, on each database."""

EACH_KIND = 50
"""Of these every kind of fault, at the least."""

POINTS = (*bot_kills.POINTS, *outbox_kills.NAMED, *migration_kills.POINTS)

BOTH = ("SQLite", "PostgreSQL")


@dataclass(frozen=True)
class Wanted:
    """Of a part: how many in all (`of` names the figure that is counted, else all hits are), how
    many at each point or kind, and a figure that must not be zero."""

    total: int
    of: str = ""
    names: tuple[str, ...] = ()
    each: int = 0
    found: str = ""
    databases: tuple[str, ...] = field(default=BOTH)


WANTED = {
    "kills": Wanted(KILLS, names=POINTS, each=EACH_POINT),
    "power cuts": Wanted(CUTS, names=("cuts",), databases=("SQLite",)),
    "power cuts, NORMAL": Wanted(CONTROL, found="cuts with a loss", databases=("SQLite",)),
    "fault schedules": Wanted(SCHEDULES, "schedules", tuple(FAULTS), EACH_KIND),
}
"""By part of the report."""
