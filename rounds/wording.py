"""The texts of a round: in all its languages, filled in, and short enough to be shown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rounds.documents import document_texts
from rounds.places import element
from rounds.problems import Finding, nearest, quoted
from rounds.questionnaire import Asked, everything_asked
from rounds.said import Said
from rounds.worded import Worded
from survey.questions import Choosing, Option, PolicyField
from survey.round import Round
from survey.text import EVERY

DEFAULT = "de"
"""The language that is never missing."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")
_FIELD = "{field}"


def wording(round_: Round) -> Iterator[Finding]:
    """Texts that lack a language, are empty, too long or no line, or hold what cannot be filled
    in; labels that cannot be told apart."""
    texts = tuple(_texts(round_))
    yield from _languages(texts)
    for worded in texts:
        yield from _filled(worded)
        yield from _short(worded)
        yield from _placeholders(worded)
    yield from _alike("", "fields", round_.fields)
    for asked in everything_asked(round_):
        if isinstance(asked.question, Choosing):
            yield from _alike(f"{asked.place}, ", "options", asked.question.options)


def without_field(round_: Round) -> Iterator[Finding]:
    """Questions per field that do not say which field they are about."""
    for asked in everything_asked(round_):
        if asked.question.per:
            for language, words in asked.question.text.root.items():
                if _FIELD not in words:
                    yield Finding(asked.place, Said("no-field", key=_key("text", language)), _FIELD)


def _texts(round_: Round) -> Iterator[Worded]:
    yield Worded("", "title", round_.title)
    yield Worded("", "purpose", round_.purpose)
    for index, field in enumerate(round_.fields):
        yield Worded(element("fields", index, field.id), "label", field.label)
    for asked in everything_asked(round_):
        yield from _texts_of(asked)
    yield from document_texts(round_)


def _texts_of(asked: Asked) -> Iterator[Worded]:
    question = asked.question
    per_field = bool(question.per or (asked.group and asked.group.per))
    yield Worded(asked.place, "text", question.text, (_FIELD,) if per_field else ())
    if question.short:
        yield Worded(asked.place, "short", question.short)
    if question.help:
        yield Worded(asked.place, "help", question.help)
    if isinstance(question, Choosing):
        for index, option in enumerate(question.options):
            place = f"{asked.place}, {element('options', index, option.id)}"
            yield Worded(place, "label", option.label)


def _languages(texts: Iterable[Worded]) -> Iterator[Finding]:
    """Those that differ from the languages that most texts are in."""
    translated = [worded for worded in texts if worded.text.languages()]
    if not translated:
        return
    ((usual, _),) = Counter(worded.text.languages() for worded in translated).most_common(1)
    for worded in translated:
        if worded.text.languages() != usual:
            found = Said("in-languages", key=worded.key, languages=_listed(worded.text.languages()))
            yield Finding(worded.place, found, Said("as-elsewhere", languages=_listed(usual)))
    if DEFAULT not in usual:
        yield Finding(
            "", Said("texts-in", languages=_listed(usual)), Said("among-them", language=DEFAULT)
        )


def _filled(worded: Worded) -> Iterator[Finding]:
    for language, words in worded.text.root.items():
        key = _key(worded.key, language)
        if not words.strip():
            yield Finding(worded.place, Said("is-empty", what=key), Said("words"))
        elif worded.is_line and not words.isprintable():
            yield Finding(worded.place, Said("is", what=key, value=quoted(words)), Said("line"))


def _short(worded: Worded) -> Iterator[Finding]:
    longest = worded.longest
    for language, words in worded.text.root.items():
        if longest is not None and len(words) > longest:
            found = Said("characters", key=_key(worded.key, language), count=len(words))
            yield Finding(worded.place, found, Said("most", most=longest))


def _placeholders(worded: Worded) -> Iterator[Finding]:
    for language, words in worded.text.root.items():
        for found in _PLACEHOLDER.findall(words):
            if found not in worded.fills:
                key = _key(worded.key, language)
                yield Finding(
                    worded.place, Said("holds", key=key, found=quoted(found)), _fill(worded, found)
                )


def _fill(worded: Worded, found: str) -> str:
    """What was probably meant to stand in the braces."""
    if len(worded.fills) > 1:
        return nearest(found, worded.fills) or Said("or-braces", fill=worded.fills[0])
    return Said("only", fill=worded.fills[0]) if worded.fills else Said("no-braces")


def _alike(
    where: str, list_name: str, labelled: Sequence[Option | PolicyField]
) -> Iterator[Finding]:
    """Labels that read the same in some language: what is typed would not tell them apart."""
    for language in sorted({language for each in labelled for language in each.label.root}):
        first: dict[str, int] = {}
        for index, each in enumerate(labelled):
            words = " ".join(each.label.in_language(language).casefold().split())
            if first.setdefault(words, index) != index and language in each.label.root:
                found = Said(
                    "that-of",
                    key=_key("label", language),
                    other=element(list_name, first[words]),
                )
                place = f"{where}{element(list_name, index, each.id)}"
                yield Finding(place, found, Said("its-own"))


def _key(key: str, language: str) -> str:
    return f"{key}.{language}" if language != EVERY else key


def _listed(languages: Iterable[str]) -> str:
    return ", ".join(sorted(languages))
