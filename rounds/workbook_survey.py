"""The sheets survey, choices and fields as the tables that a round file has for them."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from rounds import conditions, constraints
from rounds.expressions import Inexpressible
from rounds.places import Path
from rounds.problems import Finding, nearest, one_of, quoted
from rounds.said import Said
from rounds.workbook_columns import ENDS, FIELDS, LISTING, TYPES
from rounds.workbook_tables import Line, Table

Origins = dict[Path, Line]
"""From which line of the workbook each table of the round comes."""

_WORDS = {"label": "text", "hint": "help", "short": "short"}
"""The columns that hold texts, and their keys in a round file."""

_NAMED = ("per", "planned_until", "pattern")
"""Columns that hold a key's value as it is."""


class Survey:
    """Reads the questions, and collects what is wrong with their cells."""

    def __init__(self, choices: Table, findings: list[Finding]) -> None:
        self.origins: Origins = {}
        self.guessed = set[str]()
        """The ids of questions whose type can only be guessed at."""
        self._lists: dict[str, list[Line]] = {}
        self._used = set[str]()
        self._findings = findings
        for line in choices.lines:
            if name := line.words("list_name"):
                self._lists.setdefault(name, []).append(line)
            else:
                findings.append(line.finding("list_name", Said("list-of-choice")))
        for line in self._lists.pop(FIELDS, ()):
            expected = Said("another-list")
            findings.append(line.finding("list_name", expected))

    def questions(self, lines: Sequence[Line]) -> list[dict[str, Any]]:
        """The questions, groups with their items."""
        found: list[dict[str, Any]] = []
        opened: tuple[str, Line] | None = None
        for line in lines:
            type_, name = _type(line)
            if type_ in ENDS:
                self._ends(line, type_, opened)
                opened = None
                continue
            inside: Path = ("questions", len(found) - 1, "items") if opened else ("questions",)
            into = found[-1]["items"] if opened else found
            path = (*inside, len(into))
            self.origins[path] = line
            into.append(self._question(line, type_, name, path))
            if TYPES.get(type_) == "group" and not opened:
                opened = (type_, line)
                into[-1]["items"] = []
            elif TYPES.get(type_) == "group":
                self._findings.append(line.finding("type", Said("no-group-inside")))
        if opened is not None:
            self._findings.append(opened[1].finding("type", Said("end-below", end=_end(opened[0]))))
        return found

    def unused(self) -> list[Finding]:
        """Lists that no question uses: allowed, and seldom meant."""
        return [
            lines[0].finding("list_name", Said("used-list"))
            for name, lines in self._lists.items()
            if name not in self._used
        ]

    def _ends(self, line: Line, type_: str, opened: tuple[str, Line] | None) -> None:
        if opened is None:
            self._findings.append(line.finding("type", Said("begin-above", begin=ENDS[type_])))
        elif ENDS[type_] != opened[0]:
            self._findings.append(line.finding("type", _end(opened[0])))

    def _question(self, line: Line, type_: str, list_: str, path: Path) -> dict[str, Any]:
        table: dict[str, Any] = {"id": line.words("name"), "kind": TYPES.get(type_, "text")}
        for column, key in _WORDS.items():
            if (text := line.text(column)) is not None:
                table[key] = text
        table |= {key: words for key in _NAMED if (words := line.words(key))}
        self._needed(line, table)
        if type_ not in TYPES:
            self._findings.append(_unknown_type(line, type_))
            self.guessed.add(table["id"])
            return {key: table[key] for key in ("id", "kind", "text", "per") if key in table}
        self._flags(line, type_, table)
        self._conditions(line, table)
        self._bounds(line, table)
        if type_ in LISTING:
            self._listing(line, list_, table, path)
        elif list_:
            self._findings.append(line.finding("type", type_))
        return table

    def _needed(self, line: Line, table: dict[str, Any]) -> None:
        if not table["id"]:
            self._findings.append(line.finding("name", Said("own-name", name="interest")))
            table["id"] = f"stand-in-{line.number}"
        if "text" not in table:
            self._findings.append(line.finding("label", Said("words-question")))
            table["text"] = "?"

    def _flags(self, line: Line, type_: str, table: dict[str, Any]) -> None:
        for column in ("vote", "own", "last"):
            if (flag := line.flag(column, self._findings)) is not None:
                table[column] = flag
        required = line.flag("required", self._findings)
        if required is None:  # as in XLSForm; a group that does not repeat asks nothing itself
            required = type_ == "begin_group"
        table["required"] = required
        if type_ == "begin_repeat":
            table["repeat"] = True

    def _conditions(self, line: Line, table: dict[str, Any]) -> None:
        for column, key in (("relevant", "when"), ("among", "among"), ("exactly_one", "")):
            if not line.words(column):
                continue
            found = self._read(line, column, conditions.condition, conditions.EXPECTED)
            if key and found:
                table[key] = found
            elif found and all(len(answers) == 1 for answers in found.values()):
                table[column] = {item: answers[0] for item, answers in found.items()}
            elif found:
                expected = Said("one-answer")
                self._findings.append(line.finding(column, expected))

    def _bounds(self, line: Line, table: dict[str, Any]) -> None:
        kind = table["kind"]
        if line.words("constraint"):
            expected = constraints.EXPECTED.get(kind, Said("nothing-there"))
            read = self._read(
                line, "constraint", lambda words: constraints.bounds(words, kind), expected
            )
            if "pattern" in table and "pattern" in read:
                self._findings.append(line.finding("pattern", Said("one-pattern")))
            table |= read
        if words := line.words("max"):
            if kind != "group":
                self._findings.append(line.finding("max", Said("only-groups")))
            elif not re.fullmatch("[0-9]{1,4}", words):
                self._findings.append(line.finding("max", Said("a-whole-number")))
            else:
                table["max"] = int(words)

    def _read(
        self,
        line: Line,
        column: str,
        reader: Callable[[str], dict[str, Any]],
        expected: str,
    ) -> dict[str, Any]:
        try:
            return reader(line.words(column))
        except Inexpressible as error:
            found = Said("inexpressible", column=column, words=_quoted(error))
            self._findings.append(Finding(line.place(column), found, expected))
            return {}

    def _listing(self, line: Line, list_: str, table: dict[str, Any], path: Path) -> None:
        if list_ == FIELDS:
            table["of"] = "fields"
            return
        self._used.add(list_)
        if list_ not in self._lists:
            self._findings.append(self._unknown_list(line, list_))
            self.guessed.add(table["id"])
            stand_ins = [{"id": f"stand-in-{at}", "label": f"? {at}"} for at in (1, 2)]
            table["options"] = stand_ins
            return
        table["options"] = []
        for at, choice in enumerate(self._lists[list_]):
            self.origins[*path, "options", at] = choice
            table["options"].append(self._option(choice))

    def _unknown_list(self, line: Line, list_: str) -> Finding:
        if not list_:
            return line.finding("type", Said("list-behind"))
        if list_.endswith("or_other"):
            return line.finding("type", Said("own-choice"))
        known = [*self._lists, FIELDS]
        found = Said("no-list", name=quoted(list_))
        close = nearest(list_, known)
        return Finding(line.place("type"), found, quoted(close) if close else one_of(known))

    def _option(self, line: Line) -> dict[str, Any]:
        table: dict[str, Any] = {"id": line.words("name"), "label": line.text("label")}
        if not table["id"]:
            self._findings.append(line.finding("name", Said("own-name", name="yes")))
            table["id"] = f"stand-in-{line.number}"
        if table["label"] is None:
            self._findings.append(line.finding("label", Said("words-button")))
            table["label"] = f"? {line.number}"
        return table | {key: line.words(key) for key in ("counts", "asks") if line.words(key)}


