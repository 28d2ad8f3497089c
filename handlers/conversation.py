"""The conversation: what one event changes and what it shows, in one transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chat.actions import Action, Verb, decode
from chat.buttons import typed_button
from chat.cards import TOAST_LIMIT, Button, Card, shortened
from chat.events import Event, Moved, Origin, Pressed, Said, SentFile
from handlers import answering, coordinating, joining, named, naming, overview, reviewing, starting
from handlers.commands import command_in, find
from handlers.desk import Desk
from handlers.effects import Effects, Saying, Showing, Toast
from handlers.groups import in_group
from handlers.identity import acquaint, identify
from handlers.places import (
    Asking,
    Choosing,
    Home,
    Invited,
    Named,
    Naming,
    Place,
    Review,
    Start,
    Submitted,
    read_place,
)
from handlers.present import present
from handlers.reaching import moved
from handlers.scene import NotYours, Reply, Scene
from handlers.show import card_at
from storage import Connection, chats, intake, people, reach
from storage.chats import Chat

ON_PRESS: dict[type, Callable[[Scene, Any, Action], Reply]] = {
    Home: overview.pressed,
    Invited: joining.pressed,
    Start: starting.pressed,
    Asking: answering.pressed,
    Review: reviewing.pressed,
    Choosing: reviewing.choosing,
    Submitted: reviewing.submitted,
    Naming: naming.pressed,
    Named: named.pressed,
}

WAY_IN = Action(Verb.OPEN)
"""The way in that a letter offers, whatever it is about."""

ON_WORDS: dict[type, Callable[[Scene, Any, str], Reply]] = {
    Asking: answering.said,
    Choosing: reviewing.chosen,
    Naming: naming.said,
}


def converse(connection: Connection, desk: Desk, event: Event, at: dt.datetime) -> Effects:
    """Handles an event that arrived at the instant `at`, and says what is to be shown for it.

    It runs inside a transaction and touches nothing outside it.
    """
    if isinstance(event, Moved):
        moved(connection, desk, event, at)
        return Effects()
    scene = Scene(connection, desk, identify(connection, desk, event.origin, at))
    if scene.visitor.chat is not None and scene.visitor.chat.lost_at is not None:
        reach.find(connection, scene.visitor.chat.chat)
    if not event.origin.private:
        return in_group(scene, event)
    scene, reply = _begin(scene, event)
    if scene.visitor.chat is None:
        return _told(scene, event, reply)
    return _shown(scene, event, reply)


def _begin(scene: Scene, event: Event) -> tuple[Scene, Reply]:
    """A link may make somebody known; everyone else unknown gets one polite sentence."""
    own = isinstance(event, Said) and not (event.edited or event.forwarded)
    command = command_in(event.words) if isinstance(event, Said) and own else None
    if command is not None and command[0] == "start" and command[1]:
        return joining.followed(scene, command[1])
    chat = scene.visitor.chat
    invited = chat is not None and isinstance(read_place(chat.place), Invited)
    if scene.visitor.stranger and not invited:
        nowhere = scene.by(replace(scene.visitor, chat=None))
        return nowhere, Reply(notice=scene.texts("stranger"))
    if chat is None:
        home = Home().model_dump_json()
        scene = scene.by(acquaint(scene.connection, scene.desk, scene.visitor, home))
    return scene, _reply(scene, event)


def _reply(scene: Scene, event: Event) -> Reply:
    match event:
        case Pressed():
            return _pressed(scene, event)
        case Said(edited=True):
            return _declined(scene, "said-edited")
        case Said(forwarded=True):
            return _declined(scene, "said-forwarded")
        case Said():
            return _said(scene, event)
        case SentFile():
            return _declined(scene, "said-file")
    return Reply()


def _declined(scene: Scene, sentence: str) -> Reply:
    """It is no answer: what it is, and what is expected."""
    return _moved_on(scene) or Reply(notice=f"{scene.texts(sentence)} {_wanted(scene)}")


def _wanted(scene: Scene) -> str:
    place = _place(scene)
    if isinstance(place, Asking):
        return answering.wanted(scene, place)
    if isinstance(place, Naming):
        return naming.wanted(scene, place)
    return scene.texts("said-nothing-asked")


def _pressed(scene: Scene, event: Pressed) -> Reply:
    action = decode(event.data)
    if action is not None and action.turn == 0:
        return _standing(scene, action)
    if action is None or action.turn != _chat(scene).turn:
        return Reply(_place(scene), same=True, notice=scene.texts("press-stale"))
    return _act(scene, action)


def _standing(scene: Scene, action: Action) -> Reply:
    """A button under a message of its own: it is never stale, so it says what it is about."""
    if action.verb is Verb.OPEN:
        return starting.opened(scene, action.argument)
    if action.verb is Verb.NAMED:
        return named.opened(scene)
    if action.verb is Verb.SUMMARY and scene.visitor.coordinator:
        return coordinating.ask_summary(scene, action.argument)
    if action.verb is Verb.REVOKE and scene.visitor.coordinator:
        return coordinating.revoke(scene, action.argument)
    return Reply(notice=scene.texts("not-yours"))


def _act(scene: Scene, action: Action) -> Reply:
    """A button of the card was pressed. Nothing is done where things have moved on meanwhile."""
    moved_on = _moved_on(scene)
    if moved_on is not None:
        return moved_on
    if action.verb is Verb.OPEN:
        return starting.opened(scene, action.argument)
    if action.verb is Verb.NAMED:
        return named.opened(scene)
    place = _place(scene)
    return ON_PRESS[type(place)](scene, place, action)


def _moved_on(scene: Scene) -> Reply | None:
    """Where the conversation is by now without having been told, and why; None where it is."""
    place = _place(scene)
    now = present(scene, place)
    if now == place:
        return None
    if isinstance(place, Invited):
        return Reply(now, notice=scene.texts("link-void"))
    sentences = {Home: "not-yours", Submitted: "answer-over", Naming: "naming-days-passed"}
    return Reply(now, notice=scene.texts(sentences.get(type(now), "press-stale")))


def _said(scene: Scene, said: Said) -> Reply:
    command = command_in(said.words)
    found = find(scene, command[0]) if command is not None else None
    if found is not None and found.name == "start":
        return _started(scene)
    if found is not None and command is not None:
        return found.run(scene, command[1])
    if said.reply_to not in (None, _chat(scene).card):
        # It was said about something else than the card: who knows to which question.
        return _declined(scene, "said-replied")
    return _moved_on(scene) or _typed(scene, said.words)


def _started(scene: Scene) -> Reply:
    """Goes on where it stopped; from a place where nothing is left to do, wherever there is."""
    place = _place(scene)
    return Reply(starting.arrive(scene) if isinstance(place, Home | Named | Submitted) else place)


def _typed(scene: Scene, words: str) -> Reply:
    """The words press a button of the card or of a letter, or are an answer."""
    place = _place(scene)
    free = _asks_for_words(scene, place)
    card = card_at(scene, place, _chat(scene).turn)
    action = typed_button(_with_way_in(scene, card), words, labels=not free)
    if action == WAY_IN:
        return Reply(starting.arrive(scene))
    if action is not None:
        return _standing(scene, action) if action.turn == 0 else _act(scene, action)
    if words.startswith("/"):
        return Reply(notice=scene.texts("command-unknown"))
    answer = ON_WORDS.get(type(place))
    if answer is None:
        return Reply(notice=_wanted(scene))
    return answer(scene, place, words)


def _with_way_in(scene: Scene, card: Card) -> Card:
    """The card with the button that stands under letters: typed, it does not say under which."""
    button = Button(scene.texts("letter-answer"), WAY_IN)
    return replace(card, rows=(*card.rows, (button,))) if scene.visitor.holdings else card


def _asks_for_words(scene: Scene, place: Place) -> bool:
    if isinstance(place, Asking):
        return answering.asks_for_words(scene, place)
    return naming.asks_for_words(place)


def _told(scene: Scene, event: Event, reply: Reply) -> Effects:
    """What somebody without a chat of their own is told; nothing is written."""
    if isinstance(event, Pressed):
        return Effects(_toast(event, reply))
    cards = reply.apart or (Card(body=reply.notice),)
    return Effects(sayings=tuple(Saying(scene.visitor.origin.chat, card) for card in cards))


def _shown(scene: Scene, event: Event, reply: Reply) -> Effects:
    """Stores where the conversation is now and shows its card: in place after a press on it, below
    after everything else."""
    before = _chat(scene)
    sayings = tuple(Saying(before.chat, card) for card in reply.apart)
    toast = _toast(event, reply) if isinstance(event, Pressed) else None
    if toast is not None and reply.place is None:
        return Effects(toast, sayings=sayings)
    # Below what is said apart, so that the card is the last message of the chat.
    in_place = isinstance(event, Pressed) and event.message == before.card and not reply.apart
    if not in_place:
        chats.leave(scene.connection, before.chat)
    known = _settled(scene.again() if reply.met else scene, reply)
    note = reply.problem or ("" if toast else reply.notice)
    showing = _showing(known, edit=before.card if in_place else None, note=note)
    return Effects(toast, replace(showing, strip=() if in_place else _left(event, before)), sayings)


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


def _settled(scene: Scene, reply: Reply) -> Scene:
    """Stores the place, as it is by now. A new place is a new turn: older buttons are stale."""
    chat, stays = _chat(scene), reply.place is None or reply.same
    place = _place(scene) if reply.place is None else reply.place
    now = present(scene, place)
    keep = chats.touch if stays and now == place else chats.move
    kept = keep(scene.connection, chat, now.model_dump_json())
    return scene.by(replace(scene.visitor, chat=kept))


def _showing(scene: Scene, *, edit: int | None, note: str = "") -> Showing:
    chat = _chat(scene)
    return Showing(chat.chat, chat.revision, card_at(scene, _place(scene), chat.turn, note), edit)


def show_again(connection: Connection, desk: Desk, chat_id: int, at: dt.datetime) -> Showing | None:
    """The chat's card as it should be now, for a chat that does not show it; None if it does.

    Like `converse` it runs inside a transaction: a place that time has led on from is left.
    """
    chat = chats.get(connection, chat_id)
    if chat is None or chat.shown == chat.revision or intake.waits(connection, chat_id):
        return None  # what waits in the chat was done on the card as it is, and shows the next one
    account = people.get(connection, chat.person).account
    origin = Origin(chat_id, private=True, account=account)
    scene = Scene(connection, desk, identify(connection, desk, origin, at))
    if _moved_on(scene) is not None:
        scene = _settled(scene, Reply())
    return _showing(scene, edit=chat.card)


def _place(scene: Scene) -> Place:
    return read_place(_chat(scene).place)


def _chat(scene: Scene) -> Chat:
    if scene.visitor.chat is None:
        raise NotYours
    return scene.visitor.chat
