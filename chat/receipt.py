"""The receipt: what a head gets for a submission."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.answers import Block, block_words
from chat.buttons import labelled
from chat.cards import Card
from chat.pages import pages
from chat.texts import Texts
from survey.chain import Entry


@dataclass(frozen=True, slots=True)
class Receipt:
    """One submission as it is on record.

    `title` is the round's, `round` and `key` are the ids of round and municipality. `signed` says
    who signed for whom. `checksum` is the submission's SHA-256 in hexadecimal, `entry` its entry in
    the round's log, if that is known. `answers` are put together as the review
    showed them; a nil return has none.
    """

    round: str
    key: str
    title: str
    town: str
    number: int
    at: str
    signed: str
    checksum: str
    entry: Entry | None
    nil_return: bool
    answers: Sequence[Block]
    late: bool


def receipt_title(receipt: Receipt, texts: Texts) -> str:
    """Which submission it is for."""
    return texts("receipt-title", town=receipt.town, number=str(receipt.number))


def receipt_cards(receipt: Receipt, texts: Texts) -> tuple[Card, ...]:
    """The receipt in as many messages as it needs. Under the last one is a way back to what is on
    record, since the card itself stands above it."""
    leaves = pages([block_words(block, numbered=False) for block in receipt.answers])
    stamp = "\n".join(stamped(receipt, texts, grouped))
    bodies = ["\n\n".join((stamp, *leaves[0])), *("\n\n".join(leaf) for leaf in leaves[1:])]
    way = Action(Verb.OPEN, f"{receipt.round} {receipt.key}")
    back = labelled(texts("button-open", town=receipt.town), way)
    return tuple(
        Card(
            head="" if number else receipt.title,
            title="" if number else receipt_title(receipt, texts),
            body=body,
            rows=((back,),) if number == len(bodies) - 1 else (),
        )
        for number, body in enumerate(bodies)
    )


def stamped(receipt: Receipt, texts: Texts, checksum: Callable[[str], str] = str) -> list[str]:
    """When it arrived, who signed, and by what it can be known again; checksums in the form that
    `checksum` gives them."""
    lines = [
        texts("receipt-at", at=receipt.at),
        *receipt.signed.splitlines(),
        texts("receipt-checksum", checksum=checksum(receipt.checksum)),
    ]
    if receipt.entry is not None:
        number, hash_ = str(receipt.entry.number), checksum(receipt.entry.hash)
        lines.append(texts("receipt-entry", number=number, hash=hash_))
    if receipt.nil_return:
        lines.append(texts("receipt-nil"))
    if receipt.late:
        lines.append(texts("receipt-late"))
    return lines


def grouped(checksum: str) -> str:
    """The first sixteen characters in groups of four, to be compared by eye."""
    return " ".join(checksum[at : at + 4] for at in range(0, 16, 4))
