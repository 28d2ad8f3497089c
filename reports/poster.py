"""The poster that invites to a round by person: one page with a QR code."""

import datetime as dt
import io
from dataclasses import dataclass

from chat.texts import Texts
from reports.typesetting import typeset_pdf


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it: what it is about, until when (in words), and the link to take part."""

    title: str
    purpose: str
    deadline: str
    link: str


def poster_pdf(poster: Poster, at: dt.datetime, texts: Texts) -> bytes:
    """The poster as a PDF of one page in A4, tagged for screen readers, made at that instant."""
    data = {
        "language": texts.language,
        "title": poster.title,
        "purpose": [part for part in poster.purpose.split("\n\n") if part],
        "scan": texts("poster-scan"),
        "how": texts("poster-how"),
        "code": qr_code(poster.link),
        "picture": texts("poster-picture", link=poster.link),
        "link": poster.link,
        "deadline": texts("start-deadline", deadline=poster.deadline),
    }
    return typeset_pdf("poster.typ", data, at)


def qr_code(link: str) -> str:
    """The link as a QR code: an SVG, which can be read with a quarter of it damaged."""
    import segno  # noqa: PLC0415 - few bots ever draw one

    out = io.BytesIO()
    segno.make_qr(link, error="q").save(out, kind="svg", xmldecl=False, border=4, dark="#1b2430")
    return out.getvalue().decode()
