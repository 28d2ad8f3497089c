"""The page about security, held to the tests that exist."""

import ast
import re
from functools import cache

import pytest

from tests.architecture.tree import ROOT, rows, text

PAGE = text("docs/security.md")
TABLE = "| Threat | What stands against it | Shown by |"
ROWS = [row for part in PAGE.split("\n## ") for row in rows(part, TABLE)]
ABOUT = (
    "guessed",
    "tries many",
    "stolen or forwarded",
    "name",
    "pressed by another",
    "replayed",
    "rogue",
    "malicious update",
    "forged call",
    "second program with the token",
    "HTML",
    "malicious workbook",
    "malicious letter",
    "Formulas",
    "token, a link or a password in the log",
    "token in a configuration",
    "PostgreSQL's password",
    "read files",
    "stolen backup",
    "changed export",
    "known hole",
)
"""What an operator will ask about first."""


@cache
def defined_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(each.name for each in tree.body if isinstance(each, functions))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_threat_names_tests_that_exist(row: list[str]) -> None:
    named = re.findall(r"`([^`]+)`", row[-1])
    assert named
    assert ", ".join(f"`{each}`" for each in named) == row[-1]
    for each in named:
        file, _, name = each.partition("::")
        assert name.startswith("test_")
        assert name in defined_in(file), each


def test_every_table_is_read() -> None:
    assert len(ROWS) == PAGE.count("`tests/") - sum(row[-1].count("`, `") for row in ROWS)
    assert [about for about in ABOUT if not any(about in row[0] for row in ROWS)] == []
