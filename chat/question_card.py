"""The card that asks one question."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import Row, control, in_rows, labelled
from chat.cards import Button, Card, shortened
from chat.format import date, value_words
from chat.pages import ONE_PAGE, page_of, page_row
from chat.question_words import question_words
from chat.texts import Texts
from chat.typed import explain
from survey.fits import TEXT_LIMIT
from survey.limits import limit
from survey.offers import Offer
from survey.parts import Part
from survey.problem import Problem
from survey.questions import Choice, Choosing, Date, FreeText, Group, Money, Number, Rank
from survey.step import Step, Value

AT_LEAST_ONE = Problem("choose-at-least", {"min": 1})

CHOSEN = "✓ "
"""The mark of a chosen option, which the card also says in words."""

SO_FAR_LIMIT = 1000
"""Characters of an answer that are repeated on the card; the review shows all of it."""

ENTRY_LIMIT = 120
"""Characters of an entry in the list of entries: a page of them fits a message."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the card needs to know: the step, its answer so far, and where in the round it is.

    `towns` are the municipalities it is answered for; `planned` is the day of the decision until
    which the answer is only planned; `entries` say what a group has so far.
    """

    step: Step
    offers: Sequence[Offer]
    value: Value | None
    part: Part
    towns: Sequence[str]
    turn: int
    page: int = 0
    planned: dt.date | None = None
    entries: Sequence[str] = ()

    @property
    def shown(self) -> range:
        """The offers or entries on this page, counted from 0."""
        return page_of(max(len(self.offers), len(self.entries)), self.page)[0]

    @property
    def chosen(self) -> Sequence[str]:
        """The ids of what is chosen, in the order chosen."""
        if self.value is None or not self.offers:
            return []
        return self.value if isinstance(self.value, list) else [str(self.value)]

    @property
    def optional(self) -> bool:
        """Whether one may go on without an answer."""
        return not self.step.question.required and self.step.asks is None


def question_card(asked: Asked, texts: Texts) -> Card:
    """The card for one step."""
    return Card(
        head=", ".join(asked.towns) + " · " + _progress(asked.part, texts),
        title=_title(asked.step, texts),
        body="\n\n".join(part for part in _body(asked, texts) if part),
        rows=(*_answers(asked, texts), *_pages(asked, texts), *_controls(asked, texts)),
    )


def _progress(part: Part, texts: Texts) -> str:
    here = texts("card-part", place=part.place, total=part.total)
    return here if part.field is None else f"{here}: {part.field.label.in_language(texts.language)}"


def _title(step: Step, texts: Texts) -> str:
    words = question_words(step, texts)
    return texts("card-entry", entry=step.entry) + "\n" + words if step.entry else words


def _body(asked: Asked, texts: Texts) -> list[str]:
    step = asked.step
    if step.asks is not None:
        asks = texts("card-asks", label=_asking_option(step, texts), max=TEXT_LIMIT)
        return [asks, _so_far(asked, texts)]
    return [
        step.question.help.in_language(texts.language) if step.question.help else "",
        "\n".join(_listed(asked, texts)),
        _so_far(asked, texts),
        _planned(asked, texts),
        " ".join(_how(asked, texts)),
    ]


def _asking_option(step: Step, texts: Texts) -> str:
    options = step.question.options if isinstance(step.question, Choosing) else ()
    return next(o.label.in_language(texts.language) for o in options if o.id == step.asks)


def _listed(asked: Asked, texts: Texts) -> list[str]:
    """The page's offers with the numbers that can be typed, or its entries."""
    if asked.entries:
        return [shortened(asked.entries[at], ENTRY_LIMIT) for at in asked.shown]
    return [_offer_line(asked, at, texts) for at in asked.shown]


