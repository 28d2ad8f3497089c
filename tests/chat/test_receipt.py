import datetime as dt
from dataclasses import replace

from chat.actions import Action, Verb
from chat.answers import Block, Line
from chat.cards import card_text
from chat.receipt import Receipt, grouped, receipt_cards, stamped
from chat.texts import texts
from survey.chain import Entry

AT = dt.datetime(2026, 12, 18, 10, 59, tzinfo=dt.UTC)
RECEIPT = Receipt(
    round="solidarpakt-en",
    key="05954036",
    title="Solidarpakt",
    town="Witten",
    number=2,
    at="Freitag, 18. Dezember 2026, 11:59 Uhr",
    signed="Abgegeben von: Amtsleitung Witten",
    checksum="0123456789abcdef" * 4,
    entry=Entry(31, AT, "submitted", "", "", "fedcba9876543210" * 4),
    nil_return=False,
    answers=[
        Block("Wohnen", (Line(1, "Interesse", "Interesse an Wohnen?", "Ja"),)),
        Block("", (Line(2, "", "Anmerkung?", "keine"),)),
    ],
    late=False,
)


def test_receipt_has_number_instant_signature_checksum_and_every_answer() -> None:
    (card,) = receipt_cards(RECEIPT, texts("de"))
    assert (card.head, card.title) == ("Solidarpakt", "Quittung Witten, Abgabe Nr. 2")
    assert card.body == (
        "Eingegangen: Freitag, 18. Dezember 2026, 11:59 Uhr\n"
        "Abgegeben von: Amtsleitung Witten\n"
        "Prüfsumme: 0123 4567 89ab cdef\n"
        "Protokoll: Eintrag Nr. 31, Prüfsumme fedc ba98 7654 3210\n\n"
        "Wohnen\nInteresse: Ja\n\n"
        "Anmerkung?\n– keine"
    )


def test_way_back_stands_under_the_last_message_of_a_receipt() -> None:
    many = [Block("", (Line(n, "", "?" * 800, "-"),)) for n in range(9)]
    *before, last = receipt_cards(replace(RECEIPT, answers=many), texts("de"))
    assert [card.rows for card in before] == [(), ()]
    ((button,),) = last.rows
    assert button.label == "Witten öffnen"
    assert button.action == Action(Verb.OPEN, "solidarpakt-en 05954036")


def test_stamp_for_the_file_has_whole_checksums() -> None:
    assert stamped(RECEIPT, texts("en"))[2:] == [
        "Checksum: " + "0123456789abcdef" * 4,
        "Log: entry no. 31, checksum " + "fedcba9876543210" * 4,
    ]


def test_receipt_of_a_nil_return_says_so() -> None:
    (card,) = receipt_cards(replace(RECEIPT, nil_return=True, answers=[]), texts("en"))
    assert card.body.endswith("7654 3210\nNil return: nothing is declared.")


def test_receipt_of_a_late_submission_says_when_it_counts() -> None:
    (card,) = receipt_cards(replace(RECEIPT, late=True), texts("de"))
    assert "Verspätet eingegangen: vermerkt und der Koordination gemeldet" in card.body


def test_long_receipt_goes_on_in_further_messages() -> None:
    answers = [Block("", (Line(n, "", f"Frage {n}?", "Wort " * 150),)) for n in range(20)]
    cards = receipt_cards(replace(RECEIPT, answers=answers), texts("de"))
    assert len(cards) > 1
    assert all(len(card_text(card)) <= 4096 for card in cards)
    said = "\n\n".join(card.body for card in cards)
    assert all(f"Frage {n}?" in said for n in range(20))
    assert said.count("Wort") == 20 * 150


def test_checksum_is_grouped_to_be_compared_by_eye() -> None:
    assert grouped("0123456789abcdef0123") == "0123 4567 89ab cdef"


def test_receipt_without_a_known_entry_in_the_log_names_none() -> None:
    assert "Protokoll" not in receipt_cards(replace(RECEIPT, entry=None), texts("de"))[0].body
