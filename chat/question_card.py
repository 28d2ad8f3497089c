"""The card that asks one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.buttons import control, in_rows, shortened
from chat.cards import Button, Card
from chat.format import value_words
from chat.texts import Texts
from survey.offers import Offer
from survey.questions import Choice, Group, Rank
from survey.steps import Step, Value

ONE_PAGE = 20
"""Offers on one page; where there are more, they come in pages of ten."""

PER_PAGE = 10

CHOSEN = "✓ "
"""The mark of a chosen option, which the card also says in words."""

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the card needs to know: the step, its answer so far, and where in the round it is.

    `place` of `total` steps; `towns` are the municipalities it is answered for; `entries` say what
    a group has so far; `problem` is said first, when the last answer did not fit.
    """

    step: Step
    offers: Sequence[Offer]
    value: Value | None
    place: int
    total: int
    towns: Sequence[str]
    turn: int
    page: int = 0
    entries: Sequence[str] = ()
    problem: str = ""


def question_card(asked: Asked, texts: Texts) -> Card:
    """The card for one step."""
    towns = ", ".join(asked.towns)
    return Card(
        head=texts("card-progress", towns=towns, place=asked.place, total=asked.total),
        title=_title(asked, texts),
        body="\n\n".join(part for part in (asked.problem, *_body(asked, texts)) if part),
        rows=(*_answers(asked, texts), *_controls(asked, texts)),
    )


def question_words(step: Step, texts: Texts) -> str:
    """The question as it is asked at this step."""
    words = step.question.text.in_language(texts.language)
    if step.field is not None:
        words = words.replace("{field}", step.field.label.in_language(texts.language))
    return words


def question_of(step: Step, texts: Texts) -> str:
    """The question as a list of answers names it, outside its card."""
    question = question_words(step, texts)
    if step.asks is not None:
        question = texts("listing-asks", question=question)
    if step.entry:
        question = texts("listing-entry", entry=step.entry, question=question)
    return question


def _title(asked: Asked, texts: Texts) -> str:
    words = question_words(asked.step, texts)
    if asked.step.entry:
        return texts("card-entry", entry=asked.step.entry) + "\n" + words
    return words


def _body(asked: Asked, texts: Texts) -> list[str]:
    step, question = asked.step, asked.step.question
    if step.asks is not None:
        option = next(o for o in asked_options(step) if o.id == step.asks)
        return [
            texts("card-asks", label=option.label.in_language(texts.language)),
            _so_far(asked, texts),
        ]
    return [
        question.help.in_language(texts.language) if question.help else "",
        "\n".join(_listed(asked, texts)),
        "\n".join(asked.entries),
        "" if asked.offers else _so_far(asked, texts),
        _how(asked, texts),
    ]


def asked_options(step: Step) -> Sequence[Offer]:
    """The options whose choice can ask for a text at this step."""
    options = getattr(step.question, "options", ())
    return [Offer(option.id, option.label) for option in options]


def _listed(asked: Asked, texts: Texts) -> list[str]:
    """The offers with the numbers that can be typed; what is chosen is said in words."""
    chosen = _chosen(asked.value)
    lines = []
    for number, offer in enumerate(asked.offers, start=1):
        label = offer.label.in_language(texts.language)
        if offer.id not in chosen:
            lines.append(f"{number}. {label}")
        elif isinstance(asked.step.question, Rank):
            rank = chosen.index(offer.id) + 1
            lines.append(texts("card-ranked", number=number, label=label, rank=rank))
        else:
            lines.append(texts("card-chosen", number=number, label=label))
    return lines


def _chosen(value: Value | None) -> list[str]:
    return value if isinstance(value, list) else [str(value)] if value is not None else []


def _so_far(asked: Asked, texts: Texts) -> str:
    if asked.value is None or isinstance(asked.step.question, Group):
        return ""
    return texts("card-so-far", answer=value_words(asked.step, asked.value, (), texts))


def _how(asked: Asked, texts: Texts) -> str:
    """How to answer, said where it is not plain from the buttons."""
    kind = asked.step.question.kind
    return "" if kind in {"choice", "text"} and asked.offers else texts(f"card-how-{kind}")


def _answers(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    if isinstance(asked.step.question, Group):
        return _entry_rows(asked, texts)
    first, last = _shown(asked)
    buttons = [_offer_button(asked, offer, texts) for offer in asked.offers[first:last]]
    return (*in_rows(buttons), *_pages(asked, texts))


def _shown(asked: Asked) -> tuple[int, int]:
    if len(asked.offers) <= ONE_PAGE:
        return 0, len(asked.offers)
    return asked.page * PER_PAGE, (asked.page + 1) * PER_PAGE


def _offer_button(asked: Asked, offer: Offer, texts: Texts) -> Button:
    on = offer.id in _chosen(asked.value)
    label = (CHOSEN if on else "") + offer.label.in_language(texts.language)
    if isinstance(asked.step.question, Choice):
        verb = Verb.CHOOSE
    else:
        verb = Verb.DROP if on else Verb.PICK
    return Button(shortened(label), Action(verb, offer.id, asked.turn))


def _pages(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    if len(asked.offers) <= ONE_PAGE:
        return ()
    last = (len(asked.offers) - 1) // PER_PAGE
    return page_row(asked.page, last, asked.turn, texts)


def page_row(page: int, last: int, turn: int, texts: Texts) -> tuple[Row, ...]:
    """The row that leads to the neighbouring pages; none where there is one page only."""
    ways = [("button-earlier", page - 1)] * (page > 0) + [("button-more", page + 1)] * (page < last)
    row = tuple(Button(texts(label), Action(Verb.PAGE, str(to), turn)) for label, to in ways)
    return (row,) if row else ()


def _entry_rows(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    rows: list[Row] = []
    for number, _ in enumerate(asked.entries, start=1):
        rows.append(
            (
                Button(
                    texts("button-entry", number=number),
                    Action(Verb.ENTRY, str(number), asked.turn),
                ),
                Button(
                    texts("button-remove", number=number),
                    Action(Verb.REMOVE, str(number), asked.turn),
                ),
            )
        )
    add = control(texts, Verb.ADD, asked.turn)
    first = Button(texts("button-first-entry"), add.action)
    return (*rows, (add if asked.entries else first,))


def _controls(asked: Asked, texts: Texts) -> tuple[Row, ...]:
    """Weiter or Überspringen where the answer does not go on by itself, then Zurück."""
    question, row = asked.step.question, []
    optional = not question.required and asked.step.asks is None
    if asked.value is not None or (isinstance(question, Group) and asked.entries):
        row.append(control(texts, Verb.NEXT, asked.turn))
    elif optional:
        row.append(control(texts, Verb.SKIP, asked.turn))
    elif asked.offers and not isinstance(question, Choice):
        row.append(control(texts, Verb.NEXT, asked.turn))
    if optional and asked.value is not None and not isinstance(question, Group):
        row.append(control(texts, Verb.CLEAR, asked.turn))
    back = control(texts, Verb.BACK, asked.turn)
    return (tuple(row), (back,)) if row else ((back,),)