def _offer_line(asked: Asked, at: int, texts: Texts) -> str:
    """What is chosen is said in words."""
    offer, number = asked.offers[at], str(at + 1)  # as it can be typed
    label = offer.label.in_language(texts.language)
    if offer.id not in asked.chosen:
        return f"{number}. {label}"
    if isinstance(asked.step.question, Rank):
        rank = asked.chosen.index(offer.id) + 1
        return texts("card-ranked", number=number, label=label, rank=rank)
    return texts("card-chosen", number=number, label=label)


def _so_far(asked: Asked, texts: Texts) -> str:
    """The answer, where the list does not show it: for want of a list, or on another page."""
    on_one_page = 0 < len(asked.offers) <= ONE_PAGE
    if asked.value is None or on_one_page or isinstance(asked.step.question, Group):
        return ""
    words = value_words(asked.step, asked.value, asked.offers, texts)
    return texts("card-so-far", answer=shortened(words, SO_FAR_LIMIT))


def _planned(asked: Asked, texts: Texts) -> str:
    if asked.planned is None:
        return ""
    return texts("card-planned", day=date(asked.planned, texts.language))


def _how(asked: Asked, texts: Texts) -> list[str]:
    """How to answer and within which limits, said where it is not plain from the buttons."""
    question, limits = asked.step.question, _limits(asked, texts)
    match question:
        case Choice():
            return []
        case Group() if question.required and not asked.entries:
            return [texts("card-how-first-entry", max=question.max)]
        case FreeText() | Group():
            return [texts(f"card-how-{question.kind}", max=question.max)]
    told = limits or [texts(f"card-how-{question.kind}")]
    return told if isinstance(question, Number | Money | Date) else [*told, texts("card-then-next")]


def _limits(asked: Asked, texts: Texts) -> list[str]:
    """How many, how much, from when until when. One answer at least is not demanded where none is
    an answer too."""
    found = limit(asked.step.question, len(asked.offers))
    if found is None or (asked.optional and found == AT_LEAST_ONE):
        return []
    return [explain(found, texts)]


def _answers(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    if isinstance(asked.step.question, Group):
        return _entry_rows(asked, texts)
    return in_rows(_offer_button(asked, asked.offers[at], texts) for at in asked.shown)


def _offer_button(asked: Asked, offer: Offer, texts: Texts) -> Button:
    on = offer.id in asked.chosen
    label = (CHOSEN if on else "") + offer.label.in_language(texts.language)
    if isinstance(asked.step.question, Choice):
        verb = Verb.CHOOSE
    else:
        verb = Verb.DROP if on else Verb.PICK
    return labelled(label, Action(verb, offer.id, asked.turn))


def _entry_rows(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    """To change or remove each entry of the page, and to add one."""
    rows = [
        tuple(
            Button(texts(label, number=at + 1), Action(verb, str(at + 1), asked.turn))
            for label, verb in (("button-entry", Verb.ENTRY), ("button-remove", Verb.REMOVE))
        )
        for at in asked.shown
    ]
    add = control(texts, Verb.ADD, asked.turn)
    first = Button(texts("button-first-entry"), add.action)
    return (*rows, (add if asked.entries else first,))


def _pages(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    last = page_of(max(len(asked.offers), len(asked.entries)), asked.page)[1]
    return page_row(asked.page, last, asked.turn, texts)


def _controls(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    """Weiter or Überspringen where the answer does not go on by itself, then Zurück."""
    onward = tuple(control(texts, verb, asked.turn) for verb in _onward(asked))
    back = (control(texts, Verb.BACK, asked.turn),)
    return (onward, back) if onward else (back,)


def _onward(asked: Asked) -> list[Verb]:
    if isinstance(asked.step.question, Group):
        return [Verb.NEXT] if asked.entries else [Verb.SKIP] if asked.optional else []
    if asked.value is not None:
        return [Verb.NEXT, Verb.CLEAR] if asked.optional else [Verb.NEXT]
    if asked.optional:
        return [Verb.SKIP]
    is_list = asked.offers and not isinstance(asked.step.question, Choice)
    return [Verb.NEXT] if is_list else []
