"""What a reply brings: where the conversation is from now on, and what is shown for it."""

from dataclasses import replace

from chat.actions import decode
from chat.cards import TOAST_LIMIT, Card, shortened
from chat.events import Event, Pressed
from handlers.effects import Effects, Saying, Showing, Toast
from handlers.present import present
from handlers.scene import Reply, Scene
from handlers.show import card_at
from storage import chats
from storage.chats import Chat


def told(scene: Scene, event: Event, reply: Reply) -> Effects:
    """What somebody without a chat of their own is told; nothing is written."""
    if isinstance(event, Pressed):
        return Effects(_toast(event, reply))
    cards = reply.apart or (Card(body=reply.notice),)
    return Effects(sayings=tuple(Saying(scene.visitor.origin.chat, card) for card in cards))


def shown(scene: Scene, event: Event, reply: Reply) -> Effects:
    """Stores where the conversation is now and shows its card: in place after a press on it, below
    after everything else."""
    before = scene.chat
    sayings = tuple(Saying(before.chat, card) for card in reply.apart)
    toast = _toast(event, reply) if isinstance(event, Pressed) else None
    if toast is not None and reply.place is None:
        return Effects(toast, sayings=sayings)
    # Below what is said apart, so that the card is the last message of the chat.
    in_place = isinstance(event, Pressed) and event.message == before.card and not reply.apart
    if not in_place:
        chats.leave(scene.connection, before.chat)
    known = settled(scene.again() if reply.met else scene, reply)
    note = reply.problem or ("" if toast else reply.notice)
    card = showing(known, edit=before.card if in_place else None, note=note)
    return Effects(toast, replace(card, strip=() if in_place else _left(event, before)), sayings)


def _left(event: Event, chat: Chat) -> tuple[int, ...]:
    """The messages that are not the card any more: the one that was, and another one that was
    pressed as if it were, such as a copy that was sent before a crash and never noted."""
    card = () if chat.card is None else (chat.card,)
    if not isinstance(event, Pressed):
        return card
    action = decode(event.data)
    stands = action is None or action.turn == 0  # a letter's button, which stays
    return card if stands else (*card, event.message)


def _toast(event: Pressed, reply: Reply) -> Toast:
    return Toast(event.press, shortened(reply.notice, TOAST_LIMIT))


def settled(scene: Scene, reply: Reply) -> Scene:
    """Stores the place, as it is by now. A new place is a new turn: older buttons are stale."""
    chat, stays = scene.chat, reply.place is None or reply.same
    place = scene.place if reply.place is None else reply.place
    now = present(scene, place)
    keep = chats.touch if stays and now == place else chats.move
    kept = keep(scene.connection, chat, now.model_dump_json())
    return scene.by(replace(scene.visitor, chat=kept))


def showing(scene: Scene, *, edit: int | None, note: str = "") -> Showing:
    """The card of where the conversation is, in the message `edit` or a new one."""
    chat = scene.chat
    return Showing(chat.chat, chat.revision, card_at(scene, scene.place, chat.turn, note), edit)
