"""An answer by phone that its head confirms, and a change of office, over HTTP; at the end both are
in the export, and erasing the round changes nothing of its count."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from playground.demo import Demo, staged
from playground.page_client import PageClient
from storage import log, results
from tests.stories.terminal import verifier
from tests.stories.test_deadlines_over_http import COORDINATOR, NORTH, SHORT, SOUTH, WEST, Short


@pytest.fixture
async def short(demo: Demo, tmp_path: Path) -> AsyncIterator[Short]:
    async with (
        staged(replace(demo, file=SHORT, folder=tmp_path)) as stage,
        aiohttp.ClientSession() as session,
    ):
        yield Short(stage, PageClient(session, stage.address))


async def test_a_phone_entry_and_a_change_of_office(short: Short, tmp_path: Path) -> None:
    await _begin(short)
    await _dictate(short)
    await _confirm(short)
    await _change_office(short)
    await _end_and_erase(short, tmp_path)


async def _begin(short: Short) -> None:
    await short.at(COORDINATOR)
    await short.here.begin()
    for head in (NORTH, WEST):
        await short.at(head)
        await short.here.begin()
        await short.shows("Sind Sie das?")
        await short.press("Ja, das bin ich")
    await short.surface.go_on()


async def _town(short: Short, town: str) -> None:
    await short.at(COORDINATOR)
    await short.say("/stand")
    await short.press("Abfrage öffnen")
    await short.press("Stand nach Kommunen")
    await short.press(town)


async def _dictate(short: Short) -> None:
    """The same questions as a head is asked, behind the day and the source."""
    await _town(short, "Gevelsberg")
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


async def _confirm(short: Short) -> None:
    await short.at(WEST)
    receipt = await short.shows("Quittung Gevelsberg, Abgabe Nr. 1")
    assert "Eingetragen von der Koordination" in receipt.text
    await short.shows("Die Koordination hat Ihre Antwort eingetragen")
    await short.press("Antwort bestätigen")
    await short.shows("Quittung Gevelsberg, Abgabe Nr. 2")


async def _change_office(short: Short) -> None:
    """The head in the north leaves with a draft; whoever is asked in the south takes over."""
    await short.at(NORTH)
    await short.press("Jetzt antworten")
    await short.press("Getrennt beantworten")
    await short.press("Nein")
    await _town(short, "Breckerfeld")
    await short.press("1. Zugang ansehen")
    await short.press("Nachfolge eintragen")
    await short.say("Leitung Neu")
    await short.press("Nachfolge bestätigen")
    message = await short.shows("Dann senden Sie dem Bot diesen Code:")
    code = message.text.rpartition("diesen Code: ")[2]
    await short.at(SOUTH)
    await short.say("/start")
    await short.say(code)
    await short.shows("Sind Sie das?")
    await short.press("Ja, das bin ich")
    await short.press("Verkehr")  # the question behind the one that is answered in the draft
    await short.press("Weiter")
    await short.say("2")
    await short.press("Verbindlich abgeben")
    await short.shows("Quittung Breckerfeld, Abgabe Nr. 1")
    await short.at(NORTH)
    await short.shows("Ihr Zugang ist beendet")


async def _end_and_erase(short: Short, folder: Path) -> None:
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
