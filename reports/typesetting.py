"""Pictures by Typst, with the fonts that come along and no others."""

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
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs={"data": json.dumps(data)},
    )
