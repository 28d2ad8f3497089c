"""A coordinator enters for a town what it said by phone or letter: first the day and the source,
then the same cards as a head sees (`Start` and what follows, under a marked key)."""

import datetime as dt

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.desk_cards import asking_card
from chat.typed import read, refusal
from handlers.desk_places import AtTown
from handlers.drafting import start
from handlers.entry_places import Dictating
from handlers.places import OnMandates
from handlers.scene import Reply, Scene
from storage import dictations, joint_votes, rounds
from storage.dictations import LONGEST, MARK, Source
from storage.rounds import Kept
from survey.problem import Problem
from survey.questions import Date
from survey.step import Step
from survey.text import Text

BY = {"phone": "dictating-phone", "letter": "dictating-letter"}
"""The usual sources, by their button."""

DAY = Step("day", Date(kind="date", id="day", text=Text("")))
"""A day is read as the answer to a question for one would be."""


def may_dictate(scene: Scene, kept: Kept) -> bool:
    """Whether answers can be entered for a town: while the round runs, and not where a name would
    have to stand under it."""
    cosigning = joint_votes.of_cosigning(scene.connection, kept.id) is not None
    return kept.state == "open" and kept.round.ballots == "mandate" and not cosigning


def pressed(scene: Scene, place: Dictating, action: Action) -> Reply:
    """A button was pressed: today, a usual source, or back."""
    if action.verb is Verb.BACK:
        if place.taken_on is None:
            return Reply(AtTown(round=place.round, town=place.town))
        return Reply(place.model_copy(update={"taken_on": None}))
    if action.verb is Verb.NEXT and place.taken_on is None:
        return _dated(place, scene.day(place.round))
    if action.verb is Verb.ENTRY and place.taken_on is not None and action.argument in BY:
        return _begun(scene, place, place.taken_on, scene.texts(BY[action.argument]))
    return Reply()


def said(scene: Scene, place: Dictating, words: str) -> Reply:
    """The day or the source was typed."""
    if place.taken_on is not None:
        source = " ".join(words.split())
        if len(source) > LONGEST:
            return Reply(notice=scene.texts("dictating-long", max=LONGEST))
        return _begun(scene, place, place.taken_on, source)
    value = read(DAY, words, (), scene.texts.language)
    if isinstance(value, Problem):
        return Reply(notice=refusal(value, scene.texts("problem-form-date"), scene.texts))
    day = dt.date.fromisoformat(str(value))
    if day > scene.day(place.round):
        return Reply(notice=scene.texts("dictating-ahead"))
    return _dated(place, day)


def wanted(place: Dictating) -> str:
    """The sentence that says what is asked for."""
    return "dictating-day" if place.taken_on is None else "dictating-source"


def _dated(place: Dictating, day: dt.date) -> Reply:
    return Reply(place.model_copy(update={"taken_on": day}))


def _begun(scene: Scene, place: Dictating, day: dt.date, source: str) -> Reply:
    """Day and source are kept, and the questions begin; or it is too late for that by now."""
    kept = scene.kept(place.round)
    if not may_dictate(scene, kept):
        town = AtTown(round=place.round, town=place.town)
        return Reply(town, notice=scene.texts("dictating-over"))
    mandate = rounds.mandate(scene.connection, kept.id, place.town)
    dictations.begin(scene.connection, mandate, Source(day, source), scene.at)
    about = OnMandates(round=kept.id, mandates=(f"{MARK}{place.town}",))
    return Reply(start(scene, about))


def dictating(scene: Scene, place: Dictating, turn: int) -> Card:
    """Asks for the day, then for the source."""
    kept, texts = scene.kept(place.round), scene.texts
    if place.taken_on is None:
        ways = [Button(texts("button-today"), Action(Verb.NEXT, turn=turn))]
    else:
        ways = [Button(texts(label), Action(Verb.ENTRY, by, turn=turn)) for by, label in BY.items()]
    body = "\n\n".join((texts("dictating-about"), texts(wanted(place))))
    return asking_card(scene.title(kept), kept.roster.name(place.town), body, ways, turn, texts)
