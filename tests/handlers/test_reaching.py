"""Who can be written to, as Telegram tells it and as the cards find out."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from chat.events import Moved, Origin
from chat.messenger import Gone
from handlers.effects import Effects
from handlers.update import Reception
from storage import attached, outbox, reach
from storage.outbox import AT_ONCE, NEWS
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk
from tests.handlers.test_performing import Failing

GROUP, SUPERGROUP = -5, -1005


async def lost(stage: Stage) -> frozenset[int]:
    """The people of the round who cannot be reached."""
    return await stage.database.read(lambda c: reach.lost(c, ROUND))


async def told(stage: Stage, kind: str) -> list[tuple[int, dict[str, object], str | None]]:
    """Whom letters of this kind wait for, and about what."""
    letters = await stage.letters(kind)
    assert all((each.lane, each.not_before) == (NEWS, AT_ONCE) for each in letters)
    return [(each.chat, dict(each.about), each.round) for each in letters]


@pytest.fixture
async def coordinator(stage: Stage) -> Talk:
    talk = stage.talk(COORDINATOR)
    await talk.say("/start")
    return talk


async def test_whoever_blocks_the_bot_is_told_to_coordinators_once(
    stage: Stage, coordinator: Talk, double: Talk
) -> None:
    for _ in range(2):
        assert await stage.handle(Moved(double.origin, inside=False)) == Effects()
    (person,) = await lost(stage)
    about = {"person": person, "roster_person": "Amtsleitung Ennepetal"}
    assert await told(stage, "unreachable") == [(COORDINATOR, about, ROUND)]


@pytest.mark.parametrize("way", ["unblocks", "writes"])
async def test_whoever_comes_back_can_be_lost_again(
    stage: Stage, coordinator: Talk, witten: Talk, way: str
) -> None:
    await stage.handle(Moved(witten.origin, inside=False))
    assert len(await lost(stage)) == 1
    if way == "unblocks":
        await stage.handle(Moved(witten.origin, inside=True))
    else:
        await witten.say("/start")
    assert await lost(stage) == frozenset()
    await stage.handle(Moved(witten.origin, inside=False))
    assert len(await told(stage, "unreachable")) == 2


async def test_a_stranger_or_a_coordinator_who_leaves_is_nobodys_business(
    stage: Stage, coordinator: Talk
) -> None:
    await stage.handle(Moved(coordinator.origin, inside=False))
    assert await told(stage, "unreachable") == []
    await stage.handle(Moved(Origin(4711, True, 4711), inside=False))
    assert await told(stage, "unreachable") == []
    assert await told(stage, "shut") == []


async def test_a_card_that_reaches_nobody_is_noted_and_told(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    posted: list[int] = []
    screen = Failing(edit=Gone())
    reception = Reception(
        stage.database, screen, stage.desk, lambda: posted.append(1), lambda *_: None
    )
    await stage.touch(witten)
    assert await reception.show_again(witten.account, stage.now) == Gone()
    assert len(await lost(stage)) == len(await told(stage, "unreachable")) == 1
    assert posted == [1]


async def test_coordinators_see_who_cannot_be_reached(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await coordinator.say("/stand")
    assert "Nicht erreichbar" not in coordinator.words
    await stage.handle(Moved(witten.origin, inside=False))
    await coordinator.say("/stand")
    assert "\nNicht erreichbar: Amtsleitung Witten" in coordinator.words


async def test_coordinators_see_how_far_a_broadcast_is(stage: Stage, coordinator: Talk) -> None:
    def put(lane: int, at: dt.datetime) -> list[outbox.Letter]:
        return [
            outbox.Letter(f"{lane} {at} {n}", n, "opening", {}, at, lane, ROUND) for n in range(3)
        ]

    hour = dt.timedelta(hours=1)
    letters = [*put(outbox.BULK, stage.now), *put(outbox.BULK, stage.now + hour)]
    letters += put(outbox.RECEIPTS, stage.now)
    await stage.database.write(lambda c: [outbox.put(c, each) for each in letters])
    await stage.database.write(lambda c: outbox.finish(c, 1, "sent", stage.now))
    await coordinator.say("/stand")
    assert "\nVersand läuft: 1 von 3 Nachrichten sind erledigt." in coordinator.words
    for number in (2, 3):
        finish = partial(outbox.finish, letter=number, state="failed", now=stage.now)
        await stage.database.write(finish)
    await coordinator.say("/stand")
    assert "Versand" not in coordinator.words


# -- groups ------------------------------------------------------------------------------


def in_group(chat: int, **what: object) -> Moved:
    return Moved(Origin(chat, False, 7), **what)  # type: ignore[arg-type]


async def test_a_group_that_shuts_the_bot_out_is_told_once(stage: Stage, coordinator: Talk) -> None:
    stage.desk = replace(stage.desk, post_to=(GROUP,))
    for _ in range(2):
        await stage.handle(in_group(GROUP, inside=False, title="Lenkungskreis"))
    assert await told(stage, "shut") == [(COORDINATOR, {"group": GROUP}, None)]
    group = await stage.database.read(lambda c: reach.group(c, GROUP))
    assert (group.title, group.lost_at) == ("Lenkungskreis", stage.now - dt.timedelta(seconds=1))
    await stage.handle(in_group(GROUP, inside=True, title="Lenkung"))
    assert await stage.database.read(lambda c: reach.group(c, GROUP)) == reach.Group(
        GROUP, "Lenkung"
    )
    await stage.handle(in_group(GROUP, inside=False, title="Lenkung"))
    assert len(await told(stage, "shut")) == 2


async def test_a_group_that_gets_nothing_is_nobodys_business(
    stage: Stage, coordinator: Talk
) -> None:
    """A stranger's own one, with whatever title, as often as they like."""
    for inside in (True, False, True, False):
        await stage.handle(in_group(GROUP, inside=inside, title="https://example.org"))
    assert await told(stage, "shut") == []
    await stage.database.write(lambda c: attached.attach(c, ROUND, GROUP, None, stage.now))
    await stage.handle(in_group(GROUP, inside=False))
    assert len(await told(stage, "shut")) == 1


async def test_a_group_that_moved_takes_its_letters_along(stage: Stage, coordinator: Talk) -> None:
    summary = outbox.Letter("s", GROUP, "summary", {}, stage.now, outbox.CLOSING, ROUND)
    await stage.database.write(lambda c: outbox.put(c, summary))
    moved = in_group(GROUP, inside=True, new_chat=SUPERGROUP, title="Lenkungskreis")
    for _ in range(2):
        assert await stage.handle(moved) == Effects()
    assert [each.chat for each in await stage.letters("summary")] == [SUPERGROUP]
    assert await stage.database.read(lambda c: reach.current(c, GROUP)) == SUPERGROUP
    # The old chat is left with the move: that is no loss.
    await stage.handle(in_group(GROUP, inside=False))
    assert await told(stage, "shut") == []
