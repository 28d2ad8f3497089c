"""What is shown at a place: the data is fetched here, the card is built in `chat/`."""

from collections.abc import Callable
from typing import Any

from chat.cards import Card
from chat.format import moment
from chat.question_card import Asked, question_card, question_of
from chat.review_card import Reviewed, choosing_card, review_card
from chat.typed import explain
from chat.welcome_cards import (
    Beginning,
    Held,
    Invitation,
    OnRecord,
    home_card,
    invited_card,
    start_card,
    submitted_card,
)
from handlers.coordinating import rounds_card
from handlers.listing import answered, entry_lines
from handlers.places import (
    Asking,
    Choosing,
    Home,
    Invited,
    OnMandates,
    Place,
    Review,
    Start,
    Submitted,
)
from handlers.privacy import notice
from handlers.scene import Scene
from handlers.sheet import Sheet, on_record, open_sheet
from handlers.starting import others
from storage import rounds
from storage.submissions import Recorded
from survey.roster import SUBMITTING
from survey.walk import step_at


def card_at(scene: Scene, place: Place, turn: int, problem: str = "") -> Card:
    """The card of the place, with the problem said first. NotYours where it is no longer theirs."""
    return _CARDS[type(place)](scene, place, turn, problem)


def _home(scene: Scene, _place: Home, turn: int, problem: str) -> Card:
    if scene.visitor.coordinator and not scene.visitor.holdings:
        return rounds_card(scene, turn, problem)
    held = [
        Held(
            scene.title(sheet),
            sheet.municipality,
            _state(scene, sheet),
            f"{sheet.kept.id} {sheet.key}",
        )
        for sheet in (open_sheet(scene.connection, h) for h in scene.visitor.holdings)
    ]
    return home_card(held, turn, scene.texts)


def _state(scene: Scene, sheet: Sheet) -> str:
    recorded = on_record(scene.connection, sheet.holding.mandate)
    if recorded is not None:
        return scene.texts("state-submitted", number=recorded.submission.number)
    if scene.over(sheet):
        return scene.texts("state-missed")
    state = "state-begun" if sheet.answers else "state-untouched"
    return scene.texts(state, deadline=scene.deadline(sheet))


def _invited(scene: Scene, place: Invited, turn: int, _problem: str) -> Card:
    kept = rounds.get(scene.connection, place.round)
    offices = [
        f"{mandate.municipality}, {mandate.office} ({scene.texts('role-' + holder.role)})"
        for mandate in kept.roster.mandates
        for holder in mandate.holders
        if holder.person == place.roster_person
    ]
    title = kept.round.title.in_language(scene.texts.language)
    privacy = notice(scene.desk.privacy, scene.texts)
    return invited_card(Invitation(title, offices, privacy), turn, scene.texts)


def _start(scene: Scene, place: Start, turn: int, _problem: str) -> Card:
    sheets = scene.sheets(place)
    if scene.over(sheets[0]):
        return _submitted(scene, place, turn, "")
    kept, language = sheets[0].kept, scene.texts.language
    planned = kept.state == "planned"
    return start_card(
        Beginning(
            title=scene.title(sheets[0]),
            purpose=kept.round.purpose.in_language(language),
            deadline=scene.deadline(sheets[0]),
            towns=[sheet.municipality for sheet in sheets],
            opens=moment(kept.opens_at, kept.round.zone, language) if planned else "",
            begun=bool(sheets[0].answers),
            nil_return=kept.round.nil_return,
            together=len(sheets) > 1,
        ),
        turn,
        scene.texts,
    )


def _asking(scene: Scene, place: Asking, turn: int, problem: str) -> Card:
    sheets = scene.sheets(place)
    sheet = sheets[0]
    step = step_at(sheet.steps, place.key)
    if scene.over(sheet) or step is None:
        return _submitted(scene, place, turn, problem)
    return question_card(
        Asked(
            step=step,
            offers=sheet.offers(step),
            value=sheet.answers.get(step.key),
            place=sheet.steps.index(step) + 1,
            total=len(sheet.steps),
            towns=[each.municipality for each in sheets],
            turn=turn,
            page=place.page,
            entries=entry_lines(sheet, step, scene.texts),
            problem=problem,
        ),
        scene.texts,
    )


def _review(scene: Scene, place: Review, turn: int, problem: str) -> Card:
    sheets = scene.sheets(place)
    return review_card(
        Reviewed(
            towns=[sheet.municipality for sheet in sheets],
            answers=answered(sheets[0], scene.texts),
            turn=turn,
            deadline=scene.deadline(sheets[0]),
            page=place.page,
            notes=[note for note in (problem, *_differences(scene, sheets)) if note],
            open=[line for sheet in sheets for line in _open(scene, sheet)],
            submits=sheets[0].holding.role in SUBMITTING,
        ),
        scene.texts,
    )


def _differences(scene: Scene, sheets: tuple[Sheet, ...]) -> list[str]:
    """What holds otherwise for the other towns, because it cannot hold for them."""
    lead, *rest = sheets
    return [
        scene.texts(
            "review-dropped",
            town=other.municipality,
            question=question_of(step, scene.texts),
        )
        for other in rest
        for step in lead.steps
        if step.key in other.carried(lead.answers).dropped
    ]


def _open(scene: Scene, sheet: Sheet) -> list[str]:
    return [
        f"– {question_of(step, scene.texts)}: {explain(problem, scene.texts)}"
        for step, problem in sheet.objections
    ]


def _choosing(scene: Scene, place: Choosing, turn: int, problem: str) -> Card:
    sheets = scene.sheets(place)
    towns = [sheet.municipality for sheet in sheets]
    answers = answered(sheets[0], scene.texts)
    return choosing_card(towns, answers, turn, place.page, scene.texts, problem)


def _submitted(scene: Scene, place: OnMandates, turn: int, _problem: str) -> Card:
    sheets = scene.sheets(place)
    return submitted_card(
        OnRecord(
            title=scene.title(sheets[0]),
            towns=[sheet.municipality for sheet in sheets],
            records=[_record(scene, sheet) for sheet in sheets],
            deadline=scene.deadline(sheets[0]),
            changeable=not scene.over(sheets[0]),
            others=others(scene, place),
        ),
        turn,
        scene.texts,
    )


def _record(scene: Scene, sheet: Sheet) -> str:
    recorded = on_record(scene.connection, sheet.holding.mandate)
    if recorded is None:
        return scene.texts("record-none", town=sheet.municipality)
    return _on_record(scene, sheet, recorded)


def _on_record(scene: Scene, sheet: Sheet, recorded: Recorded) -> str:
    submission = recorded.submission
    sentence = "record-nil" if submission.nil_return else "record-submitted"
    at = moment(submission.at, sheet.kept.round.zone, scene.texts.language)
    return scene.texts(sentence, town=sheet.municipality, number=submission.number, at=at)


_CARDS: dict[type, Callable[[Scene, Any, int, str], Card]] = {
    Home: _home,
    Invited: _invited,
    Start: _start,
    Asking: _asking,
    Review: _review,
    Choosing: _choosing,
    Submitted: _submitted,
}
