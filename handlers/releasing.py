"""Releasing: a coordinator lets the result of a closed round go to the towns and the groups.

Until then single answers are for coordinators alone. Whoever may act for a town on the day the
letters leave gets the result: heads, deputies in force, and preparers, who keep the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.actions import Action, Verb
from chat.cards import Card
from chat.format import moment
from chat.release_cards import releasing_card, somebody_in_charge
from chat.round_cards import some
from handlers.charge import Charge, in_charge
from handlers.desk_places import AtRound
from handlers.joint_places import Releasing
from handlers.refusing import refused
from handlers.scene import Reply, Scene
from storage import attached, joint_votes, log, outbox, people, reach, releases
from storage.people import Holding
from storage.posting import Posting
from storage.rounds import Kept
from survey import bodies
from survey.refusal import Refusal
from survey.release import KINDS, refusal
from survey.submission import Chain


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a release reaches: people by who they are, the round's chats, the other coordinators."""

    people: tuple[Holding, ...]
    chats: tuple[int, ...]
    coordinators: tuple[int, ...]


def ask(scene: Scene, round_: str) -> Reply:
    """A coordinator wants to release the result: what goes to whom is shown first."""
    return Reply(Releasing(round=round_, entries=log.head(scene.connection, round_)[0]))


def pressed(scene: Scene, place: Releasing, action: Action) -> Reply:
    """A button of the question was pressed."""
    match action.verb:
        case Verb.SEND:
            return _release(scene, place)
        case Verb.BACK:
            return Reply(AtRound(round=place.round))
    return Reply()


def _release(scene: Scene, place: Releasing) -> Reply:
    """Released is what was shown: where something has happened in the round since, nothing is, and
    the question is asked anew. Of two coordinators the second one finds it done."""
    charge = in_charge(scene, place.round)
    refusal_ = _refusal(charge)
    if refusal_ is not None:
        why = refused(refusal_, charge.kept, scene.texts)
        return Reply(AtRound(round=place.round), notice=why)
    if log.head(scene.connection, place.round)[0] != place.entries:
        return Reply(ask(scene, place.round).place, notice=scene.texts("release-changed"))
    release(charge, scene.person.id)
    return Reply(AtRound(round=place.round), notice=scene.texts("release-done"))


def _refusal(charge: Charge) -> Refusal | None:
    if joint_votes.of_cosigning(charge.connection, charge.round) is not None:
        return Refusal("cosigned")  # its letter goes where a coordinator sends it
    kept, entries = charge.kept, log.of_kinds(charge.connection, charge.round, KINDS)
    events = ((each.kind, each.at) for each in entries)
    return refusal(kept.state, kept.round.ballots, events)


def release(charge: Charge, person: int) -> None:
    """The release, its entry in the log, and the letters that carry it, in one transaction. Not in
    quiet hours or on days off."""
    kept, leaves = charge.kept, charge.facts.calendar.next_allowed(charge.at)
    audience = _audience(charge, person)
    chain = Chain(*log.head(charge.connection, charge.round))
    body = bodies.released(charge.by, charge.round, chain)
    charge.enter("released", body)
    closed_at = kept.closed_at or charge.at
    about = {"closed_at": closed_at.isoformat()}
    # The occasion is the closing: whoever decides a second time finds every letter there.
    occasion = f"released/{closed_at.isoformat()}"
    post = Posting(charge.connection, charge.round, occasion, outbox.CLOSING, leaves)
    post.to_everyone("result", _persons(audience), about)
    for chat in audience.chats:
        post.to_chat(chat, "answers", about)
    post.to_everyone("released", audience.coordinators, {**about, "by": charge.by})
    charge.touch_cards(())


def _audience(charge: Charge, person: int) -> Audience:
    kept, calendar = charge.kept, charge.facts.calendar
    day = calendar.day(calendar.next_allowed(charge.at))
    held = people.holdings(charge.connection, round_=charge.round)
    own = charge.desk.post_to if kept.round.post_to is None else kept.round.post_to
    chosen = (*own, *attached.of_round(charge.connection, charge.round))
    return Audience(
        tuple(each for each in held if each.person is not None and each.acts_on(day)),
        tuple(dict.fromkeys(reach.current(charge.connection, chat) for chat in chosen)),
        tuple(each for each in charge.coordinators if each != person),
    )


def _persons(audience: Audience) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each.person for each in audience.people if each.person is not None))


def releasing(scene: Scene, place: Releasing, turn: int) -> Card:
    """What would go to whom."""
    charge = in_charge(scene, place.round)
    kept, why = charge.kept, _refusal(charge)
    lines = [refused(why, kept, scene.texts)] if why else list(_reached(scene, charge))
    return releasing_card(scene.title(kept), lines, why is None, turn, scene.texts)


def _reached(scene: Scene, charge: Charge) -> Iterator[str]:
    texts, audience = scene.texts, _audience(charge, scene.person.id)
    names = list(dict.fromkeys(each.name for each in audience.people))
    if names:
        yield texts("release-people", count=len(_persons(audience)), names=some(names, texts))
    else:
        yield texts("release-nobody")
    groups = [reach.group(charge.connection, chat) for chat in audience.chats]
    if groups:
        titles = some([each.title or str(each.chat) for each in groups], texts)
        yield texts("release-groups", count=len(groups), names=titles)
    if audience.coordinators:
        yield texts("release-coordinators", count=len(audience.coordinators))
    facts = charge.facts
    if not facts.calendar.allowed(scene.at):
        leaves = facts.calendar.next_allowed(scene.at)
        yield texts("release-quiet", at=moment(leaves, charge.kept.round.zone, texts.language))
    yield texts("release-final")


def may_release(scene: Scene, kept: Kept) -> bool:
    """Whether there is a result that can be released."""
    return kept.state == "closed" and _refusal(in_charge(scene, kept.id)) is None


def told(scene: Scene, kept: Kept) -> str:
    """Whether the result of a closed round is released, when and by whom; empty where nothing can
    be."""
    if kept.state != "closed" or kept.round.ballots == "person":
        return ""
    if joint_votes.of_cosigning(scene.connection, kept.id) is not None:
        return ""
    found = releases.of_round(scene.connection, kept.id)
    if found is None:
        return scene.texts("rounds-unreleased")
    at = moment(found.at, kept.round.zone, scene.texts.language)
    if found.by == scene.person.opaque:
        return scene.texts("rounds-released-by-you", at=at)
    name = None if found.by is None else people.known_as(scene.connection, found.by)
    by = somebody_in_charge(name, found.by, scene.texts)
    return scene.texts("rounds-released", at=at, by=by)
