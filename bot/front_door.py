"""What people see of errors at the command line: plain lines, never a traceback."""

import errno
import logging
import sys
from collections.abc import Iterable
from typing import Any

import click

from bot.configuration import BadConfiguration
from rounds.problems import BadRound
from storage.rounds import AlreadyThere, NoSuchRound
from storage.unusable import Unusable

log = logging.getLogger(__name__)


class Wrong(Exception):
    """The input is wrong, for these reasons, one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Failed(Exception):
    """It cannot be done now, for the reason in its text, which is one line."""


class PlainGroup(click.Group):
    """Commands whose mistakes are told in plain lines: exit 2 for wrong input, 1 for failure."""

    def invoke(self, context: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # nobody reads on, as in `votum plan ROUND | head -1`: click goes quietly
            code, lines = told(error)
            for line in lines:
                click.echo(line, err=True)
            sys.exit(code)


def told(error: Exception) -> tuple[int, tuple[str, ...]]:  # noqa: PLR0911 - a table of errors
    """The exit code and the lines for an error."""
    match error:
        case BadConfiguration() | Wrong():
            return 2, error.problems
        case BadRound():
            return 2, tuple(str(problem) for problem in error.problems)
        case NoSuchRound():
            return 2, (f"there is no round {error}, expected the id of one that was opened",)
        case AlreadyThere():
            return 2, (f"there is a round {error} already, expected another id",)
        case Unusable() | Failed():
            return 1, (str(error),)
        case OSError():
            return 1, (_of_file(error),)
    if logging.getLogger().handlers:  # without a log the traceback would be printed to people
        log.error("this should not happen", exc_info=error)
    return 1, (f"it failed with {type(error).__name__}, which should not happen",)


def _of_file(error: OSError) -> str:
    if error.strerror is None:
        return str(error) or type(error).__name__
    return f"{error.filename or 'a file'}: {error.strerror}"
