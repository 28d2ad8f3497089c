"""The one file by itself, as somebody runs it who trusts nothing else of ours."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verifier.exports import Exported, chained, small
from verifier import votum_verify

LINES = chained(small())
HEAD = json.loads(LINES[-1])["head"]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy in a folder with nothing else."""
    (tmp_path / "elsewhere").mkdir()
    return Path(shutil.copy(votum_verify.__file__, tmp_path / "elsewhere"))


def run(program: Path, *arguments: str | Path) -> tuple[int, str, str]:
    """Without site packages, environment or current folder: exit code, output, messages."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", program, *arguments],
        cwd=program.parent,
        capture_output=True,
        check=False,
        env={"LC_ALL": "C"},
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_it_imports_the_standard_library_alone() -> None:
    names = set()
    for node in ast.walk(ast.parse(Path(votum_verify.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or ".")
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_it_recounts_an_export(program: Path, exported: Exported) -> None:
    exported.write(LINES)
    code, output, messages = run(program, exported.file, "--head", HEAD, "--json")
    assert (code, messages) == (0, "")
    assert json.loads(output) == votum_verify.verify(str(exported.file), HEAD)
    code, output, messages = run(program, exported.file)
    assert (code, messages) == (0, "")
    assert output.splitlines()[1].startswith('answer: "consistent in itself;')


def test_it_refuses_in_one_line(program: Path, exported: Exported) -> None:
    exported.write(LINES[:-2])
    code, output, messages = run(program, exported.file)
    assert (code, output) == (2, "")
    assert messages.startswith(f"'{exported.file}': line 9, the last one: it is ")
    assert messages.count("\n") == 1
    assert run(program, "none") == (2, "", "'none': No such file or directory\n")


def test_it_asks_for_a_file(program: Path) -> None:
    code, output, messages = run(program)
    assert (code, output) == (2, "")
    assert messages.splitlines()[0].startswith("usage: votum_verify.py")
