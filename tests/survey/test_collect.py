"""A draft's flat answers put together, and what is still missing."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from survey.collect import collect, flat, is_missing
from survey.round import Round
from survey.step import Answers
from survey.steps import steps, visible

ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "abfrage",
        "title": "Abfrage",
        "purpose": "Wozu",
        "closes": "2026-12-18T12:00:00",
        "fields": [{"id": "housing", "label": "Wohnen"}],
        "questions": [
            {
                "id": "interest",
                "kind": "choice",
                "per": "field",
                "text": "?",
                "options": [
                    {"id": "if", "label": "Ja, wenn", "asks": "condition"},
                    {"id": "no", "label": "Nein"},
                ],
            },
            {
                "id": "form",
                "kind": "choices",
                "per": "field",
                "when": {"interest": ["if"]},
                "text": "?",
                "options": [{"id": "towns", "label": "Städte"}, {"id": "county", "label": "Kreis"}],
            },
            {
                "id": "coop",
                "kind": "group",
                "repeat": True,
                "required": False,
                "text": "?",
                "items": [
                    {"id": "subject", "kind": "text", "text": "?", "required": False},
                    {
                        "id": "keep",
                        "kind": "choice",
                        "text": "?",
                        "options": [
                            {"id": "yes", "label": "Ja"},
                            {"id": "other", "label": "Anders", "asks": "how"},
                        ],
                    },
                ],
            },
            {"id": "remarks", "kind": "text", "text": "?", "required": False},
        ],
    }
)


def with_group(**more: Any) -> Round:
    group = {
        "id": "group",
        "kind": "group",
        "text": "?",
        "items": [{"id": "subject", "kind": "text", "text": "?"}],
    }
    return ROUND.model_validate({**ROUND.model_dump(), "questions": [{**group, **more}]})


def missing_keys(round_: Round, answers: Answers) -> list[str]:
    return [step.key for step in steps(round_, answers) if is_missing(step, answers)]


def test_collect_keeps_plain_answers_under_their_keys() -> None:
    answers: Answers = {
        "interest.housing": "if",
        "interest.housing.condition": "Wenn das Personal reicht",
        "form.housing": ["towns"],
        "remarks": "Danke",
    }
    assert collect(ROUND, answers) == {**answers, "coop": []}


def test_collect_leaves_out_hidden_answers() -> None:
    answers: Answers = {
        "interest.housing": "no",
        "interest.housing.condition": "Wenn",
        "form.housing": ["towns"],
    }
    assert collect(ROUND, answers) == {"interest.housing": "no", "coop": []}


def test_collect_makes_a_list_of_objects_of_a_group() -> None:
    answers: Answers = {
        "coop": 2,
        "coop.1.subject": "Jugendhaus",
        "coop.1.keep": "yes",
        "coop.2.keep": "other",
        "coop.2.keep.how": "kleiner",
    }
    assert collect(ROUND, answers) == {
        "coop": [
            {"subject": "Jugendhaus", "keep": "yes"},
            {"keep": "other", "keep.how": "kleiner"},
        ]
    }


def test_collect_leaves_out_entries_beyond_their_number() -> None:
    answers: Answers = {"coop": 1, "coop.1.keep": "yes", "coop.2.keep": "yes"}
    assert collect(ROUND, answers) == {"coop": [{"keep": "yes"}]}


def test_collect_leaves_out_an_entry_without_answers() -> None:
    assert collect(ROUND, {"coop": 2, "coop.2.keep": "yes"}) == {"coop": [{"keep": "yes"}]}


def test_collect_of_nothing_holds_the_empty_list_of_a_repeating_group() -> None:
    assert collect(ROUND, {}) == {"coop": []}


def test_collect_of_a_group_that_does_not_repeat_is_a_list_of_one() -> None:
    assert collect(with_group(), {"group.1.subject": "Haus"}) == {"group": [{"subject": "Haus"}]}
    assert collect(with_group(), {}) == {}


def test_collect_keeps_entries_per_field() -> None:
    round_ = with_group(per="field", repeat=True)
    answers: Answers = {"group.housing": 1, "group.housing.1.subject": "Haus"}
    assert collect(round_, answers) == {"group.housing": [{"subject": "Haus"}]}


def test_missing_names_required_steps_in_order() -> None:
    assert missing_keys(ROUND, {}) == ["interest.housing"]
    assert missing_keys(ROUND, {"interest.housing": "if", "coop": 1}) == [
        "interest.housing.condition",
        "form.housing",
        "coop.1.keep",
    ]


def test_missing_of_a_repeating_group_is_its_first_entry() -> None:
    round_ = with_group(repeat=True)
    assert missing_keys(round_, {}) == ["group"]
    assert missing_keys(round_, {"group": 0}) == ["group"]
    assert missing_keys(round_, {"group": 1, "group.1.subject": "Haus"}) == []


def test_missing_leaves_out_what_is_optional_or_hidden() -> None:
    assert missing_keys(ROUND, {"interest.housing": "no", "coop": 0}) == []


@given(
    st.fixed_dictionaries(
        {"interest.housing": st.sampled_from(["if", "no"]), "coop": st.integers(0, 3)},
        optional={
            "interest.housing.condition": st.text(min_size=1),
            "form.housing": st.lists(st.sampled_from(["towns", "county"]), max_size=2),
            "coop.1.subject": st.text(min_size=1),
            "coop.1.keep": st.sampled_from(["yes", "other"]),
            "coop.1.keep.how": st.text(min_size=1),
            "coop.2.keep": st.just("yes"),
            "coop.3.keep": st.just("yes"),
            "remarks": st.text(),
        },
    )
)
def test_collected_answers_are_the_visible_ones_and_survive_the_way_back(answers: Answers) -> None:
    collected = collect(ROUND, answers)
    entries = collected["coop"]
    plain = {key: value for key, value in collected.items() if key != "coop"}
    shown = visible(steps(ROUND, answers), answers)
    assert plain == {key: value for key, value in shown.items() if not key.startswith("coop")}
    inside = [value for key, value in shown.items() if key.startswith("coop.")]
    assert [value for entry in entries for value in entry.values()] == inside
    assert collect(ROUND, flat(collected)) == collected
