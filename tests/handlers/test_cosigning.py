"""Co-signing: who is asked, who reads the draft, whose consent holds, and for which version."""

import datetime as dt

import pytest

from handlers.charge import Charge
from handlers.deadlines import Foreseen, foresee
from storage import Connection, outbox, people, rounds
from storage.outbox import Letter
from survey.refusal import Refusal
from tests.handlers.joint import (
    COSIGN,
    HEADS,
    VOTUM,
    answer,
    at_joint,
    begin,
    bodies_of,
    circulate,
    closed,
    signed,
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


async def test_heads_read_the_draft_and_consent(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    await circulate(coordinator)
    await begin(bare)
    await heads[0].press_data(f"0 o {COSIGN}")
    assert heads[0].labels == [
        "Für beide übernehmen", "Getrennt beantworten", "Vertretung und Sachbearbeitung",
        "Frage an die Koordination",
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


async def test_a_version_that_is_over_is_not_opened_again_beside_a_newer_one(
    bare: Stage, coordinator: Talk
) -> None:
    await circulate(coordinator)
    await begin(bare)
    await bare.database.write(lambda c: rounds.mark_closed(c, COSIGN, bare.now))
    when = bare.now + dt.timedelta(days=30)

    def again(connection: Connection) -> object:
        charge = Charge(connection, bare.desk, COSIGN, "administrator", bare.now)
        return foresee(charge, when, None, again=True)

    assert isinstance(await bare.database.read(again), Foreseen)
    await coordinator.press("Neue Fassung")
    await circulate(coordinator, "12.01.2027 12:00")
    assert await bare.database.read(again) == Refusal("superseded")


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


async def to_witten(desk: Talk, round_: str) -> None:
    """A coordinator at the head of one town."""
    await desk.say("/stand")
    titled = [line for line in desk.words.splitlines() if line[:1].isdecimal()]
    cosigns = next(
        n for n, line in enumerate(titled, 1) if ("Mitzeichnung" in line) == (round_ == COSIGN)
    )
    await desk.press(f"{cosigns}. Abfrage öffnen", "Stand nach Kommunen", "Witten")
    await desk.press("1. Zugang ansehen")


@pytest.mark.parametrize("round_", [COSIGN, VOTUM])
async def test_an_access_that_was_carried_over_is_taken_back(
    bare: Stage, coordinator: Talk, heads: list[Talk], round_: str
) -> None:
    """In the co-signature itself, and with the access that it came from."""
    await circulate(coordinator)
    await begin(bare)
    await heads[-1].press_data(f"0 o {COSIGN}")
    await heads[-1].press("Weiter", "Ich zeichne mit")
    await to_witten(coordinator, round_)
    await coordinator.press("Zugang zurücknehmen")
    assert "Der Zugang ist zurückgenommen." in coordinator.words
    assert (await bare.log(COSIGN))[-1] == "revoked"
    await heads[-1].press("Verbindlich abgeben")
    assert await bare.submissions(COSIGN) == []
    joined = [each.person is not None for each in await held(bare, VOTUM)]
    assert joined == [True] * 8 + [round_ == COSIGN]


async def held(stage: Stage, round_: str) -> tuple[people.Holding, ...]:
    return await stage.database.read(lambda c: people.holdings(c, round_=round_))


async def test_an_access_stays_taken_back_for_whoever_takes_its_place(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    """Another account holds it in the co-signature: that one was not meant."""
    await circulate(coordinator)
    await to_witten(coordinator, COSIGN)
    await coordinator.press("Zugang zurücknehmen")
    await bare.invite(COSIGN)
    await bare.joined("Jugendamtsleitung Witten")
    await to_witten(coordinator, VOTUM)
    await coordinator.press("Zugang zurücknehmen")
    assert (await held(bare, COSIGN))[-1].person is not None


async def test_a_late_consent_that_is_accepted_brings_another_letter(
    bare: Stage, coordinator: Talk, heads: list[Talk]
) -> None:
    await circulate(coordinator)
    await begin(bare)
    await heads[1].press_data(f"0 o {COSIGN}")
    await heads[1].press("Weiter", "Ich zeichne mit")
    bare.now = end = dt.datetime(2027, 1, 8, 11, tzinfo=dt.UTC)

    def close(connection: Connection) -> None:
        rounds.mark_closed(connection, COSIGN, end)
        about = {"closed_at": end.isoformat()}
        letter = Letter("told", 99, "joint-letter", about, end, outbox.CLOSING, COSIGN)
        outbox.put(connection, letter)
        for each in outbox.next_up(connection, end, 99):
            outbox.finish(connection, each.id, "sent", end)

    await bare.database.write(close)
    await heads[1].press("Verbindlich abgeben")
    assert (await signed(bare)).signed == ()
    (late,) = await bare.letters("late")
    await coordinator.press_data(f"0 A {COSIGN} {late.about['submission']}")
    assert [each.name for each in (await signed(bare)).signed] == [HEADS[1]]
    assert [each.chat for each in await bare.letters("joint-letter")] == [99]
