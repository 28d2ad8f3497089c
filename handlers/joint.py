"""A coordinator at the joint vote of a round: its draft, block by block, and its circulation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from chat.actions import Action, Verb
from chat.cards import Card, measure
from chat.format import moment
from chat.joint_cards import (
    Drafted,
    Opened,
    block_card,
    circulating_card,
    draft_card,
)
from chat.round_cards import some
from handlers.desk_places import AtRound
from handlers.joint_places import AtJoint, JointBlock, JointOpening, JointTaking
from handlers.post import put
from handlers.scene import Reply, Scene, turned
from reports.letter import draft as drafted
from reports.letter import tidied
from reports.report import Report
from storage import cosigners, joint_votes, log, outbox, results
from storage.joint_votes import JointVote
from storage.rounds import Kept
from survey.cosigning import CHANGE
from survey.joint_draft import (
    BLOCK_LIMIT,
    Pieces,
    piece_at,
    pieces_of,
    reworded,
)
from survey.joint_draft import put as put_piece
from survey.joint_vote import Block

DASH = re.compile(r"^[-–—•] +", re.MULTILINE)


def has_letter(scene: Scene, kept: Kept) -> bool:
    """Whether a joint vote can be drawn up from the round once it has closed, or the round asks
    about one."""
    closed = kept.round.letter is not None and kept.state == "closed"
    return closed or joint_votes.of_cosigning(scene.connection, kept.id) is not None


def begin(scene: Scene, round_: str) -> Reply:
    """A coordinator wants the joint vote: it is drafted from the count, if it was not before. A
    co-signature has none of its own: it leads to the draft that it asks about."""
    asked = joint_votes.of_cosigning(scene.connection, round_)
    if asked is not None:
        return Reply(AtJoint(round=asked.round))
    kept = scene.kept(round_)
    if kept.round.letter is None:
        return Reply(notice=scene.texts("drafting-none"))
    if joint_votes.latest(scene.connection, round_) is None:
        if kept.state != "closed":
            return Reply(notice=scene.texts("drafting-not-closed"))
        _add(scene, round_, by_the_count(scene, round_), entries(scene, round_))
    return Reply(AtJoint(round=round_))


def _add(scene: Scene, round_: str, pieces: Pieces, counted: int) -> None:
    joint_votes.add(scene.connection, round_, pieces, scene.person.id, scene.at, counted)


def entries(scene: Scene, round_: str) -> int:
    """How many entries the round's log has by now."""
    return log.head(scene.connection, round_)[0]


def by_the_count(scene: Scene, round_: str) -> Pieces:
    """What the letter says by the count as it is now, before anybody has edited it."""
    return pieces_of(drafted(_report(scene, round_)))


def _report(scene: Scene, round_: str) -> Report:
    """The result as the letter tells it: in the bot's own language, whoever asks."""
    given = results.given(scene.connection, round_)
    language = scene.desk.language
    summary, texts = given.summary(language), scene.desk.texts(language)
    kept = given.kept
    return Report(summary, kept.round, kept.roster, texts, scene.at, given.amended())


def latest(scene: Scene, round_: str) -> JointVote:
    """The newest version. LookupError when there is none, to which no place leads."""
    found = joint_votes.latest(scene.connection, round_)
    if found is None:
        raise LookupError(f"{round_} has no joint vote")
    return found


# -- the draft ------------------------------------------------------------------


def pressed(scene: Scene, place: AtJoint, action: Action) -> Reply:
    """A button of the joint vote's card."""
    match action.verb:
        case Verb.BACK:
            return Reply(AtRound(round=place.round))
        case Verb.HOME:
            return Reply(place, same=True)
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
    return _upon(scene, place, action, latest(scene, place.round))


def _upon(scene: Scene, place: AtJoint, action: Action, draft: JointVote) -> Reply:
    """What is done with the draft itself."""
    match action.verb:
        case Verb.FILES:
            return _files(scene, draft)
        case Verb.VERSION | Verb.ANEW as verb:
            anew = verb is Verb.ANEW
            return _anew(scene, place, draft) if anew else _new_version(scene, draft)
        case Verb.CHANGE | Verb.CIRCULATE if draft.cosigning is not None:
            return Reply(place, same=True, notice=scene.texts("drafting-goes-round"))
        case Verb.CHANGE:
            return _open(place, draft, action.argument)
        case Verb.CIRCULATE:
            return Reply(JointOpening(round=draft.round, **_seen(draft)))
    return Reply()


