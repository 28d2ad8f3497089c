"""No user name and no first name decides anything: who somebody is, is their account's number."""

import json
from typing import Any

import pytest

from chat.events import Origin, Said
from handlers.routes import event_of
from tests.handlers.stage import COORDINATOR, Stage, Talk
from tests.handlers.test_strangers import SENTENCE

NAMES = ("Amtsleitung Witten", "Koordination", "@koordination", "votum_bot", str(COORDINATOR), "")


def update(**user: Any) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "A"}
    return {
        "update_id": 1,
        "message": {
            "message_id": 7,
            "date": 1_795_413_600,
            "chat": chat,
            "from": {"id": 5, "is_bot": False, "first_name": "A", **user},
            "text": "/start",
        },
    }


def test_a_user_name_is_not_even_taken_in() -> None:
    plain = event_of(json.loads(json.dumps(update())))
    for name in ("koordination", "votum_bot", "a" * 32):
        assert event_of(update(username=name)) == plain


@pytest.mark.parametrize("name", NAMES)
async def test_who_only_bears_the_name_stays_a_stranger(
    stage: Stage, witten: Talk, name: str
) -> None:
    before, stranger = await stage.dump(), stage.talk()
    origin = Origin(stranger.account, True, stranger.account, "de", name)
    for words in ("/start", "/summary", "Ja", "/help"):
        await stranger.tell(Said(origin, next(stage.numbers), words))
    assert [card.body for card in stranger.shown] == [SENTENCE] * 4
    assert await stage.dump() == before


@pytest.mark.parametrize("name", NAMES)
async def test_who_changes_the_name_stays_who_they_are(
    stage: Stage, witten: Talk, name: str
) -> None:
    origin = Origin(witten.account, True, witten.account, "de", name)
    await witten.tell(Said(origin, next(stage.numbers), "/start"))
    assert "Witten" in witten.words
    coordinator = stage.talk(COORDINATOR)
    origin = Origin(COORDINATOR, True, COORDINATOR, "de", name)
    await coordinator.tell(Said(origin, next(stage.numbers), "/start"))
    assert "Abfrage öffnen" in coordinator.labels
