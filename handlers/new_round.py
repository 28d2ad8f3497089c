"""A coordinator makes a new round: its file is sent, read, and looked at before it is opened."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import cast

from chat.actions import Action, Verb
from chat.cards import Button, Card, File
from chat.events import SentFile
from chat.format import deadline, listed, moment
from chat.new_round_cards import paged_card, sample_card
from chat.preview import preview
from chat.texts import Texts
from chat.welcome_cards import Beginning, start_card
from handlers.desk import Desk
from handlers.effects import Making
from handlers.founding import obstacle
from handlers.new_round_opening import correction
from handlers.new_round_places import NewRound, OfReading, Previewing, RoundOpening, RoundRead
from handlers.places import Home
from handlers.reading import Read, read_of
from handlers.scene import Reply, Scene, turned
from handlers.template import as_workbook
from rounds.example import example
from rounds.holdings import several
from rounds.problems import BadRound, Problem
from rounds.reader import read_sent
from rounds.reading import Reading
from rounds.said import in_language
from storage import Connection

TOLD = 500
"""Problems that are kept to be told one by one; a file that has more is mended in steps."""

LISTED = 25
"""More problems than these come as a file, too."""


# -- the file -----------------------------------------------------------------------------


def reader(
    _connection: Connection,
    _desk: Desk,
    _place: NewRound | OfReading,
    sent: SentFile,
    _at: dt.datetime,
) -> Callable[[bytes], object]:
    """What reads the file: a Reading, or its problems. No other file is ever looked at."""
    name = sent.name or ""

    def read(content: bytes) -> Reading | tuple[Problem, ...]:
        try:
            return read_sent(content, name)
        except BadRound as bad:
            return bad.problems

    return read


def take(scene: Scene, _place: NewRound | OfReading, sent: SentFile) -> Reply:
    """What was read takes the place of what was read before; what is wrong with it is told."""
    received = sent.received
    if received is None or received.trouble is not None:
        trouble = "not-fetched" if received is None else received.trouble
        return Reply(problem=scene.texts(f"file-{trouble}"))
    if not isinstance(received.read, Reading):
        return _problems(scene, cast("tuple[Problem, ...]", received.read))
    reading = received.read
    return Reply(
        RoundRead(
            definition=reading.round.model_dump_json(exclude_unset=True),
            roster=reading.roster.model_dump_json(exclude_unset=True),
            warnings=_lines(reading.warnings, scene.texts),
        )
    )


def _problems(scene: Scene, problems: tuple[Problem, ...]) -> Reply:
    lines = _lines(problems, scene.texts)
    name, count = scene.texts("new-round-problems-file"), len(problems)
    file = File(
        "document",
        name,
        "\r\n".join(lines).encode("utf-8-sig"),  # for an editor that guesses
        scene.texts("new-round-problems", count=count),
    )
    apart = (Making(lambda: file, Card()),) if count > LISTED else ()
    return Reply(NewRound(problems=lines[:TOLD]), apart=apart)


def _lines(problems: tuple[Problem, ...], texts: Texts) -> tuple[str, ...]:
    """A line for each, without the name of the file: there is only one."""
    return tuple(
        texts(
            "new-round-problem" if each.expected else "new-round-problem-only",
            place=each.place or texts("new-round-file"),
            found=in_language(each.found, texts.language),
            expected=in_language(each.expected, texts.language),
        )
        for each in problems
    )


# -- waiting for it -----------------------------------------------------------------------


def pressed(scene: Scene, place: NewRound, action: Action) -> Reply:
    """The template is wanted, another page of the problems, or nothing of it any more."""
    match action.verb:
        case Verb.BACK:
            return Reply(Home())
        case Verb.TEMPLATE:
            return Reply(
                place, same=True, notice=scene.texts("template-comes"), apart=(_template(scene),)
            )
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
    return Reply()


def _template(scene: Scene) -> Making:
    """The template, filled in with a round whose deadline lies ahead; made off the event loop."""
    texts, at, language = scene.texts, scene.at, scene.texts.language
    caption, name = texts("template-caption"), texts("template-file")

    def made() -> File:
        reading = example(at)
        return File("document", name, as_workbook(reading.round, reading.roster, language), caption)

    return Making(made, Card(body=texts("template-failed")))


def new_round(scene: Scene, place: NewRound, turn: int) -> Card:
    """What to send; or what is wrong with what was sent."""
    texts = scene.texts
    ways = [Button(texts("button-template"), Action(Verb.TEMPLATE, turn=turn))]
    title = texts("new-round-title")
    if not place.problems:
        blocks = [texts("new-round-send"), texts("new-round-forms"), texts("new-round-nothing-yet")]
        return paged_card(title, "", blocks, 0, ways, turn, texts)
    count = texts("new-round-problems", count=len(place.problems))
    intro = f"{count} {texts('new-round-again')}"
    lines = [f"{n}. {each}" for n, each in enumerate(place.problems, start=1)]
    return paged_card(title, intro, lines, place.page, ways, turn, texts)


# -- what was read ------------------------------------------------------------------------


def pressed_read(_scene: Scene, place: RoundRead, action: Action) -> Reply:
    """The preview is wanted, or the round is to be opened, or nothing of it any more."""
    read = place.model_dump(include={"definition", "roster", "warnings"})
    match action.verb:
        case Verb.BACK:
            return Reply(NewRound())
        case Verb.PREVIEW:
            return Reply(Previewing(**read))
        case Verb.FOUND:
            return Reply(RoundOpening(**read))
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
    return Reply()


def round_read(scene: Scene, place: RoundRead, turn: int) -> Card:
    """What was read: whom it asks until when, what is doubtful, and what stands against it."""
    texts, read = scene.texts, read_of(place)
    why = obstacle(scene.connection, read.round, scene.at)
    blocks = list(_told(read, texts))
    if why:
        blocks.append(texts(f"new-round-{why}", **_names(read)))
    elif read.round.follows is not None:
        blocks += correction(scene.connection, read.round, texts)
    if place.warnings:
        blocks += [texts("new-round-doubtful", count=len(place.warnings)), *place.warnings]
    ways = [Button(texts("button-preview"), Action(Verb.PREVIEW, turn=turn))]
    ways += [Button(texts("button-found"), Action(Verb.FOUND, turn=turn))] * (not why)
    title = read.round.title.in_language(texts.language)
    return paged_card(texts("new-round-read"), title, blocks, place.page, ways, turn, texts)


def _names(read: Read) -> dict[str, str]:
    return {"round": read.round.id, "follows": read.round.follows or ""}


def _told(read: Read, texts: Texts) -> Iterator[str]:
    round_, zone, language = read.round, read.round.zone, texts.language
    yield texts("new-round-id", round=round_.id)
    people = len({each.person for mandate in read.roster.mandates for each in mandate.holders})
    if round_.ballots == "person":
        yield texts("new-round-towns", towns=len(read.roster.mandates))
    else:
        yield texts("new-round-mandates", mandates=len(read.roster.mandates), people=people)
    if round_.opens_at is not None:
        yield texts("new-round-opens", at=moment(round_.opens_at, zone, language))
    yield texts("new-round-closes", deadline=deadline(round_.closes_at, zone, language))
    for held in several(read.roster):
        towns = listed(list(held.towns), texts)
        yield texts("new-round-several", name=held.shown, count=len(held.towns), towns=towns)


# -- the preview --------------------------------------------------------------------------


def pressed_preview(scene: Scene, place: Previewing, action: Action) -> Reply:
    """Another card is wanted; or one of its buttons was tried, which answers nothing."""
    match action.verb:
        case Verb.BACK:
            return Reply(RoundRead(**place.model_dump(exclude={"at", "page"})))
        case Verb.PAGE if action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.SAMPLE:
            return Reply(place, same=True, notice=scene.texts("preview-sample"))
    return Reply()


def previewing(scene: Scene, place: Previewing, turn: int) -> Card:
    """One of the cards as a head will see it, whose buttons do nothing."""
    texts, read = scene.texts, read_of(place)
    cards = [_start(read, texts), *preview(read.round, read.roster, texts)]
    return sample_card(cards, place.page, turn, texts)


def _start(read: Read, texts: Texts) -> Card:
    """The card before the first question."""
    round_, mandate = read.round, read.roster.mandates[0]
    by_person = round_.ballots == "person"
    beginning = Beginning(
        title=round_.title.in_language(texts.language),
        purpose=round_.purpose.in_language(texts.language),
        deadline=deadline(round_.closes_at, round_.zone, texts.language),
        towns=[texts("ballot") if by_person else mandate.municipality],
        nil_return=round_.nil_return,
        asks=not by_person,
    )
    return start_card(beginning, 0, texts)
