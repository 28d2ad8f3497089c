"""What coordinators ask for."""

from chat.cards import shortened
from handlers.post import put
from handlers.scene import Reply, Scene
from storage import log, outbox, people, rounds

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
    """Takes back what a person got by a link ("round person"): the mandates wait for a new one."""
    round_, _, person = argument.partition(" ")
    joined = people.holdings(
        scene.connection, round_=round_, person=int(person) if person.isdecimal() else 0
    )
    if not joined:
        return Reply(notice=scene.texts("revoke-nobody"))
    for roster_person in {holding.roster_person for holding in joined}:
        people.part(scene.connection, round_, roster_person)
    log.append(
        scene.connection,
        round_,
        "revoked",
        {"by": scene.person.opaque, "mandates": [holding.key for holding in joined]},
        scene.at,
        scene.desk.secret(),
    )
    return Reply(notice=scene.texts("revoke-done"))
