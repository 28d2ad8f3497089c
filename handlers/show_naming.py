"""What is shown where somebody is named: data is fetched here, the cards are built in `chat/`."""

from chat.cards import Card
from chat.format import days, deadline
from chat.naming_cards import (
    Listed,
    Step,
    consent_card,
    day_card,
    mandates_card,
    name_card,
    named_card,
    withdraw_card,
)
from handlers import named, naming
from handlers.appointing import Theirs
from handlers.places import Named, Naming
from handlers.scene import Scene


def naming_at(scene: Scene, place: Naming, turn: int) -> Card:
    """The card of the step that is asked."""
    texts, held = scene.texts, naming.held(scene, place)
    step = Step(place.role, [scene.kept(h.round).roster.name(h.key) for h in held], turn)
    match place.asks:
        case "mandates":
            return mandates_card(step, _choices(scene), place.page, texts)
        case "name":
            return name_card(step, texts)
        case "from" | "to":
            example = naming.example(scene, place)
            return day_card(step, place.asks, place.name, example, _ends(scene, place), texts)
        case _:
            span = days(place.from_day, place.to_day, texts)
            return consent_card(step, place.name, naming.towns(scene, held), span, texts)


def _choices(scene: Scene) -> list[tuple[str, str]]:
    """What can be chosen, with the round where there are several."""
    found = list(naming.choices(scene))
    several = len({each.held[0].round for each in found}) > 1
    return [
        (
            naming.towns(scene, each.held)
            + (f" ({scene.title(scene.kept(each.held[0].round))})" if several else ""),
            each.argument,
        )
        for each in found
    ]


def _ends(scene: Scene, place: Naming) -> str:
    last = max(each.deadline for each in naming.held(scene, place))
    return deadline(last, scene.kept(place.round).round.zone, scene.texts.language)


def named_at(scene: Scene, place: Named, turn: int) -> Card:
    """The list of those named, or the question about one of them."""
    people = named.mine(scene)
    asked = named.find(people, place.withdraws)
    if asked is not None:
        return withdraw_card(_words(scene, asked), turn, scene.texts)
    listed = [
        Listed(each[0].roster_person, _words(scene, each), named.waits(scene, each))
        for each in people
    ]
    return named_card(listed, place.page, turn, scene.texts, more=naming.may_name(scene))


def _words(scene: Scene, theirs: Theirs) -> str:
    first, texts = theirs[0], scene.texts
    ended = (first.to_day or scene.day(first.round)) < scene.day(first.round)
    state = "named-ended" if ended else "named-joined" if first.person else "named-waits"
    told = texts(
        "named-line",
        name=first.name,
        role=texts(f"role-{first.role}"),
        towns=naming.towns(scene, theirs),
    )
    span = days(first.from_day, first.to_day, texts)
    return ", ".join(part for part in (told, span, texts(state)) if part)
