"""The command line: the front door.

What only some commands need, Telegram's library and the playground above all, is imported by them:
`votum status` answers in half the time without.
"""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Iterable
from pathlib import Path

import click

from bot import administering as admin
from bot import backing_up, changing, collecting, coordinators, erasing, official
from bot.command import ROUND, local, reading, say, username, using
from bot.configuration import BadConfiguration, Configuration, load
from bot.desk import desk_of
from bot.exporting import export as exported
from bot.forms import form
from bot.front_door import PlainGroup, Wrong
from bot.private import write_private
from bot.surroundings import random_secret, wall_clock
from bot.workbooks import template
from rounds.holdings import several_mandates
from rounds.opening import obstacles
from rounds.problems import BadRound
from rounds.reader import read_round
from rounds.shelf import path_of
from storage import Connection
from verifier import votum_verify

OUTPUT = click.option(
    "-o", "file", type=click.Path(path_type=Path), help="Default: standard output."
)


@click.group(cls=PlainGroup)
@click.option("--config", type=click.Path(path_type=Path), help="Default: config.toml.")
@click.version_option(package_name="votum")
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    """Ask every office head, remind, and post one consolidated vote."""
    collecting.seldom()
    context.obj = config


@main.command()
@click.option("--port", default=8080, show_default=True, help="Or the next free one.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option(
    "--round", "name", default="solidarpakt-en", show_default=True, help="A ready-made one."
)
@click.option("--auto", is_flag=True, help="Play the whole round by itself, then end.")
def demo(port: int, no_browser: bool, name: str, auto: bool) -> None:
    """Run everything on this machine, without Telegram."""
    from bot.logs import configure  # noqa: PLC0415 - see above
    from playground.demo import Demo, play  # noqa: PLC0415 - see above

    try:
        file = path_of(name)
    except LookupError as error:
        raise Wrong([str(error)]) from error
    configure([])
    logging.getLogger().setLevel(logging.WARNING)  # the terminal is for what is told of the round
    with contextlib.suppress(KeyboardInterrupt):  # how it is told to be stopped
        asyncio.run(play(Demo(file, port, browser=not no_browser, auto=auto), click.echo))


@main.command()
@click.pass_obj
def run(config: Path | None) -> None:
    """Run the bot."""
    from bot.logs import configure  # noqa: PLC0415 - see above

    configuration = load(config, os.environ)
    configure(configuration.secrets)
    asyncio.run(_until_stopped(_run(configuration)))


async def _run(configuration: Configuration) -> None:
    from bot.app import running  # noqa: PLC0415 - see above

    async with running(configuration) as app:
        collecting.keep()
        click.echo(f"@{app.username} is running", err=True)
        await app.ended()


async def _until_stopped(work: Awaitable[None]) -> None:
    """Does the work until SIGTERM or SIGINT, which may come at any moment of it."""
    task = asyncio.ensure_future(work)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


@main.command()
@click.argument("files", nargs=-1, metavar="[ROUND.toml|.xlsx]...", type=click.Path(path_type=Path))
@click.pass_obj
def check(config: Path | None, files: tuple[Path, ...]) -> None:
    """Validate the configuration and rounds."""
    problems: list[str] = []
    try:
        load(config, os.environ, needs_token=not files)
    except BadConfiguration as error:
        problems += error.problems
    for file in files:
        problems += _check_round(file)
    if problems:
        raise Wrong(problems)
    click.echo("everything is in order", err=True)


def _check_round(file: Path) -> Iterable[str]:
    try:
        reading = read_round(file)
    except BadRound as error:
        return [str(problem) for problem in error.problems]
    for warning in (*reading.warnings, *obstacles(reading, wall_clock(), str(file))):
        click.echo(f"warning: {warning}", err=True)
    say(several_mandates(reading.roster))
    return []


@main.command("open")
@click.argument("file", metavar="ROUND.toml|.xlsx", type=click.Path(path_type=Path))
@click.pass_obj
def open_(config: Path | None, file: Path) -> None:
    """Freeze a round and open it, at once or at its `opens`."""
    say(
        using(
            local(config),
            lambda database: admin.open_round(database, file, wall_clock(), random_secret),
        )
    )


