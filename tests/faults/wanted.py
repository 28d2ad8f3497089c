"""How often what must have been struck, before `make faults` says that all is well."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chat.actions import Verb
from tests.faults import bot_kills, migration_kills, outbox_kills, power_cuts
from tests.faults.shapes import WAYS
from tests.scheduler.faulty_schedule import FAULTS
from tests.simulation import network, weeks

KILLS = 200
"""SIGKILLs on each database."""

EACH_POINT = 10
"""Of these at every named point, at the least."""

CUTS = 2_000
"""Power cuts with FULL."""

EACH_CUT = 100
"""Of these before, within and behind SQLite's checkpoints, at the least."""

CONTROL = 200
"""Power cuts with NORMAL, of which some must lose something."""

SCHEDULES = 500
"""Schedules of faults of Telegram, on each database."""

EACH_KIND = 50
"""Of these every kind of fault, at the least."""

UPDATES = 100_000
"""Fuzzed updates on each database."""

EACH_WAY = 1_000
"""Of these in every way, at the least."""

EACH_BUTTON = 100
"""Of these with the mangled data of every kind of button, at the least."""

RACES = 100
"""Rounds that close while people submit, on each database."""

EACH_SIDE = 20
"""In these, submissions before and behind the deadline, of each at the least."""

ROUNDS = 30
"""Simulated rounds of weeks."""

EACH_MISHAP = 100
"""In these, deaths, wrong clocks, storms and the like, of each at the least."""

EACH_FAULT = 5
"""In these, every kind of fault of an edit, a toast and a message, at the least."""

CALLS = ("edit", "toast", "message")

POINTS = (*bot_kills.POINTS, *outbox_kills.NAMED, *migration_kills.POINTS)

BOTH = ("SQLite", "PostgreSQL")


@dataclass(frozen=True)
class Wanted:
    """Of a part: how many in all (`of` names the figure that is counted, else all hits are), how
    many at each point or kind at the least, and a figure that must not be zero."""

    total: int
    of: str = ""
    least: Mapping[str, int] = field(default_factory=dict)
    found: str = ""
    databases: tuple[str, ...] = BOTH


WANTED = {
    "kills": Wanted(KILLS, least=dict.fromkeys(POINTS, EACH_POINT)),
    "power cuts": Wanted(
        CUTS, least=dict.fromkeys(power_cuts.CUTS, EACH_CUT), databases=("SQLite",)
    ),
    "power cuts, NORMAL": Wanted(CONTROL, found="cuts with a loss", databases=("SQLite",)),
    "fault schedules": Wanted(SCHEDULES, "schedules", dict.fromkeys(FAULTS, EACH_KIND)),
    "fuzzed updates": Wanted(
        UPDATES,
        "updates",
        dict.fromkeys(WAYS, EACH_WAY) | {f"button {verb}": EACH_BUTTON for verb in Verb},
    ),
    "votes against the close": Wanted(
        RACES, "races", dict.fromkeys(("on time", "late"), EACH_SIDE)
    ),
    "simulated rounds": Wanted(
        ROUNDS,
        "rounds",
        dict.fromkeys(weeks.MISHAPS, EACH_MISHAP)
        | {f"{kind} on {call}": EACH_FAULT for kind in network.FAULTS for call in CALLS},
        databases=("SQLite",),
    ),
}
"""By part of the report."""
