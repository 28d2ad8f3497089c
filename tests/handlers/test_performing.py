"""Carrying out effects: what is noted as shown, and what is shown again."""

from typing import Any

import pytest

from chat.cards import Card
from chat.messenger import Fetched, Gone, Outcome, Refused, Unchanged, Unknown, Wait
from handlers.effects import Effects, Saying, Showing, Toast
from handlers.performing import perform
from storage import chats
from storage.chats import Chat
from tests.handlers.screen import Screen
from tests.handlers.stage import Stage, Talk

CARD = Card(body="neu")


class Failing(Screen):
    """A messenger that answers every sending and editing in its own way."""

    def __init__(self, edit: Outcome | None = None, send: Outcome | None = None) -> None:
        super().__init__()
        self._edit, self._send = edit, send
        self.done: list[str] = []

    async def send(self, chat: int, card: Card) -> Outcome:
        self.done.append(f"send {card.body}")
        return self._send or await super().send(chat, card)

    async def edit(self, chat: int, message: int, card: Card) -> Outcome:
        self.done.append(f"edit {message}")
        return self._edit or await super().edit(chat, message, card)

    async def strip(self, chat: int, message: int) -> Outcome:
        self.done.append(f"strip {message} of {chat}")
        return Unchanged()

    async def fetch(self, file: str) -> Fetched | Outcome:
        raise NotImplementedError("nobody sends files here")

    async def toast(self, press: str, words: str) -> Outcome:
        self.done.append(f"toast {words} for {press}")
        return Unknown("too old")


async def show(stage: Stage, talk: Talk, messenger: Screen, **how: Any) -> Chat:
    """Shows the chat's next revision, and returns what is noted about it."""
    await stage.touch(talk)
    chat = await stage.database.read(lambda c: chats.get(c, talk.account))
    assert chat is not None
    effects = Effects(showing=Showing(talk.account, chat.revision, CARD, **how))
    await perform(messenger, stage.database, effects)
    noted = await stage.database.read(lambda c: chats.get(c, talk.account))
    assert noted is not None
    return noted


async def test_new_card_is_noted_and_the_old_one_loses_its_buttons(
    stage: Stage, witten: Talk
) -> None:
    messenger = Failing()
    noted = await show(stage, witten, messenger, strip=(77,))
    assert (noted.shown, noted.card) == (noted.revision, 1)
    assert messenger.done == ["send neu", f"strip 77 of {witten.account}"]


@pytest.mark.parametrize("outcome", [Unchanged(), None])
async def test_edited_card_is_noted_in_its_place(
    stage: Stage, witten: Talk, outcome: Outcome | None
) -> None:
    messenger = Failing(edit=outcome)
    messenger.chats[witten.account] = {55: Card(body="alt")}
    noted = await show(stage, witten, messenger, edit=55)
    assert (noted.shown, noted.card) == (noted.revision, 55)
    assert messenger.done == ["edit 55"]


async def test_card_that_cannot_be_edited_is_replaced(stage: Stage, witten: Talk) -> None:
    messenger = Failing(edit=Refused("message to edit not found"))
    noted = await show(stage, witten, messenger, edit=55)
    assert (noted.shown, noted.card) == (noted.revision, 1)
    assert messenger.done == ["edit 55", "send neu"]


@pytest.mark.parametrize("outcome", [Gone(), Refused("too long")])
async def test_card_that_nobody_can_see_is_not_tried_again(
    stage: Stage, witten: Talk, outcome: Outcome
) -> None:
    noted = await show(stage, witten, Failing(send=outcome))
    assert (noted.shown, noted.card) == (noted.revision, None)


@pytest.mark.parametrize("outcome", [Wait(3), Unknown("timed out")])
async def test_card_that_may_not_be_there_is_shown_again_later(
    stage: Stage, witten: Talk, outcome: Outcome
) -> None:
    noted = await show(stage, witten, Failing(send=outcome), strip=(77,))
    assert noted.shown < noted.revision
    assert await stage.database.read(chats.dead) == (witten.account,)
    await stage.show_again(witten)
    assert await stage.database.read(chats.dead) == ()


async def test_what_is_said_comes_before_the_card(stage: Stage, witten: Talk) -> None:
    messenger = Failing()
    effects = Effects(
        toast=Toast("p", "kurz"),
        showing=Showing(witten.account, 99, CARD),
        sayings=(Saying(witten.account, Card(body="eins")), Saying(5, Card(body="zwei"))),
    )
    await perform(messenger, stage.database, effects)
    assert [each for each in messenger.done if each.startswith("send")] == [
        "send eins",
        "send zwei",
        "send neu",
    ]
    assert "toast kurz for p" in messenger.done


async def test_overtaken_showing_changes_nothing(stage: Stage, witten: Talk) -> None:
    before = await stage.database.read(lambda c: chats.get(c, witten.account))
    assert before is not None
    effects = Effects(showing=Showing(witten.account, before.revision, CARD))
    await perform(Failing(), stage.database, effects)
    assert await stage.database.read(lambda c: chats.get(c, witten.account)) == before


async def test_nothing_to_show_calls_nobody(stage: Stage) -> None:
    messenger = Failing()
    await perform(messenger, stage.database, Effects())
    assert messenger.done == []
