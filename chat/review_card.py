"""All answers before they are submitted, and which of them to change."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import control
from chat.cards import Button, Card
from chat.pages import pages
from chat.question_card import Row, page_row
from chat.texts import Texts

PER_ROW = 5
"""Buttons with numbers in one row."""

PER_PAGE = 20
"""Numbered answers on one page of the card that asks which to change."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as the review lists it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the review shows.

    `notes` are said first: what somebody else has changed, or what differs for a second town.
    `open` names what is missing or does not fit, each with the button that leads there.
    `submits` is whether this person may submit; otherwise the draft is put before the head.
    """

    towns: Sequence[str]
    answers: Sequence[Answered]
    turn: int
    deadline: str
    page: int = 0
    notes: Sequence[str] = ()
    open: Sequence[str] = ()
    submits: bool = True


def review_card(reviewed: Reviewed, texts: Texts) -> Card:
    """All answers, in pages. Only the last page submits: nobody submits what he has not seen."""
    leaves = pages([_line(n, each) for n, each in enumerate(reviewed.answers, start=1)])
    last = len(leaves) - 1
    page = min(reviewed.page, last)
    rows = page_row(page, last, reviewed.turn, texts)
    if page == last:
        rows = (*rows, *_closing_rows(reviewed, texts))
    change, back = (control(texts, verb, reviewed.turn) for verb in (Verb.CHANGE, Verb.BACK))
    return Card(
        head=", ".join(reviewed.towns),
        title=texts("review-title"),
        body="\n\n".join((*reviewed.notes, *leaves[page], *_below(reviewed, texts, page == last))),
        rows=(*rows, (change, back)),
    )


def _below(reviewed: Reviewed, texts: Texts, last: bool) -> list[str]:
    if not last:
        return [texts("review-goes-on")]
    if reviewed.open:
        return [texts("review-open", count=len(reviewed.open)) + "\n" + "\n".join(reviewed.open)]
    if not reviewed.submits:
        return [texts("review-prepared")]
    return [texts("review-binding", deadline=reviewed.deadline)]


def _closing_rows(reviewed: Reviewed, texts: Texts) -> tuple[Row, ...]:
    if reviewed.open:
        complete = Button(texts("button-complete"), Action(Verb.NEXT, "", reviewed.turn))
        return ((complete,),)
    verb = Verb.SUBMIT if reviewed.submits else Verb.PREPARED
    rows: tuple[Row, ...] = ((control(texts, verb, reviewed.turn),),)
    if len(reviewed.towns) > 1:
        rows = (*rows, (control(texts, Verb.APART, reviewed.turn),))
    return rows


def _line(number: int, answered: Answered) -> str:
    return f"{number}. {answered.question}\n– {answered.answer}"


def choosing_card(
    towns: Sequence[str],
    answers: Sequence[Answered],
    turn: int,
    page: int,
    texts: Texts,
    problem: str = "",
) -> Card:
    """Asks which answer is to be changed, by a button or a typed number."""
    last = max(0, len(answers) - 1) // PER_PAGE
    first = min(page, last) * PER_PAGE
    shown = list(enumerate(answers, start=1))[first : first + PER_PAGE]
    numbers = [Button(str(n), Action(Verb.CHANGE, str(n), turn)) for n, _ in shown]
    return Card(
        head=", ".join(towns),
        title=texts("choosing-title"),
        body="\n".join((*filter(None, [problem]), *(f"{n}. {each.question}" for n, each in shown))),
        rows=(
            *(tuple(numbers[at : at + PER_ROW]) for at in range(0, len(numbers), PER_ROW)),
            *page_row(min(page, last), last, turn, texts),
            (control(texts, Verb.BACK, turn),),
        ),
    )
