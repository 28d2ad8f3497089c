"""The way through a questionnaire as far as it is the same for everybody."""

from typing import Any

from survey.round import Round
from survey.stops import Stop

YES_NO = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]


def choice(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "choice", "text": "?", "options": YES_NO, **more}


ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "abfrage",
        "title": "Abfrage",
        "purpose": "Wozu",
        "closes": "2026-12-18T12:00:00",
        "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
        "questions": [
            choice("gate"),
            choice("interest", per="field", when={"gate": ["yes"]}),
            choice("why", per="field", when={"interest": ["no"]}),
            choice("first", options=[], of="fields", among={"interest": ["yes"]}),
            {
                "id": "list",
                "kind": "group",
                "text": "?",
                "repeat": True,
                "items": [choice("known"), choice("since", when={"known": ["yes"]})],
            },
            choice("any", when={"interest": ["yes"]}),
        ],
    }
)


def at(key: str) -> Stop:
    return next(each for each in ROUND.stops if each.step.key == key)


def test_every_question_in_every_field_is_a_stop_whatever_is_answered() -> None:
    assert [each.step.key for each in ROUND.stops] == [
        "gate",
        "interest.housing",
        "why.housing",
        "interest.youth",
        "why.youth",
        "first",
        "list",
        "any",
    ]


def test_the_way_of_a_round_is_made_once() -> None:
    assert ROUND.stops is ROUND.stops


def test_a_condition_looks_at_the_same_field_or_at_any() -> None:
    assert [each.keys for each in at("why.youth").when] == [("interest.youth",)]
    assert [each.keys for each in at("interest.youth").when] == [("gate",)]
    assert [each.keys for each in at("any").when] == [("interest.housing", "interest.youth")]


def test_items_stand_in_a_fresh_entry_and_are_asked_by_the_answers_of_theirs() -> None:
    known, since = at("list").items
    assert [known.step.key, since.step.key] == ["list.0.known", "list.0.since"]
    counted = {"list.2.known": "yes"}
    assert since.asked(counted, inside="list.2.")
    assert not since.asked(counted, inside="list.1.")


def test_a_choice_of_fields_is_asked_where_one_is_left() -> None:
    assert not at("first").asked({"interest.youth": "no"})
    assert at("first").asked({"interest.youth": "yes"})
    assert at("gate").among is None
