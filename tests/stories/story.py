"""The story of a round, as the people in it live it: the same for every round, surface and hand."""

import json
from collections import Counter
from typing import Any

from chat.texts import texts
from tests.stories.acts import COORDINATOR, GROUP, Script
from tests.stories.player import Player, titled

SAY = texts("de")


class Story:
    """The round of a script, chapter by chapter, played by a player."""

    def __init__(self, script: Script, player: Player) -> None:
        self._script = script
        self._player = player
        self._reminders: Counter[str] = Counter()

    async def all(self) -> dict[str, Any]:
        """From the invitations to the result: the JSON document that the coordinator got."""
        await self.join()
        for chapter in self._script.chapters:
            await self._player.surface.go_on()
            await self._find_letters(chapter.reminded)
            for part in chapter.parts:
                await self._player.play(part, self._script.heads.get(part.who, ()))
        await self.close()
        return await self.read_result()

    async def join(self) -> None:
        """The coordinator first, who then hears of everybody else."""
        player, opens = self._player, self._script.opens
        await player.at(COORDINATOR)
        await player.begin()
        await player.shows(f"geplant, beginnt am {opens}")
        for head, towns in self._script.heads.items():
            await player.at(head)
            await player.begin()
            invitation = await player.shows("Sind Sie das?")
            offices = [f"– {town}, {self._script.office}" for town in towns]
            assert [office for office in offices if office not in invitation.text] == []
            await player.press("Ja, das bin ich")
            await player.shows(f"Die Abfrage beginnt am {opens}")
        await player.at(COORDINATOR)
        for head in self._script.heads:
            await player.shows(f"{head} hat den Zugang für")
        joined = titled(await player.look(), SAY("letter-joined-title"))
        assert len(joined) == len(self._script.heads)

    async def _find_letters(self, reminded: tuple[str, ...]) -> None:
        """Everybody has heard of the opening, and just these have got one more reminder."""
        self._reminders.update(reminded)
        opening, reminder = SAY("letter-opening-title"), SAY("letter-reminder-title")
        found: Counter[str] = Counter()
        for head in self._script.heads:
            await self._player.at(head)
            seen = await self._player.look()
            assert len(titled(seen, opening)) == 1
            found.update({head: len(titled(seen, reminder))})
        assert +found == self._reminders

    async def close(self) -> None:
        """Everybody reads what is on record, and can change nothing any more."""
        await self._player.surface.go_on()
        for head, towns in self._script.heads.items():
            await self._player.at(head)
            ended = await self._player.shows(SAY("letter-closed-title"))
            for town in towns:
                assert f"{town}: {self._script.records[town]}" in ended.text
            card = next(each for each in reversed(await self._player.look()) if each.labels)
            assert set(card.labels).isdisjoint({"Verbindlich abgeben", "Ändern"})

    async def read_result(self) -> dict[str, Any]:
        """What the group reads, and the document behind it."""
        await self._player.at(GROUP)
        final = await self._player.shows("Endgültig.")
        told = await self._player.since(final)
        assert [line for line in self._script.told if line not in told] == []
        seen = await self._player.look()
        everything = "\n".join(each.text for each in seen)
        secret = (*self._script.private, *self._script.drafts)
        assert [words for words in secret if words in everything] == []
        assert not any(each.picture or each.document for each in seen)
        return await self._read_documents(told.rpartition("Prüfsumme ")[2].strip())

    async def _read_documents(self, head: str) -> dict[str, Any]:
        """What the coordinator got: every word, the picture, and the data, which is returned."""
        player, script = self._player, self._script
        await player.at(COORDINATOR)
        await player.sees(lambda seen: seen[-1] if seen[-1].document else None, "the data")
        messages = await player.look()
        told = "\n".join(each.text for each in messages)
        assert [words for words in script.private if words not in told] == []
        assert [words for words in script.drafts if words in told] == []
        picture = next(each.picture for each in messages if each.picture)
        assert (await player.here.fetch(picture))[:8] == b"\x89PNG\r\n\x1a\n"
        data = messages[-1].document
        assert data is not None
        assert data.endswith(f"/{script.round}.json")
        document: dict[str, Any] = json.loads(await player.here.fetch(data))
        assert document["chain"]["head"] == head
        return document
