"""The poster of a forum: one tagged page, whatever it says."""

import datetime as dt
import re

import pytest

from chat.texts import texts
from reports.poster import Poster, poster_pdf, qr_code

LINK = "https://t.me/votum_bot?start=" + "a" * 32
POSTER = Poster("Forum", "Erster Absatz.\n\nZweiter.", "Freitag, 12:00 Uhr", LINK)
AT = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize(
    "poster",
    [
        POSTER,
        Poster("T" * 30 + " " + "U" * 89, "Wort " * 300, "D", LINK),
        Poster("#let *x* $y$ <z>", "#panic() `a`", "[D]", LINK),
    ],
)
def test_poster_is_one_tagged_page(poster: Poster) -> None:
    pdf = poster_pdf(poster, AT, texts("de"))
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 1
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf


def test_same_poster_is_the_same_picture_for_the_same_link() -> None:
    assert qr_code(LINK) == qr_code(LINK)
    assert qr_code(LINK) != qr_code(LINK + "b")
    assert qr_code(LINK).startswith("<svg ")
