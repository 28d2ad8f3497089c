"""The conversation: what one event changes and what it shows, in one transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chat.actions import Action, Verb, decode
from chat.buttons import typed_button
from chat.cards import Button, Card
from chat.events import Event, Moved, Origin, Pressed, Said, SentFile
from handlers import (
    answering,
    at_desk,
    coordinating,
    cosigning,
    erasing,
    joining,
    joint_table,
    named,
    naming,
    overview,
    participating,
    requests,
    reviewing,
    speaking,
    starting,
)
from handlers.accepting import accept
from handlers.commands import command_in, find
from handlers.desk import Desk
from handlers.effects import Effects, Showing
from handlers.groups import in_group
from handlers.identity import identify
from handlers.outcome import settled, showing, shown, told
from handlers.places import (
    Asking,
    Choosing,
    Erasing,
    Home,
    Invited,
    Named,
    Naming,
    Review,
    Speaking,
    Start,
    Submitted,
    Welcomed,
    beneath,
)
from handlers.present import present
from handlers.reaching import moved
from handlers.receiving import taking
from handlers.reminding import ask_tomorrow
from handlers.scene import Reply, Scene
from handlers.show import card_at
from handlers.submitting import confirm
from handlers.wanting import asks_for_words, wanted
from storage import Connection, chats, intake, people, reach

ON_PRESS: dict[type, Callable[[Scene, Any, Action], Reply]] = {
    Home: overview.pressed,
    Invited: joining.pressed,
    Welcomed: participating.pressed,
    Start: starting.pressed,
    Asking: answering.pressed,
    Review: reviewing.pressed,
    Choosing: reviewing.choosing,
    Submitted: reviewing.submitted,
    Speaking: speaking.pressed,
    Erasing: erasing.pressed,
    Naming: naming.pressed,
    Named: named.pressed,
    **joint_table.ON_PRESS,
    **at_desk.ON_PRESS,
}

WAY_IN = Action(Verb.OPEN)
"""The way in that a letter offers, whatever it is about."""
BY_ANYBODY: dict[Verb, Callable[[Scene, str], Reply]] = {
    Verb.OPEN: starting.opened,
    Verb.NAMED: lambda scene, _argument: named.opened(scene),
    Verb.TOMORROW: ask_tomorrow,
    Verb.DRAFT: cosigning.ask_draft,
    Verb.ENTERED: confirm,
}
"""Buttons that are never stale, each of which asks itself whose it is."""

ON_STANDING: dict[Verb, Callable[[Scene, str], Reply]] = {
    Verb.SUMMARY: coordinating.ask_summary,
    Verb.REVOKE: coordinating.revoke,
    Verb.ACCEPT: accept,
    **at_desk.ON_STANDING,
}
"""What coordinators do by buttons that are never stale."""

ON_WORDS: dict[type, Callable[[Scene, Any, str], Reply]] = {
    Asking: answering.said,
    Review: reviewing.chosen,
    Choosing: reviewing.chosen,
    Naming: naming.said,
    **joint_table.ON_WORDS,
    **at_desk.ON_WORDS,
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
    _note_name(scene)
    if not event.origin.private:
        return in_group(scene, event)
    scene, reply = _begin(scene, event)
    if scene.visitor.chat is None or reply.gone:
        return told(scene, event, reply)
    return shown(scene, event, reply)


def _note_name(scene: Scene) -> None:
    """Others are told by name what a coordinator has done. Nobody else's name is kept."""
    person, name = scene.visitor.person, scene.visitor.origin.name
    if scene.visitor.coordinator and person is not None and name not in ("", person.name):
        people.call(scene.connection, person.id, name)


def _begin(scene: Scene, event: Event) -> tuple[Scene, Reply]:
    """A link may make somebody known; everyone else unknown gets one polite sentence."""
    own = isinstance(event, Said) and not (event.edited or event.forwarded)
    command = command_in(event.words) if isinstance(event, Said) and own else None
    if command is not None and command[0] == "start" and command[1]:
        return joining.tried(scene, command[1])
    pasted = joining.code_in(event.words) if isinstance(event, Said) and own else None
    if pasted is not None and joining.lets_in(scene, pasted):
        return joining.tried(scene, pasted)
    chat = scene.visitor.chat
    invited = chat is not None and isinstance(beneath(scene.place), Invited | Welcomed)
    if scene.visitor.stranger and not invited:
        nowhere = scene.by(replace(scene.visitor, chat=None))
        return nowhere, Reply(notice=scene.texts("stranger"))
    if chat is None:
        scene = scene.acquainted()
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
            return _file(scene, event)
    return Reply()


