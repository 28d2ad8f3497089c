"""The story of a round, as the people in it live it: the same for every surface it is played on."""

import json
from typing import Any

from tests.stories import expected
from tests.stories.player import Player, titled
from tests.stories.script import (
    COORDINATOR,
    DRAFT_CONDITION,
    ENNEPETAL,
    FIELDS,
    GEVELSBERG,
    GROUP,
    HATTINGEN,
    HEADS,
    HERDECKE,
    REVISED,
    SCHWELM,
    SHEETS,
    SPROCKHOEVEL,
    TOWNS,
    TYPED,
    WETTER,
    WITTEN,
)

OPENED = "Die Abfrage ist eröffnet"
REMINDER = "Erinnerung"


class Story(Player):
    """The round, chapter by chapter."""

    async def all(self) -> dict[str, Any]:
        """From the invitations to the result: the JSON document that the coordinator got."""
        await self.join()
        await self.open()
        await self.answer_at_first()
        await self.ask_in_between()
        await self.pass_reminders()
        await self.close()
        return await self.read_result()

    # -- the chapters ---------------------------------------------------------

    async def join(self) -> None:
        await self.at(COORDINATOR)
        await self.here.begin()
        await self.shows("geplant, beginnt am Montag, 23. November 2026, 09:00 Uhr")
        for head in HEADS:
            await self.at(head)
            await self.here.begin()
            invitation = await self.shows("Sind Sie das?")
            assert all(f"– {town}, Hauptamt" in invitation.text for town in TOWNS[head])
            await self.press("Ja, das bin ich")
            await self.shows("Die Abfrage beginnt am Montag, 23. November 2026, 09:00 Uhr.")
        await self.at(COORDINATOR)
        for head in HEADS:
            await self.shows(f"{head} hat den Zugang für")
        assert len(titled(await self.look(), "Neu dabei")) == len(HEADS)

    async def open(self) -> None:
        await self.surface.go_on()
        for head in HEADS:
            await self.at(head)
            await self.shows(OPENED)

    async def answer_at_first(self) -> None:
        await self.answer_for_both()
        await self.return_nil()
        await self.answer_by_typing()
        await self.answer_and_change()
        await self.fill_in(SCHWELM)
        await self.submit(SCHWELM, 1)
        await self.begin_a_draft()

    async def ask_in_between(self) -> None:
        await self.at(COORDINATOR)
        await self.say("/stand")
        overview = await self.shows("Abgegeben: 6 von 9")
        assert "Es fehlen: Sprockhövel, Wetter (Ruhr), Witten" in overview.text
        await self.at(GROUP)
        await self.here.say("/auswertung")
        await self.shows("Vorläufig")
        await self.shows("Abgaben: 6 von 9 Kommunen")

    async def pass_reminders(self) -> None:
        await self.surface.go_on()
        assert await self._reminded() == {SPROCKHOEVEL: 1, WETTER: 1, WITTEN: 1}
        await self.answer_after_going_back()
        await self.surface.go_on()
        assert await self._reminded() == {SPROCKHOEVEL: 1, WETTER: 2, WITTEN: 2}
        await self.fill_in(WETTER)
        await self.submit(WETTER, 1)
        await self.revise()
        await self.surface.go_on()
        assert await self._reminded() == {SPROCKHOEVEL: 1, WETTER: 2, WITTEN: 3}
        await self.at(COORDINATOR)
        missing = await self.shows("Noch nicht abgegeben")
        assert "Es fehlt noch 1 von 9:\n– Witten" in missing.text

    async def close(self) -> None:
        await self.surface.go_on()
        for head in HEADS:
            await self.at(head)
            ended = await self.shows("Die Abfrage ist beendet")
            for town in TOWNS[head]:
                assert f"{town}: {_record(head)}" in ended.text
        card = await self.shows("Die Frist ist abgelaufen. Bitte wenden Sie sich")
        assert "Verbindlich abgeben" not in card.labels

    async def read_result(self) -> dict[str, Any]:
        await self.at(GROUP)
        final = await self.shows("Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr.")
        told = await self.since(final)
        for line in expected.TOLD:
            assert line in told
        everything = "\n".join(each.text for each in await self.look())
        for words in (*expected.WRITTEN, DRAFT_CONDITION):
            assert words not in everything
        assert not any(each.picture or each.document for each in await self.look())
        return await self._read_documents(told.rpartition("Prüfsumme ")[2].strip())

    async def _read_documents(self, head: str) -> dict[str, Any]:
        """What the coordinator got: every word, the picture, and the data, which is returned."""
        await self.at(COORDINATOR)
        await self.sees(lambda seen: seen[-1] if seen[-1].document else None, "the data")
        messages = await self.look()
        told = "\n".join(each.text for each in messages)
        assert [words in told for words in expected.WRITTEN] == [True] * len(expected.WRITTEN)
        assert DRAFT_CONDITION not in told
        picture = next(each.picture for each in messages if each.picture)
        assert (await self.here.fetch(picture))[:8] == b"\x89PNG\r\n\x1a\n"
        data = messages[-1].document
        assert data is not None
        assert data.endswith("/solidarpakt-en.json")
        document: dict[str, Any] = json.loads(await self.here.fetch(data))
        assert document["chain"]["head"] == head
        return document

    # -- how each of them answers ---------------------------------------------

    async def answer_for_both(self) -> None:
        await self.fill_in(ENNEPETAL, "Für beide übernehmen")
        review = await self.shows("Ihre Antworten im Überblick")
        assert "Für Ennepetal entfällt die eigene Nennung bei: Mit welchen Städten" in review.text
        await self.submit(ENNEPETAL, 1)

    async def return_nil(self) -> None:
        await self.enter(GEVELSBERG)
        await self.press("Fehlanzeige")
        receipt = await self.shows("Quittung Gevelsberg, Abgabe Nr. 1")
        assert "Fehlanzeige: Es wird nichts erklärt." in receipt.text

    async def answer_by_typing(self) -> None:
        await self.at(HATTINGEN)
        await self.say("/start")
        for words, shown in TYPED:
            await self.say(words)
            await self.shows(shown)
        await self.shows("Quittung Hattingen, Abgabe Nr. 1")

    async def answer_and_change(self) -> None:
        """What hung on the changed answer goes with it."""
        await self.fill_in(HERDECKE)
        review = await self.shows("Ihre Antworten im Überblick")
        assert "\n2. Formen: " in review.text
        await self.press("Ändern")
        await self.press("1")
        self.asked("im Feld Bürgerschaftliches Engagement mit anderen")
        await self.press("Nein")
        review = await self.shows("Ihre Antworten im Überblick")
        assert "\n2. Formen: " not in review.text
        await self.submit(HERDECKE, 1)

    async def begin_a_draft(self) -> None:
        await self.enter(WITTEN)
        await self.press("Weiter")
        await self.press("Ja, unter Vorbehalt")
        await self.say(DRAFT_CONDITION)
        self.asked("kommen im Feld Bürgerschaftliches Engagement infrage")

    async def answer_after_going_back(self) -> None:
        sheet = SHEETS[SPROCKHOEVEL]
        await self.enter(SPROCKHOEVEL)
        await self.press("Weiter")
        for name, answers in zip(FIELDS, sheet.fields, strict=True):
            if name == "Qualifizierung und Arbeitsmarkt":
                await self.press("Ja")
                self.asked("kommen im Feld Qualifizierung und Arbeitsmarkt infrage")
                await self.press("Zurück")
            await self.in_field(name, answers)
        await self.behind_the_fields(sheet)
        await self.submit(SPROCKHOEVEL, 1)

    async def revise(self) -> None:
        """From what is on record through the review to a second submission."""
        await self.at(SCHWELM)
        await self.say("/start")
        await self.press("Ändern")
        await self.press("Ändern")
        choosing = await self.shows("Welche Antwort möchten Sie ändern?")
        line = choosing.text.partition("\nAusbildung\n")[2]
        await self.press(line.partition(".")[0])
        await self.in_field("Ausbildung", REVISED)
        await self.submit(SCHWELM, 2)

    async def _reminded(self) -> dict[str, int]:
        """How many reminders each head has got so far, where there are any."""
        counts = {}
        for head in HEADS:
            await self.at(head)
            counts[head] = len(titled(await self.look(), REMINDER))
        return {head: count for head, count in counts.items() if count}


def _record(head: str) -> str:
    """What a head reads about a town when the round has ended."""
    day = "Montag, 23. November 2026, 09:00 Uhr"
    return {
        GEVELSBERG: f"Fehlanzeige Nr. 1 vom {day} liegt vor.",
        SCHWELM: "Abgabe Nr. 2 vom Dienstag, 15. Dezember 2026, 09:00 Uhr liegt vor.",
        SPROCKHOEVEL: "Abgabe Nr. 1 vom Mittwoch, 9. Dezember 2026, 09:00 Uhr liegt vor.",
        WETTER: "Abgabe Nr. 1 vom Dienstag, 15. Dezember 2026, 09:00 Uhr liegt vor.",
        WITTEN: "Es liegt keine Abgabe vor.",
    }.get(head, f"Abgabe Nr. 1 vom {day} liegt vor.")
