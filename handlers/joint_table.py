"""What comes of pressing and typing at the places of a release and of a joint vote, and their
cards: the part of the conversation's tables that belongs together."""

from collections.abc import Callable, Mapping
from typing import Any

from chat.actions import Action
from chat.cards import Card
from handlers import joint, joint_opening, joint_taking, releasing
from handlers.joint_places import AtJoint, JointBlock, JointOpening, JointTaking, Releasing
from handlers.places import Place
from handlers.scene import Reply, Scene

ON_PRESS: Mapping[type, Callable[[Scene, Any, Action], Reply]] = {
    Releasing: releasing.pressed,
    AtJoint: joint.pressed,
    JointBlock: joint.pressed_block,
    JointTaking: joint_taking.pressed_taking,
    JointOpening: joint_opening.pressed,
}

ON_WORDS: Mapping[type, Callable[[Scene, Any, str], Reply]] = {
    AtJoint: joint.said,
    JointBlock: joint.said_block,
    JointOpening: joint_opening.said,
}

CARDS: Mapping[type, Callable[[Scene, Any, int], Card]] = {
    Releasing: releasing.releasing,
    AtJoint: joint.at_joint,
    JointBlock: joint.at_block,
    JointTaking: joint_taking.at_taking,
    JointOpening: joint_opening.at_opening,
}

WANTED: Mapping[type, str] = {
    AtJoint: "drafting-wanted",
    JointBlock: "drafting-type",
    JointOpening: "cosign-until",
}
"""The sentence that says what is expected at a place."""


def asks_for_words(place: Place) -> bool:
    """Whether any words could be what is asked for, so that only a slash form is a command."""
    return isinstance(place, JointBlock)
