"""What the verifier finds in an export, and in what somebody made of it."""

import json

import pytest

from survey import chain
from tests.verifier.exports import (
    COUNTED,
    DEADLINE,
    HERDECKE,
    QUORUM,
    SCHWELM,
    TURNOUT,
    VOTE,
    WITTEN,
    Exported,
    Table,
    chained,
    changed,
    small,
    submission,
)
from verifier import votum_verify

EVENTS = small()
LINES = chained(EVENTS)
HEAD = json.loads(LINES[-1])["head"]
AFTER = "2026-12-22T09:00:00+00:00"
CONSISTENT = "consistent in itself; only a head can show that it is unaltered"


def hash_of(number: int) -> str:
    return str(json.loads(LINES[number - 1])["hash"])


def counted(exported: Exported, *more: tuple[str, str, Table]) -> Table:
    """The recount with these entries at the end."""
    found = exported.verified(chained([*EVENTS, *more]))
    return {name: found[name] for name in COUNTED}


# -- what it counts -------------------------------------------------------------


def test_an_export_is_recounted(exported: Exported) -> None:
    assert exported.verified(LINES) == {
        "format": 1,
        "answer": CONSISTENT,
        "round": {"id": "klein"},
        "provisional": False,
        **COUNTED,
        "chain": {"count": 10, "head": HEAD},
    }


def test_it_is_told_in_lines(exported: Exported) -> None:
    exported.write(LINES)
    told = votum_verify.told(str(exported.file), HEAD, as_json=False).splitlines()
    assert [line.partition(":")[0] for line in told] == [
        *("format", "answer", "round", "provisional", "turnout", "quorum", "votes", "chain")
    ]
    assert told[1] == 'answer: "unaltered"'
    assert told[5] == 'quorum: {"share": "1/2", "of": 3, "needed": 2, "met": true}'


def test_it_is_told_as_json(exported: Exported) -> None:
    exported.write(LINES)
    told = votum_verify.told(str(exported.file), None, as_json=True)
    assert json.loads(told) == votum_verify.verify(str(exported.file))


def test_an_open_round_is_provisional(exported: Exported) -> None:
    found = exported.verified(chained(EVENTS[:5]))
    assert found["provisional"] is True
    assert found["turnout"]["missing"] == [HERDECKE, SCHWELM]
    assert found["votes"][0]["verdict"] == "no-quorum"


def test_an_accepted_one_counts_and_is_not_late_any_more(exported: Exported) -> None:
    """Witten's no of the second submission takes the place of its yes."""
    now = counted(exported, ("accepted", AFTER, {"by": "p-k", "mandate": WITTEN, "number": 2}))
    assert now["turnout"] == {**TURNOUT, "late": 0}
    assert now["votes"][0]["counts"] == {"yes": 1, "no": 1, "abstain": 0}
    assert now["votes"][0]["verdict"] == "split"


def test_a_reopened_round_takes_submissions_in_time(exported: Exported) -> None:
    until = "2026-12-31T11:00:00+00:00"
    third = submission(WITTEN, 3, AFTER, "later")
    now = counted(
        exported,
        ("reopened", AFTER, {"by": "p-k", "mandates": [WITTEN], "deadline": until}),
        ("submitted", AFTER, third),
    )
    assert now["turnout"] == {**TURNOUT, "late": 0}
    assert now["votes"][0]["counts"] == {"yes": 1, "no": 0, "abstain": 0}


@pytest.mark.parametrize("kind", ["closed", "superseded"])
def test_whatever_comes_after_the_end_is_late(exported: Exported, kind: str) -> None:
    closed = {"turnout": TURNOUT, "quorum": QUORUM, "votes": [VOTE]}
    events = [*EVENTS[:-1], (kind, DEADLINE, closed)]
    early = submission(HERDECKE, 2, "2026-12-17T09:00:00+00:00", "no")
    late = [*events, ("late", "2026-12-17T09:00:00+00:00", early)]
    assert exported.verified(chained(late))["turnout"]["late"] == 2
    in_time = [*events, ("submitted", "2026-12-17T09:00:00+00:00", early)]
    assert exported.refused(chained(in_time)) == (
        'line 11, "submitted": what it is by its deadline is "submitted", expected "late"'
    )


# Who holds Witten's mandate besides its head, and what is submitted there before its head's yes.
JOINED = ("joined", "2026-12-01T08:00:00+00:00", {"person": "p-2", "mandates": [{"key": WITTEN}]})
REVOKED = ("revoked", AFTER, {"by": "p-k", "person": f"p-{WITTEN}", "mandates": [WITTEN]})
REJOINED = ("joined", AFTER, {"person": f"p-{WITTEN}", "mandates": [{"key": WITTEN}]})


def votes_of_witten(exported: Exported, *events: tuple[str, str, Table]) -> dict[str, int]:
    """How Witten's vote counts when nobody else has voted."""
    found = exported.verified(chained([EVENTS[0], EVENTS[1], JOINED, *events]))
    return {side: n for side, n in found["votes"][0]["counts"].items() if n}


def by(role: str, number: int, answer: str, person: str = "p-2") -> tuple[str, str, Table]:
    at = f"2026-12-0{number}T09:00:00+00:00"
    return ("submitted", at, submission(WITTEN, number, at, answer, role, person))  # type: ignore[arg-type]


BY_HEAD = by("head", 1, "yes", f"p-{WITTEN}")


