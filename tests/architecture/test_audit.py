"""The audit of what is locked: what fails, what does not, and what it says where nobody answers."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.audit import ACCEPTED, LOCK, Found, accepted, ask, judged

WHY = "Only for servers that speak Gopher, which Votum does not."


def told(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


WELL = {"name": "sound", "version": "1.0", "vulns": []}
HOLE = {"name": "holed", "version": "2.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": []}]}
UNKNOWN = {"name": "own", "skip_reason": "Dependency not found and could not be audited"}


def program(folder: Path, out: str, code: int = 0, err: str = "") -> tuple[str, str]:
    """Something in the place of the one that asks."""
    file = folder / "asks.py"
    file.write_text(
        "import pathlib, sys\n"
        f"out = {out!r}\n"
        "if out:\n    pathlib.Path(sys.argv[sys.argv.index('--output') + 1]).write_text(out)\n"
        f"sys.stderr.write({err!r})\nsys.exit({code})\n"
    )
    return sys.executable, str(file)


def heard(folder: Path, out: str, listed: dict[str, str], **more: Any) -> tuple[int, list[str]]:
    return judged(ask(LOCK, program(folder, out, **more)), listed)


def test_a_known_hole_fails(tmp_path: Path) -> None:
    assert heard(tmp_path, told(WELL, HOLE), {}, code=1) == (
        1,
        ["holed 2.0: PYSEC-2026-1", "2 of 2 packages audited, 1 to be mended"],
    )


def test_a_listed_one_with_a_reason_passes(tmp_path: Path) -> None:
    assert heard(tmp_path, told(WELL, HOLE), {"PYSEC-2026-1": WHY}, code=1) == (
        0,
        [
            f"holed 2.0: PYSEC-2026-1 is lived with: {WHY}",
            "2 of 2 packages audited, 0 to be mended",
        ],
    )


def test_no_hole_passes_and_a_list_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert heard(tmp_path, told(WELL), {"PYSEC-2026-1": WHY}) == (
        0,
        [
            "PYSEC-2026-1 is listed and was not found: take it off the list",
            "1 of 1 packages audited, 0 to be mended",
        ],
    )


def test_where_nobody_answers_it_is_said_and_nothing_fails(tmp_path: Path) -> None:
    away = heard(tmp_path, "", {}, code=1, err="ERROR: nobody there\n")
    assert away == (0, ["NOT AUDITED: nobody could be asked (ERROR: nobody there)"])


def test_what_nobody_knows_is_not_called_sound(tmp_path: Path) -> None:
    """The program itself says "No known vulnerabilities found" then."""
    assert heard(tmp_path, told(UNKNOWN, WELL), {}) == (
        0,
        ["NOT AUDITED: nothing is known of 1 packages", "1 of 2 packages audited, 0 to be mended"],
    )


def test_what_is_asked_is_what_is_locked(tmp_path: Path) -> None:
    file = tmp_path / "asks.py"
    file.write_text(
        "import json, pathlib, sys\n"
        "words = sys.argv[1:]\n"
        "lock = pathlib.Path(words[words.index('--requirement') + 1]).read_text()\n"
        "names = [line.split('==')[0] for line in lock.splitlines() if '==' in line]\n"
        "out = {'dependencies': [{'name': n, 'version': '1', 'vulns': []} for n in names]}\n"
        "pathlib.Path(words[words.index('--output') + 1]).write_text(json.dumps(out))\n"
    )
    found = ask(LOCK, (sys.executable, str(file)))
    assert (found.why, found.skipped, found.holes) == ("", [], [])
    assert found.packages == LOCK.read_text().count("==")


@pytest.mark.parametrize(
    "line", ['id = "A"', 'id = "A"\nreason = "short"', 'id = "A"\nreason = "x"\nmore = 1']
)
def test_one_without_a_reason_is_not_taken(line: str, tmp_path: Path) -> None:
    file = tmp_path / "advisories.toml"
    file.write_text(f"[[accepted]]\n{line}\n")
    with pytest.raises(ValueError, match=r"advisories\.toml: A: expected an id and a reason"):
        accepted(file)


def test_the_list_can_be_read() -> None:
    assert judged(Found(packages=1), accepted(ACCEPTED))[0] == 0
