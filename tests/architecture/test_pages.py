"""The pages for people, held against the program they tell of."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from bot.cli import main
from tests.architecture.tree import HOUSE, ROOT, code, files, rows, text

PAGES = [path for path in files(".md") if path.parts[0] != ".ci"]
README = text("README.md")
ARCHITECTURE = text("ARCHITECTURE.md")
MAKEFILE = text("Makefile")
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def typed(page: str) -> list[list[str]]:
    """The words of every votum command in the page's code, without the name of the program and of
    the configuration."""
    found = []
    for piece in code(page):
        for command in re.findall(r"(?:^|\s|/)votum( [^&|;#]+)?(?:$|&&|[|;#])", piece):
            words = re.sub(r"^ --config \S+", "", command).replace("\\", "").split()
            found.append(words)
    return [words for words in found if words]


def options(command: click.Command) -> dict[str, click.Option]:
    found = [each for each in command.params if isinstance(each, click.Option)]
    return {name: option for option in found for name in option.opts}


def in_table() -> dict[str, str]:
    """The commands of README's table, each with all that stands behind its name."""
    cells = [cell.replace("\\", "") for cell, _ in rows(README, "| Command | Does |")]
    named = [words for cell in cells for words in re.findall(r"`votum ([^`]+)`", cell)]
    return {words.split()[0]: words.partition(" ")[2] for words in named}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_command_in_a_page_exists(page: Path) -> None:
    for name, *rest in typed(text(page)):
        assert name in main.commands, f"votum {name}"
        known = options(main.commands[name])
        for option in re.findall(r"(?<!\S)\[?(--?[a-z-]+)", " ".join(rest)):
            assert option in known, f"votum {name} {option}"


def test_the_table_has_every_command_with_every_option() -> None:
    table = in_table()
    assert set(table) == set(main.commands)
    for name, behind in table.items():
        command = main.commands[name]
        assert set(re.findall(r"--?[a-z-]+(?=[ \]])", behind)) == set(options(command)), name
        arguments = [each for each in command.params if isinstance(each, click.Argument)]
        shown = [argument.make_metavar(click.Context(command)) for argument in arguments]
        assert [word for word in shown if word.strip("[].").partition("]")[0] not in behind] == []


def test_the_table_names_every_choice() -> None:
    table = in_table()
    for name, command in main.commands.items():
        for flag, option in options(command).items():
            if isinstance(option.type, click.Choice):
                assert f"[{flag} {'|'.join(option.type.choices)}]" in table[name].replace("\\", "")


def test_every_make_target_in_a_page_exists_and_every_one_is_in_a_page() -> None:
    named = set()
    for page in PAGES:
        for piece in code(text(page)):
            named |= set(re.findall(r"\bmake ([a-z]+)", piece))
    assert named == set(TARGETS)
    phony = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert phony[0].split() == TARGETS


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_in_a_page_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", text(page)):
        if not target.startswith("https://"):
            file, _, anchor = target.partition("#")
            there = (ROOT / page).parent / file if file else ROOT / page
            assert there.exists(), target
            assert not anchor or anchor in _anchors(there), target


def _anchors(page: Path) -> list[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]


def test_every_folder_of_the_house_is_told_in_readme_and_architecture() -> None:
    told = {cell.strip("`/") for cell, _ in rows(README, "| Folder | Holds |")}
    assert told == {*HOUSE, "deploy", "docs", "tests"}
    block = re.search(r"^```\n(.*?)^```", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert block is not None
    assert {line.split("/")[0] for line in block[1].splitlines()} == set(HOUSE)
    imports = {
        name
        for cell, _ in rows(ARCHITECTURE, "| Folder | imports of ours |")
        for name in cell.split(", ")
    }
    assert imports == set(HOUSE)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_file_named_in_a_page_exists(page: Path) -> None:
    known = {str(path) for path in files()}
    for piece in code(text(page)):
        for name in re.findall(r"^[\w./*-]+\.(?:py|toml|ftl|typ|md|lock)$", piece):
            mine = ROOT.glob(name) if "*" in name else [ROOT / name]
            ends = any(path.endswith(f"/{name}") for path in known)
            assert ends or any(path.exists() for path in mine) or name in OTHERS, name


OTHERS = {"config.toml", "/etc/votum/config.toml"}
"""Files that whoever runs Votum makes."""


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [file.name[:4] for file in DECISIONS] == [
        f"{number:04}" for number in range(1, len(DECISIONS) + 1)
    ]


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_is_one_page_of_context_decision_and_consequence(file: Path) -> None:
    page = file.read_text("utf-8")
    assert page.startswith(f"# {int(file.name[:4])}. ")
    assert re.findall(r"^\*\*(\w+)\.\*\*", page, re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequence",
    ]
    assert len(page.splitlines()) <= 60


def test_the_changelog_tells_of_this_version_first() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert re.findall(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)[0] == version
