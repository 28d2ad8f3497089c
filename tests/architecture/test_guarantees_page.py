"""The page of guarantees, held against the tests and numbers that it names, and the report of the
last long run against both."""

import re

import pytest

from tests.architecture.test_time_page import every_test
from tests.architecture.tree import ROOT, rows, text
from tests.faults.wanted import WANTED

PAGE = text("docs/guarantees.md")
REPORT = text("docs/faults-report.md")
PROMISES = rows(PAGE, "| | Promise | Shown by |")


def test_every_guarantee_has_a_row_with_something_that_shows_it() -> None:
    assert [row[0] for row in PROMISES] == [f"G{number}" for number in range(1, 12)]
    for name, _promise, shown in PROMISES:
        assert len(re.findall(r"`(tests/[\w/]+\.py|test_\w+)`", shown)) >= 2, name


def test_every_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 15
    assert named - every_test() == set()
    files = set(re.findall(r"`(tests/[\w/]+\.py)`", PAGE))
    assert [file for file in sorted(files) if not (ROOT / file).exists()] == []


def test_the_numbers_are_those_that_the_report_wants() -> None:
    expected = [
        [
            part,
            " and ".join(wanted.databases) + (", each" if len(wanted.databases) > 1 else ""),
            f"{wanted.total:,}",
            f"{min(wanted.least.values()):,}" if wanted.least else "–",
        ]
        for part, wanted in WANTED.items()
    ]
    assert rows(PAGE, "| Part | On | In all | Of each |") == expected


def found() -> dict[tuple[str, str], list[str]]:
    """What the last long run found, by part and database."""
    table = rows(REPORT, "| What | Database | Count | Went wrong | Seeds | Seconds |")
    return {(part, database): rest for part, database, *rest in table}


@pytest.mark.parametrize("part", WANTED)
def test_the_last_long_run_has_struck_often_enough_and_lost_nothing(part: str) -> None:
    wanted = WANTED[part]
    for database in wanted.databases:
        count, wrong, seeds, _seconds = found()[part, database]
        assert int(count.replace(",", "")) >= wanted.total
        assert wrong == "0"
        assert seeds != ""
        struck = dict(
            rows(
                REPORT.partition(f"## {part[0].upper()}{part[1:]} on {database}\n")[2],
                "| Struck | |",
            )
        )
        for name, least in wanted.least.items():
            assert int(struck[name].replace(",", "")) >= least, name
