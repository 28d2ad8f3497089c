"""Cards of a round that is not opened yet."""

from chat.actions import Action, Verb
from chat.cards import TEXT_LIMIT, Button, Card, card_text, measure
from chat.new_round_cards import paged_card, sample_card
from chat.texts import LANGUAGES, texts

DE = texts("de")
ANSWER = Button("Ja", Action(Verb.CHOOSE, "yes"))
LINK = Button("Seite", url="https://example.org")


def test_pages_keep_the_line_that_stands_on_each() -> None:
    ways = [Button("Weg", Action(Verb.NEXT, turn=3))]
    blocks = [f"{n}. " + "x" * 900 for n in range(8)]
    card = paged_card("Titel", "Gilt für alle.", blocks, 9, ways, 3, DE)
    assert card.body.startswith("Gilt für alle.\n\n6. xxx")
    assert [[b.label for b in row] for row in card.rows] == [["Vorige Seite"], ["Weg"], ["Zurück"]]
    assert measure(card_text(card)) <= TEXT_LIMIT


def test_a_sample_answers_nothing_and_leads_only_around() -> None:
    cards = [Card(title=f"Karte {n}", body="Text", rows=((ANSWER, LINK),)) for n in range(3)]
    card = sample_card(cards, 1, 5, DE)
    assert card.title == "Karte 1"
    assert card.body.startswith("Vorschau, Karte 2 von 3.")
    found = {button.label: button for row in card.rows for button in row}
    assert found["Ja"].action == found["Seite"].action == Action(Verb.SAMPLE, turn=5)
    assert found["Seite"].url is None
    assert found["Vorige Karte"].action == Action(Verb.PAGE, "0", 5)
    assert found["Nächste Karte"].action == Action(Verb.PAGE, "2", 5)
    assert found["Vorschau beenden"].action == Action(Verb.BACK, turn=5)
    assert {button.action.verb for button in found.values() if button.action} == {
        Verb.SAMPLE, Verb.PAGE, Verb.BACK,
    }  # fmt: skip


def test_the_ends_of_a_preview_lead_no_further() -> None:
    for language in LANGUAGES:
        said = texts(language)
        cards = [Card(title="Eine")]
        labels = [b.label for row in sample_card(cards, 9, 1, said).rows for b in row]
        assert labels == [said("button-preview-end")]
