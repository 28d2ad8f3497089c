"""A sheet as a table: its columns by their headings, its lines by column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rounds.problems import Finding, nearest, one_of, quoted
from rounds.rows import PASSED_ON
from rounds.said import Said
from rounds.workbook_columns import IGNORED, NEEDED, REFUSED, SHEETS, TRANSLATED, language_of
from rounds.workbook_file import Cell, Sheet, column_letters
from survey.text import EVERY

YES = frozenset({"yes", "true", "true()"})
NO = frozenset({"no", "false", "false()"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the headings. Cells stand under their column; texts by language under
    `column::code`."""

    sheet: str
    number: int
    cells: Mapping[str, Cell]

    def words(self, column: str) -> str:
        """What stands in the column; nothing where the sheet has no such column."""
        cell = self.cells.get(column)
        return "" if cell is None else cell.words

    def place(self, column: str) -> str:
        """The cell of the column, the first of its languages; the row where there is none."""
        cell = self.cells.get(self.written(column))
        return f"{self.sheet}!{self.number}" if cell is None else cell.place

    def written(self, column: str) -> str:
        """The column as the sheet has it: by language, if it has it only so; else empty."""
        if column in self.cells:
            return column
        return next((each for each in self.cells if each.partition("::")[0] == column), "")

    def finding(self, column: str, expected: str, found: str | None = None) -> Finding:
        """A mistake in the cell, which by default is what stands there."""
        words = self.words(column)
        told = found or (
            Said("is", what=column, value=quoted(words)) if words else Said("is-empty", what=column)
        )
        return Finding(self.place(column), told, expected)

    def flag(self, column: str, findings: list[Finding]) -> bool | None:
        """Yes or no; None where nothing stands."""
        words = self.words(column).lower()
        if words in YES:
            return True
        if words and words not in NO:
            findings.append(self.finding(column, Said("yes-no")))
        return False if words else None

    def text(self, column: str) -> str | dict[str, str] | None:
        """The text by language, or the one that serves every language; None where there is none."""
        given = {
            language: cell.words
            for name, cell in self.cells.items()
            for base, _, language in [name.partition("::")]
            if base == column and cell.words
        }
        return given[EVERY] if list(given) == [EVERY] else given or None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's lines. `columns` are those it has, as in Line."""

    name: str
    columns: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()


def table_of(sheet: Sheet, findings: list[Finding]) -> Table:
    """The table in a sheet; what is wrong with it as a table is added to `findings`."""
    if not sheet.rows:
        needed = ", ".join(NEEDED[sheet.name])
        findings.append(Finding(sheet.name, Said("empty"), Said("columns", known=needed)))
        return Table(sheet.name)
    (_, heading), *rows = sheet.rows
    columns = list(_columns(sheet.name, heading, findings))
    lines = [_line(sheet.name, number, columns, cells, findings) for number, cells in rows]
    _assert_needed(sheet.name, columns, findings)
    places = {name: f"{sheet.name}!{column_letters(at)}" for at, name in enumerate(columns) if name}
    return Table(sheet.name, places, tuple(line for line in lines if line is not None))


def _columns(sheet: str, heading: Sequence[Cell], findings: list[Finding]) -> Iterator[str | None]:
    """The name of each column; empty for one that is not read, None where no name stands."""
    seen = set[str]()
    for cell in heading:
        if not cell.words:
            yield None
            continue
        name = _name(sheet, cell, findings)
        if name and name in seen:
            findings.append(
                Finding(cell.place, Said("column-again", name=quoted(name)), Said("it-once"))
            )
            name = ""
        seen.add(name)
        yield name


def _name(sheet: str, cell: Cell, findings: list[Finding]) -> str:
    base, colons, language = cell.words.partition("::")
    name = "_".join(base.strip().lower().split())
    if colons and name in TRANSLATED and name in SHEETS[sheet]:
        code = language_of(language)
        if code is None:
            wanted = Said("a-language", name=name)
            findings.append(Finding(cell.place, Said("column", name=quoted(cell.words)), wanted))
            return ""
        return f"{name}::{code}"
    if name in IGNORED.get(sheet, ()) and not colons:
        return ""
    passed_on = sheet == "people" and name.startswith(PASSED_ON)
    if not colons and (name in SHEETS[sheet] or name in REFUSED or passed_on):
        return name
    if name == "media" or name in REFUSED:
        return name
    known = SHEETS[sheet]
    close = nearest(name, known)
    expected = quoted(close) if close else one_of(known)
    findings.append(Finding(cell.place, Said("unknown-column", name=quoted(cell.words)), expected))
    return ""


def _line(
    sheet: str,
    number: int,
    columns: list[str | None],
    cells: Sequence[Cell],
    findings: list[Finding],
) -> Line | None:
    found: dict[str, Cell] = {}
    for at, cell in enumerate(cells):
        name = columns[at] if at < len(columns) else None
        if name is None and cell.words:
            told = Said("in-no-column", value=quoted(cell.words))
            findings.append(Finding(cell.place, told, Said("name-above")))
        elif name in REFUSED and cell.words:
            told = Said("is", what=name, value=quoted(cell.words))
            findings.append(Finding(cell.place, told, Said("nothing-such")))
        elif name:
            found[name] = cell
    for name in columns[len(cells) :]:
        if name:
            at = columns.index(name)
            found[name] = Cell(f"{sheet}!{column_letters(at)}{number}", "")
    return Line(sheet, number, found) if any(cell.words for cell in found.values()) else None


def _assert_needed(sheet: str, columns: list[str | None], findings: list[Finding]) -> None:
    bases = {name.partition("::")[0] for name in columns if name}
    for needed in NEEDED[sheet]:
        if needed not in bases:
            expected = Said("in-first-row")
            findings.append(Finding(sheet, Said("column-missing", name=quoted(needed)), expected))
