"""The letter, opened again by another program: where things stand, who has signed, what it is."""

import dataclasses
import io
import json
import re
from functools import cache
from typing import Any

import pypdfium2
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reports.data import summary_json
from reports.flow import flow, plain, text_of, tidy
from reports.letter import JointLetter, drafted, written
from reports.letter_file import letter_pdf
from reports.letter_word import letter_docx
from reports.outline import Items, Words
from survey.joint_vote import Block, Signature, Signatures
from tests.reports.expected_documents import ALL, SEVEN, expected_report
from tests.reports.letters_to_look_at import LETTERS, everybody

MM = 72 / 25.4
"""Points of a millimetre."""

each_letter = pytest.mark.parametrize("name", LETTERS)


@cache
def joint_vote() -> JointLetter:
    return drafted(expected_report("jugendhilfe-votum"))


def signed(signatures: Signatures) -> JointLetter:
    return dataclasses.replace(joint_vote(), signatures=signatures)


@cache
def looked_at(name: str) -> tuple[JointLetter, bytes]:
    report = LETTERS[name]()
    letter = dataclasses.replace(drafted(report), signatures=everybody(report))
    return letter, letter_pdf(letter)


def text_of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def lines_of_docx(content: bytes) -> list[str]:
    body = Document(io.BytesIO(content)).element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{space}t")) for p in body.iter(f"{space}p")]


def squeezed(words: str) -> str:
    kept = words.replace("\N{SOFT HYPHEN}", "").replace("\N{ZERO WIDTH SPACE}", "")
    return re.sub(r"[\s\-\N{HYPHEN}]+", "", kept)


def top_of(content: bytes, words: str) -> tuple[float, float]:
    """How far from the left and the upper edge of the first page these words begin, in mm."""
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage()
    place = text.search(words).get_next()
    assert place is not None
    left, _, _, top = text.get_charbox(place[0])
    return left / MM, (page.get_height() - top) / MM


# -- what it is -----------------------------------------------------------------


def test_letter_that_nobody_has_signed_is_a_draft_on_every_page() -> None:
    words, pdf = written(joint_vote()), letter_pdf(joint_vote())
    assert (words.draft, words.title) == ("Entwurf", "Entwurf eines gemeinsamen Votums")
    assert (words.signed, words.names, words.missing) == ("", (), "")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) == 2
    assert all("Entwurf" in page for page in pages)
    assert "gez." not in text_of_pdf(pdf)
    assert "gez." not in "\n".join(lines_of_docx(letter_docx(joint_vote())))


@pytest.mark.parametrize("signatures", [None, Signatures(), Signatures(missing=("Witten",))])
def test_letter_without_any_name_is_a_draft(signatures: Signatures | None) -> None:
    words = written(dataclasses.replace(joint_vote(), signatures=signatures))
    assert (words.draft, words.missing) == ("Entwurf", "")


def test_vote_of_all_has_eight_people_for_nine_towns_under_one_gez() -> None:
    words = written(signed(ALL))
    assert words.title == "Gemeinsames Votum aller 9 Kommunen"
    assert (words.draft, words.note, words.missing) == ("", "", "")
    assert words.names == (
        "Jugendamtsleitung Gevelsberg (Gevelsberg)",
        "Jugendamtsleitung Herdecke (Herdecke)",
        "Jugendamtsleitung Hattingen (Hattingen)",
        "i. V. Vertretung Witten (Witten)",
        "Jugendamtsleitung Ennepetal (Breckerfeld und Ennepetal)",
        "Jugendamtsleitung Wetter (Wetter (Ruhr))",
        "Jugendamtsleitung Schwelm (Schwelm)",
        "Jugendamtsleitung Sprockhövel (Sprockhövel)",
    )
    text = text_of_pdf(letter_pdf(signed(ALL)))
    assert text.count("gez.") == 1
    assert "Entwurf" not in text
    lines = lines_of_docx(letter_docx(signed(ALL)))
    first = lines.index("gez.")
    assert tuple(lines[first + 1 : first + 9]) == words.names


def test_vote_of_some_names_those_who_are_missing() -> None:
    words = written(signed(SEVEN))
    assert words.title == "Votum der unterzeichnenden Kommunen"
    assert len(words.names) == 7
    assert words.missing == "Nicht unterzeichnet für: Breckerfeld, Ennepetal"
    text = text_of_pdf(letter_pdf(signed(SEVEN)))
    assert "Votum der unterzeichnenden Kommunen" in text
    assert "Nicht unterzeichnet für: Breckerfeld, Ennepetal" in text
    assert "aller" not in written(signed(SEVEN)).title


def test_signatures_are_complete_only_if_somebody_signed_and_nobody_is_missing() -> None:
    assert ALL.complete
    assert not SEVEN.complete
    assert not Signatures().complete


# -- where it stands --------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "left", "top"),
    [
        ("Kreisverwaltung", 25, 62.7),  # the address, below 17.7 mm for the return address
        ("Datum", 125, 50),  # the information block
        ("Ihre Abfrage an die", 25, 98.4),  # the subject
    ],
)
def test_letter_has_the_places_of_form_b(words: str, left: float, top: float) -> None:
    found = top_of(letter_pdf(joint_vote()), words)
    assert list(found) == pytest.approx([left, top], abs=0.8)


