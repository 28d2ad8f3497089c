"""What every Word document of ours has: its page, its typeface, its file."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from chat.format import LOCALES
from reports.flow import plain

STYLES = frozenset(
    {"Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Footer", "Header"}
    | {"Default Paragraph Font", "Normal Table", "No List", "Table Grid"}
)
"""Those in use. The library brings ten times as many, and looks through all for each paragraph."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The instant that every part of the file bears: a file tells nothing of when it was packed."""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says about itself; `at` is the instant at which it was made."""

    title: str
    subject: str
    language: str
    at: dt.datetime


def begun(about: About) -> Opened:
    """An empty document of A4 pages in one typeface and one colour."""
    made = Document()
    _describe(made, about)
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(20)
    for style in list(made.styles):
        if (style.name or "").removesuffix(" Char") not in STYLES:
            style.delete()
        elif style.type == WD_STYLE_TYPE.PARAGRAPH:
            _one_look(style)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LOCALES[about.language].replace("_", "-"))
    normal = made.styles["Normal"].element.get_or_add_rPr()
    for before in normal.findall(qn("w:lang")):
        normal.remove(before)
    normal.append(language)
    return made


def packed(made: Opened) -> bytes:
    """The file. The same document always gives the same bytes."""
    saved = io.BytesIO()
    made.save(saved)
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            after.writestr(info, before.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def legal(words: str) -> str:
    """The words with what XML cannot hold by its number."""
    return plain(words)


def add_field(line: Paragraph, name: str) -> None:
    """A number that Word fills in: PAGE, or NUMPAGES."""
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        run = line.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = words or None
        run._r.append(element)  # noqa: SLF001 - the library has no other way to a field


def _describe(made: Opened, about: About) -> None:
    properties = made.core_properties
    properties.title, properties.subject = legal(about.title)[:255], legal(about.subject)[:255]
    properties.author, properties.comments, properties.last_modified_by = "Votum", "", "Votum"
    properties.language = LOCALES[about.language].replace("_", "-")
    properties.created = properties.modified = about.at.astimezone(dt.UTC).replace(tzinfo=None)


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
