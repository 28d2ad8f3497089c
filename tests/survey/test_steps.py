"""The way through a questionnaire."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.round import Round
from survey.step import Answers, answer_key
from survey.steps import asked_when, question_under, steps, visible

YES_NO = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]


def asking(*questions: dict[str, Any]) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "abfrage",
            "title": "Abfrage",
            "purpose": "Wozu",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
            "questions": [{"text": "?", **question} for question in questions],
        }
    )


def choice(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "choice", "text": "?", "options": YES_NO, **more}


def text(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "text", "text": "?", **more}


def group(id_: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "group", "text": "?", "items": list(items), **more}


def keys(round_: Round, **answers: Any) -> list[str]:
    """The keys of what is asked; `__` in an argument stands for a point."""
    return [step.key for step in steps(round_, dotted(answers))]


def dotted(answers: dict[str, Any]) -> Answers:
    return {name.replace("__", "."): value for name, value in answers.items()}


def test_consecutive_questions_per_field_are_asked_field_by_field() -> None:
    round_ = asking(
        text("before"), text("one", per="field"), text("two", per="field"), text("after")
    )
    assert keys(round_) == [
        "before",
        "one.housing",
        "two.housing",
        "one.youth",
        "two.youth",
        "after",
    ]


def test_questions_per_field_parted_by_another_are_two_blocks() -> None:
    round_ = asking(text("one", per="field"), text("between"), text("two", per="field"))
    assert keys(round_) == ["one.housing", "one.youth", "between", "two.housing", "two.youth"]


def test_question_without_condition_met_is_hidden() -> None:
    round_ = asking(choice("gate"), text("inside", when={"gate": ["yes"]}))
    assert keys(round_) == ["gate"]
    assert keys(round_, gate="no") == ["gate"]
    assert keys(round_, gate="yes") == ["gate", "inside"]


def test_list_meets_a_condition_that_names_one_of_its_answers() -> None:
    gate = choice("gate", kind="choices")
    round_ = asking(gate, text("inside", when={"gate": ["yes"]}))
    assert keys(round_, gate=["no"]) == ["gate"]
    assert keys(round_, gate=["no", "yes"]) == ["gate", "inside"]


def test_all_questions_of_a_condition_must_hold() -> None:
    round_ = asking(choice("a"), choice("b"), text("c", when={"a": ["yes"], "b": ["yes", "no"]}))
    assert keys(round_, a="yes") == ["a", "b"]
    assert keys(round_, a="no", b="yes") == ["a", "b"]
    assert keys(round_, a="yes", b="no") == ["a", "b", "c"]


def test_condition_between_questions_per_field_looks_at_the_same_field() -> None:
    round_ = asking(
        choice("gate", per="field"), text("inside", per="field", when={"gate": ["yes"]})
    )
    assert keys(round_, gate__youth="yes") == ["gate.housing", "gate.youth", "inside.youth"]


def test_condition_of_a_later_block_per_field_looks_at_the_same_field() -> None:
    round_ = asking(
        choice("gate", per="field"),
        text("between"),
        text("inside", per="field", when={"gate": ["yes"]}),
    )
    asked = keys(round_, gate__housing="yes", gate__youth="no")
    assert asked == ["gate.housing", "gate.youth", "between", "inside.housing"]


def test_condition_on_a_question_per_field_holds_for_any_field_otherwise() -> None:
    round_ = asking(choice("gate", per="field"), text("inside", when={"gate": ["yes"]}))
    assert keys(round_, gate__housing="no") == ["gate.housing", "gate.youth"]
    assert keys(round_, gate__youth="yes")[-1] == "inside"


def test_condition_on_a_single_question_holds_for_every_field() -> None:
    round_ = asking(choice("gate"), text("inside", per="field", when={"gate": ["yes"]}))
    assert keys(round_, gate="yes") == ["gate", "inside.housing", "inside.youth"]


def test_answer_of_a_hidden_question_shows_nothing_further_down_the_chain() -> None:
    round_ = asking(
        choice("a"), choice("b", when={"a": ["yes"]}), choice("c", when={"b": ["yes"]}), text("d")
    )
    assert keys(round_, a="no", b="yes", c="yes") == ["a", "d"]
    assert keys(round_, a="yes", b="yes") == ["a", "b", "c", "d"]


def test_visible_leaves_out_hidden_answers_and_keeps_the_order_of_the_way() -> None:
    round_ = asking(choice("a"), text("b", when={"a": ["yes"]}), text("c"))
    answers = {"c": "drei", "b": "zwei", "a": "no"}
    assert list(visible(steps(round_, answers), answers).items()) == [("a", "no"), ("c", "drei")]
    shown: Answers = {**answers, "a": "yes"}
    assert list(visible(steps(round_, shown), shown)) == ["a", "b", "c"]


def test_chosen_option_that_asks_is_followed_by_its_short_text() -> None:
    options = [{"id": "if", "label": "Ja, wenn", "asks": "condition"}, *YES_NO]
    round_ = asking(choice("interest", options=options, per="field"), text("after"))
    answers: Answers = {"interest.housing": "if", "interest.housing.condition": "Wenn ..."}
    asked = steps(round_, answers)
    assert [step.key for step in asked] == [
        "interest.housing",
        "interest.housing.condition",
        "interest.youth",
        "after",
    ]
    assert [step.asks for step in asked] == [None, "if", None, None]
    assert asked[1].field == round_.fields[0]


def test_short_text_of_a_hidden_question_is_not_asked() -> None:
    options = [{"id": "if", "label": "Ja, wenn", "asks": "condition"}, *YES_NO]
    round_ = asking(choice("gate"), choice("form", options=options, when={"gate": ["yes"]}))
    assert keys(round_, gate="no", form="if", form__condition="Wenn") == ["gate"]


def test_several_chosen_options_ask_in_the_order_of_the_options() -> None:
    options = [
        {"id": "other", "label": "Anderes", "asks": "which"},
        {"id": "law", "label": "Satzung", "asks": "title"},
    ]
    round_ = asking(choice("barriers", kind="choices", options=options))
    assert keys(round_, barriers=["law", "other"]) == [
        "barriers",
        "barriers.which",
        "barriers.title",
    ]


def test_repeating_group_begins_with_its_own_step() -> None:
    round_ = asking(group("coop", text("subject"), repeat=True), text("after"))
    assert keys(round_) == ["coop", "after"]


def test_entries_come_before_the_step_that_asks_for_another() -> None:
    round_ = asking(group("coop", text("subject"), choice("keep"), repeat=True))
    asked = steps(round_, {"coop": 2})
    assert [(step.key, step.entry) for step in asked] == [
        ("coop.1.subject", 1),
        ("coop.1.keep", 1),
        ("coop.2.subject", 2),
        ("coop.2.keep", 2),
        ("coop", 0),
    ]
    assert [step.group for step in asked] == [*[round_.question("coop")] * 4, None]


def test_group_that_does_not_repeat_has_one_entry_and_no_step_of_its_own() -> None:
    round_ = asking(group("money", text("order"), text("plan")), text("after"))
    assert keys(round_) == ["money.1.order", "money.1.plan", "after"]


def test_group_per_field_has_entries_per_field() -> None:
    round_ = asking(group("coop", text("subject"), repeat=True, per="field"))
    assert keys(round_, coop__housing=1) == ["coop.housing.1.subject", "coop.housing", "coop.youth"]


def test_condition_inside_a_group_looks_at_the_same_entry() -> None:
    round_ = asking(group("coop", choice("keep"), text("why", when={"keep": ["no"]}), repeat=True))
    assert keys(round_, coop=2, coop__1__keep="yes", coop__2__keep="no") == [
        "coop.1.keep",
        "coop.2.keep",
        "coop.2.why",
        "coop",
    ]


def test_condition_inside_a_group_can_look_at_an_earlier_question() -> None:
    round_ = asking(
        choice("gate"), group("coop", text("subject"), text("why", when={"gate": ["yes"]}))
    )
    assert keys(round_, gate="no") == ["gate", "coop.1.subject"]
    assert keys(round_, gate="yes") == ["gate", "coop.1.subject", "coop.1.why"]


def test_option_inside_an_entry_asks_within_the_entry() -> None:
    options = [{"id": "other", "label": "Anderes", "asks": "which"}, *YES_NO]
    round_ = asking(group("coop", choice("form", options=options), repeat=True))
    asked = steps(round_, {"coop": 1, "coop.1.form": "other"})
    assert [(step.key, step.entry) for step in asked] == [
        ("coop.1.form", 1),
        ("coop.1.form.which", 1),
        ("coop", 0),
    ]


def test_hidden_group_shows_none_of_its_entries() -> None:
    round_ = asking(choice("gate"), group("coop", text("a"), repeat=True, when={"gate": ["yes"]}))
    assert keys(round_, gate="no", coop=1, coop__1__a="x") == ["gate"]


@pytest.mark.parametrize("repeat", [True, False])
def test_group_is_not_asked_when_nothing_would_be_asked_in_an_entry(repeat: bool) -> None:
    round_ = asking(choice("gate"), group("coop", text("a", when={"gate": ["yes"]}), repeat=repeat))
    assert keys(round_, gate="no") == ["gate"]
    assert keys(round_, gate="no", coop=1, coop__1__a="x") == ["gate"]
    assert keys(round_, gate="yes") == ["gate", "coop" if repeat else "coop.1.a"]


def test_group_is_asked_when_its_first_item_decides_about_the_others() -> None:
    later = text("b", when={"a": ["yes"]})
    round_ = asking(group("coop", choice("a"), later, repeat=True))
    assert keys(round_) == ["coop"]


def test_choice_of_fields_is_not_asked_when_no_field_is_left() -> None:
    first = choice("first", options=[], of="fields", among={"gate": ["yes"]})
    round_ = asking(choice("gate", per="field"), first)
    assert keys(round_, gate__housing="no") == ["gate.housing", "gate.youth"]
    assert keys(round_, gate__housing="yes") == ["gate.housing", "gate.youth", "first"]


CHAIN = asking(
    choice("a"),
    choice("b", per="field", when={"a": ["yes"]}),
    choice("c", per="field", when={"b": ["yes"]}),
    choice("d", when={"c": ["no"]}),
    group("e", choice("f"), choice("g", when={"f": ["yes"], "a": ["yes"]}), repeat=True),
)
ALL_KEYS = ["a", *(f"{q}.{f}" for q, f in product("bc", ("housing", "youth"))), "d"]


@given(
    st.dictionaries(st.sampled_from(ALL_KEYS), st.sampled_from(["yes", "no"])),
    st.integers(0, 3),
    st.dictionaries(
        st.sampled_from([f"e.{n}.{item}" for n, item in product(range(1, 5), "fg")]),
        st.sampled_from(["yes", "no"]),
    ),
)
def test_hidden_answers_never_change_the_way(
    flat: dict[str, str], entries: int, inside: dict[str, str]
) -> None:
    answers: Answers = {**flat, **inside, "e": entries}
    asked = steps(CHAIN, answers)
    assert steps(CHAIN, visible(asked, answers)) == asked
    assert len({step.key for step in asked}) == len(asked)


OFTEN = {"id": "often", "label": "Oft", "asks": "how"}
LISTED = asking(
    text("first"),
    group("list", choice("housing", options=[OFTEN]), text("note"), per="field", repeat=True),
)


def test_step_in_an_entry_knows_its_group_and_what_it_is_called_there() -> None:
    answers: Answers = {"list.youth": 1, "list.youth.1.housing": "often"}
    named = {step.key: (step.group_key, step.item) for step in steps(LISTED, answers)}
    assert named == {
        "first": ("", ""),
        "list.housing": ("", ""),
        "list.youth.1.housing": ("list.youth", "housing"),
        "list.youth.1.housing.how": ("list.youth", "housing.how"),
        "list.youth.1.note": ("list.youth", "note"),
        "list.youth": ("", ""),
    }


def test_question_under_a_key_is_that_of_its_step() -> None:
    answers: Answers = {"list.youth": 1, "list.youth.1.housing": "often"}
    for step in steps(LISTED, answers):
        assert question_under(LISTED, step.key) == step.question


def test_question_under_a_foreign_key_is_none() -> None:
    assert question_under(LISTED, "other.youth") is None
    assert question_under(LISTED, "list.youth.1.other") is None


TANGLED = asking(
    choice("first", per="field"),
    choice("second", per="field", when={"first": ["yes"]}),
    text("third", per="field", when={"second": ["yes"]}),
    choice("whole", when={"second": ["no"]}),
    text("last", when={"whole": ["yes"], "first": ["no"]}),
    {"id": "order", "kind": "rank", "of": "fields", "among": {"second": ["yes"]}},
    text("behind", per="field", when={"whole": ["no"]}),
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["first.housing", "first.youth", "second.housing", "second.youth", "whole"]
        ),
        st.sampled_from(["yes", "no"]),
    )
)
def test_asked_when_says_the_same_as_the_way_through(answers: dict[str, str]) -> None:
    asked = {step.key for step in steps(TANGLED, answers)}
    for question in TANGLED.questions:
        for field in TANGLED.fields if question.per else (None,):
            key = answer_key(question.id, field)
            assert asked_when(TANGLED, question, field)(answers) is (key in asked), key
