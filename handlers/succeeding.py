"""A change of office: a head leaves, and a successor takes over mid-round. A coordinator does it
from the card of who leaves. The old access ends at once: whoever has left has no right to it, and
until the successor joins a coordinator can enter what the town says. Drafts stay with the mandate,
submissions and names on record. It holds wherever the same offices answer (`kin.py`): where a draft
goes round, and in a correction."""

from dataclasses import replace

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.desk_cards import asking_card
from chat.typed import refusal
from handlers.appointing import withdraw_with
from handlers.desk_places import AtHolder, AtTown
from handlers.entry_places import Succeeding
from handlers.inviting import fresh, may_invite
from handlers.kin import kin
from handlers.naming import NAME
from handlers.post import put
from handlers.scene import Reply, Scene
from storage import chats, links, log, naming, outbox, people
from storage.people import Holding
from survey import bodies, fits
from survey.problem import Problem


def leaving(scene: Scene, round_: str, town: str, person: str) -> tuple[Holding, ...]:
    """What somebody holds as the town's head, or could; nothing where nobody could join any more,
    here or where the same offices are asked besides."""
    held = _headed(scene, round_, town, person)
    return held if held and _link_for(scene, round_, town, person) is not None else ()


def _headed(scene: Scene, round_: str, town: str, person: str) -> tuple[Holding, ...]:
    found = people.holdings(scene.connection, round_=round_, roster_person=person, keys=[town])
    return tuple(each for each in found if each.role == "head")


def _link_for(scene: Scene, round_: str, town: str, person: str) -> str | None:
    """The round for which the successor gets a link: this one while it can be joined, else one in
    which whoever leaves is asked still."""
    for each in (round_, *kin(scene.connection, round_)):
        if may_invite(scene, scene.kept(each)) and _headed(scene, each, town, person):
            return each
    return None


def pressed(scene: Scene, place: Succeeding, action: Action) -> Reply:
    """Yes, or back."""
    match action.verb:
        case Verb.BACK if place.name:
            return Reply(place.model_copy(update={"name": ""}))
        case Verb.BACK:
            return Reply(AtHolder(round=place.round, town=place.town, person=place.person))
        case Verb.NEXT if place.name:
            return _done(scene, place)
    return Reply()


def said(scene: Scene, place: Succeeding, words: str) -> Reply:
    """The successor's name was typed."""
    if place.name:
        return Reply(notice=scene.texts("said-nothing-asked"))
    name = fits.written(NAME, words.strip())
    if isinstance(name, Problem):
        return Reply(notice=refusal(name, scene.texts("problem-form-text"), scene.texts))
    return Reply(place.model_copy(update={"name": str(name)}))


def _done(scene: Scene, place: Succeeding) -> Reply:
    """The old access ends, the successor is named and gets a link: in one transaction."""
    town = AtTown(round=place.round, town=place.town)
    held = leaving(scene, place.round, place.town, place.person)
    if not held:
        return Reply(town, notice=scene.texts("succeeding-over"))
    link = _link_for(scene, place.round, place.town, place.person) or place.round
    id_, chat = scene.desk.secret(), None
    if held[0].person is not None:
        chat = people.chat_of(scene.connection, held[0].person)
    for round_ in kin(scene.connection, place.round):
        _change(scene, round_, place, id_)
    if chat is not None:
        put(scene, chat, "left", {"mandate": place.town}, place.round, outbox.NEWS)
    _tell(scene, place, id_)
    theirs = people.holdings(scene.connection, round_=link, roster_person=id_)
    issued = fresh(scene, AtHolder(round=link, town=place.town, person=id_), theirs)
    return replace(issued, place=AtHolder(round=place.round, town=place.town, person=id_))


def _change(scene: Scene, round_: str, place: Succeeding, id_: str) -> None:
    """In one round: whoever leaves holds the mandate no more, and the successor, under this id, can
    join; the log says both."""
    held = _headed(scene, round_, place.town, place.person)
    if not held:
        return  # a correction whose roster has somebody else
    _leave(scene, round_, place, held)
    today = scene.day(round_)
    naming.add(scene.connection, naming.Naming(id_, place.name, "head", today, None, None), held)
    body = bodies.named(scene.person.opaque, id_, "head", [place.town], (today, None))
    _enter(scene, round_, "named", body)


def _leave(scene: Scene, round_: str, place: Succeeding, held: tuple[Holding, ...]) -> None:
    """Whom they had named falls with them, as when an access is taken back."""
    mandates, person = [each.mandate for each in held], held[0].person
    naming.leave(scene.connection, round_, place.person, mandates, scene.at)
    if not people.holdings(scene.connection, round_=round_, roster_person=place.person):
        links.void(scene.connection, round_, place.person, scene.at)
    if person is None:
        return
    left = people.get(scene.connection, person)
    body = bodies.revoked(scene.person.opaque, left.opaque, [place.town])
    _enter(scene, round_, "revoked", body)
    chats.touch_all(scene.connection, [person])
    withdraw_with(scene, held)


def _tell(scene: Scene, place: Succeeding, successor: str) -> None:
    """The other coordinators learn who has done it."""
    about = {"roster_person": successor, "mandate": place.town, "by": scene.person.opaque}
    for chat in people.coordinator_chats(scene.connection, scene.desk.coordinators):
        if chat != scene.visitor.origin.chat:
            put(scene, chat, "succeeded", about, place.round, outbox.NEWS)


def _enter(scene: Scene, round_: str, kind: str, body: bodies.Body) -> None:
    log.append(scene.connection, round_, kind, body, scene.at, scene.desk.secret())


def succeeding(scene: Scene, place: Succeeding, turn: int) -> Card:
    """Asks for the name, then whether it is right so."""
    texts, kept = scene.texts, scene.kept(place.round)
    held = leaving(scene, place.round, place.town, place.person)
    old, town = held[0].name if held else "", kept.roster.name(place.town)
    if not place.name:
        body, ways = texts("succeeding-name", name=old, town=town), []
    else:
        body = texts("succeeding-consent", old=old, new=place.name, town=town)
        ways = [Button(texts("button-succeed"), Action(Verb.NEXT, turn=turn))]
    return asking_card(scene.title(kept), texts("succeeding-title"), body, ways, turn, texts)
