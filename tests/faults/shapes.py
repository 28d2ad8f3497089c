"""Updates that Telegram does not send: the published shape, filled at random, then spoilt."""

import copy
from dataclasses import dataclass
from random import Random
from typing import Any

from chat.actions import Verb
from playground.emulator.spec import ARRAY, Field, Json, Misshapen, specification

WAYS = (
    "as published",
    "field missing",
    "wrong type",
    "huge",
    "nested",
    "negative id",
    "foreign chat",
    "unknown field",
    "unknown kind",
    "mangled data",
)
"""How an update is spoilt, or not."""

ROOTS = ("message", "edited_message", "callback_query", "my_chat_member")
CHATS = ("channel", "supergroup", "group", "sender", "secret", "", "private ")
WORDS = (
    "Guten Tag",
    "/start",
    "/hilfe",
    "/unbekannt",
    "",
    "🗳" * 50,
    "\0",
    "\u202eumgekehrt",
    "<b>",
    "=1+1",
)
WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**70,
    1.5,
    float("1e300"),
    "",
    "x",
    [],
    {},
    [[]],
    {"a": {}},
    ["x"],
    [None],
)
SIMPLE = {
    "Integer": (0, 1, 7, 100, 2**31, 1_795_413_600),
    "Float": (0.0, -7.25, 51.4),
    "String": WORDS,
    "Boolean": (True, False),
    "True": (True,),
}
DEEPEST = 3
"""Levels to which the published shape is filled."""

ARGUMENTS = (
    "", "0", "-1", "9" * 30, "x" * 40, "ä", "🗳", "\0", "..", "a b c", "%s", "' OR 1=1 --", "None",
    "no-such-round", "no-such-round 05954036", "interest.nowhere", "nowhere 00000000 head",
)  # fmt: skip
"""What buttons never carry."""


@dataclass(frozen=True)
class Spoilt:
    """An update, how it was spoilt, and whose button it mangles (none: "")."""

    way: str
    verb: str
    update: Json


@dataclass(frozen=True)
class Cast:
    """Whom updates come from: strangers, and people of the round with what their buttons carry."""

    strangers: tuple[int, ...]
    known: tuple[int, ...]
    buttons: tuple[str, ...]


def drawn(chance: Random, number: int, cast: Cast) -> Spoilt:
    """The update of this number. People of the round come with mangled buttons and broken updates
    alone: what they say well is no business of this."""
    way = chance.choice(WAYS)
    known = bool(cast.known) and chance.random() < 0.3
    account = chance.choice(cast.known if known else cast.strangers)
    if way == "mangled data" or (known and way in ("as published", "unknown field")):
        verb, update = _mangled(chance, account, cast.buttons, known=known)
        return Spoilt("mangled data", verb, {"update_id": number, **update})
    root = chance.choice(ROOTS[:3] if known else ROOTS)
    update = {"update_id": number, root: _filled(chance, _type(root), account, 0)}
    if known:
        _break(chance, update[root])
    spoilt = _spoilt(chance, way, copy.deepcopy(update), root)
    if known:
        _call(spoilt, "-")
    return Spoilt(way, "", spoilt)


def _type(root: str) -> str:
    return specification().types["Update"].fields[root].types[0]


# -- the published shape --------------------------------------------------------------------------


def _filled(chance: Random, name: str, account: int, depth: int) -> Any:
    """Something of this type."""
    if name.startswith(ARRAY):
        inner = name.removeprefix(ARRAY)
        return [_filled(chance, inner, account, depth + 1) for _ in range(chance.randint(0, 2))]
    if name == "User":
        return {"id": account, "is_bot": False, "first_name": chance.choice(WORDS)}
    if name == "Chat":
        return {"id": account, "type": "private", "first_name": "-"}
    if name in SIMPLE:
        return chance.choice(SIMPLE[name])
    kind = specification().types[name]
    if kind.one_of:
        return _filled(chance, chance.choice(kind.one_of), account, depth)
    return {
        key: _of(chance, known, account, depth)
        for key, known in kind.fields.items()
        if known.required or (depth < DEEPEST and chance.random() < 0.3)
    }


