import datetime as dt
from typing import Any

import pytest
from pydantic import TypeAdapter

from chat.actions import Action, Verb
from chat.cards import Card, card_text
from chat.question_card import Asked, question_card
from chat.question_words import question_of
from chat.texts import texts
from survey.offers import Offer
from survey.parts import Part
from survey.questions import PolicyField, Question
from survey.step import Step
from survey.text import Text

DE = texts("de")
QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
OPTIONS = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein", "asks": "why"}]


def step(kind: str, **settings: Any) -> Step:
    return Step(
        "q", QUESTION.validate_python({"kind": kind, "id": "q", "text": "Frage?", **settings})
    )


def offers(*labels: str) -> list[Offer]:
    return [Offer(label.lower(), Text(label)) for label in labels]


def card(asked: Step, **settings: Any) -> Card:
    given = {"offers": (), "value": None, "part": Part(2, 9, None), "towns": ["Witten"], "turn": 5}
    return question_card(Asked(asked, **{**given, **settings}), DE)


def labels(shown: Card) -> list[list[str]]:
    return [[button.label for button in row] for row in shown.rows]


CHOICE = step("choice", options=OPTIONS)
LIST = step("choices", options=OPTIONS)


def test_head_tells_towns_and_progress() -> None:
    shown = card(CHOICE, towns=["Breckerfeld", "Ennepetal"], offers=offers("Ja"))
    assert (shown.head, shown.title) == ("Breckerfeld, Ennepetal · Teil 2 von 9", "Frage?")


def test_head_tells_the_field() -> None:
    housing = PolicyField(id="housing", label=Text("Wohnen"))
    shown = card(CHOICE, part=Part(3, 10, housing), offers=offers("Ja"))
    assert shown.head == "Witten · Teil 3 von 10: Wohnen"


def test_choice_is_one_button_an_option_with_its_number_in_words() -> None:
    shown = card(CHOICE, offers=offers("Ja", "Nein"))
    assert shown.body == "1. Ja\n2. Nein"
    assert labels(shown) == [["Ja", "Nein"], ["Zurück"]]
    assert shown.rows[0][1].action == Action(Verb.CHOOSE, "nein", 5)


def test_what_is_chosen_is_said_in_words_beside_the_mark() -> None:
    shown = card(CHOICE, offers=offers("Ja", "Nein"), value="nein")
    assert shown.body == "1. Ja\n2. Nein – gewählt"
    assert labels(shown) == [["Ja", "✓ Nein"], ["Weiter"], ["Zurück"]]


def test_list_picks_and_drops() -> None:
    shown = card(LIST, offers=offers("Ja", "Nein"), value=["nein"])
    assert [button.action for button in shown.rows[0]] == [
        Action(Verb.PICK, "ja", 5),
        Action(Verb.DROP, "nein", 5),
    ]


def test_rank_says_each_place() -> None:
    shown = card(step("rank", options=OPTIONS), offers=offers("Ja", "Nein"), value=["nein", "ja"])
    assert shown.body.startswith("1. Ja – Rang 2\n2. Nein – Rang 1\n\n")


@pytest.mark.parametrize(
    ("kind", "settings", "value", "controls"),
    [
        ("choice", {}, None, []),
        ("choice", {}, "ja", ["Weiter"]),
        ("choice", {"required": False}, None, ["Überspringen"]),
        ("choice", {"required": False}, "ja", ["Weiter", "Antwort löschen"]),
        ("choices", {}, None, ["Weiter"]),
        ("choices", {"required": False}, None, ["Überspringen"]),
        ("rank", {}, ["ja"], ["Weiter"]),
    ],
)
def test_controls_fit_the_question_and_its_answer(
    kind: str, settings: dict[str, Any], value: object, controls: list[str]
) -> None:
    shown = card(step(kind, options=OPTIONS, **settings), offers=offers("Ja"), value=value)
    assert labels(shown)[1:] == [*([controls] if controls else []), ["Zurück"]]


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("text", "Bitte schreiben Sie Ihre Antwort als Nachricht, höchstens 1.000 Zeichen."),
        ("number", "Bitte schreiben Sie eine Zahl."),
        ("money", "Bitte schreiben Sie einen Betrag in Euro, zum Beispiel 2.000,00."),
        ("date", "Bitte schreiben Sie ein Datum in der Form 21.09.2023."),
    ],
)
def test_what_is_to_be_written_is_said(kind: str, how: str) -> None:
    shown = card(step(kind))
    assert (shown.body, labels(shown)) == (how, [["Zurück"]])


def test_written_answer_is_repeated() -> None:
    assert card(step("money"), value="2000.00").body.startswith(
        "Ihre Antwort bisher: 2.000,00 EUR\n"
    )


def test_help_stands_above_the_options() -> None:
    shown = card(step("choice", options=OPTIONS, help="Hinweis."), offers=offers("Ja"))
    assert shown.body == "Hinweis.\n\n1. Ja"


