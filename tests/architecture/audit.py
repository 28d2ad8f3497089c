"""`make audit`: are there advisories about what is locked?

A known one fails, unless `deploy/advisories.toml` lists it with a reason. Where nobody can be
asked, or nobody knows a package, it is said that it was not audited, and nothing fails: otherwise a
service that is away would stop all work, and one that says nothing would look like one that says
"none".
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.architecture.tree import ROOT

LOCK = ROOT / "requirements.lock"
ACCEPTED = ROOT / "deploy" / "advisories.toml"
PROGRAM = (sys.executable, "-m", "pip_audit")
OPTIONS = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--timeout", "10")
PATIENCE = 180.0
"""Seconds for everything."""

LEAST_REASON = 20
"""Characters below which a reason is none."""


@dataclass
class Found:
    """What was heard: advisories as (package, version, id), and how many packages nobody could say
    anything about. `why` says why nobody could be asked at all."""

    packages: int = 0
    skipped: list[str] = field(default_factory=list)
    holes: list[tuple[str, str, str]] = field(default_factory=list)
    why: str = ""


def ask(lock: Path, program: Sequence[str] = PROGRAM) -> Found:
    """Asks about every package in the lock file."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.json"
        asked = ("--requirement", str(lock), *OPTIONS, "--format", "json", "--output", str(out))
        try:
            done = subprocess.run(
                [*program, *asked], capture_output=True, text=True, check=False, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired:
            return Found(why="no answer in time")
        if not out.exists() or not out.stat().st_size:
            lines = done.stderr.strip().splitlines() or [f"exit {done.returncode}"]
            return Found(why=lines[-1][:120])
        return _read(json.loads(out.read_text("utf-8")))


def _read(told: dict[str, Any]) -> Found:
    found = Found()
    for package in told["dependencies"]:
        found.packages += 1
        if "skip_reason" in package:
            found.skipped.append(package["name"])
        for hole in package.get("vulns", ()):
            found.holes.append((package["name"], package["version"], hole["id"]))
    return found


def accepted(file: Path) -> dict[str, str]:
    """The advisories that are lived with, each with its reason. ValueError where one is missing."""
    listed = tomllib.loads(file.read_text("utf-8")).get("accepted", [])
    for each in listed:
        if set(each) != {"id", "reason"} or len(each["reason"]) < LEAST_REASON:
            raise ValueError(f"{file.name}: {each.get('id')}: expected an id and a reason")
    return {each["id"]: each["reason"] for each in listed}


def judged(found: Found, listed: dict[str, str]) -> tuple[int, list[str]]:
    """The exit code, and the lines that say why."""
    if found.why:
        return 0, [f"NOT AUDITED: nobody could be asked ({found.why})"]
    lines = []
    known = found.packages - len(found.skipped)
    if found.skipped:
        lines.append(f"NOT AUDITED: nothing is known of {len(found.skipped)} packages")
    unlisted = [hole for hole in found.holes if hole[2] not in listed]
    lines += [f"{name} {version}: {hole}" for name, version, hole in unlisted]
    lines += [
        f"{name} {version}: {hole} is lived with: {listed[hole]}"
        for name, version, hole in found.holes
        if hole in listed
    ]
    gone = set(listed) - {hole for _, _, hole in found.holes} if not found.skipped else set()
    lines += [f"{hole} is listed and was not found: take it off the list" for hole in sorted(gone)]
    lines.append(f"{known} of {found.packages} packages audited, {len(unlisted)} to be mended")
    return int(bool(unlisted)), lines


def main() -> int:
    """Asks, and says what was heard."""
    code, lines = judged(ask(LOCK), accepted(ACCEPTED))
    sys.stdout.write("".join(f"audit: {line}\n" for line in lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
