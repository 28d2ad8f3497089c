"""What pydantic finds wrong with a round file, told in the words of the file."""

from pydantic_core import ErrorDetails

from rounds.keys import KINDS, known_keys
from rounds.places import Path, place, untagged, value_at
from rounds.problems import Finding, nearest, one_of, quoted
from rounds.round_file import Data
from rounds.said import Said

_WORDS = Said("k-words")
_ANSWERS = Said("k-answers")
_LOCAL = Said("k-local")
_ID = Said("k-id")

_ROUND_ID = Said("k-round-id")

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
    "follows": Said("k-follows"),
    "asks": _ID,
    "planned_until": Said("k-question"),
    "quorum": Said("k-share"),
    "at": Said("k-time"),
    "quiet": Said("k-times"),
    "closed": Said("k-dates"),
    "when": _ANSWERS,
    "among": _ANSWERS,
    "exactly_one": Said("k-option"),
    "questions": Said("k-questions"),
    "items": Said("k-items"),
    "fields": Said("k-fields"),
    "options": Said("k-options"),
    "vote": Said("k-vote"),
    "reminders": Said("k-reminders"),
    "letter": Said("k-letter"),
    "paper": Said("k-paper"),
    "parts": Said("k-parts"),
    "tells": Said("k-tells"),
    "field": Said("k-field"),
    **dict.fromkeys(("subject", "recipient", "sender", "salutation", "closing"), _WORDS),
    **dict.fromkeys(("number", "status", "lead", "clerk", "involved"), _WORDS),
    **dict.fromkeys(("heading", "that"), _WORDS),
}
"""What belongs to a key, where more can be said than its type."""

_FAMILIES = {
    "string": Said("k-string"),
    "bool": Said("k-bool"),
    "int": Said("a-whole-number"),
    "decimal": Said("k-decimal"),
    "date": Said("k-date"),
    "time": Said("k-time"),
    "tuple": Said("k-list"),
    "dict": Said("k-table"),
    "model": Said("k-table"),
}
"""What a value should be, by the first word of pydantic's type of error."""

_BOUNDS = {
    "greater_than_equal": "at-least-ge",
    "less_than_equal": "at-most-le",
    "too_long": "at-most-entries",
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
        found = _is("kind", kind) if kind is not None else Said("is-missing", what="kind")
        return Finding(place(path, data), found, one_of(KINDS))
    if not path or isinstance(path[-1], int):
        return Finding(
            place(path, data), Said("is-value", value=quoted(error["input"])), _expected(error, "")
        )
    missing = error["type"] == "missing" and path == untagged(error["loc"])
    key = str(path[-1])
    found = Said("is-missing", what=key) if missing else _is(key, error["input"])
    expected = _ROUND_ID if path == ("id",) else _expected(error, path[-1])
    return Finding(place(path[:-1], data), found, expected)


def _is(key: str, value: object) -> Said:
    return Said("is", what=key, value=quoted(value))


def _is_short_pair(type_: str, path: Path) -> bool:
    """Whether pydantic misses the second of two values: in the file the list is wrong."""
    return type_ == "missing" and isinstance(path[-1], int)


def _expected(error: ErrorDetails, key: str) -> str:
    type_, context = error["type"], error.get("ctx", {})
    family = _FAMILIES.get(type_.partition("_")[0], error["msg"])
    if type_ == "literal_error" and key != "format":
        return one_of(str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    if type_ in _BOUNDS:
        return Said(_BOUNDS[type_], **context)
    if type_ == "bool_type":  # a question's vote, not the round's
        return family
    return _EXPECTED.get(key, family)


def _unknown_key(path: Path, data: Data) -> Finding:
    key, table = str(path[-1]), path[:-1]
    where = place(table, data)
    elsewhere = [kind for kind, model in KINDS.items() if key in model.model_fields]
    if elsewhere and table and table[0] == "questions" and "options" not in table:
        found = Said("not-with-kind", key=quoted(key), kind=quoted(value_at(table, data)["kind"]))
        return Finding(where, found, Said("only-with", kinds=", ".join(elsewhere)))
    known = known_keys(table, data)
    close = nearest(key, known)
    return Finding(
        where, Said("unknown-key", key=quoted(key)), quoted(close) if close else one_of(known)
    )
