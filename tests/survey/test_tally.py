"""Counting votes, held against a recount written another way."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round
from survey.tally import Tally, tallies
from survey.verdict import Count

KEYS = [f"0595400{n}" for n in range(1, 8)]
SIDES = {"yes": "yes", "if": "yes", "no": "no", "abstain": "abstain", "later": "none"}


def vote_question(id_: str, per: str | None) -> dict[str, Any]:
    options: list[dict[str, str]] = [
        {"id": option, "label": option, "counts": counts} for option, counts in SIDES.items()
    ]
    options[1]["asks"] = "condition"
    return {"id": id_, "kind": "choice", "vote": True, "per": per, "text": "?", "options": options}


def round_with(questions: list[dict[str, Any]], fields: int) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "count",
            "title": "Zählung",
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": f"f{n}", "label": f"Feld {n}"} for n in range(fields)],
            "questions": questions,
        }
    )


def roster_of(*inhabitants: int) -> Roster:
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": key,
                    "municipality": key,
                    "inhabitants": number,
                    "counted_on": "2019-12-31",
                    "office": "Hauptamt",
                }
                for key, number in zip(KEYS, inhabitants, strict=False)
            ]
        }
    )


def test_tallies_come_for_each_vote_question_and_field() -> None:
    round_ = round_with([vote_question("a", None), vote_question("b", "field")], 2)
    found = [(t.question.id, t.field and t.field.id) for t in tallies(round_, roster_of(1), {})]
    assert found == [("a", None), ("b", "f0"), ("b", "f1")]


def test_tally_keeps_a_conditional_yes_apart_from_a_plain_one() -> None:
    round_ = round_with([vote_question("a", None)], 0)
    counted: dict[str, Collected] = {
        KEYS[2]: {"a": "if", "a.condition": "Stelle"},
        KEYS[0]: {"a": "yes"},
        KEYS[1]: {"a": "if", "a.condition": "Geld"},
    }
    (tally,) = tallies(round_, roster_of(10, 20, 30), counted)
    assert tally.mandates == Count(yes=3, no=0, abstain=0)
    assert tally.inhabitants == Count(yes=60, no=0, abstain=0)
    assert list(tally.conditions.items()) == [(KEYS[1], "Geld"), (KEYS[2], "Stelle")]


def test_tally_of_a_postponed_vote_is_on_no_side() -> None:
    round_ = round_with([vote_question("a", None)], 0)
    (tally,) = tallies(round_, roster_of(10), {KEYS[0]: {"a": "later"}})
    assert tally.mandates == Count()
    assert [ballot.option.id for ballot in tally.ballots] == ["later"]


def test_tally_of_a_reason_for_a_no_is_no_condition() -> None:
    question = vote_question("a", None)
    question["options"][2]["asks"] = "reason"
    counted: dict[str, Collected] = {KEYS[0]: {"a": "no", "a.reason": "Kosten"}}
    (tally,) = tallies(round_with([question], 0), roster_of(10), counted)
    assert (tally.mandates, tally.conditions) == (Count(no=1), {})


answers = st.dictionaries(
    st.sampled_from(["a.f0", "a.f1", "a.f2", "b"]), st.sampled_from(list(SIDES)), max_size=4
)


@given(
    st.lists(st.integers(0, 600_000), min_size=1, max_size=7),
    st.dictionaries(st.sampled_from(KEYS), answers),
)
def test_tallies_equal_a_recount(inhabitants: list[int], counted: dict[str, Collected]) -> None:
    round_ = round_with([vote_question("a", "field"), vote_question("b", None)], 3)
    roster = roster_of(*inhabitants)
    weight = dict(zip(KEYS, inhabitants, strict=False))
    towns: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    for key, number in weight.items():
        for question, option in counted.get(key, {}).items():
            towns[question, SIDES[option]] += 1
            people[question, SIDES[option]] += number
    for tally in tallies(round_, roster, counted):
        name = name_of(tally)
        assert tally.mandates == recounted(towns, name)
        assert tally.inhabitants == recounted(people, name)


def name_of(tally: Tally) -> str:
    return tally.question.id if tally.field is None else f"{tally.question.id}.{tally.field.id}"


def recounted(counter: Counter[tuple[str, str]], question: str) -> Count:
    return Count(counter[question, "yes"], counter[question, "no"], counter[question, "abstain"])
