"""What is shown at a place: the data is fetched here, the card is built in `chat/`."""

from collections.abc import Callable
from typing import Any

from chat.answers import Block
from chat.cards import Card, noted
from chat.format import days, deadline, moment
from chat.question_card import Asked, question_card
from chat.question_words import question_of
from chat.review_card import Reviewed, choosing_card, review_card
from chat.typed import explain
from chat.welcome_cards import (
    Beginning,
    Invitation,
    OnRecord,
    Welcome,
    invited_card,
    start_card,
    submitted_card,
    welcome_card,
)
from handlers import at_desk, cosigning, erasing, joint_table, speaking
from handlers.drawers import Record
from handlers.listing import answered, entry_lines, in_words
from handlers.naming import heads
from handlers.overview import home
from handlers.places import (
    Asking,
    Choosing,
    Erasing,
    Home,
    Invited,
    Named,
    Naming,
    OnMandates,
    Place,
    Review,
    Speaking,
    Start,
    Submitted,
    Welcomed,
)
from handlers.preparing import hands
from handlers.privacy import notice
from handlers.recorded import records
from handlers.scene import Scene
from handlers.sheet import Sheet, name_of, outranked
from handlers.show_naming import named_at, naming_at
from handlers.starting import pending_among
from handlers.submitting import may_submit, submitted_late
from storage import people
from storage.people import Holding
from storage.rounds import Kept
from survey.collect import flat
from survey.parts import part_of
from survey.planned import planned_until
from survey.problem import Problem
from survey.roster import Mandate
from survey.step import Step


def card_at(scene: Scene, place: Place, turn: int, problem: str = "") -> Card:
    """The card of the place, with the problem said first. NotYours where it is not theirs."""
    card = _CARDS[type(place)](scene, place, turn)
    if isinstance(place, OnMandates):
        card = cosigning.with_draft(scene.kept(place.round), card, scene.texts)
    return noted(card, problem)


def _invited(scene: Scene, place: Invited, turn: int) -> Card:
    kept = scene.kept(place.round)
    held = people.holdings(scene.connection, round_=place.round, roster_person=place.person)
    invitation = Invitation(
        title=scene.title(kept),
        offices=[_office(scene, kept.roster.by_key[each.key], each) for each in held],
        privacy=_privacy(scene, kept),
        named=_named_by(scene, held[0]),
    )
    return invited_card(invitation, turn, scene.texts)


def _named_by(scene: Scene, holding: Holding) -> str:
    if holding.named_by is None:
        return ""
    by = people.name_of(scene.connection, holding.mandate, holding.named_by)
    return scene.texts("invited-named", name=holding.name, by=by or scene.texts("somebody"))


def _office(scene: Scene, mandate: Mandate, holding: Holding) -> str:
    role = scene.texts(f"role-{holding.role}")
    told = ", ".join(
        each for each in (role, days(holding.from_day, holding.to_day, scene.texts)) if each
    )
    return f"{mandate.municipality}, {mandate.office} ({told})"


def _welcomed(scene: Scene, place: Welcomed, turn: int) -> Card:
    kept = scene.kept(place.round)
    until = deadline(kept.closes_at, kept.round.zone, scene.texts.language)
    welcome = Welcome(scene.title(kept), until, _privacy(scene, kept))
    return welcome_card(welcome, turn, scene.texts)


def _privacy(scene: Scene, kept: Kept) -> str:
    words = notice(scene.desk.privacy, scene.texts, kept.round.ballots)
    return "\n".join((scene.texts("privacy-title"), words, scene.texts("privacy-again")))


def _start(scene: Scene, place: Start, turn: int) -> Card:
    sheets = scene.sheets(place)
    kept, language = sheets[0].kept, scene.texts.language
    planned, begun = kept.state == "planned", bool(sheets[0].answers)
    corrects = kept.round.follows is not None
    return start_card(
        Beginning(
            title=scene.title(kept),
            purpose=""
            if place.told or (begun and not corrects)
            else kept.round.purpose.in_language(language),
            deadline=scene.deadline(sheets),
            towns=_towns(scene, sheets),
            opens=moment(kept.opens_at, kept.round.zone, language) if planned else "",
            begun=begun,
            corrects=corrects,
            nil_return=kept.round.nil_return and may_submit(sheets),
            names=any(sheet.holding in heads(scene, place.round) for sheet in sheets),
            asks=kept.round.ballots == "mandate" and not _entered(sheets),
        ),
        turn,
        scene.texts,
    )


def _asking(scene: Scene, place: Asking, turn: int) -> Card:
    sheets = scene.sheets(place)
    sheet = sheets[0]
    step = sheet.step(place.key)
    return question_card(
        Asked(
            step=step,
            offers=sheet.offers(step),
            value=sheet.value(step),
            part=part_of(sheet.kept.round, step),
            towns=_towns(scene, sheets),
            turn=turn,
            page=place.page,
            planned=planned_until(step, sheet.counted, scene.day(sheet.kept.id)),
            entries=entry_lines(scene, sheet, step),
        ),
        scene.texts,
    )


