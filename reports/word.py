"""The summary as a Word document, to be worked on: headings, lists and tables as such."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from chat.format import LOCALES
from reports import matrix
from reports.outline import Block, Grid, Items, Section, Towns, Words, outline
from reports.report import Report

FILLS: dict[str, str] = {
    "yes": "D3ECD9", "conditional": "FBEEBA", "no": "F8D7D3", "abstain": "DFE5EC", "none": "E6DFF2",
}  # fmt: skip
STYLES = frozenset(
    {"Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Footer", "Header"}
    | {"Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
)
"""Those in use. The library brings ten times as many, and looks through all for each paragraph."""

HEAD = "DDE3EA"
TURNED = 3
"""More columns than this have their headings turned, to stand beside the names."""

TURNED_HEIGHT = Mm(38)
WIDTH, NAMES = Mm(166), Mm(46)
"""Of a table, and of its first column."""

Filled = tuple[str, str]
"""Words, and the colour behind them as hexadecimal digits; empty for none."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The instant that every part of the file bears: a file tells nothing of when it was packed."""


def summary_docx(report: Report) -> bytes:
    """The whole summary on A4. The same report always gives the same bytes. It has every single
    answer: it is for coordinators."""
    made = Document()
    _describe(made, report)
    _set_up(made, report)
    made.add_heading(_legal(report.summary.round.title), level=0)
    made.add_paragraph(report.texts("document-title"), style="Subtitle")
    for section in outline(report):
        _write(made, section, report)
    packed = io.BytesIO()
    made.save(packed)
    return _same_bytes(packed.getvalue())


def _describe(made: Opened, report: Report) -> None:
    about = made.core_properties
    about.title, about.subject = _legal(report.summary.round.title), report.texts("document-title")
    about.author, about.comments, about.last_modified_by = "Votum", "", "Votum"
    about.language = LOCALES[report.language].replace("_", "-")
    about.created = about.modified = report.at.astimezone(dt.UTC).replace(tzinfo=None)


def _set_up(made: Opened, report: Report) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(20)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LOCALES[report.language].replace("_", "-"))
    for style in list(made.styles):
        if (style.name or "").removesuffix(" Char") not in STYLES:
            style.delete()
        elif style.type == WD_STYLE_TYPE.PARAGRAPH:
            _one_look(style)
    normal = made.styles["Normal"].element.get_or_add_rPr()
    for before in normal.findall(qn("w:lang")):
        normal.remove(before)
    normal.append(language)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{_legal(report.summary.round.title)} – {report.texts('document-page')} ")
    _add_page_number(foot)


def _one_look(style: object) -> None:
    """One typeface and one colour throughout, whatever the template of the library has."""
    font = style.font  # type: ignore[attr-defined]  # a paragraph style has one
    font.name, font.color.rgb = "Arial", RGBColor(0x1B, 0x24, 0x30)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))  # type: ignore[attr-defined]
    for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[theme]
    sizes = {"Normal": 10, "Title": 18, "Subtitle": 12, "Heading 1": 14, "Heading 2": 11}
    if style.name in sizes:  # type: ignore[attr-defined]
        font.size = Pt(sizes[style.name])  # type: ignore[attr-defined]


def _add_page_number(foot: Paragraph) -> None:
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = words or None
        run._r.append(element)  # noqa: SLF001 - the library has no other way to a field


def _write(made: Opened, section: Section, report: Report) -> None:
    made.add_heading(_legal(section.title), level=section.depth)
    for block in section.blocks:
        _write_block(made, block, report)


def _write_block(made: Opened, block: Block, report: Report) -> None:
    """What is drawn is left out: it stands beside it in words or numbers."""
    match block:
        case Words(words):
            made.add_paragraph(_legal(words))
        case Items(items):
            for each in items:
                made.add_paragraph(_legal(each), style="List Bullet")
        case Grid(heads, rows):
            _add_table(made, heads, [[(cell, "") for cell in row] for row in rows])
        case Towns(tables, legend):
            for table in tables:
                _add_towns(made, table, report)
                made.add_paragraph()  # two tables without one between them become one
            made.add_paragraph(_legal("; ".join(f"{m.mark} {m.meaning}" for m in legend)))


def _add_towns(made: Opened, table: matrix.Table, report: Report) -> None:
    for words in table.above:
        made.add_paragraph(_legal(words))
    rows = [[(row.town, ""), *_filled(row)] for row in table.rows]
    rows += [[(each, "") for each in (total.label, *total.numbers)] for total in table.totals]
    if table.verdicts:
        verdicts = ((verdict.words, "") for verdict in table.verdicts)
        rows.append([(report.texts("report-result"), ""), *verdicts])
    heads = (report.texts("column-town"), *table.columns)
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
    run = cell.paragraphs[0].add_run(_legal(words))
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


def _legal(words: str) -> str:
    """The words without what XML cannot hold."""
    return "".join(each for each in words if each in "\n\t" or each >= " ")


def _same_bytes(packed: bytes) -> bytes:
    """The file with the same parts, packed without the time of packing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            after.writestr(info, before.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
