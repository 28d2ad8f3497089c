"""A whole round from the chat alone, over HTTP: the template, its mistakes, the preview, opening,
invitations, an answer by phone, a deputy, an extension, the end by the clock, documents, the joint
vote, the release, the log as a file, and erasing. No command is typed but to check the log."""

import asyncio
import csv
import io
import json
from functools import partial
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn
from pypdf import PdfReader

from storage import log, results
from tests.stories.company import COORDINATOR, GROUP, Company
from tests.stories.terminal import votum
from tests.stories.whole_round import (
    ACCOUNTS,
    CONDITION,
    DEPUTY,
    ENNEPETAL,
    GEVELSBERG,
    MISTAKES,
    REMARK,
    ROUND,
    WITTEN,
    mended,
    summary,
    with_mistakes,
)

COSIGN = f"{ROUND}-cosign-1"


async def test_a_whole_round_is_run_from_the_chat(short: Company, tmp_path: Path) -> None:
    await whole_round(short, tmp_path)


async def whole_round(short: Company, folder: Path) -> None:
    """All of it, on whatever surface."""
    await _make(short)
    await _invite(short)
    await _by_phone(short)
    await _by_a_deputy(short)
    await _extend(short)
    found = await _close(short)
    await _documents(short)
    await _joint_vote(short)
    await _release(short)
    await _erase(short, folder, found)


# -- before it opens ----------------------------------------------------------------------


async def _make(short: Company) -> None:
    """From the template to the round: every mistake has its cell, every card can be looked at."""
    await short.at(COORDINATOR)
    await short.here.begin()
    await short.shows("geplant, beginnt am")
    await short.until("11-23T09:05")
    await short.press("Neue Abfrage")
    await short.press("Excel-Vorlage erhalten")
    template = await short.file(".xlsx")
    await short.send("Abfrage.xlsx", with_mistakes(template))
    told = await short.shows(f"In der Datei sind {len(MISTAKES)} Fehler.")
    assert [cell for cell in MISTAKES if cell not in told.text] == []
    await short.send("Abfrage.xlsx", mended(template))
    await short.shows("Gefragt werden: 4 Kommunen, 3 Personen")
    await short.press("Vorschau der Karten")
    seen = [await short.shows("Vorschau, Karte 1 von 5")]
    while "Nächste Karte" in short.newest().labels:
        await short.press("Nächste Karte")
        seen.append(short.newest())
    assert len(seen) == 5
    await short.press("Vorschau beenden")
    await short.press("Eröffnen")
    await short.shows("Beginn: sofort")
    await short.press("Ja, Abfrage eröffnen")
    await short.shows("Die Abfrage ist angelegt.")
    await short.let_be_done()


async def _invite(short: Company) -> None:
    """Two by the links for a serial letter, one by the code in a message; letters to be printed."""
    await short.to_round("1. Abfrage öffnen")
    await short.press("Einladungen")
    await short.shows("3 Personen sind noch nicht beigetreten.")
    letters = await short.ask_for("Briefe als PDF", ".pdf")
    assert len(PdfReader(io.BytesIO(letters)).pages) == 3
    await short.card_below()
    serial = (await short.ask_for("Links als CSV", ".csv")).decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(serial))
    links = {row["person"]: row["link"] for row in rows}
    assert set(links) == {ENNEPETAL, GEVELSBERG, WITTEN}
    for head in (ENNEPETAL, GEVELSBERG):
        await short.come_by(head, ACCOUNTS[head], links[head])
    await short.to_round("1. Abfrage öffnen")
    await short.press("Einladungen")
    await short.press(WITTEN)
    await short.press("Zugang neu ausstellen")
    await short.come(WITTEN, ACCOUNTS[WITTEN], await short.passed_on())


# -- while it is open ---------------------------------------------------------------------


