"""Which fields could come first, and why."""

from fractions import Fraction
from typing import Any

from survey.priorities import Priority, priorities
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, RoundState, Submission
from survey.summary import Summary, summarise
from tests.survey.test_summary import COUNTY, OPENED, ROSTER

FIELDS = ("housing", "school", "youth")
CHAIN = Chain(1, "0" * 64)


def asking(rule: str = "consensus", *, rank: bool = True, **vote: str) -> Round:
    questions: list[dict[str, Any]] = [
        {
            "id": "interest",
            "kind": "choice",
            "per": "field",
            "vote": True,
            "text": "?",
            "options": [
                {"id": "yes", "label": "Ja", "counts": "yes"},
                {"id": "if", "label": "Wenn", "counts": "yes", "asks": "condition"},
                {"id": "no", "label": "Nein", "counts": "no"},
            ],
        }
    ]
    if rank:
        questions.append({"id": "order", "kind": "rank", "of": "fields", "text": "?"})
    return Round.model_validate(
        {
            "format": 1,
            "id": "first",
            "title": "Was zuerst",
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "vote": {"rule": rule, **vote},
            "fields": [{"id": each, "label": each} for each in FIELDS],
            "questions": questions,
        }
    )


def counted(round_: Round, roster: Roster, *answers: dict[str, Any]) -> Summary:
    """The summary when the first towns of the roster answer so."""
    given = [
        Submission(key, 1, f"p-{key}", "head", OPENED, False, said, late=False)
        for key, said in zip(COUNTY, answers, strict=False)
    ]
    state = RoundState("open", OPENED, OPENED, None)
    return summarise(round_, roster, state, given, CHAIN)


def votes(housing: str, school: str, youth: str) -> dict[str, Any]:
    said = dict(zip(FIELDS, (housing, school, youth), strict=True))
    answers: dict[str, Any] = {f"interest.{field}": vote for field, vote in said.items()}
    conditions = {
        f"interest.{field}.condition": "Geld" for field, vote in said.items() if vote == "if"
    }
    return {**answers, **conditions}


def order(round_: Round, *answers: dict[str, Any]) -> list[tuple[int, str]]:
    return [(each.place, each.field.id) for each in proposed(round_, *answers)]


def proposed(round_: Round, *answers: dict[str, Any]) -> tuple[Priority, ...]:
    summary = counted(round_, ROSTER, *answers)
    return priorities(round_, summary.votes, summary.answers)


def test_priorities_put_the_verdict_before_all_else() -> None:
    # housing is put first twice, but one no breaks its consensus; school and youth have consensus,
    # each in second place once; Breckerfeld (8,943) and Ennepetal (30,142) say yes to both.
    first, second, third = proposed(
        asking(),
        {**votes("yes", "yes", "yes"), "order": ["housing", "school"]},
        {**votes("no", "yes", "yes"), "order": ["housing", "youth"]},
    )
    assert (first.place, first.field.id, first.mean) == (1, "school", Fraction(2))
    assert (second.place, second.field.id, second.mean) == (1, "youth", Fraction(2))
    assert (third.place, third.field.id, third.first, third.mean) == (3, "housing", 2, Fraction(1))
    assert (first.yes, third.yes, third.against) == (39_085, 8_943, 1)


def test_priorities_compare_first_places_then_the_mean() -> None:
    # first places: youth 2, housing 1, school 0; means: youth (1+1+3)/3 = 5/3, housing (2+2+1)/3 =
    # 5/3, school (3+3+2)/3 = 8/3
    orders = [
        ["youth", "housing", "school"],
        ["youth", "housing", "school"],
        ["housing", "school", "youth"],
    ]
    answers = [{**votes("yes", "yes", "yes"), "order": each} for each in orders]
    found = proposed(asking(), *answers)
    assert [(each.field.id, each.first, each.mean) for each in found] == [
        ("youth", 2, Fraction(5, 3)),
        ("housing", 1, Fraction(5, 3)),
        ("school", 0, Fraction(8, 3)),
    ]
    assert [each.place for each in found] == [1, 2, 3]


def test_priorities_put_what_nobody_ranked_last() -> None:
    answers = {**votes("yes", "yes", "yes"), "order": ["youth"]}
    assert order(asking(), answers) == [(1, "youth"), (2, "housing"), (2, "school")]


def test_priorities_compare_inhabitants_and_then_what_stands_against() -> None:
    # by simple majority, without ranks: yes to housing from Breckerfeld and Ennepetal (39,085), to
    # school and youth from Ennepetal and Gevelsberg (60,843), to youth on a condition.
    round_ = asking("simple-majority", rank=False)
    answers = [
        votes("yes", "no", "no"),
        votes("yes", "yes", "if"),
        votes("no", "yes", "yes"),
    ]
    found = proposed(round_, *answers)
    assert [(each.field.id, each.yes, each.against) for each in found] == [
        ("school", 60_843, 1),
        ("youth", 60_843, 2),
        ("housing", 39_085, 1),
    ]


def test_priorities_below_the_quorum_go_by_the_rest() -> None:
    answers = {**votes("yes", "no", "yes"), "order": ["school"]}
    found = proposed(asking(quorum="1/2"), answers)
    assert [(each.place, each.field.id) for each in found] == [
        (1, "school"),
        (2, "housing"),
        (2, "youth"),
    ]
    assert {vote.verdict for each in found for vote in each.votes} == {"no-quorum"}


def test_priorities_are_none_where_there_is_nothing_to_compare() -> None:
    only_words = {"id": "words", "kind": "text", "text": "?"}
    base = asking(rank=False).model_dump(mode="json")
    one_field = Round.model_validate({**base, "fields": base["fields"][:1]})
    assert proposed(one_field, {"interest.housing": "yes"}) == ()
    nothing = Round.model_validate({**base, "questions": [only_words]})
    assert proposed(nothing, {"words": "Gern"}) == ()
