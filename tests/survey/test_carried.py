"""Answers copied from one mandate to another."""

from typing import Any

from survey.carried import Carried, carried
from survey.round import Round
from survey.step import Value

ENNEPETAL, BRECKERFELD, SCHWELM = "05954008", "05954004", "05954024"


def towns(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "municipalities", "text": "Welche?", **more}


ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "abfrage",
        "title": "Abfrage",
        "purpose": "Wozu",
        "closes": "2026-12-18T12:00:00",
        "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
        "questions": [
            towns("partners", per="field"),
            {
                "id": "forms",
                "kind": "choices",
                "text": "Wie?",
                "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
            },
            {
                "id": "works",
                "kind": "group",
                "per": "field",
                "repeat": True,
                "text": "Was besteht?",
                "items": [towns("members", own=True), towns("others")],
            },
        ],
    }
)


def test_carried_drops_the_other_town_and_tells_where() -> None:
    answers: dict[str, Value] = {
        "partners.housing": [BRECKERFELD, SCHWELM],
        "partners.youth": [SCHWELM],
        "forms": ["a", "b"],
    }
    assert carried(ROUND, BRECKERFELD, answers) == Carried(
        {"partners.housing": [SCHWELM], "partners.youth": [SCHWELM], "forms": ["a", "b"]},
        ("partners.housing",),
    )


def test_carried_removes_a_list_that_is_emptied() -> None:
    answers: dict[str, Value] = {"partners.housing": [BRECKERFELD], "forms": ["a"]}
    assert carried(ROUND, BRECKERFELD, answers) == Carried({"forms": ["a"]}, ("partners.housing",))


def test_carried_keeps_an_empty_list_that_was_empty_before() -> None:
    assert carried(ROUND, BRECKERFELD, {"partners.housing": []}) == Carried(
        {"partners.housing": []}, ()
    )


def test_carried_keeps_the_town_where_the_own_one_may_stand() -> None:
    answers: dict[str, Value] = {
        "works.youth": 1,
        "works.youth.1.members": [ENNEPETAL, BRECKERFELD],
        "works.youth.1.others": [BRECKERFELD, SCHWELM],
    }
    assert carried(ROUND, BRECKERFELD, answers) == Carried(
        {**answers, "works.youth.1.others": [SCHWELM]}, ("works.youth.1.others",)
    )


def test_carried_leaves_the_answers_given_as_they_are() -> None:
    answers: dict[str, Value] = {"partners.housing": [BRECKERFELD, SCHWELM]}
    carried(ROUND, BRECKERFELD, answers)
    assert answers == {"partners.housing": [BRECKERFELD, SCHWELM]}


def test_carried_copies_what_an_earlier_questionnaire_asked() -> None:
    answers: dict[str, Value] = {"gone": [BRECKERFELD]}
    assert carried(ROUND, BRECKERFELD, answers) == Carried({"gone": [BRECKERFELD]}, ())
