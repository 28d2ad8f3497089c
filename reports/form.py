"""The questionnaire on paper, for a town without a messenger."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chat.conditions import only_among, only_when
from chat.texts import Texts
from reports.form_parts import Paper, body_of, entries_of, how_of
from reports.typesetting import typeset_pdf
from survey.questions import Group, Item, Question
from survey.roster import Mandate, Roster
from survey.round import Round


@dataclass(frozen=True, slots=True)
class Form:
    """What is printed: the round and its roster; the deadline in words; where to send it back,
    empty for lines to fill in; and for whom, None for anybody."""

    round: Round
    roster: Roster
    deadline: str
    back: tuple[str, ...] = ()
    mandate: Mandate | None = None


def form_pdf(form: Form, at: dt.datetime, texts: Texts) -> bytes:
    """The questionnaire as a tagged PDF of A4 pages, made at the instant `at`."""
    return typeset_pdf("form.typ", form_data(form, texts), at)


def form_data(form: Form, texts: Texts) -> dict[str, Any]:
    """Everything that stands on the paper, as the template reads it."""
    round_, language = form.round, texts.language
    by_person = round_.ballots == "person"
    return {
        "language": language,
        "title": round_.title.in_language(language),
        "name": texts("form-name"),
        "page": texts("form-page", page="{page}", pages="{pages}"),
        "reference": texts("form-reference", reference=round_.reference)
        if round_.reference
        else "",
        "deadline": texts("start-deadline", deadline=form.deadline),
        "until": texts("form-until"),
        "purpose": [part for part in round_.purpose.in_language(language).split("\n\n") if part],
        "whom": {"title": "", "lines": []} if by_person else _whom(form, texts),
        "back": {"title": texts("form-back"), "lines": list(form.back)},
        "how": [texts("form-how"), *([texts("form-nameless")] if by_person else [])],
        "nil": texts("form-nil") if round_.nil_return else "",
        "questions": list(_questions(form, texts)),
        "signature": {"title": "", "lines": [], "note": ""} if by_person else _signature(texts),
        "words": {
            name: texts(f"form-{name}") for name in ("field", "answer", "rank", "number", "explain")
        },
        "signs": texts("receipt-signs"),
    }


def _whom(form: Form, texts: Texts) -> dict[str, Any]:
    mandate = form.mandate
    known = (
        ("form-town", mandate.municipality if mandate else ""),
        ("form-key", mandate.key if mandate else ""),
        ("form-office", mandate.office if mandate else ""),
    )
    return {
        "title": texts("form-answers-for"),
        "lines": [[texts(label), words] for label, words in known],
    }


def _signature(texts: Texts) -> dict[str, Any]:
    return {
        "title": texts("form-signature"),
        "lines": [texts(f"form-{name}") for name in ("sign-place", "sign-name", "signature")],
        "note": texts("form-sign-binding"),
    }


def _questions(form: Form, texts: Texts) -> Iterator[dict[str, Any]]:
    names: dict[str, str] = {}
    for number, question in enumerate(form.round.questions, start=1):
        short = question.short.in_language(texts.language) if question.short else ""
        names[question.id] = (
            f"{number}. {short}" if short else texts("form-question", number=number)
        )
        paper = Paper(form.round, form.roster, form.mandate, texts)
        yield _question(paper, question, names, f"{number}. {short}".strip())


def _question(
    paper: Paper, question: Question, names: dict[str, str], title: str
) -> dict[str, Any]:
    found = {
        "title": title,
        "text": _words(question, paper.texts),
        "help": question.help.in_language(paper.texts.language) if question.help else "",
        "when": [
            *only_when(paper.round, question, paper.texts, names=names),
            *only_among(paper.round, question, paper.texts, names),
        ],
        "how": how_of(paper, question),
        "items": [],
    }
    if isinstance(question, Group):
        blocks = entries_of(paper, question)
        if blocks:
            return found | {"bodies": blocks}
        return found | {
            "bodies": [],
            "items": [_item(paper, question, item, names) for item in question.items],
            "entries": _entries(paper, question),
        }
    return found | {"bodies": body_of(paper, question)}


def _entries(paper: Paper, group: Group) -> list[str]:
    """The headings under which the items of a group stand again and again."""
    fields = [each.label.in_language(paper.texts.language) for each in paper.round.fields]
    entries = [
        paper.texts("form-entry", number=number) for number in range(1, min(group.max, BLOCKS) + 1)
    ]
    if not group.repeat:
        return fields if group.per else [""]
    if not group.per:
        return entries
    return [f"{field}, {entry}" for field in fields for entry in entries]


BLOCKS = 3
"""Entries of a group for which there is room where they are too large for a table."""


def _item(paper: Paper, group: Group, item: Item, names: dict[str, str]) -> dict[str, Any]:
    return {
        "title": item.short.in_language(paper.texts.language) if item.short else "",
        "text": _words(item, paper.texts),
        "help": item.help.in_language(paper.texts.language) if item.help else "",
        "when": [
            *only_when(paper.round, item, paper.texts, group, names),
            *only_among(paper.round, item, paper.texts, names),
        ],
        "how": how_of(paper, item),
        "bodies": body_of(paper, item),
    }


def _words(question: Question | Item, texts: Texts) -> str:
    return question.text.in_language(texts.language).replace("{field}", "…")