def test_letter_has_its_fold_marks() -> None:
    page = pypdfium2.PdfDocument(letter_pdf(joint_vote()))[0]
    picture = page.render(scale=100 / 72).to_pil().convert("L")
    beside = round(8 / 25.4 * 100)
    dark = [picture.getpixel((beside, row)) < 200 for row in range(picture.height)]
    marks = [row for row in range(1, len(dark)) if dark[row] and not dark[row - 1]]
    assert [row / 100 * 25.4 for row in marks] == pytest.approx([105, 148.5, 210], abs=0.5)


def test_day_is_written_out_and_pages_are_numbered_from_the_second() -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(letter_pdf(joint_vote()))).pages]
    assert "18. Dezember 2026" in pages[0]
    assert "Seite" not in pages[0]
    assert "Seite 2 von 2" in pages[1]
    assert "Betreff" not in "".join(pages)


@each_letter
def test_long_addresses_stay_above_the_subject(name: str) -> None:
    letter, pdf = looked_at(name)
    words = written(letter)
    assert top_of(pdf, words.subject[:20])[1] < 103
    assert words.recipient[-1][:10] in text_of_pdf(pdf)


@each_letter
def test_letter_is_tagged_and_says_what_it_is(name: str) -> None:
    letter, pdf = looked_at(name)
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert str(root["/Lang"]).startswith(letter.texts.language)
    assert PdfReader(io.BytesIO(pdf)).metadata.title == written(letter).subject  # type: ignore[union-attr]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@each_letter
def test_same_letter_gives_the_same_files(name: str) -> None:
    letter, pdf = looked_at(name)
    assert letter_pdf(letter) == pdf
    assert letter_docx(letter) == letter_docx(letter)


# -- what it says ------------------------------------------------------------------


@each_letter
def test_both_files_have_every_word(name: str) -> None:
    letter, pdf = looked_at(name)
    words, foot = written(letter), letter.texts("joint-page")
    pages = PdfReader(io.BytesIO(pdf)).pages
    number = rf"{foot} \d+ \S+ \d+"
    in_pdf = squeezed("".join(re.sub(number, "", page.extract_text()) for page in pages))
    lines = lines_of_docx(letter_docx(letter))
    for block in words.blocks:
        for piece in flow(block.text):
            for said in piece.items if isinstance(piece, Items) else (piece.words,):
                assert said in lines
                assert squeezed(said) in in_pdf
    for said in (*words.names, words.subject, words.title, words.closing, *words.recipient):
        assert said in lines
        assert squeezed(said) in in_pdf


def test_letter_says_what_the_json_says() -> None:
    report = expected_report("jugendhilfe-votum")
    data = json.loads(summary_json(report.summary))
    text = squeezed(text_of_pdf(letter_pdf(joint_vote())))
    for vote in data["votes"]:
        counts = vote["counts"]
        said = f"Nein {counts['no']}, Enthaltung {counts['abstain']}; ohne Stimme 2"
        assert squeezed(said) in text
        for key, condition in vote["conditions"].items():
            assert squeezed(f"{report.town(key)}: „{condition}“") in text


HOSTILE = (
    "<b>x</b> &amp; <script>",
    '#import "/etc/passwd" $x^2$ *a* _b_ @c `d` #{1+1} \\\\ // /*',
    "\u202eabc\u2066 \x00\x07\x1f\ud800 \ufffe",
    "x" * 3000,
    "– a\n– b\n\n\n– c",
    "😀 漢字 עברית",
    "=1+1\t\tw:t </w:t>",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    blocks = (Block(id="a", heading=words, text=words), Block(id="b", text=f"b {words}"))
    name = plain(words)[:80]
    signatures = Signatures(signed=(Signature(name=name, towns=(name,)),), missing=(name,))
    letter = dataclasses.replace(joint_vote(), blocks=blocks, signatures=signatures)
    assert letter_pdf(letter).startswith(b"%PDF")
    lines = lines_of_docx(letter_docx(letter))
    assert all(each in lines for piece in flow(words) for each in pieces(piece))


def pieces(piece: Words | Items) -> list[str]:
    said = piece.items if isinstance(piece, Items) else (piece.words,)
    return [each.replace("\n", "") for each in said]


@given(st.text(st.characters(codec=None), max_size=300))
@settings(max_examples=300, deadline=None)
def test_text_of_a_part_is_tidied_once_for_all(words: str) -> None:
    once = tidy(words)
    assert tidy(once) == once
    assert text_of(flow(once)) == once


@given(st.text(max_size=60), st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_words_can_be_set(heading: str, text: str) -> None:
    blocks = (Block(id="a", heading=heading, text=text),)
    letter = dataclasses.replace(joint_vote(), blocks=blocks)
    assert letter_pdf(letter).startswith(b"%PDF")
    assert letter_docx(letter).startswith(b"PK")
