"""What is filled in on paper at a question: boxes to tick, lines to write on, tables of both."""

from dataclasses import dataclass
from typing import Any

from chat.texts import Texts
from chat.typed import explain
from survey.limits import limit
from survey.offers import every_offer
from survey.questions import (
    Choice,
    Choosing,
    FreeText,
    Group,
    Item,
    Municipalities,
    Question,
    Rank,
)
from survey.roster import Mandate, Roster
from survey.round import Round
from survey.step import Step

COLUMNS = 12
"""Things to choose from that fit beside each other as turned headings of a table."""

CELLS = 5
"""Items of a group that fit beside each other as columns, and choices within such a column."""

ROWS = 5
"""Entries of a group for which a table has room."""

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """For whom the questions are printed; without a mandate every town can be chosen."""

    round: Round
    roster: Roster
    mandate: Mandate | None
    texts: Texts

    def offered(self, question: Question | Item) -> list[str]:
        """The labels of all that can be chosen, the town's own left out where it has to be."""
        own = isinstance(question, Municipalities) and question.own
        step = Step(question.id, question)
        key = self.mandate.key if self.mandate and not own else None
        return [
            offer.label.in_language(self.texts.language)
            for offer in every_offer(step, self.round, self.roster)
            if offer.id != key
        ]


def how_of(paper: Paper, question: Question | Item) -> list[str]:
    """How to answer, within which limits, and whether one may leave it."""
    said = list(_how(paper, question))
    one_town = _one_town(question) and not question.per
    found = None if one_town else limit(question, len(paper.offered(question)))
    if found is not None and not (found.code == "choose-at-least" and found.arguments["min"] == 1):
        said.append(explain(found, paper.texts))
    if not question.required:
        said.append(paper.texts("form-optional"))
    return said


def _how(paper: Paper, question: Question | Item) -> list[str]:
    texts = paper.texts
    match question:
        case Municipalities() if _one_town(question) and not question.per:
            return [texts("form-how-choice")]
        case Municipalities():
            named = bool(question.per) and len(paper.offered(question)) > COLUMNS
            return [texts("form-how-towns" if named else "form-how-choices")]
        case FreeText():
            limited = "max" in question.model_fields_set
            return [texts("form-how-text", max=question.max)] if limited else []
        case Group():
            shape = f"form-how-{_shape(question)}"
            said = [texts(shape, max=question.max)] if question.repeat else []
            return [*said, *_exactly(paper, question)]
    return [texts(f"form-how-{question.kind}")]


def _one_town(question: Question | Item) -> bool:
    return isinstance(question, Municipalities) and question.max == 1


def _exactly(paper: Paper, group: Group) -> list[str]:
    said = []
    for item in group.items:
        if isinstance(item, Choice) and item.id in group.exactly_one:
            label = next(
                each.label for each in item.options if each.id == group.exactly_one[item.id]
            )
            name = (item.short or item.text).in_language(paper.texts.language)
            answer = label.in_language(paper.texts.language)
            said.append(paper.texts("form-exactly-one", question=name, answer=answer))
    return [*said, *([paper.texts("form-last")] if group.last else [])]


def body_of(paper: Paper, question: Question | Item) -> list[Body]:
    """What is filled in: for every field where it is asked so, and behind it what options ask."""
    if question.per:
        return [_by_field(paper, question), *_asked_by_field(paper, question)]
    offered = paper.offered(question)
    if isinstance(question, Rank):
        return [{"kind": "ranks", "labels": offered}]
    if offered:
        asks = [False] * len(offered)
        if isinstance(question, Choosing) and not question.of:
            asks = [option.asks is not None for option in question.options]
        return [{"kind": "boxes", "labels": offered, "asks": asks, "columns": _columns(offered)}]
    if isinstance(question, FreeText):
        return [{"kind": "lines", "count": _lines(question)}]
    return [{"kind": "lines", "count": 1}]


def _columns(labels: list[str]) -> int:
    """Short labels, as towns have, stand beside each other."""
    return 3 if len(labels) > CELLS and max(map(len, labels)) <= 22 else 1


def _lines(question: FreeText) -> int:
    """Lines to write on: about 80 characters fit on one, and whoever has more attaches it. What
    follows a pattern is short."""
    return 1 if question.pattern else max(1, min(6, -(-question.max // 80)))


def _by_field(paper: Paper, question: Question | Item) -> Body:
    fields = [each.label.in_language(paper.texts.language) for each in paper.round.fields]
    offered = paper.offered(question)
    if offered and len(offered) <= COLUMNS:
        kind = "rank-grid" if isinstance(question, Rank) else "grid"
        turned = len(offered) > CELLS
        return {"kind": kind, "heads": offered, "rows": fields, "turned": turned}
    lines = _lines(question) if isinstance(question, FreeText) else 1
    return {"kind": "fill", "title": "", "rows": fields, "lines": 2 if offered else min(lines, 3)}


def _asked_by_field(paper: Paper, question: Question | Item) -> list[Body]:
    """A table for the texts that options ask for."""
    fields = [each.label.in_language(paper.texts.language) for each in paper.round.fields]
    options = question.options if isinstance(question, Choosing) else ()
    return [
        {
            "kind": "fill",
            "title": paper.texts("form-asks", label=option.label.in_language(paper.texts.language)),
            "rows": fields,
            "lines": 2,
        }
        for option in options
        if option.asks
    ]


def _shape(group: Group) -> str:
    """Whether the entries of a group are lines of a table, or blocks one below the other."""
    plain = all(not _asking(item) and not item.when for item in group.items)
    return "entries" if group.repeat and plain and len(group.items) <= CELLS else "blocks"


def _asking(item: Item) -> bool:
    return isinstance(item, Choosing) and any(option.asks for option in item.options)


def entries_of(paper: Paper, group: Group) -> list[Body]:
    """The table of a repeating group, one for each field where it is asked so; none where its
    items do not fit side by side."""
    if _shape(group) != "entries":
        return []
    heads = [(each.short or each.text).in_language(paper.texts.language) for each in group.items]
    cells = []
    for item in group.items:
        offered = [] if isinstance(item, Municipalities) else paper.offered(item)
        cells.append(offered if len(offered) <= CELLS else [])
    table = {"kind": "entries", "heads": heads, "cells": cells, "rows": min(group.max, ROWS)}
    if not group.per:
        return [table | {"title": ""}]
    fields = [each.label.in_language(paper.texts.language) for each in paper.round.fields]
    return [table | {"title": field} for field in fields]
