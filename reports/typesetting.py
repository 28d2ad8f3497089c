"""Pictures and pages by Typst, with the fonts that come along and no others."""

import json
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"


def typeset(template: str, data: Any, ppi: float) -> bytes:
    """The template filled with `data`, which it reads as JSON: text in it is never markup. It is
    one page, as a PNG; `ppi` is in dots per inch."""
    return _compiled(template, data, format="png", ppi=ppi)


def typeset_pdf(template: str, data: Any) -> bytes:
    """The same as a PDF, tagged for screen readers (PDF/UA-1)."""
    return _compiled(template, data, format="pdf", pdf_standards="ua-1")


def _compiled(template: str, data: Any, **form: Any) -> bytes:
    content: bytes = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        **form,
    )
    return content
