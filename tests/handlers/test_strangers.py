"""People whom the bot does not know get one polite sentence, and nothing is kept of them."""

import pytest

from chat.cards import Card
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk

SENTENCE = (
    "Guten Tag. Für Ihr Konto liegt hier nichts vor; "
    "Zugang erhalten Sie über den Link in Ihrer Einladung."
)


@pytest.mark.parametrize(
    "words", ["Hallo", "/start", "/help", "/summary", "/stand", "1", "Ja, das bin ich", "x" * 4096]
)
async def test_stranger_who_types_gets_one_sentence(stage: Stage, witten: Talk, words: str) -> None:
    before, stranger = await stage.dump(), stage.talk()
    await stranger.say(words)
    assert stranger.shown == [Card(body=SENTENCE)]
    assert await stage.dump() == before


async def test_stranger_who_sends_files_or_edits_gets_the_same_sentence(
    stage: Stage, witten: Talk
) -> None:
    before, stranger = await stage.dump(), stage.talk(language="en")
    await stranger.send("document")
    await stranger.edit("Hello")
    assert [card.body.split(".")[0] for card in stranger.shown] == ["Hello", "Hello"]
    assert await stage.dump() == before


@pytest.mark.parametrize("data", ["1 c yes", f"0 o {ROUND}", f"0 q {ROUND}", f"0 f {ROUND} 1", "x"])
async def test_stranger_who_presses_gets_the_sentence_as_a_notice(
    stage: Stage, witten: Talk, data: str
) -> None:
    before, stranger = await stage.dump(), stage.talk()
    await stranger.press_data(data, message=7)
    assert (stranger.toast, stranger.shown) == (SENTENCE, [])
    assert await stage.dump() == before


async def test_former_holder_is_a_stranger_again(stage: Stage, witten: Talk) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await witten.press("Weiter")
    await coordinator.press_data(await stage.revoking("Amtsleitung Witten"))
    before = await stage.dump()
    await witten.press("Ja")
    await witten.say("Ja", "/start", "/meinstand")
    assert witten.shown[-3:] == [Card(body=SENTENCE)] * 3
    assert await stage.dump() == before
