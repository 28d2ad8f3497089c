"""Reads `spec.json`: the part of the published Bot API specification that Votum uses.

It holds exactly the methods, parameters and types that the emulator serves. Whatever is not in it
is refused, where Telegram would ignore it: a parameter nobody honours is a mistake that only shows
in production. `says` repeats the documented words that a rule follows, `limit` its numbers.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

Json = dict[str, Any]

ARRAY = "Array of "


class Misshapen(Exception):
    """A value is not what the specification promises; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a field: its alternative types, and what is documented about it."""

    types: tuple[str, ...]
    required: bool = False
    value: str | int | None = None
    limit: tuple[int, int] | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the API, its parameters and the alternative types of its result."""

    name: str
    returns: tuple[str, ...]
    parameters: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Type:
    """A type: its fields, or the types it is one of."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call (InputFile)."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Specification:
    """Methods by their name in small letters, as Telegram takes them, and types by name."""

    methods: Mapping[str, Method]
    types: Mapping[str, Type]

    def limit(self, place: str) -> tuple[int, int]:
        """The least and the most allowed at a place such as `sendMessage.text`."""
        owner, _, name = place.partition(".")
        method = self.methods.get(owner.lower())
        fields = method.parameters if method else self.types[owner].fields
        limit = fields[name].limit
        if limit is None:
            raise LookupError(f"{place} has no documented limit")
        return limit

    def check(self, value: object, types: tuple[str, ...], place: str) -> None:
        """Misshapen unless the value has one of the types, in every depth."""
        complaints = []
        for name in types:
            try:
                return self._check_one(value, name, place)
            except Misshapen as complaint:
                complaints.append(str(complaint))
        raise Misshapen(complaints[0])

    def _check_one(self, value: object, name: str, place: str) -> None:
        if name.startswith(ARRAY):
            if not isinstance(value, list):
                raise Misshapen(f"{place} must be an Array")
            for index, item in enumerate(value):
                self._check_one(item, name.removeprefix(ARRAY), f"{place}[{index}]")
        elif name in SIMPLE:
            if not _is_simple(value, name):
                raise Misshapen(f"{place} must be of type {name}")
        elif self.types[name].one_of:
            self.check(value, self._candidates(value, self.types[name].one_of), place)
        else:
            self._check_fields(value, self.types[name].fields, place)

    def _candidates(self, value: object, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the alternatives whose fixed fields ("always ...") the value has, or all."""
        if not isinstance(value, dict):
            return names
        fitting = [
            name
            for name in names
            if all(
                known.value is None or value.get(key) == known.value
                for key, known in self.types[name].fields.items()
            )
        ]
        return tuple(fitting) or names

    def _check_fields(self, value: object, fields: Mapping[str, Field], place: str) -> None:
        if not isinstance(value, dict):
            raise Misshapen(f"{place} must be an Object")
        for name in value.keys() - fields.keys():
            raise Misshapen(f"{place}.{name} is unknown here")
        for name, known in fields.items():
            if name not in value:
                if known.required:
                    raise Misshapen(f"{place}.{name} is missing")
                continue
            self.check(value[name], known.types, f"{place}.{name}")
            if known.value is not None and value[name] != known.value:
                raise Misshapen(f"{place}.{name} must be {known.value}")


SIMPLE: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "True": bool,
    "InputFile": Upload,
}


def _is_simple(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "Boolean" or (name == "True" and value)
    return isinstance(value, SIMPLE[name])


@cache
def specification() -> Specification:
    """The specification, read once."""
    text = (resources.files("playground.emulator") / "spec.json").read_text("utf-8")
    raw = json.loads(text)
    return Specification(
        {
            name.lower(): Method(name, tuple(m["returns"]), _fields(m["parameters"]))
            for name, m in raw["methods"].items()
        },
        {
            name: Type(_fields(t.get("fields", {})), tuple(t.get("one_of", ())))
            for name, t in raw["types"].items()
        },
    )


def _fields(raw: Mapping[str, Json]) -> dict[str, Field]:
    return {
        name: Field(
            types=tuple(f["types"]),
            required=f.get("required", False),
            value=f.get("value"),
            limit=(f["limit"][0], f["limit"][1]) if "limit" in f else None,
            says=f.get("says", ""),
        )
        for name, f in raw.items()
    }
