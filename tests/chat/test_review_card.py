from dataclasses import replace

import pytest

from chat.actions import Action, Verb
from chat.answers import Block, Line
from chat.cards import Card, card_text
from chat.review_card import Reviewed, choosing_card, review_card
from chat.texts import texts

DE = texts("de")
TWO = [Block("Wohnen", (Line(1, "Eins", "Eins?", "Ja"), Line(2, "Zwei", "Zwei?", "Nein")))]
REVIEWED = Reviewed(towns=["Witten"], answers=TWO, turn=5, binding="Es gilt.")


def labels(shown: Card) -> list[list[str]]:
    return [[button.label for button in row] for row in shown.rows]


def test_review_numbers_the_answers_and_says_what_submitting_means() -> None:
    shown = review_card(REVIEWED, DE)
    assert (shown.head, shown.title) == ("Witten", "Ihre Antworten im Überblick")
    assert shown.body == "Wohnen\n1. Eins: Ja\n2. Zwei: Nein\n\nEs gilt."
    assert labels(shown) == [["Verbindlich abgeben"], ["Ändern", "Zurück"]]


def test_review_for_several_towns_can_be_separated() -> None:
    shown = review_card(replace(REVIEWED, towns=["A", "B"], differing=["Für B gilt anderes."]), DE)
    assert "2. Zwei: Nein\n\nFür B gilt anderes.\n\nEs gilt." in shown.body
    assert labels(shown)[:2] == [["Verbindlich abgeben"], ["Getrennt beantworten"]]


def test_what_is_missing_is_named_and_nothing_can_be_submitted() -> None:
    shown = review_card(replace(REVIEWED, open=["– Drei?: fehlt"]), DE)
    assert shown.body.endswith(
        "Eine Antwort fehlt noch oder passt nicht:\n\n– Drei?: fehlt\n\n"
        "Es fehlt noch etwas. Bitte ergänzen Sie zuerst."
    )
    assert labels(shown) == [["Ergänzen"], ["Ändern", "Zurück"]]


def test_preparer_puts_the_draft_before_the_head() -> None:
    shown = review_card(replace(REVIEWED, submits=False), DE)
    assert labels(shown) == [["Zur Abgabe vorlegen"], ["Ändern", "Zurück"]]


def test_after_the_deadline_there_is_only_submitting() -> None:
    shown = review_card(replace(REVIEWED, late=True), DE)
    assert shown.body.endswith("Eine Abgabe wird jetzt als verspätet vermerkt und zählt nicht mit.")
    assert labels(shown) == [["Verbindlich abgeben"], ["Übersicht"]]


def test_incomplete_draft_after_the_deadline_leads_home() -> None:
    shown = review_card(replace(REVIEWED, late=True, open=["– Drei?: fehlt"]), DE)
    assert labels(shown) == [["Übersicht"]]


@pytest.mark.parametrize("count", [1, 40, 200])
def test_only_the_last_page_submits_and_every_page_fits(count: int) -> None:
    long = [
        Block("", (Line(n, "", f"Frage {n}? " + "f" * 800, "Wort " * 200),)) for n in range(count)
    ]
    missing = [f"– Frage {n}?: " + "m" * 800 for n in range(5)]
    reviewed = replace(REVIEWED, answers=long, differing=missing)
    page, seen = 0, ""
    while True:
        shown = review_card(replace(reviewed, page=page), DE)
        assert len(card_text(shown)) <= 4096
        seen += shown.body
        if ["Verbindlich abgeben"] in labels(shown):
            break
        assert "Die Abgabe ist auf der letzten Seite möglich." in shown.body
        page += 1
    assert seen.count("f" * 800) == count
    assert seen.count("m" * 800) == 5
    assert review_card(replace(reviewed, page=page + 9), DE) == shown


def test_choosing_lists_the_answers_of_the_review_with_numbered_buttons() -> None:
    shown = choosing_card(["Witten"], TWO, 5, 0, DE)
    assert shown.title == "Welche Antwort möchten Sie ändern?"
    assert shown.body == (
        "Bitte wählen oder schreiben Sie die Nummer.\n\nWohnen\n1. Eins: Ja\n2. Zwei: Nein"
    )
    assert labels(shown) == [["1", "2"], ["Zurück"]]
    assert shown.rows[0][1].action == Action(Verb.CHANGE, "2", 5)


def fields(count: int, title: str, question: str) -> list[Block]:
    return [
        Block(f"{title}{n}", (Line(n, "", f"{n} {question}", "-"),)) for n in range(1, count + 1)
    ]


def test_many_answers_to_choose_from_come_in_pages() -> None:
    shown = choosing_card(["Witten"], fields(45, "Feld ", "Frage?"), 5, 4, DE)
    assert labels(shown) == [["41", "42", "43", "44", "45"], ["Vorige Seite"], ["Zurück"]]
    assert "\n\nFeld 41\n41. 41 Frage? -\n\nFeld 42\n" in shown.body
    assert "Feld 40" not in shown.body


def test_twenty_long_answers_to_choose_from_fit() -> None:
    many = fields(20, "t" * 800, "f" * 900)
    assert len(card_text(choosing_card(["S" * 80] * 5, many, 5, 0, DE))) < 4096
