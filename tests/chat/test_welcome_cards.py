from dataclasses import replace

import pytest

from chat.actions import Action, Verb
from chat.cards import Card, card_text
from chat.texts import texts
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

DE = texts("de")
BEGINNING = Beginning("Abfrage", "Worum es geht.", "Freitag", ["Witten"])
RECORD = OnRecord("Abfrage", ["Witten"], ["Witten: liegt vor."], "Freitag")


def labels(shown: Card) -> list[str]:
    return [button.label for row in shown.rows for button in row]


def test_invitation_names_the_offices_and_asks_once() -> None:
    shown = invited_card(Invitation("Abfrage", ["Witten, Hauptamt"], "Datenschutz."), 1, DE)
    assert shown.body == (
        "Abfrage: Abfrage\n\n"
        "Dieser Zugang gilt für:\n– Witten, Hauptamt\n\n"
        "Datenschutz.\n\n"
        "Sind Sie das?"
    )
    assert labels(shown) == ["Ja, das bin ich", "Nein, das bin ich nicht"]


def test_start_says_what_it_is_about_and_until_when() -> None:
    shown = start_card(BEGINNING, 1, DE)
    assert (shown.head, shown.title) == ("Witten", "Abfrage")
    assert shown.body == "Worum es geht.\n\nFrist: Freitag"
    assert labels(shown) == ["Weiter", "Übersicht"]


def test_start_warns_that_a_nil_return_is_binding_at_once() -> None:
    shown = start_card(replace(BEGINNING, nil_return=True), 1, DE)
    assert shown.body.endswith(
        "Haben Sie nichts zu erklären, wählen Sie „Fehlanzeige“. "
        "Sie gilt sofort als Abgabe für Witten."
    )
    assert labels(shown) == ["Weiter", "Fehlanzeige", "Übersicht"]


def test_planned_round_offers_nothing_yet() -> None:
    shown = start_card(replace(BEGINNING, opens="Montag", nil_return=True, begun=True), 1, DE)
    assert shown.body.endswith("Die Abfrage beginnt am Montag. Sie erhalten dann eine Nachricht.")
    assert labels(shown) == ["Übersicht"]


@pytest.mark.parametrize(
    ("towns", "label"),
    [(["A", "B"], "Für beide übernehmen"), (["A", "B", "C"], "Für alle übernehmen")],
)
def test_several_towns_are_asked_about_together(towns: list[str], label: str) -> None:
    shown = start_card(replace(BEGINNING, towns=towns), 1, DE)
    assert labels(shown) == [label, "Getrennt beantworten", "Übersicht"]
    assert shown.rows[0][0].action == Action(Verb.TOGETHER, turn=1)


def test_longest_start_of_a_round_file_fits() -> None:
    """The limits of `rounds/wording.py`, for three towns."""
    towns = ["S" * 80] * 3
    longest = Beginning("T" * 120, "P" * 1500, "D" * 60, towns, begun=True, nil_return=True)
    assert len(card_text(start_card(longest, 1, DE))) < 4096


def test_home_groups_the_towns_by_round() -> None:
    shown = home_card(
        [Held("Eins", "A", "offen", "eins a"), Held("Eins", "B", "abgegeben", "eins b")], 1, DE
    )
    assert shown.body == "Eins\n– A: offen\n– B: abgegeben"
    assert labels(shown) == ["A öffnen", "B öffnen"]
    assert shown.rows[1][0].action == Action(Verb.OPEN, "eins b", 1)


def test_town_in_two_rounds_is_told_apart_by_a_number() -> None:
    shown = home_card([Held("Eins", "A", "offen", "e"), Held("Zwei", "A", "offen", "z")], 1, DE)
    assert labels(shown) == ["1. A öffnen", "2. A öffnen"]


def test_what_cannot_be_opened_has_no_button() -> None:
    assert labels(home_card([Held("Eins", "A", "gilt nicht", "")], 1, DE)) == []


def test_empty_home_says_so() -> None:
    assert home_card([], 1, DE).body == "Zurzeit liegt keine Abfrage für Sie vor."


@pytest.mark.parametrize(
    ("record", "ends", "shown"),
    [
        (replace(RECORD, changeable=True), "möglich bis Freitag.", ["Ändern", "Übersicht"]),
        (RECORD, "möglich bis Freitag.", ["Übersicht"]),
        (replace(RECORD, deadline=""), "liegt vor.", ["Übersicht"]),
        (replace(RECORD, over=True), "an die Koordination.", ["Übersicht"]),
        (
            replace(RECORD, over=True, unsent=True),
            "noch verspätet abgeben.",
            ["Antworten prüfen", "Übersicht"],
        ),
        (
            replace(RECORD, deadline="", others=[("B", "eins b")]),
            "liegt vor.",
            ["B öffnen", "Übersicht"],
        ),
    ],
)
def test_record_says_until_when_and_what_can_be_done(
    record: OnRecord, ends: str, shown: list[str]
) -> None:
    card = submitted_card(record, 1, DE)
    assert card.body.endswith(ends)
    assert labels(card) == shown
