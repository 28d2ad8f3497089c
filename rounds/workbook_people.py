"""The sheets municipalities and people as the rows of a roster."""

from rounds.problems import Finding, quoted
from rounds.rows import HOLDER, MANDATE, Row
from rounds.workbook_tables import Line, Table


def rows_in(
    municipalities: Table, people: Table, findings: list[Finding], *, by_person: bool
) -> list[Row]:
    """One row for each mandate and person; one without person where people answer for themselves.
    What does not fit together is added to `findings`."""
    by_key: dict[str, list[Line]] = {}
    for line in people.lines:
        by_key.setdefault(line.words("key"), []).append(line)
    rows: list[Row] = []
    seen = set[str]()
    for town in municipalities.lines:
        key = town.words("key")
        if key and key in seen:
            findings.append(town.finding("key", "one row per key", f"{quoted(key)} again"))
            continue
        seen.add(key)
        holders = by_key.get(key, [])
        rows += [_row(town, person, people) for person in holders] or [_row(town, None, people)]
        if not holders and not by_person and people.columns:
            found = f"nobody in the sheet people has key {quoted(key)}"
            findings.append(town.finding("key", "a row there with this key", found))
    for key, lines in by_key.items():
        if key not in seen:
            expected = "a key of the sheet municipalities"
            findings += [line.finding("key", expected) for line in lines]
    return rows


def _row(town: Line, person: Line | None, people: Table) -> Row:
    """The cells of both sheets. A needed column that a sheet lacks was told before, and here only
    means that there is no roster."""
    mandate = {column: town.words(column) for column in MANDATE if column in town.cells}
    mandate.setdefault("office", "")
    extra = [column for column in people.columns if column not in ("key", *HOLDER)]
    holder = dict.fromkeys([*HOLDER, *extra], "")
    places = {column: town.place(column) for column in (*MANDATE, *HOLDER, *extra)}
    if person is not None:
        holder |= {column: person.words(column) for column in (*HOLDER, *extra)}
        places |= {column: person.place(column) for column in (*HOLDER, *extra)}
    return Row(holder | mandate, places)
