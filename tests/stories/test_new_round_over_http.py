"""A new round from the chat, over HTTP: the template comes, two cells are wrong, they are mended,
the cards are looked at, the round is opened, somebody is invited and answers. And a correction: a
round follows the one that runs, and people are asked only what changed."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from storage import log, submissions
from tests.stories.company import COORDINATOR, NORTH, SHORT, SOUTH, WEST, Company
from tests.stories.surface import Seen
from tests.stories.terminal import verifier
from tests.stories.workbooks import edited, put

WITTEN, ACCOUNT = "Amtsleitung Witten", 6001

TOWNS = (
    ("05954004", "Breckerfeld", 8943, NORTH),
    ("05954008", "Ennepetal", 30142, NORTH),
    ("05954012", "Gevelsberg", 30701, WEST),
    ("05954016", "Hattingen", 54438, SOUTH),
)


# -- a new round --------------------------------------------------------------------------


async def test_a_round_is_made_from_the_template_in_the_chat(short: Company) -> None:
    book = await _template(short)
    await _mend(short, book)
    await _preview(short)
    await _open(short)
    await _invite_and_answer(short)
    entries = await short.stage.app.database.read(lambda c: log.entries(c, "nachbarn"))
    assert [each.kind for each in entries] == ["frozen", "opened", "joined", "submitted"]


async def _template(short: Company) -> bytes:
    await short.at(COORDINATOR)
    await short.here.begin()
    await short.shows("geplant, beginnt am")
    await short.press("Neue Abfrage")
    await short.shows("Bitte senden Sie die Abfrage hier als Datei.")
    await short.press("Excel-Vorlage erhalten")
    return await short.file(".xlsx")


async def _mend(short: Company, book: bytes) -> None:
    """Two cells are wrong; each is told, and once both are right, the round is."""

    def wrong(sheets: Any) -> None:
        put(sheets["settings"], "form_id", "nachbarn")
        put(sheets["settings"], "opens", None)
        put(sheets["settings"], "closes", "bald")
        put(sheets["municipalities"], "key", 5954004)

    await short.send("Abfrage.xlsx", edited(book, wrong))
    told = await short.shows("In der Datei sind 2 Fehler.")
    assert "Bitte senden Sie die berichtigte Datei." in told.text
    assert "\n\n1. settings!" in told.text
    assert "bald" in told.text
    assert "\n\n2. municipalities!A2: " in told.text

    def right(sheets: Any) -> None:
        put(sheets["settings"], "form_id", "nachbarn")
        put(sheets["settings"], "opens", None)

    await short.send("Abfrage.xlsx", edited(book, right))
    read = await short.shows("Die Datei ist gelesen")
    assert "Kennung: nachbarn" in read.text
    assert "Gefragt werden: 3 Kommunen, 4 Personen" in read.text
    assert "Amtsleitung Ennepetal gibt 2 Voten ab: Breckerfeld und Ennepetal" in read.text


async def _preview(short: Company) -> None:
    """Every card, and none of them can be answered."""
    await short.press("Vorschau der Karten")
    first = await short.shows("Vorschau, Karte 1 von ")
    assert "Fehlanzeige" in first.labels
    await short.here.press("Fehlanzeige")
    await short.look()
    assert await short.here.notice() == "Das ist eine Vorschau. Diese Taste antwortet hier nicht."
    cards = 1
    while "Nächste Karte" in short.newest().labels:
        await short.press("Nächste Karte")
        cards += 1
    assert f"Vorschau, Karte {cards} von {cards}." in short.newest().text
    assert cards > 10
    await short.press("Vorschau beenden")


async def _open(short: Company) -> None:
    await short.press("Eröffnen")
    consent = await short.shows("Beginn: sofort")
    assert "Das Ergebnis geht an die Koordination (1) und an 1 Gruppe." in consent.text
    await short.press("Ja, Abfrage eröffnen")
    await short.shows("Die Abfrage ist angelegt. Der nächste Schritt ist „Einladungen“.")
    await short.let_be_done()


async def _invite_and_answer(short: Company) -> None:
    await short.press("Aktualisieren")
    await short.shows("offen bis")
    await short.press("Einladungen")
    await short.shows("noch nicht beigetreten")
    await short.press(WITTEN)
    await short.shows("Zugang")
    await short.press("Zugang neu ausstellen")
    await short.come(WITTEN, ACCOUNT, await short.passed_on())
    await short.shows("Diese Mappe zeigt jede Art von Frage.")
    await short.press("Fehlanzeige")
    await short.shows("Quittung Witten, Abgabe Nr. 1")


# -- a correction -------------------------------------------------------------------------


def correction() -> bytes:
    """The short round with another last question, and its roster in it."""
    words = SHORT.read_text().replace('id = "kurz"', 'id = "kurz-2"\nfollows = "kurz"')
    words = words.replace("opens = 2026-11-23T09:00:00\n", "")
    words = words.replace("Wie viele Personen", "Wie viele Personen, höchstens fünf,")
    mandates = "".join(
        f'[[mandates]]\nkey = "{key}"\nmunicipality = "{town}"\ninhabitants = {inhabitants}\n'
        f'counted_on = 2019-12-31\noffice = "Hauptamt"\n'
        f'people = [{{ person = "{person}", role = "head" }}]\n\n'
        for key, town, inhabitants, person in TOWNS
    )
    return words.replace('roster = "roster.csv"\n', "").encode() + b"\n" + mandates.encode()


async def test_people_are_asked_only_what_a_correction_changed(
    short: Company, tmp_path: Path
) -> None:
    await _begin(short)
    await _correct(short)
    await _answer_what_is_new(short)
    await _recount(short, tmp_path)


async def _begin(short: Company) -> None:
    """One has submitted for two towns, another one is at the review, a third has not joined."""
    await short.join((NORTH, WEST))
    await short.surface.go_on()
    await short.fill_in(NORTH, "Für beide übernehmen")
    await short.press("Verbindlich abgeben")
    await short.fill_in(WEST)


async def _correct(short: Company) -> None:
    await short.at(COORDINATOR)
    await short.say("/stand")
    await short.press("Neue Abfrage")
    await short.send("kurz-2.toml", correction())
    read = await short.shows("Diese Abfrage ersetzt: Kurze Abfrage.")
    assert "Neu gefragt wird: Wie viele Personen, höchstens fünf, entsenden Sie?" in read.text
    await short.press("Eröffnen")
    consent = await short.shows("Wer dort beigetreten ist (2), ist es auch hier.")
    assert "Eröffnen: Kurze Abfrage" in consent.text
    await short.press("Ja, Abfrage eröffnen")
    await short.let_be_done()
    await short.say("/stand")
    await short.shows("ersetzt durch eine neue Abfrage")


async def _answer_what_is_new(short: Company) -> None:
    for head, way in ((NORTH, "Für beide übernehmen"), (WEST, "Weiter")):
        await short.at(head)
        letter = await short.shows("Sie ersetzt eine frühere Abfrage.")
        assert "Jetzt antworten" in letter.labels
        await short.press("Jetzt antworten")
        await short.shows("Ihre Antworten auf unveränderte Fragen sind übernommen.")
        await short.press(way)
        await short.shows("Wie viele Personen, höchstens fünf, entsenden Sie?")
        await short.say("3")
        review = await short.shows("Ihre Antworten im Überblick")
        assert "Verkehr" in review.text
        await short.press("Verbindlich abgeben")
        await short.sees(_receipt, "a receipt")


def _receipt(seen: list[Seen]) -> Seen | None:
    return next((m for m in reversed(seen) if "Quittung" in m.text and "Nr. 1" in m.text), None)


async def _recount(short: Company, folder: Path) -> None:
    """Each round's log holds by itself, and only what was submitted twice stands in both."""
    read = short.stage.app.database.read
    recorded = await read(lambda c: submissions.of_round(c, "kurz-2"))
    assert [each.submission.answers for each in recorded] == [
        {"agree": "no", "topics": ["one"], "persons": 3}
    ] * 3
    kinds = {}
    for round_ in ("kurz", "kurz-2"):
        file = folder / f"{round_}.jsonl"
        await short.command("export", round_, "-o", str(file))
        found = json.loads((await verifier(file, "--json")).out)
        assert found["answer"].startswith("consistent in itself")
        entries = await read(partial(log.entries, round_=round_))
        kinds[round_] = [each.kind for each in entries]
    assert kinds["kurz"] == ["joined", "joined", "opened", "submitted", "submitted", "superseded"]
    assert kinds["kurz-2"] == ["frozen", "joined", "joined", "opened", *["submitted"] * 3]
