"""A coordinator opens a round that was read: what happens when, and one more tap."""

import datetime as dt
from collections.abc import Iterator

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.conditions import called
from chat.format import deadline, moment
from chat.new_round_cards import paged_card
from chat.round_cards import some
from chat.texts import Texts
from handlers.charge import Charge, in_charge
from handlers.desk_places import AtRound
from handlers.founding import freeze, obstacle
from handlers.new_round_places import RoundOpening, RoundRead
from handlers.reading import Read, read_of
from handlers.scene import Reply, Scene
from rounds.opening import opening
from rounds.reading import Reading
from storage import Connection, chats, outbox, people, rounds
from survey.following import changed
from survey.plan import Event, Facts, MandateFacts, timetable
from survey.round import Round


def pressed(scene: Scene, place: RoundOpening, action: Action) -> Reply:
    """The round is opened, or not yet."""
    match action.verb:
        case Verb.BACK:
            return Reply(_back(place))
        case Verb.NEXT:
            return _open(scene, place)
    return Reply()


def _back(place: RoundOpening) -> RoundRead:
    return RoundRead(**place.model_dump(exclude={"at"}))


def _open(scene: Scene, place: RoundOpening) -> Reply:
    """Judged by how things are by now: another coordinator may have been quicker, or time."""
    read = read_of(place)
    why = obstacle(scene.connection, read.round, scene.at)
    if why:
        return Reply(_back(place), problem=_refused(read, why, scene.texts))
    found = opening(Reading(read.round, read.roster), scene.at, scene.desk.secret, read.round.id)
    freeze(scene.connection, found, scene.person.opaque, scene.at, scene.desk.secret)
    charge = in_charge(scene, read.round.id)
    post = charge.posting("frozen", outbox.NEWS, outbox.AT_ONCE)
    post.to_everyone("new-round", charge.others, {"by": charge.by})
    chats.touch_all(scene.connection, charge.others)
    # Apart, since the card changes as soon as the round opens, which may be at the next look.
    done = Card(title=scene.title(charge.kept), body=scene.texts("new-round-done"))
    return Reply(AtRound(round=read.round.id), apart=(done,))


def _refused(read: Read, why: str, texts: Texts) -> str:
    names = {"round": read.round.id, "follows": read.round.follows or ""}
    return texts(f"new-round-{why}", **names)


def opening_round(scene: Scene, place: RoundOpening, turn: int) -> Card:
    """Says what happens when, and asks whether it is to be."""
    read, texts = read_of(place), scene.texts
    why = obstacle(scene.connection, read.round, scene.at)
    blocks = [_refused(read, why, texts)] if why else list(_told(scene, read))
    sure = Button(texts("button-found-sure"), Action(Verb.NEXT, turn=turn))
    title = texts("new-round-consent", title=read.round.title.in_language(texts.language))
    return paged_card(title, "", blocks, 0, [] if why else [sure], turn, texts)


def _told(scene: Scene, read: Read) -> Iterator[str]:
    texts, round_, zone = scene.texts, read.round, read.round.zone
    opens = max(round_.opens_at or scene.at, scene.at)
    if opens > scene.at:
        yield texts("new-round-opens", at=moment(opens, zone, texts.language))
    else:
        yield texts("new-round-opens-now")
    yield texts("new-round-closes", deadline=deadline(round_.closes_at, zone, texts.language))
    yield _reminders(read, opens, texts)
    if round_.ballots == "person":
        yield texts("new-round-towns", towns=len(read.roster.mandates))
    else:
        people = {each.person for mandate in read.roster.mandates for each in mandate.holders}
        yield texts("new-round-mandates", mandates=len(read.roster.mandates), people=len(people))
    posts = len(round_.post_to if round_.post_to is not None else scene.desk.post_to)
    charge = Charge(scene.connection, scene.desk, round_.id, scene.person.opaque, scene.at)
    yield texts("new-round-posts", chats=posts, coordinators=len(charge.coordinators))
    if round_.follows is None:
        yield texts("new-round-invited", ballots=round_.ballots)
    else:
        yield from correction(scene.connection, round_, texts)
    yield texts("new-round-frozen")


def correction(connection: Connection, round_: Round, texts: Texts) -> Iterator[str]:
    """What opening it brings for the round that it follows, and what is asked anew."""
    before = rounds.get(connection, round_.follows or "")
    joined = len(people.joined(connection, before.id))
    title = before.round.title.in_language(texts.language)
    yield texts("new-round-follows", title=title)
    names = [called(each, texts) for each in changed(before.round, round_)]
    if names:
        yield texts("new-round-asked-anew", questions=some(names, texts))
    yield texts("new-round-carries", people=joined)


def _reminders(read: Read, opens: dt.datetime, texts: Texts) -> str:
    """Each reminder with its day, as time will decide."""
    mandates = tuple(MandateFacts(each.key, read.round.closes_at) for each in read.roster.mandates)
    events = timetable(Facts(read.round, "planned", opens, mandates))
    lines = [_line(read, each, texts) for each in events if each.kind in ("reminder", "escalation")]
    return (
        "\n".join((texts("new-round-reminders"), *(f"– {line}" for line in lines)))
        if lines
        else (texts("new-round-no-reminders"))
    )


def _line(read: Read, event: Event, texts: Texts) -> str:
    at = moment(event.at, read.round.zone, texts.language)
    return texts("plan-event", at=at, what=texts(f"event-{event.kind}"))
