"""Texts as Telegram keeps them: counted in UTF-16 units, trimmed, links and commands found."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from playground.emulator.records import Entity, Wording

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
)
_SCHEMES = ("http", "https", "tg")


def units(text: str) -> int:
    """The length of a text in UTF-16 code units (MessageEntity.length)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def covered(text: str, entity: Entity) -> str:
    """The part of a text that an entity covers."""
    raw = text.encode("utf-16-le")
    return raw[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def checked_link(url: str) -> str:
    """The address as Telegram keeps it, with a scheme and a path; empty when it is none."""
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or (parts.scheme != "tg" and "." not in parts.netloc):
        return ""
    if re.search(r"\s", url):
        return ""
    return url if parts.path or parts.scheme == "tg" else parts._replace(path="/").geturl()


def trimmed(wording: Wording) -> Wording:
    """The wording without white space around it, as every message is stored."""
    text = wording.text.strip()
    cut = units(wording.text) - units(wording.text.lstrip())
    end = units(text)
    kept = []
    for entity in wording.entities:
        first = max(0, entity.offset - cut)
        last = min(end, entity.offset + entity.length - cut)
        if last > first:
            kept.append(replace(entity, offset=first, length=last - first))
    return Wording(text, in_order(kept))


def with_found(wording: Wording) -> Wording:
    """The wording with the links and commands in it marked, except where something is marked
    already (MessageEntity: "url", "bot_command")."""
    found = list(wording.entities)
    for match in _FOUND.finditer(wording.text):
        offset = units(wording.text[: match.start()])
        said = match[0].rstrip(".,;:!?)") if match["url"] else match[0]
        entity = Entity(str(match.lastgroup), offset, units(said))
        if not any(_overlap(entity, other) for other in wording.entities):
            found.append(entity)
    return Wording(wording.text, in_order(found))


def _overlap(one: Entity, other: Entity) -> bool:
    """Whether both claim the same text. Bold and the like go with a link, links and code do not."""
    if other.type not in ("text_link", "text_mention", "code", "pre", "url", "bot_command"):
        return False
    return one.offset < other.offset + other.length and other.offset < one.offset + one.length


def in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities by their place, outer ones first."""
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))
