"""A single file that was sent, up to what is frozen of it."""

import datetime as dt
from pathlib import Path

import pytest

from rounds.opening import opening
from rounds.problems import BadRound
from rounds.reader import read_sent
from rounds.workbook_file import LARGEST
from tests.rounds.books import SMALL, content, small
from tests.rounds.conftest import ROUND, changed

NOW = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
MANDATES = """
[[mandates]]
key = "05954036"
municipality = "Witten"
inhabitants = 96459
counted_on = 2019-12-31
office = "Hauptamt"
people = [{ person = "Amtsleitung Witten", role = "head" }]

[[mandates]]
key = "05954020"
municipality = "Herdecke"
inhabitants = 22755
counted_on = 2019-12-31
office = "Hauptamt"
people = [{ person = "Amtsleitung Herdecke", role = "head" }]
"""


def told(file: bytes, name: str) -> list[str]:
    with pytest.raises(BadRound) as bad:
        read_sent(file, name)
    return [str(problem) for problem in bad.value.problems]


def test_workbook_that_was_sent_is_opened_at_once_or_at_its_opens() -> None:
    reading = read_sent(content(SMALL), "Abfrage.XLSX")
    found = opening(reading, NOW, lambda: "key", "Abfrage.XLSX")
    assert (found.round, found.roster) == (reading.round, reading.roster)
    assert (found.opens_at, found.key) == (NOW, None)
    later = small({"settings!F1": "opens", "settings!F2": "01.12.2026 09:00"})
    found = opening(read_sent(content(later), "a.xlsx"), NOW, lambda: "key", "a.xlsx")
    assert found.opens_at == dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)


def test_round_by_person_gets_a_key() -> None:
    cells = {"settings!F1": "ballots", "settings!F2": "person", "survey!J2": None}
    sheets = small(cells | {"settings!E1": None, "settings!E2": None})
    del sheets["people"]
    sheets["survey"] = sheets["survey"][:3]
    for row in sheets["choices"]:
        row[4:5] = [None]
    found = opening(read_sent(content(sheets), "a.xlsx"), NOW, lambda: "key", "a.xlsx")
    assert found.key == "key"


def test_what_keeps_it_from_being_opened_has_its_cell() -> None:
    cells = {"settings!D2": "1.10.2026 12:00"}
    reading = read_sent(content(small(cells)), "a.xlsx")
    with pytest.raises(BadRound) as bad:
        opening(reading, NOW, lambda: "key", "a.xlsx")
    assert str(bad.value).splitlines() == [
        "a.xlsx: settings!D2: closes 2026-10-01T12:00 has passed, expected a time to come",
    ]


def test_round_file_that_was_sent_has_its_roster_in_it() -> None:
    file = changed(ROUND, ('roster = "roster.csv"\n', "")) + MANDATES
    reading = read_sent(file.encode(), "round.toml")
    assert [each.municipality for each in reading.roster.mandates] == ["Witten", "Herdecke"]


def test_no_file_of_this_machine_is_read_for_what_was_sent(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("secret")
    file = changed(ROUND, ("roster.csv", f"{tmp_path}/roster.csv"))
    (line,) = told(file.encode(), "round.toml")
    assert line.startswith('round.toml: roster is "')
    assert line.endswith(", expected [[mandates]] in the file itself")


@pytest.mark.parametrize("name", ["round.toml", "round.xlsx", "bild.png", ""])
def test_what_is_no_round_is_told_by_its_name(name: str) -> None:
    for sent in (b"", b"\x89PNG\r\n\x1a\n\x00", b"\xff\xfe", bytes(LARGEST + 1)):
        for line in told(sent, name):
            assert line.startswith(f"{name}: " if name else line)
