"""How long the summary of a very large round takes, and how much memory its documents need.

All municipalities of Germany (10,753) answer 40 questions each. Measured in one run: reading the
rows, the summary as JSON from the database to the last byte, and every document. Each is done in a
process of its own, so that its memory is its own too.

    .venv/bin/python -m benchmarks.summary [--towns N] [--seed N]
"""

import argparse
import asyncio
import datetime as dt
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from bot import collecting
from bot.administering import edition_of
from bot.summary_forms import FORMS, summary_bytes
from reports.data import summary_json
from storage import Connection, people, results, rounds, submissions
from storage.database import Database
from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round

NOW = dt.datetime(2026, 12, 10, 9, tzinfo=dt.UTC)
PATIENCE = 600
"""Seconds that one measurement may take."""

FIELDS = ("housing", "school", "youth", "labour", "climate", "roads", "culture", "digital")
SUBJECTS = ("Bauhof", "Beratung", "Bücherei", "Feuerwehr", "Klärwerk")


def text(id_: str, kind: str, **more: Any) -> dict[str, Any]:
    """A question of this kind."""
    return {"id": id_, "kind": kind, "text": f"{id_}?", **more}


def options(*ids: str) -> list[dict[str, str]]:
    """Options that are on no side."""
    return [{"id": each, "label": each.title()} for each in ids]


def a_round() -> Round:
    """40 answers a town: three questions in each of eight fields, and sixteen asked once."""
    sides = [
        {"id": "yes", "label": "Ja", "counts": "yes"},
        {"id": "if", "label": "Ja, wenn", "counts": "yes", "asks": "condition"},
        {"id": "no", "label": "Nein", "counts": "no"},
    ]
    per = {"per": "field"}
    once = [
        text("priority", "rank", of="fields"),
        *(text(f"number{n}", "number") for n in range(4)),
        *(text(f"share{n}", "money") for n in range(3)),
        *(text(f"day{n}", "date") for n in range(2)),
        *(text(f"words{n}", "text") for n in range(2)),
        *(text(f"several{n}", "choices", options=options("a", "b", "c")) for n in range(3)),
        text(
            "cooperations",
            "group",
            repeat=True,
            items=[
                text("subject", "text"),
                text("towns", "municipalities", own=True),
                text("keep", "choice", options=options("yes", "no")),
            ],
        ),
    ]
    return Round.model_validate(
        {
            "format": 1,
            "id": "large",
            "title": "Alle Kommunen",
            "purpose": "Messung",
            "closes": "2026-12-18T12:00:00",
            "vote": {"rule": "two-thirds", "basis": "inhabitants", "quorum": "1/2"},
            "fields": [{"id": each, "label": each.title()} for each in FIELDS],
            "questions": [
                text("interest", "choice", vote=True, options=sides, **per),
                text("form", "choices", options=options("towns", "county"), **per),
                text("partners", "municipalities", when={"form": ["towns"]}, **per),
                *once,
            ],
        }
    )


def a_roster(towns: int) -> Roster:
    """So many towns, keyed from 01000000 on."""
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": f"{1_000_000 + n:08}",
                    "municipality": f"Musterstadt {n}",
                    "inhabitants": 500 + n * 7 % 90_000,
                    "counted_on": "2019-12-31",
                    "office": "Hauptamt",
                    "holders": [{"person": f"p{n}"}],
                }
                for n in range(towns)
            ]
        }
    )


def answers(random: Random, keys: list[str], place: int) -> Collected:
    """What the town at this place says. Its partners are its neighbours."""
    near = [key for key in keys[max(0, place - 4) : place + 5] if key != keys[place]]
    said: Collected = {}
    for field in FIELDS:
        said[f"interest.{field}"] = vote = random.choice(("yes", "yes", "if", "no"))
        if vote == "if":
            said[f"interest.{field}.condition"] = "Die Kosten werden nach Einwohnern geteilt."
        said[f"form.{field}"] = random.choice((["towns"], ["towns", "county"], ["county"]))
        if "towns" in said[f"form.{field}"]:
            said[f"partners.{field}"] = sorted(random.sample(near, min(3, len(near))))
    said["priority"] = random.sample(FIELDS, len(FIELDS))
    said |= {f"number{n}": random.randrange(1000) for n in range(4)}
    said |= {f"share{n}": f"{random.randrange(10**6)}.{random.randrange(100):02}" for n in range(3)}
    said |= {f"day{n}": f"2027-0{random.randrange(1, 10)}-15" for n in range(2)}
    said |= {f"words{n}": "Wir sind dabei, wenn die Nachbarn es sind. " * 3 for n in range(2)}
    said |= {f"several{n}": random.sample(("a", "b", "c"), 2) for n in range(3)}
    members = sorted({keys[place], *random.sample(near, min(2, len(near)))})
    entry = {"subject": random.choice(SUBJECTS), "towns": members, "keep": "yes"}
    return {**said, "cooperations": [entry]}


