"""Rounds by person: what cannot be asked of many people, and what is seldom meant."""

import pytest

from rounds.problems import BadRound
from rounds.reader import read_round
from tests.rounds.conftest import Small

FORUM = """\
format = 1
id = "forum"
title = "Forum"
purpose = "Worum es geht."
closes = 2026-12-18T12:00:00
roster = "roster.csv"
ballots = "person"

[[fields]]
id = "housing"
label = "Wohnen"

[[questions]]
id = "town"
kind = "municipalities"
max = 1
text = "Woher?"
"""
ROSTER = "key,municipality,inhabitants,counted_on\n05954036,Witten,96459,2019-12-31\n"
CHOICE = """
[[questions]]
id = "a"
kind = "choice"
text = "a?"
options = [{ id = "x", label = "x", counts = "yes" }, { id = "y", label = "y", counts = "no" }]
"""
PLACE = 'round.toml: questions[2] "a": '


def problems(small: Small, text: str) -> list[str]:
    (small.folder / "round.toml").write_text(text)
    (small.folder / "roster.csv").write_text(ROSTER)
    try:
        read_round(small.folder / "round.toml")
    except BadRound as bad:
        return [str(each).replace(f"{small.folder}/", "") for each in bad.problems]
    return []


def test_round_by_person_is_read(small: Small) -> None:
    assert problems(small, FORUM) == []
    reading = read_round(small.folder / "round.toml")
    assert (reading.round.ballots, reading.warnings) == ("person", ())


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("nil_return = true", "nil_return with: whoever has nothing to say does not submit"),
        ('follows = "other"', "follows with: nobody knows any more whose the earlier answers are"),
        ("[vote]", "vote with: a forum gives an opinion, no verdict"),
        (
            (
                '[letter]\nsubject = "s"\nrecipient = "r"\nsender = "s"\nsalutation = "s"\n'
                'closing = "c"\nparts = [{ id = "p", text = "t" }]'
            ),
            "letter with: a joint letter is signed by mandates",
        ),
        (
            '[paper]\nsubject = "s"\nparts = [{ id = "p", text = "t" }]',
            "paper with: a council paper is built from mandates",
        ),
    ],
)
def test_what_belongs_to_mandates_is_refused(small: Small, more: str, line: str) -> None:
    key, _, reason = line.partition(" with: ")
    head, _, tail = FORUM.partition("[[fields]]")
    assert problems(small, f"{head}{more}\n\n[[fields]]{tail}") == [
        f'round.toml: {key} with ballots = "person", expected no such line: {reason}'
    ]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (
            CHOICE + "vote = true\n",
            PLACE + 'vote = true with ballots = "person", expected no such line: '
            "a forum gives an opinion, no verdict",
        ),
        (
            '[[questions]]\nid = "d"\nkind = "date"\ntext = "d?"\n'
            + CHOICE + 'planned_until = "d"\n',
            PLACE.replace("2", "3") + 'planned_until with ballots = "person", expected no such '
            "line: an opinion is not decided on a day",
        ),
        (
            ('[[questions]]\nid = "a"\nkind = "group"\ntext = "a?"\n'
            'items = [{ id = "i", kind = "text", text = "i?" }]\n'),
            PLACE + 'kind "group" with ballots = "person", expected single questions: '
            "an entry would be a single answer",
        ),
        (
            '[[questions]]\nid = "b"\nkind = "municipalities"\nmax = 1\ntext = "b?"\n',
            ("round.toml: b says where somebody comes from, as town does, expected one question of "
            "kind municipalities with max = 1"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_told_in_groups_is_refused(small: Small, more: str, found: str) -> None:
    assert problems(small, f"{FORUM}\n{more}") == [found]


def test_several_municipalities_and_such_per_field_say_nothing_of_where_one_comes_from(
    small: Small,
) -> None:
    partners = '[[questions]]\nid = "b"\nkind = "municipalities"\ntext = "b?"\n'
    per_field = '[[questions]]\nid = "c"\nkind = "municipalities"\nmax = 1\nper = "field"\n'
    assert problems(small, f'{FORUM}\n{partners}\n{per_field}text = "{{field}}?"\n') == []


def test_no_origin_and_reminders_are_doubtful(small: Small) -> None:
    assert problems(small, FORUM.replace("max = 1", "") + "[reminders]\nworkdays_before = []") == []
    warnings = read_round(small.folder / "round.toml").warnings
    assert [str(each).partition("round.toml: ")[2] for each in warnings] == [
        (
            "no question says where somebody comes from, expected one of kind municipalities with "
            "max = 1"
        ),
        (
            'reminders: workdays_before with ballots = "person", expected no such line: nobody is '
            "known to be missing"
        ),
    ]
