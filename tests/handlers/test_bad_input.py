"""Bad input, at every kind of question: a sentence says what is expected there, the card stays
usable, and nothing is lost."""

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, NamedTuple

import pytest

from chat.actions import Verb
from chat.events import FileKind, Said
from chat.texts import texts
from handlers.places import Asking, read_place
from storage import chats
from tests.handlers.small import TOWNS, a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

WITTEN = "05954036"
LONGEST_SENTENCE = 25
"""Words in a sentence."""

ARABIC = "\u0661\u0662"
CYRILLIC = "\u0414\u0430"
LONG = "Zu viel " * 625
"""5,000 characters, which Telegram sends in two messages."""

CUT = 4096
"""Characters of a message (sendMessage.text)."""

FILES: tuple[FileKind, ...] = ("voice", "photo", "document", "other")
"""A sticker, a contact and a place are all `other` to the routes."""


class Kind(NamedTuple):
    """A kind of question. `expects` are words, German and English, of which one tells what an
    answer looks like; `bad` are words that are none; `good` is an answer, which is kept as
    `value`."""

    question: dict[str, Any]
    expects: tuple[str, ...]
    bad: tuple[str, ...]
    good: str
    value: Any


HTML, FORMULA = "<b>1</b>", "=1+1"
TURNED, RUNG = "\u202e12\u202c", "1\x07"
NOWHERE = (ARABIC, CYRILLIC, HTML, FORMULA, TURNED, RUNG, "\u200b", "?", "\N{NO-BREAK SPACE}")
NUMERIC = (*NOWHERE, "zwei", "1e3", "1_000", "0x1F", "1,2,3", "12 Uhr", "inf", "nan", "\u0bf5")

KINDS = {
    "choice": Kind(
        a_choice("q", "Ja", "Nein"),
        ("Nummer", "number"),
        (*NOWHERE, "0", "3", "1, 2", "vielleicht"),
        "nein",
        "nein",
    ),
    "choices": Kind(
        {**a_choice("q", "Ja", "Nein", "Egal"), "kind": "choices", "min": 1, "max": 2},
        ("Nummer", "number", "wählen", "choose", "nur einmal", "only once"),
        (*NOWHERE, "0", "4", "1, 2, 3", "1, 1", "1, vielleicht", ",,,"),
        "3, 1",
        ["ja", "egal"],
    ),
    "rank": Kind(
        {**a_choice("q", "Ja", "Nein", "Egal"), "kind": "rank"},
        ("Nummer", "number", "nur einmal", "only once"),
        (*NOWHERE, "0", "4", "1, 1", "2. Ja, 1. Nein"),
        "3, 1",
        ["egal", "ja"],
    ),
    "municipalities": Kind(
        {"kind": "municipalities", "id": "q", "text": "q?", "max": 1},
        ("Nummer", "number", "wählen", "choose", "nur einmal", "only once"),
        (*NOWHERE, "0", "9", "Witten", "1, 2", "Breckerfeld, Breckerfeld"),
        "Ennepetal",
        ["05954008"],
    ),
    "text": Kind(
        a_text("q", max=20),
        ("Text", "text"),
        (TURNED, RUNG, "\u200b", "\u2066x", "Das sind einundzwanzig"),
        " <b>=1+1</b> ",
        "<b>=1+1</b>",
    ),
    "number": Kind(
        {"kind": "number", "id": "q", "text": "q?", "min": 0, "max": 1000},
        ("Zahl", "number", "Stellen", "digits"),
        (*NUMERIC, "-1", "1001", "1" * 13, "0,0001"),
        "12.5",
        12.5,
    ),
    "money": Kind(
        {"kind": "money", "id": "q", "text": "q?", "min": 0, "max": 1000},
        ("Betrag", "amount", "Stellen", "digits"),
        (*NUMERIC, "-1", "1000,01", "12,345", "12 USD"),
        "12.50 €",
        "12.50",
    ),
    "date": Kind(
        {"kind": "date", "id": "q", "text": "q?", "min": "2026-01-01", "max": "2026-12-31"},
        ("Datum", "date", "Tag", "day"),
        (*NUMERIC, "31.12.2025", "1.1.2027", "30.02.2026", "2026-13-01", "01.02.26", "morgen"),
        "21.09.2026",
        "2026-09-21",
    ),
    "group": Kind(
        {"kind": "group", "id": "q", "text": "q?", "items": [a_text("i")], "repeat": True},
        ("Eintrag", "entry"),
        (*NOWHERE, "0", "1", "Eintrag"),
        "/eintraghinzufuegen",
        1,
    ),
}
LEADING = {Verb.OPEN, Verb.HOME, Verb.NAMED}
"""Lead to where somebody may go from anywhere."""

CASES = [(kind, language) for kind in KINDS for language in ("de", "en")]


async def at(bare: Stage, kind: str, language: str) -> Talk:
    """At a question of this kind, behind which another one comes."""
    questions = KINDS[kind].question, a_text("last", required=False)
    holder = [{"person": "kopf", "language": language}]
    await bare.open(
        a_round(*questions), a_roster(**dict.fromkeys(map(str.lower, TOWNS.values()), holder))
    )
    talk = await bare.joined("kopf", language)
    if language == "en":
        await talk.say("/language en")
    await talk.press_data(f"0 o small {WITTEN}")
    await talk.press({"de": "Weiter", "en": "Next"}[language])
    return talk


