"""The configuration: one frozen object, read once from config.toml and VOTUM_ variables.

pydantic checks the values. Reading and merging is done here, so that an unknown variable is an
error, a list can be written `1,2` in the environment, and no value ever stands in a message.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.sections import KEYS, VARIABLES, Configuration, Key

__all__ = ["BadConfiguration", "Configuration", "load"]

DEFAULT_FILE = "config.toml"
FILE_VARIABLE = "VOTUM_CONFIG"

KINDS = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a section",
}
"""What a value is called in a message; whatever else TOML knows is a date or time."""


class BadConfiguration(Exception):
    """The configuration cannot be used. `problems` says why, in one plain line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load(
    path: Path | None, environment: Mapping[str, str], *, needs_token: bool = True
) -> Configuration:
    """The configuration in the file at `path` (else VOTUM_CONFIG, else config.toml if it is there),
    with the VOTUM_ variables of `environment` laid over it.

    Paths in it are relative to the file's folder. Raises BadConfiguration with every problem at
    once; a missing token is one unless `needs_token` is False.
    """
    named = path or environment.get(FILE_VARIABLE)
    file = Path(named or DEFAULT_FILE)
    tree = _read(file) if named or file.exists() else {}
    places = {key: f"{file}: {'.'.join(key)}" for key in KEYS}
    problems = _unknown_variables(environment)
    _lay_over(tree, environment, places)
    problems += _take_token(tree, file.parent, places, needed=needs_token)
    _anchor_database(tree, file.parent)
    try:
        configuration = Configuration.model_validate(tree)
    except ValidationError as error:
        problems += [_problem(detail, file, places) for detail in error.errors()]
    if problems:
        raise BadConfiguration(dict.fromkeys(problems))
    return configuration


def _read(file: Path) -> dict[str, Any]:
    """The file's tables. What the parser says is not repeated: it may quote the file."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        problem = "not found"
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        problem = "found other bytes, expected UTF-8"
    except ValueError as error:  # not TOML, or a number beyond reason
        place = re.search(r"line \d+, column \d+", str(error))
        problem = f"{place[0] if place else 'at its end'}: cannot be understood, expected TOML"
    raise BadConfiguration((f"{file}: {problem}",))


def _unknown_variables(environment: Mapping[str, str]) -> list[str]:
    known = (*VARIABLES, FILE_VARIABLE)
    return [
        f"{name}: unknown, the nearest known is {_nearest(name.upper(), known)}"
        for name in sorted(environment)
        if name.upper().startswith("VOTUM_") and name not in known
    ]


def _lay_over(tree: dict[str, Any], environment: Mapping[str, str], places: dict[Key, str]) -> None:
    for variable, (section, key) in VARIABLES.items():
        if variable in environment:
            default = KEYS[section, key].default
            _table(tree, section)[key] = _value(environment[variable], default)
            places[section, key] = variable


def _value(text: str, default: object) -> object:
    """A variable's text as the file would have it. What does not fit stays a text, for the check
    to find."""
    if isinstance(default, tuple):
        return [_number(part) for part in text.split(",")] if text.strip() else []
    return _number(text) if isinstance(default, int | float) else text


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _table(tree: dict[str, Any], section: str) -> dict[str, Any]:
    """The section, or a stand-in where something else is in its place: the check will find that."""
    table = tree.setdefault(section, {})
    return table if isinstance(table, dict) else {}


def _take_token(
    tree: dict[str, Any], folder: Path, places: dict[Key, str], *, needed: bool
) -> list[str]:
    """Puts what the token file says where no token is given. Returns what is wrong with that."""
    table = _table(tree, "telegram")
    named = table.get("token_file", "")
    if not table.get("token") and named and isinstance(named, str):
        try:
            table["token"] = (folder / named).read_text("utf-8-sig").strip()
        except (OSError, ValueError):
            place = places["telegram", "token_file"]
            return [f"{place}: found no file that can be read there"]
        places["telegram", "token"] = str(folder / named)
    if table.get("token") or not needed:
        return []
    elsewhere = "here, in VOTUM_TELEGRAM__TOKEN or in telegram.token_file"
    return [f"{places['telegram', 'token']}: found nothing, expected a bot's token {elsewhere}"]


def _anchor_database(tree: dict[str, Any], folder: Path) -> None:
    """Makes the path of a SQLite file absolute, so that it is the same from every folder."""
    table = _table(tree, "storage")
    url = table.get("url", KEYS["storage", "url"].default.get_secret_value())
    scheme, mark, path = url.partition(":///") if isinstance(url, str) else ("", "", "")
    if scheme == "sqlite" and path:
        table["url"] = f"{scheme}{mark}{(folder / path).absolute().as_posix()}"


def _problem(detail: ErrorDetails, file: Path, places: Mapping[Key, str]) -> str:
    """The check's finding as a line of ours: the place, the kind of what stands there, and what is
    expected, never the value itself."""
    section, *rest = (str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return _unknown(".".join((section, *rest)), file)
    found = _found(detail)
    if not rest:
        return f"{file}: {section}: found {found}, expected a section [{section}]"
    key = (section, rest[0])
    in_list = " in the list" if rest[1:] else ""
    return f"{places[key]}: found {found}{in_list}, expected {_expected(*key)}"


def _expected(section: str, key: str) -> str:
    return KEYS[section, key].description or "something else"


def _found(detail: ErrorDetails) -> str:
    """What stands there in place of what is expected: its kind, which is all that may be shown."""
    if detail["input"] == "":
        return "nothing"
    kind = KINDS.get(type(detail["input"]), "a date or time")
    return kind if detail["type"].endswith("_type") else kind.replace("a ", "another ", 1)


def _unknown(name: str, file: Path) -> str:
    known = (*Configuration.model_fields, *(".".join(key) for key in KEYS))
    return f"{file}: {name}: unknown, the nearest known is {_nearest(name, known)}"


def _nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one, as a whole or in its last part: a key in the wrong section
    is nearest to itself in the right one."""

    def likeness(other: str) -> float:
        return max(
            SequenceMatcher(None, name, other).ratio(),
            SequenceMatcher(None, _last(name), _last(other)).ratio(),
        )

    return max(known, key=likeness)


def _last(name: str) -> str:
    return re.split(r"__|\.", name.removeprefix("VOTUM_"))[-1]
