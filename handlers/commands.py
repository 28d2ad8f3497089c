"""Commands: what can be typed at any place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from chat.cards import Card
from chat.texts import LANGUAGES, spoken, texts
from handlers import naming
from handlers.coordinating import ask_summary
from handlers.places import Home
from handlers.scene import Reply, Scene
from storage import people

Audience = Literal["everyone", "coordinators"]


@dataclass(frozen=True, slots=True)
class Command:
    """A command under its English name and its German alias. `run` gets what follows the name."""

    name: str
    alias: str
    audience: Audience
    run: Callable[[Scene, str], Reply]

    def named(self, language: str) -> str:
        """The name in a language."""
        return self.alias if language == "de" else self.name


def _overview(_scene: Scene, _argument: str) -> Reply:
    return Reply(Home())


def _help(scene: Scene, _argument: str) -> Reply:
    coordinator, head = scene.visitor.coordinator, bool(scene.visitor.holdings)
    audiences = ["help-heads"] * (head or not coordinator) + ["help-coordinators"] * coordinator
    body = "\n".join(scene.texts(audience) for audience in audiences)
    return Reply(apart=(Card(title=scene.texts("help-title"), body=body),))


def _language(scene: Scene, argument: str) -> Reply:
    """The named language; when none is named, the next one."""
    here = LANGUAGES.index(scene.texts.language)
    wanted = spoken(argument[:2]) or LANGUAGES[(here + 1) % len(LANGUAGES)]
    people.speak(scene.connection, scene.person.id, wanted)
    return Reply(apart=(Card(body=texts(wanted)("language-set")),), met=True)


def _naming(role: str) -> Callable[[Scene, str], Reply]:
    return lambda scene, _argument: naming.begin(scene, role)


COMMANDS = (
    Command("start", "start", "everyone", _overview),
    Command("mystatus", "meinstand", "everyone", _overview),
    Command("deputy", "vertretung", "everyone", _naming("deputy")),
    Command("preparer", "sachbearbeitung", "everyone", _naming("preparer")),
    Command("help", "hilfe", "everyone", _help),
    Command("language", "sprache", "everyone", _language),
    Command("summary", "auswertung", "coordinators", ask_summary),
    Command("status", "stand", "coordinators", _overview),
)

BY_NAME = {name: command for command in COMMANDS for name in (command.name, command.alias)}


def command_in(words: str) -> tuple[str, str] | None:
    """The name of the command and what follows it; None for words that are no command. The bot's
    own name behind the command (/help@bot) is dropped."""
    found = re.fullmatch(r"/(\S*)\s*(.*)", words, re.DOTALL)
    return None if found is None else (found[1].partition("@")[0].lower(), found[2].strip())


def find(scene: Scene, name: str) -> Command | None:
    """The command of this name, if the visitor may use it."""
    command = BY_NAME.get(name)
    if command is None or (command.audience == "coordinators" and not scene.visitor.coordinator):
        return None
    return command
