"""A head who names people, and those who are named."""

from typing import Any

from chat.cards import Card
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import LINK, Stage, Talk

WITTEN, ENNEPETAL, BRECKERFELD = "05954036", "05954008", "05954004"
NAMED = "Vertretung und Sachbearbeitung"
HEAD: dict[str, Any] = {"person": "kopf", "name": "Leitung A"}
DEPUTY = ("/vertretung", "Frau Muster", "Ab heute", "Bis Fristende", "Benennen")
PREPARER = ("/sachbearbeitung", "Herr Beispiel", "Benennen")


async def open_office(stage: Stage, **towns: list[dict[str, Any]]) -> None:
    """A small round of two questions for these towns; for Witten and its head unless told."""
    round_ = a_round(a_choice("a", "Ja", "Nein"), a_choice("b", "Ja", "Nein"), nil_return=True)
    await stage.open(round_, a_roster(**(towns or {"witten": [HEAD]})))


def link_in(talk: Talk) -> tuple[Card, str]:
    """The newest message with a link that somebody was given, and the secret in it."""
    start = LINK.format("")
    cards = [card for card in talk.shown if start in card.body]
    return cards[-1], cards[-1].body.rpartition(start)[2]


async def named(talk: Talk, words: tuple[str, ...] = DEPUTY) -> Talk:
    """Somebody whom the head names by typing this, and who joins."""
    await talk.say(*words)
    return await follow(talk)


async def follow(talk: Talk, account: int | None = None) -> Talk:
    """Somebody who opens the link that the head got last, and says yes."""
    other = talk.stage.talk(account)
    await other.say(f"/start {link_in(talk)[1]}")
    if "Ja, das bin ich" in other.labels:
        await other.press("Ja, das bin ich")
    return other


async def answer(talk: Talk, *labels: str) -> None:
    """Everything, up to the review, and then these buttons."""
    await talk.press_data("0 o small")
    if "Weiter" in talk.labels:
        await talk.press("Weiter", "Ja", "Ja")
    await talk.press(*labels)
