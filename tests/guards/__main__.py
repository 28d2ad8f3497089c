"""`make guards`: each guard is taken out in a copy of the tree, and a test has to miss it.

First nothing is taken out: every test has to pass and no loss may be counted, or what follows would
show nothing, and it ends there. Then each guard in turn: the tests that are named for it are run,
at least one has to fail, and what is lost without it is counted where it can be. The table goes to
docs/guards.md. A guard that showed nothing has no row there any more.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from tests.architecture.tree import ROOT, files
from tests.guards.guard import SEED, Guard, Loss
from tests.guards.page import Shown, page
from tests.guards.table import GUARDS

PATIENCE = 240.0
"""Seconds for the tests of one guard, or for what is counted of it."""

LONG = 1200.0
"""Seconds for the tests of all guards, and for all that is counted."""

PAGE = ROOT / "docs" / "guards.md"


@dataclass(frozen=True)
class Tree:
    """A copy of the tree that can be broken."""

    folder: Path
    patience: float = PATIENCE

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Runs Python there. PYTHONPATH, so that the programs that tests start are of it too."""
        with subprocess.Popen(
            [sys.executable, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program:
            try:
                out, err = program.communicate(timeout=self.patience)
            except subprocess.TimeoutExpired:
                program.send_signal(signal.SIGINT)  # servers of its own are to be stopped
                out, err = program.communicate(timeout=self.patience)
                raise RuntimeError(f"{words} came to no end:\n{out[-2000:]}{err[-2000:]}") from None
        return subprocess.CompletedProcess(words, program.returncode, out, err)

    def failing(self, tests: Iterable[str]) -> tuple[str, ...]:
        """Which of the tests fail. One whose set-up breaks has not looked at anything, so it is
        none of them. RuntimeError when they could not be run as they are named."""
        return self._ended(tests, "FAILED")

    def not_passing(self, tests: Iterable[str]) -> tuple[str, ...]:
        """Which of the tests fail or break. RuntimeError as above."""
        return self._ended(tests, "FAILED|ERROR")

    def _ended(self, tests: Iterable[str], how: str) -> tuple[str, ...]:
        done = self.run("-m", "pytest", "-p", "no:cacheprovider", "--tb=no", "-rfE", *tests)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"pytest ended with {done.returncode}:\n{done.stdout[-2000:]}")
        line = rf"^(?:{how}) (\S+?)(?:\[.*)?(?: - .*)?$"
        return tuple(dict.fromkeys(re.findall(line, done.stdout, re.MULTILINE)))

    def lost(self, *losses: str) -> list[Loss]:
        """How much of each of what is counted goes wrong."""
        done = self.run("-m", "tests.guards.losses", *losses)
        if done.returncode:
            raise RuntimeError(f"{losses} could not be counted:\n{done.stderr[-2000:]}")
        return [Loss(*json.loads(line)) for line in done.stdout.splitlines()]


def copied(folder: Path) -> Tree:
    """The tree, without what our tools have made."""
    for path in files():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target)
    return Tree(folder)


def baseline(tree: Tree, guards: list[Guard]) -> list[str]:
    """What is wrong although every guard is there."""
    tests = list(dict.fromkeys(test for guard in guards for test in guard.tests))
    wrong = [f"{test} fails with every guard in place" for test in tree.not_passing(tests)]
    counted = [guard.loss for guard in guards if guard.loss]
    for loss, found in zip(counted, tree.lost(*counted) if counted else (), strict=True):
        if found.lost:
            wrong.append(f"{found.lost} of {found.of} {loss} with every guard in place")
    return wrong


def without(tree: Tree, guard: Guard) -> Shown:
    """What shows that the guard is missing, and what is lost."""
    before = guard.take_out(tree.folder)
    try:
        failed = tree.failing(guard.tests)
        counted = tree.lost(guard.loss) if guard.loss else [None]
        return Shown(guard, failed, counted[0])
    except RuntimeError as error:
        return Shown(guard, (), None, str(error))
    finally:
        (tree.folder / guard.file).write_text(before, "utf-8")


def taken_out(tree: Tree, guards: list[Guard]) -> list[Shown]:
    """What came of taking out each in turn."""
    found = []
    with click.progressbar(guards, label="Guards", file=sys.stderr) as bar:
        for guard in bar:
            found.append(without(tree, guard))
            click.echo(found[-1].line())
    return found


def main() -> int:
    """Goes through all guards, or those with a word in their name."""
    parser = argparse.ArgumentParser(prog="make guards")
    parser.add_argument("--only", default="", help="a pattern that the guard's name has in it")
    only = re.compile(parser.parse_args().only)
    guards = [guard for guard in GUARDS if only.search(guard.name)]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="votum-guards-") as folder:
        tree = copied(Path(folder))
        wrong = baseline(replace(tree, patience=LONG), guards)
        found = [] if wrong else taken_out(tree, guards)
    told = PAGE.read_text("utf-8") if PAGE.exists() else ""
    PAGE.write_text(page(found, GUARDS, told), "utf-8")
    wrong += [each.wrong for each in found if each.wrong]
    for line in wrong:
        click.echo(f"WRONG: {line}")
    shown = sum(not each.wrong for each in found)
    click.echo(f"{shown} guards in {time.monotonic() - begun:.0f} s, seed {SEED}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
