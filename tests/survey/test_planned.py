"""A result is not accepted before its date."""

import datetime as dt

from survey.collect import Collected, collect, flat
from survey.planned import planned_until
from survey.questions import Choice, Group, PolicyField
from survey.round import Round
from survey.step import Step
from survey.steps import steps

DECISION = {
    "id": "decision",
    "kind": "choice",
    "vote": True,
    "text": "Fortbestand?",
    "planned_until": "sitting",
    "options": [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}],
}
BOARD = Choice.model_validate(DECISION)
SITTING = dt.date(2019, 2, 5)
HOUSING = PolicyField.model_validate({"id": "housing", "label": "Wohnen"})


def test_result_is_planned_the_day_before_the_sitting_and_stands_on_its_day() -> None:
    step = Step("decision", BOARD)
    answers = {"sitting": "2019-02-05", "decision": "yes"}
    assert planned_until(step, answers, dt.date(2019, 2, 4)) == SITTING
    assert planned_until(step, answers, SITTING) is None


def test_result_is_not_planned_where_no_day_is_given() -> None:
    assert planned_until(Step("decision", BOARD), {"decision": "yes"}, SITTING) is None
    plain = BOARD.model_copy(update={"planned_until": None})
    answers = {"sitting": "2019-02-05", "decision": "yes"}
    assert planned_until(Step("decision", plain), answers, dt.date(2019, 2, 4)) is None


def test_result_in_a_field_looks_at_the_day_of_that_field() -> None:
    step = Step("decision.housing", BOARD, HOUSING)
    answers = {"sitting.school": "2019-03-01", "sitting.housing": "2019-02-05"}
    assert planned_until(step, answers, dt.date(2019, 2, 4)) == SITTING
    assert planned_until(step, {"sitting": "2019-02-05"}, dt.date(2019, 2, 4)) == SITTING


def test_result_in_an_entry_looks_at_the_day_of_that_entry() -> None:
    group = Group.model_validate(
        {
            "id": "course",
            "kind": "group",
            "repeat": True,
            "text": "Beratung?",
            "items": [{"id": "sitting", "kind": "date", "text": "Wann?"}, {**DECISION}],
        }
    )
    round_ = Round.model_validate(
        {
            "format": 1,
            "id": "course",
            "title": "Beratungsfolge",
            "purpose": "Probe",
            "closes": "2023-09-30T12:00:00",
            "questions": [group.model_dump()],
        }
    )
    collected: Collected = {
        "course": [
            {"sitting": "2023-08-29", "decision": "yes"},
            {"sitting": "2023-09-21", "decision": "yes"},
        ]
    }
    answers = flat(collected)
    assert collect(round_, answers) == collected
    found = {
        step.key: planned_until(step, answers, dt.date(2023, 9, 1))
        for step in steps(round_, answers)
        if step.question.id == "decision"
    }
    assert found == {"course.1.decision": None, "course.2.decision": dt.date(2023, 9, 21)}