async def fill(path: Path, towns: int, seed: int) -> None:
    """A database in which every town has submitted."""
    random, round_, roster = Random(seed), a_round(), a_roster(towns)
    keys = [mandate.key for mandate in roster.mandates]

    def unit(connection: Connection) -> None:
        rounds.freeze(connection, round_, roster, NOW)
        rounds.mark_opened(connection, round_.id, NOW)
        for place in range(towns):
            person = people.add(connection, 1000 + place, f"opaque{place}", None)
            people.join(connection, round_.id, f"p{place}", person.id, NOW)
            submissions.record(
                connection,
                mandate=place + 1,
                person=person.id,
                role="head",
                at=NOW,
                answers=answers(random, keys, place),
                nil_return=False,
                late=False,
            )

    await Database.migrate(f"sqlite:///{path}")
    database = await Database.open(f"sqlite:///{path}")
    await database.write(unit)
    await database.close()


def rows(path: Path) -> int:
    """The rows alone, as Python values: what no program can do without."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT * FROM submissions ORDER BY id").fetchall()
        (roster,) = connection.execute("SELECT roster FROM rounds").fetchone()
    column = [name for name, *_ in connection.execute("SELECT * FROM submissions").description]
    read = [json.loads(row[column.index("answers")]) for row in found]
    connection.close()
    return len(read) + len(json.loads(roster)["mandates"])


async def from_database(path: Path, query: Callable[[Connection], int]) -> int:
    """What the query makes of the database."""
    database = await Database.open(f"sqlite:///{path}")
    try:
        return await database.read(query)
    finally:
        await database.close()


def measured(what: str, path: Path) -> int:
    """Does one of the things that are measured; the size of what came of it."""
    if what == "rows":
        return rows(path)
    collecting.seldom()  # as every command and the bot do
    if what == "read":
        return asyncio.run(
            from_database(path, lambda c: len(results.given(c, "large").submissions))
        )
    if what == "json":
        return asyncio.run(
            from_database(path, lambda c: len(summary_json(results.summary(c, "large"))))
        )
    form = what.removeprefix("document-")
    return asyncio.run(
        from_database(path, lambda c: len(summary_bytes(edition_of(c, "large", NOW, "de"), form)))
    )


def alone(what: str, path: Path) -> None:
    """One measurement, told as JSON: seconds of processor time, which others on the machine do not
    stretch, size, peak memory in MB (Linux counts in kB)."""
    start = time.process_time()
    size = measured(what, path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "size": size, "peak": peak}))


def in_a_process(what: str, path: Path) -> dict[str, float]:
    """The measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.summary", "--alone", what, "--database", str(path)]
    found = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=PATIENCE
    ).stdout
    return dict(json.loads(found))


def repetition(path: Path) -> dict[str, float]:
    """Seconds for the rows alone, for reading them as we do, and for the whole summary as JSON."""
    return {what: in_a_process(what, path)["seconds"] for what in ("rows", "read", "json")}


def main() -> None:
    """Measures everything and tells it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=int, default=10_753)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    parser.add_argument("--database", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        alone(given.alone, given.database)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "votum.db"
        asyncio.run(fill(path, given.towns, given.seed))
        print(f"{given.towns} municipalities, 40 answers each, seed {given.seed}")
        found = {}
        for what in ("rows", "read", "json", *(f"document-{form}" for form in FORMS)):
            one = found[what] = in_a_process(what, path)
            told = f"{one['seconds']:8.2f} s {one['peak']:7.0f} MB {one['size']:>12,.0f}"
            print(f"{what:<16}{told}")
    for baseline in ("rows", "read"):
        ratio = found["json"]["seconds"] / found[baseline]["seconds"]
        print(f"json is {ratio:.2f} times {baseline}")


if __name__ == "__main__":
    main()
