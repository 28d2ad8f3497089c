"""The commands that need no Telegram, as they are typed."""

import json
from pathlib import Path

import click
import pytest

from bot.cli import main
from tests.bot.stage import Votum, change, said

# -- check --------------------------------------------------------------------------------------


def test_check_tells_who_casts_two_votes(votum: Votum) -> None:
    assert said(votum("check", "round.toml")) == (
        0,
        ["2 votes for Ennepetal and Breckerfeld: Amtsleitung Ennepetal"],
        ["everything is in order"],
    )


def test_check_tells_every_mistake_of_every_file_at_once(votum: Votum, folder: Path) -> None:
    change(folder / "config.toml", "language", "langauge")
    change(folder / "round.toml", '"consensus"', '"consent"')
    change(folder / "round.toml", 'counts = "no"', 'counts = "nay"')
    change(folder / "roster.csv", "05954036", "5954036")
    code, result, messages = said(votum("check", "round.toml", VOTUM_BOT__TOKEN="secret"))
    places = [message.rpartition(", expected")[0] for message in messages[2:]]
    assert (code, result) == (2, [])
    assert messages[0] == "VOTUM_BOT__TOKEN: unknown, the nearest known is VOTUM_TELEGRAM__TOKEN"
    assert messages[1] == ("config.toml: bot.langauge: unknown, the nearest known is bot.language")
    assert places[0] == 'round.toml: vote: rule is "consent"'
    assert places[1] == 'round.toml: questions[1] "interest", options[2] "no": counts is "nay"'
    assert messages[4:] == [
        f'roster.csv: row {row}, column key: "5954036", expected eight digits; '
        "a leading zero is missing: 05954036"
        for row in (4, 5)
    ]


def test_check_of_a_round_needs_no_token_and_check_alone_does(votum: Votum) -> None:
    assert votum("check", "round.toml").exit_code == 0
    code, result, messages = said(votum("check"))
    assert (code, result, len(messages)) == (2, [], 1)
    assert messages[0].startswith("config.toml: telegram.token: found nothing, expected")
    assert votum("check", VOTUM_TELEGRAM__TOKEN="1:a").exit_code == 0


def test_check_looks_at_several_rounds(votum: Votum, folder: Path) -> None:
    (folder / "other.toml").write_text("format = ")
    code, _, messages = said(votum("check", "round.toml", "other.toml", "none.toml"))
    assert code == 2
    assert [message.partition(": ")[0] for message in messages] == ["other.toml", "none.toml"]


OBSTACLES = [
    (
        "opens = 2026-11-23T09:00:00\ncloses = 2026-12-18T12:00:00",
        "closes = 2026-11-23T08:00:00",
        "round.toml: closes 2026-11-23T08:00 has passed, expected a time to come",
    ),
]


@pytest.mark.parametrize(("old", "new", "line"), OBSTACLES)
def test_what_keeps_a_round_from_being_opened_is_a_warning_in_check(
    votum: Votum, folder: Path, old: str, new: str, line: str
) -> None:
    change(folder / "round.toml", old, new)
    code, _, messages = said(votum("check", "round.toml"))
    assert (code, messages) == (0, [f"warning: {line}", "everything is in order"])
    assert said(votum("open", "round.toml")) == (2, [], [line])
    assert votum("status", "abfrage").exit_code == 2


def test_a_round_follows_one_that_runs_or_none(votum: Votum, folder: Path) -> None:
    """Whether there is one is known where it is opened; `check` knows no database."""
    original = (folder / "round.toml").read_text()
    change(folder / "round.toml", 'roster = "roster.csv"', 'roster = "roster.csv"\nfollows = "alt"')
    assert said(votum("check", "round.toml"))[::2] == (0, ["everything is in order"])
    line = 'round.toml: follows is "alt", expected the id of a round that there is'
    assert said(votum("open", "round.toml")) == (2, [], [line])
    (folder / "alt.toml").write_text(original.replace('id = "abfrage"', 'id = "alt"'))
    assert votum("open", "alt.toml").exit_code == 0
    assert said(votum("open", "round.toml"))[0] == 0
    change(folder / "round.toml", 'id = "abfrage"', 'id = "noch-eine"')
    line = 'round.toml: follows is "alt", expected a round that no other one is to correct'
    assert said(votum("open", "round.toml")) == (2, [], [line])
    assert votum("status", "noch-eine").exit_code == 2


# -- open ---------------------------------------------------------------------------------------


def test_open_tells_what_comes_of_it(votum: Votum) -> None:
    assert said(votum("open", "round.toml")) == (
        0,
        [
            "abfrage: frozen, 3 mandates",
            "opens:  Monday, 23 November 2026, 09:00",
            "closes: Friday, 18 December 2026, 12:00 (CET)",
            "posts:  to the chats in bot.post_to of the configuration",
        ],
        [],
    )


@pytest.mark.parametrize(
    ("chats", "told"), [("[-1001, -1002]", "to -1001, -1002"), ("[]", "to no chat")]
)
def test_open_tells_where_the_round_will_be_posted(
    votum: Votum, folder: Path, chats: str, told: str
) -> None:
    change(folder / "round.toml", "roster =", f"post_to = {chats}\nroster =")
    assert said(votum("open", "round.toml"))[1][3] == f"posts:  {told}"


def test_open_of_a_round_whose_opening_has_passed_opens_it_now(votum: Votum, folder: Path) -> None:
    change(folder / "round.toml", "opens = 2026-11-23", "opens = 2026-11-20")
    assert said(votum("open", "round.toml"))[1][1] == "opens:  Monday, 23 November 2026, 08:00"


