"""A joint vote whose count has changed after it was drafted."""

from handlers.charge import Charge
from storage import joint_votes, outbox


def tell_of_draft(charge: Charge, why: str) -> None:
    """Coordinators are told, if there is a draft: what was "accepted", or that it is "reopened"."""
    draft = joint_votes.latest(charge.connection, charge.round)
    if draft is not None:
        post = charge.posting("joint-outdated", outbox.NEWS, charge.at)
        about = {"version": str(draft.version), "why": why}
        post.to_everyone("joint-outdated", charge.coordinators, about)
