"""All answers before they are submitted, and which of them to change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.answers import Block, block_words, named
from chat.buttons import Row, control
from chat.cards import Button, Card, shortened
from chat.pages import page_of, page_row, pages
from chat.texts import Texts

PER_ROW = 5
"""Buttons with numbers in one row."""

LINE_LIMIT = 100
TITLE_LIMIT = 70
"""Characters of an answer with its question, and of a title, in the list to choose from: a page of
them fits a message."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the review shows.

    `differing` says what holds otherwise for a second town. `open` names what is missing or does
    not fit. `submits` is whether this person may submit; otherwise the draft is put before the
    head. `binding` says what submitting means. `late` when the deadline has passed. `hands` says
    where an entry comes from, who has prepared it and who else has answered.
    """

    towns: Sequence[str]
    answers: Sequence[Block]
    turn: int
    binding: str
    page: int = 0
    differing: Sequence[str] = ()
    open: Sequence[str] = ()
    submits: bool = True
    late: bool = False
    hands: str = ""


def review_card(reviewed: Reviewed, texts: Texts) -> Card:
    """All answers, in pages. Only the last page submits: nobody submits what he has not seen."""
    leaves = pages(_blocks(reviewed, texts))
    last = len(leaves) - 1
    page = min(reviewed.page, last)
    rows, closing = page_row(page, last, reviewed.turn, texts), texts("review-goes-on")
    if page == last:
        rows, closing = (*rows, *_closing_rows(reviewed, texts)), _closing(reviewed, texts)
    ways = (Verb.HOME,) if reviewed.late else (Verb.CHANGE, Verb.BACK)
    return Card(
        head=", ".join(reviewed.towns),
        title=texts("review-title"),
        body="\n\n".join((*leaves[page], closing)),
        rows=(*rows, tuple(control(texts, way, reviewed.turn) for way in ways)),
    )


def _blocks(reviewed: Reviewed, texts: Texts) -> list[str]:
    """What is read before submitting, one piece after the other."""
    blocks = [block_words(block, numbered=True) for block in reviewed.answers]
    if reviewed.open:
        blocks.append(texts("review-open", count=len(reviewed.open)))
    hands = [reviewed.hands] if reviewed.hands else []
    return [*hands, *blocks, *reviewed.open, *reviewed.differing]


def _closing(reviewed: Reviewed, texts: Texts) -> str:
    """What submitting means; empty while it is not possible."""
    if reviewed.late:
        return texts("review-late")
    if reviewed.open:
        return texts("review-incomplete")
    if not reviewed.submits:
        return texts("review-prepared")
    return reviewed.binding


def _closing_rows(reviewed: Reviewed, texts: Texts) -> tuple[Row, ...]:
    if reviewed.open:
        complete = Button(texts("button-complete"), Action(Verb.NEXT, turn=reviewed.turn))
        return () if reviewed.late else ((complete,),)
    verb = Verb.SUBMIT if reviewed.submits else Verb.PREPARED
    ways = [verb, Verb.APART] if len(reviewed.towns) > 1 else [verb]
    return tuple((control(texts, way, reviewed.turn),) for way in ways)


def choosing_card(
    towns: Sequence[str], answers: Sequence[Block], turn: int, page: int, texts: Texts
) -> Card:
    """Asks which answer is to be changed, by a button or a typed number: those of the review."""
    shown, last = page_of(sum(len(block.lines) for block in answers), page)
    numbers = [Button(str(at + 1), Action(Verb.CHANGE, str(at + 1), turn)) for at in shown]
    return Card(
        head=", ".join(towns),
        title=texts("choosing-title"),
        body="\n\n".join((texts("choosing-how"), *_listed(answers, shown))),
        rows=(
            *(tuple(numbers[at : at + PER_ROW]) for at in range(0, len(numbers), PER_ROW)),
            *page_row(page, last, turn, texts),
            (control(texts, Verb.BACK, turn),),
        ),
    )


def _listed(answers: Sequence[Block], shown: range) -> Iterator[str]:
    """The blocks as far as their answers are on the page, each answer in one line."""
    for block in answers:
        lines = [
            f"{each.number}. {_in_a_line(named(each.name or each.question, each.answer))}"
            for each in block.lines
            if each.number - 1 in shown
        ]
        if lines:
            title = [shortened(block.title, TITLE_LIMIT)] if block.title else []
            yield "\n".join([*title, *lines])


def _in_a_line(words: str) -> str:
    return shortened(" ".join(words.split()), LINE_LIMIT)
