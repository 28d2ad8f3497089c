"""The sheets municipalities and people as the rows of a roster."""

from rounds import cells
from rounds.problems import Finding, quoted
from rounds.rows import HOLDER, MANDATE, Row
from rounds.said import Said
from rounds.workbook_tables import Line, Table

DAYS = ("counted_on", "from", "to")
_MIDNIGHT = "T00:00:00"


def rows_in(
    municipalities: Table, people: Table, findings: list[Finding], *, by_person: bool
) -> list[Row]:
    """One row for each mandate and person; one without person where people answer for themselves.
    What does not fit together is added to `findings`."""
    by_key: dict[str, list[Line]] = {}
    for line in people.lines:
        by_key.setdefault(_key(line), []).append(line)
    rows: list[Row] = []
    seen = set[str]()
    for town in municipalities.lines:
        key = _key(town)
        if key and key in seen:
            findings.append(
                town.finding("key", Said("row-per-key"), Said("again", value=quoted(key)))
            )
            continue
        seen.add(key)
        holders = by_key.get(key, [])
        rows += [_row(town, person, people) for person in holders]
        if not holders:
            rows.append(_alone(town, people, by_person=by_person))
        if not holders and not by_person and people.columns:
            found = Said("nobody-has", key=quoted(key))
            findings.append(town.finding("key", Said("row-there"), found))
    for key, lines in by_key.items():
        findings += [finding for line in lines for finding in _misplaced(line, key in seen)]
    return rows


def _key(line: Line) -> str:
    """The key that is meant: a number has lost its zero."""
    key = line.words("key")
    return key.zfill(8) if len(key) == 7 else key


def _misplaced(line: Line, known: bool) -> list[Finding]:
    """What is wrong with the key in the sheet people."""
    try:
        cells.key(line.words("key"))
    except cells.Unfit as unfit:
        return [line.finding("key", unfit.expected)]
    return [] if known else [line.finding("key", Said("a-key-of-towns"))]


def _row(town: Line, person: Line, people: Table) -> Row:
    """The cells of both sheets."""
    alone = _alone(town, people, by_person=True)
    columns = (*HOLDER, *_extra(people))
    holder = {column: _cell(person, column) for column in columns}
    places = {column: person.place(column) for column in columns}
    return Row({**alone.cells, **holder}, {**alone.places, **places})


def _alone(town: Line, people: Table, *, by_person: bool) -> Row:
    """A mandate and nobody. A needed column that is not there was told before, and here only means
    that there is no roster."""
    mandate = {column: _cell(town, column) for column in MANDATE if column in town.cells}
    holder = dict.fromkeys((*HOLDER, *_extra(people)), "") if by_person else {}
    places = {column: town.place(column) for column in (*MANDATE, *HOLDER, *_extra(people))}
    return Row({"office": ""} | holder | mandate, places)


def _extra(people: Table) -> list[str]:
    return [column for column in people.columns if column not in ("key", *HOLDER)]


def _cell(line: Line, column: str) -> str:
    words = line.words(column)
    return words.removesuffix(_MIDNIGHT) if column in DAYS else words
