"""The letters of a release: who gets the result, in which form, and when it falls away."""

import pytest

from chat.cards import Card, File
from storage import Connection, attached, log, reach, rounds
from survey import bodies
from survey.submission import Chain
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.stage import Stage

HEAD, DEPUTY, PREPARER, STRANGER = 201, 202, 203, 999
OTHER_GROUP, LARGER = -901, -100901


@pytest.fixture
async def released(small: Stage) -> Stage:
    """The small round, closed with one answer and released by the coordinator."""
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    await small.submit("small", HEAD, {"interest": "yes"})

    def close(connection: Connection) -> None:
        rounds.mark_closed(connection, "small", small.hands.now)
        for kind in ("opened", "closed"):
            log.append(connection, "small", kind, {}, small.hands.now, "salt")

    await small.database.write(close)
    await small.database.write(lambda c: release(c, small))
    return small


def release(connection: Connection, stage: Stage) -> None:
    body = bodies.released(f"opaque-{COORDINATOR}", "small", Chain(2, "0" * 64))
    log.append(connection, "small", "released", body, stage.hands.now, "salt")


def about(stage: Stage) -> dict[str, str]:
    return {"closed_at": stage.hands.now.isoformat(), "by": f"opaque-{COORDINATOR}"}


@pytest.mark.parametrize("chat", [HEAD, DEPUTY, PREPARER])
async def test_people_of_a_town_get_the_result_and_the_file(released: Stage, chat: int) -> None:
    card, result, file = await released.write("result", chat, about(released), "small")
    assert isinstance(card, Card)
    assert card.title == "Das Ergebnis ist freigegeben"
    assert card.body == (
        "Kleine Abfrage\nDie Koordination hat das Ergebnis freigegeben. Es folgt in Worten und als "
        "PDF für die Akte."
    )
    assert isinstance(result, Card)
    assert "Witten" in result.body
    assert isinstance(file, File)
    assert (file.name, file.caption) == ("small.pdf", "Kleine Abfrage: Auswertung als Dokument")
    assert file.content.startswith(b"%PDF-")


async def test_groups_get_the_single_answers(released: Stage) -> None:
    card, *pictures, document = await released.write("answers", GROUP, about(released), "small")
    assert isinstance(card, Card)
    assert [each.kind for each in pictures if isinstance(each, File)] == ["photo", "photo"]
    assert isinstance(document, File)
    assert document.name == "small.pdf"


@pytest.mark.parametrize("kind", ["answers", "summary"])
async def test_a_group_that_was_detached_gets_nothing_more(released: Stage, kind: str) -> None:
    """Not what waits through the night, nor what a late submission changes afterwards."""
    told = {**about(released), "public": True}
    assert await released.write(kind, OTHER_GROUP, told, "small") == ()
    now = released.hands.now
    await released.database.write(lambda c: attached.attach(c, "small", OTHER_GROUP, None, now))
    assert await released.write(kind, OTHER_GROUP, told, "small") != ()
    await released.database.write(lambda c: reach.move(c, OTHER_GROUP, LARGER))
    assert await released.write(kind, OTHER_GROUP, told, "small") != ()
    assert await released.write(kind, LARGER, told, "small") != ()
    await released.database.write(lambda c: attached.detach(c, LARGER))
    assert await released.write(kind, LARGER, told, "small") == ()


async def test_the_other_coordinators_are_told_who_it_was(released: Stage) -> None:
    card = await released.written("released", COORDINATOR, about(released), "small")
    assert card.body.endswith("Freigegeben hat: jemand aus der Koordination (Kennung opaque-7)")
    by_name = {**about(released), "by": f"opaque-{HEAD}"}
    card = await released.written("released", COORDINATOR, by_name, "small")
    assert card.body.endswith("Freigegeben hat: Amtsleitung Witten")
    assert await released.write("released", HEAD, about(released), "small") == ()


@pytest.mark.parametrize("chat", [STRANGER, COORDINATOR, GROUP])
async def test_nobody_else_gets_what_people_get(released: Stage, chat: int) -> None:
    assert await released.write("result", chat, about(released), "small") == ()


@pytest.mark.parametrize(("kind", "chat"), [("result", HEAD), ("answers", GROUP)])
async def test_it_falls_away_with_the_release(released: Stage, kind: str, chat: int) -> None:
    told = about(released)
    assert await released.write(kind, chat, told, "small") != ()

    def reopen(connection: Connection) -> None:
        rounds.reopen(connection, "small")
        log.append(connection, "small", "reopened", {}, released.hands.now, "salt")

    await released.database.write(reopen)
    assert await released.write(kind, chat, told, "small") == ()
    await released.database.write(lambda c: rounds.mark_closed(c, "small", released.hands.now))
    assert await released.write(kind, chat, told, "small") == ()
    await released.database.write(lambda c: release(c, released))
    assert await released.write(kind, chat, told, "small") != ()