def test_short_text_that_an_option_asks_for_names_the_option() -> None:
    asked = Step("q.why", CHOICE.question, asks="no")
    shown = card(asked, value="darum")
    assert shown.body == (
        "Sie haben „Nein“ gewählt. Bitte erläutern Sie das kurz, in höchstens 1.000 Zeichen.\n\n"
        "Ihre Antwort bisher: darum"
    )
    assert labels(shown) == [["Weiter"], ["Zurück"]]


def test_long_label_is_cut_on_the_button_alone() -> None:
    shown = card(CHOICE, offers=offers("W" * 60))
    assert shown.body == f"1. {'W' * 60}"
    assert shown.rows[0][0].label == "W" * 39 + "…"


def test_field_stands_in_the_question() -> None:
    housing = PolicyField(id="housing", label=Text("Wohnen"))
    question = step("choice", options=OPTIONS, text="Im Feld {field}?").question
    asked = Step("q.housing", question, housing)
    assert card(asked, offers=offers("Ja")).title == "Im Feld Wohnen?"
    assert question_of(asked, DE) == "Im Feld Wohnen?"


def test_question_in_a_list_says_to_what_it_belongs() -> None:
    asks = Step("g.2.q.why", CHOICE.question, asks="no", entry=2)
    assert question_of(asks, DE) == "Eintrag 2: Frage? – Erläuterung"


def test_empty_group_offers_a_first_entry() -> None:
    group = step("group", items=[{"kind": "text", "id": "i", "text": "?"}], repeat=True)
    shown = card(group)
    assert shown.body == "Bitte fügen Sie mindestens einen Eintrag hinzu, höchstens 20."
    assert labels(shown) == [["Eintrag hinzufügen"], ["Zurück"]]


def test_group_that_may_stay_empty_demands_no_entry() -> None:
    items = [{"kind": "text", "id": "i", "text": "?"}]
    shown = card(step("group", items=items, repeat=True, required=False, max=5))
    assert shown.body == "Sie können Einträge hinzufügen, ändern oder entfernen, höchstens 5."


ONE_TO_TWO = "Bitte wählen Sie mindestens 1 und höchstens 2."


@pytest.mark.parametrize(
    ("kind", "settings", "told"),
    [
        ("choices", {}, "Bitte wählen Sie mindestens eine Antwort."),
        ("choices", {"max": 2}, ONE_TO_TWO),
        ("choices", {"min": 2, "max": 2}, "Bitte wählen Sie genau 2 Antworten."),
        ("choices", {"min": 0}, "Sie können mehrere Antworten wählen."),
        ("choices", {"required": False}, "Sie können mehrere Antworten wählen."),
        ("choices", {"required": False, "max": 2}, ONE_TO_TWO),
        ("rank", {}, "Wählen Sie der Reihe nach, das Wichtigste zuerst."),
    ],
)
def test_how_many_can_be_chosen_is_said_first(
    kind: str, settings: dict[str, Any], told: str
) -> None:
    shown = card(step(kind, options=OPTIONS, **settings), offers=offers("Ja", "Nein"))
    assert shown.body == f"1. Ja\n2. Nein\n\n{told} Danach bitte „Weiter“."


@pytest.mark.parametrize(
    ("kind", "settings", "told"),
    [
        ("number", {"min": 1, "max": 2.5}, "Bitte geben Sie eine Zahl von 1 bis 2,5 ein."),
        ("money", {"min": 0}, "Bitte geben Sie einen Betrag ab 0,00 EUR ein."),
        ("date", {"max": "2026-11-30"}, "Bitte nennen Sie einen Tag bis zum 30.11.2026."),
    ],
)
def test_range_is_said_before_anything_is_written(
    kind: str, settings: dict[str, Any], told: str
) -> None:
    assert card(step(kind, **settings)).body == told


def test_length_of_a_text_is_said() -> None:
    shown = card(step("text", max=40))
    assert shown.body == "Bitte schreiben Sie Ihre Antwort als Nachricht, höchstens 40 Zeichen."


def test_result_before_its_day_is_said_to_be_planned() -> None:
    shown = card(CHOICE, offers=offers("Ja"), planned=dt.date(2027, 1, 26))
    assert shown.body == (
        "1. Ja\n\nBis zur Entscheidung am 26.01.2027 gilt Ihre Antwort als geplant."
    )


def test_long_entries_are_cut_so_that_a_page_fits() -> None:
    group = step("group", items=[{"kind": "text", "id": "i", "text": "?"}], repeat=True)
    shown = card(group, entries=[f"{n}. {'W' * 3000}" for n in range(1, 21)])
    assert len(card_text(shown)) < 4096
    assert shown.body.splitlines()[19] == f"20. {'W' * 115}…"


def test_longest_question_of_a_round_file_fits_with_its_twenty_longest_options() -> None:
    """The limits of `rounds/wording.py`: 800, 400 and 40 characters; a town has 80."""
    asked = step("choices", options=OPTIONS).question.model_copy(
        update={"text": Text("T" * 800), "help": Text("H" * 400)}
    )
    many = [Offer(f"o{n}", Text("O" * 38 + f"{n:02}")) for n in range(20)]
    shown = card(
        Step("q", asked), offers=many, value=[each.id for each in many], towns=["S" * 80] * 5
    )
    assert len(card_text(shown)) < 4096 - 300
