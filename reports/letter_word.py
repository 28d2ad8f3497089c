"""The joint letter as a Word document: each part is a content control that bears its id, so that
an edited document can be read back (`letter_reading.py`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from reports.flow import flow
from reports.letter import JointLetter, Written, written
from reports.outline import Words
from reports.word_base import About, add_field, begun, packed
from survey.joint_vote import Block

UPPER, EDGE = Mm(20), Mm(25)
SUBJECT = Mm(98.4)
"""How far below the upper edge of the paper the subject begins (DIN 5008, form B)."""

RECIPIENT = Mm(62.7)
"""How far below it the recipient begins."""

SMALL, QUIET = Pt(8), Pt(6)
FITS, FITS_QUIET = 36, 58
"""Characters of a line of the address that fit into its window in full size, and of the return
address."""


def letter_docx(letter: JointLetter) -> bytes:
    """The letter on A4. The same letter always gives the same bytes."""
    words, texts = written(letter), letter.texts
    made = begun(About(words.subject, words.title, texts.language, letter.at))
    _pages(made, words)
    _address_field(made, words)
    _opening(made, words)
    for number, block in enumerate(words.blocks, start=1):
        with _control(made, number, block):
            _part(made, block)
    _closing(made, words)
    return packed(made)


def _pages(made: Opened, words: Written) -> None:
    """Margins, the fold marks on the first page, the page number on all others."""
    page = made.sections[0]
    page.left_margin, page.right_margin = EDGE, Mm(20)
    page.top_margin, page.bottom_margin = UPPER, Mm(25)
    page.different_first_page_header_footer = True
    for header in (page.first_page_header, page.header):
        line = header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.add_run(words.draft).bold = True
    for height, length in ((Mm(105), Mm(4)), (Mm(148.5), Mm(6)), (Mm(210), Mm(4))):
        mark = _tight(page.first_page_header.paragraphs[-1].insert_paragraph_before())
        _frame(mark, Mm(5), height, length)
        _line_above(mark)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run(f"{words.pages[0]} ")
    add_field(foot, "PAGE")
    foot.add_run(f" {words.pages[1]} ")
    add_field(foot, "NUMPAGES")


def _address_field(made: Opened, words: Written) -> None:
    """Letterhead, return address, address and information block, each where the form has it."""
    for number, line in enumerate(words.sender):
        head = _tight(made.add_paragraph())
        head.add_run(line).bold = number == 0
        _frame(head, EDGE, UPPER, Mm(165))
    sent_back = " · ".join(words.sender)
    back = _tight(made.add_paragraph())
    back.add_run(sent_back).font.size = QUIET
    above = Mm(3 * (len(sent_back) // FITS_QUIET + 1))
    _frame(back, EDGE, Length(RECIPIENT - above), Mm(80))
    longest = max(map(len, words.recipient), default=0)
    for line in words.recipient:
        address = _tight(made.add_paragraph())
        address.add_run(line).font.size = Pt(10) if longest <= FITS else SMALL
        _frame(address, EDGE, RECIPIENT, Mm(80))
    for name, value in words.info:
        for said, size in ((name, SMALL), (value, Pt(10))):
            below = _tight(made.add_paragraph())
            below.add_run(said).font.size = size
            _frame(below, Mm(125), Mm(50), Mm(65))


def _opening(made: Opened, words: Written) -> None:
    subject = made.add_heading(words.subject, level=1)
    subject.paragraph_format.space_before = Length(SUBJECT - UPPER)
    subject.runs[0].font.size = Pt(10)
    made.add_paragraph(words.title)
    if words.note:
        made.add_paragraph().add_run(words.note).font.size = SMALL
    salutation = made.add_paragraph(words.salutation)
    salutation.paragraph_format.space_before = Pt(12)


def _part(made: Opened, block: Block) -> None:
    if block.heading:
        made.add_heading(block.heading, level=2)
    flowing = flow(block.text)
    for piece in flowing:
        if isinstance(piece, Words):
            made.add_paragraph(piece.words)
            continue
        for item in piece.items:
            made.add_paragraph(item, style="List Bullet")
    if not flowing and not block.heading:
        made.add_paragraph()  # a control cannot be without any


def _closing(made: Opened, words: Written) -> None:
    closing = made.add_paragraph(words.closing)
    closing.paragraph_format.space_before = Pt(12)
    closing.paragraph_format.keep_with_next = bool(words.names)
    if not words.names:
        return
    made.add_paragraph(words.signed).paragraph_format.keep_with_next = True
    for name in words.names:
        _tight(made.add_paragraph(name))
    if words.missing:
        made.add_paragraph(words.missing).paragraph_format.space_before = Pt(12)


@contextmanager
def _control(made: Opened, number: int, block: Block) -> Iterator[None]:
    """A content control around the paragraphs that are added meanwhile, which bears the id of the
    part. LibreOffice keeps no controls of several paragraphs, so a bookmark begins the part too."""
    body = made.element.body
    before = set(body)
    yield
    added = [each for each in body if each not in before]
    control, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    title = (block.heading or block.id)[:64]
    for name, value in (("alias", title), ("tag", block.id), ("id", str(number))):
        properties.append(_valued(name, value))
    content = OxmlElement("w:sdtContent")
    added[0].addprevious(control)
    for each in added:
        content.append(each)
    control.append(properties)
    control.append(content)
    _mark_beginning(added[0], number, bookmark(block.id))


def bookmark(id_: str) -> str:
    """What the bookmark is called that begins a part: such names hold no hyphen, and are short."""
    return f"votum_{sha256(id_.encode()).hexdigest()[:16]}"


def _mark_beginning(line: BaseOxmlElement, number: int, name: str) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = line.find(qn("w:pPr"))
    line.insert(0 if properties is None else 1, start)
    start.addnext(end)


def _valued(name: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    return element


def _frame(line: Paragraph, x: Length, y: Length, width: Length) -> None:
    """Puts the paragraph at a place of the paper. Those that follow each other at the same place
    stand below each other."""
    frame = OxmlElement("w:framePr")
    places: Sequence[tuple[str, str]] = (
        ("w", str(round(width.twips))), ("wrap", "around"), ("vAnchor", "page"),
        ("hAnchor", "page"), ("x", str(round(x.twips))), ("y", str(round(y.twips))),
    )  # fmt: skip
    for name, value in places:
        frame.set(qn(f"w:{name}"), value)
    properties = line._p.get_or_add_pPr()  # noqa: SLF001 - the library knows no frames
    style = properties.find(qn("w:pStyle"))
    properties.insert(0 if style is None else 1, frame)


def _line_above(mark: Paragraph) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "4C5866")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = mark._p.get_or_add_pPr()  # noqa: SLF001 - as above
    properties.find(qn("w:framePr")).addnext(borders)


def _tight(line: Paragraph) -> Paragraph:
    """A line close to the next one."""
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = 1.0
    return line
