"""An edited letter, read back from its Word document: part by part, or why it cannot be.

Word and LibreOffice both keep the content controls that mark the parts, each in its own way: around
paragraphs, or within one. Changes that are tracked count as accepted. How words look is not kept.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from reports.flow import ITEM, one_line, plain
from reports.letter import JointLetter, tidied, written
from reports.letter_word import bookmark
from reports.unread import LARGEST, LONGEST, Unread
from survey.joint_vote import Block

UNPACKED = 30_000_000
"""Bytes of everything in a file."""

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that office programs know."""

MARKED = 300_000
"""Tags of the letter; one of two pages has about a thousand."""

MAIN = "word/document.xml"
_PASSED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:instrText")))
_OBJECTS = tuple(map(qn, ("w:tbl", "w:drawing", "w:pict", "w:object")))
_SHOWN = 80


def read_back(content: bytes, letter: JointLetter) -> tuple[Block, ...] | Unread:
    """The parts of the letter as they stand in the document, in the order of `letter`, which the
    document was made of. A part may be empty. The first problem that is found ends the reading;
    whatever is in the file, none is raised."""
    body = _body(content)
    if isinstance(body, Unread):
        return body
    found = _found(body, letter)
    if isinstance(found, Unread):
        return found
    blocks: list[Block] = []
    for block in letter.blocks:
        read = _block(found[block.id], block)
        if isinstance(read, Unread):
            return read
        blocks.append(read)
    return tuple(blocks)


# -- the file ------------------------------------------------------------------


