"""A coordinator gives the draft into co-signature: until when, to whom, and one more tap."""

import datetime as dt
from collections.abc import Iterator

from chat.actions import Action, Verb
from chat.cards import Card
from chat.format import deadline, moment
from chat.joint_cards import asking_card
from chat.round_cards import some
from chat.when import read_when
from handlers.charge import in_charge
from handlers.circulating import circulate, leaving
from handlers.joint import entries, latest, outdated, still_round
from handlers.joint_places import AtJoint, JointOpening
from handlers.scene import Reply, Scene
from storage import erasure, people, results
from storage.joint_votes import JointVote
from survey.joint_draft import blocks_in


def pressed(scene: Scene, place: JointOpening, action: Action) -> Reply:
    """The draft goes round, or not yet."""
    match action.verb:
        case Verb.BACK if place.closes is not None:
            return Reply(place.model_copy(update={"closes": None}))
        case Verb.BACK:
            return Reply(AtJoint(round=place.round))
        case Verb.SEND if place.closes is not None:
            return _circulate(scene, place, place.closes)
    return Reply()


def said(scene: Scene, place: JointOpening, words: str) -> Reply:
    """Until when was typed."""
    when = read_when(words, scene.kept(place.round).round.zone)
    if isinstance(when, str):
        return Reply(notice=scene.texts(f"when-{when}"))
    if when <= scene.at:
        return Reply(notice=scene.texts("refused-passed"))
    seen = entries(scene, place.round)
    return Reply(place.model_copy(update={"closes": when, "entries": seen}))


def _circulate(scene: Scene, place: JointOpening, closes: dt.datetime) -> Reply:
    """Judged by how things are by now: nothing goes round that this coordinator has not seen."""
    draft, back = latest(scene, place.round), AtJoint(round=place.round)
    why = _obstacle(scene, place, draft, closes)
    if why:
        return Reply(back, notice=scene.texts(why))
    if stale := outdated(scene, draft, place.entries):
        seen = entries(scene, place.round)
        return Reply(place.model_copy(update={"entries": seen}), notice=stale[0])
    # Whatever fails in it undoes all of it: a round about a draft that does not go round must not
    # stay behind.
    circulate(in_charge(scene, place.round), draft, closes)
    return Reply(back, notice=scene.texts("cosign-begun", version=str(draft.version)))


def _obstacle(scene: Scene, place: JointOpening, draft: JointVote, closes: dt.datetime) -> str:
    """The sentence that says why the draft cannot go round; empty if it can."""
    if erasure.erased(scene.connection, place.round):
        return "refused-erased"  # nobody is known any more who could be asked
    if draft.cosigning is not None:
        return "drafting-goes-round"
    if (draft.version, draft.revision) != (place.version, place.revision):
        return "drafting-overtaken"
    if scene.kept(place.round).state != "closed":
        return "drafting-not-closed"
    if not any(block.text.strip() for block in blocks_in(draft.pieces)):
        return "drafting-empty"
    return "refused-passed" if closes <= scene.at else ""


def at_opening(scene: Scene, place: JointOpening, turn: int) -> Card:
    """Asks until when; then says what goes to whom. Both say that the count has changed, if so."""
    draft = latest(scene, place.round)
    kept, texts = scene.kept(place.round), scene.texts
    title, heading = scene.title(kept), texts("cosign-open-title")
    if place.closes is None:
        lines = [*outdated(scene, draft), texts("cosign-until")]
        return asking_card(title, heading, lines, "", turn, texts)
    lines = [*outdated(scene, draft), *_reached(scene, place, place.closes)]
    return asking_card(title, heading, lines, texts("button-circulate"), turn, texts)


def _reached(scene: Scene, place: JointOpening, closes: dt.datetime) -> Iterator[str]:
    kept, texts = scene.kept(place.round), scene.texts
    held = people.holdings(scene.connection, round_=place.round)
    joined = {each.person: each.name for each in held if each.person is not None}
    reached = {each.key for each in held if each.person is not None}
    if joined:
        names = some(list(joined.values()), texts)
        yield texts("cosign-whom", count=len(joined), names=names)
    unreached = [kept.roster.name(m.key) for m in kept.roster.mandates if m.key not in reached]
    if unreached:
        yield texts("remind-unreached", towns=some(unreached, texts))
    yield texts("cosign-deadline", deadline=deadline(closes, kept.round.zone, texts.language))
    calendar = results.facts(scene.connection, place.round).calendar
    if not calendar.is_workday(calendar.day(closes - dt.timedelta(microseconds=1))):
        yield texts("cosign-day-off")
    leaves = leaving(calendar, scene.at, closes)
    if leaves > scene.at:
        yield texts("release-quiet", at=moment(leaves, kept.round.zone, texts.language))
    if running := still_round(scene, latest(scene, place.round)):
        yield texts("cosign-supersedes", version=running)
    yield texts("cosign-names")