def test_a_lower_role_replaces_nothing(exported: Exported) -> None:
    assert votes_of_witten(exported, by("coordinator", 1, "no"), by("deputy", 2, "yes")) == {
        "yes": 1
    }
    assert votes_of_witten(exported, BY_HEAD, by("deputy", 2, "no")) == {"yes": 1}
    assert votes_of_witten(exported, BY_HEAD, by("coordinator", 2, "no")) == {"yes": 1}
    assert votes_of_witten(exported, BY_HEAD, by("head", 2, "no")) == {"no": 1}


def test_whose_access_was_revoked_comes_last(exported: Exported) -> None:
    assert votes_of_witten(exported, BY_HEAD, REVOKED) == {"yes": 1}
    assert votes_of_witten(exported, BY_HEAD, by("coordinator", 2, "no"), REVOKED) == {"no": 1}
    assert votes_of_witten(exported, BY_HEAD, by("deputy", 2, "no"), REVOKED, REJOINED) == {
        "yes": 1
    }


def test_who_held_a_mandate_twice_holds_it_after_one_was_revoked(exported: Exported) -> None:
    deputy = by("deputy", 2, "no")
    assert votes_of_witten(exported, BY_HEAD, REJOINED, deputy, REVOKED) == {"yes": 1}
    assert votes_of_witten(exported, BY_HEAD, REJOINED, deputy, REVOKED, REVOKED) == {"no": 1}


def test_people_who_vote_for_themselves_cannot_be_recounted(exported: Exported) -> None:
    body = EVENTS[0][2]
    opened = {**body, "round": {**body["round"], "ballots": "person"}}
    events = [("opened", DEADLINE, opened), ("closed", AFTER, {"people": {"yes": 12, "no": 7}})]
    found = exported.verified(chained(events))
    assert found["not_recounted"] == "people vote for themselves, and no single ballot is kept"
    assert "votes" not in found
    assert exported.refused([*chained(events)[:-1], LINES[-1]]) != ""


def test_a_round_that_was_not_opened_has_no_count(exported: Exported) -> None:
    found = exported.verified(chained(EVENTS[1:3]))
    assert found["not_recounted"] == "the round has not been opened"
    nothing = exported.verified(chained([]), "0" * 64)
    assert (nothing["answer"], nothing["chain"]["count"]) == ("unaltered", 0)


def test_a_kind_that_is_not_known_changes_no_count(exported: Exported) -> None:
    assert counted(exported, ("noted", AFTER, {"by": "p-k", "votes": 9})) == COUNTED


# -- bodies that were erased ----------------------------------------------------


def erased(*numbers: int) -> list[str]:
    lines = list(LINES)
    for number in numbers:
        entry = json.loads(lines[number - 1])
        lines[number - 1] = chain.canonical({**entry, "salt": None, "body": None})
    return lines


def test_an_erased_body_leaves_the_chain_whole(exported: Exported) -> None:
    found = exported.verified(erased(2, 10), HEAD)
    assert (found["answer"], {name: found[name] for name in COUNTED}) == ("unaltered", COUNTED)


@pytest.mark.parametrize("number", [1, 5, 7, 8])
def test_without_a_body_that_counts_there_is_no_count(exported: Exported, number: int) -> None:
    found = exported.verified(erased(number))
    assert found["not_recounted"] == f"entry {number} has no body any more"
    assert found["answer"] == CONSISTENT


def test_who_joined_counts_once_somebody_was_revoked(exported: Exported) -> None:
    lines = chained([*EVENTS, REVOKED])
    entry = json.loads(lines[1])
    lines[1] = chain.canonical({**entry, "salt": None, "body": None})
    assert exported.verified(lines)["not_recounted"] == "entry 2 has no body any more"


def test_a_salt_without_its_body_is_found(exported: Exported) -> None:
    entry = json.loads(LINES[4])
    for part in ("salt", "body"):
        lines = [*LINES]
        lines[4] = chain.canonical({**entry, part: None})
        assert exported.refused(lines).startswith("line 5: ")


# -- heads ----------------------------------------------------------------------


def test_with_its_head_an_export_is_unaltered(exported: Exported) -> None:
    assert exported.verified(LINES, HEAD)["answer"] == "unaltered"


def test_the_hash_on_a_receipt_proves_what_was_before_it(exported: Exported) -> None:
    """And only that is counted: what follows could have been added by anybody."""
    found = exported.verified(LINES, hash_of(5))
    assert found["answer"] == "unaltered up to entry 5 of 10, and counted up to there"
    assert found["chain"] == {"count": 5, "head": hash_of(5)}
    assert found["turnout"]["submitted"] == 1


def test_a_rewritten_or_shortened_export_is_found_against_the_head(exported: Exported) -> None:
    rewritten = changed(EVENTS, 2, person="p-somebody-else")
    line = f"no entry has the hash {HEAD}: this was rewritten or shortened"
    for lines in (rewritten, chained(EVENTS[:-1]), chained([]), chained([EVENTS[0]])):
        assert exported.verified(lines)["answer"] == CONSISTENT
        assert exported.refused(lines, HEAD) == line


@pytest.mark.parametrize("head", ["", "abc", HEAD[:-1], HEAD.upper(), f"{HEAD}\n", "\x1b[2J"])
def test_what_is_no_head_is_told(exported: Exported, head: str) -> None:
    line = f"the head is {head!a}, expected 64 digits from 0 to f"
    assert exported.refused(LINES, head) == line