def _review(scene: Scene, place: Review, turn: int) -> Card:
    sheets = scene.sheets(place)
    return review_card(
        Reviewed(
            towns=_towns(scene, sheets),
            answers=answered(scene, sheets[0]),
            turn=turn,
            binding=scene.texts(
                "review-binding",
                deadline=scene.deadline(sheets),
                ballots=sheets[0].kept.round.ballots,
            ),
            page=place.page,
            differing=[
                line for sheet in sheets[1:] for line in _differing(scene, sheets[0], sheet)
            ],
            open=[line for sheet in sheets for line in _open(scene, sheet, len(sheets) > 1)],
            submits=may_submit(sheets),
            late=any(scene.over(sheet.holding) for sheet in sheets),
            hands=hands(scene, sheets),
        ),
        scene.texts,
    )


def _differing(scene: Scene, lead: Sheet, other: Sheet) -> list[str]:
    """What holds otherwise for the other town: because it cannot hold for it, or because somebody
    has changed it there."""
    taken = other.carried(lead.counted)
    lines = []
    for key, step in {step.key: step for step in (*lead.steps, *other.steps)}.items():
        named = {"town": scene.town(other), "question": question_of(step, scene.texts)}
        if other.counted.get(key) != taken.answers.get(key):
            answer = in_words(scene, other).answer(step)
            lines.append(scene.texts("review-differs", **named, answer=answer))
        elif key in taken.dropped:
            lines.append(scene.texts("review-dropped", **named))
    return lines


def _open(scene: Scene, sheet: Sheet, several: bool) -> list[str]:
    town = f"{scene.town(sheet)}: " if several else ""
    return [
        f"– {town}{question_of(step, scene.texts)}: {_why(scene, step, problem)}"
        for step, problem in sheet.objections
    ]


def _why(scene: Scene, step: Step, problem: Problem) -> str:
    """What is wrong, and the question's help where something was answered."""
    why, help_ = explain(problem, scene.texts), step.question.help
    if help_ is None or step.asks is not None or problem.code == "missing":
        return why
    return f"{why} {help_.in_language(scene.texts.language)}"


def _choosing(scene: Scene, place: Choosing, turn: int) -> Card:
    sheets = scene.sheets(place)
    answers = answered(scene, sheets[0])
    return choosing_card(_towns(scene, sheets), answers, turn, place.page, scene.texts)


def _submitted(scene: Scene, place: Submitted, turn: int) -> Card:
    sheets = scene.sheets(place)
    found = [(sheet, sheet.drawer.record()) for sheet in sheets]
    recorded = any(record for _, record in found)
    over = [scene.over(sheet.holding) for sheet in sheets]
    refused = any(outranked(record, sheet.holding) for sheet, record in found)
    complete = may_submit(sheets) and not any(sheet.objections for sheet in sheets)
    again = all(submitted_late(scene, sheet) for sheet in sheets)
    late = all(map(scene.takes_late, sheets))
    return submitted_card(
        OnRecord(
            title=scene.title(sheets[0].kept),
            towns=_towns(scene, sheets),
            records=[line for sheet in sheets for line in records(scene, sheet)],
            deadline=scene.deadline(sheets) if recorded and not refused else "",
            answers=[each for sheet, record in found for each in _receipt(scene, sheet, record)],
            page=place.page,
            over=all(over),
            changeable=recorded and not any(over) and not refused,
            unsent=complete and any(over) and late and not recorded and not again,
            others=_others(scene, place, sheets if any(over) and not refused else ()),
            asks=sheets[0].kept.round.ballots == "mandate" and not _entered(sheets),
        ),
        turn,
        scene.texts,
    )


def _entered(sheets: tuple[Sheet, ...]) -> bool:
    """Whether a coordinator enters what a town said."""
    return any(sheet.holding.role == "coordinator" for sheet in sheets)


def _receipt(scene: Scene, sheet: Sheet, record: Record | None) -> tuple[Block, ...]:
    """The answers on record, where no letter has told them."""
    if record is None or record.at is not None:
        return ()
    return answered(scene, sheet.with_answers(flat(record.answers)))


def _others(
    scene: Scene, place: OnMandates, sheets: tuple[Sheet, ...]
) -> tuple[tuple[str, str], ...]:
    """The visitor's mandates of the round that are still to be answered, and those of `sheets` that
    can be changed still, as municipality and the argument of the button that opens it."""
    open_ = [sheet.holding for sheet in sheets if not scene.over(sheet.holding)]
    held = dict.fromkeys((*pending_among(scene, scene.held(place.round)), *open_))
    return tuple(
        (name_of(scene.kept(place.round), each.key, scene.texts), f"{each.round} {each.key}")
        for each in held
    )


def _towns(scene: Scene, sheets: tuple[Sheet, ...]) -> list[str]:
    """The towns as a card names them. What is entered for one says so: it did not answer itself."""
    towns = [scene.town(sheet) for sheet in sheets]
    if _entered(sheets):
        return [scene.texts("dictating-for", town=town) for town in towns]
    return towns


_CARDS: dict[type, Callable[[Scene, Any, int], Card]] = {
    Home: home,
    Invited: _invited,
    Welcomed: _welcomed,
    Start: _start,
    Asking: _asking,
    Review: _review,
    Choosing: _choosing,
    Submitted: _submitted,
    Speaking: speaking.card,
    Erasing: erasing.card,
    Naming: naming_at,
    Named: named_at,
    **joint_table.CARDS,
    **at_desk.CARDS,
}
