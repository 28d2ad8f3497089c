"""Commands: what can be typed at any place."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from chat.cards import Card
from handlers import erasing, my_data, naming, requests, speaking
from handlers.coordinating import ask_summary
from handlers.places import Home, Invited, Welcomed, beneath
from handlers.privacy import notice
from handlers.scene import Reply, Scene
from handlers.statement import statement
from survey.round import Ballots

Audience = Literal["everyone", "holders", "coordinators"]
"""Who sees it in the menu: everyone, whoever holds something, or coordinators, who alone may use
what is theirs."""


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


def _mine(scene: Scene, _argument: str) -> Reply:
    """The overview, and what is on record as a message to be kept."""
    return Reply(Home(), apart=statement(scene))


def _help(scene: Scene, _argument: str) -> Reply:
    coordinator, head = scene.visitor.coordinator, bool(scene.visitor.holdings)
    audiences = ["help-heads"] * (head or not coordinator) + ["help-coordinators"] * coordinator
    body = "\n\n".join(scene.texts(audience) for audience in audiences)
    return Reply(apart=(Card(title=scene.texts("help-title"), body=body),))


def _privacy(scene: Scene, _argument: str) -> Reply:
    """A notice for each way of voting in which something is kept of the visitor, under the titles
    of the rounds where there are two."""
    found = _kinds(scene)
    return Reply(
        apart=tuple(
            Card(
                head=", ".join(titles) if len(found) > 1 else "",
                title=scene.texts("privacy-title"),
                body=notice(scene.desk.privacy, scene.texts, kind),
            )
            for kind, titles in found.items()
        )
    )


def _kinds(scene: Scene) -> dict[Ballots, list[str]]:
    """The ways of voting in which the visitor takes part, or is about to, each with the titles of
    its rounds; the ordinary one for whoever only coordinates or holds nothing any more."""
    at = beneath(scene.place)
    rounds = dict.fromkeys(each.round for each in scene.visitor.holdings)
    if isinstance(at, Invited | Welcomed):
        rounds[at.round] = None
    kinds: dict[Ballots, list[str]] = {}
    for kept in map(scene.kept, rounds):
        kinds.setdefault(kept.round.ballots, []).append(scene.title(kept))
    return kinds or {"mandate": []}


def _naming(role: str) -> Callable[[Scene, str], Reply]:
    return lambda scene, _argument: naming.begin(scene, role)


def _asking(kind: str) -> Callable[[Scene, str], Reply]:
    return lambda scene, _argument: requests.begin(scene, kind)


def _here(scene: Scene, _argument: str) -> Reply:
    """In a group it attaches it (groups.py)."""
    return Reply(notice=scene.texts("here-private"))


COMMANDS = (
    Command("start", "start", "everyone", _overview),
    Command("mystatus", "meinstand", "holders", _mine),
    Command("deputy", "vertretung", "holders", _naming("deputy")),
    Command("preparer", "sachbearbeitung", "holders", _naming("preparer")),
    Command("question", "frage", "holders", _asking("question")),
    Command("moretime", "mehrzeit", "holders", _asking("time")),
    Command("help", "hilfe", "everyone", _help),
    Command("language", "sprache", "everyone", speaking.ask),
    Command("privacy", "datenschutz", "everyone", _privacy),
    Command("mydata", "meinedaten", "everyone", my_data.give),
    Command("erase", "loeschen", "everyone", erasing.ask),
    Command("summary", "auswertung", "coordinators", ask_summary),
    Command("status", "stand", "coordinators", _overview),
    Command("here", "hier", "coordinators", _here),
)

BY_NAME = {name: command for command in COMMANDS for name in (command.name, command.alias)}


def addressee(words: str) -> str:
    """Whom a command is for, by the name behind it (/help@bot); empty where none is named."""
    found = re.fullmatch(r"/[^\s@]*@(\S*)(?:\s.*)?", words, re.DOTALL)
    return "" if found is None else found[1].casefold()


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
