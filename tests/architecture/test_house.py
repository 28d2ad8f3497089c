"""The house rules: what may import what, and what a file may be like."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import HOUSE, ROOT, files, text

PROJECT = tomllib.loads(text("pyproject.toml"))
OURS = [path for path in files(".py") if path.parts[0] in HOUSE]


def test_the_import_rule_is_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert re.findall(r"Contracts: (\d+) kept, 0 broken", found.stdout) == [
        str(len(PROJECT["tool"]["importlinter"]["contracts"]))
    ]


def test_every_folder_of_the_house_is_known_to_every_tool() -> None:
    tools = PROJECT["tool"]
    assert set(tools["importlinter"]["root_packages"]) == set(HOUSE)
    assert set(tools["ruff"]["lint"]["isort"]["known-first-party"]) == set(HOUSE)
    assert set(tools["mypy"]["packages"]) == {*HOUSE, "tests", "benchmarks"}
    packages = {str(path.parent).replace("/", ".") for path in OURS if path.name == "__init__.py"}
    assert set(tools["setuptools"]["packages"]) == packages


def test_every_file_that_the_program_reads_is_installed_with_it() -> None:
    installed = PROJECT["tool"]["setuptools"]["package-data"]
    for path in files():
        inside = Path(*path.parts[1:])
        if path.parts[0] in HOUSE and path.suffix != ".py":
            patterns = installed.get(path.parts[0], [])
            assert any(inside.match(pattern) for pattern in patterns), path


@pytest.mark.parametrize("path", OURS, ids=str)
def test_a_file_tells_one_story(path: Path) -> None:
    content = text(path)
    assert len(content.splitlines()) <= 300
    assert path.name == "__init__.py" or ast.get_docstring(ast.parse(content))


def test_functions_are_short() -> None:
    lengths = {
        f"{path}: {node.name}": node.end_lineno - node.lineno + 1
        for path in OURS
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and "versions" not in path.parts  # a migration is a list of tables
    }
    assert statistics.median(lengths.values()) < 10
    assert [name for name, length in lengths.items() if length > 50] == []
    assert sum(length > 40 for length in lengths.values()) <= len(lengths) / 100


def test_no_folder_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [path for path in files() if path.stem in drawers or {*path.parts} & drawers] == []


# Put together here, so that this file is no finding itself.
MARKS = "|".join("".join(parts) for parts in [("TO", "DO"), ("FIX", "ME"), ("XX", "X")])
PLACES = "|".join(
    "/" + place
    for place in ("work/", "root/", "home/[a-z]", "tmp/[a-z]", "Users/", "usr/lib/python")
)
REGISTRIES = r"[\w.-]*\b(py" + r"pi|npm" + r"js|pythonhosted|crates|artifactory|nexus)\.\w+"


FORBIDDEN = {
    "a mark of unfinished work": rf"\b({MARKS})\b",
    "a path of somebody's machine": rf"(?<![\w.}}\])*-])({PLACES})",
    "the address of a package registry": rf"\b{REGISTRIES}",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    found = []
    for path in files():
        if path.suffix in {".otf", ".png", ".db"}:
            continue
        for number, line in enumerate(text(path).splitlines(), start=1):
            if re.search(FORBIDDEN[what], line):
                found.append(f"{path}:{number}")
    assert found == []


def test_the_lock_names_hashes_and_no_address() -> None:
    lock = text("requirements.lock")
    pins = re.findall(r"^([\w.\[\]-]+)==\S+", lock, re.MULTILINE)
    entries = re.split(r"^(?=[\w.\[\]-]+==)", lock, flags=re.MULTILINE)[1:]
    assert len(pins) == len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock


def test_the_lock_holds_everything_that_the_project_asks_for() -> None:
    lock = text("requirements.lock")
    asked = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    names = [re.split(r"[\[<>=]", each)[0].replace(".", "-") for each in asked]
    locked = set(re.findall(r"^([a-z0-9-]+)", lock.replace(".", "-"), re.MULTILINE))
    assert [name for name in names if name not in locked] == []