def _file(scene: Scene, sent: SentFile) -> Reply:
    """A document, where one is expected; anything else is no answer."""
    wanted = taking(scene.place)
    if wanted is None or sent.kind != "document":
        return _declined(scene, "said-file")
    return _moved_on(scene) or wanted.take(scene, scene.place, sent)


def _declined(scene: Scene, sentence: str) -> Reply:
    """It is no answer: what it is, and what is expected."""
    return _moved_on(scene) or Reply(notice=f"{scene.texts(sentence)} {wanted(scene)}")


def _pressed(scene: Scene, event: Pressed) -> Reply:
    action = decode(event.data)
    if action is not None and action.turn == 0:
        return _standing(scene, action)
    if action is None or action.turn != scene.chat.turn:
        return Reply(scene.place, same=True, notice=scene.texts("press-stale"))
    return _act(scene, action)


def _standing(scene: Scene, action: Action) -> Reply:
    """A button under a message of its own: it is never stale, so it says what it is about."""
    if action.verb in BY_ANYBODY:
        return BY_ANYBODY[action.verb](scene, action.argument)
    if action.verb in ON_STANDING and scene.visitor.coordinator:
        return ON_STANDING[action.verb](scene, action.argument)
    return Reply(notice=scene.texts("not-yours"))


def _act(scene: Scene, action: Action) -> Reply:
    """A button of the card was pressed. Nothing is done where things have moved on meanwhile."""
    moved_on = _moved_on(scene)
    if moved_on is not None:
        return moved_on
    if action.verb in (Verb.OPEN, Verb.NAMED):
        return BY_ANYBODY[action.verb](scene, action.argument)
    place = scene.place
    if action.verb is Verb.ASK and isinstance(place, Start | Submitted):
        return requests.wish(scene, place)
    return ON_PRESS[type(place)](scene, place, action)


def _moved_on(scene: Scene) -> Reply | None:
    """Where the conversation is by now without having been told, and why; None where it is."""
    place = scene.place
    now = present(scene, place)
    if now == place:
        return None
    if isinstance(place, Invited):
        return Reply(now, notice=scene.texts("link-void"))
    if isinstance(now, Submitted) and scene.kept(now.round).state == "superseded":
        return Reply(now, notice=scene.texts("refused-superseded"))
    sentences = {Home: "not-yours", Submitted: "answer-over", Naming: "naming-days-passed"}
    return Reply(now, notice=scene.texts(sentences.get(type(now), "press-stale")))


def _said(scene: Scene, said: Said) -> Reply:
    command = command_in(said.words)
    found = find(scene, command[0]) if command is not None else None
    if found is not None and found.name == "start":
        return _started(scene)
    if found is not None and command is not None:
        return found.run(scene, command[1])
    if said.reply_to not in (None, scene.chat.card):
        # It was said about something else than the card: who knows to which question.
        return _declined(scene, "said-replied")
    return _moved_on(scene) or _typed(scene, said.words)


def _started(scene: Scene) -> Reply:
    """Goes on where it stopped; from a place where nothing is left to do, wherever there is."""
    place = scene.place
    return Reply(starting.arrive(scene) if isinstance(place, Home | Named | Submitted) else place)


def _typed(scene: Scene, words: str) -> Reply:
    """The words press a button of the card or of a letter, or are an answer."""
    place = scene.place
    free = asks_for_words(scene, place)
    card = card_at(scene, place, scene.chat.turn)
    action = typed_button(_with_way_in(scene, card), words, labels=not free)
    if action == WAY_IN:
        return Reply(starting.arrive(scene))
    if action is not None:
        return _standing(scene, action) if action.turn == 0 else _act(scene, action)
    if words.startswith("/"):
        return Reply(notice=scene.texts("command-unknown"))
    answer = ON_WORDS.get(type(place))
    if answer is None:
        return Reply(notice=wanted(scene))
    return answer(scene, place, words)


def _with_way_in(scene: Scene, card: Card) -> Card:
    """The card with the button that stands under letters: typed, it does not say under which."""
    button = Button(scene.texts("letter-answer"), WAY_IN)
    return replace(card, rows=(*card.rows, (button,))) if scene.visitor.holdings else card


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
        scene = settled(scene, Reply())
    return showing(scene, edit=chat.card)
