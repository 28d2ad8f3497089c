"""Naming somebody: a head gives a deputy or a preparer a part of what he holds, step by step."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from chat.actions import Action, Verb
from chat.format import date, listed
from chat.names import Names
from chat.typed import refusal, written
from handlers import appointing
from handlers.places import Home, Named, Naming, Place
from handlers.scene import Reply, Scene, turned
from storage.participants import BALLOT
from storage.people import Holding
from survey import fits
from survey.offers import Offer
from survey.problem import Problem
from survey.questions import Date, FreeText
from survey.text import Text

LONGEST = dt.timedelta(days=366)
"""From the first to the last day of a deputy: what is longer is a mistake in the year."""

NAME = FreeText(kind="text", id="name", text=Text(""), max=80, pattern=r".*[^\W\d_].*")
"""A name has a letter in it, so that a number typed by mistake is none."""

EXPECTED = {
    "mandates": "problem-form-choice",
    "name": "problem-form-text",
    "from": "problem-form-date",
    "to": "problem-form-date",
}
"""By what is asked for: the sentence that says what is expected."""


class Choice(NamedTuple):
    """Mandates of a round for which somebody can be named together. `argument` is the button's:
    "round key", or "round" for all that the head has in the round."""

    argument: str
    held: tuple[Holding, ...]


def heads(scene: Scene, round_: str) -> tuple[Holding, ...]:
    """The mandates of the round whose head the visitor is today. One's own ballot is nobody
    else's."""
    held = scene.held(round_)
    return tuple(each for each in held if each.role == "head" and each.key != BALLOT)


def nameable(scene: Scene, round_: str) -> tuple[Holding, ...]:
    """Those of them whose time is not up: for these the visitor may name somebody."""
    return tuple(each for each in heads(scene, round_) if not scene.over(each))


def may_name(scene: Scene) -> bool:
    """Whether there is anything for which the visitor may name somebody."""
    return any(True for _ in choices(scene))


def choices(scene: Scene) -> Iterator[Choice]:
    """For what the visitor may name somebody: each mandate, and all of a round together."""
    for round_ in dict.fromkeys(each.round for each in scene.visitor.holdings):
        held = nameable(scene, round_)
        yield from (Choice(f"{round_} {each.key}", (each,)) for each in held)
        if len(held) > 1:
            yield Choice(round_, held)


def towns(scene: Scene, held: tuple[Holding, ...]) -> str:
    """The municipalities in a sentence."""
    names = [scene.kept(each.round).roster.name(each.key) for each in held]
    return listed(names, scene.texts)


def begin(scene: Scene, role: str) -> Reply:
    """Somebody is to be named in this role. Where there is only one mandate, none is asked for."""
    found = tuple(choices(scene))
    if not found:
        return Reply(notice=scene.texts("naming-not-you"))
    place = Naming(role="preparer" if role == "preparer" else "deputy")
    return Reply(_for(place, found[0]) if len(found) == 1 else place)


def _for(place: Naming, choice: Choice) -> Naming:
    keys = tuple(each.key for each in choice.held)
    return place.model_copy(update={"round": choice.held[0].round, "mandates": keys})


def now(scene: Scene, place: Naming) -> Place:
    """The place as it is by now: home where the right to name has ended, and days that lie in the
    past are asked for again."""
    if not may_name(scene):
        return Home()
    if not place.mandates:
        return place
    if not {each.key for each in nameable(scene, place.round)} >= set(place.mandates):
        return Home()
    if place.from_day is not None and place.from_day < scene.day(place.round):
        return place.model_copy(update={"from_day": None, "to_day": None})
    return place


def held(scene: Scene, place: Naming) -> tuple[Holding, ...]:
    """What somebody is named for, in the order of the roster."""
    return tuple(each for each in nameable(scene, place.round) if each.key in place.mandates)


def pressed(scene: Scene, place: Naming, action: Action) -> Reply:
    """A button of one of the steps was pressed."""
    match action.verb:
        case Verb.HOME:
            return Reply(Home())
        case Verb.BACK:
            return Reply(_before(scene, place))
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.CHOOSE if place.asks == "mandates":
            return _chosen(scene, place, action.argument)
        case Verb.NEXT:
            return _next(scene, place)
    return Reply()


