"""A coordinator at one round: how it stands, reminding the missing, what time will bring."""

from collections.abc import Callable, Iterator

from chat.actions import Action, Verb
from chat.cards import Card
from chat.format import deadline, moment
from chat.groups import how_many
from chat.round_cards import Shown, plan_card, reminding_card, round_card, some
from handlers import erasing_round, joint, releasing
from handlers.charge import in_charge
from handlers.desk_places import (
    AtRound,
    AtTown,
    Documents,
    Ending,
    Inviting,
    Moving,
    Planned,
    Reminding,
    Towns,
)
from handlers.inviting import may_invite
from handlers.moving import mark
from handlers.places import Home, Place
from handlers.planning import named, plan
from handlers.refusing import refused
from handlers.reminding import remind
from handlers.scene import Reply, Scene, turned
from storage import attached, deadlines, outbox, people, reach, rounds
from storage.results import facts, given
from storage.rounds import Kept
from survey.opinions import Opinions
from survey.plan import Facts
from survey.refusal import Refusal
from survey.reminding import Whom, at_once

ASKS: dict[Verb, Callable[[Scene, str], Reply]] = {
    Verb.RELEASE: releasing.ask,
    Verb.JOINT: joint.begin,
    Verb.REMOVE: erasing_round.ask,
}
"""What begins at the round's card, and says itself whether it can be."""


def opened(scene: Scene, round_: str) -> Reply:
    """A round was chosen from the overview."""
    known = scene.visitor.coordinator and round_ in rounds.ids(scene.connection)
    return Reply(AtRound(round=round_)) if known else Reply(Home())


def pressed(scene: Scene, place: AtRound | Reminding | Planned, action: Action) -> Reply:
    """A button of one of a round's cards was pressed. Whoever does not coordinate any more never
    gets here: `present.py` has led home."""
    match action.verb:
        case Verb.SEND if isinstance(place, Reminding):
            return _send(scene, place)
        case Verb.PAGE if isinstance(place, Planned) and action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.HOME:
            return Reply(place, same=True)
        case verb if isinstance(place, AtRound) and verb in ASKS:
            return ASKS[verb](scene, place.round)
    ways: dict[Verb, Place] = {
        Verb.BACK: _back(place),
        Verb.REMIND: Reminding(round=place.round),
        Verb.PLAN: Planned(round=place.round),
        Verb.TOWNS: Towns(round=place.round),
        Verb.EXTEND: Moving(round=place.round),
        Verb.REOPEN: Moving(round=place.round, again=True),
        Verb.END: Ending(round=place.round, seen=mark(facts(scene.connection, place.round))),
        Verb.INVITE: Inviting(round=place.round),
        Verb.DOCUMENT: Documents(round=place.round),
    }
    return Reply(ways[action.verb]) if action.verb in ways else Reply()


def _back(place: AtRound | Reminding | Planned) -> Place:
    if isinstance(place, AtRound):
        return Home()
    if isinstance(place, Reminding) and place.town:
        return AtTown(round=place.round, town=place.town)
    return AtRound(round=place.round)


def _send(scene: Scene, place: Reminding) -> Reply:
    """Once for a press: it leads to another place, where the same button is stale."""
    kept, back = scene.kept(place.round), _back(place)
    sent = remind(in_charge(scene, place.round), place.town or None)
    if isinstance(sent, Refusal):
        return Reply(back, notice=refused(sent, kept, scene.texts))
    return Reply(back, notice=scene.texts("remind-sent", count=len(sent.recipients)))


def at_round(scene: Scene, place: AtRound, turn: int) -> Card:
    """How the round stands."""
    kept = scene.kept(place.round)
    ahead = kept.state in {"planned", "open"}
    missing = kept.round.ballots == "mandate"  # of many people nobody is known to be
    running = missing and kept.state == "open" and scene.at < kept.closes_at
    lines = standing(scene, kept)
    shown = Shown(kept.id, scene.title(kept), lines, running, ahead, _offered(scene, kept))
    return round_card(shown, turn, scene.texts)


def _offered(scene: Scene, kept: Kept) -> tuple[tuple[str, Verb], ...]:
    """What else can be done about the round as it stands, as labels and verbs."""
    by_mandate, open_ = kept.round.ballots == "mandate", kept.state == "open"
    ways = [("button-towns", Verb.TOWNS)] * by_mandate
    ways += [("button-documents", Verb.DOCUMENT)] * (kept.state != "planned")
    ways += [("button-invite", Verb.INVITE)] * may_invite(scene, kept)
    ways += [("button-extend", Verb.EXTEND)] * open_
    ways += [("button-end", Verb.END)] * (open_ and scene.at < kept.closes_at)
    ways += [("button-release", Verb.RELEASE)] * releasing.may_release(scene, kept)
    ways += [("button-joint", Verb.JOINT)] * joint.has_letter(scene, kept)
    erasable = erasing_round.may_erase(scene, kept)  # what is erased is not opened again
    ways += [("button-reopen", Verb.REOPEN)] * (by_mandate and erasable and kept.state == "closed")
    ways += [("button-erase-round", Verb.REMOVE)] * erasable
    return tuple(ways)