def _body(content: bytes) -> Element | Unread:
    if len(content) > LARGEST:
        return Unread("too-large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _main(packed)
    except (zipfile.BadZipFile, zlib.error, LookupError, ValueError, EOFError, OSError):
        return Unread("no-docx")
    except (NotImplementedError, RuntimeError, SyntaxError):  # packed otherwise, locked, no XML
        return Unread("no-docx")


def _main(packed: zipfile.ZipFile) -> Element | Unread:
    # What an entry says of its size is also as much as is unpacked of it: where it is packed as
    # every office program does it. By other ways a few bytes are unpacked to gigabytes at once.
    if any(each.compress_type not in PACKED for each in packed.infolist()):
        return Unread("no-docx")
    if sum(each.file_size for each in packed.infolist()) > UNPACKED:
        return Unread("too-large")
    if any(name.lower().endswith("vbaproject.bin") for name in packed.namelist()):
        return Unread("macros")
    xml = packed.read(MAIN)
    if b"<!DOCTYPE" in xml:
        return Unread("no-docx")
    if xml.count(b"<") > MARKED:
        return Unread("too-large")
    body = parse_xml(xml).find(qn("w:body"))
    return Unread("no-docx") if body is None else body


# -- which parts are there --------------------------------------------------------

Parts = dict[str, list[Element]]
"""The paragraphs of each part, and the tables among them, by its id."""


def _found(body: Element, letter: JointLetter) -> Parts | Unread:
    """By the controls, or where a program has kept none by the bookmarks."""
    controls = [(each, tag) for each in body.iter(qn("w:sdt")) if (tag := _tag(each))]
    if not controls:
        return _by_bookmarks(body, letter)
    every = {each for each, _ in controls}
    parts = [(each, tag) for each, tag in controls if not _inside(each, every)]
    problem = _misplaced([tag for _, tag in parts], letter)
    problem = problem or _outside(_beside(body, [each for each, _ in parts]), letter)
    return problem or {tag: _content(each) for each, tag in parts}


def _beside(body: Element, controls: list[Element]) -> list[Element]:
    """The paragraphs that are in none of the controls, and hold more than controls."""
    every, filled = set(controls), dict[Element, str]()
    for control in controls:
        for line in control.iterancestors(qn("w:p")):
            filled[line] = filled.get(line, "") + _words(control)
    return [
        line
        for line in _lines(body)
        if not _inside(line, every) and _bare(_words(line)) != _bare(filled.get(line, ""))
    ]


def _content(control: Element) -> list[Element]:
    """The paragraphs of a control, or the whole of one that stands within a paragraph."""
    return _lines(control) or [control]


def _by_bookmarks(body: Element, letter: JointLetter) -> Parts | Unread:
    """A part goes from its bookmark to the next one, the last one to the closing."""
    ids = {bookmark(block.id): block.id for block in letter.blocks}
    closing = _bare(written(letter).closing)
    parts: Parts = {}
    outside: list[Element] = []
    belongs = outside
    for line in _lines(body):
        begun = [ids[name] for name in _bookmarks(line) if name in ids]
        if begun:
            belongs = parts.setdefault(begun[-1], [])
            parts.update({id_: [] for id_ in begun[:-1]})  # what stood there was taken out
        elif parts and _bare(_words(line)) == closing:
            belongs = outside
        belongs.append(line)
    return _misplaced(list(parts), letter) or _outside(outside, letter) or parts


def _lines(element: Element) -> list[Element]:
    """Its paragraphs and tables in their order, whatever they are wrapped in."""
    found: list[Element] = []
    for child in element:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            found.append(child)
        elif child.tag not in _PASSED:
            found += _lines(child)
    return found


def _bookmarks(line: Element) -> list[str]:
    return [str(each.get(qn("w:name"))) for each in line.iter(qn("w:bookmarkStart"))]


def _tag(control: Element) -> str:
    found = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _inside(element: Element, others: set[Element]) -> bool:
    return any(each in others for each in element.iterancestors())


def _misplaced(tags: list[str], letter: JointLetter) -> Unread | None:
    """A part that is missing, comes twice, or is not of this letter."""
    names = {block.id: _called(block) for block in letter.blocks}
    for tag in tags:
        if tag not in names:
            return Unread("unknown", _shortened(tag))
        if tags.count(tag) > 1:
            return Unread("twice", names[tag])
    return next((Unread("missing", names[id_]) for id_ in names if id_ not in tags), None)


def _called(block: Block) -> str:
    """What people know the part by: its heading, or how it begins."""
    return _shortened(block.heading or block.text.removeprefix(ITEM) or block.id)


def _shortened(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _outside(lines: list[Element], letter: JointLetter) -> Unread | None:
    """What somebody wrote where no part is: it would be lost. The day and the state of the count
    are those of the letter when the document was made."""
    words, before = written(letter), ""
    ours = {*words.sender, *words.recipient, " · ".join(words.sender), words.subject, words.title}
    ours |= {words.salutation, words.closing, words.signed, *words.names, words.missing}
    known, names = {_bare(each) for each in ours}, {_bare(name) for name, _ in words.info}
    draft = _bare(letter.texts("joint-draft-what"))
    for line in lines:
        said = _bare(_words(line))
        told = said in known | names or before in names or said.startswith(draft)
        if said and not told:
            return Unread("outside", _shortened(said))
        before = said
    return None


def _bare(words: str) -> str:
    return " ".join(words.split())


# -- what they say ---------------------------------------------------------------


def _block(lines: list[Element], block: Block) -> Block | Unread:
    for line in lines:
        if line.tag == qn("w:tbl") or any(True for _ in line.iter(*_OBJECTS)):
            return Unread("object", _called(block))
    heading, text = _heading_and_text(lines)
    if len(text) + len(heading) > LONGEST:
        return Unread("too-long", _called(block))
    return tidied(Block(id=block.id, heading=heading, text=text))


def _heading_and_text(lines: Iterable[Element]) -> tuple[str, str]:
    heading, paragraphs = "", list[str]()
    for line in lines:
        words = _words(line).strip()
        if words and not heading and not paragraphs and _is_heading(line):
            heading = words
        elif words:
            paragraphs.append(ITEM + words.replace("\n", " ") if _is_item(line) else words)
    return heading, "\n\n".join(paragraphs)


def _words(element: Element) -> str:
    return plain("".join(_read(element)))


def _read(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _PASSED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "\N{NON-BREAKING HYPHEN}"
        else:
            yield from _read(child)


def _style(line: Element) -> str:
    found = line.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val"), "")).lower()


def _is_heading(line: Element) -> bool:
    """By the style's id, which is in the language of the program in which it was first used."""
    return _style(line).startswith(("heading", "berschrift"))


def _is_item(line: Element) -> bool:
    numbered = line.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return numbered or _style(line).startswith(("list", "aufz"))
