"""Appointing: what a head gives to others becomes binding here, and what is taken back."""

import datetime as dt
from itertools import groupby

from chat.cards import Card
from chat.format import deadline, listed
from chat.names import folded
from chat.naming_cards import Passed, link_card
from handlers.drawers import on_record
from handlers.places import Named, Naming
from handlers.post import tell_coordinators
from handlers.scene import Reply, Scene
from storage import chats, links, log, naming, people
from storage.people import Holding
from survey import bodies
from survey.local_time import local

AT_MOST = 20
"""People whom one head can have named at the same time: more is a mistake."""

Theirs = tuple[Holding, ...]
"""What one person was named for: the same person, role and days, for one mandate or several."""


def named_by(scene: Scene, person: int) -> list[Theirs]:
    """Those whom the head has named and not taken back, in the rounds that are not over."""
    held = [
        each
        for each in people.holdings(scene.connection, named_by=person)
        if scene.kept(each.round).state in {"planned", "open"}
    ]
    whose = groupby(held, key=lambda each: (each.round, each.roster_person))
    return [tuple(theirs) for _, theirs in whose]


def appoint(scene: Scene, place: Naming, held: tuple[Holding, ...]) -> Reply:
    """Names the person: stored, entered in the log, told to the coordinators, and a link to be
    passed on. Nobody is named twice for the same."""
    before = named_by(scene, scene.person.id)
    if any(_same(theirs, place) for theirs in before):
        return Reply(Named(), problem=scene.texts("naming-twice", name=place.name))
    if len(before) >= AT_MOST:
        return Reply(Named(), problem=scene.texts("naming-too-many", count=AT_MOST))
    id_ = scene.desk.secret()
    named = naming.Naming(
        id_, place.name, place.role, place.from_day, place.to_day, scene.person.id
    )
    naming.add(scene.connection, named, held)
    keys, days = (each.key for each in held), (named.from_day, named.to_day)
    body = bodies.named(scene.person.opaque, id_, named.role, keys, days)
    _enter(scene, place.round, "named", body)
    tell_coordinators(scene, place.round, "named", {"roster_person": id_})
    return pass_on(scene, people.holdings(scene.connection, round_=place.round, roster_person=id_))


def _same(theirs: Theirs, place: Naming) -> bool:
    first = theirs[0]
    keys = {each.key for each in theirs}
    days = (first.from_day, first.to_day) == (place.from_day, place.to_day)
    whom = (first.round, first.role, folded(first.name))
    return (
        days and keys == {*place.mandates} and whom == (place.round, place.role, folded(place.name))
    )


def pass_on(scene: Scene, theirs: Theirs) -> Reply:
    """A fresh link for somebody named, in a message of its own; earlier ones open nothing more.

    Only its hash is kept. If the message is lost on its way, another one can be asked for.
    """
    first, secret, until = theirs[0], scene.desk.secret(), link_until(scene, theirs)
    links.void(scene.connection, first.round, first.roster_person, scene.at)
    links.issue(
        scene.connection,
        secret,
        scene.at,
        round_=first.round,
        roster_person=first.roster_person,
        expires_at=until,
    )
    card = _link(scene, theirs, until, scene.desk.link(secret))
    return Reply(Named(), problem=scene.texts("naming-done", name=first.name), apart=(card,))


def link_until(scene: Scene, theirs: Theirs) -> dt.datetime:
    """A link can be opened until the mandates' time is up, and no longer than a deputy's lasts."""
    ends, to_day = max(each.deadline for each in theirs), theirs[0].to_day
    if to_day is None:
        return ends
    zone = scene.kept(theirs[0].round).round.zone
    return min(ends, local(to_day + dt.timedelta(days=1), dt.time(0), zone))


def _link(scene: Scene, theirs: Theirs, until: dt.datetime, link: str) -> Card:
    kept, first = scene.kept(theirs[0].round), theirs[0]
    return link_card(
        Passed(
            title=scene.title(kept),
            name=first.name,
            role=first.role,
            towns=listed([kept.roster.name(each.key) for each in theirs], scene.texts),
            by=people.name_of(scene.connection, first.mandate, scene.person.id) or "",
            until=deadline(until, kept.round.zone, scene.texts.language),
            link=link,
        ),
        scene.texts,
    )


def withdraw(scene: Scene, theirs: Theirs) -> bool:
    """Takes back what somebody was named for; whether a submission of theirs stands. It does so
    as after a revoked access, until another one is made."""
    first = theirs[0]
    mandates = [each.mandate for each in theirs]
    naming.withdraw(scene.connection, first.round, first.roster_person, mandates, scene.at)
    joined = None if first.person is None else people.get(scene.connection, first.person)
    keys, opaque = (each.key for each in theirs), None if joined is None else joined.opaque
    body = bodies.withdrawn(scene.person.opaque, first.roster_person, opaque, keys)
    _enter(scene, first.round, "withdrawn", body)
    if joined is not None:
        chats.touch_all(scene.connection, [joined.id])
    standing = [on_record(scene.connection, mandate) for mandate in mandates]
    return any(each is not None and each.person == first.person for each in standing)


def withdraw_with(scene: Scene, taken: tuple[Holding, ...]) -> int:
    """Takes back what a head whose access is revoked has named others for; how many they were."""
    mandates = {each.mandate for each in taken if each.role == "head"}
    count = 0
    for theirs in named_by(scene, taken[0].person or 0):
        lost = tuple(each for each in theirs if each.mandate in mandates)
        if lost:
            withdraw(scene, lost)
            count += 1
    return count


def _enter(scene: Scene, round_: str, kind: str, body: bodies.Body) -> None:
    log.append(scene.connection, round_, kind, body, scene.at, scene.desk.secret())
