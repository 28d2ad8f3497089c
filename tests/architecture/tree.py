"""The tree of this repository, as files and text."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

HOUSE = tuple(sorted(file.parent.name for file in ROOT.glob("*/__init__.py")))
"""The folders that are packages."""

MADE = {"__pycache__", "build", "votum-demo", "htmlcov"}
"""Folders that are not ours but made by our tools. Those that begin with a dot are too, but for
.ci."""


def files(*endings: str) -> Iterator[Path]:
    """Every file of ours, or those with these endings, as a path from the root."""
    for file in sorted(ROOT.rglob("*")):
        path = file.relative_to(ROOT)
        if file.is_file() and _ours(path) and (not endings or file.suffix in endings):
            yield path


def _ours(path: Path) -> bool:
    return not any(
        part in MADE or part.endswith(".egg-info") or (part.startswith(".") and part != ".ci")
        for part in path.parts[:-1]
    )


def text(path: str | Path) -> str:
    """What stands in the file at this path from the root."""
    return (ROOT / path).read_text("utf-8")


def code(page: str) -> list[str]:
    """The pieces of code in a page: what stands in backticks, and each line of a block."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    outside = re.sub(r"^```\w*\n.*?^```", "", page, flags=re.MULTILINE | re.DOTALL)
    return lines + re.findall(r"`([^`]+)`", outside)


def rows(page: str, heading: str) -> list[list[str]]:
    """The cells of the table under this line of headings."""
    _, _, below = page.partition(heading)
    lines = below.splitlines()[2:]
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return found
