"""The answers as a table for other programs."""

import csv
import io
from collections.abc import Callable

from reports.open_data import HEADER, SPREADSHEET, answers_csv
from reports.report import Report

QUESTIONS = [
    {"id": "posts", "kind": "number", "text": "Stellen?"},
    {"id": "share", "kind": "money", "text": "Anteil?"},
    {"id": "again", "kind": "date", "text": "Wann?"},
    {
        "id": "existing",
        "kind": "group",
        "repeat": True,
        "text": "Was gibt es?",
        "items": [
            {"id": "subject", "kind": "text", "text": "Was?"},
            {"id": "members", "kind": "municipalities", "own": True, "text": "Wer?"},
        ],
    },
]
WITTEN, HERDECKE, WETTER = "05954036", "05954020", "05954032"
ANSWERS = {
    WITTEN: {
        "posts": -12.5,
        "share": "2000.00",
        "again": "2027-05-03",
        "existing": [{"subject": "Bad; Bus", "members": [HERDECKE, WITTEN]}],
    }
}

OPEN = """\
round,key,municipality,inhabitants,counted_on,stand,question,field,entry,item,asks,kind,value,words
county,05954036,Witten,96459,2019-12-31,submitted,posts,,,,,number,-12.5,"'-12,5"
county,05954036,Witten,96459,2019-12-31,submitted,share,,,,,money,2000.00,"2.000,00 EUR"
county,05954036,Witten,96459,2019-12-31,submitted,again,,,,,date,2027-05-03,03.05.2027
county,05954036,Witten,96459,2019-12-31,submitted,existing,,1,subject,,text,Bad; Bus,Bad; Bus
county,05954036,Witten,96459,2019-12-31,submitted,existing,,1,members,,municipalities,\
05954020|05954036,"Herdecke, Witten"
county,05954016,Hattingen,54438,2019-12-31,missing,,,,,,,,
county,05954020,Herdecke,22755,2019-12-31,nil-return,,,,,,,,
county,05954032,Wetter (Ruhr),27392,2019-12-31,missing,,,,,,,,
"""

GERMAN = """\
\ufeffround;key;municipality;inhabitants;counted_on;stand;question;field;entry;item;asks;kind;\
value;words
county;05954036;Witten;96459;31.12.2019;submitted;posts;;;;;number;-12,5;'-12,5
county;05954036;Witten;96459;31.12.2019;submitted;share;;;;;money;2000,00;2.000,00 EUR
county;05954036;Witten;96459;31.12.2019;submitted;again;;;;;date;03.05.2027;03.05.2027
county;05954036;Witten;96459;31.12.2019;submitted;existing;;1;subject;;text;"Bad; Bus";"Bad; Bus"
county;05954036;Witten;96459;31.12.2019;submitted;existing;;1;members;;municipalities;\
05954020|05954036;Herdecke, Witten
county;05954016;Hattingen;54438;31.12.2019;missing;;;;;;;;
county;05954020;Herdecke;22755;31.12.2019;nil-return;;;;;;;;
county;05954032;Wetter (Ruhr);27392;31.12.2019;missing;;;;;;;;
"""


def test_open_data_has_a_row_for_each_town_and_answer(make_report: Callable[..., Report]) -> None:
    report = make_report(questions=QUESTIONS, answers=ANSWERS, nil_returns=[HERDECKE], fields={})
    assert answers_csv(report).replace("\r\n", "\n") == OPEN
    assert answers_csv(report, SPREADSHEET).replace("\r\n", "\n") == GERMAN


def test_a_town_that_has_only_said_that_there_is_nothing_has_a_row(
    make_report: Callable[..., Report],
) -> None:
    answers: dict[str, object] = {**ANSWERS, WETTER: {"existing": []}}
    report = make_report(questions=QUESTIONS, answers=answers, nil_returns=[HERDECKE], fields={})
    told = OPEN.replace(
        "Wetter (Ruhr),27392,2019-12-31,missing", "Wetter (Ruhr),27392,2019-12-31,submitted"
    )
    assert answers_csv(report).replace("\r\n", "\n") == told


def test_open_data_names_field_and_condition(make_report: Callable[..., Report]) -> None:
    rows = list(csv.DictReader(io.StringIO(answers_csv(make_report()), newline="")))
    assert tuple(rows[0]) == HEADER
    (condition,) = [row for row in rows if row["asks"]]
    picked = ("key", "question", "field", "asks", "kind", "value")
    assert [condition[name] for name in picked] == [
        HERDECKE,
        "interest",
        "housing",
        "condition",
        "text",
        "Kosten werden geteilt",
    ]
