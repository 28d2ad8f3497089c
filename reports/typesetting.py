"""Pictures and documents by Typst, with the fonts that come along and no others."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from reports.glyphs import FONTS, spelled

TEMPLATES = Path(__file__).parent / "templates"


def typeset(template: str, data: Any, ppi: float) -> bytes:
    """The template filled with `data`, which it reads as JSON: text in it is never markup. It is
    one page, as a PNG; `ppi` is in dots per inch. What the fonts cannot show is spelled out
    (`glyphs.spelled`)."""
    return _compiled(template, _shown(data), format="png", ppi=ppi)


def typeset_pdf(template: str, data: Any, at: dt.datetime) -> bytes:
    """The template filled with `data` as a PDF that a screen reader can read (PDF/UA-1), made at
    the instant `at`: the same data always give the same file. What the fonts cannot show is spelled
    out; the data then say so under "spelled"."""
    shown = _shown(data)
    return _compiled(
        template,
        {**shown, "spelled": shown != data},
        format="pdf",
        pdf_standards="ua-1",
        timestamp=at.replace(microsecond=0),  # finer is refused
    )


def _compiled(template: str, data: Any, **form: Any) -> bytes:
    import typst  # noqa: PLC0415 - a compiler of 60 MB, which a bot needs when somebody wants a PDF

    content: bytes = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        **form,
    )
    return content


def _shown(data: Any) -> Any:
    match data:
        case str():
            return spelled(data)
        case dict():
            return {name: _shown(value) for name, value in data.items()}
        case list() | tuple():
            return [_shown(value) for value in data]
    return data
