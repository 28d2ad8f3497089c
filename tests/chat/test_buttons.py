import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.actions import Action, Verb
from chat.buttons import (
    CONTROLS,
    LABEL_LIMIT,
    control,
    in_rows,
    labelled,
    slash,
    typed_button,
)
from chat.cards import Button, Card
from chat.texts import texts

BACK, YES, OTHER = Action(Verb.BACK, turn=4), Action(Verb.CHOOSE, "yes", 4), Action(Verb.NEXT)


def card(*buttons: Button) -> Card:
    return Card(rows=tuple((button,) for button in buttons))


def test_control_has_its_own_label_and_turn() -> None:
    assert control(texts("de"), Verb.BACK, 4) == Button("Zurück", BACK)
    assert control(texts("en"), Verb.BACK, 4) == Button("Back", BACK)


@pytest.mark.parametrize("length", [39, 40, 41, 400])
def test_label_has_at_most_40_characters(length: int) -> None:
    label = labelled("x" * length, YES).label
    assert len(label) == min(length, LABEL_LIMIT)
    assert label.endswith("…") == (length > LABEL_LIMIT)


def test_short_neighbours_stand_side_by_side() -> None:
    a, b, c = Button("Ja", YES), Button("Nein", YES), Button("Ja, unter Vorbehalt", YES)
    assert in_rows([a, b, a]) == ((a, b), (a,))
    assert in_rows([a, c, b]) == ((a,), (c,), (b,))


@given(st.lists(st.text(min_size=1, max_size=20), max_size=30))
def test_rows_keep_every_button_in_order(labels: list[str]) -> None:
    rows = in_rows(Button(label, YES) for label in labels)
    assert [button.label for row in rows for button in row] == labels
    assert all(1 <= len(row) <= 2 for row in rows)


@pytest.mark.parametrize(
    ("label", "command"),
    [
        ("Zurück", "/zurueck"),
        ("Für beide übernehmen", "/fuerbeideuebernehmen"),
        ("Größe", "/groesse"),
        ("Ja, das bin ich", "/jadasbinich"),
        ("Café №1", "/cafeno1"),
        ("x" * 40, "/" + "x" * 32),
    ],
)
def test_slash_form_is_a_command_that_telegram_takes(label: str, command: str) -> None:
    assert slash(label) == command


@pytest.mark.parametrize("words", ["Zurück", "zurück ", "ZURÜCK", "/zurueck", "/zurück@votum_bot"])
def test_control_is_pressed_by_its_label_or_its_slash_form(words: str) -> None:
    shown = card(Button("Ja", YES), Button("Zurück", BACK))
    assert typed_button(shown, words, labels=True) == BACK


@pytest.mark.parametrize("words", ["Zurück", "zurück"])
def test_label_presses_nothing_where_any_words_can_be_the_answer(words: str) -> None:
    shown = card(Button("Zurück", BACK))
    assert typed_button(shown, words, labels=False) is None
    assert typed_button(shown, "/zurueck", labels=False) == BACK


@pytest.mark.parametrize(
    "words", ["Ja", "/ja", "/", "", "zurueck", "Zurück bitte", "/zurueckbitte"]
)
def test_other_words_press_nothing(words: str) -> None:
    shown = card(Button("Ja", YES), Button("Zurück", BACK), Button("–", OTHER))
    assert typed_button(shown, words, labels=True) is None


def test_offer_goes_before_a_control_of_the_same_name() -> None:
    shown = card(Button("Zurück", YES), Button("Zurück", BACK))
    assert typed_button(shown, "Zurück", labels=True) is None
    assert typed_button(shown, "/zurueck", labels=True) == BACK


def test_link_is_nothing_to_type() -> None:
    assert typed_button(card(Button("Zurück", url="https://x")), "Zurück", labels=True) is None


def test_every_control_can_be_said_in_both_languages() -> None:
    for verb in CONTROLS:
        for language in ("de", "en"):
            assert 1 <= len(control(texts(language), verb, 1).label) <= LABEL_LIMIT
