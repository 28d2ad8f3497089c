"""A thousand payloads in every place that people write in, read back by a program that would run a
formula."""

import csv
import datetime as dt
import io
import re
from functools import cache
from itertools import product
from typing import Any

import openpyxl
import pytest

from chat.texts import texts
from reports.neutral import neutral
from reports.open_data import OPEN, SPREADSHEET, Dialect, answers_csv
from reports.report import Report
from reports.workbook import workbook
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, RoundState, Submission
from survey.summary import summarise

BEGINNINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    ";=",
    ",+",
    "|-",
    '";@',
    ' "=',
    "\uff1d",
    "x;\t@",
)
BODIES = (
    "1+1", "cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("http://a.b","x")', "A1", "-2+3", "1;=2",
    "x,@y", "https://a.b", "{=1}", "'=1", '"=1"', "_x0041_", "<b>&amp;",
)  # fmt: skip
COUNT = 1000
PAYLOADS = [
    f"{beginning}{body}{number}"
    for number, (body, beginning) in zip(
        range(COUNT), list(product(BODIES, BEGINNINGS)) * 6, strict=False
    )
]
NOW = dt.datetime(2026, 12, 9, 11, tzinfo=dt.UTC)

NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
PIECES = re.compile(r"[;,|\t\r\n]")


def said_by_towns() -> tuple[Round, Roster, list[dict[str, Any]]]:
    """Each payload as a town, and as what it writes and chooses."""
    ids = [f"o{number}" for number in range(COUNT)]
    options = [{"id": id_, "label": words} for id_, words in zip(ids, PAYLOADS, strict=True)]
    vote = {"id": "if", "label": "Wenn", "counts": "yes", "asks": "condition"}
    item = {"id": "what", "kind": "text", "text": "?"}
    members = {"id": "who", "kind": "municipalities", "own": True, "text": "?"}
    group = {"id": "there", "kind": "group", "repeat": True, "text": "?", "items": [item, members]}
    questions: list[dict[str, Any]] = [
        {"id": "vote", "kind": "choice", "vote": True, "text": "?", "options": [vote]},
        {"id": "words", "kind": "text", "text": "?"},
        {"id": "chosen", "kind": "choices", "text": "?", "options": options},
        {"id": "deep", "kind": "number", "text": "?"},
        group,
    ]
    keys = [f"{number:08}" for number in range(COUNT)]
    answers = [
        {
            "vote": "if",
            "vote.condition": words,
            "words": words,
            "chosen": [ids[number]],
            "deep": -12.5,
            "there": [{"what": words, "who": [keys[number]]}],
        }
        for number, words in enumerate(PAYLOADS)
    ]
    return a_round(questions), a_roster(PAYLOADS), answers


def asked_by_the_round() -> tuple[Round, Roster, list[dict[str, Any]]]:
    """Each payload as a field, as a question, as an item and as what a group is called."""
    vote = {"id": "yes", "label": "Ja", "counts": "yes"}
    item = {"id": "what", "kind": "text"}
    questions: list[dict[str, Any]] = [
        {"id": "v", "kind": "choice", "per": "field", "vote": True, "text": "?", "options": [vote]}
    ]
    answer: dict[str, Any] = {}
    for number, words in enumerate(PAYLOADS):
        answer |= {f"v.f{number}": "yes", f"q{number}": "a", f"g{number}": [{"what": "b"}]}
        questions.append({"id": f"q{number}", "kind": "text", "text": words})
        questions.append(
            {
                "id": f"g{number}",
                "kind": "group",
                "repeat": True,
                "text": words,
                "items": [{**item, "text": words}],
            }
        )
    fields = [{"id": f"f{number}", "label": words} for number, words in enumerate(PAYLOADS)]
    return a_round(questions, fields), a_roster(["Witten"]), [answer]


def a_round(questions: list[dict[str, Any]], fields: list[dict[str, str]] | None = None) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "payloads",
            "title": PAYLOADS[0],
            "purpose": "?",
            "closes": "2026-12-18T12:00:00",
            "fields": fields or [],
            "questions": questions,
        }
    )


def a_roster(names: list[str]) -> Roster:
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": f"{number:08}",
                    "municipality": name,
                    "inhabitants": 10,
                    "counted_on": "2019-12-31",
                }
                for number, name in enumerate(names)
            ]
        }
    )


WHERE = {"towns": said_by_towns, "round": asked_by_the_round}


@cache
def report(where: str) -> Report:
    round_, roster, answers = WHERE[where]()
    given = [
        Submission(mandate.key, 1, "p", "head", NOW, False, said, late=False)
        for mandate, said in zip(roster.mandates, answers, strict=True)
    ]
    state = RoundState("open", NOW, round_.closes_at, None)
    found = summarise(round_, roster, state, given, Chain(1, "ab" * 32))
    return Report(found, round_, roster, texts("de"), NOW)


def begins_a_formula(words: str) -> bool:
    bare = words.strip(' "\N{NO-BREAK SPACE}')
    begins = bare.startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
    return begins and not NUMBER.fullmatch(bare)


def test_payloads_are_a_thousand_and_begin_formulas() -> None:
    assert len(set(PAYLOADS)) == COUNT
    assert all(any(map(begins_a_formula, PIECES.split(words))) for words in PAYLOADS)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("dialect", [OPEN, SPREADSHEET], ids=["open", "German"])
def test_no_cell_of_the_open_data_is_a_formula_however_it_is_cut(
    where: str, dialect: Dialect
) -> None:
    table = answers_csv(report(where), dialect)
    rows = list(
        csv.reader(io.StringIO(table[len(dialect.before) :], newline=""), delimiter=dialect.between)
    )
    assert len(rows) > COUNT
    assert [cell for row in rows for cell in row if begins_a_formula(cell)] == []
    assert [piece for piece in PIECES.split(table) if begins_a_formula(piece)] == []


def test_open_data_loses_no_words() -> None:
    rows = csv.DictReader(io.StringIO(answers_csv(report("towns")), newline=""))
    words = [row["value"] for row in rows if row["question"] == "words"]
    assert words == [neutral(each) for each in PAYLOADS]
    assert [each.replace("'", "") for each in words] == [each.replace("'", "") for each in PAYLOADS]


@pytest.mark.parametrize("where", WHERE)
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(where: str) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(workbook(report(where))))
    cells = [cell for each in opened.worksheets for row in each.iter_rows() for cell in row]
    assert len(cells) > 10 * COUNT
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    kept = {cell.value for cell in cells if isinstance(cell.value, str)}
    plain = {words for words in PAYLOADS if not set(words) & set("\t\r\n") and "_x" not in words}
    assert len(plain) > 500
    assert plain - kept == set()
