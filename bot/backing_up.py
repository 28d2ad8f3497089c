"""`votum backup` and `votum restore`: the whole database as one file, and back."""

from collections.abc import Iterable
from pathlib import Path

import click

from bot.command import local, say
from bot.exporting import new_path
from bot.front_door import Wrong
from storage.backup import Chain, back_up, put_back
from storage.unusable import Unusable

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.command()
@FILE
@click.pass_obj
def backup(config: Path | None, file: Path) -> None:
    """Copy the database into a new file."""
    url = local(config).storage.url.get_secret_value()
    with new_path(file) as copy:
        chains = back_up(url, copy)
    say(_told(chains))
    say([f"{file}: {file.stat().st_size} bytes"], messages=True)


@click.command()
@FILE
@click.pass_obj
def restore(config: Path | None, file: Path) -> None:
    """Put a backup where no database is."""
    url = local(config).storage.url.get_secret_value()
    try:
        chains = put_back(file, url)
    except Unusable as error:  # the place or the file that was named: nothing has failed
        raise Wrong([str(error)]) from error
    say(_told(chains))


def _told(chains: Iterable[Chain]) -> list[str]:
    """A line for each round: nothing binding is missing where they are the same on both sides."""
    return [f"{each.round}: {each.entries} entries, head {each.head}" for each in chains]


COMMANDS = (backup, restore)
