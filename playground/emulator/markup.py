"""Reads texts in Telegram's HTML style ("Formatting options, HTML style").

The sentences of errors are Telegram's. Stricter than Telegram: its own tags for emoji and times
are refused, as Votum has no use for them.
"""

import re
from dataclasses import replace

from playground.emulator.records import Entity, Wording
from playground.emulator.refusals import Refusal, bad_request
from playground.emulator.wording import checked_link, in_order, units

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

_TAG = re.compile(r"<(/?)([^\s>]*+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(r"\s+([^\s=>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[\w.-]+(?=\s|$)))?")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def parse_html(html: str) -> Wording:
    """The text and entities that HTML stands for. Refusal ("can't parse entities: ...") where
    Telegram refuses it."""
    return _Parser(html).parse()


class _Open:
    """A tag that waits for its end, and where its text begins."""

    def __init__(self, tag: str, argument: str, offset: int, part: int) -> None:
        self.tag, self.argument, self.offset, self.part = tag, argument, offset, part


class _Parser:
    def __init__(self, html: str) -> None:
        self._html = html
        self._parts: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> Wording:
        position = 0
        while (start := self._html.find("<", position)) >= 0:
            self._say(self._html[position:start])
            tag = _TAG.match(self._html, start)
            if tag is None:
                kind = "end" if self._html.startswith("</", start) else "start"
                raise self._refused(f"Unclosed {kind} tag", start)
            if tag[1]:
                self._end(tag[2].lower(), tag[3], start)
            else:
                self._begin(tag[2].lower(), tag[3], start)
            position = tag.end()
        self._say(self._html[position:])
        if self._open:
            tag_name = self._open[-1].tag
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{tag_name}"')
        return Wording("".join(self._parts), in_order(map(_plain_code, self._entities)))

    def _say(self, raw: str) -> None:
        text = _REFERENCE.sub(_character, raw)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise _unparsable(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self._parts.append(text)
        self._offset += units(text)

    def _begin(self, tag: str, raw: str, start: int) -> None:
        if tag not in TAGS:
            raise self._refused(f'Unsupported start tag "{tag}"', start)
        argument = self._argument(tag, self._attributes(tag, raw, start))
        if tag == "span" and argument != "tg-spoiler":
            raise self._refused('Tag "span" must have class "tg-spoiler"', start)
        self._open.append(_Open(tag, argument, self._offset, len(self._parts)))

    def _attributes(self, tag: str, raw: str, start: int) -> dict[str, str]:
        attributes, position, raw = {}, 0, raw.rstrip()
        while position < len(raw):
            found = _ATTRIBUTE.match(raw, position)
            if found is None:
                raise self._refused("Unexpected end of name token", start)
            name, value, position = found[1], found[2] or "", found.end()
            if raw[position : position + 1] == "=":
                raise self._refused("Unexpected end of name token", start)
            if not value and name != "expandable":
                sentence = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
                raise self._refused(sentence, start)
            unquoted = value[1:-1] if value[:1] in ("'", '"') else value
            attributes[name] = _REFERENCE.sub(_character, unquoted)
        return attributes

    def _argument(self, tag: str, attributes: dict[str, str]) -> str:
        if tag == "a":
            return attributes.get("href", "")
        if tag == "code":
            return attributes.get("class", "").partition("language-")[2]
        if tag == "blockquote":
            return "expandable" if "expandable" in attributes else ""
        return attributes.get("class", "")

    def _end(self, tag: str, rest: str, start: int) -> None:
        if not self._open:
            raise self._refused("Unexpected end tag", start)
        if rest.strip():
            raise self._refused("Unclosed end tag", start)
        opened = self._open.pop()
        if tag not in ("", opened.tag):
            at = self._bytes(start)
            raise _unparsable(
                f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", '
                f'found "</{tag}>"'
            )
        if self._offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity = Entity(TAGS[opened.tag], opened.offset, self._offset - opened.offset)
        if opened.tag == "a":
            self._link(entity, opened)
        elif opened.tag == "blockquote" and opened.argument:
            self._entities.append(replace(entity, type="expandable_blockquote"))
        elif opened.tag == "code":
            self._entities.append(replace(entity, language=opened.argument or None))
        elif opened.tag == "pre" and self._entities and _same_code(self._entities[-1], entity):
            self._entities[-1] = replace(self._entities[-1], type="pre")
        else:
            self._entities.append(entity)

    def _link(self, entity: Entity, opened: _Open) -> None:
        url = opened.argument or "".join(self._parts[opened.part :])
        account = re.fullmatch(r"tg://user\?id=([0-9]+)", url)
        if account:
            self._entities.append(replace(entity, type="text_mention", account=int(account[1])))
        elif address := checked_link(url):
            self._entities.append(replace(entity, url=address))

    def _refused(self, sentence: str, start: int) -> Refusal:
        return _unparsable(f"{sentence} at byte offset {self._bytes(start)}")

    def _bytes(self, start: int) -> int:
        return len(self._html[:start].encode())


def _unparsable(sentence: str) -> Refusal:
    return bad_request(f"can't parse entities: {sentence}")


def _character(reference: re.Match[str]) -> str:
    """What a character reference stands for. "All numerical HTML entities are supported", and of
    the named ones &lt; &gt; &amp; &quot;; anything else stays as it is."""
    if reference[3]:
        return _NAMED[reference[3]]
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if 0 < code <= 0x10FFFF else reference[0]


def _same_code(inner: Entity, outer: Entity) -> bool:
    """Whether a code with a language fills the pre around it ("nested pre and code")."""
    return (
        inner.type == "code"
        and inner.language is not None
        and (inner.offset, inner.length) == (outer.offset, outer.length)
    )


def _plain_code(entity: Entity) -> Entity:
    """A language counts in a pre alone."""
    return replace(entity, language=None) if entity.type == "code" else entity