async def _by_phone(short: Company) -> None:
    """What Gevelsberg says by phone is entered, and its head confirms it."""
    await short.to_round("1. Abfrage öffnen")
    await short.press("Stand nach Kommunen")
    await short.press("Gevelsberg")
    await short.press("Antwort erfassen")
    await short.press("Heute")
    await short.press("Telefon")
    await short.press("Weiter")
    await short.press("Ja, unter Vorbehalt")
    await short.say(CONDITION)
    await short.press("Kreis für alle Städte")
    await short.press("Weiter")
    await short.press("Enthaltung")
    await short.press("Überspringen")
    await short.press("Verbindlich abgeben")
    await short.shows("Quittung Gevelsberg, Abgabe Nr. 1")
    await short.at(GEVELSBERG)
    await short.shows("Die Koordination hat Ihre Antwort eingetragen")
    await short.press("Antwort bestätigen")
    await short.shows("Quittung Gevelsberg, Abgabe Nr. 2")


async def _by_a_deputy(short: Company) -> None:
    """Witten's head names one for some days, who answers on the first of them."""
    await short.at(WITTEN)
    for words in ("/vertretung", DEPUTY, "24.11.2026", "27.11.2026", "benennen"):
        await short.say(words)
    passed = await short.shows(f"Zugang für {DEPUTY}")
    await short.come_by(DEPUTY, ACCOUNTS[DEPUTY], passed.text.split()[-1])
    await short.until("11-24T09:00")
    await short.say("/start")
    await short.press("Weiter")
    await short.press("Ja")
    await short.press("Städte untereinander")
    await short.press("Weiter")
    await short.press("Ja")
    await short.press("Kreis für alle Städte")
    await short.press("Weiter")
    await short.say(REMARK)
    await short.press("Verbindlich abgeben")
    await short.shows("Quittung Witten, Abgabe Nr. 1")


async def _extend(short: Company) -> None:
    """More time for all; who has not answered does so behind the first deadline."""
    await short.to_round("1. Abfrage öffnen")
    await short.press("Frist verlängern")
    await short.say("30.11.2026 12:00")
    await short.shows("endet die Frist neu am Montag, 30. November 2026, 12:00 Uhr")
    await short.press("Ja, Frist verlängern")
    await short.until("11-28T10:00")
    await short.at(ENNEPETAL)
    await short.shows("Die Frist ist verlängert")
    await short.press("Jetzt antworten")
    await short.press("Für beide übernehmen")
    await short.press("Ja")
    await short.press("Städte untereinander")
    await short.press("Kreis für alle Städte")
    await short.press("Weiter")
    await short.press("Nein")
    await short.press("Überspringen")
    await short.press("Verbindlich abgeben")
    await short.shows("Quittung Breckerfeld, Abgabe Nr. 1")
    await short.shows("Quittung Ennepetal, Abgabe Nr. 1")


# -- when it is over ----------------------------------------------------------------------


async def _close(short: Company) -> dict[str, Any]:
    """The clock ends it; the summary is just what the notebook says."""
    await short.until("11-30T12:00")
    await short.at(COORDINATOR)
    found: dict[str, Any] = json.loads(await short.file(f"/{ROUND}.json"))
    head, count = found["chain"]["head"], found["chain"]["count"]
    assert found == summary(head, count)
    entries = await short.stage.app.database.read(partial(log.entries, round_=ROUND))
    assert [each.kind for each in entries] == [
        "frozen", "opened", *["joined"] * 3, *["submitted"] * 2, "named", "joined", "submitted",
        "extended", "submitted", "submitted", "closed",
    ]  # fmt: skip
    assert (len(entries), entries[-1].hash) == (count, head)
    return found


async def _documents(short: Company) -> None:
    """Each comes when it is asked for, opens, and tells what was answered."""
    await short.to_round("1. Abfrage öffnen")
    await short.press("Dokumente")
    got = {
        ending: await short.ask_for(label, f"/{ROUND}{ending}")
        for label, ending in (
            ("PDF", ".pdf"), ("Word", ".docx"), ("Excel", ".xlsx"), ("CSV", ".de.csv"),
            ("Bild", ".png"),
        )
    }  # fmt: skip
    told = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(got[".pdf"])).pages)
    words = "\n".join(_lines(got[".docx"]))
    book = openpyxl.load_workbook(io.BytesIO(got[".xlsx"]))
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    for words_ in (CONDITION, REMARK):
        assert words_ in told
        assert words_ in words
        assert words_ in cells
        assert words_ in got[".de.csv"].decode("utf-8-sig")
    assert got[".png"][:8] == b"\x89PNG\r\n\x1a\n"


