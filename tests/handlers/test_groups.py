"""In groups the bot says what a coordinator asks for, and nothing else."""

import pytest

from chat.events import Origin, Pressed, Said
from tests.handlers.stage import COORDINATOR, Stage, Talk

GROUP = -100
PRIVATE = "Ich antworte nur im privaten Chat. In Gruppen zeige ich der Koordination die Auswertung."


async def in_group(stage: Stage, account: int, words: str, *, edited: bool = False) -> list[str]:
    """What is answered in the group."""
    origin = Origin(GROUP, False, account, "de")
    before = len(stage.screen.chats.get(GROUP, {}))
    await stage.handle(Said(origin, next(stage.numbers), words, edited))
    return [card.body for card in list(stage.screen.chats.get(GROUP, {}).values())[before:]]


async def test_group_gets_the_summary_that_a_coordinator_asks_for(stage: Stage) -> None:
    assert await in_group(stage, COORDINATOR, "/summary@votum_bot") == [
        "Die Auswertung kommt sofort."
    ]
    (letter,) = await stage.letters("summary")
    assert (letter.chat, letter.about) == (GROUP, {"public": True, "language": "de"})


@pytest.mark.parametrize("words", ["/summary", "/auswertung", "/start", "/hilfe"])
async def test_nobody_else_gets_anything_in_a_group(stage: Stage, witten: Talk, words: str) -> None:
    before = await stage.dump()
    assert await in_group(stage, witten.account, words) == [PRIVATE]
    assert await in_group(stage, 4711, words) == [PRIVATE]
    assert await stage.dump() == before


@pytest.mark.parametrize("words", ["Hallo zusammen", "/tagesordnung", "/", "Ja", "1"])
async def test_talk_in_a_group_is_none_of_the_bots_business(
    stage: Stage, witten: Talk, words: str
) -> None:
    await witten.press("Weiter")
    before = await stage.dump()
    assert await in_group(stage, witten.account, words) == []
    assert await in_group(stage, COORDINATOR, "/summary", edited=True) == []
    assert await stage.dump() == before


async def test_press_in_a_group_is_told_where_answers_belong(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    before = await stage.dump()
    origin = Origin(GROUP, False, witten.account, "de")
    await stage.handle(Pressed(origin, "p", 1, witten.data("Ja")))
    assert stage.screen.toasts["p"] == PRIVATE
    assert await stage.dump() == before
