"""Joining by a one-time link."""

from dataclasses import replace

from chat.actions import Action, Verb
from chat.cards import Card
from handlers.identity import acquaint
from handlers.places import Home, Invited
from handlers.post import report, tell_coordinators
from handlers.scene import Reply, Scene
from handlers.starting import arrive
from storage import links, log, people
from storage.links import Link
from survey import bodies


def followed(scene: Scene, secret: str) -> tuple[Scene, Reply]:
    """A link was opened. The scene that comes back knows the visitor, if the link is good."""
    link = links.find(scene.connection, secret)
    refusal = _refusal(scene, link)
    if link is None or refusal:
        return scene, Reply(apart=(Card(body=scene.texts(refusal)),))
    if link.used_at is not None:  # by this very person, who opens the old link once more
        return scene, Reply(arrive(scene))
    if link.round is None or link.roster_person is None:
        return _coordinate(scene, link)
    return _invited(scene, Invited(link=link.hash, round=link.round, person=link.roster_person))


def _refusal(scene: Scene, link: Link | None) -> str:
    """The sentence that says why the link opens nothing; empty if it does."""
    if link is None:
        return "link-unknown"
    person = scene.visitor.person
    if link.used_at is not None:
        mine = person is not None and link.used_by == person.id
        return "" if mine and not scene.visitor.stranger else "link-used"
    if link.voided_at is not None:
        return "link-void"
    if link.expires_at is not None and scene.at >= link.expires_at:
        return "link-expired"
    return ""


def _coordinate(scene: Scene, link: Link) -> tuple[Scene, Reply]:
    """Whoever opens a coordinator's link first coordinates from now on."""
    known = _acquainted(scene)
    links.use(known.connection, link, known.person.id, known.at)
    report(known.connection, known.desk, "coordinator", known.at)
    people.make_coordinator(known.connection, known.person.id, known.at)
    return known, Reply(Home(), apart=(Card(body=known.texts("coordinator-welcome")),), met=True)


def _invited(scene: Scene, place: Invited) -> tuple[Scene, Reply]:
    """Somebody new is spoken to in the language that the roster names for them."""
    if scene.visitor.person is None:
        holders = (h for m in scene.kept(place.round).roster.mandates for h in m.holders)
        language = next((h.language for h in holders if h.person == place.person), None)
        spoken = scene.desk.texts(language, scene.visitor.origin.language)
        scene = scene.by(replace(scene.visitor, texts=spoken))
    return _acquainted(scene), Reply(place)


def _acquainted(scene: Scene) -> Scene:
    home = Home().model_dump_json()
    return scene.by(acquaint(scene.connection, scene.desk, scene.visitor, home))


def pressed(scene: Scene, place: Invited, action: Action) -> Reply:
    """Yes, that is me; or no."""
    match action.verb:
        case Verb.NOBODY:
            return Reply(Home(), notice=scene.texts("invited-declined"))
        case Verb.CONFIRM:
            return _confirmed(scene, place)
    return Reply()


def _confirmed(scene: Scene, place: Invited) -> Reply:
    link = links.hashed(scene.connection, place.link)
    refusal = _refusal(scene, link)
    if link is None or refusal or not links.use(scene.connection, link, scene.person.id, scene.at):
        return Reply(Home(), notice=scene.texts(refusal or "link-used"))
    people.join(scene.connection, place.round, place.person, scene.person.id, scene.at)
    held = people.holdings(scene.connection, round_=place.round, roster_person=place.person)
    log.append(
        scene.connection,
        place.round,
        "joined",
        bodies.joined(scene.person.opaque, ((holding.key, holding.role) for holding in held)),
        scene.at,
        scene.desk.secret(),
    )
    about = {
        "roster_person": place.person,
        "person": scene.person.id,
        "link": links.mark(place.link),
    }
    tell_coordinators(scene, place.round, "joined", about)
    return Reply(arrive(scene.again()), met=True)
