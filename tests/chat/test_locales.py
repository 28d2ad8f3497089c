"""Both languages say the same things, everything that is said is written down, and all of it is
short enough to be read on a phone and by a screen reader."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from chat.buttons import CONTROLS, LABEL_LIMIT, slash
from chat.texts import LANGUAGES, texts
from chat.when import NoInstant
from handlers.commands import BY_NAME, COMMANDS
from scheduler.letters import KINDS
from survey.due import Outcome, Reason
from survey.plan import Kind
from survey.problem import Code
from survey.refusal import Why
from survey.reminding import NotTomorrow
from survey.submission import State

ROOT = Path(__file__).parents[2]
SPEAKING = ("bot", "chat", "handlers", "playground", "reports", "scheduler")
WORDS = 25
"""Words of a sentence at most. What is filled in counts as one."""

NAMED: dict[str, set[str]] = {
    "command": {command.name for command in COMMANDS},
    "letter": {*KINDS, *(f"{kind}-title" for kind in KINDS)},
    "problem": set(get_args(Code)),
    "rounds": set(get_args(State)),
}
"""What can follow a topic where the two are put together in code."""

BEGINNING = re.compile(r"[a-z]+(-[a-z]+)*-")


@cache
def sentences(language: str) -> dict[str, ftl.Message]:
    """Every sentence in the language's file by its id."""
    source = (ROOT / "chat" / "locales" / f"{language}.ftl").read_text("utf-8")
    entries = FluentParser().parse(source).body
    assert not [entry for entry in entries if isinstance(entry, ftl.Junk)]
    messages = [entry for entry in entries if isinstance(entry, ftl.Message)]
    assert len({message.id.name for message in messages}) == len(messages)
    return {message.id.name: message for message in messages}


def inside(node: object) -> Iterator[ftl.BaseNode]:
    """The node and every node in it."""
    if isinstance(node, ftl.BaseNode):
        yield node
        for value in vars(node).values():
            yield from inside(value)
    elif isinstance(node, list):
        for each in node:
            yield from inside(each)


def arguments(message: ftl.Message) -> set[str]:
    """The names of what is filled in."""
    return {node.id.name for node in inside(message) if isinstance(node, ftl.VariableReference)}


def forms(message: ftl.Message) -> Iterator[str]:
    """Every way in which the sentence can be said, with x for what is filled in."""
    selects = [node for node in inside(message) if isinstance(node, ftl.SelectExpression)]
    for select in selects:
        yield from (_said(variant.value) for variant in select.variants)
    assert message.value is not None
    yield _said(message.value)


def _said(pattern: ftl.Pattern) -> str:
    parts = (e.value if isinstance(e, ftl.TextElement) else "x" for e in pattern.elements)
    return "".join(parts)


@cache
def constants() -> tuple[frozenset[str], frozenset[str]]:
    """Every string in the code that speaks, and every beginning of one that is put together."""
    whole, begun = set(), set()
    for folder in SPEAKING:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.JoinedStr(values=[ast.Constant(value=str(first)), *_]):
                        begun.add(first)
                    case ast.BinOp(left=ast.Constant(value=str(first)), op=ast.Add()):
                        begun.add(first)
                    case ast.Constant(value=str(words)):
                        whole.add(words)
    return frozenset(whole), frozenset(each for each in begun if BEGINNING.fullmatch(each))


@cache
def asked_for() -> frozenset[str]:
    """Every id that is handed to texts(...) as it is."""
    found: set[str] = set()
    for folder in SPEAKING:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args and _speaks(node.func):
                    found.update(_ids(node.args[0]))
    return frozenset(found - {*LANGUAGES})


@cache
def filled_in() -> tuple[tuple[str, frozenset[str]], ...]:
    """Every id that is handed to texts(...) as it is, with the names of what is filled in; without
    those calls that hand over a whole mapping."""
    calls: list[tuple[str, frozenset[str]]] = []
    for folder in SPEAKING:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args and _speaks(node.func):
                    names = [keyword.arg for keyword in node.keywords]
                    named = frozenset(name.replace("_", "-") for name in names if name)
                    if None not in names:
                        calls += [(id_, named) for id_ in _ids(node.args[0])]
    return tuple(call for call in calls if call[0] not in LANGUAGES)


def _speaks(function: ast.expr) -> bool:
    match function:
        case ast.Name(id="texts") | ast.Attribute(attr="texts" | "_say"):
            return True
        case ast.Call(func=inner):
            return _speaks(inner)
    return False


def _ids(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(id_)):
            yield id_
        case ast.IfExp(body=one, orelse=other):
            yield from (*_ids(one), *_ids(other))