def said(scene: Scene, place: Naming, words: str) -> Reply:
    """What is asked for was typed."""
    match place.asks:
        case "mandates":
            return _chosen(scene, place, Names(offers(scene), scene.texts.language).one(words))
        case "name":
            return _enter(scene, place, " ".join(words.split()))
        case "from" | "to":
            question = span(scene, place)
            found = written(question, words.strip(), scene.texts.language)
            return _enter(scene, place, found)
        case _:
            return Reply(notice=wanted(scene, place))


def wanted(scene: Scene, place: Naming) -> str:
    """What is expected at the step, in a sentence."""
    return scene.texts(EXPECTED.get(place.asks, "said-nothing-asked"))


def asks_for_words(place: Place) -> bool:
    """Whether any words could be what is asked for, so that only a slash form is a command."""
    return isinstance(place, Naming) and place.asks == "name"


def offers(scene: Scene) -> tuple[Offer, ...]:
    """The choices by the names under which they can be typed."""
    return tuple(Offer(each.argument, Text(towns(scene, each.held))) for each in choices(scene))


def span(scene: Scene, place: Naming) -> Date:
    """Between which days the one asked for must lie. Nobody deputises in the past, nor begins to
    behind the deadline; the last day may lie behind it, as holidays do."""
    first = scene.day(place.round)
    last = last_day(scene, held(scene, place))
    if place.from_day is not None:
        first, last = place.from_day, place.from_day + LONGEST
    return Date(kind="date", id="day", text=Text(""), min=first, max=last)


def last_day(scene: Scene, held_: tuple[Holding, ...]) -> dt.date:
    """The day on which the time of these mandates is up."""
    ends = max(each.deadline for each in held_) - dt.timedelta(microseconds=1)
    return ends.astimezone(scene.kept(held_[0].round).round.zone).date()


def example(scene: Scene, place: Naming) -> str:
    """A day that would do, in the form in which it can be typed."""
    day = span(scene, place).min
    return date(day or scene.day(place.round), scene.texts.language)


def _chosen(scene: Scene, place: Naming, argument: str | Problem) -> Reply:
    if isinstance(argument, Problem):
        return Reply(notice=refusal(argument, wanted(scene, place), scene.texts))
    for choice in choices(scene):
        if choice.argument == argument:
            return Reply(_for(place, choice))
    return Reply()


def _enter(scene: Scene, place: Naming, value: object) -> Reply:
    """Judges the value as the answer to a question would be, and goes on with it."""
    if not isinstance(value, Problem):
        value = fits.written(NAME if place.asks == "name" else span(scene, place), value)
    if isinstance(value, Problem):
        return Reply(notice=refusal(value, wanted(scene, place), scene.texts))
    if place.asks == "name":
        return Reply(place.model_copy(update={"name": value}))
    day = dt.date.fromisoformat(str(value))
    return Reply(place.model_copy(update={f"{place.asks}_day": day}))


def _next(scene: Scene, place: Naming) -> Reply:
    """The button that says what is usual: from today on, until the deadline, or that it is right
    so."""
    match place.asks:
        case "from":
            return _enter(scene, place, scene.day(place.round).isoformat())
        case "to":
            day = max(last_day(scene, held(scene, place)), place.from_day or dt.date.min)
            return _enter(scene, place, day.isoformat())
        case "consent":
            return appointing.appoint(scene, place, held(scene, place))
        case _:
            return Reply()


def _before(scene: Scene, place: Naming) -> Place:
    """The step before, which is asked again."""
    if place.asks == "consent" and place.role == "deputy":
        return place.model_copy(update={"to_day": None})
    if place.asks == "to":
        return place.model_copy(update={"from_day": None})
    if place.asks in ("from", "consent"):
        return place.model_copy(update={"name": ""})
    if place.asks == "name" and len(tuple(choices(scene))) > 1:
        return Naming(role=place.role)
    return Named()
