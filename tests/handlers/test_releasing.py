"""Releasing the result of a closed round: what is asked, what is done, and by whom."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from storage import Connection, log, outbox, rounds
from survey import bodies
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import BEGIN, COORDINATOR, Stage, Talk

SECOND = 98
"""The account of another configured coordinator."""

GROUP = -900
CLOSED = BEGIN + dt.timedelta(hours=1)
HOLDERS: list[dict[str, str]] = [
    {"person": "kopf", "name": "Kopf Witten"},
    {"person": "vertretung", "role": "deputy", "name": "Stellvertretung Witten"},
    {"person": "zuarbeit", "role": "preparer", "name": "Sachbearbeitung Witten"},
    {
        "person": "gestern",
        "role": "deputy",
        "name": "Vertretung bis gestern",
        "to": "2026-11-23",
    },
]


@pytest.fixture
async def closed(bare: Stage) -> Stage:
    """A closed round of one town, whose people have joined, with a group that gets the result."""
    bare.desk = replace(bare.desk, post_to=(GROUP,), coordinators=frozenset({COORDINATOR, SECOND}))
    question = a_choice("a", {"id": "yes", "label": "Ja", "counts": "yes"}, "Nein", vote=True)
    await bare.open(a_round(question), a_roster(witten=HOLDERS))
    for person in ("kopf", "vertretung", "zuarbeit", "gestern"):
        await bare.joined(person)

    await bare.database.write(close)
    return bare


def close(connection: Connection, at: dt.datetime = CLOSED) -> None:
    rounds.mark_closed(connection, "small", at)
    log.append(connection, "small", "closed", {}, at, "salt")


def reopen(connection: Connection) -> None:
    rounds.reopen(connection, "small")
    log.append(connection, "small", "reopened", {}, CLOSED, "salt")


async def at_card(stage: Stage, account: int) -> Talk:
    """A coordinator at the card of the round."""
    talk = stage.talk(account)
    await talk.say("/start")
    await talk.press("Abfrage öffnen")
    return talk


@pytest.fixture
async def coordinator(closed: Stage) -> Talk:
    return await at_card(closed, COORDINATOR)


async def test_it_is_asked_first_what_goes_to_whom(closed: Stage, coordinator: Talk) -> None:
    await at_card(closed, SECOND)
    assert "Das Ergebnis ist noch nicht freigegeben." in coordinator.card.body
    await coordinator.press("Freigeben")
    assert coordinator.card.head == "Kleine Abfrage"
    assert coordinator.card.title == "Ergebnis freigeben?"
    assert coordinator.card.body.split("\n\n") == [
        (
            "Das Ergebnis in Worten mit allen einzelnen Antworten und ein PDF für die Akte gehen "
            "an 3 Personen: Kopf Witten, Stellvertretung Witten, Sachbearbeitung Witten"
        ),
        "Alle einzelnen Antworten gehen als Bild und als PDF in 1 Gruppe: -900",
        "Die andere Person in der Koordination erfährt, dass Sie freigegeben haben.",
        (
            "Eine Freigabe lässt sich nicht zurücknehmen. Wird danach eine verspätete Abgabe "
            "angenommen, geht das neue Ergebnis an dieselben."
        ),
    ]
    assert coordinator.labels == ["Freigeben", "Zurück"]
    assert await closed.log("small") == ["joined"] * 4 + ["closed"]


async def test_the_second_tap_releases(closed: Stage, coordinator: Talk) -> None:
    other = await at_card(closed, SECOND)
    before = await closed.database.read(lambda c: log.head(c, "small"))
    await coordinator.press("Freigeben", "Freigeben")
    assert coordinator.toast == "Das Ergebnis ist freigegeben."
    assert await closed.log("small") == ["joined"] * 4 + ["closed", "released"]
    body = json.loads((await closed.bodies())[-1])
    assert (body["round"], body["count"], body["head"]) == ("small", *before)
    assert body["by"].startswith("secret-")
    people = {each.chat for each in await closed.letters("result")}
    assert people == {1001, 1002, 1003}  # not 1004, whose days are over
    assert [each.chat for each in await closed.letters("answers")] == [GROUP]
    (told,) = await closed.letters("released")
    assert (told.chat, told.about["by"]) == (SECOND, body["by"])
    assert "freigegeben seit Dienstag, 24. November 2026, " in coordinator.card.body
    assert ", von Ihnen.\n" in coordinator.card.body
    assert "Freigeben" not in coordinator.labels
    await other.press("Aktualisieren")
    mark = body["by"][:8]
    assert f"von: jemand aus der Koordination (Kennung {mark})" in other.card.body


async def test_it_can_be_typed(closed: Stage, coordinator: Talk) -> None:
    await coordinator.say("freigeben", "Freigeben")
    assert await closed.log("small") == ["joined"] * 4 + ["closed", "released"]


async def test_two_coordinators_release_once(closed: Stage, coordinator: Talk) -> None:
    other = await at_card(closed, SECOND)
    await coordinator.press("Freigeben")
    await other.press("Freigeben")
    data = coordinator.data("Freigeben")
    await coordinator.press("Freigeben")
    await other.press("Freigeben")
    assert other.toast == (
        "Das Ergebnis ist schon freigegeben. Es wurde nichts noch einmal gesendet."
    )
    assert other.card.title == "Kleine Abfrage"
    await coordinator.press_data(data)  # the double tap
    assert len(await closed.letters("result")) == 3
    assert (await closed.log("small")).count("released") == 1


async def test_what_changed_since_is_shown_before_it_is_released(
    closed: Stage, coordinator: Talk
) -> None:
    await coordinator.press("Freigeben")
    late = bodies.revoked("x", "y", [])
    await closed.database.write(lambda c: log.append(c, "small", "revoked", late, CLOSED, "s"))
    await coordinator.press("Freigeben")
    assert coordinator.toast == (
        "Seit dieser Anzeige hat sich etwas geändert. Bitte prüfen Sie noch einmal, es ist nichts "
        "freigegeben."
    )
    assert await closed.letters("result") == []
    await coordinator.press("Freigeben")
    assert coordinator.toast == "Das Ergebnis ist freigegeben."


async def test_a_round_that_was_opened_again_is_not_released(
    closed: Stage, coordinator: Talk
) -> None:
    await coordinator.press("Freigeben")
    await closed.database.write(reopen)
    await coordinator.press("Freigeben")
    assert coordinator.toast == (
        "Die Abfrage ist noch nicht beendet, die Frist endet am Freitag, 18. Dezember 2026, "
        "12:00 Uhr (MEZ). Freigeben lässt sich das Ergebnis danach."
    )
    assert await closed.letters("result") == []


async def test_after_another_closing_it_is_released_anew(closed: Stage, coordinator: Talk) -> None:
    await coordinator.press("Freigeben", "Freigeben")
    await closed.database.write(reopen)
    await closed.database.write(lambda c: close(c, CLOSED + dt.timedelta(hours=2)))
    await coordinator.press("Aktualisieren", "Freigeben", "Freigeben")
    assert len(await closed.letters("result")) == 6
    assert (await closed.log("small")).count("released") == 2


async def test_nobody_else_releases(closed: Stage, coordinator: Talk) -> None:
    await coordinator.press("Freigeben")
    data = coordinator.data("Freigeben")
    head = closed.talk(1001)
    await head.say("/start")
    await head.press_data(data)
    closed.desk = replace(closed.desk, coordinators=frozenset({SECOND}))
    await coordinator.press("Freigeben")
    assert coordinator.toast.startswith("Guten Tag.")
    assert "released" not in await closed.log("small")


async def test_an_open_round_has_no_such_button(bare: Stage) -> None:
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), a_roster(witten=HOLDERS[:1]))
    coordinator = await at_card(bare, COORDINATOR)
    assert "Freigeben" not in coordinator.labels
    turn = coordinator.action("Aktualisieren").turn
    await coordinator.press_data(f"{turn:x} F")
    assert coordinator.card.body.startswith("Die Abfrage ist noch nicht beendet")
    assert coordinator.labels == ["Zurück"]


async def test_in_quiet_hours_it_waits(closed: Stage, coordinator: Talk) -> None:
    closed.now = dt.datetime(2026, 11, 24, 20, tzinfo=dt.UTC)
    await coordinator.press("Freigeben")
    assert "Gesendet wird ab Mittwoch, 25. November 2026, 07:30 Uhr." in coordinator.card.body
    await coordinator.press("Freigeben")
    assert await closed.letters("result") == []
    closed.now = dt.datetime(2026, 11, 25, 6, 30, tzinfo=dt.UTC)
    assert len(await closed.letters("result")) == 3


async def test_what_is_accepted_later_is_told_to_the_same(closed: Stage, coordinator: Talk) -> None:
    """The head submits late, after the release."""
    head = closed.talk(1001)
    await head.say("/start")
    await head.press_data("0 o small 05954036")
    await closed.write("05954036", {"a": "yes"}, round_="small")
    await coordinator.press("Freigeben", "Freigeben")

    def arrived(connection: Connection) -> None:
        for letter in outbox.next_up(connection, closed.now, 99):
            outbox.finish(connection, letter.id, "sent", closed.now)

    await closed.database.write(arrived)
    await head.press_data("0 o small 05954036")
    await head.press("Antworten prüfen", "Verbindlich abgeben")
    await coordinator.press_data("0 A small 1")
    assert coordinator.toast.startswith("Die Abgabe Nr. 1 für Witten ist angenommen")
    again = [each for kind in ("result", "answers") for each in await closed.letters(kind)]
    assert [each.chat for each in again] == [1001, 1002, 1003, GROUP]
    assert await closed.letters("released") == []
