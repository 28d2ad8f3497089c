"""Pictures and documents by Typst, with the fonts that come along and no others."""

import json
from pathlib import Path
from typing import Any, Literal

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"


def typeset(
    template: str, data: Any, kind: Literal["png", "pdf"] = "png", ppi: float = 144
) -> bytes:
    """The template filled with `data`, which it reads as JSON: text in it is never markup. A
    picture is one page. `ppi` is in dots per inch and concerns pictures alone."""
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format=kind,
        ppi=ppi,
        sys_inputs={"data": json.dumps(data)},
    )
