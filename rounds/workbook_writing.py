"""A round and its roster as the sheets of a workbook, which reads as the same round and roster."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import Any

from rounds.conditions import condition_words
from rounds.constraints import bounds_words
from rounds.rows import HOLDER, MANDATE, PASSED_ON
from rounds.workbook_columns import FIELDS, SHEETS, TRANSLATED, translated
from rounds.workbook_settings import NONE
from survey.documents import Letter, Paper
from survey.questions import Asked, Choice, Choices, Choosing, Group, Item, Municipalities
from survey.questions import Question as AnyQuestion
from survey.roster import Roster
from survey.round import Round
from survey.text import Text

Value = str | int | dt.date | dt.datetime
Lines = list[dict[str, Value]]
"""The lines of a sheet, by the headings of their columns."""

_FORMS = {"choice": "select_one", "choices": "select_multiple", "number": "decimal"}


def sheets_with(round_: Round, roster: Roster) -> dict[str, tuple[list[str], Lines]]:
    """Each sheet's headings and lines. A sheet that the round does not need has no lines."""
    survey = _Survey()
    for question in round_.questions:
        survey.add(question)
    lines: dict[str, Lines] = {
        "survey": survey.lines,
        "choices": survey.choices,
        "settings": [_settings(round_)],
        "fields": [{"name": each.id} | _text("label", each.label) for each in round_.fields],
        "municipalities": [
            {column: getattr(mandate, column) for column in MANDATE} for mandate in roster.mandates
        ],
        "people": [
            {"key": mandate.key} | _holder(holder.model_dump())
            for mandate in roster.mandates
            for holder in mandate.holders
        ],
    }
    return {name: (_headings(name, lines[name]), lines[name]) for name in SHEETS}


def _headings(sheet: str, lines: Lines) -> list[str]:
    """The sheet's columns in their order, texts in each language that occurs."""
    used = dict.fromkeys(heading for line in lines for heading in line)
    found: list[str] = []
    for column in SHEETS[sheet]:
        languages = [each for each in used if each.startswith(f"{column}::")]
        if column in TRANSLATED and languages:
            found += [*([column] if column in used else []), *languages]
        else:
            found.append(column)
    return found + [each for each in used if each.startswith(PASSED_ON)]


def _text(column: str, text: Text | None) -> dict[str, Value]:
    given = {} if text is None else text.root
    return {translated(column, language): words for language, words in given.items()}


class _Survey:
    """The lines of the sheets survey and choices as they come to be."""

    def __init__(self) -> None:
        self.lines: Lines = []
        self.choices: Lines = []
        self._lists: dict[str, str] = {}

    def add(self, question: AnyQuestion) -> None:
        """A question, a group with its items."""
        self.lines.append(self._line(question))
        if isinstance(question, Group):
            self.lines += [self._line(item) for item in question.items]
            self.lines.append({"type": "end_repeat" if question.repeat else "end_group"})

    def _line(self, question: AnyQuestion | Item) -> dict[str, Value]:
        line: dict[str, Value] = {"type": self._type(question), "name": question.id}
        line |= _text("label", question.text) | _text("hint", question.help)
        if not isinstance(question, Group) or question.repeat or not question.required:
            line["required"] = _flag(question.required)
        line |= {"relevant": condition_words(question.when), "per": question.per or ""}
        line["constraint"], line["pattern"] = bounds_words(question)
        line |= _text("short", question.short) | _own(question)
        return {heading: value for heading, value in line.items() if value != ""}

    def _type(self, question: AnyQuestion | Item) -> str:
        if isinstance(question, Group):
            return "begin_repeat" if question.repeat else "begin_group"
        form = _FORMS.get(question.kind, question.kind)
        if isinstance(question, Choosing):
            return f"{form} {FIELDS if question.of else self._list(question)}"
        return form

    def _list(self, question: Choosing) -> str:
        """The name of the list with the question's options; the same options are one list."""
        content = str([each.model_dump(exclude_unset=True) for each in question.options])
        if content in self._lists:
            return self._lists[content]
        taken, name, number = {FIELDS, *self._lists.values()}, question.id, 1
        while name in taken:
            number += 1
            name = f"{question.id}-{number}"
        self._lists[content] = name
        for option in question.options:
            line: dict[str, Value] = {"list_name": name, "name": option.id}
            line |= _text("label", option.label)
            if "counts" in option.model_fields_set:
                line["counts"] = option.counts
            self.choices.append(line | ({"asks": option.asks} if option.asks else {}))
        return name


def _own(question: Asked) -> dict[str, Value]:
    """What only some kinds of question have."""
    line: dict[str, Value] = {}
    if isinstance(question, Choosing):
        line["among"] = condition_words(question.among)
    if isinstance(question, Choice) and question.vote:
        line["vote"] = _flag(True)
    if isinstance(question, Choice | Choices):
        line["planned_until"] = question.planned_until or ""
    if isinstance(question, Municipalities) and question.own:
        line["own"] = _flag(True)
    if isinstance(question, Group):
        exactly = {item: (option,) for item, option in question.exactly_one.items()}
        line["exactly_one"] = condition_words(exactly)
        line["last"] = _flag(True) if question.last else ""
        line["max"] = question.max if "max" in question.model_fields_set else ""
    return line


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def _listed(values: Iterable[object]) -> str:
    return ", ".join(map(str, values)) or NONE


def _json(table: Letter | Paper) -> str:
    """The table as JSON with the keys of the round file."""
    return json.dumps(_plain(table.model_dump(mode="json", exclude_unset=True)), ensure_ascii=False)


def _plain(found: Any) -> Any:
    """The values with a text that serves every language as a plain string."""
    match found:
        case {"": words} if len(found) == 1:
            return words
        case dict():
            return {key: _plain(value) for key, value in found.items()}
        case list():
            return [_plain(value) for value in found]
    return found


def _clock(time: dt.time) -> str:
    return time.isoformat("auto" if time.second else "minutes")


_WRITTEN: dict[str, Callable[[Any], Value]] = {
    "nil_return": _flag,
    "post_to": _listed,
    "workdays_before": _listed,
    "closed": _listed,
    "quiet": lambda times: ", ".join(map(_clock, times)),
    "at": _clock,
    "letter": _json,
    "paper": _json,
    "escalate_workdays_before": str,
}


def _settings(round_: Round) -> dict[str, Value]:
    line: dict[str, Value] = {"form_id": round_.id}
    line |= _text("form_title", round_.title) | _text("purpose", round_.purpose)
    given = {name: getattr(round_, name) for name in round_.model_fields_set}
    for part in (round_.vote, round_.reminders):
        given |= {name: getattr(part, name) for name in part.model_fields_set}
    for column in SHEETS["settings"]:
        if column not in line and given.get(column) is not None and column not in TRANSLATED:
            line[column] = _WRITTEN[column](given[column]) if column in _WRITTEN else given[column]
    return line


def _holder(holder: dict[str, Any]) -> dict[str, Value]:
    given = holder | {"from": holder["from_"]} | holder["extra"]
    names = [*HOLDER, *holder["extra"]]
    return {name: given[name] for name in names if given[name] is not None}
