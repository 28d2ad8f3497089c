"""The commands that change a running round, as they are typed, beside the database."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from bot import changing, cli
from tests.bot.stage import NOW, Votum, change, said

OPEN_AT = NOW + dt.timedelta(hours=1)
FRIDAY = "Friday, 18 December 2026, 12:00 (CET)"
MONDAY = "Monday, 21 December 2026, 12:00 (CET)"
WITTEN, ENNEPETAL = "05954036", "05954008"


@pytest.fixture
def running(votum: Votum, folder: Path) -> Path:
    """The database of the round, as it is once a bot has opened it. One head has joined."""
    assert votum("open", "round.toml").exit_code == 0
    database = folder / "votum.db"
    run(database, "UPDATE rounds SET state = 'open', opened_at = opens_at")
    run(database, "INSERT INTO people (id, account, opaque, language) VALUES (1, 7, 'x', 'de')")
    run(database, 'INSERT INTO chats VALUES (7, 1, \'{"at": "home"}\', 1, 1, 1, NULL, NULL)')
    run(database, "UPDATE holders SET person = 1, joined_at = 1 WHERE roster_person = 'en'")
    return database


def run(database: Path, statement: str) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute(statement)
    connection.close()


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def letters(database: Path) -> list[tuple[object, ...]]:
    return rows(database, "SELECT kind, chat FROM outbox ORDER BY id")


def at(monkeypatch: pytest.MonkeyPatch, instant: dt.datetime) -> None:
    for module in (cli, changing):
        monkeypatch.setattr(module, "wall_clock", lambda: instant)


# -- extend --------------------------------------------------------------------


@pytest.mark.parametrize("when", ["2026-12-21T12:00", "21.12.2026 12:00"])
def test_extend_gives_everyone_more_time(votum: Votum, running: Path, when: str) -> None:
    assert said(votum("extend", "abfrage", when)) == (
        0,
        [
            f"abfrage: {MONDAY} for Ennepetal, Breckerfeld, Witten",
            f"closes: {MONDAY}",
            "tells:  1 person, 0 coordinators, 0 groups",
        ],
        [],
    )
    assert said(votum("status", "abfrage"))[1][0] == f"abfrage: open, closes {MONDAY}"
    assert letters(running) == [("extended", 7)]
    assert rows(running, "SELECT kind FROM log") == [("extended",)]


def test_extend_gives_one_town_more_time(votum: Votum, running: Path) -> None:
    code, result, messages = said(votum("extend", "abfrage", "2026-12-21T12:00", "--town", WITTEN))
    assert (code, result[:2], messages) == (
        0,
        [f"abfrage: {MONDAY} for Witten", f"closes: {MONDAY}"],
        [],
    )
    assert letters(running) == []
    assert said(votum("status", "abfrage"))[1] == [
        f"abfrage: open, closes {MONDAY}",
        f"05954008  Ennepetal                joined, deadline {FRIDAY}",
        f"05954004  Breckerfeld              joined, deadline {FRIDAY}",
        "05954036  Witten                   not joined",
    ]
    found = rows(running, "SELECT key, since IS NOT NULL FROM mandates ORDER BY key")
    assert found == [("05954004", 0), (ENNEPETAL, 0), (WITTEN, 1)]


def test_a_deadline_on_a_day_off_is_a_warning(votum: Votum, running: Path) -> None:
    code, result, messages = said(votum("extend", "abfrage", "2026-12-25T12:00"))
    assert (code, len(result)) == (0, 3)
    assert messages == ["warning: abfrage: Friday, 25 December 2026, 12:00 (CET) is on a day off"]


FORM = "This is not a date and time. One such as 2026-12-21T12:00 or 21.12.2026 12:00 is expected."
UNREAL = "There is no such day or time. A date and time such as 2026-12-21T12:00 is expected."
LEFT_OUT = "This time is left out when the clocks go forward. Another one is expected."
TWICE = "This time comes twice when the clocks go back. Another one is expected."
TOWN = "This municipality is not in the round. A key such as 05954036 is expected."
EARLIER = f"The deadline is already {FRIDAY}. A later time is expected."


def test_the_end_of_a_working_day_is_none_off(votum: Votum, running: Path) -> None:
    code, result, messages = said(votum("extend", "abfrage", "18.12.2026 24:00"))
    assert (code, messages) == (0, [])
    assert result[1] == "closes: Friday, 18 December 2026, 24:00 (CET)"


REFUSED = [
    ("morgen", None, f'"morgen": {FORM}'),
    ("2026-02-30T12:00", None, f'"2026-02-30T12:00": {UNREAL}'),
    ("2027-03-28T02:30", None, f'"2027-03-28T02:30": {LEFT_OUT}'),
    ("2027-10-31T02:30", None, f'"2027-10-31T02:30": {TWICE}'),
    ("2026-11-22T12:00", None, "This time has already passed. A time in the future is expected."),
    ("2026-12-17T12:00", None, EARLIER),
    ("2026-12-18T12:00", WITTEN, EARLIER),
    ("2026-12-21T12:00", "5954036", TOWN),
]


@pytest.mark.parametrize(("when", "town", "words"), REFUSED)
def test_what_cannot_be_is_told_in_one_line_and_changes_nothing(
    votum: Votum, running: Path, when: str, town: str | None, words: str
) -> None:
    before = running.read_bytes()
    named = [] if town is None else ["--town", town]
    assert said(votum("extend", "abfrage", when, *named)) == (2, [], [f"abfrage: {words}"])
    assert running.read_bytes() == before


def test_a_round_that_is_not_open_is_refused(votum: Votum, running: Path) -> None:
    refused = {
        "planned": "does not open until Monday, 23 November 2026, 09:00. "
        "This is possible once it is open.",
        "closed": "has been closed since Friday, 18 December 2026, 12:00. "
        "This is possible only while it is open.",
        "superseded": "has been replaced by another one and can no longer be changed.",
    }
    for state, words in refused.items():
        run(running, f"UPDATE rounds SET state = '{state}'")
        commands = (["extend", "abfrage", "2026-12-21T12:00"], ["remind", "abfrage"])
        for command in (*commands, ["close", "abfrage"]):
            assert said(votum(*command)) == (2, [], [f"abfrage: The round {words}"])
    assert letters(running) == []
    assert rows(running, "SELECT * FROM log") == []


@pytest.mark.parametrize(
    "command", [["extend", "x", "2026-12-21T12:00"], ["reopen", "x", "2026-12-21T12:00"],
                ["remind", "x"], ["close", "x"]],
)  # fmt: skip
def test_an_unknown_round_is_told(votum: Votum, running: Path, command: list[str]) -> None:
    line = "there is no round x, expected the id of one that was opened"
    assert said(votum(*command)) == (2, [], [line])


# -- reopen --------------------------------------------------------------------


def test_reopen_opens_a_closed_round_for_a_town(votum: Votum, running: Path) -> None:
    run(running, "UPDATE rounds SET state = 'closed', closed_at = closes_at")
    code, result, _ = said(votum("reopen", "abfrage", "2026-12-21T12:00", "--town", ENNEPETAL))
    assert (code, result[:2]) == (
        0,
        [f"abfrage: {MONDAY} for Ennepetal", f"closes: {MONDAY}"],
    )
    assert rows(running, "SELECT state, closed_at FROM rounds") == [("open", None)]
    assert letters(running) == [("reopened", 7)]
    assert rows(running, "SELECT kind FROM log") == [("reopened",)]


def test_reopen_of_an_open_round_is_refused(votum: Votum, running: Path) -> None:
    line = (
        f"abfrage: The round is open until {FRIDAY}. "
        "Only a round that has ended can be opened again."
    )
    assert said(votum("reopen", "abfrage", "2026-12-21T12:00")) == (2, [], [line])


# -- close ---------------------------------------------------------------------


def test_close_ends_a_round_now(
    votum: Votum, running: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, OPEN_AT)
    assert said(votum("close", "abfrage")) == (
        0,
        [
            "abfrage: ends now for Ennepetal, Breckerfeld, Witten",
            "closes: at the bot's next look, once everything that has arrived is handled",
        ],
        [],
    )
    now = "Monday, 23 November 2026, 09:00 (CET)"
    assert said(votum("status", "abfrage"))[1][0] == f"abfrage: open, closes {now}"
    line = f"abfrage: The deadline passed on {now}. This is possible only before the deadline."
    assert said(votum("close", "abfrage")) == (2, [], [line])


# -- remind --------------------------------------------------------------------


def test_remind_reaches_the_missing_at_once(
    votum: Votum, running: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, OPEN_AT)
    expected = [
        "abfrage: The reminder goes to 1 person: Amtsleitung Ennepetal (Ennepetal, Breckerfeld)",
        "Out of reach, because nobody has joined yet: Witten",
    ]
    assert said(votum("remind", "abfrage")) == (0, expected, [])
    assert letters(running) == [("reminder", 7)]
    assert said(votum("remind", "abfrage", "--town", ENNEPETAL)) == (
        0,
        ["abfrage: The reminder goes to 1 person: Amtsleitung Ennepetal (Ennepetal)"],
        [],
    )
    assert letters(running) == [("reminder", 7)] * 2


def test_remind_of_a_town_that_nobody_has_joined_is_refused(votum: Votum, running: Path) -> None:
    line = "abfrage: Nobody of the missing has joined yet, so there is nobody to remind."
    assert said(votum("remind", "abfrage", "--town", WITTEN)) == (2, [], [line])


@pytest.mark.parametrize(("answer", "code", "sent"), [("y\n", 0, 1), ("n\n", 1, 0), ("", 1, 0)])
def test_remind_in_a_quiet_time_asks_first(
    running: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, sent: int
) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - only here somebody answers

    at(monkeypatch, OPEN_AT + dt.timedelta(hours=12))
    result = CliRunner().invoke(cli.main, ["remind", "abfrage"], input=answer)
    assert result.exit_code == code
    question = "It is a quiet time. Send the reminder to 1 person all the same? [y/N]:"
    assert question in result.stderr
    assert len(letters(running)) == sent


# -- plan ----------------------------------------------------------------------


def test_plan_follows_an_extension(
    votum: Votum, running: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(folder / "config.toml", 'language = "en"', 'language = "en"\npost_to = [-5]')
    run(running, "INSERT INTO decisions VALUES ('abfrage', 'opening', 1, 'do')")
    votum("extend", "abfrage", "2026-12-21T12:00", "--town", ENNEPETAL)
    at(monkeypatch, OPEN_AT)
    head = "Amtsleitung Ennepetal"
    assert said(votum("plan", "abfrage"))[1] == [
        "This is what comes if nobody does anything until then.",
        "Wednesday, 16 December 2026, 09:00: Reminder",
        f"  to 1 person: {head} (Breckerfeld)",
        "Thursday, 17 December 2026, 09:00: Reminder",
        f"  to 1 person: {head} (Ennepetal)",
        "Thursday, 17 December 2026, 09:00: Note to the coordinators",
        "  to 0 coordinators: missing are Breckerfeld, Witten",
        "Friday, 18 December 2026, 09:00: Note to the coordinators",
        "  to 0 coordinators: missing are Ennepetal",
        "Friday, 18 December 2026, 12:00: Deadline of single municipalities",
        "  without a message: Breckerfeld, Witten",
        "Monday, 21 December 2026, 12:00: Deadline and summary",
        "  result to coordinators (0) and groups (1), notice to those who have joined (1)",
    ]