async def asked(bare: Stage, talk: Talk) -> str:
    """The key of the question at which the conversation is."""
    chat = await bare.database.read(lambda c: chats.get(c, talk.account))
    assert chat is not None
    place = read_place(chat.place)
    return place.key if isinstance(place, Asking) else place.at


def notice(talk: Talk, before: str) -> str:
    """What was said on the card, which is otherwise as it was."""
    said, _, body = talk.card.body.partition("\n\n")
    assert body == before
    return said


def assert_tells(said: str, kind: str) -> None:
    """In short sentences, what is expected at such a question."""
    sentences = re.split(r"(?<=[.?!])\s+", said)
    assert len(sentences) <= 3, said
    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []
    assert any(words in said for words in KINDS[kind].expects), said
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f]", said), ascii(said)


Acts = Iterator[tuple[str, Callable[[], Awaitable[None]]]]


def acts(stage: Stage, talk: Talk, kind: str) -> Acts:
    """Everything that is no answer, by what it is."""
    for words in KINDS[kind].bad:
        yield ascii(words), lambda words=words: talk.say(words)  # type: ignore[misc]
    for file in FILES:
        yield file, lambda file=file: talk.send(file)  # type: ignore[misc]
    good = KINDS[kind].good
    yield "edited", lambda: talk.edit(good)
    yield "forwarded", lambda: talk.tell(Said(talk.origin, 9, good, forwarded=True))
    yield "a reply", lambda: talk.tell(Said(talk.origin, 9, good, reply_to=talk.message - 1))
    yield "a forwarded command", lambda: talk.tell(Said(talk.origin, 9, "/start", forwarded=True))


@pytest.mark.parametrize(("kind", "language"), CASES)
async def test_bad_input_is_told_what_is_expected_and_changes_nothing(
    bare: Stage, kind: str, language: str
) -> None:
    talk = await at(bare, kind, language)
    title, body, labels = talk.card.title, talk.card.body, talk.labels
    for what, act in acts(bare, talk, kind):
        await act()
        assert (talk.card.title, talk.labels) == (title, labels), what
        assert_tells(notice(talk, body), kind)
        assert await bare.draft(WITTEN, "small") == {}, what
        assert await asked(bare, talk) == "q", what
    await talk.say(KINDS[kind].good if kind != "group" else labels[0])
    assert await bare.draft(WITTEN, "small") == {"q": KINDS[kind].value}
    assert await bare.submissions("small") == []


@pytest.mark.parametrize(("kind", "language"), CASES)
async def test_words_that_are_too_long_are_refused_in_all_their_pieces(
    bare: Stage, kind: str, language: str
) -> None:
    talk = await at(bare, kind, language)
    body = talk.card.body
    for piece in (LONG[:CUT], LONG[CUT:]):
        await talk.say(piece)
        assert_tells(notice(talk, body), kind)
        assert await bare.draft(WITTEN, "small") == {}


async def test_shorter_text_is_taken_a_moment_after_a_longer_one(bare: Stage) -> None:
    talk = await at(bare, "text", "de")
    await talk.say("Das sind einundzwanzig", "Rest")
    assert await bare.draft(WITTEN, "small") == {}
    for _ in range(3):
        bare.tick()
    await talk.say("Kurz")
    assert await bare.draft(WITTEN, "small") == {"q": "Kurz"}


@pytest.mark.parametrize(("kind", "language"), CASES)
async def test_stale_and_unknown_buttons_show_the_card_as_it_is(
    bare: Stage, kind: str, language: str
) -> None:
    talk = await at(bare, kind, language)
    shown, stale = talk.card, texts(language)("press-stale")
    turn = talk.action(talk.labels[-1]).turn
    data = [f"{turn - 1:x} c ja", f"{turn + 1:x} n", "quatsch", "", "\x00", "zz", f"{turn:x} ?"]
    for each in data:
        await talk.press_data(each)
        assert (talk.card, talk.toast) == (shown, stale), each
    assert await bare.draft(WITTEN, "small") == {}


@pytest.mark.parametrize(("kind", "language"), CASES)
async def test_buttons_of_other_cards_do_nothing(bare: Stage, kind: str, language: str) -> None:
    """As if they stood on this one: whatever they are called, it is not offered here."""
    talk = await at(bare, kind, language)
    title, labels = talk.card.title, talk.labels
    turn = talk.action(talk.labels[-1]).turn
    own = {talk.action(label).verb for label in talk.labels}
    for verb in {*Verb} - own - LEADING:
        await talk.press_data(f"{turn:x} {verb} 7")
        assert (talk.card.title, talk.labels) == (title, labels)
    assert await bare.draft(WITTEN, "small") == {}
    assert await bare.submissions("small") == []


async def test_two_quick_taps_answer_once(bare: Stage) -> None:
    talk = await at(bare, "choice", "de")
    data = talk.data("Ja")
    await talk.press_data(data)
    await talk.press_data(data)
    assert await asked(bare, talk) == "last"
    assert await bare.draft(WITTEN, "small") == {"q": "ja"}


@pytest.mark.parametrize("order", ["Ja Egal", "Egal Ja", "Egal Egal Ja", "Ja Egal Ja"])
async def test_taps_in_another_order_come_to_the_same_list(bare: Stage, order: str) -> None:
    """Each tap is that of the card as it was at first: on, however often."""
    talk = await at(bare, "choices", "de")
    data = {label: talk.data(label) for label in ("Ja", "Egal")}
    for label in order.split():
        await talk.press_data(data[label])
    await talk.press("Weiter")
    assert await bare.draft(WITTEN, "small") == {"q": ["ja", "egal"]}
