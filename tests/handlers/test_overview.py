"""The overview of somebody who holds much, or who coordinates much."""

from typing import Any

from survey.roster import Roster
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, Stage

HEAD: list[dict[str, Any]] = [{"person": "kopf"}]
QUESTION = a_choice("a", "Ja", "Nein")


def many_towns(count: int) -> Roster:
    """A roster of towns with long names, each with its own head."""
    mandates = [
        {
            "key": f"{n:08}",
            "municipality": f"Stadt {n} {'x' * 60}",
            "inhabitants": 1,
            "counted_on": "2019-12-31",
            "office": "Amt",
            "holders": [{"person": f"kopf {n}"}],
        }
        for n in range(1, count + 1)
    ]
    return Roster.model_validate({"mandates": mandates})


async def test_newest_of_many_mandates_are_shown(bare: Stage) -> None:
    talk = bare.talk()
    for n in range(14):
        round_ = a_round(QUESTION, id=f"round-{n:02}", title=f"Abfrage {n}")
        await bare.open(round_, a_roster(witten=HEAD))
        await talk.follow("kopf")
        await talk.press("Ja, das bin ich")
    await talk.say("/meinstand")
    assert talk.labels == [
        *(f"{n}. Witten öffnen" for n in range(1, 13)),
        "Vertretung und Sachbearbeitung",
    ]
    assert talk.card.body.startswith("Abfrage 2\n– Witten: offen, Frist")


async def test_states_of_mandates_are_told_apart(stage: Stage) -> None:
    double = await stage.joined("Amtsleitung Ennepetal")
    await double.press("Getrennt beantworten", "Nein")
    await double.press_data("0 o solidarpakt-en 05954008")
    await double.press("Fehlanzeige", "Übersicht")
    assert double.card.body == (
        "Solidarpakt Ennepe-Ruhr: Interessenbekundung\n"
        "– Breckerfeld: begonnen, Frist Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)\n"
        "– Ennepetal: abgegeben (Nr. 1)"
    )


async def test_rounds_are_shown_with_numbers_five_a_page(bare: Stage) -> None:
    for n in range(7):
        await bare.open(a_round(QUESTION, id=f"round-{n}", title="T" * 120), a_roster(witten=HEAD))
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    assert coordinator.labels == [
        *(f"{n}. Abfrage öffnen" for n in range(1, 6)),
        "Nächste Seite",
        "Neue Abfrage",
        "Aktualisieren",
    ]
    assert coordinator.card.body.startswith("1. TTT")
    await coordinator.press("Nächste Seite")
    assert coordinator.labels == [
        "6. Abfrage öffnen", "7. Abfrage öffnen", "Vorige Seite", "Neue Abfrage", "Aktualisieren",
    ]  # fmt: skip
    await coordinator.press("7. Abfrage öffnen", "Zurück", "Aktualisieren")

    await coordinator.say("2. Abfrage öffnen", "Auswertung")
    (letter,) = await bare.letters("summary")
    assert letter.round == "round-1"


async def test_many_missing_towns_are_counted_behind_the_twelfth(bare: Stage) -> None:
    """The screen refuses a card that is too long."""
    for n in range(5):
        await bare.open(a_round(QUESTION, id=f"round-{n}"), many_towns(60))
    coordinator = bare.talk(COORDINATOR, "en")
    await coordinator.say("/start")
    assert coordinator.card.body.count(" and 48 more") >= 1
    assert coordinator.card.body.count("Stadt 12 ") >= 1
    assert "Stadt 13 " not in coordinator.card.body


async def test_planned_and_closed_rounds_are_named_as_such(bare: Stage) -> None:
    await bare.open(a_round(QUESTION, id="eins"), a_roster(witten=HEAD), planned=True)
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/stand")
    assert "geplant, beginnt am Dienstag, 24. November 2026, 10:00 Uhr" in coordinator.card.body


async def test_coordinator_who_is_a_head_sees_both(stage: Stage) -> None:
    both = stage.talk(COORDINATOR)
    await both.follow("Amtsleitung Witten")
    await both.press("Ja, das bin ich")
    assert both.card.head == "Witten"
    await both.say("/stand")
    assert both.card.title == "Ihre Abfragen"
    assert "\n\nAbfragen\n\n" in both.card.body
    assert both.labels == [
        "Witten öffnen",
        "Vertretung und Sachbearbeitung",
        "Abfrage öffnen",
        "Neue Abfrage",
        "Aktualisieren",
    ]
    await both.say("/hilfe")
    assert "/zurueck" in both.shown[-2].body
    assert "/auswertung" in both.shown[-2].body
