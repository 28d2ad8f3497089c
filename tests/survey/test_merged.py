"""Cooperations that several sides have reported."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.collect import Collected
from survey.merged import Alike, Cooperations, cooperations, folded
from survey.roster import Roster
from survey.round import Round

A, B, C, D, E = KEYS = tuple(f"0595400{n}" for n in range(1, 6))
ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": f"Stadt {key[-1]}",
                "inhabitants": 1000,
                "counted_on": "2019-12-31",
            }
            for key in KEYS
        ]
    }
)
SUBJECT = {"id": "what", "kind": "text", "text": "?"}
MEMBERS = {"id": "who", "kind": "municipalities", "own": True, "text": "?"}


def asking(*items: dict[str, Any], **more: Any) -> Round:
    group = {"id": "there", "kind": "group", "repeat": True, "text": "?", "items": items}
    return Round.model_validate(
        {
            "format": 1,
            "id": "merging",
            "title": "Kooperationen",
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "questions": [{**group, **more}],
        }
    )


ROUND = asking(SUBJECT, MEMBERS)


def reported(what: str, *who: str) -> dict[str, Any]:
    return {"what": what, "who": list(who)}


def found(round_: Round = ROUND, **reports: list[dict[str, Any]]) -> list[Cooperations]:
    """By the towns' letters, in roster order."""
    counted: dict[str, Collected] = {
        key: {"there": reports[letter]}
        for key, letter in zip(KEYS, "abcde", strict=True)
        if letter in reports
    }
    return list(cooperations(round_, ROSTER, counted))


def digits(keys: tuple[str, ...]) -> str:
    return "".join(key[-1] for key in keys)


def told(there: Cooperations) -> list[tuple[str, str, str, str]]:
    """Subject, towns, reporting towns and those that did not confirm."""
    return [
        (
            each.subject,
            digits(each.towns),
            digits(tuple(report.town for report in each.reports)),
            digits(each.unconfirmed),
        )
        for each in there.merged
    ]


def test_merged_from_several_sides_is_one_with_all_its_towns() -> None:
    # A names A, B; B names A, B, C under another spelling; C names nobody else and not itself is
    # silent: towns A, B, C, of which C did not report it.
    (there,) = found(
        a=[reported("Jugend-Schutzstelle", A, B)], b=[reported("jugendschutzstelle ", A, B, C)]
    )
    assert told(there) == [("Jugend-Schutzstelle", "123", "12", "3")]
    assert there.alike == ()


def test_merged_along_a_chain_of_common_towns() -> None:
    # A and B share B, B's and D's reports share C: one cooperation of A, B, C, D
    (there,) = found(
        a=[reported("Bad", A, B)], c=[reported("Bad", C, D)], e=[reported("Bad", B, C)]
    )
    assert told(there) == [("Bad", "1234", "135", "24")]


def test_merged_counts_the_reporting_town_as_taking_part() -> None:
    # neither names itself: A names B, and B names A
    (there,) = found(a=[reported("Bad", B)], b=[reported("Bad", A)])
    assert told(there) == [("Bad", "12", "12", "")]


def test_merged_does_not_make_a_member_of_a_town_that_only_reports() -> None:
    (there,) = found(a=[reported("Bad", B, C)])
    assert told(there) == [("Bad", "23", "1", "23")]


def test_same_subject_without_a_common_town_may_be_the_same() -> None:
    # the two shelters of the sources: A, B here and C, D there
    (there,) = found(a=[reported("Schutzstelle", A, B)], c=[reported("Schutzstelle", C, D)])
    assert [each[1] for each in told(there)] == ["12", "34"]
    assert there.alike == (Alike("same-subject", (0, 1)),)


def test_subject_within_another_with_a_common_town_may_be_the_same() -> None:
    (there,) = found(
        a=[reported("Schutzstelle", A, B)],
        b=[reported("Die Schutzstelle Nord", B, C)],
        d=[reported("Schutzstelle Süd", D, E)],
    )
    assert [each[0] for each in told(there)] == [
        "Schutzstelle",
        "Die Schutzstelle Nord",
        "Schutzstelle Süd",
    ]
    assert there.alike == (Alike("subject-within", (0, 1)),)


def test_part_of_a_word_is_not_within() -> None:
    (there,) = found(a=[reported("Bad", A, B)], b=[reported("Badminton", A, B)])
    assert (len(there.merged), there.alike) == (2, ())


def test_twice_from_one_town_is_one() -> None:
    (there,) = found(a=[reported("Bad", A, B), reported("BAD", A, C)])
    assert told(there) == [("Bad", "123", "11", "23")]


@pytest.mark.parametrize("subject", ["", "…", "- / -"])
def test_without_a_subject_nothing_is_put_together(subject: str) -> None:
    (there,) = found(a=[reported(subject, A, B)], b=[reported(subject, A, B)])
    assert (len(there.merged), there.alike) == (2, ())


def test_group_without_a_text_is_listed_and_not_put_together() -> None:
    (there,) = found(asking(MEMBERS), a=[{"who": [A, B]}], b=[{"who": [A, B]}])
    assert [(each[1], each[3]) for each in told(there)] == [("12", "2"), ("12", "1")]


@pytest.mark.parametrize(
    "round_",
    [
        asking(SUBJECT, {**MEMBERS, "own": False}),
        asking(SUBJECT),
        asking(SUBJECT, MEMBERS, repeat=False),
    ],
    ids=["partners", "no towns", "one entry"],
)
def test_other_groups_are_no_cooperations(round_: Round) -> None:
    assert found(round_, a=[reported("Bad", A, B)]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jugend-Schutzstelle", "JUGENDSCHUTZSTELLE"),
        ("Straßen: Bau", "strassenbau"),
        ("Sprockhövel & Witten", "sprockho\N{COMBINING DIAERESIS}vel witten"),
    ],
)
def test_folded_is_the_same_after_case_blanks_and_punctuation(one: str, other: str) -> None:
    assert folded(one) == folded(other)


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(KEYS),
        st.sampled_from(["Bad", "bad!", "Bus", "Bus Nord"]),
        st.sets(st.sampled_from(KEYS)),
    ),
    max_size=8,
)


@given(REPORTS)
def test_merged_equals_what_repeated_pairing_finds(
    reports: list[tuple[str, str, set[str]]],
) -> None:
    counted: dict[str, Collected] = {}
    for town in KEYS:
        mine = [{"what": what, "who": sorted(who)} for by, what, who in reports if by == town]
        if mine:
            counted[town] = {"there": mine}
    parts = [({folded(what)}, who | {by}, 1) for by, what, who in reports]
    while pair := next(
        (
            (one, other)
            for n, one in enumerate(parts)
            for other in parts[n + 1 :]
            if one[0] == other[0] and one[1] & other[1]
        ),
        None,
    ):
        one, other = pair
        parts.remove(one)
        parts.remove(other)
        parts.append((one[0], one[1] | other[1], one[2] + other[2]))
    made = [merged for there in cooperations(ROUND, ROSTER, counted) for merged in there.merged]
    assert sorted((folded(m.subject), len(m.reports)) for m in made) == sorted(
        (next(iter(subject)), count) for subject, _, count in parts
    )
