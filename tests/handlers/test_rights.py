"""Nobody acts for another: every button that a head can get, pressed by everybody else.

A press is judged by who pressed, not by which button: whatever is on record for the head's town
stays as it is, whoever sends whatever data at whichever moment.
"""

import datetime as dt
from typing import Any

import pytest

from chat.actions import Action, Verb, decode, encode
from tests.handlers.naming import link_in
from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import COORDINATOR, Stage, Talk

WITTEN = "05954036"
GROUP = {"kind": "group", "id": "g", "text": "g?", "repeat": True, "items": [a_text("what")]}
QUESTIONS = [
    a_choice("a", {"id": "if", "label": "Wenn", "asks": "why"}, "Nein"),
    {**a_choice("b", "Eins", "Zwei"), "kind": "choices", "required": False},
    {"kind": "municipalities", "id": "towns", "text": "towns?", "required": False},
    GROUP,
]
DEPUTY = {"person": "vertretung", "role": "deputy", "to": "2026-11-24"}
HOLDERS: list[dict[str, Any]] = [
    {"person": "kopf"},
    {"person": "frueher"},
    {"person": "sache", "role": "preparer"},
    DEPUTY,
]
PARTIES = ["stranger", "other head", "former holder", "expired deputy", "coordinator"]


@pytest.fixture
async def buttons(bare: Stage) -> set[str]:
    """Every button that the head of one town has had before the eyes on the way to a revision, and
    every action that there is."""
    roster = a_roster(witten=HOLDERS, ennepetal=[{"person": "andere"}])
    await bare.open(a_round(*QUESTIONS, nil_return=True), roster)
    head = bare.talk()
    seen: set[str] = set()

    async def press(*labels: str) -> None:
        for label in labels:
            seen.update(head.data(each) for each in head.labels)
            await head.press(label)

    await head.follow("kopf")
    await press("Ja, das bin ich", "Weiter", "Wenn")
    await head.say("darum")
    await press("Eins", "Weiter", "Ennepetal", "Weiter", "Eintrag hinzufügen")
    await head.say("was")
    await press("Weiter", "Ändern", "1", "Zurück", "Verbindlich abgeben", "Ändern", "Zurück")
    every = {encode(Action(verb, argument, turn)) for verb in Verb for argument, turn in ARGUMENTS}
    return seen | every


ARGUMENTS = [("", 0), ("small", 0), (f"small {WITTEN}", 0)]


async def somebody(stage: Stage, party: str) -> Talk:
    """Somebody who may not act for the head's town (any more)."""
    coordinator = stage.talk(COORDINATOR)
    match party:
        case "stranger":
            return stage.talk()
        case "other head":
            return await stage.joined("andere")
        case "former holder":
            former = await stage.joined("frueher")
            await former.press("Ändern")
            await coordinator.say("/start")
            await coordinator.press_data(await stage.revoking("frueher", "small"))
            return former
        case "expired deputy":
            deputy = await stage.joined("vertretung")
            stage.now += dt.timedelta(days=1)
            return deputy
    await coordinator.say("/start")
    return coordinator


async def on_record(stage: Stage) -> tuple[Any, ...]:
    """What only the town's own people may change, and what binds."""
    dump = await stage.dump()
    return (
        await stage.draft(WITTEN, "small"),
        dump["submissions"],
        dump["log"],
        [row for row in dump["outbox"] if row[5] == "receipt"],
    )


@pytest.mark.parametrize("party", PARTIES)
async def test_nobody_acts_for_another(bare: Stage, buttons: set[str], party: str) -> None:
    assert len(buttons) > 100
    talk = await somebody(bare, party)
    before = await on_record(bare)
    for data in sorted(buttons):
        action = decode(data)
        if party == "coordinator" and action and action.verb is Verb.REVOKE:
            continue  # that is a coordinator's own to do
        await talk.press_data(data)
        if party == "other head" and action and action.verb in {Verb.NIL, Verb.SUBMIT}:
            continue
        await talk.press_data(await of_this_turn(bare, talk, data))
    assert await on_record(bare) == before


async def of_this_turn(stage: Stage, talk: Talk, data: str) -> str:
    """The same button as if it stood on the card that is shown now."""
    turn = next((b.action.turn for row in talk.card.rows for b in row if b.action), 0)
    return f"{turn:x} {data.partition(' ')[2]}"


async def test_preparer_changes_the_draft_and_nothing_that_binds(
    bare: Stage, buttons: set[str]
) -> None:
    preparer = await bare.joined("sache")
    await preparer.press("Ändern")
    before = (await on_record(bare))[1:]
    for data in sorted(buttons):
        await preparer.press_data(data)
        await preparer.press_data(await of_this_turn(bare, preparer, data))
    assert (await on_record(bare))[1:] == before
    assert await bare.draft(WITTEN, "small") != {}


async def test_every_control_that_changes_something_is_among_the_buttons(
    buttons: set[str],
) -> None:
    """So that the tests above can fail."""
    verbs = {action.verb for data in buttons if (action := decode(data)) and action.turn > 1}
    assert verbs >= {
        Verb.CHOOSE, Verb.PICK, Verb.NEXT, Verb.BACK, Verb.ADD, Verb.ENTRY, Verb.REMOVE, Verb.NIL,
        Verb.SUBMIT, Verb.CONFIRM, Verb.CHANGE, Verb.CLEAR, Verb.SKIP,
    }  # fmt: skip


# -- naming others -----------------------------------------------------------------------

