"""From the survey to the joint vote, as the people live it: drafted, edited, sent back from Word,
circulated, changed as somebody asked, circulated anew, and signed by whoever has consented."""

import datetime as dt
import io
import json
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from playground.demo import Demo
from rounds.shelf import path_of
from storage import log
from tests.stories.company import COORDINATOR, WORD, Company, company
from tests.stories.surface import Seen
from tests.stories.terminal import verifier

VOTUM = "jugendhilfe-votum"
DOUBLE = "Jugendamtsleitung Ennepetal"
HEADS = (
    DOUBLE,
    *(
        f"Jugendamtsleitung {town}"
        for town in (
            "Gevelsberg", "Hattingen", "Herdecke", "Schwelm", "Sprockhövel", "Wetter (Ruhr)",
            "Witten",
        )
    ),
)  # fmt: skip
FIRST, SECOND = f"{VOTUM}-cosign-1", f"{VOTUM}-cosign-2"


@pytest.fixture
async def play(demo: Demo, tmp_path: Path) -> AsyncIterator[Company]:
    async with company(demo, path_of(VOTUM), tmp_path) as play:
        yield play


async def test_eight_people_sign_for_nine_towns(play: Company, tmp_path: Path) -> None:
    await _begin(play)
    await _draft(play)
    await _send_back_from_word(play)
    await _circulate(play, "08.01.2027 12:00")
    await _read_and_consent(play, HEADS[:3])
    await _ask_for_a_change(play, HEADS[-1])
    await _second_version(play)
    await _read_and_consent(play, HEADS, version=2)
    await _end(play, "2027-01-12T12:00:00+01:00")
    said = await _letter(play, "Mitgezeichnet: 9 von 9 Kommunen")
    assert "Gemeinsames Votum aller 9 Kommunen" in said
    assert names(said) == [
        f"{DOUBLE} (Breckerfeld und Ennepetal)",
        *(f"{head} ({head.removeprefix('Jugendamtsleitung ')})" for head in HEADS[1:]),
    ]
    assert "Aus Word, von der Koordination." in said
    assert "Die Zahlen bleiben weg." in said
    assert not any(line.startswith("Nicht unterzeichnet") for line in said)
    await _recount(play, tmp_path)


async def test_without_the_double_one_it_is_the_vote_of_those_who_sign(play: Company) -> None:
    await _begin(play)
    await _draft(play)
    await _circulate(play, "08.01.2027 12:00")
    await _read_and_consent(play, HEADS[1:])
    await _end(play, "2027-01-08T12:00:00+01:00")
    said = await _letter(play, "Mitgezeichnet: 7 von 9 Kommunen")
    assert "Votum der unterzeichnenden Kommunen" in said
    assert len(names(said)) == 7
    assert "Nicht unterzeichnet für: Breckerfeld, Ennepetal" in said
    await _release(play)


async def _release(play: Company) -> None:
    """The survey's result goes to the heads and to the group, once the coordinator says so."""
    assert await play.count("Lenkungskreis", "Das Ergebnis ist freigegeben") == 0
    await play.at(COORDINATOR)
    await play.say("/stand")
    await play.shows("Abfragen")
    await play.press("1. Abfrage öffnen")
    await play.shows("Das Ergebnis ist noch nicht freigegeben.")
    await play.press("Freigeben")
    await play.shows("gehen an 8 Personen")
    await play.press("Freigeben")
    await play.shows("von Ihnen.")
    for chat in (DOUBLE, "Lenkungskreis"):
        await play.at(chat)
        await play.shows("Das Ergebnis ist freigegeben")
        await play.sees(_result, "the document")


def _result(seen: list[Seen]) -> Seen | None:
    return next((m for m in seen if (m.document or "").endswith(f"/{VOTUM}.pdf")), None)


def names(said: list[str]) -> list[str]:
    """What stands below "gez."."""
    below = said[said.index("gez.") + 1 :]
    return [line for line in below if line.startswith("Jugendamtsleitung")]


async def _begin(play: Company) -> None:
    """Everybody joins, two heads answer, and the round is ended before its time."""
    await play.join(HEADS)
    await play.surface.go_on()
    for head in HEADS[1:3]:
        await play.at(head)
        await play.press("Jetzt antworten")
        for label in ("Weiter", "Ja", "Enthaltung", "Überspringen", "Überspringen"):
            await play.press(label)
        await play.press("Verbindlich abgeben")
    await play.command("close", VOTUM)
    await play.let_be_done()
    await play.at(COORDINATOR)
    await play.shows("Endgültig.")


async def _draft(play: Company) -> None:
    """From the round's card to a draft that is edited in the chat."""
    await play.to_round()
    await play.press("Gemeinsames Votum")
    card = await play.shows("Entwurf, Fassung 1")
    assert "2. Eingliederungshilfe" in card.text
    await play.say("5")
    await play.shows("Für einen neuen Wortlaut")
    await play.press("Weglassen")
    await play.shows("(weggelassen)")
    await play.say("1")
    await play.shows("Für einen neuen Wortlaut")
    await play.say("Wir antworten Ihnen gemeinsam.")
    await play.shows("Der neue Wortlaut ist gespeichert.")


