"""The workbook to fill in: the template, and any round as one."""

import datetime as dt
import re
from pathlib import Path

import click

from bot.command import local
from bot.front_door import Wrong
from bot.surroundings import wall_clock
from chat.texts import LANGUAGES, texts
from rounds.reader import read_round
from rounds.reading import Reading
from rounds.shelf import template_path
from rounds.workbook_columns import SHEETS
from rounds.workbook_template import Unwritable, workbook_bytes
from survey.roster import Roster
from survey.round import Round

_DAY = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_WEEKS = dt.timedelta(weeks=52)
_AHEAD = dt.timedelta(weeks=4)


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


def example(now: dt.datetime) -> Reading:
    """The round of the template, with every kind of question. Its days are whole weeks later than
    in its file, so that its deadline lies at least four weeks ahead of `now`."""
    reading, later = read_round(template_path()), dt.timedelta()
    while reading.round.closes_at + later < now + _AHEAD:
        later += _WEEKS

    def moved(words: str) -> str:
        return _DAY.sub(lambda day: str(dt.date.fromisoformat(day[0]) + later), words)

    round_ = Round.model_validate_json(moved(reading.round.model_dump_json(exclude_unset=True)))
    return Reading(round_, _deputies_later(reading.roster, later))


def _deputies_later(roster: Roster, later: dt.timedelta) -> Roster:
    """The same people, whose days move with the round."""
    mandates = []
    for mandate in roster.mandates:
        holders = tuple(
            holder.model_copy(
                update={"from_": holder.from_ + later, "to": holder.to + later}
                if holder.from_ and holder.to
                else {}
            )
            for holder in mandate.holders
        )
        mandates.append(mandate.model_copy(update={"holders": holders}))
    return Roster(mandates=tuple(mandates))


def as_workbook(round_: Round, roster: Roster, language: str) -> bytes:
    """The round as an Excel workbook with a sheet of explanations in each language, that of
    `language` first. Unwritable."""
    others = [each for each in LANGUAGES if each != language]
    spoken = [language, *others] if language in LANGUAGES else others
    return workbook_bytes(
        round_, roster, {texts(each)("workbook-notes"): _notes(each) for each in spoken}
    )


def _notes(language: str) -> list[tuple[str, str, str]]:
    said = texts(language)
    heading = (said("workbook-sheet"), said("workbook-column"), said("workbook-meaning"))
    return [
        heading,
        *(
            (sheet, column, said(f"workbook-{sheet}-{column}"))
            for sheet, columns in SHEETS.items()
            for column in columns
        ),
    ]