NAMING = [
    "stranger",
    "other head",
    "former head",
    "head whose days are over",
    "deputy",
    "expired deputy",
    "preparer",
    "named deputy",
    "named preparer",
    "withdrawn deputy",
    "coordinator",
]
STEPS = [
    ("/vertretung", "Frau Fremd", "Ab heute", "Bis Fristende", "Benennen"),
    ("/deputy", "Frau Fremd", "24.11.2026", "25.11.2026", "Benennen"),
    ("/sachbearbeitung", "Frau Fremd", "Benennen"),
    ("/preparer", "Frau Fremd", "Name this person"),
    ("Vertretung und Sachbearbeitung", "Stellvertretung benennen", "Frau Fremd", "Benennen"),
    ("/vertretungundsachbearbeitung", "/1neuerlink", "/1zuruecknehmen", "/zugangzuruecknehmen"),
]


@pytest.fixture
async def office(bare: Stage) -> Stage:
    """A town with everybody who can have to do with it, and a head who has named two people of
    whom nobody has joined."""
    holders = [
        {"person": "kopf"},
        {"person": "alt", "to": "2026-11-24"},
        {"person": "frueher"},
        {"person": "immer", "role": "deputy"},
        {"person": "sache", "role": "preparer"},
        DEPUTY,
    ]
    roster = a_roster(witten=holders, ennepetal=[{"person": "andere"}])
    await bare.open(a_round(*QUESTIONS, nil_return=True), roster)
    return bare


async def head_of(stage: Stage) -> tuple[Talk, set[str]]:
    """The head, who has named somebody who has not joined, and every button on the way there."""
    head = await stage.joined("kopf")
    seen: set[str] = set()

    async def press(*labels: str) -> None:
        for label in labels:
            seen.update(head.data(each) for each in head.labels)
            await head.press(label)

    await press("Vertretung und Sachbearbeitung", "Stellvertretung benennen")
    await head.say("Frau Muster")
    await press("Ab heute", "Bis Fristende", "Benennen", "1. Zurücknehmen")
    seen.update(head.data(each) for each in head.labels)
    await head.press("Zurück")
    verbs = (Verb.NAMED, Verb.NAME, Verb.LINK, Verb.REVOKE)
    words = ("", "deputy", "preparer", seen_id(seen), f"small {WITTEN}", "small")
    return head, seen | {encode(Action(v, w)) for v in verbs for w in words}


def seen_id(seen: set[str]) -> str:
    """Under which id somebody was named."""
    found = (decode(data) for data in seen)
    return next(each.argument for each in found if each and each.verb is Verb.LINK and each.turn)


async def as_party(stage: Stage, party: str, head: Talk) -> Talk:
    """Somebody who may not name anybody for the head's town, nor take anybody back."""
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    match party:
        case "stranger":
            return stage.talk()
        case "coordinator":
            return coordinator
        case "named deputy" | "named preparer" | "withdrawn deputy":
            return await named_as(stage, party, head)
    person = {
        "other head": "andere", "former head": "frueher", "head whose days are over": "alt",
        "deputy": "immer", "expired deputy": "vertretung", "preparer": "sache",
    }[party]  # fmt: skip
    talk = await stage.joined(person)
    if party == "former head":
        await coordinator.press_data(await stage.revoking(person, "small"))
    if "over" in party or "expired" in party:
        stage.now += dt.timedelta(days=1)
    return talk


async def named_as(stage: Stage, party: str, head: Talk) -> Talk:
    """Somebody whom the head has named, too."""
    command = "/sachbearbeitung" if "preparer" in party else "/vertretung"
    days = () if "preparer" in party else ("Ab heute", "Bis Fristende")
    await head.say(command, "Herr Beispiel", *days, "Benennen")
    talk = stage.talk()
    await talk.say(f"/start {link_in(head)[1]}")
    await talk.press("Ja, das bin ich")
    if "withdrawn" in party:
        await stage.show_again(head)
        await head.press("2. Zurücknehmen", "Zugang zurücknehmen")
    return talk


async def named_here(stage: Stage) -> tuple[Any, ...]:
    """Who holds the town, by which links, and what the log says."""
    dump = await stage.dump()
    return dump["holders"], dump["links"], dump["log"], dump["log_bodies"], dump["submissions"]


@pytest.mark.parametrize("party", NAMING)
async def test_nobody_names_or_takes_back_for_a_head(office: Stage, party: str) -> None:
    head, buttons = await head_of(office)
    talk = await as_party(office, party, head)
    before = await named_here(office)
    for data in sorted(buttons):
        for pressed in (data, await of_this_turn(office, talk, data)):
            await talk.press_data(pressed)
    assert await named_here(office) == before


@pytest.mark.parametrize("party", [each for each in NAMING if each != "other head"])
async def test_nobody_names_by_typing_who_is_no_head(office: Stage, party: str) -> None:
    head, _ = await head_of(office)
    talk = await as_party(office, party, head)
    before = await named_here(office)
    for words in STEPS:
        await talk.say(*words)
    assert await named_here(office) == before


async def test_head_does_by_the_same_buttons_and_words_what_others_cannot(office: Stage) -> None:
    """So that the tests above can fail."""
    head, buttons = await head_of(office)
    id_ = seen_id(buttons)
    holders, links, *_ = await named_here(office)
    await head.press_data(await of_this_turn(office, head, f"0 L {id_}"))
    assert len((await named_here(office))[1]) == len(links) + 1
    await head.say(*STEPS[2])
    assert len((await named_here(office))[0]) == len(holders) + 1
    await head.press_data(await of_this_turn(office, head, f"0 f {id_}"))
    await head.press("Zugang zurücknehmen")
    assert (await office.log("small"))[-2:] == ["named", "withdrawn"]
