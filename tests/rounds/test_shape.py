"""Keys and values of a round file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from rounds.round_file import load
from rounds.shape import shaped

if TYPE_CHECKING:
    from tests.rounds.conftest import Change, Small

WORDS = 'text in quotes, or by language { de = "...", en = "..." }'
ID = "at most 32 of a-z, 0-9, _ and -, beginning with a letter"
KINDS = "one of: choice, choices, rank, municipalities, text, number, money, date, group"
LOCAL = "a local date and time, such as 2026-12-18T12:00:00"
CLOSES = "closes = 2026-12-18T12:00:00"
TITLE = 'title = { de = "Abfrage", en = "Survey" }'
HOUSING = 'label = { de = "Wohnen", en = "Housing" }'
WHEN = 'when = { interest = ["yes", "if"] }'


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("format = 1", "format = 2"), "format is 2, expected 1"),
        (("format = 1", ""), "format is missing, expected 1"),
        ((TITLE, "title = 5"), f"title is 5, expected {WORDS}"),
        ((TITLE, "title = {}"), f"title is {{}}, expected {WORDS}"),
        ((TITLE, ""), f"title is missing, expected {WORDS}"),
        ((TITLE, 'title = { de = "A", en = 5 }'), "title: en is 5, expected text in quotes"),
        (
            ('id = "abfrage"', 'id = "Abfrage"'),
            'id is "Abfrage", expected 3 to 40 of a-z, 0-9 and -',
        ),
        ((CLOSES, "closes = 2026-12-18"), f'closes is "2026-12-18", expected {LOCAL}'),
        (
            (CLOSES, "closes = 2026-12-18T12:00:00Z"),
            f'closes is "2026-12-18T12:00:00+00:00", expected {LOCAL}',
        ),
        ((CLOSES, "closes = 1797591600"), f"closes is 1797591600, expected {LOCAL}"),
        ((CLOSES, ""), f"closes is missing, expected {LOCAL}"),
        ((CLOSES, f'{CLOSES}\nnil_return = "no"'), 'nil_return is "no", expected true or false'),
        ((CLOSES, f"{CLOSES}\nnil_retrn = true"), 'unknown key "nil_retrn", expected "nil_return"'),
        (
            (CLOSES, f'{CLOSES}\npost_to = [5, "x"]'),
            'post_to[2]: is "x", expected a whole number',
        ),
        (
            ('rule = "consensus"', 'rule = "consensual"'),
            (
                'vote: rule is "consensual", expected one of: '
                "consensus, unanimous, simple-majority, two-thirds"
            ),
        ),
        (
            ('quorum = "1/2"', "quorum = 0.5"),
            'vote: quorum is 0.5, expected a share such as "1/2", or "0" for none',
        ),
        (
            ('quorum = "1/2"', 'quorum = "half"'),
            'vote: quorum is "half", expected a share such as "1/2", or "0" for none',
        ),
        (
            ('quorum = "1/2"', 'xyz = "1/2"'),
            'vote: unknown key "xyz", expected one of: rule, basis, quorum',
        ),
        (("at = 09:00:00", "at = 9"), "reminders: at is 9, expected a time, such as 09:00:00"),
        (
            ('["18:00", "07:30"]', '["18:00"]'),
            'reminders: quiet is ["18:00"], expected two times, such as ["18:00", "07:30"]',
        ),
        (
            ('["18:00", "07:30"]', '["18:00", "late"]'),
            'reminders, quiet[2]: is "late", expected a time, such as 09:00:00',
        ),
        (
            ("at = 09:00:00", "workdays_before = [7, -1]"),
            "reminders, workdays_before[2]: is -1, expected at least 0",
        ),
        (
            ("at = 09:00:00", "closed = [2026-12-24, 25]"),
            "reminders, closed[2]: is 25, expected a date, such as 2026-12-18",
        ),
        ((HOUSING, ""), f'fields[1] "housing": label is missing, expected {WORDS}'),
        (
            (HOUSING, HOUSING.replace("label", "lable")),
            'fields[1] "housing": unknown key "lable", expected "label"',
        ),
        (
            ('id = "housing"', 'id = "Housing"'),
            f'fields[1] "Housing": id is "Housing", expected {ID}',
        ),
        (
            ('id = "housing"', 'id = "a\'b\\n"'),
            f'fields[1] "a\'b\\n": id is "a\'b\\n", expected {ID}',
        ),
        (
            ('id = "sitting"\nkind = "date"', 'id = "sitting"\nkind = "day"'),
            f'questions[3] "sitting": kind is "day", expected {KINDS}',
        ),
        (
            ('id = "sitting"\nkind = "date"', 'id = "sitting"'),
            f'questions[3] "sitting": kind is missing, expected {KINDS}',
        ),
        (
            ('id = "sitting"\nkind = "date"', 'id = "sitting"\nkind = "date"\nvote = true'),
            (
                'questions[3] "sitting": "vote" does not go with kind "date", '
                "expected it only with choice"
            ),
        ),
        (
            ('kind = "date"', 'kind = "date"\nmin = "soon"'),
            'questions[3] "sitting": min is "soon", expected a date, such as 2026-12-18',
        ),
        (
            ('kind = "date"', 'kind = "number"\nmin = "few"'),
            'questions[3] "sitting": min is "few", expected a number',
        ),
        (
            ('kind = "date"', 'kind = "text"\nmax = 5000'),
            'questions[3] "sitting": max is 5000, expected at most 4000',
        ),
        (
            ("vote = true", 'vote = "yes"'),
            'questions[1] "interest": vote is "yes", expected true or false',
        ),
        (
            (WHEN, 'when = { interest = "yes" }'),
            'questions[2] "form", when: interest is "yes", expected a list in [ ]',
        ),
        (
            (WHEN, 'when = "interest"'),
            (
                'questions[2] "form": when is "interest", expected a question and its answers, '
                'such as { interest = ["yes"] }'
            ),
        ),
        (
            ('asks = "condition"', 'asks = "the condition"'),
            f'questions[1] "interest", options[2] "if": asks is "the condition", expected {ID}',
        ),
        (
            ('counts = "no"', 'counts = "nein"'),
            (
                'questions[1] "interest", options[3] "no": counts is "nein", '
                "expected one of: yes, no, abstain, none"
            ),
        ),
        (
            ('{ id = "towns", label = { de = "Städte", en = "Towns" } }', '"towns"'),
            'questions[2] "form", options[1]: is "towns", expected a table in { }',
        ),
        (
            ('"role"\nkind = "choice"', '"role"\nkind = "chioce"'),
            f'questions[4] "bodies", items[2] "role": kind is "chioce", expected {KINDS}',
        ),
    ],
)
def test_mistake_of_shape_is_told_alone_and_in_the_words_of_the_file(
    small: Small, change: Change, line: str
) -> None:
    assert small.problems(change) == [f"round.toml: {line}"]


def test_question_in_single_brackets(small: Small) -> None:
    small.folder.joinpath("round.toml").write_text('[questions]\nid = "interest"\n')
    shape = shaped(load(small.folder / "round.toml"))
    assert [finding.found for finding in shape.findings if "questions" in finding.found] == [
        'questions is {"id": "interest"}'
    ]


def test_mistakes_of_shape_do_not_hide_the_others(small: Small) -> None:
    lines = small.problems(
        (TITLE, "title = 5"),
        (HOUSING, HOUSING.replace("label", "lable")),
        ('counts = "no"', 'counts = "nein"'),
        (WHEN, 'when = { intrest = ["yes"] }'),
        ('kind = "date"', 'kind = "number"\nmin = 2\nmax = 1'),
        ("reminders", "remainders"),
        ("at = 09:00:00", "at = 9"),
        ('{ id = "county", label = { de = "Kreis", en = "County" } }', '{ id = "county" }'),
    )
    assert lines == [
        'round.toml: fields[1] "housing": unknown key "lable", expected "label"',
        'round.toml: unknown key "remainders", expected "reminders"',
        f"round.toml: title is 5, expected {WORDS}",
        "round.toml: reminders: at is 9, expected a time, such as 09:00:00",
        (
            'round.toml: questions[1] "interest", options[3] "no": counts is "nein", '
            "expected one of: yes, no, abstain, none"
        ),
        f'round.toml: questions[2] "form", options[2] "county": label is missing, expected {WORDS}',
        'round.toml: questions[2] "form": when names "intrest", expected one of: interest',
        'round.toml: questions[3] "sitting": min 2 is above max 1, expected min up to max',
    ]


def test_guess_about_a_question_makes_no_mistake_of_the_names_that_lead_to_it(
    small: Small,
) -> None:
    # Neither kind nor options are known: whatever names them may well be right.
    assert small.problems(('"interest"\nkind = "choice"', '"interest"\nkind = "chioce"')) == [
        f'round.toml: questions[1] "interest": kind is "chioce", expected {KINDS}'
    ]
    assert small.problems(('id = "interest"\n', "")) == [
        f"round.toml: questions[1]: id is missing, expected {ID}"
    ]
    assert small.problems(('{ id = "if",', '{ id = "IF",')) == [
        f'round.toml: questions[1] "interest", options[2] "IF": id is "IF", expected {ID}'
    ]


def test_right_file_is_the_round_itself(small: Small) -> None:
    small.read()
    data = load(small.folder / "round.toml")
    shape = shaped(data)
    assert (shape.findings, shape.touched) == ((), frozenset())
    assert shape.round is not None
    stored = json.loads(shape.round.model_dump_json())
    assert stored["closes"] == data["closes"]
    assert shape.round.model_validate(stored) == shape.round
