from typing import Literal

import pytest

from bot.menus import AT_ONCE, EVERYONE, Audiences, Menus, menus
from bot.messenger import Menu, TelegramMessenger
from chat.messenger import Delivered, Gone, Outcome, Refused, Unknown, Wait
from handlers.commands import COMMANDS
from storage.menus import Reader

PLAIN_DE = ["start", "hilfe", "sprache", "datenschutz", "meinedaten", "loeschen"]
PLAIN_EN = ["start", "help", "language", "privacy", "mydata", "erase"]
HEADS_DE = [
    "start",
    "meinstand",
    "vertretung",
    "sachbearbeitung",
    "frage",
    "mehrzeit",
    "hilfe",
    "sprache",
    "datenschutz",
    "meinedaten",
    "loeschen",
]
HEAD: Audiences = ("everyone", "holders")
DESK: Audiences = ("everyone", "coordinators")
BOTH: Audiences = ("everyone", "holders", "coordinators")


class Desk(TelegramMessenger):
    """Where menus are put up: notes them, and answers as it is told."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.put: list[Menu] = []
        self._outcomes = list(outcomes)

    async def set_commands(self, menus: object) -> tuple[Outcome, ...]:
        assert isinstance(menus, list)
        self.put += menus
        return tuple(self._outcomes.pop(0) if self._outcomes else Delivered() for _ in menus)


def names(menu: Menu) -> list[str]:
    return [name for name, _ in menu.commands]


@pytest.mark.parametrize(("language", "others"), [("de", PLAIN_DE), ("en", PLAIN_EN)])
def test_everyone_sees_commands_in_their_language_or_else_the_bots(
    language: Literal["de", "en"], others: list[str]
) -> None:
    put_up = menus("private", language, EVERYONE)
    shown = {menu.language: names(menu) for menu in put_up}
    assert shown == {None: others, "de": PLAIN_DE, "en": PLAIN_EN}
    assert {menu.scope for menu in put_up} == {"private"}


def test_whoever_holds_something_sees_what_is_for_heads() -> None:
    assert names(menus(1001, "de", HEAD)[1]) == HEADS_DE


def test_a_coordinator_sees_nothing_for_heads_unless_he_is_one() -> None:
    shown = menus(9001, "de", DESK)
    assert [menu.scope for menu in shown] == [9001] * 3
    assert names(shown[1]) == [*PLAIN_DE, "auswertung", "stand", "hier"]
    both = menus(9001, "de", BOTH)
    assert names(both[1]) == [command.alias for command in COMMANDS]
    assert names(both[2]) == [command.name for command in COMMANDS]


@pytest.mark.parametrize("menu", [*menus("private", "de", EVERYONE), *menus(9001, "en", BOTH)])
def test_a_menu_is_one_that_telegram_takes(menu: Menu) -> None:
    for name, does in menu.commands:
        assert name.isascii()
        assert name == name.lower()
        assert 1 <= len(name) <= 32
        assert 1 <= len(does) <= 256


def coordinator(chat: int, up: str | None = None) -> Reader:
    return Reader(chat, coordinates=True, holds=False, up=up)


async def test_menus_are_missing_until_they_are_up() -> None:
    shelf = Menus(Desk(), "de")
    two = [coordinator(9001), coordinator(9002)]
    assert list(shelf.missing(two)) == [("private", EVERYONE), (9001, DESK), (9002, DESK)]
    await shelf.put_up("private", EVERYONE)
    await shelf.put_up(9002, DESK)
    assert list(shelf.missing(two)) == [(9001, DESK)]


async def test_a_menu_that_is_known_to_be_up_is_not_put_up_again() -> None:
    shelf = Menus(Desk(), "de")
    await shelf.put_up("private", EVERYONE)
    assert list(shelf.missing([coordinator(9001, shelf.mark(DESK))])) == []
    assert list(shelf.missing([coordinator(9001, "an earlier one")])) == [(9001, DESK)]


async def test_a_menu_follows_when_the_role_changes() -> None:
    shelf = Menus(Desk(), "de")
    await shelf.put_up("private", EVERYONE)
    nobody = Reader(9001, coordinates=False, holds=False, up=None)
    assert list(shelf.missing([nobody])) == []
    await shelf.put_up(9001, DESK)
    assert list(shelf.missing([nobody])) == [(9001, EVERYONE)]
    head = Reader(9001, coordinates=False, holds=True, up=None)
    assert list(shelf.missing([head])) == [(9001, HEAD)]


async def test_one_look_puts_up_a_few_menus() -> None:
    shelf = Menus(Desk(), "de")
    await shelf.put_up("private", EVERYONE)
    assert len(list(shelf.missing([coordinator(n) for n in range(50)]))) == AT_ONCE


@pytest.mark.parametrize("outcome", [Unknown("away"), Wait(3)])
async def test_a_menu_that_failed_on_the_way_is_missing_still(outcome: Outcome) -> None:
    shelf = Menus(Desk(Delivered(), outcome), "de")
    assert not await shelf.put_up(9001, DESK)
    assert list(shelf.missing([coordinator(9001)])) == [("private", EVERYONE), (9001, DESK)]
    assert await shelf.put_up(9001, DESK)
    assert list(shelf.missing([coordinator(9001)])) == [("private", EVERYONE)]


@pytest.mark.parametrize("outcome", [Gone(), Refused("no such chat")])
async def test_a_menu_that_is_refused_is_not_tried_at_every_look(outcome: Outcome) -> None:
    shelf = Menus(Desk(outcome, outcome, outcome), "de")
    await shelf.put_up(9001, DESK)
    assert list(shelf.missing([coordinator(9001)])) == [("private", EVERYONE)]
