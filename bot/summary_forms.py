"""The forms in which the command line gives the summary out."""

from collections.abc import Callable
from pathlib import Path

from chat.cards import card_text
from reports.data import summary_json
from reports.open_data import GERMAN, OPEN, SPREADSHEET, answers_csv
from reports.pdf import summary_pdf
from reports.picture import matrix_png
from reports.report import Report
from reports.text import summary_cards
from reports.word import summary_docx
from reports.workbook import workbook


def _text(report: Report) -> bytes:
    cards = summary_cards(report, public=False)
    return ("\n\n".join(card_text(card) for card in cards) + "\n").encode()


FORMS: dict[str, Callable[[Report], bytes]] = {
    "text": _text,
    "json": lambda report: summary_json(report.summary).encode(),
    "csv": lambda report: answers_csv(report, OPEN).encode(),
    "xlsx": workbook,
    "png": matrix_png,
    "pdf": summary_pdf,
    "docx": summary_docx,
}
"""By what stands behind `--format`."""


def summary_bytes(report: Report, form: str, file: Path | None = None) -> bytes:
    """The summary in one of FORMS. A table for a file whose name ends in `.de.csv` is written for a
    German spreadsheet."""
    if form == "csv" and file is not None and file.name.endswith(GERMAN):
        return answers_csv(report, SPREADSHEET).encode()
    return FORMS[form](report)
