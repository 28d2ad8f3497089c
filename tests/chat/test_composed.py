"""Cards put together from the words of the ready-made rounds, with everything that can be asked."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from chat.answers import InWords
from chat.buttons import LABEL_LIMIT
from chat.cards import TEXT_LIMIT, Card, card_text, measure
from chat.question_card import Asked, question_card
from chat.review_card import Reviewed, choosing_card, review_card
from chat.texts import LANGUAGES, Texts, texts
from rounds.reader import Reading, read_round
from rounds.shelf import path_of, ready_made
from survey.offers import offers
from survey.parts import part_of
from survey.questions import Choice, Group
from survey.step import Step
from survey.steps import steps

BUTTONS = 100
"""Buttons that a message can have, at most eight of them in a row."""

DAY = dt.date(2026, 12, 1)
DEADLINE = "Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)"
SEVERAL = ("Breckerfeld", "Mülheim an der Ruhr", "Wetter (Ruhr)")


def everything(reading: Reading) -> tuple[dict[str, Any], tuple[Step, ...]]:
    """Answers that open all questions, and these: each choice takes the option that asks or opens
    the most, each list has three entries."""
    answers: dict[str, Any] = {}
    while True:
        asked = steps(reading.round, answers)
        missing = [step for step in asked if step.key not in answers]
        if not missing:
            return answers, asked
        answers[missing[0].key] = _opening(reading, missing[0])


def _opening(reading: Reading, step: Step) -> Any:
    if isinstance(step.question, Group):
        return 3
    found = [each.id for each in offers(step, reading.round, reading.roster, "", {})]
    if isinstance(step.question, Choice) and step.asks is None:
        asking = [each.id for each in step.question.options if each.asks]
        return (asking or found)[0]
    if found and step.asks is None:
        return found
    return {"date": "2027-02-04", "number": 12.5, "money": "2000.00"}.get(
        "" if step.asks else step.question.kind, "Wort " * 20
    )


def cards(reading: Reading, language: Texts) -> Iterator[Card]:
    answers, asked = everything(reading)
    for step in asked:
        found = offers(step, reading.round, reading.roster, "", answers)
        part = part_of(reading.round, step)
        for value in (None, answers[step.key]):
            yield question_card(
                Asked(step, found, value, part, SEVERAL, turn=123456, planned=DAY), language
            )
    blocks = InWords(reading.round, reading.roster, answers, DAY, language).blocks(asked)
    for page in range(len(asked)):
        yield choosing_card(SEVERAL, blocks, 123456, page, language)
        yield review_card(Reviewed(SEVERAL, blocks, 123456, DEADLINE, page), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ready_made())
def test_every_card_of_a_ready_made_round_fits_a_phone(name: str, language: str) -> None:
    reading = read_round(path_of(name))
    drawn = list(cards(reading, texts(language)))
    assert len(drawn) > 20
    for card in drawn:
        buttons = [button for row in card.rows for button in row]
        assert measure(card_text(card)) <= TEXT_LIMIT
        assert len(buttons) <= BUTTONS
        assert max(len(row) for row in card.rows) <= 8
        assert [b.label for b in buttons if measure(b.label) > LABEL_LIMIT] == []
        assert len({button.action for button in buttons}) == len(buttons)


@pytest.mark.parametrize("name", ready_made())
def test_every_question_of_a_ready_made_round_has_a_short_name(name: str) -> None:
    reading = read_round(path_of(name))
    answers, asked = everything(reading)
    blocks = InWords(reading.round, reading.roster, answers, DAY, texts("de")).blocks(asked)
    assert [line.question for block in blocks for line in block.lines if not line.name] == []
