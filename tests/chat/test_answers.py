"""Answers put together in words."""

import datetime as dt
from typing import Any

from chat.answers import Block, InWords, Line, block_words, named
from chat.texts import texts
from survey.roster import Roster
from survey.round import Round
from survey.steps import steps

ROSTER = Roster.model_validate(
    {
        "mandates": [
            {
                "key": "05954036",
                "municipality": "Witten",
                "inhabitants": 96459,
                "counted_on": "2019-12-31",
                "office": "Hauptamt",
            }
        ]
    }
)
YES_IF = [
    {"id": "yes", "label": "Ja"},
    {"id": "if", "label": "Ja, unter Vorbehalt", "asks": "condition"},
]
INTEREST = {
    "kind": "choice",
    "id": "interest",
    "text": "Interesse im Feld {field}?",
    "short": "Interesse",
    "per": "field",
    "options": YES_IF,
}
COOPERATIONS = {
    "kind": "group",
    "id": "g",
    "text": "Welche gibt es schon?",
    "repeat": True,
    "items": [{"kind": "text", "id": "what", "text": "Worum geht es?"}],
}


def told(questions: list[dict[str, Any]], **answers: Any) -> tuple[Block, ...]:
    """All that is asked, on 1 December 2026; `__` in an argument stands for a point."""
    round_ = Round.model_validate(
        {
            "format": 1,
            "id": "small",
            "title": "-",
            "purpose": "-",
            "closes": "2026-12-18T12:00:00",
            "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
            "questions": questions,
        }
    )
    flat = {key.replace("__", "."): value for key, value in answers.items()}
    day = dt.date(2026, 12, 1)
    return InWords(round_, ROSTER, flat, day, texts("de")).blocks(steps(round_, flat))


def words(*questions: dict[str, Any], **answers: Any) -> list[str]:
    return [block_words(block, numbered=True) for block in told([*questions], **answers)]


def test_answers_about_a_field_stand_under_its_name() -> None:
    answers = {"interest__housing": "if", "interest__housing__condition": "Ohne Personal."}
    assert words(INTEREST, **answers) == [
        "Wohnen\n1. Interesse: Ja, unter Vorbehalt\n2. Zu „Ja, unter Vorbehalt“: Ohne Personal.",
        "Jugend\n3. Interesse: keine Angabe",
    ]


def test_line_keeps_the_whole_question() -> None:
    (housing, _) = told([INTEREST], interest__housing="yes")
    assert housing == Block(
        "Wohnen", (Line(1, "Interesse", "Interesse im Feld Wohnen?", "Ja", explains=False),)
    )


def test_question_without_a_short_name_stands_above_its_answer() -> None:
    a, b = ({"kind": "text", "id": id_, "text": f"{id_}?"} for id_ in "ab")
    assert words(a, b, a="Eins", b="Zwei") == ["1. a?\n– Eins\n\n2. b?\n– Zwei"]


def test_answers_without_numbers_are_those_of_a_receipt() -> None:
    (block,) = told([{"kind": "number", "id": "n", "text": "?", "short": "Anzahl"}], n=12.5)
    assert block_words(block, numbered=False) == "Anzahl: 12,5"


def test_entries_stand_in_blocks_behind_their_number() -> None:
    assert words(COOPERATIONS, g=2, g__1__what="Eins") == [
        "1. Welche gibt es schon?\n– 2 Einträge",
        "Eintrag 1 – Welche gibt es schon?\n2. Worum geht es?\n– Eins",
        "Eintrag 2 – Welche gibt es schon?\n3. Worum geht es?\n– keine Angabe",
    ]


def test_entries_of_a_field_name_it() -> None:
    per_field = {**COOPERATIONS, "per": "field", "short": "Kooperationen"}
    titles = [block.title for block in told([per_field], g__housing=1)]
    assert titles == ["Wohnen", "Wohnen – Eintrag 1 – Kooperationen", "Jugend"]


def test_result_before_its_day_is_planned() -> None:
    sitting = {"kind": "date", "id": "sitting", "text": "?", "short": "Sitzung"}
    vote = {**INTEREST, "per": None, "text": "?", "planned_until": "sitting"}
    assert words(sitting, vote, sitting="2026-12-02", interest="yes") == [
        "1. Sitzung: 02.12.2026\n2. Interesse: Ja (geplant bis zur Entscheidung am 02.12.2026)"
    ]
    assert words(sitting, vote, sitting="2026-12-01", interest="yes") == [
        "1. Sitzung: 01.12.2026\n2. Interesse: Ja"
    ]


def test_name_that_ends_a_sentence_needs_no_colon() -> None:
    assert (named("Interesse", "Ja"), named("Was?", "Ja")) == ("Interesse: Ja", "Was? Ja")
