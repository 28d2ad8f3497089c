"""The picture and its caption."""

import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from chat.cards import CAPTION_LIMIT, measure
from chat.texts import LANGUAGES
from reports import matrix
from reports.glyphs import FONTS
from reports.picture import caption, dimensions, matrix_file, matrix_png
from reports.report import Report

LOCALES = Path(__file__).parents[2] / "chat" / "locales"
COMBINING_DOT = "\N{COMBINING DOT ABOVE}"  # how Python lowers the Turkish capital
ALPHABETS = "AÄBCÇČĆDEÉĘFGĞHIİJKLŁMNŃÑOÖÓPQRŘSŚŞŠTUÜŮVWXYZŹŽ"


def test_picture_is_as_wide_as_a_phone(make_report: Callable[..., Report]) -> None:
    picture = matrix_png(make_report())
    with Image.open(io.BytesIO(picture)) as image:
        assert (image.format, image.size[0]) == ("PNG", 1080)
        assert image.size == dimensions(picture)


def test_picture_is_the_same_for_the_same_summary(make_report: Callable[..., Report]) -> None:
    assert matrix_png(make_report()) == matrix_png(make_report())


@pytest.mark.parametrize("changes", [{"state": "closed"}, {"language": "en"}, {"answers": {}}])
def test_picture_shows_state_language_and_answers(
    make_report: Callable[..., Report], changes: dict[str, Any]
) -> None:
    assert matrix_png(make_report(**changes)) != matrix_png(make_report())


def test_picture_shows_names_as_they_are_written(make_report: Callable[..., Report]) -> None:
    markup = {"05954036": ("#panic($*_`<a> @b \\", 1)}
    letters = {"05954036": ("#panic($*_`<a> @b /", 1)}
    assert matrix_png(make_report(towns=markup)) != matrix_png(make_report(towns=letters))


def test_picture_of_many_towns_is_a_document(make_report: Callable[..., Report]) -> None:
    towns = {f"{n:08d}": (f"Samtgemeinde Ober und Unter Wald {n}", 1000) for n in range(53)}
    file = matrix_file(make_report(towns=towns, answers={}))
    assert (file.kind, file.name) == ("document", "county.png")
    assert dimensions(file.content)[0] == 1080
    assert matrix_file(make_report()).kind == "photo"


def test_caption_says_how_many_and_what_came_of_it(make_report: Callable[..., Report]) -> None:
    assert caption(make_report(state="closed")) == (
        "Zusammenarbeit im Kreis\n"
        "Endgültig. Abgaben: 3 von 4 Kommunen\n"
        "Kein Konsens: Wohnen, Schule\n"
        "In Worten steht alles in der Auswertung als Text."
    )


def test_caption_calls_a_question_by_its_short_name(make_report: Callable[..., Report]) -> None:
    interest = make_report().round.question("interest").model_dump()
    once = {**interest, "per": None, "text": "Soll es so bleiben, wie es ist?", "short": "Bleiben"}
    report = make_report(questions=[once], answers={"05954036": {"interest": "yes"}})
    assert "\nQuorum nicht erreicht: Bleiben\n" in caption(report)


def test_caption_fits_below_a_picture(make_report: Callable[..., Report]) -> None:
    fields = {f"f{n}": f"Ein Handlungsfeld mit langem Namen {n}" for n in range(40)}
    words = caption(make_report(fields=fields, answers={}))
    assert measure(words) <= CAPTION_LIMIT
    assert words.endswith("…\nIn Worten steht alles in der Auswertung als Text.")


@pytest.mark.parametrize("font", ["Inter-Regular.otf", "Inter-Bold.otf"])
def test_fonts_have_every_letter_and_mark_in_use(font: str) -> None:
    said = "".join(sentences(language) for language in LANGUAGES)
    marks = "".join(matrix.MARKS.values()) + matrix.PLANNED + matrix.UNASKED
    wanted = set(ALPHABETS + ALPHABETS.lower() + marks + said) - {"\n", COMBINING_DOT}
    assert wanted - characters((FONTS / font).read_bytes()) == set()


def sentences(language: str) -> str:
    """What reports say: their section of the language's file."""
    source = (LOCALES / f"{language}.ftl").read_text("utf-8")
    section = source.partition("\n## Reports\n")[2].partition("\n## ")[0]
    assert "report-result" in section
    return section


def test_fonts_come_with_their_licence() -> None:
    licence = (FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert {file.name for file in FONTS.iterdir()} == {
        "Inter-Regular.otf",
        "Inter-Bold.otf",
        "OFL.txt",
    }


def characters(font: bytes) -> set[str]:
    """The characters of an OpenType font, from its `cmap` table in format 12."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s4xL", font, 12 + 16 * n) for n in range(count))
    cmap = next(offset for tag, offset in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    parts = [cmap + struct.unpack_from(">L", font, cmap + 8 + 8 * n)[0] for n in range(count)]
    table = next(part for part in parts if struct.unpack_from(">H", font, part) == (12,))
    (count,) = struct.unpack_from(">L", font, table + 12)
    groups = (struct.unpack_from(">LL", font, table + 16 + 12 * n) for n in range(count))
    return {chr(code) for first, last in groups for code in range(first, last + 1)}
