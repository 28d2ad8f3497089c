"""The roster as [[mandates]] tables in the round file itself: tables into rows of cells."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rounds.places import element
from rounds.problems import Finding, quoted
from rounds.rows import HOLDER, MANDATE, PASSED_ON, Row, unknown
from rounds.said import Said

_PEOPLE = "people"
_EXAMPLE = '{ person = "Amtsleitung Witten", role = "head" }'


def rows_in(tables: Any, by_person: bool) -> tuple[list[Row], list[Finding]]:
    """The rows that [[mandates]] tables stand for, and what is wrong with them as tables."""
    if not _is_tables(tables) or not tables:
        return [], [
            Finding("", Said("is", what="mandates", value=quoted(tables)), Said("mandates-tables"))
        ]
    rows, findings, keys = list[Row](), list[Finding](), set[str]()
    for index, table in enumerate(tables):
        place = element("mandates", index, table.get("municipality"))
        findings += _unknown(place, table, (*MANDATE, _PEOPLE))
        if (key := _cell(table.get("key", ""))) in keys:
            findings.append(
                Finding(place, Said("key-twice", key=quoted(key)), Said("table-per-key"))
            )
        keys.add(key)
        rows += _rows(place, table, by_person, findings)
    return rows, findings


def _rows(
    place: str, table: Mapping[str, Any], by_person: bool, findings: list[Finding]
) -> Iterator[Row]:
    """One row per person; one without person where people answer for themselves."""
    people = table.get(_PEOPLE, [{}] if by_person else None)
    if not _is_tables(people) or not people:
        found = (
            Said("is-missing", what="people")
            if people is None
            else Said("is", what="people", value=quoted(people))
        )
        findings.append(Finding(place, found, Said("list-like", example=_EXAMPLE)))
        people = []
    mandate = {column: _cell(table.get(column, "")) for column in MANDATE}
    for index, person in enumerate(people):
        where = f"{place}, {element(_PEOPLE, index)}"
        findings += _unknown(where, person, HOLDER)
        holder = dict.fromkeys(HOLDER, "") | {name: _cell(each) for name, each in person.items()}
        places = {column: f"{place}, {column}" for column in mandate}
        yield Row(holder | mandate, {name: f"{where}, {name}" for name in holder} | places)


def _unknown(place: str, table: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Finding]:
    for name in table:
        if name not in known and not (name.startswith(PASSED_ON) and known is HOLDER):
            yield unknown(place, name, known)


def _is_tables(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(each, dict) for each in found)


def _cell(found: Any) -> str:
    """A value as it would stand in a roster file."""
    return found.strip() if isinstance(found, str) else json.dumps(found)
