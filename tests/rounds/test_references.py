"""Ids and names in a round file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

WHEN = 'when = { interest = ["yes", "if"] }'
REPEAT = "repeat = true"
CHOICE_OF_FIELDS = """
[[questions]]
id = "first"
kind = "rank"
of = "fields"
among = { interest = ["yes"] }
text = { de = "Was zuerst?", en = "What first?" }
"""


def test_small_round_is_right(small: Small) -> None:
    assert small.problems() == []
    assert small.warnings() == []


def test_when_names_no_question(small: Small) -> None:
    assert small.problems((WHEN, 'when = { intrest = ["yes"] }')) == [
        'round.toml: questions[2] "form": when names "intrest", expected one of: interest'
    ]


def test_when_names_a_later_question(small: Small) -> None:
    change = ("vote = true\n", 'vote = true\nwhen = { form = ["towns"] }\n')
    assert small.problems(change) == [
        (
            'round.toml: questions[1] "interest": when names "form", '
            "expected an earlier question of kind choice or choices"
        )
    ]


def test_when_names_itself(small: Small) -> None:
    assert small.problems((WHEN, 'when = { form = ["towns"] }')) == [
        'round.toml: questions[2] "form": when names "form", expected one of: interest'
    ]


def test_when_names_a_question_that_is_no_choice(small: Small) -> None:
    change = (REPEAT, REPEAT + '\nwhen = { sitting = ["yes"] }')
    assert small.problems(change) == [
        'round.toml: questions[4] "bodies": when names "sitting", expected one of: interest, form'
    ]


def test_when_names_an_option_that_is_not_there(small: Small) -> None:
    assert small.problems((WHEN, 'when = { interest = ["yes", "maybe"] }')) == [
        (
            'round.toml: questions[2] "form", when: interest names "maybe", '
            "expected one of: yes, if, no"
        )
    ]


def test_when_without_answers(small: Small) -> None:
    assert small.problems((WHEN, "when = { interest = [] }")) == [
        (
            'round.toml: questions[2] "form", when: interest has no answers, '
            "expected one of: yes, if, no"
        )
    ]


def test_when_inside_a_group_may_name_an_earlier_item_or_question(small: Small) -> None:
    item = """
[[questions.items]]
id = "note"
kind = "text"
when = { role = ["advice"], interest = ["no"], %s }
text = { de = "Notiz", en = "Note" }
"""
    assert small.problems(extra=item % 'form = ["towns"]') == []
    assert small.problems(extra=item % 'note = ["towns"]') == [
        (
            'round.toml: questions[4] "bodies", items[3] "note": when names "note", '
            "expected one of: interest, form, role"
        )
    ]


def test_question_id_that_stands_twice(small: Small) -> None:
    assert small.problems(('id = "sitting"', 'id = "form"')) == [
        'round.toml: questions[3] "form": id "form" is that of questions[2] too, expected its own'
    ]


def test_field_id_that_stands_twice(small: Small) -> None:
    assert small.problems(('id = "youth"', 'id = "housing"')) == [
        'round.toml: fields[2] "housing": id "housing" is that of fields[1] too, expected its own'
    ]


def test_option_id_that_stands_twice(small: Small) -> None:
    assert small.problems(('id = "county"', 'id = "towns"')) == [
        (
            'round.toml: questions[2] "form", options[2] "towns": '
            'id "towns" is that of options[1] too, expected its own'
        )
    ]


def test_item_id_that_stands_twice(small: Small) -> None:
    assert small.problems(('id = "role"', 'id = "name"')) == [
        (
            'round.toml: questions[4] "bodies", items[2] "name": '
            'id "name" is that of items[1] too, expected its own'
        )
    ]


def test_item_id_that_a_question_has(small: Small) -> None:
    assert small.problems(('id = "name"', 'id = "form"')) == [
        (
            'round.toml: questions[4] "bodies", items[1] "form": '
            'id "form" is a question\'s too, expected its own'
        )
    ]


def test_among_that_names_a_question_asked_per_field(small: Small) -> None:
    assert small.problems(extra=CHOICE_OF_FIELDS) == []


def test_among_names_no_question(small: Small) -> None:
    assert small.problems(extra=CHOICE_OF_FIELDS.replace("interest =", "intrest =")) == [
        'round.toml: questions[5] "first": among names "intrest", expected one of: interest, form'
    ]


def test_among_names_an_option_that_is_not_there(small: Small) -> None:
    assert small.problems(extra=CHOICE_OF_FIELDS.replace('"yes"', '"maybe"')) == [
        (
            'round.toml: questions[5] "first", among: interest names "maybe", '
            "expected one of: yes, if, no"
        )
    ]


def test_among_names_a_question_that_is_not_asked_per_field(small: Small) -> None:
    single = """
[[questions]]
id = "size"
kind = "choice"
text = { de = "Wie groß?", en = "How big?" }
options = [
  { id = "big", label = { de = "Groß", en = "Big" } },
  { id = "small", label = { de = "Klein", en = "Small" } },
]
"""
    among = CHOICE_OF_FIELDS.replace("interest", "size").replace('"yes"', '"big"')
    assert small.problems(extra=single + among) == [
        (
            'round.toml: questions[6] "first": among names "size", which is not asked per field, '
            'expected a question with per = "field"'
        )
    ]


def test_among_without_fields_to_narrow(small: Small) -> None:
    change = (WHEN, 'among = { interest = ["yes"] }')
    assert small.problems(change) == [
        (
            'round.toml: questions[2] "form": among narrows fields only, '
            'expected of = "fields" beside it'
        )
    ]


def test_planned_until_names_an_earlier_date(small: Small) -> None:
    planned = ('kind = "choice"\ntext', 'kind = "choice"\nplanned_until = "%s"\ntext')
    assert small.problems((planned[0], planned[1] % "sitting")) == []
    assert small.problems((planned[0], planned[1] % "form")) == [
        (
            'round.toml: questions[4] "bodies", items[2] "role": planned_until names "form", '
            "expected one of: sitting"
        )
    ]


def test_planned_until_names_a_later_date(small: Small) -> None:
    assert small.problems((WHEN, 'planned_until = "sitting"')) == [
        (
            'round.toml: questions[2] "form": planned_until names "sitting", '
            "expected an earlier question of kind date"
        )
    ]


def test_exactly_one_names_a_choice_of_the_group_and_its_option(small: Small) -> None:
    assert small.problems((REPEAT, REPEAT + '\nexactly_one = { role = "decision" }')) == []


def test_exactly_one_names_no_choice(small: Small) -> None:
    assert small.problems((REPEAT, REPEAT + '\nexactly_one = { name = "decision" }')) == [
        'round.toml: questions[4] "bodies": exactly_one names "name", expected one of: role'
    ]


def test_exactly_one_names_an_option_that_is_not_there(small: Small) -> None:
    assert small.problems((REPEAT, REPEAT + '\nexactly_one = { role = "verdict" }')) == [
        (
            'round.toml: questions[4] "bodies", exactly_one: role names "verdict", '
            "expected one of: advice, decision"
        )
    ]
