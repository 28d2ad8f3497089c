"""A ready-made round, played to its end through the page's own HTTP calls."""

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import aiohttp

from playground.demo import Demo, Stage, staged
from playground.emulator.world import World
from playground.page_client import PageClient
from rounds.shelf import path_of
from tests.stories.acts import Script
from tests.stories.player import Player
from tests.stories.story import Story
from tests.stories.surface import HttpSurface

Hand = Callable[[HttpSurface, Stage], Player]


@dataclass(frozen=True)
class Played:
    """A round at its end: how it was played, what came of it, and the stage it was played on."""

    script: Script
    expected: Any
    stage: Stage
    page: PageClient
    player: Player
    document: dict[str, Any]

    @property
    def world(self) -> World:
        """Everything that was said and pressed, and everything that the bot did."""
        return self.stage.emulator.world

    def seen_in(self, words: str) -> set[str]:
        """The titles of the chats in which these words stand."""
        return {
            self.world.listings[chat].title
            for chat, messages in self.world.messages.items()
            if any(words in message.wording.text for message in messages.values())
        }


def script_of(name: str) -> Script:
    """What is done in the ready-made round of this name."""
    script: Script = _part(name, "script").SCRIPT
    return script


def _part(name: str, part: str) -> Any:
    return import_module(f"tests.stories.{name.replace('-', '_')}.{part}")


@contextlib.asynccontextmanager
async def played(demo: Demo, folder: Path, name: str, hand: Hand) -> AsyncIterator[Played]:
    """The round of this name, set up in the folder and played by this hand."""
    async with (
        staged(replace(demo, file=path_of(name), folder=folder)) as stage,
        aiohttp.ClientSession() as session,
    ):
        page, script = PageClient(session, stage.address), script_of(name)
        player = hand(HttpSurface(page), stage)
        document = await Story(script, player).all()
        yield Played(script, _part(name, "expected"), stage, page, player, document)
