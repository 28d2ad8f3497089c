"""Every document, opened again by another program and held against the JSON."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import openpyxl
import pypdfium2
import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.shared import Mm
from openpyxl.workbook import Workbook
from pypdf import PdfReader

from chat.format import LOCALES
from reports import matrix, phrases
from reports.data import summary_json
from reports.glyphs import spelled
from reports.open_data import answers_csv
from reports.pdf import summary_pdf
from reports.picture import chart_files, matrix_png
from reports.report import Report
from reports.word import summary_docx
from reports.workbook import workbook
from tests.reports.rounds_to_look_at import LOOKED_AT

A4 = (595, 842)
"""Points."""

each_round = pytest.mark.parametrize("name", LOOKED_AT)


@cache
def report(name: str) -> Report:
    return LOOKED_AT[name]()


@cache
def data(name: str) -> Any:
    return json.loads(summary_json(report(name).summary))


@cache
def book(name: str) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(report(name))))


@cache
def word(name: str) -> Opened:
    return Document(io.BytesIO(summary_docx(report(name))))


@cache
def pdf(name: str) -> bytes:
    return summary_pdf(report(name))


@cache
def pdf_text(name: str) -> str:
    """All words of the PDF, without breaks and blanks, since lines are broken where they are full,
    and without what stands at the foot of each page."""
    reader = PdfReader(io.BytesIO(pdf(name)))
    foot = unbroken(report(name).summary.round.title + report(name).texts("document-page"))
    pages = (unbroken(page.extract_text()) for page in reader.pages)
    return "".join(re.sub(re.escape(foot) + r"\d+/\d+", "", page) for page in pages)


def unbroken(words: str) -> str:
    return "".join(words.split()).replace("-", "").replace("\N{SOFT HYPHEN}", "")


def sheet(name: str, view: str) -> list[tuple[Any, ...]]:
    rows = book(name)[report(name).texts(f"view-{view}")].iter_rows(values_only=True)
    return list(rows)[1:]


# -- the workbook --------------------------------------------------------------


@each_round
def test_workbook_has_the_votes_of_the_json(name: str) -> None:
    told = [
        (row[1] or None, *row[5:10], *row[11:14], round(row[14] * 10**6))
        for row in sheet(name, "votes")
    ]
    fields = {each.id: report(name).said(each.label) for each in report(name).round.fields}
    assert told == [
        (
            fields.get(vote["field"]),
            vote["of"],
            vote["counts"]["yes"],
            vote["with_condition"],
            vote["counts"]["no"],
            vote["counts"]["abstain"],
            vote["inhabitants"]["yes"],
            vote["inhabitants"]["no"],
            vote["inhabitants"]["abstain"],
            round(weighed(vote) / vote["of"] * 10**6),
        )
        for vote in data(name)["votes"]
    ]


def weighed(vote: dict[str, Any]) -> int:
    return int(vote["inhabitants" if vote["basis"] == "inhabitants" else "counts"]["yes"])


@each_round
def test_workbook_has_every_answer_of_the_json(name: str) -> None:
    rows = sheet(name, "answers")
    keys = [row[0] for row in rows]
    assert set(keys) == set(report(name).roster.by_key)
    assert all(isinstance(key, str) and len(key) == 8 for key in keys)
    said = {key: pieces(answers) for key, answers in data(name)["answers"].items()}
    assert len(rows) == sum(said.get(key) or 1 for key in report(name).roster.by_key)


def pieces(answers: dict[str, Any]) -> int:
    """How many answers there are, each item of an entry being one."""
    if answers == {"nil_return": True}:
        return 0
    return sum(
        sum(map(len, value)) if is_group(value) else 1 for value in answers.values() if value != []
    )


def is_group(value: Any) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


@each_round
def test_workbook_keeps_numbers_days_and_keys_apart(name: str) -> None:
    for row in sheet(name, "towns"):
        mandate = report(name).roster.by_key[row[0]]
        midnight = dt.datetime.combine(mandate.counted_on, dt.time())
        assert row[1:4] == (mandate.municipality, mandate.inhabitants, midnight)


@each_round
def test_workbook_has_links_and_cooperations(name: str) -> None:
    assert len(sheet(name, "partners")) == len(data(name)["partners"])
    first = sheet(name, "merged")[0]
    assert first[0] == 1
    assert first[5]  # who has reported it


@each_round
def test_workbook_can_be_read_and_printed(name: str) -> None:
    opened = book(name)
    texts = report(name).texts
    views = ("overview", "votes", "towns", "answers", "partners", "merged", "priorities", "figures")
    assert opened.sheetnames == [texts(f"view-{view}") for view in (*views, "definitions")]
    for each in opened.worksheets:
        assert (each.freeze_panes, each.print_title_rows) == ("A2", "$1:$1")
        assert (each.page_setup.orientation, each.page_setup.paperSize) == ("landscape", 9)
        assert each.page_setup.fitToHeight == 0
        assert all(cell.font.b and cell.value for cell in each[1])
    assert opened.properties.title == report(name).summary.round.title
    language = opened.custom_doc_props["Language"].value
    assert language == LOCALES[report(name).language].replace("_", "-")


@each_round
def test_workbook_defines_every_column_and_rule(name: str) -> None:
    defined = {(row[0], row[1]) for row in sheet(name, "definitions")}
    for each in book(name).worksheets[:-1]:
        assert {(each.title, cell.value) for cell in each[1]} <= defined
    rule = report(name).texts(f"rule-{report(name).round.vote.rule}")
    assert (report(name).texts("view-rules"), rule) in defined


@each_round
def test_workbook_has_no_formula(name: str) -> None:
    assert not [
        cell.coordinate
        for each in book(name).worksheets
        for row in each.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


# -- the PDF and the Word document ------------------------------------------------


def said(name: str) -> Iterator[str]:
    """What has to stand in every document that is read."""
    found = report(name)
    yield from (found.summary.round.title, phrases.status(found), found.summary.chain.head)
    yield from phrases.turnout_lines(found)
    for vote in found.summary.votes:
        yield phrases.vote_title(found, vote)
        yield phrases.verdict_by_rule(found, vote)
        yield phrases.counts(found, vote)
        yield from phrases.conditions(found, vote)
    for mandate in found.roster.mandates:
        yield mandate.municipality
    for answers in data(name)["answers"].values():
        for value in answers.values():
            if isinstance(value, str) and " " in value:
                yield value


@each_round
def test_pdf_says_what_the_json_has(name: str) -> None:
    text = pdf_text(name)
    assert [words for words in said(name) if unbroken(spelled(words)) not in text] == []


@each_round
def test_pdf_can_be_read_aloud(name: str) -> None:
    reader = PdfReader(io.BytesIO(pdf(name)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == report(name).language
    assert reader.metadata is not None
    assert reader.metadata.title == report(name).summary.round.title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    sizes = {tuple(map(round, page.mediabox[2:])) for page in reader.pages}
    assert sizes == {A4}


@each_round
def test_pdf_becomes_a_picture_on_every_page(name: str) -> None:
    with pypdfium2.PdfDocument(pdf(name)) as opened:
        for page in opened:
            drawn = page.render(scale=0.5).to_pil().convert("L")
            assert drawn.getextrema()[0] < 128


@each_round
def test_word_says_what_the_json_has(name: str) -> None:
    opened = word(name)
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])
    assert [words for words in said(name) if words not in text] == []


@each_round
def test_word_has_the_towns_with_their_marks(name: str) -> None:
    opened = word(name)
    tables = matrix.tables(report(name))
    for table, drawn in zip(tables, opened.tables, strict=False):
        assert [cell.text for cell in drawn.rows[0].cells][1:] == list(table.columns)
        for row, made in zip(table.rows, drawn.rows[1:], strict=False):
            marks = [cell.mark for cell in row.cells] or [row.whole] * len(table.columns)
            assert [cell.text for cell in made.cells] == [row.town, *marks]


@each_round
def test_word_has_something_between_any_two_tables(name: str) -> None:
    kinds = [child.tag for child in word(name).element.body]
    assert (qn("w:tbl"), qn("w:tbl")) not in list(pairwise(kinds))


@each_round
def test_word_document_is_set_up_for_reading(name: str) -> None:
    opened = word(name)
    about, page = opened.core_properties, opened.sections[0]
    assert about.title == report(name).summary.round.title
    assert about.language == LOCALES[report(name).language].replace("_", "-")
    wide, high = page.page_width or 0, page.page_height or 0
    assert (round(wide / Mm(1)), round(high / Mm(1))) == (210, 297)
    headings = [each for each in opened.paragraphs if each.style and each.style.name == "Heading 1"]
    assert len(headings) > 5
    for table in opened.tables:
        assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None


# -- all of them ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["nine", "other"])
def test_documents_are_the_same_for_the_same_report(name: str) -> None:
    for make in (workbook, summary_docx, summary_pdf, answers_csv, chart_files, matrix_png):
        assert make(report(name)) == make(report(name))
