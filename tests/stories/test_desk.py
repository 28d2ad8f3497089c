"""A coordinator steers a round from the chat, over HTTP: invitations, a pasted code, a request for
more time that is granted, the towns, documents, a group, and an end before its time."""

from storage import log
from tests.stories.company import COORDINATOR, GROUP, NORTH, SOUTH, WEST, Company


async def test_a_round_is_steered_from_the_chat(short: Company) -> None:
    await _begin(short)
    await _invite(short)
    await _ask_for_time(short)
    await _grant(short)
    await _look_at_towns(short)
    await _attach(short)
    await _take_documents(short)
    await _end(short)
    entries = await short.stage.app.database.read(lambda c: log.entries(c, "kurz"))
    assert [entry.kind for entry in entries] == [
        "joined", "joined", "opened", "joined", "extended", "submitted", "ended", "closed",
    ]  # fmt: skip


async def _begin(short: Company) -> None:
    await short.join((NORTH, WEST))
    await short.surface.go_on()


async def _invite(short: Company) -> None:
    """Who has not joined gets a fresh code, and pastes it where the bot is open already."""
    await short.to_round()
    await short.press("Einladungen")
    card = await short.shows("Eine Person ist noch nicht beigetreten.")
    assert "Leitung Süd (Hattingen)" in card.text
    await short.press("Briefe als PDF")
    assert (await short.file(".pdf"))[:5] == b"%PDF-"
    await short.card_below()
    await short.press("Leitung Süd")
    await short.press("Zugang neu ausstellen")
    code = await short.passed_on()
    await short.at(SOUTH)
    await short.say("/start")
    await short.shows("Für Ihr Konto liegt hier nichts vor")
    await short.say(code)
    await short.agree()


async def _ask_for_time(short: Company) -> None:
    await short.at(WEST)
    await short.say("/mehrzeit")
    await short.shows("Bitte schreiben Sie, bis wann Sie mehr Zeit brauchen und warum.")
    await short.say("Bitte bis Montag, der Rat tagt am Sonntag.")
    await short.shows("Ihre Frage ist bei der Koordination.")


async def _grant(short: Company) -> None:
    """The first tap shows what it brings; the second one grants it."""
    await short.at(COORDINATOR)
    await short.shows("Bitte bis Montag, der Rat tagt am Sonntag.")
    await short.press("Frist verlängern")
    await short.shows("Frist verlängern: Gevelsberg")
    await short.say("30.11.2026 12:00")
    await short.shows("Mitgeteilt wird das in den Kommunen (1)")
    await short.press("Ja, Frist verlängern")
    await short.shows("Erledigt: Für Gevelsberg endet die Frist am Montag, 30. November 2026")
    await short.at(WEST)
    await short.shows("Die Frist für Gevelsberg ist verlängert und endet am Montag, 30. November")


async def _look_at_towns(short: Company) -> None:
    await short.at(SOUTH)
    await short.press("Fehlanzeige")
    await short.at(COORDINATOR)
    await short.press("Zurück")
    card = await short.shows("Stand nach Kommunen")
    assert "4. Hattingen: Fehlanzeige, Nr. 1" in card.text
    assert "3. Gevelsberg: beigetreten, noch nichts ausgefüllt" in card.text
    await short.press("Zurück")


async def _attach(short: Company) -> None:
    """The group is one of the configured chats too: it gets the result once all the same."""
    await short.at(GROUP)
    await short.say("/hier")
    await short.shows("Diese Gruppe erhält das Ergebnis von „Kurze Abfrage“")


async def _take_documents(short: Company) -> None:
    await short.at(COORDINATOR)
    await short.press("Dokumente")
    await short.press("Excel")
    assert (await short.file(".xlsx"))[:2] == b"PK"


async def _end(short: Company) -> None:
    await short.say("/stand")
    await short.press("Abfrage öffnen")
    await short.press("Jetzt beenden")
    await short.shows("Die Abfrage endet sofort für alle.")
    await short.press("Ja, jetzt beenden")
    await short.shows("Die Abfrage endet jetzt.")
    await short.surface.go_on()
    await short.at(GROUP)
    await short.shows("Abgaben: 1 von 4 Kommunen")
    seen = await short.look()
    assert len([each for each in seen if "Abgaben: 1 von 4 Kommunen" in each.text]) == 1
