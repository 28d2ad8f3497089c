"""How a played head answers: what is on the card decides."""

import pytest

from playground.answerer import Act, Answerer
from playground.page_client import Message, NotShown


def card(*keys: tuple[str, str], text: str = "Witten · Frage 1 von 9") -> Message:
    """A card with these buttons: label, and what it carries without its turn."""
    buttons = [[{"text": label, "data": f"5 {data}"}] for label, data in keys]
    return {"id": 7, "text": text, "buttons": buttons, "entities": []}


BACK = ("Zurück", "b")


@pytest.mark.parametrize(
    ("keys", "label"),
    [
        ((("Für beide übernehmen", "t"), ("Fehlanzeige", "z")), "Für beide übernehmen"),
        ((("Weiter", "n"), ("Fehlanzeige", "z"), ("Übersicht", "m")), "Weiter"),
        ((("Verbindlich abgeben", "u"), ("Ändern", "h"), BACK), "Verbindlich abgeben"),
        ((("Vorige Seite", "g 0"), ("Nächste Seite", "g 2"), BACK), "Nächste Seite"),
        ((("Wohnen", "p housing"), ("Weiter", "n"), BACK), "Wohnen"),
    ],
)
def test_next_act_presses_what_leads_on(keys: tuple[tuple[str, str], ...], label: str) -> None:
    assert Answerer("x").next_act(card(*keys)) == Act("press", label)


def test_next_act_is_the_same_for_the_same_head() -> None:
    choice = card(*((str(n), f"c {n}") for n in range(40)), BACK)
    chosen = [Answerer(head).next_act(choice).words for head in "abcdefgh"]
    assert chosen == [Answerer(head).next_act(choice).words for head in "abcdefgh"]
    assert len(set(chosen)) > 1


def test_next_act_writes_the_example_on_the_card() -> None:
    asked = card(BACK, text="Welche Kostenart?\n\nSechs Ziffern, zum Beispiel 531800.")
    assert Answerer("x").next_act(asked) == Act("say", "531800")


def test_next_act_does_something_else_than_what_was_refused() -> None:
    head, asked = Answerer("x"), card(("Wohnen", "p housing"), ("Schule", "p school"), BACK)
    first = head.next_act(asked)
    head.refused(first)
    second = head.next_act(asked)
    assert {first.words, second.words} == {"Wohnen", "Schule"}


def test_next_act_takes_what_a_notice_named() -> None:
    head = Answerer("x")
    head.refused(Act("press", "Weiter"), "Genau ein Eintrag muss die Angabe „Entscheidung“ haben.")
    head.taken()
    options = ((f"Vorberatung {n}", f"c {n}") for n in range(30))
    asked = card(*options, ("Entscheidung", "c decision"), BACK)
    assert head.next_act(asked) == Act("press", "Entscheidung")


def test_next_act_gives_up_where_nothing_is_left() -> None:
    head, asked = Answerer("x"), card(BACK, text="Jahr?\n\nZum Beispiel 2027.")
    head.refused(head.next_act(asked))
    with pytest.raises(NotShown, match=r"no way on from: Jahr\?"):
        head.next_act(asked)