def standing(scene: Scene, kept: Kept) -> tuple[str, ...]:
    """State, turnout, deadlines where they differ, who is missing: a line each."""
    return tuple(line for line in _standing(scene, kept) if line)


def _standing(scene: Scene, kept: Kept) -> Iterator[str]:
    texts, zone = scene.texts, kept.round.zone
    yield texts(
        f"rounds-{kept.state}",
        opens=moment(kept.opens_at, zone, texts.language),
        deadline=deadline(kept.closes_at, zone, texts.language),
    )
    yield _deadlines(scene, kept)
    yield from _turnout(scene, kept)
    yield releasing.told(scene, kept)
    if lost := _unreachable(scene, kept):
        yield texts("rounds-unreachable", names=some(lost, texts))
    if groups := attached.of_round(scene.connection, kept.id):
        yield texts("rounds-groups", groups=some([_group(scene, each) for each in groups], texts))
    if running := outbox.broadcast(scene.connection, kept.id, scene.at):
        yield texts("rounds-broadcast", through=running.through, letters=running.letters)


def _group(scene: Scene, chat: int) -> str:
    """What the group is called, as far as it is known."""
    title = reach.group(scene.connection, chat).title
    return title or scene.texts("group-nameless", chat=str(chat))


def _turnout(scene: Scene, kept: Kept) -> Iterator[str]:
    """Who has submitted and who has not; of a round by person only how many."""
    texts, found = scene.texts, given(scene.connection, kept.id).result()
    if isinstance(found, Opinions):
        yield how_many(found.turnout.people, texts)
        return
    turnout = found.turnout
    yield texts("rounds-turnout", submitted=turnout.submitted, mandates=turnout.mandates)
    if turnout.late:
        yield texts("report-late", count=turnout.late)
    if turnout.missing:
        towns = [kept.roster.name(key) for key in turnout.missing]
        yield texts("rounds-missing", towns=some(towns, texts))


def _unreachable(scene: Scene, kept: Kept) -> list[str]:
    """Who of the round cannot be written to."""
    lost = reach.lost(scene.connection, kept.id)
    held = people.holdings(scene.connection, round_=kept.id) if lost else ()
    return list(dict.fromkeys(each.holder.shown for each in held if each.person in lost))


def _deadlines(scene: Scene, kept: Kept) -> str:
    """Each deadline with its towns, a line each; empty where all have the same."""
    until = deadlines.of_round(scene.connection, kept.id)
    if len({each.at for each in until}) == 1:
        return ""
    found: dict[str, list[str]] = {}
    for mandate in sorted(until, key=lambda each: each.at):
        words = deadline(mandate.at, kept.round.zone, scene.texts.language)
        found.setdefault(words, []).append(kept.roster.name(mandate.key))
    return "\n".join(
        scene.texts("rounds-deadline", deadline=words, towns=some(towns, scene.texts))
        for words, towns in found.items()
    )


def reminding(scene: Scene, place: Reminding, turn: int) -> Card:
    """Whom a reminder would reach now."""
    kept, texts = scene.kept(place.round), scene.texts
    found = facts(scene.connection, kept.id)
    whom = at_once(found, place.town or None, scene.at)
    if isinstance(whom, Refusal):
        lines, count = [refused(whom, kept, texts)], 0
    else:
        lines, count = list(_reached(scene, kept, found, whom)), len(whom.recipients)
    return reminding_card(scene.title(kept), lines, count, turn, texts)


def _reached(scene: Scene, kept: Kept, known: Facts, whom: Whom) -> Iterator[str]:
    names = [named(kept, known, each) for each in whom.recipients]
    yield scene.texts("remind-whom", count=len(names), names=some(names, scene.texts))
    if whom.unreached:
        towns = [kept.roster.name(key) for key in whom.unreached]
        yield scene.texts("remind-unreached", towns=some(towns, scene.texts))
    if not known.calendar.allowed(scene.at):
        yield scene.texts("remind-quiet")
    yield scene.texts("remind-besides")


def planned(scene: Scene, place: Planned, turn: int) -> Card:
    """What time will bring."""
    blocks = plan(in_charge(scene, place.round), scene.texts)
    return plan_card(scene.title(scene.kept(place.round)), blocks, place.page, turn, scene.texts)
