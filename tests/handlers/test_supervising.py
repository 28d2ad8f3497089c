"""A coordinator at one round: how it stands, reminding the missing, what time will bring."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import update

from chat.cards import Card
from scheduler.look import look
from scheduler.settings import Settings
from storage import rounds
from storage.schema import people as table
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

WITTEN, ENNEPETAL = "05954036", "05954008"
TITLE = "Solidarpakt Ennepe-Ruhr: Interessenbekundung"


async def test_card_of_a_round_says_how_it_stands(stage: Stage, coordinator: Talk) -> None:
    assert coordinator.card == Card(
        title=TITLE,
        body=(
            "offen bis Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)\n"
            "Abgegeben: 0 von 9\n"
            "Es fehlen: Breckerfeld, Ennepetal, Gevelsberg, Hattingen, Herdecke, Schwelm, "
            "Sprockhövel, Wetter (Ruhr), Witten"
        ),
        rows=coordinator.card.rows,
    )
    assert coordinator.labels == [
        "Auswertung",
        "Jetzt erinnern",
        "Plan der Nachrichten",
        "Stand nach Kommunen",
        "Dokumente",
        "Einladungen",
        "Frist verlängern",
        "Jetzt beenden",
        "Aktualisieren",
        "Zurück",
    ]
    await coordinator.press("Zurück")
    assert coordinator.card.title == "Abfragen"


async def test_card_of_a_round_is_shown_as_things_are_now(stage: Stage, coordinator: Talk) -> None:
    await (await stage.joined("Amtsleitung Witten")).press("Fehlanzeige")
    await coordinator.press("Aktualisieren")
    assert "Abgegeben: 1 von 9" in coordinator.card.body


async def test_opening_and_closing_bring_the_card_up_to_date(bare: Stage) -> None:
    """Nobody has to press for it."""
    await bare.open(
        a_round(a_choice("a", "Ja")), a_roster(witten=[{"person": "kopf"}]), planned=True
    )
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/stand")
    await coordinator.press("Abfrage öffnen")
    assert "geplant" in coordinator.card.body
    for state, passes in (("offen bis", dt.timedelta()), ("beendet", dt.timedelta(days=40))):
        bare.now += passes
        await look(
            bare.database, Settings("de", frozenset({COORDINATOR}), (), bare.desk.secret), bare.now
        )
        await bare.show_again(coordinator)
        assert state in coordinator.card.body


async def test_card_of_a_round_tells_deadlines_that_differ(stage: Stage, coordinator: Talk) -> None:
    await stage.extend(WITTEN, dt.timedelta(days=3))
    await coordinator.press("Aktualisieren")
    assert (
        "Frist für Breckerfeld, Ennepetal, Gevelsberg, Hattingen, Herdecke, Schwelm, Sprockhövel, "
        "Wetter (Ruhr): Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)\n"
        "Frist für Witten: Montag, 21. Dezember 2026, 12:00 Uhr (MEZ)\n"
    ) in coordinator.card.body


async def test_card_of_a_closed_round_offers_its_result_and_to_open_it_again(
    stage: Stage, coordinator: Talk
) -> None:
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, DEADLINE))
    await coordinator.press("Aktualisieren")
    assert coordinator.labels == [
        "Auswertung",
        "Stand nach Kommunen",
        "Dokumente",
        "Freigeben",
        "Wieder öffnen",
        "Personendaten löschen",
        "Aktualisieren",
        "Zurück",
    ]


# -- reminding now -------------------------------------------------------------


async def test_reminding_says_whom_it_would_reach_and_sends_nothing_yet(
    stage: Stage, coordinator: Talk
) -> None:
    await stage.joined("Amtsleitung Ennepetal")
    await (await stage.joined("Amtsleitung Witten")).press("Fehlanzeige")
    await stage.joined("Amtsleitung Schwelm")
    await coordinator.press("Jetzt erinnern")
    assert coordinator.card == Card(
        head=TITLE,
        title="Jetzt erinnern?",
        body=(
            "Die Erinnerung geht an 2 Personen: Amtsleitung Ennepetal (Breckerfeld, Ennepetal), "
            "Amtsleitung Schwelm (Schwelm)\n\n"
            "Nicht erreichbar, weil noch niemand beigetreten ist: Gevelsberg, Hattingen, Herdecke, "
            "Sprockhövel, Wetter (Ruhr)\n\n"
            "Die geplanten Erinnerungen kommen weiterhin."
        ),
        rows=coordinator.card.rows,
    )
    assert coordinator.labels == ["Jetzt an 2 Personen senden", "Zurück"]
    assert await stage.letters("reminder") == []
    await coordinator.press("Zurück")
    assert coordinator.card.title == TITLE
    assert await stage.letters("reminder") == []


async def test_a_press_reminds_once_and_says_how_many(stage: Stage, coordinator: Talk) -> None:
    double = await stage.joined("Amtsleitung Ennepetal")
    await coordinator.press("Jetzt erinnern")
    send = coordinator.data("Jetzt an 1 Person senden")
    await coordinator.press_data(send)
    assert coordinator.toast == "Die Erinnerung geht sofort an 1 Person."
    assert coordinator.card.title == TITLE
    await coordinator.press_data(send)
    assert coordinator.toast.startswith("Diese Taste gehört zu einem früheren Stand.")
    (letter,) = await stage.letters("reminder")
    assert (letter.chat, letter.not_before) == (double.account, stage.now - dt.timedelta(seconds=1))
    assert letter.about["mandates"] == ["05954004", ENNEPETAL]
    # Asked for anew, it is another one.
    await coordinator.press("Jetzt erinnern", "Jetzt an 1 Person senden")
    assert len(await stage.letters("reminder")) == 2


async def test_nothing_is_sent_without_the_step_that_says_whom(
    stage: Stage, coordinator: Talk
) -> None:
    await stage.joined("Amtsleitung Witten")
    for way in ([], ["Plan der Nachrichten"]):
        await coordinator.press(*way)
        turn = coordinator.data("Zurück").split()[0]
        await coordinator.press_data(f"{turn} J")
    assert await stage.letters("reminder") == []


async def test_reminding_in_quiet_hours_says_so_before_it_sends(
    stage: Stage, coordinator: Talk
) -> None:
    await stage.joined("Amtsleitung Witten")
    stage.now = dt.datetime(2026, 11, 24, 20, tzinfo=dt.UTC)
    await coordinator.press("Jetzt erinnern")
    quiet = "Jetzt ist Ruhezeit oder ein freier Tag. Gesendet wird trotzdem sofort."
    assert quiet in coordinator.card.body
    await coordinator.press("Jetzt an 1 Person senden")
    assert len(await stage.letters("reminder")) == 1


async def test_reminding_where_nobody_is_missing_or_joined_offers_nothing(bare: Stage) -> None:
    round_ = a_round(a_choice("a", "Ja", "Nein"), nil_return=True)
    await bare.open(round_, a_roster(witten=[{"person": "kopf"}]))
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press("Abfrage öffnen", "Jetzt erinnern")
    assert coordinator.card.body == (
        "Von denen, die fehlen, ist noch niemand beigetreten. Zu erinnern ist niemand."
    )
    assert coordinator.labels == ["Zurück"]
    await (await bare.joined("kopf")).press("Fehlanzeige")
    await coordinator.press("Zurück", "Jetzt erinnern")
    assert coordinator.card.body == "Alle haben abgegeben. Zu erinnern ist niemand."


async def test_what_changed_before_the_press_is_looked_at_again(
    stage: Stage, coordinator: Talk
) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await coordinator.press("Jetzt erinnern")
    send = coordinator.data("Jetzt an 1 Person senden")
    await witten.press("Fehlanzeige")
    await coordinator.press_data(send)
    assert coordinator.toast.startswith("Von denen, die fehlen, ist noch niemand beigetreten.")
    assert await stage.letters("reminder") == []


async def test_everything_can_be_typed_too(stage: Stage, coordinator: Talk) -> None:
    await stage.joined("Amtsleitung Witten")
    await coordinator.say("Jetzt erinnern", "Jetzt an 1 Person senden")
    assert "Die Erinnerung geht sofort an 1 Person." in coordinator.card.body
    await coordinator.say("/plandernachrichten", "/zurueck", "/zurueck")
    assert coordinator.card.title == "Abfragen"
    assert len(await stage.letters("reminder")) == 1


# -- the plan ------------------------------------------------------------------


async def test_plan_tells_what_will_be_sent_to_whom(stage: Stage, coordinator: Talk) -> None:
    await stage.joined("Amtsleitung Ennepetal")
    await (await stage.joined("Amtsleitung Witten")).press("Fehlanzeige")
    await coordinator.press("Plan der Nachrichten")
    assert coordinator.card.head == TITLE
    blocks = coordinator.card.body.split("\n\n")
    assert blocks[0] == "So kommt es, wenn bis dahin niemand mehr etwas tut."
    assert blocks[1] == (
        # The stage has frozen the round without a bot that would have told of its opening.
        "Dienstag, 24. November 2026, 10:00 Uhr: Eröffnung der Abfrage\n"
        "an 1 Person: Amtsleitung Ennepetal (Breckerfeld, Ennepetal)\n"
        "ist überfällig und geht am Dienstag, 24. November 2026, 10:00 Uhr hinaus"
    )
    assert blocks[2] == (
        "Mittwoch, 9. Dezember 2026, 09:00 Uhr: Erinnerung\n"
        "an 1 Person: Amtsleitung Ennepetal (Breckerfeld, Ennepetal)"
    )
    assert blocks[5] == (
        "Donnerstag, 17. Dezember 2026, 09:00 Uhr: Hinweis an die Koordination\n"
        "an 1 Person der Koordination: Es fehlen Breckerfeld, Ennepetal, Gevelsberg, Hattingen, "
        "Herdecke, Schwelm, Sprockhövel, Wetter (Ruhr)"
    )
    assert blocks[6] == (
        "Freitag, 18. Dezember 2026, 12:00 Uhr: Fristende und Auswertung\n"
        "Ergebnis an die Koordination (1) und in Gruppen (0), Abschluss an Beigetretene (2)"
    )
    await coordinator.press("Zurück")
    assert coordinator.card.title == TITLE


# -- rights --------------------------------------------------------------------


@pytest.mark.parametrize("data", ["i solidarpakt-en", "j", "J", "P", "g 1", "b", "m"])
async def test_a_head_gets_no_card_of_a_round(stage: Stage, witten: Talk, data: str) -> None:
    turn = witten.data("Übersicht").split()[0]
    before = await stage.letters("reminder")
    await witten.press_data(f"{turn} {data}")
    assert "Abgegeben:" not in witten.card.body
    await witten.press_data(f"0 {data}")
    assert witten.toast == "Dazu sind Sie nicht berechtigt."
    assert await stage.letters("reminder") == before


@pytest.mark.parametrize("place", ["round", "reminding", "planned"])
async def test_a_coordinator_whose_right_was_withdrawn_is_refused(
    stage: Stage, witten: Talk, place: str
) -> None:
    """A head who coordinated for a while, with the card of a round open."""
    await stage.database.write(
        lambda c: c.execute(update(table).values(coordinator_since=stage.now))
    )
    await witten.say("/stand")
    ways = {"reminding": ["Jetzt erinnern"], "planned": ["Plan der Nachrichten"]}.get(place, [])
    await witten.press("Abfrage öffnen", *ways)
    buttons = [witten.data(label) for label in witten.labels]
    await stage.database.write(lambda c: c.execute(update(table).values(coordinator_since=None)))
    for data in buttons:
        await witten.press_data(data)
        assert witten.toast.startswith(("Dazu sind Sie nicht berechtigt.", "Diese Taste gehört zu"))
    assert witten.card.title == "Ihre Abfragen"
    assert "Abgegeben:" not in witten.card.body
    assert await stage.letters("reminder") == []
    assert await stage.letters("summary") == []


async def test_a_stranger_who_coordinated_is_told_nothing(stage: Stage, coordinator: Talk) -> None:
    await coordinator.press("Jetzt erinnern")
    data = [coordinator.data(label) for label in coordinator.labels]
    stage.desk = replace(stage.desk, coordinators=frozenset())
    for each in data:
        await coordinator.press_data(each)
        assert coordinator.toast.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")


async def test_an_unknown_round_leads_to_the_overview(stage: Stage, coordinator: Talk) -> None:
    await coordinator.press("Zurück")
    turn = coordinator.data("Aktualisieren").split()[0]
    await coordinator.press_data(f"{turn} i nirgends")
    assert coordinator.card.title == "Abfragen"
