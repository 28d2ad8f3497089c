"""Erasing what may go: of a round that has ended, or of a person, who can do it in the chat."""

from chat.actions import Action, Verb
from chat.buttons import control
from chat.cards import Button, Card
from chat.format import moment
from chat.texts import Texts
from handlers.charge import Charge
from handlers.places import Erasing, Home
from handlers.scene import Reply, Scene
from storage import Connection, erasure, joint_votes, log, people, rounds
from storage.erasure import Erasure
from survey import bodies
from survey.chain import canonical, digest
from survey.refusal import Refusal

GOES = (
    "names",
    "accounts",
    "chats",
    "drafts",
    "draft-answers",
    "dictations",
    "links",
    "questions",
    "wishes",
    "letters",
    "groups",
    "taking-part",
    "bodies",
    "updates",
    "attempts",
    "menus",
)
"""What can go, in the order in which it is told."""


def erase_round(charge: Charge, *, really: bool) -> Erasure | Refusal:
    """What goes of the round. With `really` it is gone, and the log says so. Refused while the
    round, or the co-signature of its joint vote, has not ended."""
    for id_ in (charge.round, *joint_votes.cosignings(charge.connection, charge.round)):
        state = rounds.get(charge.connection, id_).state
        if state in erasure.RUNNING:
            return Refusal("not-over")
    accounts = charge.desk.coordinators
    found = erasure.of_round(charge.connection, charge.round, accounts, really=really)
    if really and found.goes:
        charge.enter("erased", bodies.erased(charge.by, None, found.entries))
        charge.touch_cards(())
    return found


def erase_person(charge: Charge, person: int, *, really: bool) -> Erasure:
    """What goes of the person. With `really` it is gone, and the log of each round that has lost
    something says so. The charge is about no round yet: it is about each of these."""
    opaque = people.get(charge.connection, person).opaque
    accounts = charge.desk.coordinators
    found = erasure.of_person(charge.connection, person, accounts, really=really)
    for round_ in found.rounds if really else ():
        body = bodies.erased(charge.by, opaque, ())
        log.append(charge.connection, round_, "erased", body, charge.at, charge.desk.secret())
    return found


def told(connection: Connection, found: Erasure, texts: Texts) -> tuple[list[str], list[str]]:
    """What goes and what stays with the reason, in lines."""
    goes = [texts(f"erase-{what}", count=found.goes[what]) for what in GOES if found.goes.get(what)]
    return goes, [_stays(connection, each, texts) for each in found.stays]


def told_in_parts(connection: Connection, found: Erasure, texts: Texts) -> list[str]:
    """The same as a card says it: what goes, or that nothing does, what stays, and that it is for
    good."""
    goes, stays = told(connection, found, texts)
    parts = (
        "\n".join((texts("erase-goes"), *(f"– {line}" for line in goes))) if goes else "",
        "" if goes else texts("erase-nothing"),
        "\n".join((texts("erase-stays"), *(f"– {line}" for line in stays))) if stays else "",
        texts("erase-final") if goes else "",
    )
    return [part for part in parts if part]


def _stays(connection: Connection, stay: erasure.Stay, texts: Texts) -> str:
    if stay.why != "running":
        return texts(f"erase-stays-{stay.why}", of=stay.of)
    kept = rounds.get(connection, stay.of)
    title = kept.round.title.in_language(texts.language)
    until = moment(kept.closes_at, kept.round.zone, texts.language)
    return texts("erase-stays-running", title=title, until=until)


# -- in the chat -------------------------------------------------------------------------


def ask(scene: Scene, _argument: str = "") -> Reply:
    """What would go of the visitor, to be consented to."""
    return Reply(Erasing(seen=mark(_mine(scene, really=False))))


def _mine(scene: Scene, *, really: bool) -> Erasure:
    charge = Charge(scene.connection, scene.desk, "", scene.person.opaque, scene.at)
    return erase_person(charge, scene.person.id, really=really)


def mark(found: Erasure) -> str:
    """By which it is known whether just this would go, as it was shown."""
    return digest(canonical({**found.goes, "stays": [each.why for each in found.stays]}))[:16]


def pressed(scene: Scene, place: Erasing, action: Action) -> Reply:
    """Erases what was shown; what is different by now is shown first."""
    if action.verb is Verb.BACK:
        return Reply(Home())
    if action.verb is not Verb.REMOVE:
        return Reply()
    found = _mine(scene, really=False)
    if mark(found) != place.seen:
        return Reply(Erasing(seen=mark(found)), notice=scene.texts("erase-changed"))
    if not found.goes:
        return Reply(Home(), notice=scene.texts("erase-nothing"))
    _mine(scene, really=True)
    if found.goes.get("accounts"):
        # The chat is gone as well: this is the last that is said there, and it is not kept.
        return Reply(notice=scene.texts("erase-done"), gone=True)
    return Reply(Home(), notice=scene.texts("erase-done-partly"), met=True)


def card(scene: Scene, _place: Erasing, turn: int) -> Card:
    """What would go and what would stay, and why."""
    texts, found = scene.texts, _mine(scene, really=False)
    way = Button(texts("button-erase"), Action(Verb.REMOVE, turn=turn))
    return Card(
        title=texts("erase-title"),
        body="\n\n".join(told_in_parts(scene.connection, found, texts)),
        rows=(*([(way,)] * bool(found.goes)), (control(texts, Verb.BACK, turn),)),
    )
