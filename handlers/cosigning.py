"""The draft in the hands of whoever is asked to co-sign it: to be read again at any time."""

from dataclasses import replace

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.texts import Texts
from handlers.post import put
from handlers.scene import Reply, Scene
from storage import joint_votes, outbox
from storage.rounds import Kept
from survey.cosigning import COSIGN


def with_draft(kept: Kept, card: Card, texts: Texts) -> Card:
    """The card with a way to the draft, if the round is about one."""
    if not kept.round.has_question(COSIGN):
        return card
    button = Button(texts("button-draft"), Action(Verb.DRAFT, kept.id))
    return replace(card, rows=(*card.rows, (button,)))


def send_draft(scene: Scene, round_: str) -> None:
    """The draft to somebody who has just joined, if the round is about one."""
    if joint_votes.of_cosigning(scene.connection, round_) is not None:
        put(scene, scene.visitor.origin.chat, "joint-draft", {}, round_, outbox.ANSWERS)


def ask_draft(scene: Scene, round_: str) -> Reply:
    """The draft once more, in words and as a document, to whoever may act in the round today."""
    known = joint_votes.of_cosigning(scene.connection, round_) is not None
    if not known or not (scene.held(round_) or scene.visitor.coordinator):
        return Reply(notice=scene.texts("not-yours"))
    put(scene, scene.visitor.origin.chat, "joint-draft", {}, round_, outbox.ANSWERS)
    return Reply(notice=scene.texts("drafting-comes"))
