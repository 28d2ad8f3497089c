"""`make faults`: everything that can go wrong, many times, and what came of it.

All pieces are played, or those that are asked for; each can be noted in a record, so that a long
run can be made in parts, and a page is written from it. Whatever was not struck as often as
`tests/faults/wanted.py` wants it, or went wrong, is told and ends it with 1.
"""

import os
import platform
import sys
import textwrap
import traceback
from pathlib import Path

import click

from tests.faults.page import page, problems, table
from tests.faults.pieces import PIECES, bench, play
from tests.faults.tally import Tally, together
from tests.faults.wanted import BOTH


@click.command(help=__doc__)
@click.option("--piece", type=click.Choice(list(PIECES)), multiple=True, help="Default: all.")
@click.option("--database", type=click.Choice(BOTH), multiple=True, help="Default: both.")
@click.option("--seeds", type=(int, int), help="From the first one to the one before the second.")
@click.option("--record", type=click.Path(path_type=Path), help="Where pieces are noted.")
@click.option("--told", is_flag=True, help="Plays nothing, tells of the record.")
@click.option("--page", "to", type=click.Path(path_type=Path), help="Where a page is written.")
@click.option("--about", default="", help="A sentence about the run, for the page.")
def main(
    piece: tuple[str, ...],
    database: tuple[str, ...],
    seeds: tuple[int, int] | None,
    record: Path | None,
    told: bool,
    to: Path | None,
    about: str,
) -> None:
    tallies = [] if told else _played(piece, database, seeds, record)
    if told and record is not None:
        tallies = [Tally.of(line) for line in record.read_text("utf-8").splitlines()]
    found = together(tallies)
    click.echo(table(found))
    if to is not None:
        to.write_text(
            page(found, textwrap.fill(f"Machine: {_machine()}. {about}".strip(), 100)), "utf-8"
        )
    wrong = problems(found, everything=not piece and not database and seeds is None)
    for line in wrong:
        click.echo(line, err=True)
    sys.exit(1 if wrong else 0)


def _machine() -> str:
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"


def _played(
    piece: tuple[str, ...],
    database: tuple[str, ...],
    seeds: tuple[int, int] | None,
    record: Path | None,
) -> list[Tally]:
    wanted = [
        (name, each, seed)
        for name in piece or PIECES
        for each in PIECES[name].databases
        if not database or each in database
        for seed in range(*(seeds or (0, PIECES[name].count)))
    ]
    tallies = []
    with bench() as here, click.progressbar(wanted, label="faults", file=sys.stderr) as bar:
        for name, each, seed in bar:
            try:
                tally = play(here, name, each, seed)
            except Exception:  # noqa: BLE001 - it is told, and the others are played too
                tally = Tally(name, each, [seed], wrong=[traceback.format_exc()])
            tallies.append(tally)
            if record is not None:
                with record.open("a", encoding="utf-8") as out:
                    out.write(f"{tally.line()}\n")
    return tallies


if __name__ == "__main__":
    main()
