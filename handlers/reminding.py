"""Reminders that somebody asks for: a head for tomorrow, somebody in charge for now."""

from chat.format import moment
from handlers.charge import Charge
from handlers.scene import Reply, Scene
from storage import asked, outbox, results
from survey.refusal import Refusal
from survey.reminding import Whom, at_once, tomorrow


def ask_tomorrow(scene: Scene, round_: str) -> Reply:
    """Whoever pressed is reminded the next working day, of all that he or she may act for. Pressed
    again, it is the same reminder."""
    persons = dict.fromkeys(
        each.roster_person
        for each in scene.visitor.holdings
        if each.round == round_ and scene.acts(each)
    )
    if not persons:
        return Reply(notice=scene.texts("not-yours"))
    facts = results.facts(scene.connection, round_)
    found = {person: tomorrow(facts, person, scene.at) for person in persons}
    wanted = {person: at for person, at in found.items() if not isinstance(at, str)}
    if not wanted:
        return Reply(notice=scene.texts(f"tomorrow-{next(iter(found.values()))}"))
    for person, at in wanted.items():
        asked.ask(scene.connection, round_, person, scene.person.id, at)
    comes = moment(min(wanted.values()), facts.calendar.zone, scene.texts.language)
    return Reply(notice=scene.texts("tomorrow-comes", at=comes))


def remind(charge: Charge, town: str | None) -> Whom | Refusal:
    """The missing are reminded at once, quiet or not, and besides what is planned: whom it reaches.
    Nothing is sent where it is refused."""
    whom = at_once(charge.facts, town, charge.at)
    if isinstance(whom, Whom):
        post = charge.posting("request", outbox.REMINDERS, charge.at)
        post.to_recipients("reminder", whom.recipients)
    return whom