def test_both_languages_have_the_same_sentences() -> None:
    assert list(sentences("de")) == list(sentences("en"))


@pytest.mark.parametrize("id_", sentences("de"))
def test_sentence_needs_the_same_in_both_languages(id_: str) -> None:
    assert arguments(sentences("de")[id_]) == arguments(sentences("en")[id_])


def test_every_sentence_that_is_asked_for_is_there() -> None:
    assert len(asked_for()) > 100
    assert asked_for() <= set(sentences("de"))


def test_every_sentence_gets_all_that_it_needs() -> None:
    """Where both are written in one place. What is said by a name put together is said in tests."""
    lacking = {
        (id_, name)
        for id_, names in filled_in()
        for name in arguments(sentences("de")[id_]) - names
    }
    assert lacking == set()
    assert len(filled_in()) > 150


def test_every_sentence_by_another_name_is_there() -> None:
    assert {f"problem-{code}" for code in get_args(Code)} <= set(sentences("de"))
    assert {f"command-{command.name}" for command in COMMANDS} <= set(sentences("de"))
    assert set(CONTROLS.values()) <= set(sentences("de"))
    assert {f"refused-{why}" for why in get_args(Why)} <= set(sentences("de"))
    assert {f"tomorrow-{why}" for why in get_args(NotTomorrow)} <= set(sentences("de"))
    assert {f"when-{why}" for why in get_args(NoInstant)} <= set(sentences("de"))
    assert {f"event-{kind}" for kind in get_args(Kind)} <= set(sentences("de"))
    assert {f"plan-{what}" for what in get_args(Outcome) if what != "do"} <= set(sentences("de"))
    assert {f"plan-why-{why}" for why in get_args(Reason) if why} <= set(sentences("de"))


def test_no_sentence_is_left_over() -> None:
    whole, begun = constants()
    put_together = {f"{topic}-{name}" for topic, names in NAMED.items() for name in names}
    begun -= {f"{topic}-" for topic in NAMED}
    unsaid = [
        id_
        for id_ in sentences("de")
        if id_ not in whole | put_together and not any(id_.startswith(each) for each in begun)
    ]
    assert unsaid == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_longer_than_25_words(language: str) -> None:
    long = [
        sentence
        for message in sentences(language).values()
        for form in forms(message)
        for sentence in re.split(r"[.!?:;]\s|\n", form)
        if len(sentence.split()) > WORDS
    ]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_longer_than_40_characters(language: str) -> None:
    labels = {
        id_: form
        for id_, message in sentences(language).items()
        if id_.startswith("button-") or id_ in {*CONTROLS.values(), "letter-answer"}
        for form in forms(message)
    }
    assert {id_: form for id_, form in labels.items() if len(form) > LABEL_LIMIT} == {}
    assert len(labels) > 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_controls_can_be_told_apart_and_from_commands(language: str) -> None:
    labels = [texts(language)(sentence) for sentence in CONTROLS.values()]
    labels += [texts(language)(f"button-{name}") for name in ("earlier", "more", "complete")]
    commands = [slash(label).removeprefix("/") for label in labels]
    assert len({label.casefold() for label in labels}) == len(labels)
    assert len(set(commands)) == len(commands)
    assert not set(commands) & set(BY_NAME)
    assert all(re.fullmatch("[a-z0-9]{1,32}", command) for command in commands)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_only_what_there_is(language: str) -> None:
    controls = {slash(texts(language)(sentence)) for sentence in CONTROLS.values()}
    commands = {f"/{command.named(language)}" for command in COMMANDS}
    said = "\n".join(texts(language)(f"help-{who}") for who in ("heads", "coordinators"))
    named = set(re.findall(r"/[a-z]+", said))
    assert named <= controls | commands
    assert named >= commands - {f"/{BY_NAME['help'].named(language)}"}


def test_german_speaks_to_people_formally() -> None:
    familiar = re.compile(r"\b(du|dein\w*|dir|dich|euch|eure\w*)\b", re.IGNORECASE)
    said = [form for message in sentences("de").values() for form in forms(message)]
    assert [form for form in said if familiar.search(form)] == []


@pytest.mark.parametrize(
    "label",
    [
        "Ja, das bin ich", "Weiter", "Überspringen", "Für beide übernehmen", "Getrennt beantworten",
        "Noch ein Eintrag", "Zurück", "Ändern", "Fehlanzeige", "Verbindlich abgeben",
        "Zur Abgabe vorlegen",
    ],
)  # fmt: skip
def test_label_that_people_and_documents_rely_on_is_a_control(label: str) -> None:
    assert label in {texts("de")(sentence) for sentence in CONTROLS.values()}
