from typing import Literal

import pytest

from bot.menus import Menus, menus
from bot.messenger import Menu, TelegramMessenger
from chat.messenger import Delivered, Gone, Outcome, Refused, Unknown, Wait
from handlers.commands import COMMANDS

HEADS_DE = ["start", "meinstand", "vertretung", "sachbearbeitung", "hilfe", "sprache"]
HEADS_EN = ["start", "mystatus", "deputy", "preparer", "help", "language"]


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


@pytest.mark.parametrize(("language", "others"), [("de", HEADS_DE), ("en", HEADS_EN)])
def test_everyone_sees_commands_in_their_language_or_else_the_bots(
    language: Literal["de", "en"], others: list[str]
) -> None:
    shown = {menu.language: names(menu) for menu in menus("private", language)}
    assert shown == {None: others, "de": HEADS_DE, "en": HEADS_EN}
    assert {menu.scope for menu in menus("private", language)} == {"private"}


def test_a_coordinator_sees_all_commands() -> None:
    shown = menus(9001, "de")
    assert [menu.scope for menu in shown] == [9001] * 3
    assert names(shown[1]) == [command.alias for command in COMMANDS]
    assert names(shown[2]) == [command.name for command in COMMANDS]


@pytest.mark.parametrize("menu", [*menus("private", "de"), *menus(9001, "en")])
def test_a_menu_is_one_that_telegram_takes(menu: Menu) -> None:
    for name, does in menu.commands:
        assert name.isascii()
        assert name == name.lower()
        assert 1 <= len(name) <= 32
        assert 1 <= len(does) <= 256


async def test_menus_are_missing_until_they_are_up() -> None:
    shelf = Menus(Desk(), "de")
    assert list(shelf.missing([9001, 9002])) == ["private", 9001, 9002]
    await shelf.put_up("private")
    await shelf.put_up(9002)
    assert list(shelf.missing([9001, 9002])) == [9001]


@pytest.mark.parametrize("outcome", [Unknown("away"), Wait(3)])
async def test_a_menu_that_failed_on_the_way_is_missing_still(outcome: Outcome) -> None:
    shelf = Menus(Desk(Delivered(), outcome), "de")
    await shelf.put_up(9001)
    assert list(shelf.missing([9001])) == ["private", 9001]
    await shelf.put_up(9001)
    assert list(shelf.missing([9001])) == ["private"]


@pytest.mark.parametrize("outcome", [Gone(), Refused("no such chat")])
async def test_a_menu_that_is_refused_is_not_tried_at_every_look(outcome: Outcome) -> None:
    shelf = Menus(Desk(outcome, outcome, outcome), "de")
    await shelf.put_up(9001)
    assert list(shelf.missing([9001])) == ["private"]
