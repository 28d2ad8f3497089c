"""The way through a questionnaire as far as it is the same for everybody."""

from survey.stops import Stop
from tests.survey.test_steps import asking, choice, group

ROUND = asking(
    choice("gate"),
    choice("interest", per="field", when={"gate": ["yes"]}),
    choice("why", per="field", when={"interest": ["no"]}),
    choice("first", options=[], of="fields", among={"interest": ["yes"]}),
    group("list", choice("known"), choice("since", when={"known": ["yes"]}), repeat=True),
    choice("any", when={"interest": ["yes"]}),
)


def at(key: str) -> Stop:
    return ROUND.stop(key)


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
