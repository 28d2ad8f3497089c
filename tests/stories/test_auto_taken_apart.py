"""`votum demo --auto` fails when any one thing is taken out of the bot, and says what is missing.

It tells what the page shows and not what a script knows: said otherwise, it is told otherwise.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import reports.edition
from chat.cards import Card
from handlers.commands import BY_NAME
from handlers.conversation import ON_PRESS, ON_WORDS
from handlers.places import Asking, Invited, Review
from playground import clock, page_client, page_views
from playground.auto import play_round
from playground.demo import Demo, staged
from playground.emulator.records import Message
from playground.emulator.world import World
from playground.page_client import NotShown
from reports.report import Report
from reports.text import summary_cards
from scheduler import letters
from scheduler.jobs import JOBS
from scheduler.ticker import Ticker
from survey.plan import Kind

SHORT = Path(__file__).parent / "short" / "round.toml"


@pytest.fixture
def short(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Demo:
    """A round of three heads, in front of which nobody waits for long."""
    monkeypatch.setattr(page_client, "PATIENCE", 3.0)
    monkeypatch.setattr(clock, "LOOK_SECONDS", 1.5)
    return replace(demo, file=SHORT, folder=tmp_path / "demo")


async def auto(demo: Demo) -> list[str]:
    told: list[str] = []
    async with staged(demo) as stage:
        await play_round(stage.address, demo.folder, told.append)
    return told


@pytest.mark.parametrize(
    ("place", "never_shown"),
    [
        (Invited, "Leitung Nord: anything after: Sie sind eingeladen"),
        (Asking, "no way on from: Breckerfeld, Ennepetal · Teil 1 von"),
        (Review, "„Quittung Breckerfeld, Abgabe Nr. 1“"),
    ],
)
async def test_auto_fails_without_a_place(
    short: Demo, monkeypatch: pytest.MonkeyPatch, place: type, never_shown: str
) -> None:
    monkeypatch.delitem(ON_PRESS, place)
    with pytest.raises(NotShown, match=never_shown):
        await auto(short)


async def test_auto_fails_without_typed_answers(
    short: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(ON_WORDS, Asking)
    with pytest.raises(NotShown, match="no way on from: Breckerfeld, Ennepetal · Teil 1 von 3"):
        await auto(short)


async def test_auto_fails_without_the_command_for_the_summary(
    short: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(BY_NAME, "auswertung")
    with pytest.raises(NotShown, match="Koordination: a picture"):
        await auto(short)


@pytest.mark.parametrize(
    ("job", "never_shown"),
    [
        ("opening", "Leitung Nord: „Die Abfrage ist eröffnet“"),
        ("reminder", "^reminders$"),
        ("escalation", "^a list of the missing$"),
        ("closing", "Leitung Nord: „Die Abfrage ist beendet“"),
    ],
)
async def test_auto_fails_without_a_job(
    short: Demo, monkeypatch: pytest.MonkeyPatch, job: Kind, never_shown: str
) -> None:
    monkeypatch.setitem(JOBS, job, lambda _work, _decision: True)
    with pytest.raises(NotShown, match=never_shown):
        await auto(short)


@pytest.mark.parametrize(
    ("letter", "never_shown"),
    [
        ("joined", "Koordination: „Neu dabei“ Leitung Nord"),
        ("receipt", "„Quittung Breckerfeld, Abgabe Nr. 1“"),
        ("summary", "Lenkungskreis: „Kurze Abfrage“"),
        ("data", "Koordination: .json, .pdf, .png, .xlsx"),
        ("document", "Koordination: .json, .pdf, .png, .xlsx"),
        ("workbook", "Koordination: .json, .pdf, .png, .xlsx"),
    ],
)
async def test_auto_fails_without_a_letter(
    short: Demo, monkeypatch: pytest.MonkeyPatch, letter: str, never_shown: str
) -> None:
    monkeypatch.setitem(letters.KINDS, letter, letters.Kind(lambda _writing: ()))
    with pytest.raises(NotShown, match=never_shown):
        await auto(short)


async def test_auto_fails_when_a_group_reads_what_a_town_has_said(
    short: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(report: Report, *, public: bool) -> tuple[Card, ...]:
        return summary_cards(report, public=False)

    monkeypatch.setattr(reports.edition, "summary_cards", everything)
    with pytest.raises(NotShown, match="Lenkungskreis: nothing of a single town"):
        await auto(short)


async def test_auto_fails_without_the_ticker(short: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ticker, "start", lambda _ticker: None)
    monkeypatch.setattr(Ticker, "stop", lambda _ticker: None)
    with pytest.raises(NotShown, match="Die Vorführung ist auf einen Fehler gestoßen"):
        await auto(short)


async def test_auto_tells_what_the_page_says(
    short: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another title in the round file, and another sentence in the page."""
    shown = page_views.message

    def otherwise(world: World, one: Message) -> dict[str, Any]:
        said = shown(world, one)
        return said | {"text": said["text"].replace("liegt keine Abgabe vor", "herrscht Ruhe")}

    monkeypatch.setattr(page_views, "message", otherwise)
    shutil.copytree(SHORT.parent, tmp_path / "other")
    other = tmp_path / "other" / "round.toml"
    other.write_text(SHORT.read_text().replace("Kurze Abfrage", "Eine andere Frage"))
    told = await auto(replace(short, file=other))
    assert told[0] == "Montag, 23. November 2026, 08:00 Uhr: Eine andere Frage"
    assert told[-3] == f"{'Leitung Süd':<28} Die Abfrage ist beendet: Hattingen: Es herrscht Ruhe."
    assert "Kurze Abfrage" not in "\n".join(told)
