"""Where something stands in a round file.

A path leads to a value by keys and positions; a place says the same in the words of the file, in
which elements of a list are counted from 1 and named by their id: `questions[2] "form",
options[1] "towns"`.
"""

from typing import Any

from rounds.problems import quoted

STAND_IN = "stand-in"
"""How an id begins that is not in the file, but was put there for want of one."""

Path = tuple[str | int, ...]


def value_at(path: Path, data: Any) -> Any:
    """The value a path leads to. LookupError or TypeError when it leads nowhere."""
    for step in path:
        data = data[step]
    return data


def place(path: Path, data: Any) -> str:
    """The path in the words of the file."""
    parts: list[str] = []
    for length, step in enumerate(path, start=1):
        if isinstance(step, int):
            parts[-1] = element(parts[-1], step, id_of(value_at(path[:length], data)))
        else:
            parts.append(step)
    return ", ".join(parts)


def element(list_name: str, index: int, id_: str | None = None) -> str:
    """The place of a list's element; `index` counts from 0."""
    numbered = f"{list_name}[{index + 1}]"
    return f"{numbered} {quoted(id_)}" if id_ and not made_up(id_) else numbered


def made_up(id_: str) -> bool:
    """Whether an id is not in the file."""
    return id_.startswith(STAND_IN)


def id_of(found: Any) -> str | None:
    """The id that a table has, if it has one."""
    id_ = found.get("id") if isinstance(found, dict) else None
    return id_ if isinstance(id_, str) else None


def untagged(loc: Path) -> Path:
    """Where an error is, without the kind that pydantic adds behind a question's position."""
    return tuple(step for index, step in enumerate(loc) if not _is_tag(loc[:index]))


def _is_tag(before: Path) -> bool:
    match before:
        case (*_, "questions" | "items", int()):
            return True
        case _:
            return False
