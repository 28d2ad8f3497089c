"""What goes wrong where something comes in: updates, links, presses, votes."""

import contextlib
import json
from collections.abc import Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from bot.polling import poll
from bot.webhook import Webhook
from handlers.desk import Desk, Privacy
from handlers.update import Reception
from rounds.reader import read_round
from rounds.shelf import path_of
from storage import Connection, chats, intake, links, people
from storage.database import Database
from storage.intake import Raw
from tests.guards.guard import Loss
from tests.handlers.stage import COORDINATOR, DEADLINE, LINK, ROUND, Stage, Talk
from tests.handlers.test_pasting import UNKNOWN

TIMES = 200
ATTEMPTS = 10
"""How many guesses a person has a day (storage/attempts.py)."""


class Died(Exception):
    """The bot is gone."""


async def full_disk(_updates: list[Mapping[str, Any]]) -> None:
    """Nothing can be stored."""
    raise OSError("the disk is full")


async def bare(folder: Path) -> Stage:
    """A stage without a round."""
    database = await Database.open(f"sqlite:///{folder}/votum.db")
    secrets = count(1)
    desk = Desk(
        "de", frozenset({COORDINATOR}), Privacy(), lambda: f"secret-{next(secrets)}", LINK.format
    )
    return Stage(database, desk)


async def joined(folder: Path) -> tuple[Stage, dict[str, Talk]]:
    """The ready-made round, and its heads of one town each, by that."""
    stage, reading = await bare(folder), read_round(path_of(ROUND))
    await stage.open(reading.round, reading.roster)
    held: dict[str, list[str]] = {}
    for mandate in reading.roster.mandates:
        held.setdefault(mandate.holders[0].person, []).append(mandate.key)
    single = {keys[0]: person for person, keys in held.items() if len(keys) == 1}
    return stage, {key: await stage.joined(person) for key, person in single.items()}


async def confirmed_and_lost(_folder: Path) -> Loss:
    """Each time one update comes, and the bot dies at the first pause or at the next question."""

    async def lost(number: int) -> bool:
        confirmed: list[int] = []

        async def fetch(offset: int | None) -> list[dict[str, Any]]:
            if offset is None:
                return [{"update_id": number}]
            confirmed.append(offset - 1)
            raise Died

        async def pause(_seconds: float) -> None:
            raise Died

        with contextlib.suppress(Died):
            await poll(fetch, full_disk, pause)
        return confirmed == [number]

    return Loss(sum([await lost(number) for number in range(1, TIMES + 1)]), TIMES)


async def answered_and_lost(_folder: Path) -> Loss:
    """Each call is answered, and nothing of it can be stored."""
    webhook = Webhook("https://votum.example.org/telegram", "secret")
    webhook.open(full_disk)
    answered = [await webhook._store({"update_id": number}) for number in range(1, TIMES + 1)]
    return Loss(sum(answered), TIMES)


async def handled_twice(folder: Path) -> Loss:
    """Everybody says one thing, which is handled, and handled once more."""
    stage = await bare(folder)
    reception = Reception(
        stage.database, stage.screen, stage.desk, lambda: None, lambda _chat, _outcome: None
    )
    raws = [_said(stage, number) for number in range(1, TIMES + 1)]
    await stage.database.write(lambda c: intake.store(c, raws))
    for raw in (*raws, *raws):
        await reception.handle(raw)
    answers = sum(len(messages) for messages in stage.screen.chats.values())
    await stage.database.close()
    return Loss(answers - TIMES, TIMES)


def _said(stage: Stage, number: int) -> Raw:
    whose = {"id": 10_000 + number, "first_name": "A"}
    message = {
        "message_id": number,
        "date": 1_795_413_600,
        "chat": {**whose, "type": "private"},
        "from": {**whose, "is_bot": False},
        "text": "Hallo",
    }
    body = json.dumps({"update_id": number, "message": message})
    return Raw(1, number, stage.now, whose["id"], body)  # type: ignore[arg-type]  # it is a number


async def let_in_twice(folder: Path) -> Loss:
    """Each link is used by one person, and then by another."""
    stage = await bare(folder)

    def unit(connection: Connection) -> int:
        first, second = (people.add(connection, n, f"opaque-{n}", "de").id for n in (1, 2))
        wins = 0
        for number in range(TIMES):
            links.issue(connection, f"secret-{number}", stage.now)
            link = links.find(connection, f"secret-{number}")
            assert link is not None
            assert links.use(connection, link, first, stage.now)
            wins += links.use(connection, link, second, stage.now)
        return wins

    found = await stage.database.write(unit)
    await stage.database.close()
    return Loss(found, TIMES)


async def looked_up(folder: Path) -> Loss:
    """A stranger guesses again and again."""
    stage, _ = await joined(folder)
    stranger = stage.talk()
    for number in range(TIMES):
        await stranger.say(f"/start guess-{number}")
    known = sum(card.body == UNKNOWN for card in stranger.shown)
    await stage.database.close()
    return Loss(known - ATTEMPTS, TIMES - ATTEMPTS)


async def opened_anothers(folder: Path) -> Loss:
    """Each head presses a button that leads to each other town."""
    stage, heads = await joined(folder)
    opened = 0
    for own, talk in heads.items():
        for key in heads.keys() - {own}:
            await talk.press_data(f"0 o {ROUND} {key}")
            chat = await stage.database.read(partial(chats.get, chat=talk.account))
            assert chat is not None
            opened += key in chat.place
    await stage.database.close()
    return Loss(opened, len(heads) * (len(heads) - 1))


async def counted_late(folder: Path) -> Loss:
    """Each head has a complete draft at the deadline, and submits it a second later."""
    stage, heads = await joined(folder)
    partners = ("05954016", "05954020")
    late = {key: talk for key, talk in heads.items() if key not in partners}
    for key, talk in late.items():
        await talk.filled(key)
    stage.now = DEADLINE
    for talk in late.values():
        await talk.press("Verbindlich abgeben")
    submissions = await stage.submissions()
    assert len(submissions) == len(late)
    await stage.database.close()
    return Loss(sum(not each.late for each in submissions), len(late))
