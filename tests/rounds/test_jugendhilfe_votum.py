"""The joint vote of the youth welfare offices: nine towns, eight heads."""

import datetime as dt

import pytest

from rounds.holdings import several_mandates
from survey.carried import carried
from survey.problem import Problem
from survey.questions import Choice
from survey.step import Value
from survey.summary import Quorum
from tests.rounds.ready import Ready, ready

BRECKERFELD, ENNEPETAL, GEVELSBERG, SCHWELM = "05954004", "05954008", "05954012", "05954024"

CONDITIONAL: dict[str, Value] = {
    "joint": "if",
    "joint.condition": "Wenn das Gesetz kommt.",
    "further": "barriers",
    "barriers": ["staffing", "software", "resolutions", "by-laws", "providers"],
}
"""What all of them said in the end: never a plain yes, and barriers to everything else."""


@pytest.fixture(scope="module")
def votum() -> Ready:
    return ready("jugendhilfe-votum")


def test_nine_towns_are_held_by_eight_heads(votum: Ready) -> None:
    assert [(each.municipality, each.inhabitants) for each in votum.mandates] == [
        ("Breckerfeld", 8943),
        ("Ennepetal", 30142),
        ("Gevelsberg", 30701),
        ("Hattingen", 54438),
        ("Herdecke", 22755),
        ("Schwelm", 28537),
        ("Sprockhövel", 24739),
        ("Wetter (Ruhr)", 27392),
        ("Witten", 96459),
    ]
    assert {each.counted_on for each in votum.mandates} == {dt.date(2019, 12, 31)}
    assert len({each.holders[0].person for each in votum.mandates}) == 8
    assert several_mandates(votum.reading.roster) == [
        "2 votes for Breckerfeld and Ennepetal: Jugendamtsleitung Ennepetal"
    ]


def test_towns_are_those_of_the_declaration_of_interest(votum: Ready) -> None:
    declared = ready("solidarpakt-en").mandates
    assert [(each.key, each.municipality) for each in votum.mandates] == [
        (each.key, each.municipality) for each in declared
    ]


def test_plain_answers_ask_nothing_more(votum: Ready) -> None:
    answers = {"joint": "yes", "further": "possible"}
    assert votum.asked(answers) == ["joint", "further", "cooperations", "look-again"]
    assert votum.against(answers) == []


def test_condition_and_barriers_are_asked_for(votum: Ready) -> None:
    answers: dict[str, Value] = {"joint": "if", "further": "barriers", "barriers": ["other"]}
    assert votum.asked(answers) == [
        "joint",
        "joint.condition",
        "further",
        "barriers",
        "barriers.which",
        "cooperations",
        "look-again",
    ]
    missing = Problem("missing")
    assert votum.against(answers) == [("joint.condition", missing), ("barriers.which", missing)]


def test_barriers_are_at_least_one(votum: Ready) -> None:
    answers = {"joint": "no", "further": "barriers"}
    assert votum.against(answers) == [("barriers", Problem("missing"))]
    assert votum.fitted("barriers", [], answers) == Problem("choose-at-least", {"min": 1})


def test_cooperation_asks_for_subject_towns_others_and_whether_it_stays(votum: Ready) -> None:
    assert votum.asked({"joint": "abstain", "further": "abstain", "cooperations": 1}) == [
        "joint",
        "further",
        "cooperations.1.subject",
        "cooperations.1.towns",
        "cooperations.1.external",
        "cooperations.1.keep",
        "cooperations",
        "look-again",
    ]


def test_cooperation_has_the_own_town_among_its_members(votum: Ready) -> None:
    towns = "cooperations.1.towns"
    answers: dict[str, Value] = {"cooperations": 1}
    members = [BRECKERFELD, ENNEPETAL, GEVELSBERG, SCHWELM]
    assert votum.fitted(towns, members[::-1], answers) == members
    copied = carried(votum.reading.round, ENNEPETAL, {**answers, towns: members})
    assert copied.answers[towns] == members
    assert copied.dropped == ()


def test_looking_again_before_the_round_opens_is_refused(votum: Ready) -> None:
    first = Problem("date-from", {"min": dt.date(2026, 11, 30)})
    assert votum.fitted("look-again", "2016-05-01", {}) == first
    assert votum.fitted("look-again", "2027-05-03", {}) == "2027-05-03"


def test_barriers_count_as_no(votum: Ready) -> None:
    further = votum.reading.round.question("further")
    assert isinstance(further, Choice)
    assert {option.id: option.counts for option in further.options} == {
        "possible": "yes",
        "barriers": "no",
        "abstain": "abstain",
    }


def test_one_barrier_is_enough_to_break_the_consensus(votum: Ready) -> None:
    towns = [each.municipality for each in votum.mandates]
    drafts = {town: {"joint": "yes", "further": "possible"} for town in towns}
    assert votum.votes(drafts)["further"].verdict == "consensus"
    drafts["Witten"] = {**drafts["Witten"], "further": "abstain"}
    assert votum.votes(drafts)["further"].verdict == "consensus"
    drafts["Witten"] = {**drafts["Witten"], "further": "barriers"}
    assert votum.votes(drafts)["further"].verdict == "split"


def test_joint_vote_is_a_consensus_under_conditions(votum: Ready) -> None:
    summary = votum.summary({each.municipality: CONDITIONAL for each in votum.mandates})
    joint, further = summary.votes
    assert (joint.counts.yes, joint.with_condition, joint.verdict) == (9, 9, "consensus")
    assert (further.counts.no, further.verdict) == (9, "split")
    assert (summary.turnout.submitted, summary.turnout.signers) == (9, 8)


def test_joint_vote_without_the_double_mandate_lacks_two_towns(votum: Ready) -> None:
    towns = [each.municipality for each in votum.mandates[2:]]
    summary = votum.summary(dict.fromkeys(towns, CONDITIONAL))
    assert (summary.turnout.submitted, summary.turnout.signers) == (7, 7)
    assert summary.turnout.missing == (BRECKERFELD, ENNEPETAL)
    assert summary.quorum == Quorum(share="1/2", of=9, needed=5, met=True)
