"""Letters about the bot's own work."""

import datetime as dt

import pytest

from chat.messenger import Gone
from storage import outbox, reach, rounds, troubles
from storage.outbox import AT_ONCE, Letter
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

SINCE, UNTIL = utc("12-01T10:00"), utc("12-01T12:30")
HEAD, DOUBLE = 108, 101


async def lose(stage: Stage, chat: int) -> None:
    await stage.database.write(lambda c: reach.lose(c, chat, stage.hands.now, [COORDINATOR]))


async def test_coordinators_learn_once_who_cannot_be_reached_and_for_which_towns(
    solidarpakt: Stage,
) -> None:
    solidarpakt.recorder.answers[DOUBLE] = [Gone()] * 9
    await solidarpakt.at("11-23T08:00")
    await solidarpakt.at("12-09T08:00")
    await solidarpakt.outbox.drain()
    told = [call for call in solidarpakt.recorder.calls if call.chat == COORDINATOR]
    await solidarpakt.at("12-15T08:00")
    told += [call for call in solidarpakt.recorder.calls if call.chat == COORDINATOR]
    states = await solidarpakt.states()
    letters = [key for key in states if "/unreachable/" in key]
    assert [states[key] for key in letters] == [("sent", None)]
    gone = [key for key, (state, _) in states.items() if state == "failed"]
    assert len(gone) == 3  # each letter was tried once
    assert len(told) <= 2


async def test_the_letter_names_the_person_and_the_towns(solidarpakt: Stage) -> None:
    await lose(solidarpakt, DOUBLE)
    (letter,) = await solidarpakt.database.read(lambda c: outbox.next_up(c, SINCE))
    card = await solidarpakt.written(
        "unreachable", COORDINATOR, dict(letter.about), "solidarpakt-en"
    )
    assert card.title == "Nicht erreichbar"
    assert "Amtsleitung Ennepetal" in card.body
    assert "Breckerfeld, Ennepetal" in card.body


async def test_it_falls_away_when_the_person_is_back_or_has_no_mandate(solidarpakt: Stage) -> None:
    await lose(solidarpakt, HEAD)
    await solidarpakt.database.write(lambda c: reach.find(c, HEAD))
    assert await solidarpakt.at("11-20T12:00") == []
    assert "dropped" in {state for state, _ in (await solidarpakt.states()).values()}


async def test_a_group_that_is_shut_is_named(stage: Stage) -> None:
    await stage.database.write(
        lambda c: reach.lose_group(c, GROUP, SINCE, [COORDINATOR], "Lenkungskreis")
    )
    card = await stage.written("shut", COORDINATOR, {"group": GROUP})
    assert "In der Gruppe „Lenkungskreis“ kann der Bot nicht mehr schreiben." in card.body
    await stage.database.write(lambda c: reach.find(c, GROUP))
    assert await stage.write("shut", COORDINATOR, {"group": GROUP}) == ()


async def test_a_group_without_a_known_title_is_named_by_its_number(stage: Stage) -> None:
    await lose(stage, GROUP)
    card = await stage.written("shut", COORDINATOR, {"group": GROUP})
    assert f"„{GROUP}“" in card.body


async def test_a_summary_follows_a_group_that_moved_before_the_round_closed(small: Stage) -> None:
    await small.at("03-02T08:00")
    await small.database.write(lambda c: reach.move(c, GROUP, -1000))
    sent = await small.at("03-13T11:00")
    assert [chat for chat, title in sent if title == "Kleine Abfrage"] == [-1000, COORDINATOR]


# -- troubles ----------------------------------------------------------------------------

OVER = ("database", "ticker", "intake", "poller", "telegram", "webhook", "outbox", "down")


@pytest.mark.parametrize("kind", OVER)
async def test_a_trouble_that_is_over_is_told_with_both_instants(stage: Stage, kind: str) -> None:
    about = {"kind": kind, "since": SINCE.isoformat(), "until": UNTIL.isoformat()}
    card = await stage.written("trouble", COORDINATOR, about)
    assert card.title == "Störung des Bots"
    assert "11:00" in card.body  # on the clocks of Berlin
    assert "13:30" in card.body


@pytest.mark.parametrize("kind", ["ticker", "intake", "poller", "webhook"])
async def test_a_trouble_that_goes_on_is_told_and_falls_away_with_its_end(
    stage: Stage, kind: str
) -> None:
    about = {"kind": kind, "since": SINCE.isoformat()}
    assert await stage.write("trouble", COORDINATOR, about) == ()
    await stage.database.write(lambda c: troubles.begin(c, kind, SINCE))
    assert "11:00" in (await stage.written("trouble", COORDINATOR, about)).body
    later = {"kind": kind, "since": (SINCE + dt.timedelta(hours=1)).isoformat()}
    assert await stage.write("trouble", COORDINATOR, later) == ()
    await stage.database.write(lambda c: troubles.end(c, kind))
    assert await stage.write("trouble", COORDINATOR, about) == ()


async def test_instants_are_on_the_clocks_of_the_newest_round(stage: Stage, small: Stage) -> None:
    kept = await small.database.read(lambda c: rounds.get(c, "small"))
    elsewhere = kept.round.model_copy(
        update={"id": "elsewhere", "timezone": "Europe/London", "opens": dt.datetime(2026, 3, 5)}  # noqa: DTZ001 - local
    )
    await small.freeze(elsewhere, kept.roster)
    about = {"kind": "down", "since": SINCE.isoformat(), "until": UNTIL.isoformat()}
    assert "10:00" in (await small.written("trouble", COORDINATOR, about)).body


async def test_letters_about_troubles_go_to_coordinators_alone(stage: Stage) -> None:
    await stage.acquaint(HEAD)
    about = {"kind": "down", "since": SINCE.isoformat(), "until": UNTIL.isoformat()}
    letter = Letter("x", HEAD, "trouble", about, AT_ONCE, outbox.NEWS)
    await stage.database.write(lambda c: outbox.put(c, letter))
    assert await stage.at("12-01T13:00") == []
