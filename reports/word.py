"""The summary as a Word document, to be worked on: headings, lists and tables as such."""

from collections.abc import Sequence

from docx.document import Document as Opened
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row

from chat.texts import Texts
from reports import matrix
from reports.outline import Block, Grid, Items, Section, Towns, Words
from reports.outlined import Outlined, summary
from reports.report import Report
from reports.word_base import About, add_field, begun, legal, packed

FILLS: dict[str, str] = {
    "yes": "D3ECD9", "conditional": "FBEEBA", "no": "F8D7D3", "abstain": "DFE5EC", "none": "E6DFF2",
}  # fmt: skip
HEAD = "DDE3EA"
TURNED = 3
"""More columns than this have their headings turned, to stand beside the names."""

TURNED_HEIGHT = Mm(38)
WIDTH, NAMES = Mm(166), Mm(46)
"""Of a table, and of its first column."""

Filled = tuple[str, str]
"""Words, and the colour behind them as hexadecimal digits; empty for none."""


def summary_docx(report: Report) -> bytes:
    """The whole summary on A4. The same report always gives the same bytes. It has every single
    answer: it is for coordinators."""
    return outlined_docx(summary(report))


def outlined_docx(document: Outlined) -> bytes:
    """The document on A4. The same one always gives the same bytes."""
    texts = document.texts
    about = About(document.title, document.subtitle, texts.language, document.at)
    made = begun(about)
    foot = made.sections[0].footer.paragraphs[0]
    foot.add_run(f"{legal(document.title)} – {texts('document-page')} ")
    add_field(foot, "PAGE")
    made.add_heading(legal(document.title), level=0)
    made.add_paragraph(document.subtitle, style="Subtitle")
    for section in document.sections:
        _write(made, section, texts)
    return packed(made)


def _write(made: Opened, section: Section, texts: Texts) -> None:
    if section.title:
        made.add_heading(legal(section.title), level=section.depth)
    for block in section.blocks:
        _write_block(made, block, texts)


def _write_block(made: Opened, block: Block, texts: Texts) -> None:
    """What is drawn is left out: it stands beside it in words or numbers."""
    match block:
        case Words(words):
            made.add_paragraph(legal(words))
        case Items(items):
            for each in items:
                made.add_paragraph(legal(each), style="List Bullet")
        case Grid(heads=heads, rows=rows):
            _add_table(made, heads, [[(cell, "") for cell in row] for row in rows])
        case Towns(tables, legend):
            for table in tables:
                _add_towns(made, table, texts)
                made.add_paragraph()  # two tables without one between them become one
            made.add_paragraph(legal("; ".join(f"{m.mark} {m.meaning}" for m in legend)))


def _add_towns(made: Opened, table: matrix.Table, texts: Texts) -> None:
    for words in table.above:
        made.add_paragraph(legal(words))
    rows = [[(row.town, ""), *_filled(row)] for row in table.rows]
    rows += [[(each, "") for each in (total.label, *total.numbers)] for total in table.totals]
    if table.verdicts:
        verdicts = ((verdict.words, "") for verdict in table.verdicts)
        rows.append([(texts("report-result"), ""), *verdicts])
    heads = (texts("column-town"), *table.columns)
    _add_table(made, heads, rows, turned=len(table.columns) > TURNED)


def _filled(row: matrix.Row) -> list[Filled]:
    """The marks of a town, or the word that stands for all of them."""
    marks = [(cell.mark, FILLS.get(cell.side, "")) for cell in row.cells]
    return marks or [(row.whole, "")]


def _add_table(
    made: Opened, heads: Sequence[str], rows: Sequence[Sequence[Filled]], *, turned: bool = False
) -> None:
    """A table whose headings come again on every page. A row with fewer cells than columns has its
    last one reach to the end."""
    table = made.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.autofit = False
    first = table.add_row()
    _repeat(first)
    for place, (cell, words) in enumerate(zip(first.cells, heads, strict=True)):
        _fill(cell, words, HEAD, bold=True)
        if turned and place:
            _turn(cell)
    first.height = TURNED_HEIGHT if turned else None
    for row in rows:
        added = table.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as below
        cells = added.cells
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])
        for cell, (words, fill) in zip(cells, row, strict=False):
            _fill(cell, words, fill)
    for place, column in enumerate(table.columns):
        column.width = (WIDTH - NAMES) // (len(heads) - 1) if place else NAMES


def _fill(cell: _Cell, words: str, fill: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(legal(words))
    run.bold, run.font.size = bold, Pt(8.5)
    if fill:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - no other way to a fill


def _turn(cell: _Cell) -> None:
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "btLr")
    cell._tc.get_or_add_tcPr().append(direction)  # noqa: SLF001 - no other way to turn words


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - nor to this
