"""The overview: what somebody holds, and for coordinators the rounds and how they stand."""

from chat.actions import Action, Verb
from chat.buttons import in_rows
from chat.cards import Button, Card
from chat.format import deadline, moment
from chat.welcome_cards import Held, home_card
from handlers.named import concerned
from handlers.places import Home
from handlers.scene import Reply, Scene
from handlers.sheet import on_record
from storage import outbox, people, reach, rounds
from storage.people import Holding
from storage.results import summary
from storage.rounds import Kept

ROUNDS_SHOWN = 5
"""Rounds on the coordinators' card, the newest first."""

HELD_SHOWN = 12
"""Mandates on the overview, those of the newest rounds."""

NAMED = 12
"""Missing towns, and people, that are named one by one."""

MISSING = ("rounds-missing", "rounds-missing-more")
UNREACHABLE = ("rounds-unreachable", "rounds-unreachable-more")
"""The sentence that names all, and the one that counts those it does not name."""


def pressed(_scene: Scene, place: Home, action: Action) -> Reply:
    """A button of the overview was pressed: it is shown as things are now."""
    return Reply(place, same=True) if action.verb is Verb.HOME else Reply()


def home(scene: Scene, _place: Home, turn: int) -> Card:
    """What the visitor holds and, for coordinators, the rounds."""
    if not scene.visitor.coordinator:
        return _mine(scene, turn)
    card = rounds_card(scene, turn)
    if not scene.visitor.holdings:
        return card
    mine = _mine(scene, turn)
    return Card(
        title=mine.title,
        body=f"{mine.body}\n\n{card.title}\n\n{card.body}",
        rows=(*mine.rows, *card.rows),
    )


def _mine(scene: Scene, turn: int) -> Card:
    newest = scene.visitor.holdings[-HELD_SHOWN:]
    held = [_held(scene, holding) for holding in newest]
    return home_card(held, turn, scene.texts, names=concerned(scene))


def _held(scene: Scene, holding: Holding) -> Held:
    kept = scene.kept(holding.round)
    way_in = f"{holding.round} {holding.key}" if scene.acts(holding) else ""
    town = kept.roster.name(holding.key)
    return Held(scene.title(kept), town, _state(scene, kept, holding), way_in)


def _state(scene: Scene, kept: Kept, holding: Holding) -> str:
    texts, zone = scene.texts, kept.round.zone
    if not scene.acts(holding):
        return texts("state-not-now")
    recorded = on_record(scene.connection, holding.mandate)
    if recorded is not None:
        return texts("state-submitted", number=recorded.submission.number)
    if scene.over(holding):
        return texts("state-missed")
    if kept.state == "planned":
        return texts("state-planned", opens=moment(kept.opens_at, zone, texts.language))
    sentence = "state-begun" if scene.open(holding).answers else "state-untouched"
    return texts(sentence, deadline=deadline(holding.deadline, zone, texts.language))


def rounds_card(scene: Scene, turn: int) -> Card:
    """The rounds with how they stand, and a way to each summary; several are numbered."""
    newest = [scene.kept(id_) for id_ in rounds.ids(scene.connection)[:ROUNDS_SHOWN]]
    numbers = [f"{n}. " if len(newest) > 1 else "" for n in range(1, len(newest) + 1)]
    shown = list(zip(numbers, newest, strict=True))
    blocks = [number + _block(scene, kept) for number, kept in shown]
    label = scene.texts("button-summary")
    buttons = [Button(number + label, Action(Verb.SUMMARY, kept.id)) for number, kept in shown]
    again = Button(scene.texts("button-refresh"), Action(Verb.HOME, turn=turn))
    return Card(
        title=scene.texts("rounds-title"),
        body="\n\n".join(blocks or [scene.texts("rounds-none")]),
        rows=in_rows([*buttons, again]),
    )


def _block(scene: Scene, kept: Kept) -> str:
    texts, zone = scene.texts, kept.round.zone
    turnout = summary(scene.connection, kept.id).turnout
    opens = moment(kept.opens_at, zone, texts.language)
    until = deadline(kept.closes_at, zone, texts.language)
    lines = (
        scene.title(kept),
        texts(f"rounds-{kept.state}", opens=opens, deadline=until),
        texts("rounds-turnout", submitted=turnout.submitted, mandates=turnout.mandates),
        _named(scene, MISSING, [kept.roster.name(key) for key in turnout.missing]),
        _named(scene, UNREACHABLE, _unreachable(scene, kept)),
        _sending(scene, kept),
    )
    return "\n".join(line for line in lines if line)


def _unreachable(scene: Scene, kept: Kept) -> list[str]:
    """Who of the round cannot be written to."""
    lost = reach.lost(scene.connection, kept.id)
    held = people.holdings(scene.connection, round_=kept.id) if lost else ()
    return list(dict.fromkeys(each.holder.shown for each in held if each.person in lost))


def _sending(scene: Scene, kept: Kept) -> str:
    """How far a broadcast is that is under way."""
    running = outbox.broadcast(scene.connection, kept.id, scene.at)
    if running is None:
        return ""
    return scene.texts("rounds-broadcast", through=running.through, letters=running.letters)


def _named(scene: Scene, sentences: tuple[str, str], names: list[str]) -> str:
    if not names:
        return ""
    named, more = ", ".join(names[:NAMED]), len(names) - NAMED
    if more > 0:
        return scene.texts(sentences[1], names=named, count=more)
    return scene.texts(sentences[0], names=named)