async def _send_back_from_word(play: Company) -> None:
    """The document comes, is edited elsewhere, and goes back; so does a file that is none."""
    await play.press("Als PDF und Word-Dokument")
    content = await play.file(".docx")
    edited = reworded(content, "Wir antworten Ihnen gemeinsam.", "Aus Word, von der Koordination.")
    await play.send("bild.docx", b"kein Dokument", WORD)
    await play.shows("Diese Datei ist kein Word-Dokument (.docx).")
    await play.send("entwurf.docx", edited, WORD)
    await play.shows("Neuer Wortlaut in Teil: 1")
    await play.press("Übernehmen")
    await play.shows("1. Aus Word, von der Koordination.")


async def _circulate(play: Company, until: str) -> None:
    await play.at(COORDINATOR)
    await play.press("In die Mitzeichnung geben")
    await play.shows("Bis wann soll mitgezeichnet werden?")
    await play.say("gestern")
    await play.shows("Das ist kein Zeitpunkt.")
    await play.say(until)
    await play.shows("Der Entwurf geht in Worten und als PDF an 8 Personen")
    await play.press("In die Mitzeichnung geben")
    await play.let_be_done()


async def _asked(play: Company, head: str, version: int) -> None:
    """By the button of the letter about this version: older ones have a button of the same words,
    and the draft is there before the letter."""
    await play.at(head)
    await play.shows("Bitte um Mitzeichnung")
    opened = "Die Abfrage ist eröffnet\n\nMitzeichnung: Jugendhilfe Ennepe-Ruhr"
    await play.sees(
        lambda seen: next(
            (m for m in seen if m.text.startswith(opened) and f"(Fassung {version})" in m.text),
            None,
        ),
        f"the letter about version {version}",
    )
    await play.press("Jetzt antworten")


async def _read_and_consent(play: Company, heads: tuple[str, ...], version: int = 1) -> None:
    for head in heads:
        await _asked(play, head, version)
        await play.press("Für beide übernehmen" if head == DOUBLE else "Weiter")
        await play.press("Ich zeichne mit")
        await play.press("Verbindlich abgeben")
        await play.shows("Quittung")


async def _ask_for_a_change(play: Company, head: str) -> None:
    await _asked(play, head, 1)
    await play.press("Weiter")
    await play.press("Ich bitte um eine Änderung")
    await play.shows("Bitte erläutern Sie das kurz")
    await play.say("Bitte ohne Zahlen.")
    await play.shows("Ihre Antworten im Überblick")
    await play.press("Verbindlich abgeben")
    await play.shows("Quittung")
    await play.press("Entwurf lesen")
    await play.sees(lambda seen: seen[-1] if "Entwurf" in seen[-1].text else None, "the draft")


async def _second_version(play: Company) -> None:
    """What was asked for stands on the card; everybody is asked again."""
    await play.at(COORDINATOR)
    await play.press("Aktualisieren")
    card = await play.shows("Witten bittet um eine Änderung: Bitte ohne Zahlen.")
    assert "Mitgezeichnet: 4 von 9 Kommunen" in card.text
    await play.press("Neue Fassung")
    await play.shows("Entwurf, Fassung 2")
    await play.say("2")
    await play.shows("Für einen neuen Wortlaut")
    await play.say("Die Zahlen bleiben weg.")
    await play.shows("Der neue Wortlaut ist gespeichert.")
    await play.press("In die Mitzeichnung geben")
    await play.shows("Bis wann soll mitgezeichnet werden?")
    await play.say("12.01.2027 12:00")
    await play.shows("Die Mitzeichnung der Fassung 1 endet damit.")
    await play.press("In die Mitzeichnung geben")
    await play.let_be_done()


async def _end(play: Company, instant: str) -> None:
    await play.stage.clock.move_to(dt.datetime.fromisoformat(instant))


async def _letter(play: Company, told: str) -> list[str]:
    """Every line of the letter that comes by itself."""
    await play.at(COORDINATOR)
    await play.shows(told)
    return lines(await play.file(".docx"))


def lines(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(run.text for run in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]


def reworded(content: bytes, old: str, new: str) -> bytes:
    """The document as somebody saves it who has changed one paragraph."""
    opened = docx.Document(io.BytesIO(content))
    (run,) = (each for each in opened.element.body.iter(qn("w:t")) if each.text == old)
    run.text = new
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


async def _recount(play: Company, folder: Path) -> None:
    """Each round's log holds by itself."""
    kinds = {}
    for round_ in (VOTUM, FIRST, SECOND):
        file = folder / f"{round_}.jsonl"
        await play.command("export", round_, "-o", str(file))
        found = json.loads((await verifier(file, "--json")).out)
        entries = await play.stage.app.database.read(partial(log.entries, round_=round_))
        kinds[round_] = [entry.kind for entry in entries]
        assert found["answer"].startswith("consistent in itself")
    assert kinds[FIRST] == ["circulated", *["joined"] * 8, "opened", *["submitted"] * 5,
                            "superseded"]  # fmt: skip
    assert kinds[SECOND] == ["circulated", *["joined"] * 8, "opened", *["submitted"] * 9, "closed"]
    votes = json.loads((await verifier(folder / f"{SECOND}.jsonl", "--json")).out)["votes"]
    assert (votes[0]["counts"], votes[0]["verdict"]) == (
        {"yes": 9, "no": 0, "abstain": 0},
        "adopted",
    )
