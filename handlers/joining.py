"""Joining by a one-time link."""

from chat.actions import Action, Verb
from chat.cards import Card
from handlers.identity import acquaint, with_holdings
from handlers.places import Home, Invited
from handlers.post import tell_coordinators
from handlers.scene import Reply, Scene
from handlers.starting import arrive
from storage import links, log, people
from storage.links import Link


def followed(scene: Scene, secret: str) -> tuple[Scene, Reply]:
    """A link was opened. The scene that comes back knows the visitor, if the link is good."""
    link = links.find(scene.connection, secret)
    refusal = _refusal(scene, link)
    if link is None or refusal:
        return scene, Reply(apart=(Card(body=scene.texts(refusal)),)) if refusal else Reply()
    if link.used_at is not None:  # by this very person, who opens the old link once more
        return scene, Reply(arrive(scene))
    if link.round is None:
        return _coordinate(scene, link)
    visitor = acquaint(scene.connection, scene.desk, scene.visitor, Home().model_dump_json())
    invited = Invited(link=link.hash, round=link.round, roster_person=link.roster_person or "")
    return scene.by(visitor), Reply(invited)


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
    visitor = acquaint(scene.connection, scene.desk, scene.visitor, Home().model_dump_json())
    known = scene.by(visitor)
    if not links.use(known.connection, link, known.person.id, known.at):
        return scene, Reply(apart=(Card(body=scene.texts("link-used")),))
    people.make_coordinator(known.connection, known.person.id, known.at)
    return known, Reply(Home(), apart=(Card(body=known.texts("coordinator-welcome")),))


def pressed(scene: Scene, place: Invited, action: Action) -> Reply:
    """Yes, that is me; or no."""
    if action.verb is Verb.NOBODY:
        return Reply(Home(), toast=scene.texts("invited-declined"))
    if action.verb is not Verb.CONFIRM:
        return Reply()
    link = links.hashed(scene.connection, place.link)
    refusal = _refusal(scene, link)
    if link is None or refusal or not links.use(scene.connection, link, scene.person.id, scene.at):
        return Reply(Home(), toast=scene.texts(refusal or "link-used"))
    return _join(scene, place)


def _join(scene: Scene, place: Invited) -> Reply:
    people.join(scene.connection, place.round, place.roster_person, scene.person.id, scene.at)
    held = people.holdings(scene.connection, round_=place.round, roster_person=place.roster_person)
    log.append(
        scene.connection,
        place.round,
        "joined",
        {
            "person": scene.person.opaque,
            "mandates": [{"key": holding.key, "role": holding.role} for holding in held],
        },
        scene.at,
        scene.desk.secret(),
    )
    about = {"roster_person": place.roster_person, "person": scene.person.id}
    tell_coordinators(scene, place.round, "joined", about)
    return Reply(arrive(scene.by(with_holdings(scene.connection, scene.visitor))))
