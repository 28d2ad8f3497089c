"""A draft goes round: the round that asks about it, who is in it, and what ends it."""

import datetime as dt
import json
from functools import partial

import pytest
from sqlalchemy import select

from storage import cosigners, joint_votes, log, people, rounds
from storage.schema import log_bodies
from survey.cosigning import text_digest
from survey.joint_vote import Signatures
from tests.handlers.joint import (
    COSIGN,
    HEADS,
    SECOND,
    VOTUM,
    at_joint,
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


async def begin(stage: Stage, round_: str = COSIGN) -> None:
    """What the next look at the clock does."""
    await stage.database.write(lambda c: rounds.mark_opened(c, round_, stage.now))


async def answer(talk: Talk, *labels: str, round_: str = COSIGN, words: str = "") -> None:
    """From the way in to the submission."""
    await talk.press_data(f"0 o {round_}")
    await talk.press(*labels)
    if words:
        await talk.say(words)
    await talk.press("Verbindlich abgeben")


async def signed(stage: Stage, round_: str = COSIGN) -> Signatures:
    return await stage.database.read(partial(cosigners.signed, cosigning=round_))


async def bodies_of(stage: Stage, round_: str) -> list[dict[str, object]]:
    query = (
        select(log_bodies.c.body).where(log_bodies.c.round == round_).order_by(log_bodies.c.number)
    )
    found = await stage.database.read(lambda c: c.execute(query).scalars().all())
    return [json.loads(body) for body in found]


async def test_it_is_asked_until_when_and_said_to_whom(bare: Stage, coordinator: Talk) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    assert coordinator.card.body == (
        "Bis wann soll mitgezeichnet werden? Bitte tippen Sie Tag und Uhrzeit, zum Beispiel "
        "21.12.2026 12:00."
    )
    assert coordinator.labels == ["Zurück"]
    await coordinator.say("08.01.2027 12:00")
    lines = coordinator.card.body.split("\n\n")
    assert lines[0].startswith("Der Entwurf geht in Worten und als PDF an 8 Personen: ")
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
        "Schreiben mit Namen", "Neue Fassung", "Aktualisieren", "Zurück",
    ]  # fmt: skip
    await coordinator.say("1")
    assert coordinator.card.body.startswith("Einen solchen Teil gibt es nicht.")
    await coordinator.press("Schreiben mit Namen")
    (letter,) = await bare.letters("joint-letter")
    assert letter.round == COSIGN


async def test_heads_read_the_draft_and_consent(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    await circulate(coordinator)
    await begin(bare)
    await heads[0].press_data(f"0 o {COSIGN}")
    assert heads[0].labels == [
        "Für beide übernehmen", "Getrennt beantworten", "Vertretung und Sachbearbeitung",
        "Übersicht", "Entwurf lesen",
    ]  # fmt: skip
    await heads[0].press("Entwurf lesen")
    assert heads[0].toast == "Der Text kommt sofort."
    assert len(await bare.letters("joint-draft")) == 9
    await answer(heads[0], "Für beide übernehmen", "Ich zeichne mit")
    await answer(heads[1], "Weiter", "Ich zeichne mit")
    await answer(heads[2], "Weiter", "Ich bitte um eine Änderung", words="Bitte ohne Zahlen.")
    found = await signed(bare)
    assert [(each.name, each.towns) for each in found.signed] == [
        (DOUBLE, ("Breckerfeld", "Ennepetal")),
        (HEADS[1], ("Gevelsberg",)),
    ]
    await coordinator.press("Aktualisieren")
    body = coordinator.card.body
    assert "Mitgezeichnet: 3 von 9 Kommunen" in body
    assert "Hattingen bittet um eine Änderung: Bitte ohne Zahlen." in body
    assert "Noch ohne Antwort: Herdecke, Schwelm" in body


async def test_the_draft_is_not_for_others(bare: Stage, coordinator: Talk) -> None:
    await circulate(coordinator)
    stranger = bare.talk()
    await stranger.press_data(f"0 B {COSIGN}")
    assert stranger.toast.startswith("Guten Tag.")
    head = bare.talk(1001)
    await head.press_data(f"0 B {VOTUM}")
    assert head.toast == "Dazu sind Sie nicht berechtigt."


async def test_a_new_version_asks_everyone_again(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    await circulate(coordinator)
    await begin(bare)
    await answer(heads[1], "Weiter", "Ich zeichne mit")
    await coordinator.press("Neue Fassung")
    assert "Die Fassung 1 ist noch in der Mitzeichnung." in coordinator.card.body
    await coordinator.say("1", "Kürzer.")
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("12.01.2027 12:00")
    assert "Die Mitzeichnung der Fassung 1 endet damit." in coordinator.card.body
    await coordinator.press("In die Mitzeichnung geben")
    first = await bare.database.read(lambda c: rounds.get(c, COSIGN))
    assert first.state == "superseded"
    assert (await bare.log(COSIGN))[-1] == "superseded"
    assert (await bodies_of(bare, COSIGN))[-1]["round"] == SECOND_ROUND
    assert (await signed(bare, SECOND_ROUND)).signed == ()
    assert len(await bare.log(SECOND_ROUND)) == 9


async def test_a_superseded_round_takes_no_answers(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    await circulate(coordinator)
    await begin(bare)
    await heads[1].press_data(f"0 o {COSIGN}")
    await heads[1].press("Weiter", "Ich zeichne mit")
    submits = heads[1].data("Verbindlich abgeben")
    await coordinator.press("Neue Fassung")
    await circulate(coordinator, "12.01.2027 12:00")
    await heads[1].press_data(submits)
    assert (
        heads[1].toast == "Die Abfrage ist durch eine neue ersetzt. Sie wird nicht mehr geändert."
    )
    assert await bare.submissions(COSIGN) == []
    assert "Antworten prüfen" not in heads[1].labels
    await heads[1].say("/mystatus")
    assert "ersetzt durch eine neue Abfrage" in heads[1].card.body


async def test_whoever_was_named_or_has_not_joined_is_in_it_too(bare: Stage) -> None:
    heads = await closed(bare, joined=2)
    await bare.database.write(lambda c: rounds.reopen(c, VOTUM))
    bare.now = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
    await heads[1].say("/sachbearbeitung", "Sachbearbeitung Gevelsberg")
    await heads[1].press("Benennen")
    await bare.database.write(
        lambda c: rounds.mark_closed(c, VOTUM, dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC))
    )
    bare.now = dt.datetime(2026, 12, 21, 9, tzinfo=dt.UTC)
    coordinator = await at_joint(bare)
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("08.01.2027 12:00")
    assert "Nicht erreichbar, weil noch niemand beigetreten ist: Hattingen" in coordinator.card.body
    await coordinator.press("In die Mitzeichnung geben")
    held = await bare.database.read(lambda c: people.holdings(c, round_=COSIGN))
    assert [(each.key, each.role, each.person is not None) for each in held][:3] == [
        ("05954004", "head", True),
        ("05954008", "head", True),
        ("05954012", "head", True),
    ]
    assert (held[-1].name, held[-1].role, held[-1].key) == (
        "Sachbearbeitung Gevelsberg", "preparer", "05954012",
    )  # fmt: skip
    assert await bare.log(COSIGN) == ["circulated", "joined", "joined", "named"]
    await bare.invite(COSIGN)
    late = await bare.joined("Jugendamtsleitung Witten")
    assert "Entwurf lesen" in late.labels
    sent = [each.chat for each in await bare.letters("joint-draft")]
    assert sent.count(late.account) == 1
    assert (await bare.log(COSIGN))[-1] == "joined"


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
