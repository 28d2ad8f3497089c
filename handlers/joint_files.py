"""The draft as a Word document that a coordinator sends back."""

from chat.events import SentFile
from handlers.places import AtJoint, JointTaking
from handlers.scene import Reply, Scene
from reports.joint_letter import read_back
from storage import joint_votes
from survey.joint_draft import BLOCK_LIMIT, differing, taken_over
from survey.joint_vote import Block


def read(content: bytes) -> object:
    """The blocks in the document, or the name of why there are none."""
    return read_back(content)


def take(scene: Scene, place: AtJoint, sent: SentFile) -> Reply:
    """What would be changed by the document is shown first: it may be made from an older state."""
    draft = joint_votes.latest(scene.connection, place.round)
    if draft is None or draft.cosigning is not None:
        return Reply(place, same=True, problem=scene.texts("drafting-goes-round"))
    received = sent.received
    if received is None or received.trouble is not None:
        trouble = "not-fetched" if received is None else received.trouble
        return Reply(problem=scene.texts(f"file-{trouble}"))
    if isinstance(received.read, str):
        return Reply(problem=scene.texts(f"drafting-file-{received.read}"))
    blocks: tuple[Block, ...] = received.read  # type: ignore[assignment]  # what `read` returns
    long = next((each for each in blocks if len(each.text) > BLOCK_LIMIT), None)
    if long is not None:
        heading = long.heading or long.id
        words = scene.texts("drafting-file-long", heading=heading, max=BLOCK_LIMIT)
        return Reply(problem=words)
    taken = taken_over(draft.pieces, blocks)
    if not any(differing(draft.pieces, taken)):
        return Reply(place, same=True, problem=scene.texts("drafting-file-same"))
    return Reply(
        JointTaking(round=place.round, version=draft.version, revision=draft.revision, pieces=taken)
    )
