"""What a round file with mistakes of shape was probably meant to say.

Nothing of this is ever used as a round. It only lets the rules look at the rest of the file, so
that every mistake is told in one run. Lists keep their length: places stay true.
"""

import copy
from collections.abc import Callable, Iterable
from typing import Any

from rounds.places import STAND_IN, Path, id_of, value_at
from rounds.problems import nearest
from rounds.round_file import Data

Keys = Callable[[Path, Data], Iterable[str]]
"""The keys that are known in the table at a path."""

_STRUCTURE = (
    *("questions", "items", "options", "fields", "vote", "reminders"),
    *("letter", "paper", "parts"),
)
_NEEDED: dict[str, Any] = {
    "format": 1,
    "id": STAND_IN,
    "title": "?",
    "purpose": "?",
    "text": "?",
    "label": "?",
    "closes": "2030-06-03T12:00:00",
    "questions": [{"id": STAND_IN, "kind": "text", "text": "?"}],
    "items": [{"id": STAND_IN, "kind": "text", "text": "?"}],
    **dict.fromkeys(("subject", "recipient", "sender", "salutation", "closing"), "?"),
    "parts": [{"id": STAND_IN, "text": "?"}],
}
"""For what a table cannot do without."""


def respelt(data: Data, misspelt: Iterable[Path], known: Keys) -> tuple[Data, frozenset[str]]:
    """The values with unknown keys spelt as they were probably meant, or left out; and the ids of
    the tables in which one was left out."""
    better, touched = copy.deepcopy(data), set[str]()
    for path in misspelt:
        table, key = value_at(path[:-1], better), str(path[-1])
        found, meant = table.pop(key), nearest(key, known(path[:-1], better))
        if meant is None or meant in table:
            touched |= _ids(better, path)
        else:
            table[meant] = found
    return better, frozenset(touched)


def mended(data: Data, wrong: Iterable[Path]) -> tuple[Data, frozenset[str]]:
    """The values with something fitting in each wrong place, and the ids of the tables in which
    that was done."""
    better, touched = copy.deepcopy(data), set[str]()
    for path in dict.fromkeys(map(_cut, wrong)):
        if path:
            touched |= _replace(better, path)
    return better, frozenset(touched)


def _cut(path: Path) -> Path:
    """The path up to the first value that is mended as a whole."""
    for index, step in enumerate(path):
        if isinstance(step, str) and step not in _STRUCTURE:
            return path[: index + 1]
    return path


def _replace(data: Data, path: Path) -> set[str]:
    touched = _ids(data, path)
    holder, last = value_at(path[:-1], data), path[-1]
    if isinstance(last, int):
        holder[last] = _element(path, id_of(holder[last]))
    elif last == "id" and len(path) > 1:
        holder["id"] = _made_up_id(path)
    elif path == ("paper", "of"):
        holder["of"] = "mandate"  # which allows more than a paper of the count
    elif last in _NEEDED:
        holder[last] = copy.deepcopy(_NEEDED[last])
    else:
        holder.pop(last, None)
    return touched | _ids(data, path)


def _element(path: Path, id_: str | None) -> Data:
    """A question, an option or a part in place of one that cannot be understood."""
    id_ = id_ or _made_up_id(path)
    if path[-2] in ("questions", "items"):
        return {"id": id_, "kind": "text", "text": "?"}
    return {"id": id_, "text": "?"} if path[-2] == "parts" else {"id": id_, "label": "?"}


def _made_up_id(path: Path) -> str:
    return "-".join([STAND_IN, *(str(step) for step in path if isinstance(step, int))])


def _ids(data: Data, path: Path) -> set[str]:
    """The ids of all tables on the path. Its last key may lead nowhere."""
    lengths = range(1, len(path) + isinstance(path[-1], int))
    tables = [value_at(path[:length], data) for length in lengths]
    return {id_ for table in tables if (id_ := id_of(table))}
