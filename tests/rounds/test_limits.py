"""Questions that contradict themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

SITTING = 'kind = "date"'
NAME = 'kind = "text"'
FORM = 'kind = "choices"'
REPEAT = "repeat = true"
FORM_OPTIONS = """\
options = [
  { id = "towns", label = { de = "Städte", en = "Towns" } },
  { id = "county", label = { de = "Kreis", en = "County" } },
]
"""


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ('kind = "number"\nmin = 3\nmax = 2.5', "min 3 is above max 2.5"),
        ('kind = "money"\nmin = 0.01\nmax = 0', "min 0.01 is above max 0"),
        ('kind = "municipalities"\nmin = 2\nmax = 1', "min 2 is above max 1"),
        (
            'kind = "date"\nmin = 2026-12-18\nmax = 2026-12-17',
            "min 2026-12-18 is above max 2026-12-17",
        ),
    ],
)
def test_min_above_max(small: Small, bounds: str, found: str) -> None:
    assert small.problems((SITTING, bounds)) == [
        f'round.toml: questions[3] "sitting": {found}, expected min up to max'
    ]


def test_min_up_to_max_is_right(small: Small) -> None:
    assert small.problems((SITTING, 'kind = "date"\nmin = 2026-12-18\nmax = 2026-12-18')) == []


def test_more_choices_wanted_than_there_are_options(small: Small) -> None:
    assert small.problems((FORM, FORM + "\nmin = 3\nmax = 4")) == [
        'round.toml: questions[2] "form": min is 3, expected at most 2, the number of options',
        'round.toml: questions[2] "form": max is 4, expected at most 2, the number of options',
    ]


def test_choice_with_a_single_option(small: Small) -> None:
    options = '  { id = "county", label = { de = "Kreis", en = "County" } },\n'
    assert small.problems((options, "")) == [
        'round.toml: questions[2] "form": options holds 1, expected at least 2'
    ]


def test_choice_of_fields_with_options_too(small: Small) -> None:
    assert small.problems((FORM, FORM + '\nof = "fields"')) == [
        'round.toml: questions[2] "form": both options and of = "fields", expected one of the two'
    ]


def test_choice_of_fields_is_right(small: Small) -> None:
    assert small.problems((FORM_OPTIONS, 'of = "fields"\n')) == []


def test_rank_whose_options_ask(small: Small) -> None:
    assert small.problems(
        (FORM, 'kind = "rank"'),
        ('"Städte", en = "Towns" } }', ('"Städte", en = "Towns" }, asks = "why" }')),
    ) == [
        (
            'round.toml: questions[2] "form", options[1] "towns": asks in a rank, '
            "expected it in kind choice or choices"
        )
    ]


def test_name_that_two_options_ask_for(small: Small) -> None:
    assert small.problems(('counts = "no" }', 'counts = "no", asks = "condition" }')) == [
        f'round.toml: questions[1] "interest", options{place}: '
        'asks "condition" stands more than once, expected a name of its own'
        for place in ('[2] "if"', '[3] "no"')
    ]


@pytest.mark.parametrize("counts", ["yes", "no"])
def test_vote_without_an_option_that_counts(small: Small, counts: str) -> None:
    changes = [('counts = "no"', 'counts = "none"')]
    if counts == "yes":
        changes = [
            ('"Yes" }, counts = "yes"', '"Yes" }, counts = "none"'),
            ('counts = "yes", asks', 'counts = "none", asks'),
        ]
    assert small.problems(*changes) == [
        (
            f'round.toml: questions[1] "interest": vote = true, but no option counts {counts}, '
            f'expected an option with counts = "{counts}"'
        )
    ]


def test_vote_on_fields(small: Small) -> None:
    change = (FORM, 'kind = "choice"\nvote = true')
    assert small.problems(change, (FORM_OPTIONS, 'of = "fields"\n')) == [
        (
            'round.toml: questions[2] "form": vote = true with of = "fields", '
            "expected options that count"
        )
    ]


def test_vote_inside_a_group(small: Small) -> None:
    change = ('kind = "choice"\ntext', 'kind = "choice"\nvote = true\ntext')
    advice = ('"Advice" } }', '"Advice" }, counts = "yes" }')
    decision = ('"Decision" } }', '"Decision" }, counts = "no" }')
    assert small.problems(change, advice, decision) == [
        (
            'round.toml: questions[4] "bodies", items[2] "role": vote = true inside a group, '
            "expected it at a question of its own"
        )
    ]


def test_per_field_without_fields(small: Small) -> None:
    fields = """\
[[fields]]
id = "housing"
label = { de = "Wohnen", en = "Housing" }

[[fields]]
id = "youth"
label = { de = "Jugendhilfe", en = "Youth welfare" }
"""
    assert small.problems((fields, ""), (FORM_OPTIONS, 'of = "fields"\n')) == [
        (
            'round.toml: questions[1] "interest": per = "field" without fields, '
            "expected [[fields]] in the round"
        ),
        (
            'round.toml: questions[2] "form": per = "field" without fields, '
            "expected [[fields]] in the round"
        ),
        (
            'round.toml: questions[2] "form": of = "fields" without fields, '
            "expected [[fields]] in the round"
        ),
    ]


def test_per_field_inside_a_group(small: Small) -> None:
    assert small.problems((NAME, NAME + '\nper = "field"')) == [
        (
            'round.toml: questions[4] "bodies", items[1] "name": per = "field" inside a group, '
            "expected it at the group"
        )
    ]


def test_pattern_that_is_none(small: Small) -> None:
    assert small.problems((NAME, NAME + '\npattern = "[0-9"')) == [
        (
            'round.toml: questions[4] "bodies", items[1] "name": pattern "[0-9" cannot be used '
            "(unterminated character set at position 0), expected a regular expression"
        )
    ]


def test_pattern_is_right(small: Small) -> None:
    assert small.problems((NAME, NAME + "\npattern = '\\d{6}'")) == []


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (
            'exactly_one = { role = "decision" }',
            "exactly_one without repeat, expected repeat = true beside it",
        ),
        ("repeat = true\nlast = true", "last without exactly_one, expected exactly_one beside it"),
        ("required = false", "required = false without repeat, expected it at the items"),
    ],
)
def test_group_that_contradicts_itself(small: Small, group: str, line: str) -> None:
    assert small.problems((REPEAT, group)) == [f'round.toml: questions[4] "bodies": {line}']
