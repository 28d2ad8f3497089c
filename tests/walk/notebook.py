"""The model: the answers as somebody with a notebook would keep them, and which of them count.

It knows a round as its file says it, and nothing of `survey/`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Asked = dict[str, Any]
"""A question or item, as the round file has it."""

Notes = dict[str, Any]
"""Answers by `question[.field][.asks]`. A group's are a list of such notes, one for each entry."""


@dataclass
class Notebook:
    """One town's answers. `others` are the keys of the towns that it can name."""

    round: dict[str, Any]
    own: str
    towns: tuple[str, ...]
    notes: Notes = field(default_factory=dict)

    # -- what counts ----------------------------------------------------------

    def counts(self, asked: Asked, about: str | None, entry: Notes | None = None) -> bool:
        """Whether it is asked in this field and entry: each of its conditions holds, and there is
        something to choose, or to say in an entry."""
        when = asked.get("when", {}).items()
        holds = all(self._chosen(name, wanted, about, entry) for name, wanted in when)
        items = asked["items"] if asked["kind"] == "group" else None
        can = items is None or any(self.counts(item, about, {}) for item in items)
        return holds and can and (asked.get("of") != "fields" or self.fields(asked) != [])

    def fields(self, asked: Asked) -> list[str]:
        """The fields that were answered as `among` names; all of them where it names nothing."""
        among = asked.get("among", {}).items()
        return [
            each["id"]
            for each in self.round["fields"]
            if all(self._chosen(name, wanted, each["id"], None) for name, wanted in among)
        ]

    def _chosen(self, name: str, wanted: list[str], about: str | None, entry: Notes | None) -> bool:
        """Whether the question of this name is answered so: in the same entry if it is asked there,
        in the same field if both are asked per field, in any otherwise."""
        item = next(
            (i for g in self.questions("group") for i in g["items"] if i["id"] == name), None
        )
        if item is not None and entry is not None:
            return self.counts(item, about, entry) and _any(entry.get(name), wanted)
        named = self.question(name)
        places = [about] if about and named.get("per") else self.places(named)
        return any(
            self.counts(named, each) and _any(self.notes.get(_key(name, each)), wanted)
            for each in places
        )

    def counted(self) -> Notes:
        """Everything that counts, as it is submitted."""
        found: Notes = {}
        for asked in self.round["questions"]:
            for about in self.places(asked):
                key = _key(asked["id"], about)
                if not self.counts(asked, about):
                    continue
                if asked["kind"] != "group":
                    found |= _said(asked, key, self.notes)
                elif entries := [each for each in self._entries(asked, key, about) if each]:
                    found[key] = entries
                elif asked["repeat"]:
                    found[key] = []
        return found

    def _entries(self, group: Asked, key: str, about: str | None) -> Iterator[Notes]:
        for entry in self.notes.get(key, []):
            said: Notes = {}
            for item in group["items"]:
                if self.counts(item, about, entry):
                    said |= _said(item, item["id"], entry)
            yield said

    # -- where an answer is kept ----------------------------------------------

    def question(self, name: str) -> Asked:
        return next(each for each in self.round["questions"] if each["id"] == name)

    def questions(self, kind: str) -> list[Asked]:
        return [each for each in self.round["questions"] if each["kind"] == kind]

    def lists(self) -> dict[str, list[Notes]]:
        """The entries of every list that has been begun."""
        groups = [each for each in self.questions("group") if each["repeat"]]
        keys = [_key(each["id"], about) for each in groups for about in self.places(each)]
        return {key: self.notes[key] for key in keys if key in self.notes}

    def places(self, asked: Asked) -> list[str | None]:
        """The fields in which it is asked; None for once."""
        return [each["id"] for each in self.round["fields"]] if asked.get("per") else [None]


def _key(name: str, about: str | None) -> str:
    return name if about is None else f"{name}.{about}"


def _said(asked: Asked, key: str, notes: Notes) -> Notes:
    """The answer, and the texts that the chosen options ask for."""
    asks = [
        o["asks"]
        for o in asked.get("options", ())
        if o.get("asks") and _any(notes.get(key), [o["id"]])
    ]
    return {each: notes[each] for each in (key, *(f"{key}.{a}" for a in asks)) if each in notes}


def _any(value: Any, wanted: list[str]) -> bool:
    return not set(value if isinstance(value, list) else [value]).isdisjoint(wanted)
