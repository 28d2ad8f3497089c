"""Somebody who notes what the bot does for each tap."""

from dataclasses import dataclass

from chat.actions import Action, decode
from playground.demo import Stage
from playground.emulator.records import Deed
from tests.stories.player import Player
from tests.stories.surface import Surface


@dataclass(frozen=True)
class Tapped:
    """A tap, and every call that the bot made in that chat until it had nothing left to do."""

    label: str
    action: Action
    deeds: tuple[Deed, ...]

    @property
    def calls(self) -> list[str]:
        """The calls that answer the tap, by their names in order. Letters, such as a receipt and
        its document, answer nothing."""
        return sorted(deed.method for deed in self.deeds if not _is_letter(deed))


def _is_letter(deed: Deed) -> bool:
    """Whether it is a message without live buttons: those under letters belong to no turn."""
    rows = deed.arguments.get("reply_markup", {}).get("inline_keyboard", [])
    actions = [decode(button["callback_data"]) for row in rows for button in row]
    sent = deed.method in ("sendMessage", "sendDocument")
    return sent and not any(action is not None and action.turn for action in actions)


class CountingPlayer(Player):
    """Plays by tapping, and keeps what came of every tap."""

    def __init__(self, surface: Surface, stage: Stage) -> None:
        super().__init__(surface)
        self._stage = stage
        self.tapped: list[Tapped] = []

    async def press(self, label: str) -> None:
        world, settle = self._stage.emulator.world, self._stage.clock.settle
        await settle()  # what the last words brought is no answer to this tap
        before = len(world.deeds)
        await super().press(label)
        await settle()
        pressed = next(reversed(world.presses.values()))
        action = decode(pressed.data)
        assert action is not None
        here = {"chat_id": pressed.chat, "callback_query_id": pressed.id}.items()
        deeds = [deed for deed in world.deeds[before:] if here & deed.arguments.items()]
        self.tapped.append(Tapped(label, action, tuple(deeds)))
