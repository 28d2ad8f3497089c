"""Where in a notebook the answer to a card is kept, and what pressing and typing do to it."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from chat.actions import Action, Verb
from tests.walk.notebook import Asked, Notebook, Notes

UNORDERED = ("choices", "municipalities")
LISTS = (*UNORDERED, "rank")


@dataclass(frozen=True)
class Spot:
    """One answer: `notes[name]`. `list_` holds the entries of a group, all of them for the group's
    own card; `explains` where it is the text that a chosen option asks for."""

    book: Notebook
    asked: Asked
    about: str | None
    notes: Notes
    name: str
    explains: bool = False
    group: Asked | None = None

    @property
    def kind(self) -> str:
        return "text" if self.explains else str(self.asked["kind"])

    @property
    def optional(self) -> bool:
        return not self.explains and not self.asked.get("required", True)

    @property
    def offers(self) -> list[str]:
        """What can be chosen, in order."""
        if self.explains:
            return []
        if self.kind == "municipalities":
            towns = self.book.towns
            return [key for key in towns if self.asked.get("own") or key != self.book.own]
        if self.asked.get("of") == "fields":
            return self.book.fields(self.asked)
        return [option["id"] for option in self.asked.get("options", ())]

    @property
    def value(self) -> Any:
        """The answer, without what is not offered any more; None for none."""
        held = self.notes.get(self.name)
        if isinstance(held, list) and self.kind in LISTS:
            return [each for each in held if each in self.offers] or (None if held else held)
        return held if self.kind != "choice" or held in self.offers else None

    @property
    def entries(self) -> list[Notes]:
        """The entries of a group's card."""
        entries: list[Notes] = self.notes.setdefault(self.name, [])
        return entries

    def put(self, value: Any) -> None:
        """Keeps an answer; lists without an order of their own in the order of what is offered."""
        if self.kind in UNORDERED:
            value = sorted(value, key=self.offers.index)
        self.notes[self.name] = value


def spot(book: Notebook, key: str) -> Spot | None:
    """The place of the answer under a key of the draft; None where it is not asked (any more)."""
    name, *rest = key.split(".")
    asked = book.question(name)
    about = rest.pop(0) if asked.get("per") else None
    if not book.counts(asked, about):
        return None
    top = name if about is None else f"{name}.{about}"
    if asked["kind"] != "group" or not rest:
        found = Spot(book, asked, about, book.notes, ".".join((top, *rest)), bool(rest))
        return found if not rest or _explained(found, rest[0]) else None
    return _inside(book, asked, about, top, rest)


def _inside(
    book: Notebook, group: Asked, about: str | None, top: str, rest: list[str]
) -> Spot | None:
    entries = book.notes.setdefault(top, [] if group["repeat"] else [{}])
    number, name, *asks = rest
    if int(number) > len(entries):
        return None
    entry = entries[int(number) - 1]
    item = next(each for each in group["items"] if each["id"] == name)
    if not book.counts(item, about, entry):
        return None
    found = Spot(book, item, about, entry, ".".join((name, *asks)), bool(asks), group)
    return found if not asks or _explained(found, asks[0]) else None


def _explained(at: Spot, asks: str) -> bool:
    """Whether the option is chosen that asks for this."""
    held = at.notes.get(at.name.rpartition(".")[0])
    chosen = held if isinstance(held, list) else [held]
    return any(o.get("asks") == asks and o["id"] in chosen for o in at.asked["options"])


def press(at: Spot, action: Action) -> None:
    """What a button of the card does to the answer."""
    argument, skips = action.argument, action.verb is Verb.SKIP
    match action.verb:
        case Verb.CHOOSE if at.kind == "choice" and argument in at.offers:
            at.put(argument)
        case Verb.PICK if at.kind in LISTS and argument in at.offers:
            chosen = at.value or []
            if argument not in chosen and len(chosen) < at.asked.get("max", 99):
                at.notes[at.name] = [*chosen, argument]
        case Verb.DROP if argument in (at.value or ()):
            _keep(at, [each for each in at.value if each != argument])
        case Verb.CLEAR | Verb.SKIP if at.optional and not (skips and at.value is not None):
            _keep(at, [])
        case Verb.NEXT if at.kind in LISTS:
            _leave(at)
        case Verb.ADD if len(at.entries) < at.asked.get("max", 20):
            at.entries.append({})
        case Verb.REMOVE if argument.isdecimal() and int(argument) <= len(at.entries):
            at.entries.pop(int(argument) - 1)
        case Verb.BACK if at.group and at.group["repeat"] and _unwanted(at):
            _remove(at)


def _keep(at: Spot, chosen: list[str]) -> None:
    """A list without anything in it is no answer."""
    at.notes.pop(at.name, None)
    if chosen:
        at.notes[at.name] = chosen


def _leave(at: Spot) -> None:
    """Weiter takes a list that is long enough."""
    if at.value is None and at.optional:
        at.notes.pop(at.name, None)
        return
    chosen = at.value or []
    least = 1 if at.kind == "rank" else min(at.asked.get("min", 1), len(at.offers))
    if least <= len(chosen) <= at.asked.get("max", 99):
        at.put(chosen)


def _unwanted(at: Spot) -> bool:
    """Whether it is the first thing asked in an entry in which nothing is answered."""
    assert at.group is not None
    items = [each for each in at.group["items"] if at.book.counts(each, at.about, at.notes)]
    return at.name == items[0]["id"] and not any(each["id"] in at.notes for each in items)


def _remove(at: Spot) -> None:
    assert at.group is not None
    top = at.group["id"] if at.about is None else f"{at.group['id']}.{at.about}"
    entries = at.book.notes[top]
    del entries[next(n for n, each in enumerate(entries) if each is at.notes)]


def carry(lead: Notebook, others: Iterable[Notebook], key: str) -> None:
    """What was answered under this key holds for other towns too; a list of entries as a whole."""
    name, *rest = key.split(".")
    asked = lead.question(name)
    if asked["kind"] == "group":
        key = ".".join([name, *rest[:1]]) if asked.get("per") else name
    for other in others:
        other.notes.pop(key, None)
        if key in lead.notes:
            other.notes |= _without_own(other, {key: lead.notes[key]})


def copy(lead: Notebook, others: Iterable[Notebook]) -> None:
    """Everything that the lead's notebook holds stands in the others too."""
    for other in others:
        other.notes = _without_own(other, lead.notes)


def _without_own(book: Notebook, notes: Notes, items: Iterable[Asked] = ()) -> Notes:
    """The notes as they hold for the notebook's town, which is no partner of its own."""
    found: Notes = {}
    for key, value in notes.items():
        asked = next((each for each in items if each["id"] == key.split(".")[0]), None)
        asked = asked or book.question(key.split(".")[0])
        if asked["kind"] == "group":
            found[key] = [_without_own(book, entry, asked["items"]) for entry in value]
        elif asked["kind"] == "municipalities" and not asked.get("own") and book.own in value:
            if left := [each for each in value if each != book.own]:
                found[key] = left
        else:
            found[key] = deepcopy(value)
    return found
