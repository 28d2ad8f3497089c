"""One municipality's answers in words."""

from collections.abc import Callable

from reports.answers import answer_lines
from reports.report import Report

WITTEN = "05954036"
OTHER = {
    "id": "barriers",
    "kind": "choices",
    "text": "Was hindert?",
    "options": [
        {"id": "staff", "label": "Personal"},
        {"id": "other", "label": "Anderes", "asks": "which"},
    ],
}
PAPER = {
    "id": "paper",
    "kind": "group",
    "text": "Vorlage",
    "items": [
        {"id": "number", "kind": "text", "text": "Nummer?"},
        {"id": "share", "kind": "money", "text": "Anteil?"},
        {"id": "sitting", "kind": "date", "text": "Wann?"},
    ],
}


def test_answers_of_a_nil_return_are_one_word(make_report: Callable[..., Report]) -> None:
    assert answer_lines(make_report(answers={}, nil_returns=[WITTEN]), WITTEN) == ["Fehlanzeige"]


def test_answers_put_an_asked_text_behind_its_option(make_report: Callable[..., Report]) -> None:
    answers = {WITTEN: {"barriers": ["staff", "other"], "barriers.which": "Satzungen"}}
    report = make_report(questions=[OTHER], answers=answers)
    assert answer_lines(report, WITTEN) == ["Was hindert? Personal, Anderes; „Satzungen“"]


def test_answers_of_a_single_group_are_one_line(make_report: Callable[..., Report]) -> None:
    entry = {"number": "0569/2023", "share": "2000.00", "sitting": "2023-09-21"}
    report = make_report(questions=[PAPER], answers={WITTEN: {"paper": [entry]}})
    assert answer_lines(report, WITTEN) == ["Vorlage: 0569/2023; 2.000,00 EUR; 21.09.2023"]


def test_answers_number_the_entries_of_a_repeating_group(
    make_report: Callable[..., Report],
) -> None:
    entries = [{"number": "1/2023"}, {"number": "2/2023"}]
    questions = [{**PAPER, "repeat": True}]
    report = make_report(questions=questions, answers={WITTEN: {"paper": entries}})
    assert answer_lines(report, WITTEN) == [
        "Eintrag 1 – Vorlage: 1/2023",
        "Eintrag 2 – Vorlage: 2/2023",
    ]


def test_answers_that_were_not_given_have_no_line(make_report: Callable[..., Report]) -> None:
    assert answer_lines(make_report(answers={WITTEN: {}}), WITTEN) == []