def fields_of(table: Table, origins: Origins, findings: list[Finding]) -> list[dict[str, Any]]:
    """The fields of the round."""
    found: list[dict[str, Any]] = []
    for line in table.lines:
        origins["fields", len(found)] = line
        label = line.text("label")
        if not line.words("name"):
            findings.append(line.finding("name", Said("own-name", name="housing")))
        if label is None:
            findings.append(line.finding("label", Said("field-called")))
        stand_in = f"stand-in-{line.number}"
        found.append({"id": line.words("name") or stand_in, "label": label or f"? {line.number}"})
    return found


def _type(line: Line) -> tuple[str, str]:
    """The type, and what stands behind it: the name of a list."""
    words = line.words("type").split()
    if len(words) > 1 and words[0].lower() in ("begin", "end", "select"):
        words = [f"{words[0]}_{words[1]}", *words[2:]]
    return (words[0].lower(), " ".join(words[1:])) if words else ("", "")


def _quoted(error: Inexpressible) -> str:
    """What cannot be said, in quotes: as it stands in the cell, or in the words for it."""
    what: str = error.args[0]
    return what.through(quoted) if isinstance(what, Said) else quoted(what)


def _end(begin: str) -> str:
    return next(end for end, begun in ENDS.items() if begun == begin)


def _unknown_type(line: Line, type_: str) -> Finding:
    if type_ in ("integer", "int", "range"):
        return line.finding("type", Said("decimal"))
    return line.finding("type", one_of((*TYPES, *ENDS)))
