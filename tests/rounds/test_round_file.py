"""A round file that cannot be read at all."""

import re
from pathlib import Path

import pytest

from rounds.problems import BadRound
from rounds.round_file import load


def line(path: Path) -> str:
    with pytest.raises(BadRound) as bad:
        load(path)
    (problem,) = bad.value.problems
    assert str(bad.value) == str(problem)
    return str(problem).removeprefix(f"{path.parent}/")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "round.toml"


def test_file_that_is_not_there(file: Path) -> None:
    assert line(file) == "round.toml: cannot be read, expected a file"


def test_folder_in_place_of_a_file(file: Path) -> None:
    file.mkdir()
    assert line(file) == "round.toml: cannot be read, expected a file"


def test_file_that_is_not_utf8(file: Path) -> None:
    file.write_bytes('title = "Wohnen für alle"'.encode("cp1252"))
    assert line(file) == "round.toml: is not UTF-8 text, expected the file saved as UTF-8"


def test_file_that_is_not_toml_names_the_line(file: Path) -> None:
    file.write_text("format = 1\nid = abfrage\n")
    assert line(file) == "round.toml: line 2, column 6: is not TOML: Invalid value"


def test_file_that_ends_too_early(file: Path) -> None:
    file.write_text('title = """')
    assert re.fullmatch(r"round\.toml: (.* )?end of document: is not TOML: .*", line(file))


@pytest.mark.parametrize(
    "content",
    [
        f"number = {'9' * 5000}",
        f"number = 0x{'f' * 5000}",
        f"nested = {'[' * 2000}{']' * 2000}",
        "number = inf",
        "number = nan",
    ],
)
def test_values_beyond_all_measure(file: Path, content: str) -> None:
    file.write_text(content)
    assert line(file) == (
        "round.toml: holds a number or a nesting beyond all measure, expected plain values"
    )


def test_values_are_those_that_are_stored(file: Path) -> None:
    file.write_text("closes = 2026-12-18 12:00:00\nat = 09:00:00\nday = 2026-12-18\nshare = 0.5")
    assert load(file) == {
        "closes": "2026-12-18T12:00:00",
        "at": "09:00:00",
        "day": "2026-12-18",
        "share": 0.5,
    }


def test_byte_order_mark_is_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfformat = 1\r\n")
    assert load(file) == {"format": 1}
