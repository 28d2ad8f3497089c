"""A round as a workbook, as it is typed."""

import datetime as dt
from pathlib import Path

from rounds.example import example
from rounds.reader import read_round
from rounds.rules import broken, broken_together, doubtful
from tests.bot.stage import Votum, change, said


def test_template_is_a_round_without_a_mistake(votum: Votum, folder: Path) -> None:
    assert said(votum("template", "-o", "new.xlsx")) == (0, [], [])
    assert said(votum("check", "new.xlsx")) == (
        0,
        ["2 votes for Breckerfeld and Ennepetal: Amtsleitung Ennepetal"],
        ["everything is in order"],
    )


def test_template_stays_ahead_of_the_present() -> None:
    for year in range(2026, 2046):
        now = dt.datetime(year, 8, 1, tzinfo=dt.UTC)
        reading = example(now)
        assert now + dt.timedelta(weeks=4) <= reading.round.closes_at
        assert reading.round.closes_at <= now + dt.timedelta(weeks=57)
        told = (*broken(reading.round), *broken_together(reading.round, reading.roster))
        assert (*told, *doubtful(reading.round)) == ()


def test_round_file_becomes_a_workbook_that_is_checked_and_opened(
    votum: Votum, folder: Path
) -> None:
    assert votum("template", "round.toml", "-o", "round.xlsx").exit_code == 0
    one, other = read_round(folder / "round.toml"), read_round(folder / "round.xlsx")
    assert (one.round, one.roster) == (other.round, other.roster)
    assert said(votum("check", "round.xlsx")) == said(votum("check", "round.toml"))
    code, lines, messages = said(votum("open", "round.xlsx"))
    assert (code, messages) == (0, [])
    assert lines[0].startswith(f"{one.round.id}: frozen, ")
    assert votum("status", one.round.id).exit_code == 0


def test_what_keeps_a_workbook_from_being_opened_has_its_cell(votum: Votum, folder: Path) -> None:
    change(folder / "round.toml", "opens = 2026-11-23T09:00:00\n", "")
    change(folder / "round.toml", "closes = 2026-12-18T12:00:00", "closes = 2020-12-18T12:00:00")
    assert votum("template", "round.toml", "-o", "round.xlsx").exit_code == 0
    code, lines, messages = said(votum("open", "round.xlsx"))
    assert (code, lines) == (2, [])
    assert messages == [
        "round.xlsx: settings!F2: closes 2020-12-18T12:00 has passed, expected a time to come"
    ]
    assert votum("status", "solidarpakt-en").exit_code == 2


def test_bad_workbook_is_told_and_nothing_is_opened(votum: Votum, folder: Path) -> None:
    (folder / "round.xlsx").write_bytes((folder / "roster.csv").read_bytes())
    assert said(votum("open", "round.xlsx")) == (
        2,
        [],
        ["round.xlsx: is no Excel workbook, expected an Excel workbook (.xlsx)"],
    )


def test_round_that_no_cell_can_hold_is_told_and_no_file_is_written(
    votum: Votum, folder: Path
) -> None:
    text = (folder / "round.toml").read_text("utf-8")
    (folder / "round.toml").write_text(text.replace("\ncloses", '\nreference = "\\u0000"\ncloses'))
    code, _, messages = said(votum("template", "round.toml", "-o", "round.xlsx"))
    assert code == 2
    assert len(messages) == 1
    assert messages[0].endswith(": reference holds what no cell of a workbook can")
    assert not (folder / "round.xlsx").exists()
