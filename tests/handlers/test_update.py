"""One stored update: handled once, or set aside with nothing changed."""

import json
import logging
from itertools import count
from typing import Any

import pytest

from chat.messenger import Outcome
from handlers.update import Reception
from storage import intake
from storage.intake import Raw
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk

NUMBERS = count(1)


def message(talk: Talk, words: str) -> dict[str, Any]:
    """An update in which somebody writes."""
    person = {"id": talk.account, "is_bot": False, "first_name": "-", "language_code": "de"}
    chat = {"id": talk.account, "type": "private"}
    said = {"message_id": 1, "date": 0, "chat": chat, "from": person, "text": words}
    return {"update_id": next(NUMBERS), "message": said}


def press(talk: Talk, data: str) -> dict[str, Any]:
    """An update in which somebody presses a button of their card."""
    said = message(talk, "-")["message"]
    shown = {**said, "message_id": talk.message}
    query = {"id": "p", "from": said["from"], "chat_instance": "1", "message": shown, "data": data}
    return {"update_id": next(NUMBERS), "callback_query": query}


async def taken(stage: Stage, body: str | dict[str, Any]) -> Raw:
    """The update, stored as it came."""
    text = body if isinstance(body, str) else json.dumps(body)
    raw = Raw(1, next(NUMBERS), stage.now, None, text)
    await stage.database.write(lambda c: intake.store(c, [raw]))
    return raw


@pytest.fixture
def posted() -> list[int]:
    """An entry for each time that the outbox was woken."""
    return []


@pytest.fixture
def answered() -> list[tuple[int, Outcome]]:
    """What came of the cards that somebody waited for, by chat."""
    return []


@pytest.fixture
def reception(stage: Stage, posted: list[int], answered: list[tuple[int, Outcome]]) -> Reception:
    return Reception(
        stage.database,
        stage.screen,
        stage.desk,
        lambda: posted.append(1),
        lambda chat, outcome: answered.append((chat, outcome)),
    )


async def test_update_is_handled_and_marked_as_done(
    stage: Stage, reception: Reception, witten: Talk, posted: list[int]
) -> None:
    await reception.handle(await taken(stage, press(witten, witten.data("Weiter"))))
    await reception.handle(await taken(stage, message(witten, "Ja")))
    assert await stage.draft("05954036") == {"interest.engagement": "yes"}
    assert await stage.database.read(intake.counts) == {"done": 2}
    assert posted == []


async def test_letters_that_an_update_brings_are_told_of(
    stage: Stage, reception: Reception, witten: Talk, posted: list[int]
) -> None:
    await reception.handle(await taken(stage, press(witten, witten.data("Fehlanzeige"))))
    assert (len(await stage.letters("receipt")), posted) == (1, [1])


async def test_redelivered_update_changes_nothing(
    stage: Stage, reception: Reception, witten: Talk
) -> None:
    await witten.press("Weiter", "Ja")
    raw = await taken(stage, press(witten, witten.data("Städte untereinander")))
    await reception.handle(raw)
    before = await stage.dump(), witten.shown
    for _ in range(3):
        await reception.handle(raw)
    assert (await stage.dump(), witten.shown) == before


async def test_redelivered_submission_counts_once(
    stage: Stage, reception: Reception, witten: Talk
) -> None:
    raw = await taken(stage, press(witten, witten.data("Fehlanzeige")))
    await reception.handle(raw)
    await reception.handle(raw)
    assert len(await stage.submissions()) == 1
    assert len(await stage.letters("receipt")) == 1


async def test_redelivered_words_answer_one_question(
    stage: Stage, reception: Reception, witten: Talk
) -> None:
    """Words carry no turn: only the update's key tells that they were there before."""
    await witten.press("Weiter")
    raw = await taken(stage, message(witten, "Nein"))
    await reception.handle(raw)
    before = await stage.dump(), witten.shown
    await reception.handle(raw)
    assert (await stage.dump(), witten.shown) == before
    assert await stage.draft("05954036") == {"interest.engagement": "no"}


async def test_instant_that_counts_is_that_of_the_arrival(
    stage: Stage, reception: Reception, witten: Talk
) -> None:
    raw = await taken(stage, press(witten, witten.data("Fehlanzeige")))
    await reception.handle(raw)
    (submission,) = await stage.submissions()
    assert submission.at == raw.arrived_at


@pytest.mark.parametrize(
    "body", ["{}", '{"message": {"text": 5}}', '{"message": []}', '{"update_id": "x"}']
)
async def test_update_that_says_nothing_or_cannot_be_read_changes_nothing_else(
    stage: Stage, reception: Reception, witten: Talk, body: str
) -> None:
    before = await stage.dump()
    await reception.handle(await taken(stage, body))
    after = await stage.dump()
    assert {**after, "intake": []} == {**before, "intake": []}


async def test_failing_update_is_set_aside_undone_reported_and_told(
    stage: Stage, reception: Reception, witten: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    """The chat's place is broken, as by a mistake of ours."""
    await stage.talk(COORDINATOR).say("/start")
    await stage.displace(witten, "broken")
    draft = await stage.draft("05954036")
    with caplog.at_level(logging.CRITICAL):
        await reception.handle(await taken(stage, message(witten, "Ja")))
        await reception.handle(await taken(stage, press(witten, "1 n")))
    assert await stage.draft("05954036") == draft
    assert await stage.database.read(intake.counts) == {"aside": 2}
    assert witten.shown[-1].body.startswith("Das konnte nicht verarbeitet werden.")
    assert stage.screen.toasts["p"].startswith("Das konnte nicht verarbeitet werden.")
    assert [letter.chat for letter in await stage.letters("aside")] == [COORDINATOR] * 2


async def test_one_update_that_fails_does_not_stop_the_next(
    stage: Stage, reception: Reception, witten: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.displace(witten, "broken")
    other = await stage.joined("Amtsleitung Hattingen")
    with caplog.at_level(logging.CRITICAL):
        await reception.handle(await taken(stage, message(witten, "Ja")))
    await reception.handle(await taken(stage, press(other, other.data("Fehlanzeige"))))
    assert [each.mandate for each in await stage.submissions()] == ["05954016"]


async def test_trouble_of_a_group_is_not_told_there(
    stage: Stage, reception: Reception, witten: Talk
) -> None:
    update = message(witten, "/summary")
    update["message"]["chat"] = {"id": -5, "type": "group"}
    await reception.handle(await taken(stage, update))
    assert [card.body[:17] for card in stage.screen.chats[-5].values()] == ["Ich antworte nur "]


async def test_card_that_failed_is_shown_again(
    stage: Stage, reception: Reception, witten: Talk
) -> None:
    await stage.touch(witten)
    await reception.show_again(witten.account, stage.now)
    assert len(witten.shown) == 1
    before = await stage.dump()
    await reception.show_again(witten.account, stage.now)
    assert await stage.dump() == before


async def test_link_followed_by_an_update_opens_the_invitation(
    stage: Stage, reception: Reception
) -> None:
    talk = stage.talk()
    secret = stage.links["Amtsleitung Witten"]
    await reception.handle(await taken(stage, message(talk, f"/start {secret}")))
    assert talk.shown[-1].title == "Sie sind eingeladen"
    assert await stage.log(ROUND) == []
