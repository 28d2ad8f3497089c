"""The commands that write the documents of a round: the joint letter, the council paper.

What writes Word documents is loaded when one is made: every command would wait for it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import click

from bot import administering as admin
from bot.command import ROUND, local, reading
from bot.front_door import Wrong
from bot.private import write_private
from bot.surroundings import wall_clock
from reports.edition import OfMandates
from reports.joint_letter import FORMS as LETTERS
from reports.letter import drafted
from reports.outlined import Outlined
from reports.paper import paper as paper_of
from reports.pdf import outlined_pdf
from reports.report import Report
from rounds.problems import nearest, quoted

FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "pdf"]),
    default="docx",
    show_default=True,
    help="DOCX is to be edited.",
)
FILE = click.option("-o", "file", required=True, type=click.Path(path_type=Path), help="A file.")
TOWN = click.option("--town", metavar="KEY", help="Where each municipality has its own.")


def _docx(outlined: Outlined) -> bytes:
    from reports.word import outlined_docx  # noqa: PLC0415 - see above

    return outlined_docx(outlined)


PAPERS: Mapping[str, Callable[[Outlined], bytes]] = {"docx": _docx, "pdf": outlined_pdf}
"""What makes each document, by how it is asked for."""


@click.command()
@ROUND
@FORM
@FILE
@click.pass_obj
def letter(config: Path | None, round_: str, form: str, file: Path) -> None:
    """Draft the joint vote as a letter."""
    report = _report(config, round_)
    if report.round.letter is None:
        raise Wrong([f"{round_}: there is no [letter] in this round"])
    write_private(file, LETTERS[form](drafted(report)))


@click.command()
@ROUND
@FORM
@TOWN
@FILE
@click.pass_obj
def paper(config: Path | None, round_: str, form: str, town: str | None, file: Path) -> None:
    """Draft the council paper."""
    report = _report(config, round_)
    _check_town(report, town)
    write_private(file, PAPERS[form](paper_of(report, town)))


def _report(config: Path | None, round_: str) -> Report:
    configuration = local(config)
    edition = reading(
        configuration,
        lambda connection: admin.edition_of(
            connection, round_, wall_clock(), configuration.bot.language
        ),
    )
    if not isinstance(edition, OfMandates):
        raise Wrong([f"{round_}: a round by person has neither letter nor paper"])
    return edition.report


def _check_town(report: Report, town: str | None) -> None:
    """Wrong where there is no paper of this town, or of the round."""
    round_, known = report.round, report.roster.by_key
    if round_.paper is None:
        raise Wrong([f"{round_.id}: there is no [paper] in this round"])
    if round_.paper.of == "count" and town is not None:
        raise Wrong([f"{round_.id}: there is one paper for all, expected no --town"])
    if round_.paper.of == "mandate" and town is None:
        raise Wrong([f"{round_.id}: each municipality has its own paper, expected --town KEY"])
    if town is not None and town not in known:
        near = nearest(town, known) or next(iter(known))
        raise Wrong([f"{round_.id}: --town {quoted(town)}, expected a key such as {near}"])
    if town is not None and town not in report.summary.answers:
        raise Wrong([f"{round_.id}: {report.town(town)} has not submitted, so there is no paper"])


COMMANDS = (letter, paper)
