"""The conversation: what one event changes and what it shows, in one transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chat.actions import Action, Verb, decode
from chat.buttons import typed_button
from chat.cards import Card
from chat.events import Event, Moved, Origin, Pressed, Said, SentFile
from handlers import answering, coordinating, joining, reviewing, starting
from handlers.commands import command_in, find
from handlers.desk import Desk
from handlers.effects import Effects, Saying, Showing, Toast
from handlers.identity import acquaint, identify, with_holdings
from handlers.places import (
    Asking,
    Choosing,
    Home,
    Invited,
    Place,
    Review,
    Start,
    Submitted,
    read_place,
)
from handlers.scene import NotYours, Reply, Scene
from handlers.show import card_at
from storage import Connection, chats, people
from storage.chats import Chat

ON_PRESS: dict[type, Callable[[Scene, Any, Action], Reply]] = {
    Home: coordinating.pressed,
    Invited: joining.pressed,
    Start: starting.pressed,
    Asking: answering.pressed,
    Review: reviewing.pressed,
    Choosing: reviewing.choosing,
    Submitted: reviewing.submitted,
}

ON_WORDS: dict[type, Callable[[Scene, Any, str], Reply]] = {
    Asking: answering.said,
    Choosing: reviewing.chosen,
}

_OFFERS = {Verb.CHOOSE, Verb.PICK, Verb.DROP}
"""What is typed in their place is an answer, not a press."""


def converse(connection: Connection, desk: Desk, event: Event, at: dt.datetime) -> Effects:
    """Handles an event that arrived at the instant `at`, and says what is to be shown for it.

    It runs inside a transaction and touches nothing outside it.
    """
    scene = Scene(connection, desk, identify(connection, desk, event.origin, at))
    if isinstance(event, Moved):
        return Effects()
    if not event.origin.private:
        return _in_group(scene, event)
    begun, reply = _begin(scene, event)
    if begun.visitor.chat is None:
        return _told(begun, event, reply)
    return _shown(begun, begun.visitor.chat, event, reply)


def _begin(scene: Scene, event: Event) -> tuple[Scene, Reply]:
    """A link may make somebody known; everyone else unknown gets one polite sentence."""
    command = command_in(event.words) if isinstance(event, Said) else None
    if command is not None and command[0] == "start" and command[1]:
        return joining.followed(scene, command[1])
    invited = scene.visitor.chat is not None and isinstance(_place(scene.visitor.chat), Invited)
    if scene.visitor.stranger and not invited:
        return _without_chat(scene), Reply(apart=(Card(body=scene.texts("stranger")),))
    if scene.visitor.chat is None:
        home = Home().model_dump_json()
        visitor = acquaint(scene.connection, scene.desk, scene.visitor, home)
        scene = scene.by(visitor)
    try:
        return scene, _reply(scene, event)
    except NotYours:
        words = scene.texts("not-yours")
        return scene, Reply(Home(), toast=words, problem=words)


def _without_chat(scene: Scene) -> Scene:
    return scene.by(replace(scene.visitor, chat=None))


def _reply(scene: Scene, event: Event) -> Reply:
    match event:
        case Pressed():
            return _pressed(scene, event)
        case Said(edited=True):
            return Reply(problem=scene.texts("said-edited"))
        case Said():
            return _said(scene, event.words)
        case SentFile():
            return Reply(problem=scene.texts("said-file"))
    return Reply()


def _pressed(scene: Scene, event: Pressed) -> Reply:
    chat = _chat(scene)
    action = decode(event.data)
    if action is not None and action.turn == 0:
        return _standing(scene, action)
    if action is None or action.turn != chat.turn:
        return Reply(_place(chat), same=True, toast=scene.texts("press-stale"))
    return _act(scene, action)


def _standing(scene: Scene, action: Action) -> Reply:
    """A button under a message of its own: it is never stale, so it says what it is about."""
    if action.verb is Verb.OPEN:
        return starting.opened(scene, action.argument)
    if action.verb is Verb.SUMMARY and scene.visitor.coordinator:
        return coordinating.ask_summary(scene, action.argument)
    if action.verb is Verb.REVOKE and scene.visitor.coordinator:
        return coordinating.revoke(scene, action.argument)
    return Reply(toast=scene.texts("not-yours"))


def _act(scene: Scene, action: Action) -> Reply:
    if action.verb is Verb.OPEN:
        return starting.opened(scene, action.argument)
    place = _place(_chat(scene))
    return ON_PRESS[type(place)](scene, place, action)


def _said(scene: Scene, words: str) -> Reply:
    place = _place(_chat(scene))
    command = command_in(words)
    if command is not None:
        found = find(scene, command[0])
        if found is not None and found.name == "start":
            return Reply(starting.arrive(scene) if isinstance(place, Home) else place)
        if found is not None:
            return found.run(scene, command[1])
    card = card_at(scene, place, _chat(scene).turn)
    free = isinstance(place, Asking) and answering.asks_for_words(scene, place)
    action = typed_button(card, words, labels=not free)
    if action is not None and action.verb not in _OFFERS:
        return _standing(scene, action) if action.turn == 0 else _act(scene, action)
    if command is not None:
        return Reply(problem=scene.texts("command-unknown"))
    answer = ON_WORDS.get(type(place))
    if answer is None:
        return Reply(problem=scene.texts("said-nothing-asked"))
    return answer(scene, place, words)


def _told(scene: Scene, event: Event, reply: Reply) -> Effects:
    """What somebody without a chat of their own is told; nothing is written."""
    chat = scene.visitor.origin.chat
    if isinstance(event, Pressed):
        words = reply.toast or next((card.body for card in reply.apart), "")
        return Effects(toast=Toast(event.press, words))
    return Effects(sayings=tuple(Saying(chat, card) for card in reply.apart))


def _shown(scene: Scene, chat: Chat, event: Event, reply: Reply) -> Effects:
    """Stores where the conversation is now and shows its card: in place after a press on it, below
    after everything else."""
    sayings = tuple(Saying(chat.chat, card) for card in reply.apart)
    toast = Toast(event.press, reply.toast) if isinstance(event, Pressed) else None
    if isinstance(event, Pressed) and reply.place is None:
        return Effects(toast, sayings=sayings)
    kept = _kept(scene, chat, reply)
    known = scene.by(with_holdings(scene.connection, scene.visitor.moved(kept)))
    problem = reply.problem if not (isinstance(event, Pressed) and reply.same) else ""
    in_place = isinstance(event, Pressed) and event.message == chat.card
    card = _card(known, kept, problem)
    showing = Showing(
        chat.chat,
        kept.revision,
        card,
        edit=chat.card if in_place else None,
        strip=None if in_place else chat.card,
    )
    return Effects(toast, showing, sayings)


def _kept(scene: Scene, chat: Chat, reply: Reply) -> Chat:
    if reply.place is None:
        return chats.touch(scene.connection, chat)
    stored = reply.place.model_dump_json()
    if reply.same:
        return chats.touch(scene.connection, chat, stored)
    return chats.move(scene.connection, chat, stored)


def _card(scene: Scene, chat: Chat, problem: str = "") -> Card:
    try:
        return card_at(scene, _place(chat), chat.turn, problem)
    except NotYours:
        return card_at(scene, Home(), chat.turn, scene.texts("not-yours"))


def show_again(connection: Connection, desk: Desk, chat_id: int, at: dt.datetime) -> Showing | None:
    """The chat's card as it should be now, for a chat that does not show it; None if it does."""
    chat = chats.get(connection, chat_id)
    if chat is None or chat.shown == chat.revision:
        return None
    account = people.get(connection, chat.person).account
    visitor = identify(connection, desk, Origin(chat_id, private=True, account=account), at)
    return Showing(
        chat_id, chat.revision, _card(Scene(connection, desk, visitor), chat), edit=chat.card
    )


def _in_group(scene: Scene, event: Event) -> Effects:
    """Groups get what coordinators ask for there, and nothing else; answers are private."""
    chat = event.origin.chat
    if isinstance(event, Pressed):
        return Effects(toast=Toast(event.press, scene.texts("group-private")))
    command = command_in(event.words) if isinstance(event, Said) else None
    if command is None:
        return Effects()
    found = find(scene, command[0])
    if found is not None and found.name == "summary":
        reply = found.run(scene, command[1])
        words = reply.problem
    else:
        words = scene.texts("group-private")
    return Effects(sayings=(Saying(chat, Card(body=words)),) if words else ())


def _place(chat: Chat) -> Place:
    return read_place(chat.place)


def _chat(scene: Scene) -> Chat:
    if scene.visitor.chat is None:
        raise NotYours
    return scene.visitor.chat
