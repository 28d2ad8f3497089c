"""The overview: what somebody holds, and for coordinators the rounds and how they stand."""

from chat.actions import Action, Verb
from chat.buttons import in_rows
from chat.cards import Button, Card
from chat.format import days, deadline, moment
from chat.pages import page_row
from chat.welcome_cards import Held, home_card
from handlers.drawers import Drawer, late_on_record
from handlers.named import concerned
from handlers.new_round_places import NewRound
from handlers.places import Home
from handlers.scene import Reply, Scene, turned
from handlers.sheet import name_of
from handlers.supervising import opened, standing
from storage import rounds
from storage.people import Holding
from storage.rounds import Kept

ROUNDS_SHOWN = 5
"""Rounds on one page of the coordinators' card, the newest first."""

HELD_SHOWN = 12
"""Mandates on the overview, those of the newest rounds."""


def pressed(scene: Scene, place: Home, action: Action) -> Reply:
    """A button of the overview was pressed: it is shown as things are now, or a round is."""
    match action.verb:
        case Verb.HOME:
            return Reply(place, same=True)
        case Verb.ROUND:
            return opened(scene, action.argument)
        case Verb.PAGE if scene.visitor.coordinator and action.argument.isdecimal():
            return turned(place, action.argument)
        case Verb.NEW if scene.visitor.coordinator:
            return Reply(NewRound())
    return Reply()


def home(scene: Scene, place: Home, turn: int) -> Card:
    """What the visitor holds and, for coordinators, the rounds."""
    if not scene.visitor.coordinator:
        return _mine(scene, turn)
    card = rounds_card(scene, turn, place.page)
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
    town = name_of(kept, holding.key, scene.texts)
    return Held(scene.title(kept), town, _state(scene, kept, holding), way_in)


def _state(scene: Scene, kept: Kept, holding: Holding) -> str:
    texts = scene.texts
    if not scene.acts(holding):
        return texts("state-not-now", days=days(holding.from_day, holding.to_day, texts))
    if kept.state == "superseded":
        return texts("rounds-superseded")
    drawer = scene.drawer(holding)
    return texts("state-sealed") if drawer.sealed else _given(scene, kept, holding, drawer)


def _given(scene: Scene, kept: Kept, holding: Holding, drawer: Drawer) -> str:
    """What is on record or in the draft."""
    texts, zone = scene.texts, kept.round.zone
    record = drawer.record()
    if record is not None:
        return texts("state-submitted", number=record.number)
    if scene.over(holding):
        late = late_on_record(drawer)
        return texts("state-late", number=late.number) if late else texts("state-missed")
    if kept.state == "planned":
        return texts("state-planned", opens=moment(kept.opens_at, zone, texts.language))
    sentence = "state-begun" if scene.open(holding).answers else "state-untouched"
    return texts(sentence, deadline=deadline(holding.deadline, zone, texts.language))


def rounds_card(scene: Scene, turn: int, page: int) -> Card:
    """A page of the rounds with how they stand, and a way to each; several are numbered."""
    every = rounds.ids(scene.connection)
    last = max(0, (len(every) - 1) // ROUNDS_SHOWN)
    first = min(page, last) * ROUNDS_SHOWN
    newest = [scene.kept(id_) for id_ in every[first : first + ROUNDS_SHOWN]]
    numbers = [f"{first + n}. " if len(every) > 1 else "" for n in range(1, len(newest) + 1)]
    shown = list(zip(numbers, newest, strict=True))
    blocks = [
        "\n".join((number + scene.title(kept), *standing(scene, kept))) for number, kept in shown
    ]
    label = scene.texts("button-round")
    buttons = [Button(number + label, Action(Verb.ROUND, kept.id, turn)) for number, kept in shown]
    new = Button(scene.texts("button-new-round"), Action(Verb.NEW, turn=turn))
    again = Button(scene.texts("button-refresh"), Action(Verb.HOME, turn=turn))
    return Card(
        title=scene.texts("rounds-title"),
        body="\n\n".join(blocks or [scene.texts("rounds-none")]),
        rows=(
            *in_rows(buttons),
            *page_row(min(page, last), last, turn, scene.texts),
            *in_rows([new, again]),
        )
        if last
        else in_rows([*buttons, new, again]),
    )
