"""The workbook to fill in: the template, and any round as one."""

from pathlib import Path

import click

from bot.command import local
from bot.front_door import Wrong
from bot.surroundings import wall_clock
from handlers.template import as_workbook
from rounds.example import example
from rounds.reader import read_round
from rounds.workbook_template import Unwritable


@click.command()
@click.argument(
    "round_", metavar="[ROUND.toml|.xlsx]", required=False, type=click.Path(path_type=Path)
)
@click.option(
    "-o", "file", required=True, type=click.Path(path_type=Path), help="An Excel workbook."
)
@click.pass_obj
def template(config: Path | None, round_: Path | None, file: Path) -> None:
    """Write a workbook to fill in, or a round file as one."""
    language = local(config).bot.language
    reading = read_round(round_) if round_ else example(wall_clock())
    try:
        content = as_workbook(reading.round, reading.roster, language)
    except Unwritable as error:
        raise Wrong([f"{round_}: {error}"]) from error
    file.write_bytes(content)
