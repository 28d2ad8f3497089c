"""More municipalities than any county has: told of in the workbook and the data, not one by one."""

from collections.abc import Callable

from chat.cards import card_text
from reports.outline import Items, outline
from reports.picture import dimensions, matrix_file
from reports.report import LISTED, Report
from reports.text import summary_cards
from tests.reports.conftest import ANSWERS, WITTEN

TOWNS = {f"{n:08}": (f"Musterstadt {n}", 1000 + n) for n in range(LISTED + 1)}
ANSWER = {key: value for key, value in ANSWERS[WITTEN].items() if "partners" not in key}


def large(make_report: Callable[..., Report]) -> Report:
    return make_report(towns=TOWNS, answers={"00000007": ANSWER})


def test_many_towns_are_not_told_one_by_one(make_report: Callable[..., Report]) -> None:
    report = large(make_report)
    told = "\n".join(card_text(card) for card in summary_cards(report, public=False))
    assert "Musterstadt" not in told
    assert "Es fehlen 300 Kommunen." in told
    assert "Die Angaben der 301 Kommunen stehen einzeln in der Arbeitsmappe" in told


def test_many_towns_are_not_in_the_document(make_report: Callable[..., Report]) -> None:
    sections = outline(large(make_report))
    items = [
        item
        for section in sections
        for block in section.blocks
        if isinstance(block, Items)
        for item in block.items
    ]
    assert [item for item in items if "Musterstadt" in item] == []
    assert [section.title for section in sections if "Musterstadt" in section.title] == []


def test_many_towns_make_a_picture_of_counts_and_verdicts(
    make_report: Callable[..., Report],
) -> None:
    width, height = dimensions(matrix_file(large(make_report)).content)
    assert (width, height < 2 * width) == (1080, True)
