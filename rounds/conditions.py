"""The conditions of a workbook: `relevant`, `among` and `exactly_one`, read and written.

A round's `when` holds if every question that it names has one of the named answers. So a condition
is `selected(${interest}, 'yes')` or `${interest} = 'yes'`, such answers of one question joined by
`or`, and different questions joined by `and`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rounds.expressions import DEEPEST, END, Inexpressible, Tokens, shown
from rounds.said import Said

EXPECTED = Said("a-condition")


@dataclass(frozen=True, slots=True)
class _Is:
    """A question has this answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class _Joined:
    """Parts joined by `and` or by `or`."""

    by: str
    parts: tuple["_Is | _Joined", ...]


_Node = _Is | _Joined


def condition(expression: str) -> dict[str, list[str]]:
    """The answers by question. Inexpressible when a round cannot say it."""
    tokens = Tokens(expression)
    node = _any(tokens, 0)
    if tokens.next is not END:
        raise Inexpressible(shown(tokens.next))
    found: dict[str, list[str]] = {}
    for part in _parts(node, "and"):
        question, answers = _one_of(part)
        if question in found:
            raise Inexpressible(Said("both-sides", question=f"${{{question}}}"))
        found[question] = answers
    return found


def condition_words(when: Mapping[str, Iterable[str]]) -> str:
    """The expression that `condition` reads as these answers by question."""
    return " and ".join(_written(question, tuple(answers)) for question, answers in when.items())


def _written(question: str, answers: tuple[str, ...]) -> str:
    words = " or ".join(f"selected(${{{question}}}, '{answer}')" for answer in answers)
    return f"({words})" if len(answers) > 1 else words


def _parts(node: _Node, by: str) -> Iterable[_Node]:
    if isinstance(node, _Joined) and node.by == by:
        for part in node.parts:
            yield from _parts(part, by)
    else:
        yield node


def _one_of(node: _Node) -> tuple[str, list[str]]:
    """A question and which of its answers will do."""
    answers: list[str] = []
    questions: list[str] = []
    for part in _parts(node, "or"):
        if not isinstance(part, _Is):
            raise Inexpressible(Said("and-in-or"))
        questions.append(part.question)
        answers.append(part.answer)
    if len(set(questions)) > 1:
        raise Inexpressible(Said("or-another", question=f"${{{questions[0]}}}"))
    return questions[0], list(dict.fromkeys(answers))


def _any(tokens: Tokens, depth: int) -> _Node:
    parts = [_all(tokens, depth)]
    while tokens.taken("or"):
        parts.append(_all(tokens, depth))
    return parts[0] if len(parts) == 1 else _Joined("or", tuple(parts))


def _all(tokens: Tokens, depth: int) -> _Node:
    parts = [_one(tokens, depth)]
    while tokens.taken("and"):
        parts.append(_one(tokens, depth))
    return parts[0] if len(parts) == 1 else _Joined("and", tuple(parts))


def _one(tokens: Tokens, depth: int) -> _Node:
    if depth > DEEPEST:
        raise Inexpressible(Said("brackets"))
    if tokens.taken("("):
        node = _any(tokens, depth + 1)
        tokens.need(")")
        return node
    if tokens.taken("selected"):
        tokens.need("(")
        question = tokens.need_kind("question")
        tokens.need(",")
        answer = tokens.need_kind("text")
        tokens.need(")")
        return _Is(question, answer)
    question = tokens.need_kind("question")
    tokens.need("=")
    return _Is(question, tokens.need_kind("text"))
