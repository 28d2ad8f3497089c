"""A draft goes round: the round that asks about it, who is in it, and what ends it."""

import datetime as dt

import pytest

from storage import joint_votes, log, rounds
from survey.cosigning import text_digest
from tests.handlers.joint import (
    COSIGN,
    HEADS,
    SECOND,
    VOTUM,
    at_joint,
    bodies_of,
    circulate,
    closed,
    the_draft,
)
from tests.handlers.stage import Stage, Talk

SECOND_ROUND = f"{VOTUM}-cosign-2"
DOUBLE = HEADS[0]


@pytest.fixture
async def heads(bare: Stage) -> list[Talk]:
    return await closed(bare)


@pytest.fixture
async def coordinator(bare: Stage, heads: list[Talk]) -> Talk:
    return await at_joint(bare)


async def test_it_is_asked_until_when_and_said_to_whom(bare: Stage, coordinator: Talk) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    assert coordinator.card.body == (
        "Bis wann soll mitgezeichnet werden? Bitte tippen Sie Tag und Uhrzeit, zum Beispiel "
        "21.12.2026 12:00."
    )
    assert coordinator.labels == ["Zurück"]
    await coordinator.say("08.01.2027 12:00")
    lines = coordinator.card.body.split("\n\n")
    whom, quotes = lines[0].split("\n")
    assert whom.startswith("Der Entwurf geht in Worten und als PDF an 8 Personen: ")
    assert quotes == "Er kann Vorbehalte und Texte mit dem Namen der Kommune wiedergeben."
    assert lines[1:] == [
        (
            "Frist: Freitag, 8. Januar 2027, 12:00 Uhr (MEZ). Erinnert wird wie in der Abfrage "
            "davor."
        ),
        "Unter dem Schreiben stehen nur die Namen derer, die zustimmen.",
    ]
    assert await bare.log(COSIGN) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("morgen", "Das ist kein Zeitpunkt."),
        ("18.12.2026 12:00", "Dieser Zeitpunkt ist schon vorbei."),
        ("31.02.2027 12:00", "Diesen Tag oder diese Uhrzeit gibt es nicht."),
    ],
)
async def test_a_deadline_that_is_none(coordinator: Talk, words: str, told: str) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say(words)
    assert told in coordinator.card.body
    assert coordinator.labels == ["Zurück"]


async def test_a_deadline_on_a_day_off_is_said(coordinator: Talk) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("09.01.2027 12:00")
    assert "Die Frist endet an einem freien Tag." in coordinator.card.body


async def test_a_deadline_that_passes_meanwhile(bare: Stage, coordinator: Talk) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("08.01.2027 12:00")
    bare.now = dt.datetime(2027, 1, 8, 12, tzinfo=dt.UTC)
    await coordinator.press("In die Mitzeichnung geben")
    assert coordinator.toast.startswith("Dieser Zeitpunkt ist schon vorbei.")
    assert (await the_draft(bare)).cosigning is None


