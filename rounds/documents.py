"""What the letter and the council paper of a round say about its questions."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rounds.places import element, made_up
from rounds.problems import Finding, nearest, one_of, quoted
from rounds.said import Said
from rounds.worded import Worded
from survey.documents import HEAD, TOWN, Letter, Paper, PaperPart, Part
from survey.questions import Choice, Choices, Group
from survey.round import Round
from survey.text import EVERY, Text

ADDRESS, WIDE = {"recipient": 6, "sender": 5}, 45
"""Lines of an address, and characters in each, that the window of an envelope shows."""


def documents(round_: Round, touched: frozenset[str]) -> Iterator[Finding]:
    """Parts of documents that lead nowhere or say nothing. Nothing is said about what was only
    guessed at (`touched`)."""
    for name, document in _documents(round_):
        yield from _twice(name, document.parts)
        for index, part in enumerate(document.parts):
            if part.id not in touched:
                yield from _part(round_, _place(name, index, part), part, touched)
    if round_.letter is not None:
        yield from _addresses(round_.letter)
    if round_.paper is not None and round_.paper.of == "mandate":
        yield from _reserved(round_)


def document_texts(round_: Round) -> Iterator[Worded]:
    """Every text of the documents."""
    if round_.letter is not None:
        for key in ("subject", "recipient", "sender", "salutation", "closing"):
            yield Worded("letter", key, getattr(round_.letter, key), sort=_SORTS.get(key, ""))
    fills = _fills(round_)
    if round_.paper is not None:
        for key in ("subject", *HEAD):
            text = getattr(round_.paper, key)
            if text is not None:
                yield Worded("paper", key, text, fills, _SORTS.get(key, ""))
    for name, document in _documents(round_):
        for index, part in enumerate(document.parts):
            place = _place(name, index, part)
            yield from _texts_of(place, part, fills if name == "paper" else ())


_SORTS = {
    **dict.fromkeys(("salutation", "closing", "heading", *HEAD), "line"),
    "text": "part",
}


def _texts_of(place: str, part: Part, fills: tuple[str, ...]) -> Iterator[Worded]:
    for key in ("heading", "text", "that"):
        text: Text | None = getattr(part, key)
        if text is not None:
            yield Worded(place, key, text, fills, _SORTS.get(key, ""))


def _fills(round_: Round) -> tuple[str, ...]:
    """What stands in braces for words of the one mandate that a paper is about."""
    if round_.paper is None or round_.paper.of == "count":
        return ()
    asked = [each.id for each in round_.questions if not (each.per or isinstance(each, Group))]
    return tuple(f"{{{name}}}" for name in (TOWN, *asked))


def _documents(round_: Round) -> Iterator[tuple[str, Letter | Paper]]:
    if round_.letter is not None:
        yield "letter", round_.letter
    if round_.paper is not None:
        yield "paper", round_.paper


def _place(name: str, index: int, part: Part) -> str:
    return f"{name}, {element('parts', index, part.id)}"


def _twice(name: str, parts: Iterable[Part]) -> Iterator[Finding]:
    ids = [part.id for part in parts]
    times = Counter(ids)
    for index, id_ in enumerate(ids):
        if times[id_] > 1 and id_ in ids[:index]:
            first = element("parts", ids.index(id_))
            place = f"{name}, {element('parts', index, id_)}"
            yield Finding(place, Said("id-of", id=quoted(id_), first=first), Said("its-own"))


def _part(round_: Round, place: str, part: Part, touched: frozenset[str]) -> Iterator[Finding]:
    if part.text is None and not part.tells:
        yield Finding(place, Said("neither-tells"), Said("one-of-two-least"))
    known = [each.id for each in round_.questions]
    for name in part.tells:
        if name not in known and not any(map(made_up, known)) and name not in touched:
            yield Finding(place, Said("tells", name=quoted(name)), _near(name, known))
    yield from _field(round_, place, part)
    yield from _that(round_, place, part, touched)
    if isinstance(part, PaperPart):
        yield from _when(round_, place, part, touched)


def _near(name: str, known: Iterable[str]) -> str:
    close = nearest(name, known)
    return quoted(close) if close else one_of(known)


def _field(round_: Round, place: str, part: Part) -> Iterator[Finding]:
    if part.field is None:
        return
    known = [each.id for each in round_.fields]
    if part.field not in known:
        expected = _near(part.field, known) if known else Said("fields-in-round")
        yield Finding(place, Said("is", what="field", value=quoted(part.field)), expected)
    for name in part.tells:
        if round_.has_question(name) and round_.question(name).per is None:
            yield Finding(place, Said("field-beside", name=quoted(name)), Said("per-question"))


def _that(round_: Round, place: str, part: Part, touched: frozenset[str]) -> Iterator[Finding]:
    if part.that is None or not touched.isdisjoint(part.tells):
        return
    found = [round_.question(name) for name in part.tells if round_.has_question(name)]
    votes = [each for each in found if isinstance(each, Choice) and each.vote]
    if len(votes) != 1 or (votes[0].per and part.field is None):
        expected = Said("single-vote")
        yield Finding(place, Said("that-without"), expected)


def _when(round_: Round, place: str, part: PaperPart, touched: frozenset[str]) -> Iterator[Finding]:
    if part.when and round_.paper is not None and round_.paper.of == "count":
        yield Finding(place, Said("when-of-count"), Said("of-mandate"))
        return
    known = {
        each.id: each
        for each in round_.questions
        if isinstance(each, Choice | Choices) and not each.per
    }
    for name, answers in part.when.items():
        if name in touched or any(map(made_up, known)):
            continue
        if name not in known:
            expected = _near(name, known) if known else Said("choice-question")
            yield Finding(place, Said("names", key="when", name=quoted(name)), expected)
            continue
        question = known[name]
        ids = [each.id for each in (round_.fields if question.of else question.options)]
        for answer in answers:
            if answer not in ids and answer not in touched:
                found = Said("names", key=name, name=quoted(answer))
                yield Finding(f"{place}, when", found, one_of(ids))


def _addresses(letter: Letter) -> Iterator[Finding]:
    for key, most in ADDRESS.items():
        text: Text = getattr(letter, key)
        for language, words in text.root.items():
            lines = words.splitlines()
            name = f"{key}.{language}" if language != EVERY else key
            if len(lines) > most:
                yield Finding(
                    "letter",
                    Said("has-lines", name=name, count=len(lines)),
                    Said("most", most=most),
                )
            for number, line in enumerate(lines, start=1):
                if len(line) > WIDE:
                    found = Said("line-long", number=number, name=name, count=len(line))
                    yield Finding("letter", found, Said("most", most=WIDE))


def _reserved(round_: Round) -> Iterator[Finding]:
    """A question that braces could not name."""
    if round_.has_question(TOWN):
        found = Said("town-question", town=f"{{{TOWN}}}")
        yield Finding("paper", found, Said("another-id"))
