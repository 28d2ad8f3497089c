"""Reading a round: its file and its roster, with every mistake in either at once."""

from pathlib import Path

from rounds.keys import ROSTER_KEYS
from rounds.problems import BadRound, Finding, Problem, quoted
from rounds.reading import Reading, broken_in
from rounds.roster_file import rows_of
from rounds.roster_rules import RosterReading, roster_of
from rounds.roster_tables import rows_in
from rounds.round_file import Data, load, loaded
from rounds.rows import Row
from rounds.rules import doubtful
from rounds.said import Said
from rounds.shape import shaped
from rounds.workbook import SUFFIXES, read_workbook, workbook_round
from rounds.workbook_file import LARGEST


def read_round(path: Path) -> Reading:
    """The round in a TOML file, and the roster beside it or in it; or both in an Excel workbook.

    BadRound carries every problem of both files. Only a file that is no TOML at all ends the
    search: its first mistake hides the others.
    """
    if path.suffix.lower() in SUFFIXES:
        return read_workbook(path)
    return _read(load(path), str(path), path.parent)


def read_sent(content: bytes, name: str) -> Reading:
    """The round in a single file that was sent under this name: an Excel workbook, or a round file
    with its roster in it. No other file is looked at. BadRound."""
    if Path(name).suffix.lower() in SUFFIXES:
        return workbook_round(content, name)
    if len(content) > LARGEST:
        found = Said("bytes", count=len(content))
        raise BadRound([Problem(name, "", found, Said("at-most", most=LARGEST))])
    return _read(loaded(content, name), name, None)


def _read(data: Data, name: str, beside: Path | None) -> Reading:
    """`beside` is the folder of the roster; None where there is none."""
    shape, (file, people) = shaped(data), _people(name, beside, data)
    problems = [finding.within(name) for finding in broken_in(shape, people.roster)]
    problems += [finding.within(file) for finding in people.findings]
    if problems or shape.round is None or people.roster is None:
        raise BadRound(dict.fromkeys(problems))
    warnings = [finding.within(name) for finding in doubtful(shape.round)]
    warnings += [finding.within(file) for finding in people.warnings]
    return Reading(shape.round, people.roster, tuple(warnings))


def _people(name: str, beside: Path | None, data: Data) -> tuple[str, RosterReading]:
    """The roster, and the name of the file it is in."""
    file, rows, findings = _rows(name, beside, data)
    reading = roster_of(rows, _by_person(data))
    return file, reading._replace(findings=(*findings, *reading.findings))


def _rows(name: str, beside: Path | None, data: Data) -> tuple[str, list[Row], list[Finding]]:
    match [key for key in ROSTER_KEYS if key in data], data.get("roster"):
        case ["mandates"], _:
            return name, *rows_in(data["mandates"], _by_person(data))
        case ["roster"], roster if beside is None:
            found, expected = _roster(roster), Said("in-file")
        case ["roster"], str(roster) if beside is not None and roster.isprintable():
            return str(beside / roster), *rows_of(beside / roster, _by_person(data))
        case ["roster"], roster:
            found, expected = _roster(roster), Said("a-roster-file")
        case [], _:
            found, expected = Said("neither-roster"), Said("one-of-two")
        case _:
            found, expected = Said("both-roster"), Said("one-of-two")
    return name, [], [Finding("", found, expected)]


def _roster(roster: object) -> Said:
    return Said("is", what="roster", value=quoted(roster))


def _by_person(data: Data) -> bool:
    return data.get("ballots") == "person"


__all__ = ["Reading", "read_round", "read_sent"]