def said(scene: Scene, place: AtJoint, words: str) -> Reply:
    """The number of a block was typed."""
    draft = latest(scene, place.round)
    number = int(words) if re.fullmatch("[0-9]{1,3}", words) else 0
    if draft.cosigning is not None or not 1 <= number <= len(draft.pieces):
        return Reply(notice=scene.texts("drafting-which", count=len(draft.pieces)))
    return _open(place, draft, draft.pieces[number - 1].block.id)


def _open(place: AtJoint, draft: JointVote, id_: str) -> Reply:
    if piece_at(draft.pieces, id_) is None:
        return Reply(place, same=True)
    return Reply(JointBlock(round=draft.round, **_seen(draft), block=id_))


def _seen(draft: JointVote) -> dict[str, int]:
    return {"version": draft.version, "revision": draft.revision}


def _files(scene: Scene, draft: JointVote) -> Reply:
    """The letter as documents: with the names below it, once it goes round."""
    kind = "joint-document" if draft.cosigning is None else "joint-letter"
    about = {"version": draft.version}
    chat = scene.visitor.origin.chat
    put(scene, chat, kind, about, draft.cosigning or draft.round, outbox.ANSWERS)
    return Reply(notice=scene.texts("drafting-comes"))


def _new_version(scene: Scene, draft: JointVote) -> Reply:
    """Another version, which begins with these words, of the same count. The one before goes round
    until the other does."""
    if draft.cosigning is not None:
        _add(scene, draft.round, draft.pieces, draft.counted)
    return Reply(AtJoint(round=draft.round))


def _anew(scene: Scene, place: AtJoint, draft: JointVote) -> Reply:
    """The count is told once more: a draft that is worked on is replaced after a second tap."""
    if scene.kept(place.round).state != "closed":
        return Reply(place, same=True, notice=scene.texts("drafting-not-closed"))
    pieces, counted = by_the_count(scene, place.round), entries(scene, place.round)
    if draft.cosigning is not None:
        return _new_version(scene, replace(draft, pieces=pieces, counted=counted))
    if pieces == draft.pieces:
        joint_votes.recount(scene.connection, draft, counted)
        return Reply(place, same=True, notice=scene.texts("drafting-anew-same"))
    return Reply(JointTaking(round=place.round, **_seen(draft), pieces=pieces, anew=True))


def at_joint(scene: Scene, place: AtJoint, turn: int) -> Card:
    """The draft to be worked on, or how it goes round."""
    draft, kept = latest(scene, place.round), scene.kept(place.round)
    if draft.cosigning is not None:
        lines = [*outdated(scene, draft), *_round_of(scene, draft, draft.cosigning)]
        return circulating_card(scene.title(kept), lines, place.page, turn, scene.texts)
    state = scene.texts(
        "drafting-state",
        version=str(draft.version),
        at=moment(draft.at, kept.round.zone, scene.texts.language),
    )
    running = still_round(scene, draft)
    before = [scene.texts("drafting-before", version=running)] if running else []
    state = "\n".join((state, *before, *outdated(scene, draft)))
    return draft_card(
        Drafted(scene.title(kept), state, draft.pieces, place.page, turn), scene.texts
    )


def outdated(scene: Scene, draft: JointVote, seen: int = 0) -> list[str]:
    """That the count has changed since the draft was drawn up from it, and since the round's log
    had as many entries as were `seen`."""
    later = log.of_kinds(scene.connection, draft.round, ("accepted", "reopened"))
    stale = any(each.number > max(draft.counted, seen) for each in later)
    return [scene.texts("drafting-outdated")] if stale else []


def still_round(scene: Scene, draft: JointVote) -> str:
    """The number of the earlier version that still goes round; empty for none."""
    for version in range(draft.version - 1, 0, -1):
        before = joint_votes.get(scene.connection, draft.round, version)
        if before.cosigning and scene.kept(before.cosigning).state in ("planned", "open"):
            return str(version)
    return ""


