"""The consolidated votum: the county's nine towns of domain §2, and the exact JSON of design §8."""

import datetime as dt
import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, RoundState, Submission
from survey.summary import Summary, summarise

# Inhabitants on 31.12.2019 and who holds the mandate: eight people for nine towns.
COUNTY = {
    "05954004": ("Breckerfeld", 8943, "p2"),
    "05954008": ("Ennepetal", 30142, "p2"),
    "05954012": ("Gevelsberg", 30701, "p3"),
    "05954016": ("Hattingen", 54438, "p4"),
    "05954020": ("Herdecke", 22755, "p5"),
    "05954024": ("Schwelm", 28537, "p6"),
    "05954028": ("Sprockhövel", 24739, "p7"),
    "05954032": ("Wetter (Ruhr)", 27392, "p8"),
    "05954036": ("Witten", 96459, "p9"),
}
HATTINGEN, HERDECKE, SPROCKHOEVEL, WETTER, WITTEN = (
    "05954016",
    "05954020",
    "05954028",
    "05954032",
    "05954036",
)
FIVE = (HATTINGEN, HERDECKE, SPROCKHOEVEL, WETTER, WITTEN)
ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": key,
                "municipality": name,
                "inhabitants": inhabitants,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
            for key, (name, inhabitants, _) in COUNTY.items()
        ]
    }
)
OPENED = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
OPEN = RoundState("open", OPENED, CLOSES, None)
CHAIN = Chain(3, "ab" * 32)


def asking(vote: dict[str, str], per: str | None = "field") -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "county",
            "title": {"de": "Zusammenarbeit", "en": "Working together"},
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "nil_return": True,
            "vote": vote,
            "fields": [{"id": "housing", "label": "Wohnen"}],
            "questions": [
                {
                    "id": "interest",
                    "kind": "choice",
                    "per": per,
                    "vote": True,
                    "text": "Interesse?",
                    "options": [
                        {"id": "yes", "label": "Ja", "counts": "yes"},
                        {
                            "id": "if",
                            "label": "Ja, unter Vorbehalt",
                            "counts": "yes",
                            "asks": "condition",
                        },
                        {"id": "no", "label": "Nein", "counts": "no"},
                        {"id": "abstain", "label": "Enthaltung", "counts": "abstain"},
                    ],
                },
                {
                    "id": "form",
                    "kind": "choices",
                    "per": per,
                    "text": "Form?",
                    "when": {"interest": ["yes", "if"]},
                    "options": [
                        {"id": "towns", "label": "Städte untereinander"},
                        {"id": "county", "label": "Kreis"},
                    ],
                },
                {
                    "id": "partners",
                    "kind": "municipalities",
                    "per": per,
                    "required": False,
                    "text": "Mit wem?",
                    "when": {"form": ["towns"]},
                },
            ],
        }
    )


def submitted(key: str, answers: Collected | None, **changes: Any) -> Submission:
    """The head's first submission; a nil return without answers."""
    given = {
        "mandate": key,
        "number": 1,
        "person": COUNTY[key][2],
        "role": "head",
        "at": OPENED,
        "nil_return": answers is None,
        "answers": answers or {},
        "late": False,
    }
    return Submission(**{**given, **changes})


def voted(choices: dict[str, str]) -> list[Submission]:
    return [submitted(key, {"interest.housing": choice}) for key, choice in choices.items()]


def summary(vote: dict[str, str], submissions: list[Submission]) -> Summary:
    return summarise(asking(vote), ROSTER, OPEN, submissions, CHAIN)


def test_two_thirds_by_inhabitants_is_not_two_thirds_by_towns() -> None:
    # 54,438 + 22,755 + 24,739 + 27,392 + 96,459 = 225,783 of 324,106: 69.66 %; 5 of 9: 55.56 %
    votes = voted({key: "yes" if key in FIVE else "no" for key in COUNTY})
    by_inhabitants = summary({"rule": "two-thirds", "basis": "inhabitants"}, votes).votes[0]
    assert (by_inhabitants.inhabitants.yes, by_inhabitants.of) == (225_783, 324_106)
    assert by_inhabitants.verdict == "adopted"
    by_towns = summary({"rule": "two-thirds", "basis": "mandates"}, votes).votes[0]
    assert (by_towns.counts.yes, by_towns.of, by_towns.verdict) == (5, 9, "rejected")


