"""Reading a round from an Excel workbook, with every mistake in it at once."""

import dataclasses
from pathlib import Path
from typing import Any

from rounds.problems import BadRound, Finding, Problem
from rounds.reading import Reading, broken_in
from rounds.roster_rules import RosterReading, roster_of
from rounds.rules import doubtful
from rounds.said import Said
from rounds.shape import shaped
from rounds.workbook_columns import SHEETS
from rounds.workbook_file import LARGEST, NoWorkbook, Sheet, sheets_of
from rounds.workbook_people import rows_in
from rounds.workbook_places import Places, places_of
from rounds.workbook_settings import settings_of
from rounds.workbook_survey import Survey, fields_of
from rounds.workbook_tables import Table, table_of
from survey.questions import Choice

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""How the names of workbooks end. Only the first kind is read; the others are told apart."""

TOLD = 500
"""Mistakes that are told one by one."""

_NEEDED = ("survey", "settings", "municipalities")


@dataclasses.dataclass(frozen=True, slots=True)
class _Book:
    """What stands in a workbook, as the values of a round file."""

    data: dict[str, Any]
    people: RosterReading
    places: Places
    findings: list[Finding]
    doubtful: list[Finding]
    guessed: frozenset[str]


def read_workbook(path: Path) -> Reading:
    """The round in an Excel workbook. BadRound carries every problem, each with its cell."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise BadRound([Problem(str(path), "", Said("unreadable"), Said("a-file"))]) from error
    return workbook_round(content, str(path))


def workbook_round(content: bytes, file: str) -> Reading:
    """The same from the bytes of a workbook that is called `file`."""
    try:
        sheets, findings = sheets_of(content)
    except NoWorkbook as error:
        raise BadRound([error.finding.within(file)]) from error
    book = _book(sheets, findings)
    shape, roster = shaped(book.data), book.people.roster
    shape = shape._replace(touched=shape.touched | book.guessed)
    rules = [book.places.located(each) for each in broken_in(shape, roster)]
    problems = _once(book.findings, [*rules, *book.people.findings])
    if problems or shape.round is None or roster is None:
        raise BadRound(_told(problems, file))
    warnings = [book.places.located(each) for each in doubtful(shape.round)]
    warnings += [*_skippable(shape.round.questions, book.places), *book.doubtful]
    warnings += book.people.warnings
    told = tuple(finding.within(file) for finding in warnings)
    return Reading(shape.round, roster, told, book.places.located)


def _book(sheets: dict[str, Sheet], findings: list[Finding]) -> _Book:
    tables = {name: table_of(sheet, findings) for name, sheet in sheets.items()}
    findings += [_missing(name) for name in _NEEDED if name not in tables]
    tables = {name: tables.get(name, Table(name)) for name in SHEETS}
    data, settings = settings_of(tables["settings"], findings)
    survey = Survey(tables["choices"], findings)
    data["questions"] = survey.questions(tables["survey"].lines)
    if not data["questions"] and tables["survey"].columns:
        findings.append(Finding("survey", Said("no-questions"), Said("row-each")))
    data["questions"] = data["questions"] or [{"id": "stand-in", "kind": "text", "text": "?"}]
    if tables["fields"].lines:
        data["fields"] = fields_of(tables["fields"], survey.origins, findings)
    by_person = data.get("ballots") == "person"
    if "people" not in sheets and not by_person:
        findings.append(_missing("people"))
    if not tables["municipalities"].lines and tables["municipalities"].columns:
        findings.append(Finding("municipalities", Said("no-rows"), Said("row-each-mandate")))
    rows = rows_in(tables["municipalities"], tables["people"], findings, by_person=by_person)
    people = roster_of(rows, by_person)
    places = places_of(data, survey.origins, settings)
    return _Book(data, people, places, findings, survey.unused(), frozenset(survey.guessed))


def _told(findings: list[Finding], file: str) -> list[Problem]:
    """The problems, as many as anybody reads: a sheet of formulas has thousands."""
    told = [finding.within(file) for finding in findings[:TOLD]]
    if len(findings) > TOLD:
        found = Said("more-mistakes", count=len(findings) - TOLD)
        told.append(Problem(file, "", found, Said("mended-first")))
    return told


def _missing(name: str) -> Finding:
    return Finding(name, Said("missing"), Said("a-sheet-named", name=name))


def _once(cells: list[Finding], rules: list[Finding]) -> list[Finding]:
    """Every problem. What is wrong with a cell itself hides what follows from it."""
    first: dict[str, Finding] = {}
    for finding in cells:
        key = finding.place if "!" in finding.place else f"{finding.place}: {finding.found}"
        first.setdefault(key, finding)
    followers = [finding for finding in rules if finding.place not in first]
    return [*first.values(), *dict.fromkeys(followers)]


def _skippable(questions: Any, places: Places) -> list[Finding]:
    """Votes that may be skipped because nothing stands under `required`, as XLSForm has it."""
    told = []
    for path, line in places.lines.values():
        if len(path) == 2 and path[0] == "questions" and not line.words("required"):
            question = questions[path[1]]
            if isinstance(question, Choice) and question.vote:
                told.append(line.finding("required", Said("yes-or-skipped")))
    return list(dict.fromkeys(told))
