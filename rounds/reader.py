"""Reading a round: its file and its roster, with every mistake in either at once."""

from pathlib import Path

from rounds.keys import ROSTER_KEYS
from rounds.problems import BadRound, Finding, quoted
from rounds.reading import Reading, broken_in
from rounds.roster_file import rows_of
from rounds.roster_rules import RosterReading, roster_of
from rounds.roster_tables import rows_in
from rounds.round_file import Data, load
from rounds.rows import Row
from rounds.rules import doubtful
from rounds.shape import shaped
from rounds.workbook import SUFFIXES, read_workbook


def read_round(path: Path) -> Reading:
    """The round in a TOML file, and the roster beside it or in it; or both in an Excel workbook.

    BadRound carries every problem of both files. Only a file that is no TOML at all ends the
    search: its first mistake hides the others.
    """
    if path.suffix.lower() in SUFFIXES:
        return read_workbook(path)
    data = load(path)
    shape, (file, people) = shaped(data), _people(path, data)
    problems = [finding.within(str(path)) for finding in broken_in(shape, people.roster)]
    problems += [finding.within(file) for finding in people.findings]
    if problems or shape.round is None or people.roster is None:
        raise BadRound(dict.fromkeys(problems))
    warnings = [finding.within(str(path)) for finding in doubtful(shape.round)]
    warnings += [finding.within(file) for finding in people.warnings]
    return Reading(shape.round, people.roster, tuple(warnings))


def _people(path: Path, data: Data) -> tuple[str, RosterReading]:
    """The roster, and the name of the file it is in."""
    file, rows, findings = _rows(path, data)
    reading = roster_of(rows, _by_person(data))
    return file, reading._replace(findings=(*findings, *reading.findings))


def _rows(path: Path, data: Data) -> tuple[str, list[Row], list[Finding]]:
    match [key for key in ROSTER_KEYS if key in data], data.get("roster"):
        case ["mandates"], _:
            return str(path), *rows_in(data["mandates"], _by_person(data))
        case ["roster"], str(name) if name.isprintable():
            return str(path.parent / name), *rows_of(path.parent / name, _by_person(data))
        case ["roster"], name:
            found, expected = f"roster is {quoted(name)}", 'a file, such as "roster.csv"'
        case [], _:
            found, expected = "neither roster nor [[mandates]]", "one of the two"
        case _:
            found, expected = "both roster and [[mandates]]", "one of the two"
    return str(path), [], [Finding("", found, expected)]


def _by_person(data: Data) -> bool:
    return data.get("ballots") == "person"


__all__ = ["Reading", "read_round"]
