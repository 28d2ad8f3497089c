"""The documents of a round's result, and its log, one at a time, in the form that is asked for."""

from chat.actions import Action, Verb
from chat.cards import Button, Card
from chat.desk_cards import asking_card
from handlers.desk_places import AtRound, Documents
from handlers.post import put
from handlers.scene import Reply, Scene
from reports.edition import FORMS
from storage import outbox, rounds

LOG = "log"
"""The form of the log: there is one of every round."""


def send(scene: Scene, argument: str) -> Reply:
    """The document ("round" and its form) comes as a letter of its own."""
    round_, _, form = argument.partition(" ")
    begun = rounds.ids(scene.connection, "open", "closed", "superseded")
    if round_ not in begun or form not in (*FORMS, LOG):
        return Reply(notice=scene.texts("document-unknown"))
    if form not in _forms(scene, round_):
        return Reply(notice=scene.texts("document-none"))
    about = {"form": form, "public": False, "language": scene.texts.language}
    put(scene, scene.visitor.origin.chat, "file", about, round_, outbox.ANSWERS)
    return Reply(notice=scene.texts("document-comes"))


def pressed(_scene: Scene, place: Documents, action: Action) -> Reply:
    """Back; the documents' own buttons are never stale."""
    return Reply(AtRound(round=place.round)) if action.verb is Verb.BACK else Reply()


def _forms(scene: Scene, round_: str) -> tuple[str, ...]:
    """What there is of the round: where many people answer for themselves, nothing that would tell
    of single answers."""
    by_person = scene.kept(round_).round.ballots == "person"
    return (*(("png",) if by_person else FORMS), LOG)


def documents(scene: Scene, place: Documents, turn: int) -> Card:
    """Which forms there are, and what each is for."""
    kept, texts = scene.kept(place.round), scene.texts
    forms = _forms(scene, kept.id)
    lines = [texts(f"document-{form}") for form in forms]
    ways = [
        Button(texts(f"button-document-{form}"), Action(Verb.DOCUMENT, f"{kept.id} {form}"))
        for form in forms
    ]
    body = "\n".join((texts("document-how"), *(f"– {line}" for line in lines)))
    return asking_card(scene.title(kept), texts("button-documents"), body, ways, turn, texts)
