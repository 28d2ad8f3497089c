from chat.actions import Action, Verb
from chat.cards import TEXT_LIMIT, card_text, measure
from chat.round_cards import Shown, plan_card, reminding_card, round_card, some
from chat.texts import texts

DE = texts("de")
SHOWN = Shown("kurz", "Kurze Abfrage", ["offen", "Abgegeben: 1 von 2"], running=True, ahead=True)


def test_round_card_offers_what_can_be_done() -> None:
    card = round_card(SHOWN, 3, DE)
    assert (card.title, card.body) == ("Kurze Abfrage", "offen\nAbgegeben: 1 von 2")
    actions = {b.label: b.action for row in card.rows for b in row}
    assert actions == {
        "Auswertung": Action(Verb.SUMMARY, "kurz"),
        "Jetzt erinnern": Action(Verb.REMIND, turn=3),
        "Plan der Nachrichten": Action(Verb.PLAN, turn=3),
        "Aktualisieren": Action(Verb.HOME, turn=3),
        "Zurück": Action(Verb.BACK, turn=3),
    }


def test_round_card_offers_no_reminder_where_nobody_can_answer() -> None:
    over = round_card(Shown("kurz", "Kurze Abfrage", [], running=False, ahead=False), 1, DE)
    assert [b.label for row in over.rows for b in row] == ["Auswertung", "Aktualisieren", "Zurück"]


def test_reminding_card_asks_only_where_there_is_somebody() -> None:
    asks = reminding_card("Kurze Abfrage", ["an 1 Person: A"], 1, 2, DE)
    assert [b.label for row in asks.rows for b in row] == ["Jetzt an 1 Person senden", "Zurück"]
    assert asks.rows[0][0].action == Action(Verb.SEND, turn=2)
    nobody = reminding_card("Kurze Abfrage", ["Niemand."], 0, 2, DE)
    assert [b.label for row in nobody.rows for b in row] == ["Zurück"]


def test_plan_card_comes_in_pages_that_fit() -> None:
    blocks = [f"Ereignis {n}: {'x' * 400}" for n in range(30)]
    first = plan_card("Kurze Abfrage", blocks, 0, 1, DE)
    assert [b.label for row in first.rows for b in row] == ["Nächste Seite", "Zurück"]
    assert measure(card_text(first)) <= TEXT_LIMIT
    last = plan_card("Kurze Abfrage", blocks, 99, 1, DE)
    assert "Ereignis 29" in last.body
    assert [b.label for row in last.rows for b in row] == ["Vorige Seite", "Zurück"]


def test_plan_card_says_where_nothing_comes() -> None:
    assert plan_card("Kurze Abfrage", [], 0, 1, DE).body.endswith("Es kommt nichts mehr.")


def test_many_names_are_counted_behind_the_twelfth() -> None:
    names = [f"A{n}" for n in range(1, 15)]
    assert some(names[:12], DE) == ", ".join(names[:12])
    assert some(names, DE) == f"{', '.join(names[:12])} und 2 weitere"
    assert some(names, texts("en")).endswith("A12 and 2 more")
