"""Kills senders at each point between what is due and what is sent, on either database."""

from random import Random

from storage.database import Database
from tests.faults.tally import Tally
from tests.scheduler.killed_machine import (
    POINTS,
    Copies,
    Files,
    Found,
    Place,
    fill,
    killed,
    machine,
)
from tests.scheduler.small import a_roster, a_round

NAMED = tuple(f"outbox: {point}" for point in POINTS)


async def filled(url: str) -> None:
    """A round is due to open, and letters wait."""
    database = await Database.open(url)
    await database.write(lambda c: fill(c, a_round(), a_roster()))
    await database.close()


async def played(place: Place, seed: int) -> Tally:
    """One death at each point."""
    assert isinstance(place, Copies | Files)
    tally = Tally("kills", "PostgreSQL" if isinstance(place, Copies) else "SQLite", [seed])
    chance = Random(seed)
    deaths = [(point, chance.randint(1, 5)) for point in POINTS]
    async with machine() as runner:
        found = await killed(runner, "product", deaths, place)
    tally.hits.update({f"outbox: {point}": count for point, count in found.kills.items()})
    tally.figures["letters twice, as may be"] += len(found.doubled)
    tally.figures["letters of which nobody knows, said so"] += len(found.unsure)
    tally.wrong += [f"seed {seed}: {each}" for each in _wrong(found)]
    return tally


def _wrong(found: Found) -> list[str]:
    unsure = [each for each in found.unsure if each.split(": <")[1].split()[0] != "aside"]
    return [
        f"{what} {each}"
        for what, each_ in {
            "lost": found.lost,
            "came twice and never may": found.misled,
            "came twice without a reason": found.baseless,
            "unsure": unsure,
        }.items()
        for each in each_
    ]
