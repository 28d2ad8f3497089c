"""The questionnaire on paper: what stands on it, and that it can be printed whatever is asked."""

import datetime as dt
import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from chat.texts import LANGUAGES, texts
from reports.form import Form, form_data, form_pdf
from rounds.reader import Reading, read_round
from rounds.shelf import path_of, ready_made, template_path
from survey.roster import Mandate, Roster
from survey.round import Round
from tests.rounds.random_rounds import random_round

AT = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
DE = texts("de")
MARGIN = 22 / 25.4 * 72 - 4
"""What is left white at the right, in points; a blank at the end of a line may hang over."""

SOLIDARITY = read_round(path_of("solidarpakt-en"))
TEMPLATE = read_round(template_path())


def of(reading: Reading, mandate: Mandate | None = None) -> Form:
    return Form(reading.round, reading.roster, "18. Dezember", ("Kreis", "a@example.org"), mandate)


def asked(reading: Reading, mandate: Mandate | None = None) -> dict[str, dict[str, Any]]:
    """The questions of the form by their titles."""
    return {each["title"]: each for each in form_data(of(reading, mandate), DE)["questions"]}


def written(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def rightmost(content: bytes) -> float:
    """How far the text of any page reaches to the right, in points left over."""
    free: list[float] = []
    for page in PdfDocument(content):
        area = page.get_textpage()
        rects = [area.get_rect(at) for at in range(area.count_rects())]
        free += [page.get_width() - right for _, _, right, _ in rects]
    return min(free)


def test_choice_per_field_is_a_table_and_what_it_asks_another() -> None:
    interest = asked(SOLIDARITY)["1. Zusammenarbeit"]
    grid, fill = interest["bodies"]
    assert grid["heads"] == ["Ja", "Ja, unter Vorbehalt", "Nein", "Enthaltung"]
    assert (grid["kind"], len(grid["rows"]), grid["turned"]) == ("grid", 7, False)
    assert (fill["kind"], fill["title"]) == (
        "fill",
        "Zu „Ja, unter Vorbehalt“ erläutern Sie das bitte:",
    )
    assert interest["text"] == "Möchte Ihre Stadt im Feld … mit anderen zusammenarbeiten?"


def test_questions_are_named_by_their_numbers_in_conditions() -> None:
    questions = asked(SOLIDARITY)
    assert questions["2. Formen"]["when"] == [
        "Nur wenn „1. Zusammenarbeit“ so beantwortet wird: „Ja“ oder „Ja, unter Vorbehalt“."
    ]
    assert questions["3. Mit"]["when"] == [
        "Nur wenn „2. Formen“ so beantwortet wird: „Städte untereinander“."
    ]
    assert questions["5. Zuerst"]["when"] == [
        (
            "Zur Wahl stehen die Felder, in denen „1. Zusammenarbeit“ so beantwortet wird: "
            "„Ja“ oder „Ja, unter Vorbehalt“."
        )
    ]


def test_own_town_is_left_out_where_the_form_is_for_one() -> None:
    (anybody,) = asked(SOLIDARITY)["3. Mit"]["bodies"]
    (own,) = asked(SOLIDARITY, SOLIDARITY.roster.mandates[0])["3. Mit"]["bodies"]
    assert (len(anybody["heads"]), len(own["heads"])) == (9, 8)
    assert anybody["heads"][0] == "Breckerfeld"
    assert own["turned"]


def test_repeating_group_is_a_table_with_empty_rows() -> None:
    (table,) = asked(SOLIDARITY)["6. Bestehende Kooperationen"]["bodies"]
    assert table == {
        "kind": "entries",
        "title": "",
        "heads": ["Thema", "Städte", "Außerdem beteiligt", "Soll bleiben"],
        "cells": [[], [], [], ["Ja", "Nein"]],
        "rows": 5,
    }


def test_group_without_entries_asks_one_item_below_the_other() -> None:
    cost = asked(TEMPLATE)["8. Kosten"]
    assert (cost["bodies"], cost["entries"]) == ([], [""])
    assert [item["title"] for item in cost["items"]] == ["Kostenart", "Betrag", "Stellen"]
    assert cost["items"][0]["bodies"] == [{"kind": "lines", "count": 1}]
    assert cost["items"][1]["how"] == [
        "Bitte schreiben Sie einen Betrag in Euro.",
        "Bitte geben Sie einen Betrag ab 0,00 EUR ein.",
    ]


def test_rules_of_a_group_are_told() -> None:
    assert asked(TEMPLATE)["7. Beratungsfolge"]["how"] == [
        "Bitte füllen Sie für jeden Eintrag eine Zeile aus, höchstens 5.",
        "Genau ein Eintrag hat bei „Rolle“ die Antwort „Entscheidung“.",
        "Er steht am Ende.",
    ]


def test_it_says_for_whom_until_when_and_where_to() -> None:
    witten = SOLIDARITY.roster.by_key["05954036"]
    said = written(form_pdf(of(SOLIDARITY, witten), AT, DE))
    for words in (
        "Fragebogen",
        "Frist: 18. Dezember",
        "Kommune Witten",
        "Schlüssel 05954036",
        "Bitte zurück an Kreis a@example.org",
        "Fehlanzeige: Wir haben nichts zu erklären.",
        "Mit der Unterschrift gilt das Votum als erklärt.",
        "Ort, Datum",
    ):
        assert words in said


def test_forum_is_asked_without_names() -> None:
    said = written(form_pdf(of(read_round(path_of("forum-auswertung"))), AT, DE))
    assert "Bitte schreiben Sie keinen Namen auf den Bogen." in said
    assert "Unterschrift" not in said
    assert "Für wen" not in said


@pytest.mark.parametrize("name", ready_made())
@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_made_round_is_printed_whole_and_tagged(name: str, language: str) -> None:
    reading = read_round(path_of(name))
    content = form_pdf(of(reading), AT, texts(language))
    said = written(content)
    root: Any = PdfReader(io.BytesIO(content)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    for question in reading.round.questions:
        assert question.short is not None
        assert question.short.in_language(language) in said
    assert rightmost(content) >= MARGIN
    assert content == form_pdf(of(reading), AT, texts(language))


def test_many_towns_and_long_labels_stay_on_the_page() -> None:
    first = SOLIDARITY.roster.mandates[0]
    towns = [
        first.model_copy(
            update={
                "key": f"{5000000 + at:08}",
                "municipality": f"Bad Musterstadt-Langenbrück {at}",
            }
        )
        for at in range(53)
    ]
    data = SOLIDARITY.round.model_dump(exclude_unset=True)
    for field in data["fields"]:
        field["label"] = "Qualifizierungundarbeitsmarktzugangxxxxx"
    for question in data["questions"]:
        for at, option in enumerate(question.get("options", ())):
            option["label"] = f"Donaudampfschifffahrtsgesellschaftskap{at}"
    reading = Reading(Round.model_validate(data), Roster(mandates=tuple(towns)))
    partners = asked(reading)["3. Mit"]
    assert partners["bodies"][0]["kind"] == "fill"
    assert partners["how"][0] == "Bitte nennen Sie die Namen der Kommunen."
    assert rightmost(form_pdf(of(reading), AT, DE)) >= MARGIN


@pytest.mark.parametrize("seed", range(25))
def test_any_round_can_be_printed(seed: int) -> None:
    round_, roster = random_round(seed)
    content = form_pdf(Form(round_, roster, "18. Dezember"), AT, DE)
    assert content.startswith(b"%PDF")
    assert rightmost(content) >= MARGIN
