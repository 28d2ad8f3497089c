"""The page about time, held against the tests that hold its sentences."""

import ast
import re

from tests.architecture.tree import ROOT, text

PAGE = text("docs/time.md")


def every_test() -> set[str]:
    """The names of all tests."""
    return {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_test_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 25
    assert named - every_test() == set()


def test_every_row_of_the_page_names_a_test() -> None:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    kept = [line for line in lines if not line.endswith(("Held by |", "---|"))]
    assert len(kept) > 20
    assert [line for line in kept if not re.search(r"`test_\w+` \|$", line)] == []
