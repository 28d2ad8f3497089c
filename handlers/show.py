"""What is shown at a place: the data is fetched here, the card is built in `chat/`."""

from collections.abc import Callable
from typing import Any

from chat.cards import Card, noted
from chat.format import days, moment
from chat.question_card import Asked, question_card, question_of
from chat.review_card import Reviewed, choosing_card, review_card
from chat.typed import explain
from chat.welcome_cards import (
    Beginning,
    Invitation,
    OnRecord,
    invited_card,
    start_card,
    submitted_card,
)
from handlers.listing import answer_of, answered, entry_lines
from handlers.overview import home
from handlers.places import (
    Asking,
    Choosing,
    Home,
    Invited,
    Named,
    Naming,
    OnMandates,
    Place,
    Review,
    Start,
    Submitted,
)
from handlers.preparing import hands
from handlers.privacy import notice
from handlers.scene import Scene
from handlers.sheet import Sheet, on_record, outranked
from handlers.show_naming import named_at, naming_at
from handlers.starting import pending_among
from handlers.submitting import may_submit
from storage import people
from storage.people import Holding
from storage.submissions import Recorded
from survey.roster import Mandate


def card_at(scene: Scene, place: Place, turn: int, problem: str = "") -> Card:
    """The card of the place, with the problem said first. NotYours where it is not theirs."""
    return noted(_CARDS[type(place)](scene, place, turn), problem)


def _invited(scene: Scene, place: Invited, turn: int) -> Card:
    kept = scene.kept(place.round)
    held = people.holdings(scene.connection, round_=place.round, roster_person=place.person)
    offices = [_office(scene, kept.roster.by_key[holding.key], holding) for holding in held]
    invitation = Invitation(
        title=scene.title(kept),
        offices=offices,
        privacy=notice(scene.desk.privacy, scene.texts),
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


def _start(scene: Scene, place: Start, turn: int) -> Card:
    sheets = scene.sheets(place)
    kept, language = sheets[0].kept, scene.texts.language
    planned = kept.state == "planned"
    return start_card(
        Beginning(
            title=scene.title(kept),
            purpose=kept.round.purpose.in_language(language),
            deadline=scene.deadline(sheets[0]),
            towns=_towns(sheets),
            opens=moment(kept.opens_at, kept.round.zone, language) if planned else "",
            begun=bool(sheets[0].answers),
            nil_return=kept.round.nil_return and may_submit(sheets),
            names=any(sheet.holding.role == "head" for sheet in sheets),
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
            place=sheet.steps.index(step) + 1,
            total=len(sheet.steps),
            towns=_towns(sheets),
            turn=turn,
            page=place.page,
            entries=entry_lines(sheet, step, scene.texts),
        ),
        scene.texts,
    )


def _review(scene: Scene, place: Review, turn: int) -> Card:
    sheets = scene.sheets(place)
    return review_card(
        Reviewed(
            towns=_towns(sheets),
            answers=answered(sheets[0], scene.texts),
            turn=turn,
            deadline=scene.deadline(sheets[0]),
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
        named = {"town": other.municipality, "question": question_of(step, scene.texts)}
        if other.counted.get(key) != taken.answers.get(key):
            answer = answer_of(other, step, scene.texts)
            lines.append(scene.texts("review-differs", **named, answer=answer))
        elif key in taken.dropped:
            lines.append(scene.texts("review-dropped", **named))
    return lines


def _open(scene: Scene, sheet: Sheet, several: bool) -> list[str]:
    town = f"{sheet.municipality}: " if several else ""
    return [
        f"– {town}{question_of(step, scene.texts)}: {explain(problem, scene.texts)}"
        for step, problem in sheet.objections
    ]


def _choosing(scene: Scene, place: Choosing, turn: int) -> Card:
    sheets = scene.sheets(place)
    answers = answered(sheets[0], scene.texts)
    return choosing_card(_towns(sheets), answers, turn, place.page, scene.texts)


def _submitted(scene: Scene, place: Submitted, turn: int) -> Card:
    sheets = scene.sheets(place)
    found = [(sheet, on_record(scene.connection, sheet.holding.mandate)) for sheet in sheets]
    recorded = any(record for _, record in found)
    over = any(scene.over(sheet.holding) for sheet in sheets)
    refused = any(outranked(record, sheet.holding) for sheet, record in found)
    complete = may_submit(sheets) and not any(sheet.objections for sheet in sheets)
    return submitted_card(
        OnRecord(
            title=scene.title(sheets[0].kept),
            towns=_towns(sheets),
            records=[_record(scene, sheet, record) for sheet, record in found],
            deadline=scene.deadline(sheets[0]),
            over=over,
            changeable=recorded and not over and not refused,
            unsent=complete and over and not recorded,
            others=_others(scene, place),
        ),
        turn,
        scene.texts,
    )


def _record(scene: Scene, sheet: Sheet, recorded: Recorded | None) -> str:
    if recorded is None:
        return scene.texts("record-none", town=sheet.municipality)
    submission = recorded.submission
    sentence = "record-nil" if submission.nil_return else "record-submitted"
    at = moment(submission.at, sheet.kept.round.zone, scene.texts.language)
    return scene.texts(sentence, town=sheet.municipality, number=submission.number, at=at)


def _others(scene: Scene, place: OnMandates) -> tuple[tuple[str, str], ...]:
    """The visitor's mandates of the round that are still to be answered, as municipality and the
    argument of the button that opens it."""
    return tuple(
        (scene.kept(place.round).roster.name(held.key), f"{held.round} {held.key}")
        for held in pending_among(scene, scene.held(place.round))
    )


def _towns(sheets: tuple[Sheet, ...]) -> list[str]:
    return [sheet.municipality for sheet in sheets]


_CARDS: dict[type, Callable[[Scene, Any, int], Card]] = {
    Home: home,
    Invited: _invited,
    Start: _start,
    Asking: _asking,
    Review: _review,
    Choosing: _choosing,
    Submitted: _submitted,
    Naming: naming_at,
    Named: named_at,
}
