"""From rows to a roster: the rules between its rows, and what is doubtful about it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from rounds.entries import Entry, entry
from rounds.problems import Finding, quoted
from rounds.rows import PASSED_ON, Row, needed
from rounds.said import Said
from survey.roster import Holder, Mandate, Roster


class RosterReading(NamedTuple):
    """The roster, or None with findings that tell why there is none; and what is doubtful."""

    roster: Roster | None
    findings: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def roster_of(rows: Sequence[Row], by_person: bool) -> RosterReading:
    """The roster that rows stand for. With `by_person` it lists municipalities only. A column that
    is missing altogether was told before: here it only means that there is no roster."""
    findings: list[Finding] = []
    entries = [entry(row, by_person, findings) for row in rows]
    for rule in (_one_mandate_per_key, _one_key_per_name, _named_once, _one_self, _in_order):
        findings += rule(entries)
    complete = all(column in row.cells for row in rows for column in needed(by_person))
    if findings or not entries or not complete:
        return RosterReading(None, tuple(findings), ())
    by_key = _by_key(_completed(entries))
    roster = Roster(mandates=tuple(_mandate(of_key) for of_key in by_key.values()))
    return RosterReading(roster, (), tuple(_doubtful(entries, by_person)))


def _by_key(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The rows of each mandate, those without a readable key left out."""
    by_key = defaultdict[str, list[Entry]](list)
    for each in entries:
        if each.key is not None:
            by_key[each.key].append(each)
    return by_key


def _completed(entries: Sequence[Entry]) -> list[Entry]:
    """What one row says about a person's name and language holds in all rows of the person."""
    names = {each.person: each.name for each in entries if each.name}
    languages = {each.person: each.language for each in entries if each.language}
    return [
        replace(each, name=names.get(each.person), language=languages.get(each.person))
        for each in entries
    ]


def _mandate(entries: Sequence[Entry]) -> Mandate:
    first = entries[0]
    return Mandate.model_validate(
        {
            "key": first.key,
            "municipality": first.municipality,
            "inhabitants": first.inhabitants,
            "counted_on": first.counted_on,
            "office": first.office or "",
            "holders": tuple(_holder(each) for each in entries if each.person),
        }
    )


def _holder(each: Entry) -> Holder:
    extra = {name: cell for name, cell in each.row.cells.items() if name.startswith(PASSED_ON)}
    return Holder.model_validate(
        {
            "person": each.person,
            "role": each.role,
            "from_": each.from_,
            "to": each.to,
            "language": each.language,
            "name": each.name,
            "extra": extra,
        }
    )


def _one_mandate_per_key(entries: Sequence[Entry]) -> Iterator[Finding]:
    for first, *more in _by_key(entries).values():
        for each in more:
            for column in ("municipality", "inhabitants", "counted_on", "office"):
                yield from _differs(column, each, first)


def _differs(column: str, each: Entry, first: Entry) -> Iterator[Finding]:
    """A cell that says something else than the one it should agree with."""
    found, wanted = getattr(each, column), getattr(first, column)
    if found != wanted and None not in (found, wanted):
        expected = Said(
            "as-in", value=quoted(first.row.cells[column]), place=first.row.places[column]
        )
        yield each.row.finding(column, quoted(each.row.cells[column]), expected)


def _one_key_per_name(entries: Sequence[Entry]) -> Iterator[Finding]:
    first: dict[str, Entry] = {}
    for each in (rows[0] for rows in _by_key(entries).values()):
        if each.municipality is None:
            continue
        other = first.setdefault(each.municipality.casefold(), each)
        if other is not each:
            found = Said("with-key-too", name=quoted(each.municipality), key=str(other.key))
            yield each.row.finding("municipality", found, Said("an-own-name"))


def _named_once(entries: Sequence[Entry]) -> Iterator[Finding]:
    for key, rows in _by_key(entries).items():
        people = [each.person for each in rows]
        for index, each in enumerate(rows):
            if each.person is not None and each.person in people[:index]:
                found = Said("twice-with", person=quoted(each.person), key=str(key))
                yield each.row.finding("person", found, Said("row-per-person"))


def _one_self(entries: Sequence[Entry]) -> Iterator[Finding]:
    """The same person is shown and addressed in one way only."""
    first: dict[str, Entry] = {}
    for each in entries:
        if each.person is not None:
            for column in ("name", "language"):
                yield from _differs(column, each, first.setdefault(each.person, each))


def _in_order(entries: Sequence[Entry]) -> Iterator[Finding]:
    for each in entries:
        if each.from_ is not None and each.to is not None and each.from_ > each.to:
            yield each.row.finding(
                "from", Said("after-to", day=str(each.from_)), Said("up-to", day=str(each.to))
            )


def _doubtful(entries: Sequence[Entry], by_person: bool) -> Iterator[Finding]:
    if len({each.counted_on for each in entries}) > 1:
        yield Finding("", Said("different-days"), Said("one-day"))
    if not by_person:
        yield from _spelt_alike(entries)
        for rows in _by_key(entries).values():
            yield from _heads(rows)


def _spelt_alike(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Two people whose names differ in capitals and spaces only are probably one."""
    first: dict[str, Entry] = {}
    for each in entries:
        person = each.person or ""
        other = first.setdefault("".join(person.casefold().split()), each)
        if other.person != person:
            expected = Said("as-in", value=quoted(other.person), place=other.row.places["person"])
            yield each.row.finding("person", quoted(person), Said("if-one", words=expected))


def _heads(rows: Sequence[Entry]) -> Iterator[Finding]:
    heads = [each for each in rows if each.role == "head"]
    if not heads:
        found = Said("no-head", town=str(rows[0].municipality))
        yield rows[0].row.finding("role", found, Said("needs-head"))
    for one, other in combinations(heads, 2):
        if _overlap(one, other):
            found = Said("two-heads", one=quoted(other.person), other=quoted(one.person))
            yield other.row.finding("role", found, Said("one-after-other"))


def _overlap(one: Entry, other: Entry) -> bool:
    """Whether two periods, open where a day is missing, have a day in common."""
    return all(
        start is None or end is None or start <= end
        for start, end in ((one.from_, other.to), (other.from_, one.to))
    )
