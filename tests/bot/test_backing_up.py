"""`votum backup` and `votum restore`, as they are typed."""

from pathlib import Path

from survey.chain import START
from tests.bot.stage import Votum, said

LINE = f"abfrage: 0 entries, head {START}"


def test_a_backup_is_restored_into_an_empty_place(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    code, lines, messages = said(votum("backup", "copy.db"))
    size = (folder / "copy.db").stat().st_size
    assert (code, lines, messages) == (0, [LINE], [f"copy.db: {size} bytes"])
    elsewhere = {"VOTUM_STORAGE__URL": "sqlite:///new.db"}
    assert said(votum("restore", "copy.db", **elsewhere)) == (0, [LINE], [])
    assert votum("status", "abfrage", **elsewhere).stdout == votum("status", "abfrage").stdout


def test_nothing_is_overwritten(votum: Votum, folder: Path) -> None:
    votum("open", "round.toml")
    votum("backup", "copy.db")
    before = (folder / "votum.db").read_bytes()
    line = "copy.db: there is such a file, expected a new name"
    assert said(votum("backup", "copy.db")) == (2, [], [line])
    line = "votum.db is there already, expected an empty place"
    assert said(votum("restore", "copy.db")) == (2, [], [line])
    assert (folder / "votum.db").read_bytes() == before


def test_without_a_database_nothing_is_written(votum: Votum, folder: Path) -> None:
    line = "votum.db: there is no such database"
    assert said(votum("backup", "copy.db")) == (1, [], [line])
    assert not (folder / "copy.db").exists()
    assert not (folder / "votum.db").exists()