def _round_of(scene: Scene, draft: JointVote, cosigning: str) -> Iterator[str]:
    """How far the co-signature is, and what is asked for, in words."""
    texts, kept = scene.texts, scene.kept(cosigning)
    until = moment(kept.closes_at, kept.round.zone, texts.language)
    yield texts(f"cosign-{kept.state}", version=str(draft.version), deadline=until)
    found = cosigners.signed(scene.connection, cosigning)
    towns = [town for each in found.signed for town in each.towns]
    yield texts("cosign-signed", count=len(towns), of=len(kept.roster.mandates))
    if towns:
        yield texts("cosign-towns", towns=some(towns, texts))
    wishes = cosigners.wished(scene.connection, cosigning)
    said = {wish.town for wish in wishes}
    open_ = [town for town in found.missing if town not in said]
    if open_:
        yield texts("cosign-missing", towns=some(open_, texts))
    for wish in wishes:
        sentence = "cosign-wants" if wish.answer == CHANGE else "cosign-declines"
        yield texts(sentence, town=wish.town, words=wish.words)
    yield texts("cosign-invite", round=cosigning)


# -- one block ------------------------------------------------------------------


def at_block(scene: Scene, place: JointBlock, turn: int) -> Card:
    """The words of a block, as they are by now."""
    draft, kept = latest(scene, place.round), scene.kept(place.round)
    ids = [piece.block.id for piece in draft.pieces]
    if place.block not in ids:  # a document has been taken over that knows no such block
        return at_joint(scene, AtJoint(round=place.round), turn)
    at = ids.index(place.block)
    note = scene.texts("drafting-stale") if _stale(draft, place) else ""
    shown = Opened(scene.title(kept), draft.pieces[at], at + 1, place.page, turn, note)
    return block_card(shown, scene.texts)


def pressed_block(scene: Scene, place: JointBlock, action: Action) -> Reply:
    """The block is left out, put back, or left alone."""
    match action.verb:
        case Verb.BACK:
            return Reply(AtJoint(round=place.round))
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.REMOVE | Verb.ADD as verb:
            out = verb is Verb.REMOVE
            pieces = put_piece(latest(scene, place.round).pieces, place.block, out=out)
            return keep(scene, place, pieces, "drafting-out" if out else "drafting-in")
    return Reply()


def said_block(scene: Scene, place: JointBlock, words: str) -> Reply:
    """Other words for the block. What is too long goes back to the list: the app has cut it into
    messages, and the next one must not be taken for the whole."""
    text = DASH.sub("– ", words.strip())
    if measure(text) > BLOCK_LIMIT:
        said_ = scene.texts("drafting-too-long", count=measure(text), max=BLOCK_LIMIT)
        return Reply(AtJoint(round=place.round), problem=said_)
    text = tidied(Block(id=place.block, text=text)).text
    pieces = reworded(latest(scene, place.round).pieces, place.block, text)
    return keep(scene, place, pieces, "drafting-changed")


def keep(
    scene: Scene,
    place: JointBlock | JointTaking,
    pieces: Pieces,
    sentence: str,
    counted: int | None = None,
) -> Reply:
    """Stores the draft, of a new count if `counted` is given, if it is as it was when the place was
    shown: else it is shown as it is now, and nothing is changed."""
    draft, back = latest(scene, place.round), AtJoint(round=place.round)
    if draft.cosigning is not None:
        return Reply(back, problem=scene.texts("drafting-goes-round"))
    if _stale(draft, place):
        now = place.model_copy(update=_seen(draft)) if isinstance(place, JointBlock) else back
        return Reply(now, problem=scene.texts("drafting-overtaken"))
    joint_votes.change(scene.connection, draft, pieces, scene.person.id, scene.at, counted)
    return Reply(back, notice=scene.texts(sentence))


def _stale(draft: JointVote, place: JointBlock | JointTaking | JointOpening) -> bool:
    return (draft.version, draft.revision) != (place.version, place.revision)
