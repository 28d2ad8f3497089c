import errno
import logging

import click
import pytest
from click.testing import CliRunner

from bot.configuration import BadConfiguration
from bot.front_door import Failed, PlainGroup, Wrong, told
from rounds.problems import BadRound, Problem
from storage.database import InUse, NotDurable
from storage.migrate import SchemaTooNew, SchemaTooOld
from storage.rounds import AlreadyThere, NoSuchRound
from storage.unusable import Unusable

TABLE: list[tuple[Exception, int, list[str]]] = [
    (BadConfiguration(["a: wrong", "b: wrong"]), 2, ["a: wrong", "b: wrong"]),
    (Wrong(["a: wrong", "b: wrong"]), 2, ["a: wrong", "b: wrong"]),
    (
        BadRound([Problem("r.toml", "vote", "rule is 1", "a text"), Problem("r.csv", "", "empty")]),
        2,
        ["r.toml: vote: rule is 1, expected a text", "r.csv: empty"],
    ),
    (NoSuchRound("x"), 2, ["there is no round x, expected the id of one that was opened"]),
    (AlreadyThere("x"), 2, ["there is a round x already, expected another id"]),
    (Failed("Telegram cannot be reached"), 1, ["Telegram cannot be reached"]),
    (Unusable("the disk is full"), 1, ["the disk is full"]),
    (InUse("another bot is running"), 1, ["another bot is running"]),
    (NotDurable("not flushed"), 1, ["not flushed"]),
    (SchemaTooOld("votum migrate"), 1, ["votum migrate"]),
    (SchemaTooNew("newer"), 1, ["newer"]),
    (
        PermissionError(errno.EACCES, "Permission denied", "out.png"),
        1,
        ["out.png: Permission denied"],
    ),
    (OSError(errno.ENOSPC, "No space left on device"), 1, ["a file: No space left on device"]),
    (OSError("no free port"), 1, ["no free port"]),
    (OSError(), 1, ["OSError"]),
    (KeyError("token"), 1, ["it failed with KeyError, which should not happen"]),
    (
        ValueError("the token is 1:abc"),
        1,
        ["it failed with ValueError, which should not happen"],
    ),
]


@pytest.mark.parametrize(("error", "code", "lines"), TABLE)
def test_an_error_is_told_in_plain_lines(error: Exception, code: int, lines: list[str]) -> None:
    assert told(error) == (code, tuple(lines))

    result = CliRunner().invoke(failing_with(error), ["fail"])
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.splitlines() == lines


def failing_with(error: BaseException) -> click.Group:
    group = PlainGroup("votum")

    @group.command()
    def fail() -> None:
        raise error

    return group


def test_what_should_not_happen_leaves_its_traceback_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    CliRunner().invoke(failing_with(KeyError("odd")), ["fail"])
    (record,) = caplog.records
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], KeyError)


def test_without_a_log_no_traceback_is_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    with pytest.raises(SystemExit):
        failing_with(KeyError("odd")).main(["fail"])
    assert capfd.readouterr().err == "it failed with KeyError, which should not happen\n"


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KeyboardInterrupt(), 1, "Aborted!"),
        (click.UsageError("what is this?"), 2, "Error: what is this?"),
        (click.exceptions.Exit(3), 3, ""),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 1, ""),
    ],
)
def test_what_click_knows_is_left_to_it(error: BaseException, code: int, line: str) -> None:
    result = CliRunner().invoke(failing_with(error), ["fail"])
    assert result.exit_code == code
    assert (result.stderr.splitlines() or [""])[-1] == line
