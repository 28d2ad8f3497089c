"""The draft as a Word document that a coordinator sends back."""

import datetime as dt
from collections.abc import Callable
from typing import cast

from chat.events import SentFile
from handlers.desk import Desk
from handlers.joint_places import AtJoint, JointTaking
from handlers.scene import Reply, Scene
from reports.joint_letter import Letter, reading
from reports.unread import Unread, unread_words
from storage import Connection, joint_votes, rounds
from survey.joint_draft import blocks_in, differing, taken_over
from survey.joint_vote import Block


def reader(
    connection: Connection, desk: Desk, place: AtJoint, _sent: SentFile, at: dt.datetime
) -> Callable[[bytes], object] | None:
    """What reads the document, with all that it needs of the draft; None where none is worked
    on."""
    draft = joint_votes.latest(connection, place.round)
    if draft is None or draft.cosigning is not None:
        return None
    kept = rounds.get(connection, place.round)
    return reading(Letter(kept.round, blocks_in(draft.pieces), None, desk.language, at))


def take(scene: Scene, place: AtJoint, sent: SentFile) -> Reply:
    """What would be changed by the document is shown first: it may be made from an older state. A
    part without words is left out."""
    draft = joint_votes.latest(scene.connection, place.round)
    received = sent.received
    if draft is None or draft.cosigning is not None:
        return Reply(problem=scene.texts("drafting-goes-round"))
    if received is None or received.trouble is not None:
        trouble = "not-fetched" if received is None else received.trouble
        return Reply(problem=scene.texts(f"file-{trouble}"))
    if isinstance(received.read, Unread):
        return Reply(problem=unread_words(received.read, scene.texts))
    blocks = [each for each in cast("tuple[Block, ...]", received.read) if each.text]
    taken = taken_over(draft.pieces, blocks)
    if not any(differing(draft.pieces, taken)):
        return Reply(problem=scene.texts("drafting-file-same"))
    return Reply(
        JointTaking(round=place.round, version=draft.version, revision=draft.revision, pieces=taken)
    )
