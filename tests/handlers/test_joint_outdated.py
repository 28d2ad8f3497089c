"""A joint vote whose count has changed: it is said until the draft is made anew from the count, and
nothing that is counted otherwise by now is taken over or goes round unseen."""

import pytest

from storage import Connection, log, rounds, submissions
from tests.handlers.joint import (
    ANSWERS,
    COSIGN,
    SECOND,
    VOTUM,
    at_joint,
    circulate,
    closed,
    the_draft,
)
from tests.handlers.stage import Stage, Talk

CHANGED = "Die Auszählung hat sich seither geändert."
HATTINGEN, HERDECKE = "05954016", "05954020"


@pytest.fixture
async def coordinator(bare: Stage) -> Talk:
    await closed(bare, joined=1)
    return await at_joint(bare)


async def accept(stage: Stage, key: str) -> None:
    """Another coordinator accepts a late vote of this town, by now."""

    def late(connection: Connection) -> int:
        mandate = rounds.mandate(connection, VOTUM, key)
        recorded = submissions.record(
            connection,
            mandate=mandate,
            person=1,
            role="head",
            at=stage.now,
            answers=ANSWERS,
            nil_return=False,
            late=True,
        )
        return recorded.id

    id_ = await stage.database.write(late)
    other = stage.talk(SECOND)
    await other.say("/start")
    await other.press_data(f"0 A {VOTUM} {id_}")
    assert other.toast.endswith("ist angenommen und zählt jetzt mit.")


async def looked_at(stage: Stage, talk: Talk) -> str:
    """The card of the joint vote as it is by now."""
    await stage.displace(talk, f'{{"at": "joint", "round": "{VOTUM}"}}')
    await talk.say("/help")
    await stage.show_again(talk)
    return talk.card.body


async def test_other_words_do_not_bring_the_count_up_to_date(
    bare: Stage, coordinator: Talk
) -> None:
    assert CHANGED not in await looked_at(bare, coordinator)
    await accept(bare, HATTINGEN)
    assert CHANGED in await looked_at(bare, coordinator)
    await coordinator.say("1", "Ein Tippfehler weniger.")
    assert CHANGED in coordinator.card.body
    await coordinator.press("Neu aus der Auszählung", "Übernehmen")
    assert CHANGED not in coordinator.card.body


async def test_nor_does_a_new_version(bare: Stage, coordinator: Talk) -> None:
    await circulate(coordinator)
    await accept(bare, HATTINGEN)
    await looked_at(bare, coordinator)
    await coordinator.press("Neue Fassung")
    assert (await the_draft(bare)).version == 2
    assert CHANGED in coordinator.card.body


async def test_a_new_version_from_the_count_is_up_to_date(bare: Stage, coordinator: Talk) -> None:
    await circulate(coordinator)
    await accept(bare, HATTINGEN)
    await looked_at(bare, coordinator)
    await coordinator.press("Neu aus der Auszählung")
    assert (await the_draft(bare)).version == 2
    assert CHANGED not in coordinator.card.body


async def test_a_count_that_gives_the_same_words_is_up_to_date(
    bare: Stage, coordinator: Talk
) -> None:
    def again(connection: Connection) -> None:
        log.append(connection, VOTUM, "reopened", {}, bare.now, "salt")

    before = await the_draft(bare)
    await bare.database.write(again)
    assert CHANGED in await looked_at(bare, coordinator)
    await coordinator.press("Neu aus der Auszählung")
    assert coordinator.toast == "Die Auszählung ergibt denselben Text. Es ist nichts geändert."
    assert CHANGED not in coordinator.card.body
    after = await the_draft(bare)
    assert (after.revision, after.pieces) == (before.revision, before.pieces)


async def test_what_is_counted_otherwise_by_now_is_shown_before_it_is_taken_over(
    bare: Stage, coordinator: Talk
) -> None:
    await accept(bare, HATTINGEN)
    await looked_at(bare, coordinator)
    await coordinator.press("Neu aus der Auszählung")
    before = await the_draft(bare)
    await accept(bare, HERDECKE)
    await coordinator.press("Übernehmen")
    assert await the_draft(bare) == before
    assert "Die Auszählung hat sich inzwischen geändert" in coordinator.card.body
    await coordinator.press("Übernehmen")
    words = "\n".join(piece.block.text for piece in (await the_draft(bare)).pieces)
    assert "Hattingen" in words
    assert "Herdecke" in words
    assert CHANGED not in await looked_at(bare, coordinator)


async def test_nothing_is_taken_over_once_the_round_is_open_again(
    bare: Stage, coordinator: Talk
) -> None:
    await coordinator.say("1", "Anders.")
    await coordinator.press("Neu aus der Auszählung")
    before = await the_draft(bare)
    await bare.database.write(lambda c: rounds.reopen(c, VOTUM))
    await coordinator.press("Übernehmen")
    assert coordinator.toast.startswith("Ein gemeinsames Votum gibt es erst")
    assert await the_draft(bare) == before


async def test_it_is_said_before_it_goes_round(bare: Stage, coordinator: Talk) -> None:
    await accept(bare, HATTINGEN)
    await looked_at(bare, coordinator)
    await coordinator.press("In die Mitzeichnung geben")
    assert CHANGED in coordinator.card.body
    await coordinator.say("08.01.2027 12:00")
    assert CHANGED in coordinator.card.body
    await coordinator.press("In die Mitzeichnung geben")
    assert (await the_draft(bare)).cosigning == COSIGN


async def test_it_does_not_go_round_while_that_was_not_shown(
    bare: Stage, coordinator: Talk
) -> None:
    await coordinator.press("In die Mitzeichnung geben")
    await coordinator.say("08.01.2027 12:00")
    assert CHANGED not in coordinator.card.body
    await accept(bare, HATTINGEN)
    await coordinator.press("In die Mitzeichnung geben")
    assert (await the_draft(bare)).cosigning is None
    assert coordinator.toast.startswith(CHANGED)
    assert CHANGED in coordinator.card.body
    await coordinator.press("In die Mitzeichnung geben")
    assert (await the_draft(bare)).cosigning == COSIGN
