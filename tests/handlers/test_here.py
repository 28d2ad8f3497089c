"""A coordinator attaches a group to a round."""

from chat.events import Moved, Origin, Said
from handlers.effects import Effects
from storage import attached
from tests.handlers.stage import COORDINATOR, OTHER, ROUND, Stage, Talk

GROUP, LARGER = -100, -100200
DONE = (
    "Diese Gruppe erhält das Ergebnis von „Solidarpakt Ennepe-Ruhr: Interessenbekundung“: "
    "Beteiligung, Fehlende und Auszählung. Einzelne Antworten erhält sie erst, wenn die "
    "Koordination sie freigibt."
)


async def typed(stage: Stage, account: int, words: str, group: int = GROUP) -> str:
    """What is answered in the group."""
    origin = Origin(group, False, account, "de")
    await stage.handle(Said(origin, next(stage.numbers), words))
    return list(stage.screen.chats[group].values())[-1].body


async def groups(stage: Stage) -> tuple[int, ...]:
    return await stage.database.read(lambda c: attached.of_round(c, ROUND))


async def test_a_group_is_attached_once_and_the_others_are_told(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    assert await typed(stage, COORDINATOR, "/hier") == DONE
    assert (await typed(stage, COORDINATOR, "/here@votum_bot")).endswith("nichts geändert.")
    assert await groups(stage) == (GROUP,)
    assert [each.chat for each in await stage.letters("attached")] == [OTHER]
    await coordinator.press("Aktualisieren")
    assert "Ergebnis auch in: Gruppe -100" in coordinator.card.body


async def test_a_command_for_another_bot_is_not_for_us(stage: Stage, coordinator: Talk) -> None:
    origin = Origin(GROUP, False, COORDINATOR, "de")
    for words in ("/here@another_bot", "/hier@another_bot aus", "/help@another_bot"):
        effects = await stage.handle(Said(origin, next(stage.numbers), words))
        assert effects == Effects()
    assert await groups(stage) == ()
    assert await typed(stage, COORDINATOR, "/here@Votum_Bot") == DONE


async def test_a_group_is_detached(stage: Stage, coordinator: Talk) -> None:
    await typed(stage, COORDINATOR, "/hier")
    assert (await typed(stage, COORDINATOR, "/hier aus")).endswith("nichts mehr.")
    assert await groups(stage) == ()
    assert (await typed(stage, COORDINATOR, "/here off")).endswith("keiner Abfrage verbunden.")


async def test_a_group_stays_attached_when_it_moves(stage: Stage, coordinator: Talk) -> None:
    await typed(stage, COORDINATOR, "/hier")
    origin = Origin(GROUP, False, 0)
    await stage.handle(Moved(origin, inside=True, new_chat=LARGER, title="Lenkungskreis"))
    assert await groups(stage) == (LARGER,)
    assert (await typed(stage, COORDINATOR, "/hier", LARGER)).endswith("nichts geändert.")
    await typed(stage, COORDINATOR, "/hier aus", LARGER)
    assert await groups(stage) == ()


async def test_an_unknown_round_is_refused(stage: Stage) -> None:
    said = await typed(stage, COORDINATOR, "/hier nirgends")
    assert said == f"Mit welcher Abfrage? Erwartet wird eine davon: {ROUND}"
    assert await groups(stage) == ()


async def test_nobody_else_attaches_a_group(stage: Stage, witten: Talk) -> None:
    before = await stage.dump()
    for account in (witten.account, 4711):
        for words in ("/hier", "/here off"):
            assert (await typed(stage, account, words)).startswith("Ich antworte nur im privaten")
    assert await stage.dump() == before


async def test_in_private_it_says_where_it_belongs(coordinator: Talk) -> None:
    await coordinator.say("/hier")
    assert "Dieser Befehl gehört in eine Gruppe." in coordinator.card.body
