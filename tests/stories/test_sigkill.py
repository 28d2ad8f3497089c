"""Nothing acknowledged is lost and no card stays dead, whenever the bot is killed."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from chat.actions import Verb
from playground.emulator.calls import Call
from tests.stories.sigkill_cards import shown_in
from tests.stories.sigkill_found import dead_cards, found, unsettled
from tests.stories.sigkill_heads import PATIENT, Head, until
from tests.stories.sigkill_machine import KILLED, Machine
from tests.stories.sigkill_reaper import MOMENTS, kill_at, played
from tests.stories.sigkill_round import Play, staged

SEED = 35


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("machine") / "log")
    yield machine
    machine.close()


async def test_sigkill_at_ten_moments_of_a_round_loses_nothing(
    tmp_path: Path, machine: Machine
) -> None:
    async with staged(tmp_path, machine, SEED) as play:
        assert await played(play, SEED) == 10
        assert await dead_cards(play) == ()
        assert await unsettled(play) == {}
        machine.kill()
        assert (await found(play)).faults == {}
    assert (set(machine.ends), machine.errors()) == ({KILLED}, [])


async def test_the_same_with_confirm_before_store_loses_updates(
    tmp_path: Path, machine: Machine
) -> None:
    """At the least what was being confirmed each time that the bot was killed while confirming."""
    async with staged(tmp_path, machine, SEED) as play:
        assert await played(play, SEED, "confirm-first") == 10
        assert await unsettled(play) == {}
        machine.kill()
        left = await found(play)
    assert len(left.lost) >= MOMENTS.count("confirming") == 3
    assert left.faults == {"lost": left.lost}


# -- single moments -----------------------------------------------------------


@pytest.fixture
async def play(tmp_path: Path, machine: Machine) -> AsyncIterator[Play]:
    """A bot that runs in a round that is open."""
    async with staged(tmp_path, machine) as play:
        play.start()
        yield play


@pytest.fixture
async def witten(play: Play) -> Head:
    """A head before the first question."""
    head = play.heads[-1]
    head.patience = PATIENT
    await head.join(play.links[head.account])
    await head.press(head.seen, head.seen.offered(Verb.CONFIRM)[0])
    await until(lambda: head.seen.offered(Verb.NIL) != [])
    return head


def nil_return(head: Head, message: int | None = None) -> None:
    """Presses the button on the card, or on another message that shows the same."""
    (nil,) = head.seen.offered(Verb.NIL)
    pressed = head.seen.message if message is None else message
    head.world.press(head.account, head.account, pressed, head.seen.data(nil))


async def killed_sending(play: Play, words: str = "", *, lost: bool) -> None:
    """The bot dies while it sends the next message with these words, and starts again."""

    def fits(call: Call) -> bool:
        return call.method == "sendMessage" and words in call.text("text")

    await kill_at(play, fits, lost=lost).wait()
    play.start()


def cards(head: Head) -> list[int]:
    """The messages of the chat that have a card's buttons."""
    return [each.id for each in head.world.messages[head.account].values() if shown_in(each).turn]


def receipts(head: Head) -> list[str]:
    """The receipts that are shown."""
    texts = [each.wording.text for each in head.world.messages[head.account].values()]
    return [text for text in texts if "Quittung" in text and "Prüfsumme" in text]


@pytest.mark.parametrize("lost", [True, False])
async def test_words_said_before_a_kill_are_answered_below_them(
    play: Play, witten: Head, lost: bool
) -> None:
    said = witten.world.say(witten.account, "Guten Tag")
    await killed_sending(play, lost=lost)
    await until(lambda: len(cards(witten)) == (2 if lost else 3))
    assert await unsettled(play) == {}
    assert [message > said for message in cards(witten)] == [False, True, True][: 2 + (not lost)]


async def test_copies_of_a_card_from_before_a_kill_do_no_harm(play: Play, witten: Head) -> None:
    witten.world.say(witten.account, "Guten Tag")
    await killed_sending(play, lost=False)
    await until(lambda: len(cards(witten)) == 3)
    for copy in reversed(cards(witten)):
        nil_return(witten, copy)
    await until(lambda: len(cards(witten)) == len(receipts(witten)) == 1)
    assert await unsettled(play) == {}
    assert witten.seen.offered(Verb.CHANGE) != []
    play.machine.kill()
    assert [line for line in (await found(play)).submissions if "1)" not in line] == []


@pytest.mark.parametrize(("lost", "copies"), [(True, 1), (False, 2)])
async def test_receipt_under_way_at_a_kill_is_sent_again(
    play: Play, witten: Head, lost: bool, copies: int
) -> None:
    nil_return(witten)
    await killed_sending(play, "Quittung", lost=lost)
    await until(lambda: len(receipts(witten)) == copies)
    assert await unsettled(play) == {}
    assert len(set(receipts(witten))) == 1
    play.machine.kill()
    assert (await found(play)).receipts == ()


async def test_bot_killed_while_it_builds_its_database_starts_again(
    tmp_path: Path, machine: Machine
) -> None:
    async with staged(tmp_path, machine) as play:
        forget(tmp_path)
        for seconds in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3):
            play.start()
            await asyncio.sleep(seconds)
            machine.kill()
        play.start()
        stranger = play.heads[0].account
        play.world.start(stranger, "nothing")
        await until(lambda: len(play.world.messages[stranger]) == 2)
    assert set(machine.ends) == {KILLED}


def forget(folder: Path) -> None:
    """There has never been a database."""
    for file in folder.glob("votum.db*"):
        file.unlink()
