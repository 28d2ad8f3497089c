"""An answer by phone that its head confirms, and a change of office, over HTTP; at the end both are
in the export, and erasing the round changes nothing of its count."""

import json
from functools import partial
from pathlib import Path

from storage import log, results
from tests.stories.company import NORTH, SOUTH, WEST, Company
from tests.stories.terminal import verifier


async def test_a_phone_entry_and_a_change_of_office(short: Company, tmp_path: Path) -> None:
    await _begin(short)
    await _dictate(short)
    await _confirm(short)
    await _change_office(short)
    await _end_and_erase(short, tmp_path)


async def _begin(short: Company) -> None:
    await short.join((NORTH, WEST))
    await short.surface.go_on()


async def _dictate(short: Company) -> None:
    """The same questions as a head is asked, behind the day and the source."""
    await short.to_town("Gevelsberg")
    await short.press("Antwort erfassen")
    await short.shows("An welchem Tag kam die Antwort?")
    await short.press("Heute")
    await short.press("Telefon")
    await short.press("Weiter")
    await short.press("Nein")
    await short.press("Verkehr")
    await short.press("Weiter")
    await short.say("2")
    await short.shows("Ihre Antworten im Überblick")
    await short.press("Verbindlich abgeben")
    receipt = await short.shows("Quittung Gevelsberg, Abgabe Nr. 1")
    assert "Antwort vom 23.11.2026, Quelle: Telefon" in receipt.text


async def _confirm(short: Company) -> None:
    await short.at(WEST)
    receipt = await short.shows("Quittung Gevelsberg, Abgabe Nr. 1")
    assert "Eingetragen von der Koordination" in receipt.text
    await short.shows("Die Koordination hat Ihre Antwort eingetragen")
    await short.press("Antwort bestätigen")
    await short.shows("Quittung Gevelsberg, Abgabe Nr. 2")


async def _change_office(short: Company) -> None:
    """The head in the north leaves with a draft; whoever is asked in the south takes over."""
    await short.at(NORTH)
    await short.press("Jetzt antworten")
    await short.press("Getrennt beantworten")
    await short.press("Nein")
    await short.to_town("Breckerfeld")
    await short.press("1. Zugang ansehen")
    await short.press("Nachfolge eintragen")
    await short.say("Leitung Neu")
    await short.press("Nachfolge bestätigen")
    code = await short.passed_on()
    await short.at(SOUTH)
    await short.say("/start")
    await short.say(code)
    await short.agree()
    await short.press("Verkehr")  # the question behind the one that is answered in the draft
    await short.press("Weiter")
    await short.say("2")
    await short.press("Verbindlich abgeben")
    await short.shows("Quittung Breckerfeld, Abgabe Nr. 1")
    await short.at(NORTH)
    await short.shows("Ihr Zugang ist beendet")


async def _end_and_erase(short: Company, folder: Path) -> None:
    await short.command("close", "kurz")
    await short.until("11-23T15:00")
    await short.at(WEST)
    await short.shows("Die Abfrage ist beendet")
    database = short.stage.app.database
    before = await database.read(partial(results.summary, round_="kurz"))
    entries = await database.read(lambda c: log.entries(c, "kurz"))
    kinds = [entry.kind for entry in entries]
    assert kinds[:4] == ["joined", "joined", "opened", "submitted"]
    assert kinds[4:] == ["submitted", "revoked", "named", "joined", "submitted", "ended", "closed"]
    await short.command("erase", "kurz", "--yes")
    await short.command("export", "kurz", "-o", str(folder / "log.jsonl"))
    said = await verifier(folder / "log.jsonl", "--head", before.chain.head, "--json")
    found, expected = json.loads(said.out), before.model_dump(mode="json")
    assert found["answer"].startswith("unaltered up to entry")
    parts = ("turnout", "quorum", "votes", "chain", "provisional")
    assert [found[name] for name in parts] == [expected[name] for name in parts]
