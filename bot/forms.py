"""The questionnaire on paper, as the command line prints it."""

from pathlib import Path

import click

from bot.command import ROUND, local, reading
from bot.configuration import Configuration
from bot.front_door import Wrong
from bot.surroundings import wall_clock
from chat.format import deadline
from chat.texts import texts
from rounds.problems import nearest, quoted
from storage import Connection, deadlines, rounds
from storage.rounds import Kept
from survey.roster import Mandate


@click.command()
@ROUND
@click.option("--town", metavar="KEY", help="Filled in for one municipality, by its key.")
@click.option("-o", "file", required=True, type=click.Path(path_type=Path), help="A PDF.")
@click.pass_obj
def form(config: Path | None, round_: str, town: str | None, file: Path) -> None:
    """Print the questionnaire, for a town without a messenger."""
    configuration = local(config)
    content = reading(
        configuration, lambda connection: form_bytes(connection, configuration, round_, town)
    )
    file.write_bytes(content)


def form_bytes(
    connection: Connection, configuration: Configuration, round_: str, town: str | None
) -> bytes:
    """The questionnaire as a PDF, with the deadline that holds for the town. NoSuchRound; Wrong."""
    from reports.form import Form, form_pdf  # noqa: PLC0415 - it takes a while, and few need it

    kept, language = rounds.get(connection, round_), configuration.bot.language
    mandate = None if town is None else _mandate(kept, town)
    until = {each.key: each.at for each in deadlines.of_round(connection, round_)}
    # Whoever it is for, it holds: for anybody it names the deadline that comes first.
    closes = min(until.values()) if mandate is None else until[mandate.key]
    privacy = configuration.privacy
    printed = Form(
        kept.round,
        kept.roster,
        deadline(closes, kept.round.zone, language),
        tuple(line for line in (privacy.controller, privacy.contact) if line),
        mandate,
    )
    return form_pdf(printed, wall_clock(), texts(language))


def _mandate(kept: Kept, key: str) -> Mandate:
    if kept.round.ballots == "person":
        found = f"{kept.id}: everybody answers for himself"
        raise Wrong([f"{found}, expected no --town"])
    if key not in kept.roster.by_key:
        near = nearest(key, kept.roster.by_key)
        expected = "a key of its roster" + (f", such as {near}" if near else "")
        raise Wrong([f"{kept.id}: no municipality has key {quoted(key)}, expected {expected}"])
    return kept.roster.by_key[key]
