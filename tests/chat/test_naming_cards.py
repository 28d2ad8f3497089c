"""The cards on which somebody is named: what they say, and that their buttons always fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.actions import Action, Verb, encode
from chat.buttons import LABEL_LIMIT
from chat.cards import TEXT_LIMIT, Card, card_text, measure
from chat.naming_cards import (
    Listed,
    Passed,
    Step,
    consent_card,
    link_card,
    mandates_card,
    named_card,
    withdraw_card,
)
from chat.texts import LANGUAGES, texts

SAY = texts("de")
LONGEST = "x" * 40 + " 05954036"
STEP = Step("deputy", ["Witten"], 7)


def labels(card: Card) -> list[str]:
    return [button.label for row in card.rows for button in row]


def assert_fits(card: Card) -> None:
    """Within the limits of a message and of its buttons, which can be told apart."""
    assert measure(card_text(card)) <= TEXT_LIMIT
    assert len(set(labels(card))) == len(labels(card))
    for row in card.rows:
        for button in row:
            assert 1 <= len(button.label) <= LABEL_LIMIT
            assert button.action is not None
            encode(button.action)


def test_more_than_twenty_choices_come_in_pages_of_ten() -> None:
    choices = [(f"Stadt {number}", f"r {number:08}") for number in range(1, 31)]
    card = mandates_card(STEP, choices, 1, SAY)
    assert card.body.splitlines()[0] == "Für welches Mandat?"
    assert card.body.splitlines()[1::9] == ["11. Stadt 11", "20. Stadt 20"]
    assert labels(card)[9:] == [
        "20. Stadt 20", "Vorige Seite", "Nächste Seite", "Zurück", "Übersicht",
    ]  # fmt: skip
    assert card.rows[0][0].action == Action(Verb.CHOOSE, "r 00000011", 7)


@given(st.lists(st.text(min_size=1, max_size=200), max_size=45), st.integers(0, 6))
def test_choices_always_fit(towns: list[str], page: int) -> None:
    for language in LANGUAGES:
        choices = [(town, LONGEST) for town in towns]
        assert_fits(mandates_card(Step("deputy", [], 0xFFFF), choices, page, texts(language)))


@given(
    st.lists(st.tuples(st.text(max_size=300), st.booleans()), max_size=45),
    st.integers(0, 6),
    st.booleans(),
)
def test_lists_of_those_named_always_fit(
    people: list[tuple[str, bool]], page: int, more: bool
) -> None:
    listed = [Listed("x" * 43, words, waits) for words, waits in people]
    for language in LANGUAGES:
        assert_fits(named_card(listed, page, 0xFFFF, texts(language), more=more))


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_about_the_longest_name_fits(language: str) -> None:
    assert_fits(withdraw_card("x" * 300, 1, texts(language)))
    assert_fits(consent_card(STEP, "x" * 80, "x" * 300, "x", texts(language)))


def test_only_who_waits_gets_a_new_link() -> None:
    people = [Listed("a", "Frau Muster", True), Listed("b", "Herr Beispiel", False)]
    card = named_card(people, 0, 7, SAY, more=False)
    assert labels(card) == [
        "1. Neuer Link", "1. Zurücknehmen", "2. Zurücknehmen", "Übersicht",
    ]  # fmt: skip
    assert card.rows[0][0].action == Action(Verb.LINK, "a", 7)
    assert card.rows[1][0].action == Action(Verb.REVOKE, "b", 7)


def test_message_to_be_forwarded_has_no_buttons() -> None:
    passed = Passed("Abfrage", "Frau Muster", "preparer", "Witten", "Leitung A", "Freitag", "https")
    assert link_card(passed, SAY) == Card(
        title="Zugang für Frau Muster",
        body="Abfrage\n\n"
        "Leitung A hat Frau Muster als Sachbearbeitung für Witten benannt.\n\n"
        "Bitte öffnen Sie den Link selbst, bis Freitag. Er gilt nur einmal.\n\n"
        "https",
    )
