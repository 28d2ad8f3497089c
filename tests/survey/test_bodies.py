"""What the log says of each event, to the letter: whoever recounts relies on it (docs/proof.md)."""

import datetime as dt

from survey import bodies
from survey.submission import Chain, Submission
from tests.survey.test_tally import roster_of, round_with, vote_question

NOW = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
KEY = "05954001"


def test_opened_has_the_questionnaire_and_each_deadline() -> None:
    round_ = round_with([vote_question("interest", "field")], 1)
    body = bodies.opened(round_, roster_of(1000), {KEY: NOW})
    assert set(body) == {"round", "mandates"}
    assert {"letter", "paper", "post_to"}.isdisjoint(body["round"])
    assert body["round"]["vote"] == {"rule": "consensus", "basis": "mandates", "quorum": "0"}
    assert body["mandates"] == [
        {
            "key": KEY,
            "municipality": KEY,
            "inhabitants": 1000,
            "counted_on": "2019-12-31",
            "office": "Hauptamt",
            "deadline": "2026-11-23T08:00:00+00:00",
        }
    ]


def test_joined_and_revoked_name_people_by_their_opaque_ids() -> None:
    assert bodies.joined("p", [(KEY, "head")]) == {
        "person": "p",
        "mandates": [{"key": KEY, "role": "head"}],
    }
    assert bodies.joined("p", [], named="n") == {"person": "p", "mandates": [], "named": "n"}
    assert bodies.revoked("c", "p", [KEY]) == {"by": "c", "person": "p", "mandates": [KEY]}


def test_submitted_has_all_that_its_checksum_is_made_of_but_the_instant() -> None:
    made = Submission(KEY, 2, "p", "deputy", NOW, False, {"interest.f0": "yes"}, late=True)
    assert bodies.submitted(made, "abc") == {
        "mandate": KEY,
        "number": 2,
        "person": "p",
        "role": "deputy",
        "nil_return": False,
        "answers": {"interest.f0": "yes"},
        "checksum": "abc",
    }


def test_named_and_withdrawn_tell_whom_a_head_lets_act() -> None:
    day = dt.date(2026, 12, 1)
    assert bodies.named("h", "n", "deputy", [KEY], (day, None)) == {
        "by": "h",
        "named": "n",
        "role": "deputy",
        "mandates": [KEY],
        "from": "2026-12-01",
        "to": None,
    }
    assert bodies.withdrawn("h", "n", None, [KEY]) == {
        "by": "h",
        "named": "n",
        "person": None,
        "mandates": [KEY],
    }


def test_released_names_the_end_of_the_log_so_far() -> None:
    assert bodies.released("c", "klein", Chain(7, "ab")) == {
        "by": "c",
        "round": "klein",
        "count": 7,
        "head": "ab",
    }


def test_a_co_signature_names_what_is_asked_about() -> None:
    assert bodies.circulated("c", "klein", 2, "ab") == {
        "by": "c",
        "round": "klein",
        "version": 2,
        "text": "ab",
    }
    assert bodies.superseded("c", "klein-cosign-3") == {"by": "c", "round": "klein-cosign-3"}


def test_moved_and_accepted_tell_who_changed_what_counts() -> None:
    berlin = dt.datetime(2026, 11, 23, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert bodies.moved("c", (KEY,), berlin) == {
        "by": "c",
        "mandates": [KEY],
        "deadline": "2026-11-23T08:00:00+00:00",
    }
    late = Submission(KEY, 2, "p", "deputy", NOW, False, {}, late=True)
    assert bodies.accepted("c", late, "abc") == {
        "by": "c",
        "mandate": KEY,
        "number": 2,
        "checksum": "abc",
    }
