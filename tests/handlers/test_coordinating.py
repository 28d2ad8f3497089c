"""What coordinators see and ask for."""

from chat.cards import Card
from storage import rounds
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk


async def test_configured_coordinator_sees_the_rounds_and_who_is_missing(stage: Stage) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await witten.press("Fehlanzeige")
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    assert coordinator.card == Card(
        title="Abfragen",
        body=(
            "Solidarpakt Ennepe-Ruhr: Interessenbekundung\n"
            "offen bis Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)\n"
            "Abgegeben: 1 von 9\n"
            "Es fehlen: Breckerfeld, Ennepetal, Gevelsberg, Hattingen, Herdecke, Schwelm, "
            "Sprockhövel, Wetter (Ruhr)"
        ),
        rows=coordinator.card.rows,
    )
    assert coordinator.labels == ["Abfrage öffnen", "Neue Abfrage", "Aktualisieren"]


async def test_rounds_are_shown_as_they_are_now(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await (await stage.joined("Amtsleitung Witten")).press("Fehlanzeige")
    await coordinator.press("Aktualisieren")
    assert "Abgegeben: 1 von 9" in coordinator.card.body


async def test_summary_is_sent_in_words_and_as_a_picture(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press("Abfrage öffnen", "Auswertung")
    assert coordinator.toast == "Die Auswertung kommt sofort."
    for kind in ("summary", "picture"):
        (letter,) = await stage.letters(kind)
        assert (letter.chat, letter.round) == (COORDINATOR, ROUND)
        assert letter.about == {"public": False, "language": "de"}
    for kind in ("document", "workbook", "file"):
        assert await stage.letters(kind) == []


async def test_summary_of_an_unknown_round_is_refused(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say(f"/summary {'x' * 100}")
    assert coordinator.card.body.startswith(f"Eine Abfrage „{'x' * 39}…“ gibt es nicht.")
    assert await stage.letters("summary") == []


async def test_summary_without_any_round_says_so(bare: Stage) -> None:
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/summary")
    assert coordinator.card.body == "Es gibt noch keine Abfrage.\n\nEs gibt noch keine Abfrage."


async def test_summary_of_a_closed_round_can_be_asked_for(stage: Stage) -> None:
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, stage.now))
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/auswertung")
    assert len(await stage.letters("summary")) == 1


async def test_status_and_help_are_the_coordinators(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR, "en")
    await coordinator.say("/status", "/help")
    assert coordinator.card.title == "Rounds"
    assert coordinator.shown[-2].body.startswith("/summary: the summary as text and picture\n")


async def test_head_is_not_offered_what_coordinators_are(stage: Stage, witten: Talk) -> None:
    await witten.say("/stand")
    assert witten.card.body.startswith("Diesen Befehl gibt es hier nicht.")
    await witten.say("/auswertung")
    assert witten.card.body.startswith("Diesen Befehl gibt es hier nicht.")
    assert await stage.letters("summary") == []
