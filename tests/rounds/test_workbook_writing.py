"""A round becomes a workbook, which reads as the same round and roster."""

import io

import pytest
from openpyxl import load_workbook

from rounds.reader import read_round
from rounds.shelf import path_of, ready_made, template_path
from rounds.workbook import workbook_round
from rounds.workbook_template import Unwritable, workbook_bytes
from survey.questions import Question
from survey.round import Round
from tests.rounds.random_rounds import random_round


@pytest.mark.parametrize("path", [*map(path_of, ready_made()), template_path()], ids=str)
def test_round_file_goes_through_a_workbook_unchanged(path: object) -> None:
    reading = read_round(path)  # type: ignore[arg-type]
    again = workbook_round(workbook_bytes(reading.round, reading.roster, {}), "r.xlsx")
    assert (again.round, again.roster) == (reading.round, reading.roster)
    assert [warning.found for warning in again.warnings] == [
        warning.found for warning in reading.warnings
    ]


@pytest.mark.parametrize("seed", range(60))
def test_any_round_goes_through_a_workbook_unchanged(seed: int) -> None:
    for part in range(3):
        round_, roster = random_round(seed * 3 + part)
        again = workbook_round(workbook_bytes(round_, roster, {}), "r.xlsx")
        assert again.round == round_
        assert again.roster == roster


def test_random_rounds_have_everything_in_them() -> None:
    """Or the test above would show less than it says."""
    rounds = [random_round(seed)[0] for seed in range(180)]
    keys: set[str] = set()

    def note(question: Question) -> None:
        keys.update(f"{question.kind}.{name}" for name in question.model_fields_set)
        for item in getattr(question, "items", ()):
            note(item)

    for round_ in rounds:
        keys |= round_.model_fields_set
        for question in round_.questions:
            note(question)
    lacking = set(Round.model_fields) - keys - {"timezone"}
    assert lacking == set()
    assert {"choice.vote", "choice.planned_until", "rank.among", "choice.of"} <= keys
    assert {"group.last", "group.exactly_one", "group.per", "text.pattern", "money.min"} <= keys


def test_workbook_has_lists_to_choose_from_and_its_explanations() -> None:
    reading = read_round(template_path())
    notes = {"Erläuterungen": [("Blatt", "Spalte", "Bedeutung"), ("survey", "type", "=nichts")]}
    book = load_workbook(io.BytesIO(workbook_bytes(reading.round, reading.roster, notes)))
    offered = {str(each.sqref): each for each in book["survey"].data_validations.dataValidation}
    types = offered["A2:A500"].formula1.strip('"').split(",")
    assert {"text", "money", "municipalities", "begin_repeat", "end_repeat"} <= set(types)
    assert not offered["A2:A500"].showErrorMessage
    assert book.sheetnames[-1] == "Erläuterungen"
    assert book["Erläuterungen"]["C2"].data_type == "s"
    assert book["municipalities"]["A2"].value == "05954004"


def test_what_no_cell_can_hold_is_refused_with_its_place() -> None:
    reading = read_round(template_path())
    round_ = reading.round.model_copy(update={"reference": "a\x00b"})
    with pytest.raises(Unwritable) as refused:
        workbook_bytes(round_, reading.roster, {})
    assert str(refused.value) == "settings!I2: reference holds what no cell of a workbook can"
