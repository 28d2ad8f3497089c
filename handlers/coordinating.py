"""What coordinators ask for."""

from collections.abc import Iterator

from chat.cards import shortened
from handlers.appointing import withdraw_with
from handlers.drawers import on_record
from handlers.post import put
from handlers.scene import Reply, Scene
from storage import chats, erasure, following, joint_votes, links, log, outbox, people, rounds
from storage.people import Holding
from survey import bodies

NAMED = 40
"""Characters of an unknown round's name that are repeated: as long as a known one can be."""


def ask_summary(scene: Scene, round_: str) -> Reply:
    """The summary of a round (of the newest that has begun when none is named), as messages."""
    begun = rounds.ids(scene.connection, "open", "closed", "superseded")
    if round_ and round_ not in rounds.ids(scene.connection):
        return Reply(notice=scene.texts("rounds-unknown", round=shortened(round_, NAMED)))
    if not round_ and not begun:
        return Reply(notice=scene.texts("rounds-none"))
    chat = scene.visitor.origin.chat
    about = {"public": not scene.visitor.origin.private, "language": scene.texts.language}
    for kind in ("summary", "picture"):
        put(scene, chat, kind, about, round_ or begun[0], outbox.ANSWERS)
    return Reply(notice=scene.texts("rounds-summary-comes"))


def revoke(scene: Scene, argument: str) -> Reply:
    """Takes back what somebody got by one link ("round" and the link's mark), and nothing that was
    got by another one since: the mandates wait for a new link. Whom a head has named by what he
    held falls with it."""
    round_, _, mark = argument.partition(" ")
    link = links.marked(scene.connection, round_, mark)
    held = people.holdings(
        scene.connection, round_=round_, roster_person=link.roster_person if link else ""
    )
    taken = tuple(each for each in held if link and each.joined_at == link.used_at)
    if link is None or link.used_by is None or not taken:
        return Reply(notice=scene.texts("revoke-nobody"))
    return Reply(notice=take_back(scene, taken))


def take_back(scene: Scene, taken: tuple[Holding, ...]) -> str:
    """Somebody who has joined holds all this no more, nor what was carried over from it into a
    co-signature or a correction that still runs. The sentence that says what came of it."""
    if erasure.erased(scene.connection, taken[0].round):
        # Where the log does not tell any more who has joined, a recount could not follow.
        return scene.texts("revoke-nobody")
    every = (taken, *_carried_over(scene, taken))
    count = sum(_part(scene, theirs) for theirs in every)
    standing = any(on_record(scene.connection, each.mandate) for held in every for each in held)
    said = scene.texts("revoke-stands" if standing else "revoke-done")
    named = " " + scene.texts("revoke-named", count=count) if count else ""
    return said + named


def _carried_over(scene: Scene, taken: tuple[Holding, ...]) -> Iterator[tuple[Holding, ...]]:
    """What the same account holds for the same human being where a draft goes round, or in the
    round that follows."""
    first = taken[0]
    running = rounds.ids(scene.connection, "planned", "open")
    later = following.followers(scene.connection, first.round)
    for round_ in (*joint_votes.cosignings(scene.connection, first.round), *later):
        held = people.holdings(
            scene.connection,
            round_=round_,
            roster_person=first.roster_person,
            person=first.person,
        )
        if held and round_ in running:
            yield held


def _part(scene: Scene, taken: tuple[Holding, ...]) -> int:
    """Takes back what is held in one round; how many others, whom the head has named, fall with
    it."""
    first = taken[0]
    parted = people.get(scene.connection, first.person or 0)
    people.part(scene.connection, first.round, first.roster_person)
    log.append(
        scene.connection,
        first.round,
        "revoked",
        bodies.revoked(scene.person.opaque, parted.opaque, (holding.key for holding in taken)),
        scene.at,
        scene.desk.secret(),
    )
    chats.touch_all(scene.connection, [parted.id])
    return withdraw_with(scene, taken)
