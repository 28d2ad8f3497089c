"""What stands against submitting a draft."""

from typing import Any

import pytest

from survey.objections import objections
from survey.problem import Problem
from survey.roster import Roster
from survey.round import Round
from survey.step import Value
from survey.text import Text

WITTEN, HERDECKE = "05954036", "05954020"


def roster(*keys: str) -> Roster:
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": key,
                    "municipality": {WITTEN: "Witten", HERDECKE: "Herdecke"}[key],
                    "inhabitants": 1000,
                    "counted_on": "2019-12-31",
                    "office": "Hauptamt",
                }
                for key in keys
            ]
        }
    )


def yes_no(id_: str, **more: Any) -> dict[str, Any]:
    options = [
        {"id": "yes", "label": "Ja", "asks": "why"},
        {"id": "no", "label": "Nein"},
    ]
    return {"id": id_, "kind": "choice", "options": options, **more}


INTEREST = yes_no("interest", per="field")
PRIORITY = {
    "id": "priority",
    "kind": "rank",
    "of": "fields",
    "among": {"interest": ["yes"]},
}
TOWNS = {"id": "towns", "kind": "municipalities"}
COURSE: dict[str, Any] = {
    "id": "course",
    "kind": "group",
    "repeat": True,
    "max": 3,
    "exactly_one": {"role": "decision"},
    "last": True,
    "items": [
        {
            "id": "role",
            "text": "Welche Rolle?",
            "kind": "choice",
            "options": [
                {"id": "preliminary", "label": "Vorberatung"},
                {"id": "decision", "label": "Entscheidung"},
            ],
        }
    ],
}


def asking(*questions: dict[str, Any]) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "abfrage",
            "title": "Abfrage",
            "purpose": "Wozu",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
            "questions": [{"text": "Was?", **question} for question in questions],
        }
    )


def against(
    round_: Round, answers: dict[str, Value], keys: tuple[str, ...] = (WITTEN, HERDECKE)
) -> list[tuple[str, Problem]]:
    found = objections(round_, roster(*keys), WITTEN, answers)
    return [(step.key, problem) for step, problem in found]


def test_objections_name_what_is_missing_in_the_order_asked() -> None:
    remarks = {"id": "remarks", "kind": "text", "required": False}
    round_ = asking(INTEREST, PRIORITY, remarks, TOWNS)
    assert against(round_, {"interest.housing": "yes"}) == [
        ("interest.housing.why", Problem("missing")),
        ("interest.youth", Problem("missing")),
        ("priority", Problem("missing")),
        ("towns", Problem("missing")),
    ]


def test_objections_are_none_when_all_is_answered() -> None:
    answers: dict[str, Value] = {
        "interest.housing": "yes",
        "interest.housing.why": "Es fehlt an Wohnungen",
        "interest.youth": "no",
        "priority": ["housing"],
        "towns": [HERDECKE],
    }
    assert against(asking(INTEREST, PRIORITY, TOWNS), answers) == []


def test_objection_to_a_rank_names_the_field_that_is_not_wanted_any_more() -> None:
    answers: dict[str, Value] = {
        "interest.housing": "no",
        "interest.youth": "yes",
        "interest.youth.why": "Darum",
        "priority": ["housing", "youth"],
    }
    assert against(asking(INTEREST, PRIORITY), answers) == [
        ("priority", Problem("not-offered", {"name": Text("Wohnen")}))
    ]


def test_objection_to_a_municipality_that_is_the_own_one() -> None:
    assert against(asking(TOWNS), {"towns": [WITTEN, HERDECKE]}) == [
        ("towns", Problem("not-offered", {"name": Text("Witten")}))
    ]


def test_no_objection_where_there_is_nothing_to_choose() -> None:
    assert against(asking(TOWNS), {}, keys=(WITTEN,)) == []
    assert against(asking(TOWNS), {}) == [("towns", Problem("missing"))]


def test_no_objection_to_an_answer_that_is_hidden() -> None:
    hidden = {"id": "amount", "kind": "money", "when": {"interest": ["yes"]}}
    answers: dict[str, Value] = {
        "interest.housing": "no",
        "interest.youth": "no",
        "amount": "zu viel",
    }
    assert against(asking(INTEREST, hidden), answers) == []


def entries(*roles: str) -> dict[str, Value]:
    answers: dict[str, Value] = {f"course.{n}.role": role for n, role in enumerate(roles, 1)}
    return {**answers, "course": len(roles)}


@pytest.mark.parametrize(
    ("roles", "problem"),
    [
        (["preliminary"], Problem("exactly-one", {"option": Text("Entscheidung")})),
        (["decision", "decision"], Problem("exactly-one", {"option": Text("Entscheidung")})),
        (["decision", "preliminary"], Problem("last", {"option": Text("Entscheidung")})),
        (["decision"] * 4, Problem("entries-at-most", {"max": 3})),
        ([], Problem("missing")),
    ],
)
def test_objection_to_entries_that_break_their_rule(roles: list[str], problem: Problem) -> None:
    assert against(asking(COURSE), entries(*roles)) == [("course", problem)]


@pytest.mark.parametrize("roles", [["decision"], ["preliminary", "preliminary", "decision"]])
def test_no_objection_to_entries_that_keep_their_rule(roles: list[str]) -> None:
    assert against(asking(COURSE), entries(*roles)) == []


def test_no_objection_to_the_order_where_it_is_free() -> None:
    assert against(asking({**COURSE, "last": False}), entries("decision", "preliminary")) == []


def test_no_objection_to_a_group_without_entries_that_need_not_be_answered() -> None:
    course = {**COURSE, "required": False}
    assert against(asking(course), {}) == []
    assert against(asking(course), {"course": 0}) == []


def test_hidden_answer_in_an_entry_does_not_count_as_the_one() -> None:
    done = yes_no("done", text="Erledigt?")
    course = {**COURSE, "items": [done, {**COURSE["items"][0], "when": {"done": ["no"]}}]}
    answers: dict[str, Value] = {
        "course.1.done": "yes",
        "course.1.done.why": "Beschlossen",
        "course.1.role": "decision",
        "course": 1,
    }
    assert against(asking(course), answers) == [
        ("course", Problem("exactly-one", {"option": Text("Entscheidung")}))
    ]
