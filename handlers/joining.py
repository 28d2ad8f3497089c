"""Opening a link: a one-time one to a mandate or to coordinate, or a shared one to a forum."""

import re
from dataclasses import replace

from chat.actions import Action, Verb
from chat.cards import Card
from handlers import cosigning, participating
from handlers.kin import kin
from handlers.places import Home, Invited
from handlers.post import put, report, tell_coordinators
from handlers.preparing import catch_up
from handlers.scene import Reply, Scene
from handlers.starting import arrive
from handlers.wanting import asks_for_words
from storage import attempts, chats, following, links, log, outbox, people
from storage.links import Link
from storage.people import Holding
from survey import bodies


def followed(scene: Scene, secret: str) -> tuple[Scene, Reply]:
    """A link was opened. The scene that comes back knows the visitor, if the link is good."""
    link = links.find(scene.connection, secret)
    refusal = _refusal(scene, link)
    if link is None or refusal:
        return scene, Reply(apart=(Card(body=scene.texts(refusal)),))
    if link.round is not None and link.roster_person is None:
        return participating.followed(scene, link.round)
    if link.used_at is not None:  # by this very person, who opens the old link once more
        return scene, Reply(arrive(scene))
    if link.round is None or link.roster_person is None:
        return _coordinate(scene, link)
    return _invited(scene, Invited(link=link.hash, round=link.round, person=link.roster_person))


CODE = re.compile(r"(?:https://t\.me/\S+\?start=)?([A-Za-z0-9_-]{8,64})")
"""A code alone in a message, or the whole link: Telegram drops what a link carries where the bot is
open already."""

LONG = 20
"""Characters from which on a word is taken for a code, even if it is none: ours have 32."""


def code_in(words: str) -> str | None:
    """The code that the words are; None where they are something else."""
    found = CODE.fullmatch(words.strip())
    return None if found is None else found[1]


def lets_in(scene: Scene, code: str) -> bool:
    """Whether it is to be treated as a code: from those who have access only what is one, since
    they may be answering; from strangers also what only looks like one. Where any words could be
    the answer it must open something for them now (docs/decisions/0019)."""
    if scene.visitor.stranger and len(code) >= LONG:
        return True
    link = links.find(scene.connection, code)
    if link is None or scene.visitor.chat is None or not asks_for_words(scene, scene.place):
        return link is not None
    return link.used_at is None and not _refusal(scene, link)


def tried(scene: Scene, code: str) -> tuple[Scene, Reply]:
    """A code came, by a link or pasted. A stranger has few attempts, and so have all together."""
    account = scene.visitor.origin.account
    if not scene.visitor.stranger:
        return followed(scene, code)
    if attempts.too_many(scene.connection, account, scene.at):
        return scene, Reply(apart=(Card(body=scene.texts("code-too-often")),))
    if links.find(scene.connection, code) is None:
        attempts.note(scene.connection, account, scene.at)
    return followed(scene, code)


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
    return _misdirected(scene, link)


def _misdirected(scene: Scene, link: Link) -> str:
    """The sentence to a head or a coordinator who opens what a head has made for somebody else: it
    stays good for them."""
    if link.round is None or link.roster_person is None:
        return ""
    theirs = people.holdings(scene.connection, round_=link.round, roster_person=link.roster_person)
    named = [each for each in theirs if each.named_by is not None]
    mine = scene.held(link.round)
    headed = {each.mandate for each in mine if each.role == "head"}
    person = scene.visitor.person
    if any(each.mandate in headed or (person and each.named_by == person.id) for each in named):
        return "link-for-another"
    return "link-not-coordinators" if named and scene.visitor.coordinator else ""


def _coordinate(scene: Scene, link: Link) -> tuple[Scene, Reply]:
    """Whoever opens a coordinator's link first coordinates from now on."""
    known = scene.acquainted()
    links.use(known.connection, link, known.person.id, known.at)
    report(known.connection, known.desk, "coordinator")
    people.make_coordinator(known.connection, known.person.id, known.at)
    return known, Reply(Home(), apart=(Card(body=known.texts("coordinator-welcome")),), met=True)


def _invited(scene: Scene, place: Invited) -> tuple[Scene, Reply]:
    """Somebody new is spoken to in the language that they were named with."""
    if scene.visitor.person is None:
        held = people.holdings(scene.connection, round_=place.round, roster_person=place.person)
        languages = (holding.language for holding in held)
        spoken = scene.desk.texts(*languages, scene.visitor.origin.language)
        scene = scene.by(replace(scene.visitor, texts=spoken))
    return scene.acquainted(), Reply(place)


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
    named_by = held[0].named_by
    if named_by is not None:
        _tell_head(scene, place, named_by)
    roles = [(holding.key, holding.rostered) for holding in held]
    named = None if named_by is None else place.person
    body = bodies.joined(scene.person.opaque, roles, named)
    log.append(scene.connection, place.round, "joined", body, scene.at, scene.desk.secret())
    for later in following.followers(
        scene.connection, place.round
    ):  # so a letter of before is good
        following.join(scene.connection, place.round, later, scene.at, scene.desk.secret)
    _succeed(scene, place, held)
    about = {
        "roster_person": place.person,
        "person": scene.person.id,
        "link": links.mark(place.link),
    }
    tell_coordinators(scene, place.round, "joined", about)
    catch_up(scene, held)
    cosigning.send_draft(scene, place.round)
    return Reply(arrive(scene.again()), met=True)


def _succeed(scene: Scene, place: Invited, held: tuple[Holding, ...]) -> None:
    """A successor holds the mandate wherever the one before held it: one link is enough."""
    listed = {each.person for mandate in scene.kept(place.round).roster.mandates
              for each in mandate.holders}  # fmt: skip
    if held[0].named_by is not None or place.person in listed:
        return
    for other in kin(scene.connection, place.round):
        theirs = people.holdings(scene.connection, round_=other, roster_person=place.person)
        if not theirs or theirs[0].person is not None:
            continue
        people.join(scene.connection, other, place.person, scene.person.id, scene.at)
        roles = [(each.key, each.rostered) for each in theirs]
        body = bodies.joined(scene.person.opaque, roles, None)
        log.append(scene.connection, other, "joined", body, scene.at, scene.desk.secret())
        cosigning.send_draft(scene, other)


def _tell_head(scene: Scene, place: Invited, head: int) -> None:
    """Whoever has named somebody learns that the link has found its way, and to whose hands."""
    chat = people.chat_of(scene.connection, head)
    if chat is not None:
        put(scene, chat, "accepted", {"roster_person": place.person}, place.round, outbox.NEWS)
    chats.touch_all(scene.connection, [head])