def test_turnout_of_eight_people_is_nine_towns() -> None:
    turnout = summary({}, voted(dict.fromkeys(COUNTY, "yes"))).turnout
    assert (turnout.submitted, turnout.signers, turnout.missing) == (9, 8, ())
    assert (turnout.inhabitants, turnout.inhabitants_submitted) == (324_106, 324_106)


def test_turnout_without_the_double_signer_is_seven_people_and_seven_towns() -> None:
    # without Breckerfeld and Ennepetal: 324,106 - 8,943 - 30,142 = 285,021
    votes = [each for each in voted(dict.fromkeys(COUNTY, "yes")) if each.person != "p2"]
    turnout = summary({}, votes).turnout
    assert (turnout.submitted, turnout.signers) == (7, 7)
    assert turnout.missing == ("05954004", "05954008")
    assert turnout.inhabitants_submitted == 285_021


def test_quorum_of_one_half_is_met_by_five_of_nine_nil_returns_included() -> None:
    half = {"rule": "consensus", "quorum": "1/2"}
    votes = voted(dict.fromkeys(FIVE[:4], "yes"))
    below = summary(half, votes)
    assert (below.quorum.needed, below.quorum.met) == (5, False)
    assert below.votes[0].verdict == "no-quorum"
    reached = summary(half, [*votes, submitted(WITTEN, None)])
    assert (reached.quorum.met, reached.votes[0].verdict) == (True, "consensus")
    assert (reached.turnout.submitted, reached.turnout.nil_returns) == (5, 1)


def test_nil_return_is_neither_vote_nor_abstention_nor_missing() -> None:
    found = summary({}, [submitted(WITTEN, None)])
    counts = found.votes[0].counts
    assert (counts.yes, counts.no, counts.abstain) == (0, 0, 0)
    assert WITTEN not in found.turnout.missing
    assert found.answers == {WITTEN: {"nil_return": True}}


def test_late_submission_is_counted_apart_and_nowhere_else() -> None:
    votes = [
        submitted(WITTEN, {"interest.housing": "yes"}),
        submitted(WITTEN, {"interest.housing": "no"}, number=2, late=True),
        submitted(HERDECKE, {"interest.housing": "no"}, late=True),
    ]
    found = summary({}, votes)
    assert (found.turnout.late, found.turnout.submitted, found.turnout.signers) == (2, 1, 1)
    assert HERDECKE in found.turnout.missing
    assert found.answers == {WITTEN: {"interest.housing": "yes"}}


@pytest.mark.parametrize(
    ("state", "provisional"),
    [("planned", True), ("open", True), ("closed", False), ("superseded", True)],
)
def test_summary_is_provisional_until_the_round_is_closed(state: Any, provisional: bool) -> None:
    given = RoundState(state, OPENED, CLOSES, None)
    assert summarise(asking({}), ROSTER, given, [], CHAIN).provisional is provisional


def test_summary_without_any_submission_counts_nothing() -> None:
    found = summary({}, [])
    assert found.votes[0].verdict == "split"
    assert (found.turnout.submitted, found.turnout.missing) == (0, tuple(COUNTY))
    assert (found.answers, found.partners) == ({}, ())


def test_summary_names_no_field_where_the_question_has_none() -> None:
    round_ = asking({}, per=None)
    found = summarise(round_, ROSTER, OPEN, [submitted(WITTEN, {"interest": "yes"})], CHAIN)
    assert [(vote.question, vote.field) for vote in found.votes] == [("interest", None)]


def test_summary_speaks_the_language_asked_for() -> None:
    round_ = asking({})
    assert summarise(round_, ROSTER, OPEN, [], CHAIN).round.title == "Zusammenarbeit"
    assert summarise(round_, ROSTER, OPEN, [], CHAIN, "en").round.title == "Working together"


def test_summary_is_the_same_in_whatever_order_submissions_come() -> None:
    votes = voted(dict.fromkeys(COUNTY, "yes"))
    forward, backward = summary({}, votes), summary({}, votes[::-1])
    assert forward.model_dump_json() == backward.model_dump_json()


