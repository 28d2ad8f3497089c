"""The lines of an export: canonical, whatever people wrote."""

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from survey.chain import START, canonical, entry, last_line, line, salted

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
BODIES = st.dictionaries(
    TEXTS,
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
        lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
        max_leaves=5,
    ),
)


def test_line_holds_the_entry_and_its_body() -> None:
    text = canonical({"z": "ß\u2028", "a": [1, 2.5, None]})
    added = entry(7, NOW, "submitted", salted("salt", text), START)
    assert json.loads(line(added, "salt", text)) == {
        "number": 7,
        "at": "2026-11-23T08:00:00.000000+00:00",
        "kind": "submitted",
        "body_hash": added.body_hash,
        "previous": START,
        "hash": added.hash,
        "salt": "salt",
        "body": {"z": "ß\u2028", "a": [1, 2.5, None]},
    }


def test_line_of_an_erased_body_has_neither_salt_nor_body() -> None:
    added = entry(1, NOW, "joined", salted("salt", "{}"), START)
    found = json.loads(line(added, None, None))
    assert (found["salt"], found["body"], found["hash"]) == (None, None, added.hash)


def test_last_line_has_the_count_and_the_head() -> None:
    assert last_line(3, START) == f'{{"count":3,"format":1,"head":"{START}"}}'


@given(body=BODIES)
def test_body_in_a_line_is_written_as_it_was_hashed(body: dict[str, object]) -> None:
    text = canonical(body)
    written = line(entry(1, NOW, "submitted", salted("salt", text), START), "salt", text)
    assert "\n" not in written
    assert written == canonical(json.loads(written))
    assert f'"body":{text},' in written
