"""The forms in which the command line gives the summary out."""

from pathlib import Path

from bot.front_door import Wrong
from chat.cards import card_text
from reports.edition import Edition
from reports.open_data import GERMAN

FORMS = ("text", "json", "csv", "xlsx", "png", "pdf", "docx")
"""What can stand behind `--format`."""


def summary_bytes(edition: Edition, form: str, file: Path | None = None) -> bytes:
    """The summary in one of FORMS. A table for a file whose name ends in `.de.csv` is written for a
    German spreadsheet. Wrong where there is no such form of such a round."""
    match form:
        case "text":
            cards = edition.cards(public=False)
            return ("\n\n".join(card_text(card) for card in cards) + "\n").encode()
        case "json":
            return edition.data().encode()
        case "png":
            return edition.png()
    documents = edition.documents()
    if form not in documents:
        raise Wrong([f"there is no {form} of a round by person, expected text, json or png"])
    german = form == "csv" and file is not None and file.name.endswith(GERMAN)
    return documents[GERMAN.removeprefix(".") if german else form]()
