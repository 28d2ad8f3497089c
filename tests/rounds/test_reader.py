"""Both files of a round, read at once."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rounds.problems import BadRound
from rounds.reader import read_round
from rounds.roster_rules import roster_of
from rounds.roster_tables import rows_in
from rounds.round_file import load
from rounds.rules import broken, doubtful
from rounds.shape import shaped
from rounds.shelf import path_of

if TYPE_CHECKING:
    from tests.rounds.conftest import Small

READY = path_of("solidarpakt-en")
TOML = READY.read_text("utf-8")
CSV = READY.with_name("roster.csv").read_bytes()
DATA = load(READY)

# A folder is written again by every example; that is what it is there for.
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.sampled_from(["choice", "group", "field", "fields", "interest"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "kind", "text", "label", "options", "when", "de", "key", "people"]
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=8,
)


def read_anything(folder: Path, toml: str | bytes, roster: bytes) -> None:
    """Reads files of whatever content: a round, or lines that tell why not."""
    content = toml.encode("utf-8", "surrogatepass") if isinstance(toml, str) else toml
    (folder / "round.toml").write_bytes(content)
    (folder / "roster.csv").write_bytes(roster)
    try:
        round_ = read_round(folder / "round.toml").round
    except BadRound as bad:
        told = bad
    else:
        assert round_.model_validate_json(round_.model_dump_json()) == round_
        return
    assert len(str(told).splitlines()) == len(told.problems) > 0


@st.composite
def mutated(draw: st.DrawFn, text: str, new: st.SearchStrategy[str]) -> str:
    """The text with a few of its parts replaced, left out or repeated."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 40, len(text))))
        inserted = draw(new | st.just(text[start:end] * 2))
        text = text[:start] + inserted + text[end:]
    return text


def paths(found: Any) -> list[tuple[str | int, ...]]:
    inside = found.items() if isinstance(found, dict) else enumerate(found)
    return [
        path
        for key, value in inside
        for path in [
            (key,),
            *((key, *more) for more in (paths(value) if isinstance(value, dict | list) else [])),
        ]
    ]


PATHS = paths(DATA)


@st.composite
def changed_data(draw: st.DrawFn) -> dict[str, Any]:
    """The values of the ready-made round with a few of them replaced, left out or added."""
    data = copy.deepcopy(DATA)
    for path in draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=4)):
        here: Any = data
        try:
            for step in path[:-1]:
                here = here[step]
            if draw(st.booleans()):
                here[path[-1]] = draw(json_values)
            else:
                del here[path[-1]]
        except (LookupError, TypeError):  # an earlier change took this place away
            continue
        if isinstance(here, dict) and draw(st.booleans()):
            here[draw(st.sampled_from(["lable", "vote", "min", "of", "when"]))] = draw(json_values)
    return data


def test_every_mistake_in_both_files_is_told_in_one_run(small: Small) -> None:
    lines = small.problems(
        ("format = 1", 'format = 1\ntitel = "Abfrage"'),
        ("closes = 2026-12-18T12:00:00", "closes = 2027-03-28T02:30:00"),
        ('quorum = "1/2"', 'quorum = "2/2"'),
        ('when = { interest = ["yes", "if"] }', 'when = { intrest = ["yes"] }'),
        ('en = "Housing"', f'en = "{"H" * 41}"'),
        ('kind = "date"', 'kind = "dote"'),
        roster=small.roster(
            ("05954036", "5954036"), ("22755", '"22.755"'), ("Hattingen,head", "Hattingen,boss")
        ),
    )
    assert lines == [
        'round.toml: unknown key "titel", expected "title"',
        (
            'round.toml: questions[3] "sitting": kind is "dote", expected one of: '
            "choice, choices, rank, municipalities, text, number, money, date, group"
        ),
        (
            "round.toml: closes 2027-03-28T02:30 is left out when the clocks go forward, "
            "expected another time"
        ),
        'round.toml: vote: quorum is "2/2", expected less than 1, such as "1/2"',
        'round.toml: questions[2] "form": when names "intrest", expected one of: interest',
        'round.toml: fields[1] "housing": label.en has 41 characters, expected at most 40',
        'roster.csv: row 2, column role: "boss", expected head, deputy or preparer',
        (
            'roster.csv: row 3, column inhabitants: "22.755", '
            "expected digits only, without a point, comma or space between thousands"
        ),
        (
            'roster.csv: row 4, column key: "5954036", '
            "expected eight digits; a leading zero is missing: 05954036"
        ),
    ]


def test_warnings_of_both_files_come_with_the_round(small: Small) -> None:
    assert small.warnings(
        ("closes = 2026-12-18T12:00:00", "closes = 2026-12-19T12:00:00"),
        roster=small.roster(("Herdecke,head", "Herdecke,preparer")),
    ) == [
        "round.toml: closes 2026-12-19T12:00 is on a day off, expected a working day",
        "roster.csv: row 3, column role: Herdecke has no head, expected a person with role head",
    ]


def test_text_of_the_error_has_a_line_for_each_problem(small: Small) -> None:
    with pytest.raises(BadRound) as bad:
        small.read(("format = 1", "format = 2"), ('"roster.csv"', '"none.csv"'))
    assert str(bad.value) == (
        f"{small.folder}/round.toml: format is 2, expected 1\n"
        f"{small.folder}/none.csv: cannot be read, expected the roster beside the round file"
    )


@given(mutated(TOML, st.text(max_size=5)))
@quick
def test_broken_text_of_a_round_raises_nothing_but_bad_round(tmp_path: Path, toml: str) -> None:
    read_anything(tmp_path, toml, CSV)


@given(st.binary(max_size=200))
@quick
def test_bytes_in_place_of_a_round_raise_nothing_but_bad_round(tmp_path: Path, toml: bytes) -> None:
    read_anything(tmp_path, toml, CSV)


@given(mutated(CSV.decode(), st.sampled_from(",;\n\"'\r\0 \ufeff0x.-") | st.text(max_size=3)))
@quick
def test_broken_text_of_a_roster_raises_nothing_but_bad_round(tmp_path: Path, roster: str) -> None:
    read_anything(tmp_path, TOML, roster.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200), st.booleans())
@quick
def test_bytes_in_place_of_a_roster_raise_nothing_but_bad_round(
    tmp_path: Path, roster: bytes, behind: bool
) -> None:
    read_anything(tmp_path, TOML, CSV + roster if behind else roster)


@given(changed_data())
@settings(quick, max_examples=150)
def test_changed_values_of_a_round_are_told_and_never_raise(data: dict[str, Any]) -> None:
    shape = shaped(json.loads(json.dumps(data)))
    findings = list(shape.findings)
    if shape.round is not None:
        findings += broken(shape.round, shape.touched)
    if shape.round is not None and not findings:
        findings += doubtful(shape.round)
    assert shape.round is not None or shape.findings
    for finding in findings:
        assert "stand-in" not in str(finding.within("round.toml"))
        assert len(str(finding.within("round.toml")).splitlines()) == 1


@given(json_values, st.booleans())
@quick
def test_anything_in_place_of_mandates_is_told_and_never_raises(
    tables: Any, by_person: bool
) -> None:
    rows, findings = rows_in(tables, by_person)
    reading = roster_of(rows, by_person)
    assert reading.roster is not None or [*findings, *reading.findings]
