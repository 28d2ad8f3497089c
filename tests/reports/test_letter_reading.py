"""An edited letter comes back as it was edited, or it is told why not."""

import dataclasses
import io
import shutil
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chat.texts import texts
from reports.letter import drafted, tidied
from reports.letter_reading import MARKED, UNPACKED, read_back
from reports.letter_word import letter_docx
from reports.unread import LARGEST, Code, Unread, unread_words
from survey.joint_vote import Block
from tests.reports.expected_documents import expected_report
from tests.reports.letters_to_look_at import LETTERS

PARTS = (
    Block(id="opening", text="Wir antworten gemeinsam."),
    Block(id="joint-structure", heading="Struktur", text="Es könnte gehen.\n\n– eins\n– zwei"),
    Block(id="end", heading="Ende", text="Zeile eins\nZeile zwei\n\nNoch etwas."),
)
LETTER = dataclasses.replace(drafted(expected_report("jugendhilfe-votum")), blocks=PARTS)
MADE = letter_docx(LETTER)

OPENING_RUN = "<w:t>Wir antworten gemeinsam.</w:t>"


def xml_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("word/document.xml").decode()


def with_xml(xml: str, **more: bytes) -> bytes:
    """The letter with another main part, and with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(MADE)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, xml if name == "word/document.xml" else before.read(name))
        for name, content in more.items():
            after.writestr(name, content)
    return out.getvalue()


def edited(old: str, new: str) -> tuple[Block, ...] | Unread:
    """What is read when something that stands once in the XML was replaced."""
    xml = xml_of(MADE)
    assert xml.count(old) == 1, f"{old!r} stands {xml.count(old)} times"
    return read_back(with_xml(xml.replace(old, new)), LETTER)


def without_controls(xml: str) -> str:
    """As LibreOffice leaves it: the paragraphs without what marks them, and the bookmarks."""
    start, end = xml.index("<w:body>"), xml.index("</w:body>")
    body = xml[start:end]
    for opened in ("<w:sdt>", "<w:sdtContent>", "</w:sdtContent>", "</w:sdt>"):
        body = body.replace(opened, "")
    while "<w:sdtPr>" in body:
        before, _, rest = body.partition("<w:sdtPr>")
        body = before + rest.partition("</w:sdtPr>")[2]
    return xml[:start] + body + xml[end:]


def changed(part: int, **values: str) -> tuple[Block, ...]:
    blocks = list(PARTS)
    blocks[part] = Block.model_validate(blocks[part].model_dump() | values)
    return tuple(blocks)


# -- what comes back --------------------------------------------------------------


def test_letter_comes_back_as_it_went_out() -> None:
    assert read_back(MADE, LETTER) == PARTS


@pytest.mark.parametrize("name", LETTERS)
def test_draft_of_any_round_comes_back(name: str) -> None:
    letter = drafted(LETTERS[name]())
    assert read_back(letter_docx(letter), letter) == letter.blocks


def test_letter_without_controls_comes_back_by_its_bookmarks() -> None:
    xml = without_controls(xml_of(MADE))
    assert "<w:sdt>" not in xml
    assert read_back(with_xml(xml), LETTER) == PARTS
    more = xml.replace(OPENING_RUN, "<w:t>Anders.</w:t></w:r></w:p><w:p><w:r><w:t>Und mehr.</w:t>")
    assert read_back(with_xml(more), LETTER) == changed(0, text="Anders.\n\nUnd mehr.")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_letter_comes_back_from_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(MADE)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "docx", "--outdir", "out", "letter.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert read_back((tmp_path / "out" / "letter.docx").read_bytes(), LETTER) == PARTS


def test_words_typed_by_python_docx_come_back() -> None:
    opened = Document(io.BytesIO(MADE))
    for line in opened.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    ):
        if line.text == "Es könnte gehen.":
            line.text = "Es könnte gut gehen."
    out = io.BytesIO()
    opened.save(out)
    wanted = changed(1, text="Es könnte gut gehen.\n\n– eins\n– zwei")
    assert read_back(out.getvalue(), LETTER) == wanted


@pytest.mark.parametrize(
    ("new", "text"),
    [
        # typed in several runs, with a tracked deletion and a tracked insertion
        (("<w:t>Wir </w:t></w:r><w:del><w:r><w:delText>nicht</w:delText></w:r></w:del>"
         "<w:ins><w:r><w:t>gemeinsam.</w:t></w:r></w:ins><w:r>"), "Wir gemeinsam."),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t>", "a\nb c"),
        ("<w:t>E</w:t><w:noBreakHyphen/><w:t>Akte</w:t>", "E\N{NON-BREAKING HYPHEN}Akte"),
        ("<w:t>a</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>b</w:t>", "a\n\nb"),
        ("<w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>b</w:t>", "a\n\n– b"),
        ("<w:t>– a</w:t>", "– a"),
        ("<w:t> </w:t>", ""),
        ("<w:t>&lt;b&gt; \u202e</w:t>", "<b> [U+202E]"),
    ],
)  # fmt: skip
def test_edit_of_a_part_comes_back(new: str, text: str) -> None:
    assert edited(OPENING_RUN, new) == changed(0, text=text)


def test_heading_can_be_changed_and_taken_out() -> None:
    assert edited("<w:t>Struktur</w:t>", "<w:t>Aufbau</w:t>") == changed(1, heading="Aufbau")
    assert edited("<w:t>Struktur</w:t>", "") == changed(1, heading="")


def test_control_within_a_paragraph_is_read() -> None:
    xml = xml_of(MADE)
    start = xml.index("<w:sdt>")
    end = xml.index("</w:sdt>") + len("</w:sdt>")
    inside = (
        '<w:p><w:sdt><w:sdtPr><w:tag w:val="opening"/></w:sdtPr><w:sdtContent><w:r><w:t>Innen.'
        "</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    found = read_back(with_xml(xml[:start] + inside + xml[end:]), LETTER)
    assert found == changed(0, text="Innen.")
    beside = inside.replace("</w:p>", "<w:r><w:t>Daneben</w:t></w:r></w:p>")
    found = read_back(with_xml(xml[:start] + beside + xml[end:]), LETTER)
    assert found == Unread("outside", "Innen.Daneben")


words = st.text(st.characters(codec="utf-8"), max_size=120)


@given(st.tuples(words, words, words))
@example(("", "", "\N{NO-BREAK SPACE}"))
@settings(max_examples=60, deadline=None)
def test_any_words_come_back_tidied(said: tuple[str, str, str]) -> None:
    blocks = (
        Block(id="a", heading=said[0], text=said[1]),
        Block(id="b-c", text=f"{said[2]}\n\n– {said[0]}"),
    )
    letter = dataclasses.replace(LETTER, blocks=blocks)
    content = letter_docx(letter)
    assert read_back(content, letter) == tuple(map(tidied, blocks))


# -- what does not -------------------------------------------------------------------


def control(xml: str, tag: str) -> str:
    """The whole control that has this tag."""
    place = xml.index(f'<w:tag w:val="{tag}"/>')
    return xml[xml.rindex("<w:sdt>", 0, place) : xml.index("</w:sdt>", place) + len("</w:sdt>")]


def test_missing_and_doubled_and_unknown_parts_are_told() -> None:
    xml = xml_of(MADE)
    part = control(xml, "joint-structure")
    missing = read_back(with_xml(xml.replace(part, "")), LETTER)
    assert missing == Unread("missing", "Struktur")
    twice = read_back(with_xml(xml.replace(part, part + part)), LETTER)
    assert twice == Unread("twice", "Struktur")
    other = dataclasses.replace(LETTER, blocks=PARTS[:2])
    assert read_back(MADE, other) == Unread("unknown", "end")
    bare = without_controls(xml.replace(part, ""))
    assert read_back(with_xml(bare), LETTER) == Unread("missing", "Struktur")


def test_words_outside_of_the_parts_are_told() -> None:
    xml = xml_of(MADE)
    part = control(xml, "end")
    line = "<w:p><w:r><w:t>Das ginge verloren.</w:t></w:r></w:p>"
    for changed_ in (xml.replace(part, line + part), xml.replace(part, part + line)):
        assert read_back(with_xml(changed_), LETTER) == Unread("outside", "Das ginge verloren.")
    address = xml.replace("58332 Schwelm", "58332 Anderswo", 1)
    assert read_back(with_xml(address), LETTER) == Unread("outside", "58332 Anderswo")


def test_letter_that_was_made_on_another_day_is_read() -> None:
    later = dataclasses.replace(LETTER, at=LETTER.at.replace(day=20), note="Anders")
    assert read_back(MADE, later) == PARTS


@pytest.mark.parametrize("element", ["drawing", "pict", "object"])
def test_pictures_are_told(element: str) -> None:
    found = edited(OPENING_RUN, f"<w:t>a</w:t><w:{element}/>")
    assert found == Unread("object", "Wir antworten gemeinsam.")


def test_tables_are_told() -> None:
    part = control(xml_of(MADE), "end")
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    xml = xml_of(MADE).replace(part, part.replace("<w:sdtContent>", f"<w:sdtContent>{table}"))
    assert read_back(with_xml(xml), LETTER) == Unread("object", "Ende")


def test_endless_part_is_told() -> None:
    found = edited(OPENING_RUN, f"<w:t>{'x' * 1_000_001}</w:t>")
    assert found == Unread("too-long", "Wir antworten gemeinsam.")


def bomb() -> bytes:
    return with_xml(xml_of(MADE) + " " * 40_000_000)


def doctype() -> bytes:
    xml = xml_of(MADE)
    entities = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    return with_xml(xml.replace("<w:document", f"{entities}<w:document", 1))


def deflated_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 40_000_000)
    return out.getvalue()


def understated_bomb() -> bytes:
    """A few bytes that are unpacked at once, however little they say they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as packed:
        packed.writestr("word/document.xml", bytes(100_000_000))
    made = bytearray(out.getvalue())
    listed = made.index(b"PK\x01\x02")
    made[listed + 24 : listed + 28] = (1000).to_bytes(4, "little")
    return bytes(made)


