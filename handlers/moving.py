"""A coordinator moves deadlines of a round: more time, opened again, or ended now.

Each act takes two taps: the first shows what it would bring, the second consents to just that.
"""

import datetime as dt
from typing import Any

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.desk_cards import asking_card
from chat.format import deadline, deadlines
from chat.round_cards import some
from chat.when import read_when
from handlers.charge import Charge, in_charge
from handlers.deadlines import Changed, end, extend, foresee, reopen
from handlers.desk_places import AtRound, AtTown, Ending, Moving
from handlers.places import Place
from handlers.refusing import refused
from handlers.requests import asker, granted, open_question
from handlers.scene import Reply, Scene
from storage.rounds import Kept
from survey.chain import digest
from survey.deadlines import ended_early
from survey.plan import Facts
from survey.refusal import Refusal

MARK = 16
"""Characters of a digest by which it is known whether deadlines are as they were."""


def back(place: Moving) -> Place:
    """Where somebody came from who gives more time."""
    return AtTown(round=place.round, town=place.town) if place.town else AtRound(round=place.round)


def mark(facts: Facts) -> str:
    """The state and the deadlines, so that it is seen whether somebody has changed them since."""
    known: list[Any] = [facts.state, *((each.key, each.deadline) for each in facts.mandates)]
    return digest(repr(known))[:MARK]


def pressed(scene: Scene, place: Moving, action: Action) -> Reply:
    """Yes, or back."""
    match action.verb:
        case Verb.BACK if place.when is not None:
            return Reply(place.model_copy(update={"when": None, "seen": ""}))
        case Verb.BACK:
            return Reply(back(place))
        case Verb.NEXT if place.when is not None:
            return _consented(scene, place, place.when)
    return Reply()


def said(scene: Scene, place: Moving, words: str) -> Reply:
    """Until when was typed."""
    if place.when is not None:
        return Reply(notice=scene.texts("said-nothing-asked"))
    charge = in_charge(scene, place.round)
    kept = charge.kept
    when = read_when(words, kept.round.zone)
    if isinstance(when, str):
        return Reply(notice=scene.texts(f"when-{when}"))
    found = foresee(charge, when, place.town or None, again=place.again)
    if isinstance(found, Refusal):
        return Reply(notice=refused(found, kept, scene.texts, place.town))
    return Reply(place.model_copy(update={"when": when, "seen": mark(charge.facts)}))


def _consented(scene: Scene, place: Moving, when: dt.datetime) -> Reply:
    """Once for what was shown: whoever comes second sees what the first one has done, and is asked
    again."""
    charge = in_charge(scene, place.round)
    if place.question and open_question(scene, place.round, place.question) is None:
        return Reply(back(place), problem=scene.texts("question-answered"))
    now = mark(charge.facts)
    if now != place.seen:
        kept, facts = charge.kept, charge.facts
        found = foresee(charge, when, place.town or None, again=place.again)
        if isinstance(found, Refusal):
            why = refused(found, kept, scene.texts, place.town)
            return Reply(back(place), problem=f"{scene.texts('moving-changed')} {why}")
        seen = place.model_copy(update={"seen": mark(facts)})
        return Reply(seen, problem=scene.texts("moving-changed"))
    act = reopen if place.again else extend
    changed = act(charge, when, place.town or None, asker(scene, place.question))
    if isinstance(changed, Refusal):
        return Reply(back(place), problem=refused(changed, charge.kept, scene.texts, place.town))
    if place.question:
        granted(scene, place.round, place.question, when)
    return Reply(back(place), problem=_done(scene, charge, changed))


def _done(scene: Scene, charge: Charge, changed: Changed) -> str:
    kept = charge.kept
    until = deadline(changed.deadline, kept.round.zone, scene.texts.language)
    return scene.texts("moving-done", towns=_towns(scene, kept, changed.mandates), deadline=until)


def _towns(scene: Scene, kept: Kept, keys: tuple[str, ...]) -> str:
    """All of them in one word, of many the first ones; of a round by person always the whole."""
    if len(keys) == len(kept.roster.mandates) > 1:
        return scene.texts("all-towns")
    return some([kept.roster.name(key) for key in keys], scene.texts)


