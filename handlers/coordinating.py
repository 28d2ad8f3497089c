"""What coordinators ask for."""

from chat.actions import Action, Verb
from chat.buttons import in_rows, shortened
from chat.cards import Button, Card
from chat.format import deadline, moment
from handlers.places import Home
from handlers.post import put
from handlers.scene import Reply, Scene
from storage import log, people, rounds
from storage.results import summary
from storage.rounds import Kept

SHOWN = 5
"""Rounds on the coordinators' card, the newest first."""


def rounds_card(scene: Scene, turn: int, problem: str = "") -> Card:
    """The rounds with how they stand, and a way to each summary."""
    newest = [rounds.get(scene.connection, id_) for id_ in rounds.ids(scene.connection)[:SHOWN]]
    blocks = [_block(scene, kept) for kept in newest] or [scene.texts("rounds-none")]
    buttons = [_summary_button(scene, kept, several=len(newest) > 1) for kept in newest]
    again = Button(scene.texts("button-refresh"), Action(Verb.HOME, "", turn))
    return Card(
        title=scene.texts("rounds-title"),
        body="\n\n".join(filter(None, [problem, *blocks])),
        rows=in_rows([*buttons, again]),
    )


def _summary_button(scene: Scene, kept: Kept, *, several: bool) -> Button:
    label = scene.texts("button-summary")
    if several:
        label = shortened(f"{label}: {kept.round.title.in_language(scene.texts.language)}")
    return Button(label, Action(Verb.SUMMARY, kept.id))


def _block(scene: Scene, kept: Kept) -> str:
    texts, zone = scene.texts, kept.round.zone
    turnout = summary(scene.connection, kept.id).turnout
    until = deadline(kept.closes_at, zone, texts.language)
    lines = [
        kept.round.title.in_language(texts.language),
        texts(
            f"rounds-{kept.state}",
            opens=moment(kept.opens_at, zone, texts.language),
            deadline=until,
        ),
        texts("rounds-turnout", submitted=turnout.submitted, mandates=turnout.mandates),
    ]
    if turnout.missing:
        names = ", ".join(kept.roster.name(key) for key in turnout.missing)
        lines.append(texts("rounds-missing", towns=names))
    return "\n".join(lines)


def pressed(_scene: Scene, place: Home, action: Action) -> Reply:
    """A button of the overview was pressed: it is shown as things are now."""
    return Reply(place, same=True) if action.verb is Verb.HOME else Reply()


def ask_summary(scene: Scene, round_: str) -> Reply:
    """The summary of a round (of the newest that has begun when none is named), as messages."""
    begun = rounds.ids(scene.connection, "open", "closed", "superseded")
    wanted = round_ or next(iter(begun), "")
    if wanted not in rounds.ids(scene.connection):
        words = (
            scene.texts("rounds-unknown", round=round_) if round_ else scene.texts("rounds-none")
        )
        return Reply(toast=words, problem=words)
    private = scene.visitor.origin.private
    about = {"public": not private, "language": scene.texts.language}
    put(scene, scene.visitor.origin.chat, "summary", about, wanted)
    put(scene, scene.visitor.origin.chat, "picture", about, wanted)
    return Reply(toast=scene.texts("rounds-summary-comes"))


def revoke(scene: Scene, argument: str) -> Reply:
    """Takes back what a person got by a link ("round person"): the mandates wait for a new one."""
    round_, _, person = argument.partition(" ")
    joined = people.holdings(
        scene.connection, round_=round_, person=int(person) if person.isdecimal() else 0
    )
    if not joined:
        return Reply(toast=scene.texts("revoke-nobody"))
    people.part(scene.connection, round_, joined[0].roster_person)
    log.append(
        scene.connection,
        round_,
        "revoked",
        {"by": scene.person.opaque, "mandates": [holding.key for holding in joined]},
        scene.at,
        scene.desk.secret(),
    )
    return Reply(toast=scene.texts("revoke-done"))
