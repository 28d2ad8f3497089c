"""What a head will see of a round that is not opened yet: every card that can come."""

from collections.abc import Iterator

from chat.cards import Card, noted
from chat.conditions import only_among, only_when
from chat.question_card import Asked, question_card
from chat.texts import Texts
from survey.offers import Offer, chooses, every_offer
from survey.parts import part_of
from survey.questions import Choosing, Group, Item, Municipalities, Question
from survey.roster import Roster
from survey.round import Round
from survey.step import Step, answer_key, entry_key

NOBODY = ""
"""The key of whoever answers for himself (ballots by person)."""


def preview(round_: Round, roster: Roster, texts: Texts) -> list[Card]:
    """Every card of the questionnaire in the order asked, as the roster's first mandate sees it:
    with its buttons, and with what must have been answered before it is asked. What is asked per
    field is shown for the first one. The buttons have turn 0: they belong to no conversation."""
    mandate = roster.mandates[0]
    by_person = round_.ballots == "person"
    key = NOBODY if by_person else mandate.key
    town = texts("ballot") if by_person else mandate.municipality
    asked = [(step, _offered(round_, roster, step, key)) for step in every_step(round_)]
    return [
        _card(round_, step, offered, town, texts)
        for step, offered in asked
        if offered or not chooses(step)
    ]


def every_step(round_: Round) -> Iterator[Step]:
    """One step for everything that can be asked: the first field, the first entry of a group, each
    text that an option asks for, and where there can be several entries the group itself."""
    for question in round_.questions:
        field = round_.fields[0] if question.per else None
        key = answer_key(question.id, field)
        if not isinstance(question, Group):
            yield from _with_asked(Step(key, question, field))
            continue
        for item in question.items:
            inside = entry_key(key, 1, item.id)
            yield from _with_asked(Step(inside, item, field, group=question, entry=1))
        if question.repeat:
            yield Step(key, question, field)


def _with_asked(step: Step) -> Iterator[Step]:
    yield step
    for option in step.question.options if isinstance(step.question, Choosing) else ():
        if option.asks:
            key = f"{step.key}.{option.asks}"
            yield Step(key, step.question, step.field, option.id, step.group, step.entry)


def _offered(round_: Round, roster: Roster, step: Step, key: str) -> list[Offer]:
    """All that can be chosen, whatever else is answered; the own town only where it may be."""
    own = isinstance(step.question, Municipalities) and step.question.own
    return [each for each in every_offer(step, round_, roster) if own or each.id != key]


def _card(round_: Round, step: Step, offers: list[Offer], town: str, texts: Texts) -> Card:
    part = part_of(round_, step)
    card = question_card(Asked(step, offers, None, part, [town], turn=0), texts)
    return noted(card, "\n".join(_conditions(round_, step, texts)))


def _conditions(round_: Round, step: Step, texts: Texts) -> list[str]:
    """What must hold for the step: for the group it is in, and for itself."""
    if step.asks is not None:
        return []  # the card itself says which answer asks for it
    asked: list[tuple[Question | Item, Group | None]] = [(step.question, step.group)]
    if step.group is not None:
        asked.insert(0, (step.group, None))
    said = [each for question, group in asked for each in only_when(round_, question, texts, group)]
    return list(dict.fromkeys([*said, *only_among(round_, step.question, texts)]))
