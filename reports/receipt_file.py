"""The receipt as a document for the file."""

import datetime as dt
from typing import Any

from chat.answers import Block, Line
from chat.cards import File
from chat.receipt import Receipt, receipt_title, stamped
from chat.texts import Texts
from reports.typesetting import typeset_pdf


def receipt_file(receipt: Receipt, at: dt.datetime, texts: Texts) -> File:
    """The receipt as a PDF of A4 pages, made at the instant `at`."""
    title = receipt_title(receipt, texts)
    return File(
        "document",
        texts("receipt-file", key=receipt.key, number=str(receipt.number)),
        typeset_pdf("receipt.typ", _data(receipt, title, texts), at),
        texts("receipt-document", town=receipt.town),
    )


def _data(receipt: Receipt, title: str, texts: Texts) -> dict[str, Any]:
    return {
        "language": texts.language,
        "round": receipt.title,
        "title": title,
        "stamp": stamped(receipt, texts),
        "answers": texts("receipt-answers"),
        "answer": texts("receipt-answer"),
        "blocks": [_block(block, texts) for block in receipt.answers],
        "page": texts("receipt-page", page="{page}", pages="{pages}"),
        "signs": texts("receipt-signs"),
    }


def _block(block: Block, texts: Texts) -> dict[str, Any]:
    return {
        "title": block.title or texts("receipt-question"),
        "rows": [[_asked(line), line.answer] for line in block.lines],
    }


def _asked(line: Line) -> str:
    """The whole question: a file is read by people who do not remember it."""
    return line.name if line.explains else line.question
