"""What pydantic finds wrong with a round file, told in the words of the file."""

from pydantic_core import ErrorDetails

from rounds.keys import KINDS, known_keys
from rounds.places import Path, place, untagged, value_at
from rounds.problems import Finding, nearest, one_of, quoted
from rounds.round_file import Data

_WORDS = 'text in quotes, or by language { de = "...", en = "..." }'
_ANSWERS = 'a question and its answers, such as { interest = ["yes"] }'
_LOCAL = "a local date and time, such as 2026-12-18T12:00:00"
_ID = "at most 32 of a-z, 0-9, _ and -, beginning with a letter"

_ROUND_ID = "3 to 40 of a-z, 0-9 and -"

_EXPECTED = {
    "format": "1",
    "id": _ID,
    "title": _WORDS,
    "purpose": _WORDS,
    "text": _WORDS,
    "help": _WORDS,
    "label": _WORDS,
    "opens": _LOCAL,
    "closes": _LOCAL,
    "follows": "the id of an earlier round",
    "asks": _ID,
    "planned_until": "the id of a question",
    "quorum": 'a share such as "1/2", or "0" for none',
    "at": "a time, such as 09:00:00",
    "quiet": 'two times, such as ["18:00", "07:30"]',
    "closed": "a list of dates, such as [2026-12-24]",
    "when": _ANSWERS,
    "among": _ANSWERS,
    "exactly_one": 'an item and its option, such as { role = "decision" }',
    "questions": "at least one [[questions]]",
    "items": "at least one item, such as [{ id = ... }]",
    "fields": "[[fields]] tables",
    "options": "a list such as [{ id = ..., label = ... }]",
    "vote": "a [vote] table",
    "reminders": "a [reminders] table",
    "letter": "a [letter] table",
    "paper": "a [paper] table",
    "parts": "at least one table of parts, such as [[letter.parts]]",
    "tells": 'a list of questions, such as ["interest"]',
    "field": "the id of a field",
    **dict.fromkeys(("subject", "recipient", "sender", "salutation", "closing"), _WORDS),
    **dict.fromkeys(("number", "status", "lead", "clerk", "involved"), _WORDS),
    **dict.fromkeys(("heading", "that"), _WORDS),
}
"""What belongs to a key, where more can be said than its type."""

_FAMILIES = {
    "string": "text in quotes",
    "bool": "true or false",
    "int": "a whole number",
    "decimal": "a number",
    "date": "a date, such as 2026-12-18",
    "time": "a time, such as 09:00:00",
    "tuple": "a list in [ ]",
    "dict": "a table in { }",
    "model": "a table in { }",
}
"""What a value should be, by the first word of pydantic's type of error."""

_BOUNDS = {
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
    "too_long": "at most {max_length} entries",
}


def told(error: ErrorDetails, data: Data) -> Finding:
    """An error of pydantic's in the words of the file."""
    path = untagged(error["loc"])
    if _is_short_pair(error["type"], path):
        path = path[:-1]
    if error["type"] == "extra_forbidden":
        return _unknown_key(path, data)
    if error["type"].startswith("union_tag"):
        kind = error["input"].get("kind")
        found = "kind is missing" if kind is None else f"kind is {quoted(kind)}"
        return Finding(place(path, data), found, one_of(KINDS))
    if not path or isinstance(path[-1], int):
        return Finding(place(path, data), f"is {quoted(error['input'])}", _expected(error, ""))
    missing = error["type"] == "missing" and path == untagged(error["loc"])
    found = f"{path[-1]} is {'missing' if missing else quoted(error['input'])}"
    expected = _ROUND_ID if path == ("id",) else _expected(error, path[-1])
    return Finding(place(path[:-1], data), found, expected)


def _is_short_pair(type_: str, path: Path) -> bool:
    """Whether pydantic misses the second of two values: in the file the list is wrong."""
    return type_ == "missing" and isinstance(path[-1], int)


def _expected(error: ErrorDetails, key: str) -> str:
    type_, context = error["type"], error.get("ctx", {})
    family = _FAMILIES.get(type_.partition("_")[0], error["msg"])
    if type_ == "literal_error" and key != "format":
        return one_of(str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    if type_ in _BOUNDS:
        return _BOUNDS[type_].format(**context)
    if type_ == "bool_type":  # a question's vote, not the round's
        return family
    return _EXPECTED.get(key, family)


def _unknown_key(path: Path, data: Data) -> Finding:
    key, table = str(path[-1]), path[:-1]
    where = place(table, data)
    elsewhere = [kind for kind, model in KINDS.items() if key in model.model_fields]
    if elsewhere and table and table[0] == "questions" and "options" not in table:
        found = f"{quoted(key)} does not go with kind {quoted(value_at(table, data)['kind'])}"
        return Finding(where, found, f"it only with {', '.join(elsewhere)}")
    known = known_keys(table, data)
    close = nearest(key, known)
    return Finding(where, f"unknown key {quoted(key)}", quoted(close) if close else one_of(known))
