"""`votum demo --auto`: it plays any round to its end, tells what the page shows, and fails when
anything that should show does not."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from playground import auto_forum, page_client
from playground.auto import play_round
from playground.demo import Demo, staged
from playground.page_client import NotShown
from rounds.shelf import path_of, ready_made
from scheduler import letters
from survey import grouping
from tests.stories.terminal import votum

PNG = b"\x89PNG\r\n\x1a\n"

FORUM = "forum-auswertung"
SHORT = Path(__file__).parent / "short" / "round.toml"


TOLD = """\
Montag, 23. November 2026, 08:00 Uhr: Kurze Abfrage
Koordination                 Abfragen
Leitung Nord                 Ja, das bin ich → Die Abfrage beginnt am Montag, 23. November 2026, \
09:00 Uhr. Sie erhalten dann eine Nachricht.
Koordination                 Leitung Nord hat den Zugang für Breckerfeld, Ennepetal \
als Amtsleitung angenommen.
Leitung West                 Ja, das bin ich → Die Abfrage beginnt am Montag, 23. November 2026, \
09:00 Uhr. Sie erhalten dann eine Nachricht.
Koordination                 Leitung West hat den Zugang für Gevelsberg als Amtsleitung angenommen.
Leitung Süd                  Ja, das bin ich → Die Abfrage beginnt am Montag, 23. November 2026, \
09:00 Uhr. Sie erhalten dann eine Nachricht.
Koordination                 Leitung Süd hat den Zugang für Hattingen als Amtsleitung angenommen.
Montag, 23. November 2026, 09:00 Uhr: Eröffnung der Abfrage
Leitung Nord                 Die Abfrage ist eröffnet
Leitung West                 Die Abfrage ist eröffnet
Leitung Süd                  Die Abfrage ist eröffnet
Leitung Nord                 9 Schritte → Quittung Breckerfeld, Abgabe Nr. 1
Leitung Nord                 9 Schritte → Quittung Ennepetal, Abgabe Nr. 1
Koordination                 /auswertung → Kurze Abfrage
Lenkungskreis                /auswertung → Vorläufig, Stand: Montag, 23. November 2026, \
09:00 Uhr. Frist: Freitag, 27. November 2026, 12:00 Uhr (MEZ).
Mittwoch, 25. November 2026, 09:00 Uhr: Erinnerung
Leitung West                 Erinnerung
Leitung Süd                  Erinnerung
Leitung West                 7 Schritte → Quittung Gevelsberg, Abgabe Nr. 1
Donnerstag, 26. November 2026, 09:00 Uhr: Erinnerung
Koordination                 Noch nicht abgegeben: – Hattingen
Leitung Süd                  Erinnerung
Freitag, 27. November 2026, 12:00 Uhr: Fristende und Auswertung
Leitung Nord                 Die Abfrage ist beendet: Breckerfeld: Abgabe Nr. 1 vom Montag, \
23. November 2026, 09:00 Uhr liegt vor.
Leitung Nord                 Die Abfrage ist beendet: Ennepetal: Abgabe Nr. 1 vom Montag, \
23. November 2026, 09:00 Uhr liegt vor.
Leitung West                 Die Abfrage ist beendet: Gevelsberg: Abgabe Nr. 1 vom Mittwoch, \
25. November 2026, 09:00 Uhr liegt vor.
Leitung Süd                  Die Abfrage ist beendet: Hattingen: Es liegt keine Abgabe vor."""


@pytest.fixture
def short(demo: Demo, tmp_path: Path) -> Demo:
    """A round of three heads, four towns and three questions."""
    return replace(demo, file=SHORT, folder=tmp_path)


async def auto(demo: Demo) -> list[str]:
    """Plays it, and returns the lines that were told."""
    told: list[str] = []
    async with staged(demo) as stage:
        await play_round(stage.address, demo.folder, told.append)
    return told


async def test_auto_tells_the_whole_round(short: Demo) -> None:
    *told, documents, result = await auto(short)
    assert told == TOLD.splitlines()
    assert (
        documents
        == f"Koordination                 {short.folder}: kurz-arrivals.png, kurz.json, \
kurz.pdf, kurz.png, kurz.xlsx"
    )
    assert "Abgaben: 3 von 4 Kommunen\nAbgegeben durch 2 Personen\n" in result
    found = json.loads((short.folder / "kurz.json").read_text())
    assert found["turnout"]["missing"] == ["05954016"]
    assert (short.folder / "kurz.png").read_bytes()[:8] == PNG


@pytest.fixture
def forum(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Demo:
    """The forum, whose guests type as fast as they can."""
    monkeypatch.setattr(auto_forum, "TYPING", 0.0)
    return replace(demo, file=path_of(FORUM), folder=tmp_path)


async def test_auto_plays_a_forum_and_checks_the_result(forum: Demo) -> None:
    *told, documents, result = await auto(forum)
    assert told[0].startswith("Dienstag, 1. Dezember 2026, 08:00 Uhr: Städtekooperation")
    assert told[1] == f"{'Koordination':<28} Abfragen"
    guests = [f"Gast {number}" for number in range(1, 21)]
    told_of = [line[:28].rstrip() for line in told[2:]]
    assert told_of[:20] == guests
    assert told_of[21:41] == guests  # opened
    assert told_of[41:60] == guests[:-1]  # submitted, each with a checksum on the card
    assert told_of[60:62] == ["Koordination", "Lenkungskreis"]
    assert told_of[63:] == guests  # closed
    assert all(
        re.search(r"\d+ Schritte → Ihre Antworten liegen vor \(Abgabe Nr. 1\)\. Prüf", line)
        for line in told[43:62]
    )
    assert not any("Erinnerung" in line or "Noch nicht abgegeben" in line for line in told)
    assert documents.endswith(f"{FORUM}.json, {FORUM}.png")
    found = json.loads((forum.folder / f"{FORUM}.json").read_text())
    assert found["turnout"]["people"] == 19
    assert f"19 Personen aus {found['turnout']['municipalities']} von 10 aufgeführten" in result


@pytest.mark.parametrize(("least", "broken"), [(1, "no group of"), (99, "a result of 19 people")])
async def test_auto_fails_when_a_forum_tells_of_few_or_of_nobody(
    forum: Demo, monkeypatch: pytest.MonkeyPatch, least: int, broken: str
) -> None:
    monkeypatch.setattr(grouping, "LEAST", least)
    monkeypatch.setattr(auto_forum, "hides", lambda number: 0 < number < 5)
    with pytest.raises(NotShown, match=broken):
        await auto(forum)


@pytest.mark.parametrize("letter", ["participants-opening", "participants-closed"])
async def test_auto_fails_without_a_letter_to_the_guests(
    forum: Demo, monkeypatch: pytest.MonkeyPatch, letter: str
) -> None:
    monkeypatch.setattr(page_client, "PATIENCE", 5.0)
    monkeypatch.setitem(letters.KINDS, letter, letters.Kind(lambda _writing: ()))
    with pytest.raises(NotShown, match="Gast 1: „Die Abfrage ist"):
        await auto(forum)


@pytest.mark.parametrize("name", sorted({*ready_made()} - {"solidarpakt-en", FORUM}))
async def test_auto_plays_any_ready_made_round(demo: Demo, tmp_path: Path, name: str) -> None:
    """With the first three of its heads. The one that is left out is played below."""
    shutil.copytree(path_of(name).parent, tmp_path / name)
    roster = tmp_path / name / "roster.csv"
    rows = roster.read_text().splitlines()
    roster.write_text("\n".join(rows[:4]) + "\n")
    *_, result = await auto(replace(demo, file=tmp_path / name / "round.toml", folder=tmp_path))
    assert "Endgültig. Geschlossen: " in result


async def test_command_plays_to_the_end_and_exits_with_0(tmp_path: Path) -> None:
    ended = await votum("demo", "--auto", "--no-browser", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Votum plays solidarpakt-en: http://127.0.0.1:")
    assert "Koordination                 Noch nicht abgegeben: – Witten\n" in ended.out
    left = {each.name for each in (tmp_path / "votum-demo").iterdir()}
    documents = {f"solidarpakt-en.{form}" for form in ("json", "pdf", "paper.docx", "png", "xlsx")}
    assert left >= {*documents, "solidarpakt-en-ranking.png", "config.toml", "votum.db"}