def recounted_verdict(vote: dict[str, str], choices: dict[str, str | None]) -> str:
    """The verdict as one would find it with a pencil: over lists, not over sums."""
    rule, by_inhabitants = vote["rule"], vote["basis"] == "inhabitants"
    if vote["quorum"] != "0" and not len(choices) > len(COUNTY) * Fraction(vote["quorum"]):
        return "no-quorum"
    cast = [(COUNTY[key][1] if by_inhabitants else 1, c) for key, c in choices.items() if c]
    yes = [size for size, choice in cast if choice in ("yes", "if")]
    no = [size for size, choice in cast if choice == "no"]
    everybody = 324_106 if by_inhabitants else 9
    if rule == "consensus":
        return "consensus" if yes and not no else "split"
    passed = {
        "unanimous": bool(cast) and len(yes) == len(cast),
        "simple-majority": sum(yes) > sum(no),
        "two-thirds": Fraction(sum(yes), everybody) >= Fraction(2, 3),
    }
    return "adopted" if passed[rule] else "rejected"


@given(
    st.fixed_dictionaries(
        {
            "rule": st.sampled_from(["consensus", "unanimous", "simple-majority", "two-thirds"]),
            "basis": st.sampled_from(["mandates", "inhabitants"]),
            "quorum": st.sampled_from(["0", "1/3", "1/2", "2/3", "1/1"]),
        }
    ),
    st.dictionaries(
        st.sampled_from(list(COUNTY)), st.sampled_from(["yes", "if", "no", "abstain", None])
    ),
)
def test_verdict_equals_a_recount(vote: dict[str, str], choices: dict[str, str | None]) -> None:
    submissions = [
        submitted(key, None if choice is None else {"interest.housing": choice})
        for key, choice in choices.items()
    ]
    assert summary(vote, submissions).votes[0].verdict == recounted_verdict(vote, choices)


def test_summary_json_is_the_published_format() -> None:
    votes = [
        submitted(
            WITTEN,
            {
                "interest.housing": "yes",
                "form.housing": ["towns"],
                "partners.housing": [HERDECKE],
            },
        ),
        submitted(
            HERDECKE,
            {
                "interest.housing": "if",
                "interest.housing.condition": "Kosten werden geteilt",
                "form.housing": ["towns", "county"],
                "partners.housing": [WITTEN],
            },
        ),
        submitted(HATTINGEN, {"interest.housing": "no"}),
        submitted(WETTER, {"interest.housing": "abstain"}),
        submitted(SPROCKHOEVEL, None),
    ]
    closed = RoundState("closed", OPENED, CLOSES, CLOSES + dt.timedelta(seconds=2))
    vote = {"rule": "simple-majority", "quorum": "1/2"}
    found = summarise(asking(vote), ROSTER, closed, votes, CHAIN)
    assert json.loads(found.model_dump_json()) == {
        "format": 1,
        "round": {
            "id": "county",
            "title": "Zusammenarbeit",
            "state": "closed",
            "opened_at": "2026-11-23T08:00:00Z",
            "closes_at": "2026-12-18T11:00:00Z",
            "closed_at": "2026-12-18T11:00:02Z",
        },
        "provisional": False,
        "turnout": {
            "mandates": 9,
            "submitted": 5,
            "nil_returns": 1,
            "late": 0,
            "missing": ["05954004", "05954008", "05954012", "05954024"],
            "signers": 5,
            "inhabitants": 324106,
            "inhabitants_submitted": 225783,
        },
        "quorum": {"share": "1/2", "of": 9, "needed": 5, "met": True},
        "votes": [
            {
                "question": "interest",
                "field": "housing",
                "rule": "simple-majority",
                "basis": "mandates",
                "of": 9,
                "counts": {"yes": 2, "no": 1, "abstain": 1},
                "with_condition": 1,
                # yes 22,755 + 96,459
                "inhabitants": {"yes": 119214, "no": 54438, "abstain": 27392},
                "verdict": "adopted",
                "conditions": {"05954020": "Kosten werden geteilt"},
            }
        ],
        "partners": [
            {
                "field": "housing",
                "form": "towns",
                "kind": "mutual",
                "municipalities": ["05954020", "05954036"],
            },
            {
                "field": "housing",
                "form": "towns",
                "kind": "group",
                "municipalities": ["05954020", "05954036"],
            },
        ],
        "answers": {
            "05954016": {"interest.housing": "no"},
            "05954020": {
                "interest.housing": "if",
                "interest.housing.condition": "Kosten werden geteilt",
                "form.housing": ["towns", "county"],
                "partners.housing": ["05954036"],
            },
            "05954028": {"nil_return": True},
            "05954032": {"interest.housing": "abstain"},
            "05954036": {
                "interest.housing": "yes",
                "form.housing": ["towns"],
                "partners.housing": ["05954020"],
            },
        },
        "chain": {"count": 3, "head": "ab" * 32},
    }