def _lines(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(run.text for run in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]


async def _joint_vote(short: Company) -> None:
    """It is drafted from the count, goes round, and bears the names of those who consent."""
    await short.to_round("1. Abfrage öffnen")
    await short.press("Gemeinsames Votum")
    await short.shows("Entwurf, Fassung 1")
    await short.press("In die Mitzeichnung geben")
    await short.say("04.12.2026 12:00")
    await short.shows("Der Entwurf geht in Worten und als PDF an")
    await short.press("In die Mitzeichnung geben")
    await short.let_be_done()
    for head, towns in (
        (ENNEPETAL, "Breckerfeld, Ennepetal"),
        (GEVELSBERG, "Gevelsberg"),
        (WITTEN, "Witten"),
    ):
        await short.at(head)
        await short.shows("Bitte um Mitzeichnung")
        # Older letters have a button with the same words.
        await short.shows(f"Bitte antworten Sie für {towns} bis Freitag, 4. Dezember")
        await short.press("Jetzt antworten")
        await short.press("Für beide übernehmen" if head == ENNEPETAL else "Weiter")
        await short.press("Ich zeichne mit")
        await short.press("Verbindlich abgeben")
        await short.shows("Quittung")
    await short.until("12-04T12:00")
    await short.at(COORDINATOR)
    await short.shows("Mitgezeichnet: 4 von 4 Kommunen")
    letter = _lines(await short.file(".docx"))
    assert "Gemeinsames Votum aller 4 Kommunen" in letter
    below = letter[letter.index("gez.") + 1 :]
    assert [line for line in below if line.startswith("Leitung")] == [
        f"{ENNEPETAL} (Breckerfeld und Ennepetal)",
        f"{GEVELSBERG} (Gevelsberg)",
        f"{WITTEN} (Witten)",
    ]


async def _release(short: Company) -> None:
    """Heads and the group get the result once the coordinator says so."""
    await short.to_round("2. Abfrage öffnen")
    await short.shows("Das Ergebnis ist noch nicht freigegeben.")
    await short.press("Freigeben")
    await short.press("Freigeben")
    await short.shows("von Ihnen.")
    for chat in (ENNEPETAL, GEVELSBERG, WITTEN, GROUP):
        await short.at(chat)
        await short.shows("Das Ergebnis ist freigegeben")
        assert (await short.file(f"/{ROUND}.pdf"))[:5] == b"%PDF-"


async def _erase(short: Company, folder: Path, found: dict[str, Any]) -> None:
    """The log comes as a file and holds; so it does when what may go of the round is gone."""
    await _check(short, folder / "before.jsonl", found)
    await short.at(WITTEN)
    await short.say("/loeschen")
    await short.shows("– Telegram-Konten: 1")
    await short.press("Zurück")
    for label in ("1. Abfrage öffnen", "2. Abfrage öffnen"):
        await short.to_round(label)
        await short.press("Personendaten löschen")
        shown = await short.shows("Personenbezogene Daten der Abfrage sind zu löschen bis: ")
        assert "– Namen in Verteilern: " in shown.text
        await short.press("Endgültig löschen")
        await short.shows("Gelöscht ist, was gelöscht werden durfte.")
    await _check(short, folder / "after.jsonl", found)
    after = await short.stage.app.database.read(partial(results.summary, round_=ROUND))
    told = after.model_dump(mode="json")
    assert {**told, "chain": found["chain"]} == found
    await short.at(WITTEN)
    await short.say("/start")
    await short.shows("Für Ihr Konto liegt hier nichts vor")


async def _check(short: Company, file: Path, found: dict[str, Any]) -> None:
    """The log as the coordinator gets it, recounted against the head that was posted."""
    await short.to_round("2. Abfrage öffnen")
    await short.press("Dokumente")
    sent = await short.ask_for("Protokoll", f"/{ROUND}.jsonl")
    await asyncio.to_thread(file.write_bytes, sent)
    said = await votum("verify", file, "--head", found["chain"]["head"], "--json")
    told = json.loads(said.out)
    assert told["answer"].startswith("unaltered up to entry")
    parts = ("turnout", "quorum", "votes")
    assert [told[name] for name in parts] == [found[name] for name in parts]