def moving(scene: Scene, place: Moving, turn: int) -> Card:
    """Asks until when; then says what it would bring."""
    charge, texts = in_charge(scene, place.round), scene.texts
    kept = charge.kept
    title = texts(
        "moving-title-again" if place.again else "moving-title",
        towns=_named(scene, kept, place.town),
    )
    if place.when is None:
        asked = _present(scene, charge, place.town)
        parts = [asked, texts("moving-when", example=_example(charge))]
        ways: list[Button] = []
    else:
        parts = _foreseen(scene, charge, place, place.when)
        label = texts("button-moving-again" if place.again else "button-moving")
        sure = Button(label, Action(Verb.NEXT, turn=turn))
        ways = [sure] if len(parts) > 1 else []
    return asking_card(scene.title(kept), title, "\n\n".join(parts), ways, turn, texts)


def _named(scene: Scene, kept: Kept, town: str) -> str:
    if town:
        return kept.roster.name(town)
    return _towns(scene, kept, tuple(each.key for each in kept.roster.mandates))


def _present(scene: Scene, charge: Charge, town: str) -> str:
    """The deadline that there is by now, or each one with its towns."""
    kept = charge.kept
    found = {
        kept.roster.name(each.key): each.deadline
        for each in charge.facts.mandates
        if town in ("", each.key)
    }
    return scene.texts("moving-now", deadline=deadlines(found, kept.round.zone, scene.texts))


def _example(charge: Charge) -> str:
    """An instant that would do, in the form in which it can be typed."""
    kept, calendar = charge.kept, charge.facts.calendar
    last = max(kept.closes_at, charge.at)
    day = calendar.workday_after(calendar.day(last))
    return f"{day:%d.%m.%Y} 12:00"


def _foreseen(scene: Scene, charge: Charge, place: Moving, when: dt.datetime) -> list[str]:
    """What it would bring, or by now why not."""
    kept, texts = charge.kept, scene.texts
    found = foresee(charge, when, place.town or None, again=place.again)
    if isinstance(found, Refusal):
        return [refused(found, kept, texts, place.town)]
    until = deadline(when, kept.round.zone, texts.language)
    towns = _towns(scene, kept, found.mandates)
    parts = [
        texts("moving-new", towns=towns, deadline=until),
        _present(scene, charge, place.town),
        texts(
            "moving-told",
            people=found.people,
            coordinators=found.coordinators,
            chats=found.chats,
        ),
    ]
    return [*parts, texts("moving-day-off")] if found.day_off else parts


# -- ending ------------------------------------------------------------------------------


def ending_pressed(scene: Scene, place: Ending, action: Action) -> Reply:
    """Yes, the round is to end now; or back."""
    here = AtRound(round=place.round)
    match action.verb:
        case Verb.BACK:
            return Reply(here)
        case Verb.NEXT:
            return _ended(scene, place, here)
    return Reply()


def _ended(scene: Scene, place: Ending, here: AtRound) -> Reply:
    charge = in_charge(scene, place.round)
    running = not isinstance(ended_early(charge.facts, charge.at), Refusal)
    if running and mark(charge.facts) != place.seen:
        seen = Ending(round=place.round, seen=mark(charge.facts))
        return Reply(seen, problem=scene.texts("moving-changed"))
    changed = end(charge)
    if isinstance(changed, Refusal):
        return Reply(here, problem=refused(changed, charge.kept, scene.texts))
    return Reply(here, problem=scene.texts("ending-done"))


def ending(scene: Scene, place: Ending, turn: int) -> Card:
    """Says what ending would bring, and asks whether it is to be."""
    charge, texts = in_charge(scene, place.round), scene.texts
    kept, facts = charge.kept, charge.facts
    keys = ended_early(facts, scene.at)
    if isinstance(keys, Refusal):
        parts, ways = [refused(keys, kept, texts)], []
    else:
        lacking = [each for each in facts.mandates if not each.submitted]
        by_person = kept.round.ballots == "person"
        names = some([kept.roster.name(each.key) for each in lacking], texts)
        missing = [texts("rounds-missing", towns=names)] if lacking and not by_person else []
        told = texts("ending-told", coordinators=len(charge.others))
        parts = [texts("ending-about"), *missing, told]
        ways = [Button(texts("button-ending"), Action(Verb.NEXT, turn=turn))]
    title = texts("ending-title")
    return asking_card(scene.title(kept), title, "\n\n".join(parts), ways, turn, texts)
