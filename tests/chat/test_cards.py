from hypothesis import given
from hypothesis import strategies as st

from chat.cards import TEXT_LIMIT, Card, card_text, measure, noted, shortened, start


def test_text_of_a_card_is_its_parts_below_each_other() -> None:
    assert card_text(Card(title="Titel", body="Text", head="Kopf")) == "Kopf\n\nTitel\n\nText"
    assert card_text(Card(body="Text")) == "Text"


def test_note_stands_first_in_the_body() -> None:
    assert noted(Card(title="Titel", body="Text"), "Hinweis").body == "Hinweis\n\nText"
    assert noted(Card(title="Titel"), "Hinweis").body == "Hinweis"


def test_card_without_a_note_is_the_same() -> None:
    card = Card(title="Titel", body="Text")
    assert noted(card, "") == card


def test_too_long_card_is_cut_at_its_end() -> None:
    card = noted(Card(title="T" * 100, body="x" * 5000), "Hinweis")
    assert len(card_text(card)) == TEXT_LIMIT
    assert card.body.startswith("Hinweis\n\nxxx")
    assert card.body.endswith("x…")


@given(st.text(max_size=300), st.text(max_size=4500), st.text(max_size=900), st.text(max_size=900))
def test_noted_card_always_fits(title: str, body: str, head: str, note: str) -> None:
    assert measure(card_text(noted(Card(title=title, body=body, head=head), note))) <= TEXT_LIMIT


def test_words_within_the_limit_stay() -> None:
    assert shortened("genau", 5) == "genau"


def test_longer_words_end_in_an_ellipsis() -> None:
    assert shortened("zu lang", 5) == "zu l…"
    assert shortened("zu lang", 4) == "zu…"


def test_an_emoji_counts_as_two_and_is_never_halved() -> None:
    assert measure("a😀") == 3
    assert shortened("a😀b", 4) == "a😀b"
    assert shortened("a😀bc", 4) == "a😀…"
    assert shortened("a😀bc", 3) == "a…"


@given(st.text(st.characters(), max_size=20), st.integers(0, 20))
def test_start_is_the_longest_one_within_the_limit(words: str, limit: int) -> None:
    kept = start(words, limit)
    assert words.startswith(kept)
    assert measure(kept) <= limit
    assert kept == words or measure(words[: len(kept) + 1]) > limit