@main.command()
@ROUND
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "pdf"]),
    default="text",
    show_default=True,
    help="CSV is for a serial letter, PDF a letter a person, or a poster.",
)
@click.option("--reissue", metavar="PERSON", help="A fresh link for this person alone.")
@OUTPUT
@click.pass_obj
def invite(
    config: Path | None, round_: str, form: str, reissue: str | None, file: Path | None
) -> None:
    """Issue fresh links to those who have not joined."""
    from bot.inviting import Inviting  # noqa: PLC0415 - it draws posters
    from bot.inviting import invite as issue  # noqa: PLC0415 - it draws posters

    configuration = load(config, os.environ)
    inviting = Inviting(
        form,
        username(configuration),
        configuration.bot.language,
        reissue,
        configuration.privacy.controller,
        configuration.privacy.contact,
    )
    issued, anybody = using(
        configuration,
        lambda database: issue(database, round_, inviting, wall_clock(), random_secret),
    )
    if not anybody:
        click.echo(f"{reissue or 'everyone'} has joined: there is nobody to invite", err=True)
    _leave(issued, file)


@main.command()
@ROUND
@click.pass_obj
def status(config: Path | None, round_: str) -> None:
    """Show who has submitted, and how far the letters are."""
    configuration = local(config)
    days, now = configuration.privacy.retention_days, wall_clock()

    def lines(connection: Connection) -> list[str]:
        return [
            *admin.status_lines(connection, round_),
            *erasing.retention_lines(connection, round_, days, now),
        ]

    say(reading(configuration, lines))


@main.command()
@ROUND
@click.pass_obj
def plan(config: Path | None, round_: str) -> None:
    """Show what will be sent to whom and when."""
    configuration = local(config)
    desk = desk_of(configuration, random_secret)
    say(
        reading(
            configuration,
            lambda connection: admin.plan_lines(connection, round_, desk, wall_clock()),
        )
    )


@main.command()
@ROUND
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "xlsx", "png", "pdf", "docx"]),
    default="text",
    show_default=True,
    help="CSV is open data, PNG a picture, towns by fields.",
)
@click.option(
    "-o",
    "file",
    type=click.Path(path_type=Path),
    help="Default: standard output. A name ending in .de.csv is for a German spreadsheet.",
)
@click.pass_obj
def summary(config: Path | None, round_: str, form: str, file: Path | None) -> None:
    """Show the consolidated vote."""
    from bot.summary_forms import summary_bytes  # noqa: PLC0415 - see above

    configuration = local(config)
    language = configuration.bot.language
    edition = reading(
        configuration,
        lambda connection: admin.edition_of(connection, round_, wall_clock(), language),
    )
    _leave(summary_bytes(edition, form, file), file)


@main.command()
@ROUND
@click.option("-o", "file", required=True, type=click.Path(path_type=Path), help="A new file.")
@click.pass_obj
def export(config: Path | None, round_: str, file: Path) -> None:
    """Write the complete log, for a recount."""
    click.echo(
        reading(local(config), lambda connection: exported(connection, round_, file)), err=True
    )


@main.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--head", metavar="SHA", help="As it was posted, or stands on a receipt.")
@click.option("--json", "as_json", is_flag=True, help="The recount as JSON.")
def verify(file: Path, head: str | None, as_json: bool) -> None:
    """Check an export, and recount it apart."""
    try:
        click.echo(votum_verify.told(str(file), head, as_json=as_json))
    except votum_verify.Wrong as wrong:
        raise Wrong([f"{file}: {wrong}"]) from wrong


@main.command()
@click.option("--to", "target", metavar="URL", help="Move everything to this database, too.")
@click.pass_obj
def migrate(config: Path | None, target: str | None) -> None:
    """Upgrade the schema, or move to another database."""
    from bot.moving import migrated, moved  # noqa: PLC0415 - see above

    url = local(config).storage.url.get_secret_value()
    click.echo(migrated(url), err=True)
    if target is not None:
        say(moved(url, target), messages=True)


def _leave(content: bytes, file: Path | None) -> None:
    """In the file, or on standard output."""
    if file is None:
        sys.stdout.buffer.write(content)
    else:
        write_private(file, content)


OTHERS = (changing, coordinators, official, backing_up, erasing)

main.add_command(template)
main.add_command(form)
for command in (each for module in OTHERS for each in module.COMMANDS):
    main.add_command(command)


if __name__ == "__main__":
    main()