async def test_the_second_tap_opens_a_round_of_its_own(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    await circulate(coordinator)
    assert coordinator.toast == "Die Fassung 1 ist in der Mitzeichnung."
    draft = await the_draft(bare)
    assert draft.cosigning == COSIGN
    kept = await bare.database.read(lambda c: rounds.get(c, COSIGN))
    assert kept.round.title.in_language("de") == (
        "Mitzeichnung: Jugendhilfe Ennepe-Ruhr: Votum der Jugendämter (Fassung 1)"
    )
    assert kept.round.title.in_language("en").startswith("Co-signature: Youth welfare")
    assert kept.closes_at == dt.datetime(2027, 1, 8, 11, tzinfo=dt.UTC)
    assert await bare.log(COSIGN) == ["circulated", *["joined"] * 8]
    first, joined, *_ = await bodies_of(bare, COSIGN)
    assert (first["round"], first["version"], first["text"]) == (
        VOTUM,
        1,
        text_digest(draft.pieces),
    )
    assert joined["mandates"] == [
        {"key": "05954004", "role": "head"},
        {"key": "05954008", "role": "head"},
    ]
    letters = await bare.letters("joint-draft")
    assert {letter.chat for letter in letters} == {head.account for head in heads}


async def test_the_other_coordinators_learn_who_has_let_it_go_round(
    bare: Stage, coordinator: Talk
) -> None:
    await at_joint(bare, SECOND)
    await circulate(coordinator)
    body, *_ = await bodies_of(bare, COSIGN)
    (letter,) = await bare.letters("circulating")
    assert (letter.chat, letter.round, letter.about) == (SECOND, COSIGN, {"by": body["by"]})


async def test_a_draft_comes_before_its_deadline_even_in_quiet_hours(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    bare.now = dt.datetime(2026, 12, 23, 19, tzinfo=dt.UTC)
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("08.01.2027 12:00")
    assert "Gesendet wird ab" in coordinator.card.body
    await coordinator.press("Zurück")
    await coordinator.say("24.12.2026 07:00")
    assert "Gesendet wird ab" not in coordinator.card.body
    await coordinator.press("In die Mitzeichnung geben")
    assert len(await bare.letters("joint-draft")) == len(heads)


async def test_the_double_tap_and_another_coordinator_open_nothing_more(
    bare: Stage, coordinator: Talk
) -> None:
    other = await at_joint(bare, SECOND)
    for each in (coordinator, other):
        await each.press("In die Mitzeichnung geben")
        await each.say("08.01.2027 12:00")
    data = coordinator.data("In die Mitzeichnung geben")
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.press_data(data)
    await other.press("In die Mitzeichnung geben")
    assert other.toast.startswith("Diese Fassung ist in der Mitzeichnung")
    assert await bare.database.read(rounds.ids) == (COSIGN, VOTUM)


async def test_what_another_has_changed_does_not_go_round_unseen(
    bare: Stage, coordinator: Talk
) -> None:
    other = await at_joint(bare, SECOND)
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("08.01.2027 12:00")
    await other.say("1", "Anders.")
    await coordinator.press("In die Mitzeichnung geben")
    assert coordinator.toast.startswith("Jemand hat den Entwurf inzwischen geändert")
    assert (await the_draft(bare)).cosigning is None


async def test_an_empty_draft_does_not_go_round(bare: Stage, coordinator: Talk) -> None:
    for number in range(1, 7):
        await coordinator.say(str(number))
        await coordinator.press("Weglassen")
    await circulate(coordinator)
    assert coordinator.toast.startswith("Alle Teile sind weggelassen oder leer.")


async def test_while_it_goes_round_nothing_is_changed(bare: Stage, coordinator: Talk) -> None:
    await circulate(coordinator)
    assert coordinator.labels == [
        "Schreiben mit Namen", "Neue Fassung", "Neu aus der Auszählung", "Aktualisieren",
        "Zurück",
    ]  # fmt: skip
    await coordinator.say("1")
    assert coordinator.card.body.startswith("Einen solchen Teil gibt es nicht.")
    await coordinator.press("Schreiben mit Namen")
    (letter,) = await bare.letters("joint-letter")
    assert letter.round == COSIGN


async def test_nothing_is_drawn_up_anew_from_a_round_that_goes_on(
    bare: Stage, coordinator: Talk
) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("08.01.2027 12:00")
    await bare.database.write(lambda c: rounds.reopen(c, VOTUM))
    await coordinator.press("In die Mitzeichnung geben")
    assert coordinator.toast == (
        "Ein gemeinsames Votum gibt es erst, wenn die Abfrage beendet ist."
    )
    assert (await the_draft(bare)).cosigning is None


async def test_it_can_be_typed_throughout(bare: Stage, coordinator: Talk) -> None:
    await coordinator.say(
        "In die Mitzeichnung geben", "08.01.2027 12:00", "in die mitzeichnung geben"
    )
    assert (await the_draft(bare)).cosigning == COSIGN
    await coordinator.say("/neuefassung")
    found = await bare.database.read(lambda c: joint_votes.get(c, VOTUM, 2))
    assert found.cosigning is None
    assert (await bare.database.read(lambda c: log.head(c, COSIGN)))[0] == 9
