"""The summary as data."""

import json
from collections.abc import Callable

from reports.data import summary_json
from reports.report import Report
from survey.summary import Summary


def test_json_keeps_letters_and_the_order_of_the_format(make_report: Callable[..., Report]) -> None:
    text = summary_json(make_report().summary)
    assert list(json.loads(text)) == [
        "format",
        "round",
        "provisional",
        "turnout",
        "quorum",
        "votes",
        "partners",
        "answers",
        "chain",
    ]
    assert text.startswith('{\n  "format": 1,\n  "round": {\n    "id": "county",\n')
    assert text.endswith("}\n")


def test_json_shows_money_as_text(make_report: Callable[..., Report]) -> None:
    questions = [{"id": "share", "kind": "money", "text": "Anteil für Ämter?"}]
    report = make_report(questions=questions, answers={"05954036": {"share": "2000.00"}})
    assert json.loads(summary_json(report.summary))["answers"] == {"05954036": {"share": "2000.00"}}


def test_json_read_again_is_the_same_summary(make_report: Callable[..., Report]) -> None:
    summary = make_report(nil_returns=["05954032"]).summary
    assert Summary.model_validate_json(summary_json(summary)) == summary
