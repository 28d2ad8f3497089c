"""The receipt: what a head gets for a submission."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.cards import Card
from chat.pages import pages
from chat.review_card import Answered
from chat.texts import Texts


@dataclass(frozen=True, slots=True)
class Receipt:
    """One submission as it is on record. `signed` says who signed for whom, `checksum` is the
    SHA-256 in hexadecimal, of which the first sixteen characters are shown."""

    title: str
    town: str
    number: int
    at: str
    signed: str
    checksum: str
    nil_return: bool
    answers: Sequence[Answered]
    late: bool


def receipt_cards(receipt: Receipt, texts: Texts) -> tuple[Card, ...]:
    """The receipt in as many messages as it needs."""
    leaves = pages([f"{each.question}\n– {each.answer}" for each in receipt.answers])
    cards = [
        Card(
            head=receipt.title,
            title=texts("receipt-title", town=receipt.town, number=receipt.number),
            body="\n\n".join((_stamp(receipt, texts), *leaves[0])),
        )
    ]
    cards += [Card(body="\n\n".join(leaf)) for leaf in leaves[1:]]
    return tuple(cards)


def _stamp(receipt: Receipt, texts: Texts) -> str:
    lines = [
        texts("receipt-at", at=receipt.at),
        receipt.signed,
        texts("receipt-checksum", checksum=grouped(receipt.checksum)),
    ]
    if receipt.nil_return:
        lines.append(texts("receipt-nil"))
    if receipt.late:
        lines.append(texts("receipt-late"))
    return "\n".join(lines)


def grouped(checksum: str) -> str:
    """The first sixteen characters in groups of four, to be compared by eye."""
    return " ".join(checksum[at : at + 4] for at in range(0, 16, 4))
