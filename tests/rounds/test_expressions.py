"""Conditions and constraints: what a round can say of them, and that nothing else is guessed."""

import random
from typing import Any

import pytest

from rounds.conditions import condition, condition_words
from rounds.constraints import bounds
from rounds.expressions import Inexpressible

CONDITIONS: list[tuple[str, dict[str, list[str]]]] = [
    ("selected(${q}, 'yes')", {"q": ["yes"]}),
    ('${ q }="yes"', {"q": ["yes"]}),
    ("${q} = 'yes' or ${q}='if'", {"q": ["yes", "if"]}),
    ("(${q} = 'yes' or selected( ${q} ,'if' )) and ${r}='a'", {"q": ["yes", "if"], "r": ["a"]}),
    ("((${q}='a')) and (${r}='b' and ${s}='c')", {"q": ["a"], "r": ["b"], "s": ["c"]}),
    ("${q}='a' or ${q}='a'", {"q": ["a"]}),
]


@pytest.mark.parametrize(("words", "when"), CONDITIONS)
def test_condition_is_read(words: str, when: dict[str, list[str]]) -> None:
    assert condition(words) == when


REFUSED = [
    ("", "the end"),
    ("${q} != 'yes'", "!="),
    ("not(${q}='a')", "not"),
    ("${q} = 1", "1"),
    ("${q} > 3", ">"),
    ("${q}='a' or ${r}='b'", "${q} or another question"),
    ("${q}='a' and ${q}='b'", "${q} on both sides of and"),
    ("${q}='a' and ${r}='b' or ${q}='c'", "and within or"),
    ("${q}='a' ${r}='b'", "${r}"),
    ("(${q}='a'", "the end"),
    ("'yes' = ${q}", "'yes'"),
    ("${q} = 'yes", "'yes"),
    ("selected(., 'yes')", "."),
    ("(" * 500 + "${q}='a'", "too many brackets"),
    ("once(${q})", "once"),
]


@pytest.mark.parametrize(("words", "found"), REFUSED)
def test_what_a_round_cannot_say_is_refused(words: str, found: str) -> None:
    with pytest.raises(Inexpressible) as refused:
        condition(words)
    assert str(refused.value) == found


def test_every_condition_of_a_round_is_read_again() -> None:
    chance = random.Random(1)
    for _ in range(300):
        when = {
            f"q{number}": chance.sample(["yes", "no", "a-b", "c_d"], chance.randint(1, 4))
            for number in range(chance.randint(1, 4))
        }
        assert condition(condition_words(when)) == when


CONSTRAINTS: list[tuple[str, str, dict[str, Any]]] = [
    ("number", ". >= 0 and . <= 99.5", {"min": "0", "max": "99.5"}),
    ("number", ".>=-5", {"min": "-5"}),
    ("number", ". <= .5", {"max": ".5"}),
    ("money", ". = 10", {"min": "10", "max": "10"}),
    ("date", ". >= date('2026-01-01')", {"min": "2026-01-01"}),
    ("date", '. <= "2026-12-31"', {"max": "2026-12-31"}),
    ("choices", "count-selected(.) >= 1 and count-selected(.)<=3", {"min": 1, "max": 3}),
    ("municipalities", "count-selected(.) = 1", {"min": 1, "max": 1}),
    ("text", "string-length(.) <= 80 and regex(., '[a-z]{6}')", {"max": 80, "pattern": "[a-z]{6}"}),
    ("text", 'regex(., "it\'s")', {"pattern": "it's"}),
]


@pytest.mark.parametrize(("kind", "words", "keys"), CONSTRAINTS)
def test_constraint_is_read(kind: str, words: str, keys: dict[str, Any]) -> None:
    assert bounds(words, kind) == keys


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("choice", ". = 1", "a constraint"),
        ("group", ". = 1", "a constraint"),
        ("number", ". > 0", ">"),
        ("number", ". >= 0 or . <= 1", "or"),
        ("number", ". >= 0 and . >= 1", "two bounds for min"),
        ("number", ". >= ${other}", "${other}"),
        ("date", ". >= today()", "today"),
        ("date", ". >= date('2026-02-30')", "'2026-02-30'"),
        ("choices", ". >= 1", "."),
        ("choices", "count-selected(.) >= 1.5", "1.5"),
        ("text", "string-length(.) >= 3", ">="),
        ("text", "regex(., '(') and", "the end"),
    ],
)
def test_constraint_beyond_a_round_is_refused(kind: str, words: str, found: str) -> None:
    with pytest.raises(Inexpressible) as refused:
        bounds(words, kind)
    assert str(refused.value) == found