def _of(chance: Random, known: Field, account: int, depth: int) -> Any:
    if known.value is not None:
        return known.value
    return _filled(chance, chance.choice(known.types), account, depth + 1)


def _mangled(chance: Random, account: int, buttons: tuple[str, ...], *, known: bool) -> Any:
    """A press of what was never a button of this chat. Strangers can come with any button."""
    verb = chance.choice(list(Verb)).value
    turn = chance.choice(("0", "1", "7fffffff", "ffffffffffffffffffff", "-1", "x", ""))
    data = f"{turn} {verb} {chance.choice(ARGUMENTS)}"
    if not known and buttons and chance.random() < 0.3:
        data = chance.choice(buttons)
        verb = data.split(" ")[1]
    elif chance.random() < 0.1:
        data = chance.choice((data[::-1], data * 3, data.upper(), "", " ", data.replace(" ", "")))
    return verb, pressed(account, data, str(chance.randint(1, 2**40)))


def pressed(account: int, data: str, press: str) -> Json:
    """A press in the account's private chat."""
    query = {
        "id": press,
        "from": {"id": account, "is_bot": False, "first_name": "-"},
        "chat_instance": "1",
        "message": {"message_id": 1, "date": 0, "chat": {"id": account, "type": "private"}},
        "data": data,
    }
    return {"callback_query": query}


def published_chats(update: Json) -> set[int]:
    """The groups of an update of the published shape, whoever they are: it may tell of them."""
    try:
        specification().check(update, ("Update",), "Update")
    except Misshapen:
        return set()
    found = []
    for holder, key in _places(update, []):
        if key in ("id", "migrate_to_chat_id", "migrate_from_chat_id"):
            found.append(holder[key])
    return {each for each in found if isinstance(each, int)}


# -- what is wrong with it ------------------------------------------------------------------------


def _places(value: Any, found: list[tuple[Any, Any]], depth: int = 0) -> list[tuple[Any, Any]]:
    """Everything inside to a depth that the published shape stays above, as a container and the key
    in it."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        found.append((value, key))
        if isinstance(inner, dict | list) and depth < 20:
            _places(inner, found, depth + 1)
    return found


def _spoilt(chance: Random, way: str, update: Json, root: str) -> Json:
    inside = _places(update[root], []) or [(update, root)]
    holder, key = chance.choice(inside)
    match way:
        case "field missing":
            del holder[key]
        case "wrong type":
            holder[key] = chance.choice(WRONG)
        case "huge":
            holder[key] = chance.choice(("x" * 100_000, 2**63, 10**400, [0] * 10_000, -(2**64)))
        case "nested":
            holder[key] = _deep(chance.choice((10, 500, 900, 2_000)))
        case "negative id":
            _ids(update, lambda _: chance.choice((-1, 0, -(2**62), 2**63)))
        case "foreign chat":
            _chats(chance, update)
        case "unknown field":
            update[root]["invented"] = chance.choice(WRONG)
        case "unknown kind":
            update["invented"] = update.pop(root)
    return update


def _break(chance: Random, body: Json) -> None:
    """Something without which it is nothing that a person did here."""
    name = chance.choice(("from", "chat", "message_id", "message", "id", "text", "data"))
    body[name] = chance.choice((None, "x", [], {}, {"id": None}, {"id": "1"}, -1.5))
    for each in ("photo", "document", "voice", "location", "text", "data"):
        if each != name:
            body.pop(each, None)


def _call(update: Json, name: str) -> None:
    """Everybody in it is called so: what people are called is kept, however odd the rest is."""
    for holder, key in _places(update, []):
        if key == "first_name":
            holder[key] = name


def _deep(levels: int) -> Any:
    value: Any = {}
    for _ in range(levels):
        value = {"a": value}
    return value


def _ids(value: Any, other: Any) -> None:
    for holder, key in _places(value, []):
        if key in ("id", "message_id"):
            holder[key] = other(holder[key])


def _chats(chance: Random, update: Json) -> None:
    for holder, key in _places(update, []):
        if key == "chat" and isinstance(holder[key], dict):
            holder[key]["type"] = chance.choice(CHATS)
            holder[key]["id"] = chance.choice((-100_900, -1, 5, 10**12))
