"""What is found in an export that somebody changed, and in files that are none."""

import copy
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.chain import canonical
from tests.verifier.exports import (
    DEADLINE,
    QUORUM,
    TURNOUT,
    VOTE,
    WITTEN,
    Exported,
    Table,
    chained,
    changed,
    small,
)
from verifier import votum_verify

EVENTS = small()
LINES = chained(EVENTS)
CONTENT = "".join(f"{line}\n" for line in chained([*EVENTS[:2], EVENTS[4]])).encode()
"""A shorter one, whose every byte is changed: opened, joined, submitted, and the end."""

AFTER = "2026-12-22T09:00:00+00:00"


# -- what somebody made of it ---------------------------------------------------


@pytest.mark.parametrize("flip", [0x01, 0x20, 0x80])
def test_every_changed_byte_is_found(exported: Exported, flip: int) -> None:
    """Every byte of the file, in three ways: another digit or letter, the other case, no text."""
    for place in range(len(CONTENT)):
        content = bytearray(CONTENT)
        content[place] ^= flip
        assert exported.finds(bytes(content)), place


@pytest.mark.parametrize("value", b"0\n")
def test_every_replaced_byte_is_found(exported: Exported, value: int) -> None:
    for place in range(len(CONTENT)):
        if CONTENT[place] != value:
            assert exported.finds(CONTENT[:place] + bytes([value]) + CONTENT[place + 1 :]), place


def test_every_missing_byte_and_every_shorter_file_is_found(exported: Exported) -> None:
    for place in range(len(CONTENT)):
        assert exported.finds(CONTENT[:place] + CONTENT[place + 1 :]), place
        assert exported.finds(CONTENT[:place]), place


def test_lines_removed_doubled_or_swapped_are_found(exported: Exported) -> None:
    for place in range(len(LINES)):
        assert exported.refused(LINES[:place] + LINES[place + 1 :]) != ""
        assert exported.refused([*LINES[:place], LINES[place], *LINES[place:]]) != ""
        for other in range(place):
            lines = list(LINES)
            lines[place], lines[other] = lines[other], lines[place]
            assert exported.refused(lines) != ""


def test_an_entry_that_is_whole_but_from_another_chain_is_found(exported: Exported) -> None:
    other = changed(EVENTS, 2, person="p-somebody-else")
    line = "line 3: the hash of the entry before is "
    assert exported.refused([*LINES[:1], other[1], *LINES[2:]]).startswith(line)


def test_anything_more_in_a_line_is_found(exported: Exported) -> None:
    for place, line in enumerate(LINES):
        more = canonical({**json.loads(line), "comment": "Bitte beachten."})
        where = exported.refused([*LINES[:place], more, *LINES[place + 1 :]])
        assert re.match(rf"line {place + 1}(: what it holds is|, the last one: it is) ", where)


def test_what_follows_the_head_has_to_fit_as_well(exported: Exported) -> None:
    """It is not counted, but who says nonsense there is not believed in the rest."""
    head = json.loads(LINES[4])["hash"]
    lines = changed(EVENTS, 10, votes=[])
    assert exported.refused(lines, head).startswith('line 10, "closed": the count is')


@pytest.mark.parametrize(
    ("number", "parts", "line"),
    [
        (5, {"number": 2}, 'line 5, "submitted": number is 2, expected 1'),
        (8, {"number": 1}, 'line 8, "late": number is 1, expected 2'),
        (5, {"mandate": "05954099"}, 'line 5, "submitted": not of the form'),
        (5, {"role": "mayor"}, 'line 5, "submitted": checksum is'),
        (5, {"answers": {"interest.housing": "no"}}, 'line 5, "submitted": checksum is'),
        (7, {"mandates": []}, 'line 9, "submitted": what it is by its deadline'),
        (7, {"mandates": [WITTEN]}, 'line 8, "late": what it is by'),
        (7, {"deadline": "soon"}, 'line 7, "extended": not of the form'),
        (10, {"turnout": {**TURNOUT, "late": 0}}, 'line 10, "closed": the count is'),
        (10, {"quorum": {**QUORUM, "met": 1}}, 'line 10, "closed": the count is'),
        (10, {"votes": []}, 'line 10, "closed": the count is'),
        (10, {"votes": [{**VOTE, "verdict": "split"}]}, 'line 10, "closed": the count is'),
    ],
)
def test_a_log_that_does_not_fit_itself_is_found_even_if_chained_anew(
    exported: Exported, number: int, parts: Table, line: str
) -> None:
    assert exported.refused(changed(EVENTS, number, **parts)).startswith(line)


def test_events_in_an_impossible_order_are_found(exported: Exported) -> None:
    twice = chained([*EVENTS, EVENTS[-1]])
    state = "the round's state before is"
    assert exported.refused(twice) == f'line 11, "closed": {state} "closed", expected "open"'
    reopened: tuple[str, str, Table] = (
        "reopened",
        DEADLINE,
        {"mandates": [], "deadline": DEADLINE},
    )
    open_ = chained([*EVENTS[:-1], reopened])
    assert exported.refused(open_) == f'line 10, "reopened": {state} "open", expected "closed"'
    again = chained([*EVENTS[:1], *EVENTS])
    assert exported.refused(again) == f'line 2, "opened": {state} "open", expected "planned"'
    before = chained([EVENTS[4], EVENTS[0]])
    assert exported.refused(before).startswith('line 1, "submitted": not of the form')


