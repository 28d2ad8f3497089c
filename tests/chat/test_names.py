"""Offers by what they can be called."""

import pytest

from chat.names import Names, folded
from survey.offers import Offer
from survey.problem import Problem
from survey.text import Text

INTEREST = ("Ja", "Ja, unter Vorbehalt", "Nein", "Enthaltung")
TOWNS = ("Witten", "Hattingen", "Wetter (Ruhr)", "Mülheim an der Ruhr")


def names(*labels: str) -> Names:
    return Names([Offer(f"o{place}", Text(label)) for place, label in enumerate(labels, 1)], "de")


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Nein", "o3"),
        ("  nEIN ", "o3"),
        ("3", "o3"),
        ("3.", "o3"),
        ("3)", "o3"),
        ("03", "o3"),
        ("3. Nein", "o3"),
        ("3) nein", "o3"),
        ("Ja", "o1"),
        ("ja,unter  Vorbehalt", "o2"),
        ("2. Ja, unter Vorbehalt", "o2"),
    ],
)
def test_one_is_named_by_number_or_label(words: str, id_: str) -> None:
    assert names(*INTEREST).one(words) == id_


@pytest.mark.parametrize("words", ["Nei", "Neinn", "0", "5", "-1", "1.5", "٣", "Ja unter"])
def test_one_refuses_what_is_no_offer(words: str) -> None:
    assert names(*INTEREST).one(words) == Problem("unknown", {"words": words})


def test_one_refuses_several() -> None:
    assert names(*INTEREST).one("1 3") == Problem("form-choice")


def test_one_refuses_a_number_that_belongs_to_another_label() -> None:
    assert names(*INTEREST).one("1. Nein") == Problem("misnumbered", {"words": "1. Nein"})


def test_one_refuses_a_label_that_two_offers_have() -> None:
    twice = names("Straße", "STRASSE", "Weg")
    assert twice.one("strasse") == Problem("ambiguous", {"words": "strasse"})
    assert [twice.one(words) for words in ("1", "2", "2. Straße")] == ["o1", "o2", "o2"]


def test_one_takes_a_label_that_is_a_number_before_the_number() -> None:
    years = names("2", "1", "2024")
    assert [years.one(words) for words in ("1", "2", "2024", "3")] == ["o2", "o1", "o3", "o3"]


def test_one_knows_letters_composed_of_two_characters() -> None:
    assert names(*TOWNS).one("Mu\u0308lheim an der Ruhr") == "o4"


def test_one_knows_the_label_in_the_language_alone() -> None:
    offers = [Offer("housing", Text({"de": "Wohnen", "en": "Housing"}))]
    assert Names(offers, "en").one("housing") == "housing"
    assert Names(offers, "en").one("Wohnen") == Problem("unknown", {"words": "Wohnen"})


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("1, 3", ["o1", "o3"]),
        ("1 3", ["o1", "o3"]),
        ("1. 3.", ["o1", "o3"]),
        ("3;1", ["o3", "o1"]),
        ("1\n3\r\n4", ["o1", "o3", "o4"]),
        ("Witten, Hattingen", ["o1", "o2"]),
        ("witten; 4, wetter (ruhr)", ["o1", "o4", "o3"]),
        ("1 2, Mülheim an der Ruhr", ["o1", "o2", "o4"]),
        (" ,2,, ", ["o2"]),
        ("2. Hattingen, 1. Witten", ["o2", "o1"]),
        ("1, 1", ["o1", "o1"]),
    ],
)
def test_several_are_separated(words: str, ids: list[str]) -> None:
    assert names(*TOWNS).several(words, ordered=False) == ids


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("Witten, Hagen", Problem("unknown", {"words": "Hagen"})),
        ("Witten Hattingen", Problem("unknown", {"words": "Witten Hattingen"})),
        ("1, 5", Problem("unknown", {"words": "5"})),
        ("1 5", Problem("unknown", {"words": "1 5"})),
        ("2. Witten", Problem("misnumbered", {"words": "2. Witten"})),
        (", ;", Problem("empty")),
    ],
)
def test_several_refuse_what_is_no_offer(words: str, problem: Problem) -> None:
    assert names(*TOWNS).several(words, ordered=False) == problem


def test_several_prefer_the_longest_label_that_has_commas() -> None:
    assert names(*INTEREST).several("Ja, unter Vorbehalt, Nein", ordered=False) == ["o2", "o3"]
    assert names(*INTEREST).several("Ja, Nein", ordered=False) == ["o1", "o3"]


def test_several_are_kept_apart_by_a_semicolon() -> None:
    letters = names("A", "B", "A, B")
    assert letters.several("A, B", ordered=False) == ["o3"]
    assert letters.several("A; B", ordered=False) == ["o1", "o2"]


def test_ordered_numbers_before_labels_are_places() -> None:
    assert names(*TOWNS).several("1. Hattingen, 2. Witten", ordered=True) == ["o2", "o1"]
    assert names(*TOWNS).several("1. Hattingen", ordered=True) == ["o2"]
    assert names(*TOWNS).several("2. Hattingen, 1. Witten", ordered=True) == Problem(
        "misnumbered", {"words": "2. Hattingen"}
    )


def test_folded_is_the_same_for_case_blanks_and_composition() -> None:
    assert folded(" U\u0308ber ,  Maß\n") == "über, mass"
