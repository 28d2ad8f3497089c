"""More time for one town, reminders that are asked for, a late submission that is accepted, and a
second closing: as the people live it, through the page and at the command line."""

import json
from functools import partial
from pathlib import Path

from storage import log, results
from tests.stories.company import COORDINATOR, GROUP, HEADS, NORTH, SOUTH, WEST, Company
from tests.stories.terminal import verifier

GEVELSBERG = "05954012"


async def test_deadlines_of_a_round_that_does_not_go_as_planned(
    short: Company, tmp_path: Path
) -> None:
    await _begin(short)
    await _wish(short)
    await _remind_now(short)
    await _more_time_for_one_town(short)
    await _end_for_the_others(short)
    await _accept_what_is_late(short)
    await _close_with_the_last_town(short)
    await _reopen(short)
    entries = await short.stage.app.database.read(lambda c: log.entries(c, "kurz"))
    assert [entry.kind for entry in entries] == [
        "joined", "joined", "joined", "opened", "submitted", "submitted", "extended",
         "late", "accepted", "submitted", "closed", "reopened", "submitted", "closed",
    ]  # fmt: skip
    await _recount(short, tmp_path / "log.jsonl")


async def _recount(short: Company, file: Path) -> None:
    """From the log alone: what was late, what was accepted, and both results."""
    await short.command("export", "kurz", "-o", str(file))
    summary = await short.stage.app.database.read(partial(results.summary, round_="kurz"))
    said = await verifier(file, "--head", summary.chain.head, "--json")
    found, expected = json.loads(said.out), summary.model_dump(mode="json")
    assert found["answer"] == "unaltered"
    parts = ("turnout", "quorum", "votes", "chain", "provisional")
    assert [found[name] for name in parts] == [expected[name] for name in parts]


async def _begin(short: Company) -> None:
    await short.join(HEADS)
    await short.surface.go_on()
    await short.fill_in(NORTH, "Für beide übernehmen")
    await short.press("Verbindlich abgeben")


async def _wish(short: Company) -> None:
    """„Morgen erinnern“ under the opening: once, the next working day."""
    await short.at(WEST)
    for _ in range(2):
        assert await short.toast("Morgen erinnern") == (
            "Sie werden am Dienstag, 24. November 2026, 09:00 Uhr erinnert, "
            "falls dann noch eine Abgabe fehlt."
        )
    await short.at(NORTH)
    assert await short.toast("Morgen erinnern") == (
        "Sie haben schon abgegeben. Eine Erinnerung ist nicht nötig."
    )
    await short.until("11-24T09:00")
    assert [await short.count(head, "Ihre Erinnerung") for head in HEADS] == [0, 1, 0]


async def _remind_now(short: Company) -> None:
    """The coordinator looks at the plan, and does not want to wait for it."""
    await short.at(COORDINATOR)
    await short.say("/stand")
    await short.press("Abfrage öffnen")
    await short.press("Plan der Nachrichten")
    plan = await short.shows("So kommt es, wenn bis dahin niemand mehr etwas tut.")
    assert (
        "Mittwoch, 25. November 2026, 09:00 Uhr: Erinnerung\n"
        "an 2 Personen: Leitung West (Gevelsberg), Leitung Süd (Hattingen)"
    ) in plan.text
    await short.press("Zurück")
    await short.press("Jetzt erinnern")
    await short.press("Jetzt an 2 Personen senden")
    for head in (WEST, SOUTH):
        await short.at(head)
        await short.shows("liegt noch keine Abgabe vor")
    assert [await short.count(head, "Erinnerung") for head in HEADS] == [0, 1, 1]


async def _more_time_for_one_town(short: Company) -> None:
    told = await short.command("extend", "kurz", "2026-11-30T12:00", "--town", GEVELSBERG)
    assert told.stdout.splitlines()[1:] == [
        "closes: Monday, 30 November 2026, 12:00 (CET)",
        "tells:  1 person, 1 coordinator, 0 groups",
    ]
    for chat in (WEST, COORDINATOR):
        await short.at(chat)
        letter = await short.shows("Die Frist ist verlängert")
        assert "Gevelsberg endet die Frist jetzt am Montag, 30. November" in letter.text
    assert await short.count(SOUTH, "Die Frist ist verlängert") == 0
    # What was planned comes all the same: before the old deadline to one, before the new one to
    # the other.
    await short.until("11-25T09:00")
    assert [await short.count(head, "Erinnerung") for head in HEADS] == [0, 1, 2]
    await short.until("11-26T09:00")
    assert [await short.count(head, "Erinnerung") for head in HEADS] == [0, 2, 3]


async def _end_for_the_others(short: Company) -> None:
    """The deadline of the other towns passes, and nothing is posted yet."""
    await short.fill_in(SOUTH)
    await short.until("11-27T12:00")
    assert await short.count(GROUP, "Endgültig") == 0
    await short.at(SOUTH)
    await short.press("Verbindlich abgeben")
    card = await short.shows("ist als verspätet vermerkt. Sie zählt nicht mit.")
    assert card.labels == ("Frage an die Koordination", "Übersicht")


async def _accept_what_is_late(short: Company) -> None:
    await short.at(COORDINATOR)
    await short.shows("Hattingen hat nach der Frist abgegeben")
    assert await short.toast("Verspätete Abgabe annehmen") == (
        "Die Abgabe Nr. 1 für Hattingen ist angenommen und zählt jetzt mit."
    )
    assert await short.toast("Verspätete Abgabe annehmen") == (
        "Die Abgabe für Hattingen zählt schon mit. Es wurde nichts geändert."
    )
    await short.at(SOUTH)
    await short.shows("Die Koordination hat die verspätete Abgabe Nr. 1 für Hattingen")


async def _close_with_the_last_town(short: Company) -> None:
    await short.until("11-30T10:00")
    await short.fill_in(WEST)
    await short.press("Verbindlich abgeben")
    await short.until("11-30T12:00")
    await short.at(GROUP)
    final = await short.shows("Endgültig. Geschlossen: Montag, 30. November 2026, 12:00 Uhr.")
    assert "Abgaben: 4 von 4 Kommunen" in final.text
    assert "Verspätet eingegangen und angenommen: Hattingen" in final.text
    assert "Nein 4" in final.text


async def _reopen(short: Company) -> None:
    """One town may think it over; the second result replaces the first."""
    await short.until("12-01T10:00")
    await short.command("reopen", "kurz", "02.12.2026 12:00", "--town", GEVELSBERG)
    await short.at(GROUP)
    await short.shows("Das mitgeteilte Ergebnis ist noch nicht endgültig. Für Gevelsberg läuft")
    await short.at(WEST)
    await short.shows("Für Gevelsberg ist die Abfrage wieder geöffnet.")
    await short.press("Jetzt antworten")
    await short.press("Ändern")
    await short.press("Ändern")
    await short.press("1")
    await short.press("Ja")
    await short.say("Nur gemeinsam.")
    await short.press("Verbindlich abgeben")
    await short.until("12-02T12:00")
    await short.at(GROUP)
    final = await short.shows("Endgültig. Geschlossen: Mittwoch, 2. Dezember 2026, 12:00 Uhr.")
    assert "Ersetzt das Ergebnis vom Montag, 30. November 2026, 12:00 Uhr." in final.text
    assert "Ja 1 (davon 1 unter Vorbehalt), Nein 3" in final.text
    assert (await short.page.state())["next"] is None