def test_open_of_a_bad_round_opens_nothing(votum: Votum, folder: Path) -> None:
    change(folder / "roster.csv", "Breckerfeld", "")
    code, result, messages = said(votum("open", "round.toml"))
    assert (code, result, len(messages)) == (2, [], 1)
    assert messages[0].startswith("roster.csv: row 3, column municipality: is empty")
    assert said(votum("status", "abfrage")) == (
        2,
        [],
        ["there is no round abfrage, expected the id of one that was opened"],
    )


def test_open_twice_changes_nothing(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    before = votum("summary", "abfrage", "--format", "json").stdout
    change(folder / "round.toml", "2026-12-18", "2026-12-17")
    assert said(votum("open", "round.toml")) == (
        2,
        [],
        ["there is a round abfrage already, expected another id"],
    )
    assert votum("summary", "abfrage", "--format", "json").stdout == before


@pytest.mark.parametrize("command", ["status", "plan", "summary"])
def test_an_unknown_round_is_told(votum: Votum, command: str) -> None:
    message = "there is no round nope, expected the id of one that was opened"
    assert said(votum(command, "nope")) == (2, [], [message])


# -- looking ------------------------------------------------------------------------------------


def test_status_and_plan_tell_where_the_round_is(votum: Votum) -> None:
    votum("open", "round.toml")
    assert said(votum("status", "abfrage")) == (
        0,
        [
            "abfrage: planned, closes Friday, 18 December 2026, 12:00 (CET)",
            "05954008  Ennepetal                not joined",
            "05954004  Breckerfeld              not joined",
            "05954036  Witten                   not joined",
        ],
        [],
    )
    assert said(votum("plan", "abfrage")) == (
        0,
        [
            "This is what comes if nobody does anything until then.",
            "Monday, 23 November 2026, 09:00: Opening of the round",
            "  to nobody: nobody has joined yet.",
            "Wednesday, 16 December 2026, 09:00: Reminder",
            "  falls away: nobody has joined who may act.",
            "Thursday, 17 December 2026, 09:00: Note to the coordinators",
            "  to 0 coordinators: missing are Ennepetal, Breckerfeld, Witten",
            "Friday, 18 December 2026, 12:00: Deadline and summary",
            "  result to coordinators (0) and groups (0), notice to those who have joined (0)",
        ],
        [],
    )


def test_the_summary_comes_in_each_form(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    text = votum("summary", "abfrage")
    assert (text.exit_code, text.stderr) == (0, "")
    assert "Submissions: 0 of 3 municipalities" in text.stdout
    assert json.loads(votum("summary", "abfrage", "--format", "json").stdout)["round"] == {
        "id": "abfrage",
        "title": "Survey",
        "state": "planned",
        "opened_at": None,
        "closes_at": "2026-12-18T11:00:00Z",
        "closed_at": None,
    }
    begins = {"png": b"\x89PNG", "pdf": b"%PDF", "xlsx": b"PK\3\4", "docx": b"PK\3\4"}
    for form, beginning in begins.items():
        made = votum("summary", "abfrage", "--format", form).stdout_bytes
        assert made[:4] == beginning
    assert votum("summary", "abfrage", "--format", "csv").stdout.startswith("round,key,")


def test_a_table_for_a_german_spreadsheet_is_asked_for_by_its_name(
    votum: Votum, folder: Path
) -> None:
    votum("open", "round.toml")
    assert said(votum("summary", "abfrage", "--format", "csv", "-o", "a.de.csv")) == (0, [], [])
    assert (folder / "a.de.csv").read_bytes().startswith(b"\xef\xbb\xbfround;key;")


@pytest.mark.parametrize("form", ["text", "json", "csv", "png"])
def test_a_summary_in_a_file_is_the_one_that_is_printed(
    votum: Votum, folder: Path, form: str
) -> None:
    votum("open", "round.toml")
    printed = votum("summary", "abfrage", "--format", form).stdout_bytes
    result = votum("summary", "abfrage", "--format", form, "-o", "out")
    assert said(result) == (0, [], [])
    assert (folder / "out").read_bytes() == printed


@pytest.mark.parametrize(
    ("path", "why"), [("none/out", "No such file or directory"), (".", "Is a directory")]
)
def test_a_summary_that_cannot_be_written_is_told_in_one_line(
    votum: Votum, path: str, why: str
) -> None:
    votum("open", "round.toml")
    assert said(votum("summary", "abfrage", "-o", path)) == (1, [], [f"{path}: {why}"])


@pytest.mark.parametrize(
    "arguments", [["nope"], ["status"], ["summary", "x", "--format", "odt"], ["--nope"]]
)
def test_a_command_that_is_typed_wrongly_shows_its_usage(
    votum: Votum, arguments: list[str]
) -> None:
    code, result, messages = said(votum(*arguments))
    assert (code, result) == (2, [])
    assert messages[0].startswith("Usage: ")
    assert messages[-1].startswith("Error: ")


def test_every_command_and_option_says_what_it_does(votum: Votum) -> None:
    assert votum("--help").stdout.count("...") == 1  # in [ARGS]...
    for name, command in main.commands.items():
        assert votum(name, "--help").exit_code == 0
        options = [each for each in command.params if isinstance(each, click.Option)]
        assert [option.name for option in options if not option.help] == []
