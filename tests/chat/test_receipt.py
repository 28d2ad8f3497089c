from dataclasses import replace

from chat.cards import card_text
from chat.receipt import Receipt, grouped, receipt_cards
from chat.review_card import Answered
from chat.texts import texts

RECEIPT = Receipt(
    title="Solidarpakt",
    town="Witten",
    number=2,
    at="Freitag, 18. Dezember 2026, 11:59 Uhr",
    signed="Abgegeben von: Amtsleitung Witten",
    checksum="0123456789abcdef" * 4,
    nil_return=False,
    answers=[Answered("Interesse?", "Ja"), Answered("Anmerkung?", "keine")],
    late=False,
)


def test_receipt_has_number_instant_signature_checksum_and_every_answer() -> None:
    (card,) = receipt_cards(RECEIPT, texts("de"))
    assert (card.head, card.title) == ("Solidarpakt", "Quittung Witten, Abgabe Nr. 2")
    assert card.body == (
        "Eingegangen: Freitag, 18. Dezember 2026, 11:59 Uhr\n"
        "Abgegeben von: Amtsleitung Witten\n"
        "Prüfsumme: 0123 4567 89ab cdef\n\n"
        "Interesse?\n– Ja\n\n"
        "Anmerkung?\n– keine"
    )
    assert card.rows == ()


def test_receipt_of_a_nil_return_says_so() -> None:
    (card,) = receipt_cards(replace(RECEIPT, nil_return=True, answers=[]), texts("en"))
    assert card.body.endswith("Checksum: 0123 4567 89ab cdef\nNil return: nothing is declared.")


def test_receipt_of_a_late_submission_says_when_it_counts() -> None:
    (card,) = receipt_cards(replace(RECEIPT, late=True), texts("de"))
    assert "Verspätet eingegangen: vermerkt und der Koordination gemeldet" in card.body


def test_long_receipt_goes_on_in_further_messages() -> None:
    answers = [Answered(f"Frage {n}?", "Wort " * 150) for n in range(20)]
    cards = receipt_cards(replace(RECEIPT, answers=answers), texts("de"))
    assert len(cards) > 1
    assert all(len(card_text(card)) <= 4096 for card in cards)
    said = "\n\n".join(card.body for card in cards)
    assert all(f"Frage {n}?" in said for n in range(20))
    assert said.count("Wort") == 20 * 150


def test_checksum_is_grouped_to_be_compared_by_eye() -> None:
    assert grouped("0123456789abcdef0123") == "0123 4567 89ab cdef"
