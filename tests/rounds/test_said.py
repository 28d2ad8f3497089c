"""What is wrong with a file, in each language from the same value."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import rounds
from rounds.said import TABLES, Said, in_language
from rounds.said_de import GERMAN
from rounds.said_en import ENGLISH

FOLDER = Path(rounds.__file__).parent


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("code", sorted(ENGLISH | GERMAN))
def test_every_code_has_its_words_in_each_language_with_the_same_arguments(code: str) -> None:
    told = [fields(table[code]) for table in TABLES.values()]
    assert told == [told[0]] * len(TABLES)


def test_it_is_its_english_words() -> None:
    said = Said("a-sheet-named", name="people")
    assert said == "a sheet with the name people"
    assert f"{said}!" == "a sheet with the name people!"
    assert in_language(said, "en") == said


def test_arguments_are_said_in_the_same_language() -> None:
    said = Said("is", what="quiet", value=Said("span", start="18:00", end="18:00"))
    assert said == "quiet is 18:00 to 18:00"
    assert in_language(said, "de") == "quiet ist 18:00 bis 18:00"


def test_plain_words_and_unknown_languages_stay_as_they_are() -> None:
    assert in_language("as it stands", "de") == "as it stands"
    assert in_language(Said("fewer"), "fr") == "fewer"


WORDS = {"Finding": 1, "Problem": 2, "Unfit": 0, "NoWorkbook": 0, "finding": 1}
"""Where the words begin among the arguments of what tells a mistake."""


def loose(tree: ast.Module) -> Iterator[str]:
    """Words that are told of a file and are no value."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        for each in node.args[WORDS[name] :] if name in WORDS else ():
            if isinstance(each, ast.JoinedStr | ast.Constant) and "DEFAULT" not in ast.dump(each):
                yield f"{each.lineno}: {ast.unparse(each)}"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda file: file.stem)
def test_every_mistake_is_told_by_values(file: Path) -> None:
    assert list(loose(ast.parse(file.read_text("utf-8")))) == []
