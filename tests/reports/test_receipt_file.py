"""The receipt as a PDF, opened again with another program."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from chat.answers import Block, Line
from chat.receipt import Receipt
from chat.texts import texts
from reports.glyphs import spelled
from reports.receipt_file import receipt_file
from survey.chain import Entry

AT = dt.datetime(2026, 12, 18, 10, 59, 30, 123456, tzinfo=dt.UTC)
MARGIN = 22 / 25.4 * 72 - 1
"""What is left white at the right, in points."""

CHECKSUM, HASH = "0123456789abcdef" * 4, "fedcba9876543210" * 4
RECEIPT = Receipt(
    round="solidarpakt-en",
    key="05954036",
    title="Solidarpakt Ennepe-Ruhr: Interessenbekundung",
    town="Witten",
    number=1,
    at="Freitag, 18. Dezember 2026, 11:59 Uhr",
    signed="Abgegeben von: Stellvertretung Witten (i. V.)",
    checksum=CHECKSUM,
    entry=Entry(31, AT, "submitted", "", "", HASH),
    nil_return=False,
    answers=(
        Block(
            "Wohnen",
            (
                Line(1, "Interesse", "Möchte Ihre Stadt zusammenarbeiten?", "Ja, unter Vorbehalt"),
                Line(2, "Zu „Ja“", "-", "Nur mit #strong[Personal]\nund *bald*.", explains=True),
            ),
        ),
        Block("", (Line(3, "", "Möchten Sie noch etwas mitteilen?", "keine Angabe"),)),
    ),
    late=False,
)


def opened(receipt: Receipt = RECEIPT, language: str = "de") -> PdfReader:
    return PdfReader(io.BytesIO(receipt_file(receipt, AT, texts(language)).content))


def words(pdf: PdfReader) -> str:
    """Everything that stands on the pages, lines joined."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def with_answer(answer: str, question: str = "Frage?", town: str = "Witten") -> Receipt:
    block = Block("", (Line(1, "", question, answer),))
    return replace(RECEIPT, answers=(block,), town=town)


@pytest.mark.parametrize(
    ("language", "name", "caption"),
    [
        (
            "de",
            "quittung-05954036-1.pdf",
            "Für Ihre Akten: die Quittung für Witten als PDF",
        ),
        (
            "en",
            "receipt-05954036-1.pdf",
            "For your files: the receipt for Witten as a PDF",
        ),
    ],
)
def test_receipt_is_named_after_town_and_number(language: str, name: str, caption: str) -> None:
    file = receipt_file(RECEIPT, AT, texts(language))
    assert (file.kind, file.name, file.caption) == ("document", name, caption)


def test_receipt_has_everything_the_messages_have() -> None:
    assert words(opened()) == (
        "Solidarpakt Ennepe-Ruhr: Interessenbekundung "
        "Quittung Witten, Abgabe Nr. 1 "
        "Eingegangen: Freitag, 18. Dezember 2026, 11:59 Uhr "
        "Abgegeben von: Stellvertretung Witten (i. V.) "
        f"Prüfsumme: {CHECKSUM} "
        f"Protokoll: Eintrag Nr. 31, Prüfsumme {HASH} "
        "Antworten "
        "Wohnen Antwort "
        "Möchte Ihre Stadt zusammenarbeiten? Ja, unter Vorbehalt "
        "Zu „Ja“ Nur mit #strong[Personal] und *bald*. "
        "Frage Antwort "
        "Möchten Sie noch etwas mitteilen? keine Angabe "
        "Quittung Witten, Abgabe Nr. 1 Seite 1 von 1"
    )


def test_receipt_of_a_nil_return_has_no_answers() -> None:
    said = words(opened(replace(RECEIPT, nil_return=True, answers=())))
    assert "Fehlanzeige: Es wird nichts erklärt. Quittung Witten" in said
    assert "Antworten" not in said


def test_receipt_of_a_late_submission_says_so() -> None:
    assert "Verspätet eingegangen" in words(opened(replace(RECEIPT, late=True)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_receipt_can_be_read_aloud(language: str) -> None:
    """What PDF/UA-1 asks for: a title that is shown, a language, and a tree of tags."""
    pdf = opened(language=language)
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/Table", "/TH", "/TD", "/H1", "/H2"} <= tags(root["/StructTreeRoot"])
    assert pdf.metadata is not None
    assert (pdf.metadata.title or "").endswith(", Solidarpakt Ennepe-Ruhr: Interessenbekundung")
    assert b"pdfuaid:part" in receipt_file(RECEIPT, AT, texts(language)).content


def tags(node: Any) -> set[str]:
    """The names of all tags in the tree."""
    if not isinstance(node, dict):
        return set()
    kids = node.get("/K", [])
    below = [tags(kid.get_object()) for kid in (kids if isinstance(kids, list) else [kids])]
    return {node.get("/S", "")}.union(*below)


def test_many_answers_go_over_numbered_pages_and_none_is_lost() -> None:
    blocks = tuple(
        Block(f"Feld {n}", tuple(Line(n, "", f"Frage {n}.{m}?", "Wort " * 99) for m in range(4)))
        for n in range(12)
    )
    pdf = opened(replace(RECEIPT, answers=blocks))
    count = len(pdf.pages)
    assert count > 5
    for number, page in enumerate(pdf.pages, start=1):
        assert f"Seite {number} von {count}" in page.extract_text()
    said = words(pdf)
    assert said.count("Wort") == 12 * 4 * 99
    assert all(f"Frage {n}.{m}?" in said for n in range(12) for m in range(4))


def test_long_text_name_and_word_stay_on_the_page() -> None:
    town = "Samtgemeinde " + "Langenau" * 8
    receipt = with_answer("W" * 4000, "f" * 800, town)
    pdf = PdfDocument(receipt_file(receipt, AT, texts("de")).content)
    letters = 0
    for page in pdf:
        found = page.get_textpage()
        for at in range(found.count_chars()):
            left, _, right, _ = found.get_charbox(at)
            assert 0 <= left <= right <= page.get_width() - MARGIN
        letters += found.get_text_range().count("W")
    assert letters > 4000


def test_sign_that_the_typeface_lacks_is_spelled_and_explained() -> None:
    said = words(opened(with_answer("Gern 😀 bald")))
    assert "Gern [U+1F600] bald" in said
    assert "Zeichen ohne Bild in dieser Schrift stehen hier mit ihrer Nummer" in said
    assert "Zeichen ohne Bild" not in words(opened())


def test_same_receipt_is_the_same_file() -> None:
    assert receipt_file(RECEIPT, AT, texts("de")) == receipt_file(RECEIPT, AT, texts("de"))


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(min_size=1, max_size=60))
def test_whatever_people_write_there_is_a_receipt(answer: str, question: str) -> None:
    assert len(opened(with_answer(answer, question)).pages) == 1


def test_spelled_leaves_what_can_be_shown() -> None:
    shown = "Größe, Łódź, „so“ – 2.000,00 EUR\n✓"
    assert spelled(shown) == shown
    assert spelled("\t中\u200d") == "[U+0009][U+4E2D][U+200D]"