def test_what_was_not_late_cannot_be_accepted(exported: Exported) -> None:
    accepted = ("accepted", AFTER, {"by": "p-k", "mandate": WITTEN, "number": 1})
    assert exported.refused(chained([*EVENTS, accepted])).startswith('line 11, "accepted": not of')


# -- what is no export ----------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "the file is empty, expected an export"),
        (b"\n", "line 1: not of the form"),
        (b"{}\n", 'line 1, the last one: it is {}, expected {"format": 1,'),
        (b"[]\n", "line 1: expected a table in canonical JSON, and a line break behind it"),
        (b'{"a": 1}\n', "line 1: expected a table in canonical JSON"),
        (b'{"a":1,"a":1}\n', "line 1: expected a table in canonical JSON"),
        (b'{"a":NaN}\n', "line 1: not of the form"),
        (b'{"a":1e999}\n', "line 1: expected a table in canonical JSON"),
        (b'{"a":"\\ud800"}\n', "line 1: not of the form"),
        (b'{"a":' + b"9" * 5000 + b"}\n", "line 1: not of the form"),
        (b"[" * 200_000 + b"\n", "line 1: not of the form"),
        (b'{"a":' * 100_000 + b"\n", "line 1: not of the form"),
        (b"\xff\xfe\x00", "line 1: not of the form"),
        (b"\xef\xbb\xbf{}\n", "line 1: "),
        ("{}\n".encode("utf-16"), "line 1: "),
        (b"SQLite format 3\x00", "line 1: not of the form"),
        (LINES[0].encode(), "line 1: expected a table in canonical JSON, and a line break"),
        ("\r\n".join(LINES).encode(), "line 1: expected a table in canonical JSON"),
    ],
    ids=range(18),
)
def test_a_file_that_is_no_export_is_told(exported: Exported, content: bytes, line: str) -> None:
    exported.file.write_bytes(content)
    assert exported.said().startswith(line)


def test_a_line_without_end_is_told(exported: Exported, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(votum_verify, "LONGEST", 100)
    assert exported.refused(LINES).startswith("line 1: not of the form")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(votum_verify.Wrong, match=r"^No such file or directory$"):
        votum_verify.verify(str(tmp_path / "none"))
    with pytest.raises(votum_verify.Wrong, match=r"^Is a directory$"):
        votum_verify.verify(str(tmp_path))


# -- whatever there is in a file ------------------------------------------------

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**4000, max_value=10**4299)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(["yes", "1/0", "9/1", "-1/2", WITTEN, DEADLINE, "interest.housing"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "key", "kind", "per", WITTEN]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(content=st.binary(max_size=300))
def test_bytes_of_any_kind_are_answered(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    exported = Exported(tmp_path_factory.getbasetemp())
    exported.file.write_bytes(content)
    assert exported.said() != ""


@given(data=st.data())
def test_anything_in_any_line_is_answered(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    tables = [json.loads(line) for line in LINES]
    _put_anywhere(data, tables)
    lines = [
        json.dumps(each, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        for each in tables
    ]
    said = Exported(tmp_path_factory.getbasetemp()).refused(lines)
    assert said != "" or lines == LINES


@given(data=st.data())
def test_anything_in_any_body_is_answered_even_if_chained_anew(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Without a head, whoever rewrites the whole log can make it say anything, so long as it fits
    itself: what matters is that there is an answer in words."""
    bodies = [copy.deepcopy(body) for _, _, body in EVENTS]
    for _ in range(data.draw(st.integers(1, 3))):
        _put_anywhere(data, bodies)
    events = [(kind, at, body) for (kind, at, _), body in zip(EVENTS, bodies, strict=True)]
    more = data.draw(st.sampled_from([10, 9, 8]))
    Exported(tmp_path_factory.getbasetemp()).refused(chained(events[:more]))


def _put_anywhere(data: st.DataObject, inside: object) -> None:
    """Puts anything in the place of some part of the tables and lists."""
    while True:
        assert isinstance(inside, list | dict)
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = data.draw(st.sampled_from(keys))
        found = inside[key]
        if not found or not isinstance(found, list | dict) or data.draw(st.integers(0, 3)) == 0:
            inside[key] = data.draw(ANYTHING)
            return
        inside = found


def test_a_release_names_the_log_that_it_releases(exported: Exported) -> None:
    head = json.loads(chained(EVENTS)[-1])["head"]
    body = {"by": "p-k", "round": "klein", "count": len(EVENTS), "head": head}
    assert exported.verified(chained([*EVENTS, ("released", AFTER, body)]))["votes"]
    for wrong in ({"count": 9}, {"head": "0" * 64}):
        lines = chained([*EVENTS, ("released", AFTER, {**body, **wrong})])
        told = 'line 11, "released": the end of what it releases is'
        assert exported.refused(lines).startswith(told)


def test_only_a_closed_round_is_released(exported: Exported) -> None:
    lines = chained([*EVENTS[:-1], ("released", AFTER, {})])
    assert "the round's state before" in exported.refused(lines)