def test_nothing_is_unpacked_that_does_not_say_its_size() -> None:
    made = understated_bomb()
    tracemalloc.start()
    try:
        assert read_back(made, LETTER) == Unread("no-docx")
        assert tracemalloc.get_traced_memory()[1] < UNPACKED
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: b"", "no-docx"),
        (lambda: b"%PDF-1.7", "no-docx"),
        (lambda: b"PK\x03\x04" + b"\x00" * 200, "no-docx"),
        (lambda: MADE[: len(MADE) // 2], "no-docx"),
        (lambda: with_xml("<w:document"), "no-docx"),
        (lambda: with_xml("<document/>"), "no-docx"),
        (lambda: with_xml(""), "no-docx"),
        (doctype, "no-docx"),
        (lambda: MADE + b"\x00" * LARGEST, "too-large"),
        (bomb, "too-large"),
        (deflated_bomb, "too-large"),
        (lambda: with_xml("<w:p/>" * (MARKED + 1)), "too-large"),
        (lambda: with_xml(xml_of(MADE), **{"word/vbaProject.bin": b"x"}), "macros"),
    ],
)
def test_what_is_no_letter_is_told(made: Callable[[], bytes], code: Code) -> None:
    assert read_back(made(), LETTER) == Unread(code)


@given(st.integers(0, len(MADE) - 1), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_broken_file_is_told_and_never_raises(place: int, byte: int) -> None:
    broken = MADE[:place] + bytes([byte]) + MADE[place + 1 :]
    found = read_back(broken, LETTER)
    assert isinstance(found, Unread) or found == PARTS


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("language", ["de", "en"])
def test_each_problem_has_its_words(code: Code, language: str) -> None:
    said = unread_words(Unread(code, "Struktur"), texts(language))
    assert said.endswith(".")
    assert ("Struktur" in said) == (code not in ("no-docx", "too-large", "macros"))
