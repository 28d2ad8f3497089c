"""What a forum has said, in words and as a picture: for everybody the same."""

import datetime as dt
import json
from typing import Any

from chat.cards import CAPTION_LIMIT
from chat.texts import texts
from reports.edition import edition
from reports.forum import Forum, forum_cards
from reports.forum_picture import alt_text, forum_file
from reports.picture import dimensions
from survey.collect import Collected
from survey.history import Amended
from survey.submission import State
from tests.survey.forum import KEYS, ORIGIN, ROSTER, a_choice, a_forum, said

AT = dt.datetime(2026, 12, 18, 12, tzinfo=dt.UTC)
QUESTIONS: tuple[dict[str, Any], ...] = (
    a_choice("a", "x", "y", "z"),
    a_choice("m", "p", "q", "u", kind="choices", required=False),
    a_choice("r", "s", "t", kind="rank"),
    ORIGIN,
    {"kind": "text", "id": "t", "text": "t?", "required": False},
    {"kind": "date", "id": "d", "text": "d?", "required": False},
    {"kind": "text", "id": "f", "text": "f?", "required": False},
)


def ballots() -> list[Collected]:
    """Nineteen people from two towns."""
    return [
        {
            "a": "x" if n < 13 else "y" if n < 17 else "z",
            **({"m": ["p"]} if n < 10 else {"m": ["q"]} if n < 12 else {}),
            "r": ["s", "t"] if n % 2 else ["t"],
            "town": [KEYS[n % 2]],
            **({"t": f"Satz {n}", "d": f"2026-12-0{n + 1}"} if n < 5 else {}),
            **({"f": "Wort"} if n < 4 else {}),
        }
        for n in range(19)
    ]


def forum(
    found: list[Collected] | None = None, state: State = "closed", language: str = "de"
) -> Forum:
    round_ = a_forum(*QUESTIONS)
    told = said(round_, ballots() if found is None else found, state)
    return Forum(told, round_, ROSTER, texts(language), AT)


WORDS = """\
19 Personen aus 2 von 3 aufgeführten Kommunen haben abgegeben.
Gruppen unter fünf Personen sind mit anderen zusammengefasst oder nicht gezeigt.

a?
– x: 13 Personen aus 2 Kommunen
– zusammen: y, z: 6 Personen aus 2 Kommunen

m?
Gefragt: 19, beantwortet: 12
– p: nicht gezeigt
– q: nicht gezeigt
Niemand: u

r?
An erster Stelle genannt:
– s: 9 Personen
– t: 10 Personen

town?
– Stadt 4: 10 Personen
– Stadt 8: 9 Personen
Niemand: Stadt 6

t?
Gefragt: 19, beantwortet: 5
– „Satz 0“
– „Satz 1“
– „Satz 2“
– „Satz 3“
– „Satz 4“

d?
Gefragt: 19, beantwortet: 5
– 01.12.2026
– 02.12.2026
– 03.12.2026
– 04.12.2026
– 05.12.2026

f?
Nicht gezeigt: Gruppen unter fünf Personen wären zu erkennen."""


def test_words_set_people_and_municipalities_side_by_side() -> None:
    (card,) = forum_cards(forum())
    assert card.head.startswith("Endgültig. Geschlossen: ")
    assert card.title == "Forum"
    assert card.body == f"{WORDS}\n\nProtokoll: 2 Einträge, Prüfsumme {'ab' * 32}"


def test_before_the_end_only_how_many_is_said() -> None:
    (card,) = forum_cards(forum(state="open"))
    assert card.body.split("\n\n")[0] == (
        "Abgegeben haben 19 Personen.\n"
        "Die Antworten werden erst nach dem Ende gezeigt: Vorher ließen sich einzelne erkennen."
    )
    assert "x" not in card.body.split("\n\n")[0].split()


def test_of_few_nothing_is_said() -> None:
    (card,) = forum_cards(forum(ballots()[:4]))
    assert card.body.split("\n\n")[0] == (
        "Abgegeben haben weniger als fünf Personen.\n"
        "Von weniger als fünf Personen wird nichts gezeigt."
    )
    assert len(card.body.split("\n\n")) == 2


def test_english_is_complete() -> None:
    (card,) = forum_cards(forum(language="en"))
    assert "19 people from 2 of 3 listed municipalities have submitted." in card.body
    assert "– together: y, z: 6 people from 2 municipalities" in card.body


def test_public_form_is_the_same_as_that_of_coordinators() -> None:
    one = forum()
    found = edition(one.opinions, one.round, one.roster, one.texts, one.at, Amended())
    assert found.cards(public=True) == found.cards(public=False) == forum_cards(one)
    assert json.loads(found.data()) == json.loads(one.opinions.model_dump_json())


def test_picture_is_as_wide_as_a_phone_and_says_what_it_shows() -> None:
    file = forum_file(forum())
    assert (file.kind, file.name) == ("photo", "forum.png")
    assert dimensions(file.content)[0] == 1080
    assert file.caption == alt_text(forum())
    assert "a? x: 13 Personen, 2 Kommunen; zusammen: y, z: 6 Personen, 2 Kommunen." in file.caption
    assert len(file.caption) <= CAPTION_LIMIT


def test_picture_before_the_end_has_no_bars() -> None:
    before, after = forum_file(forum(state="open")), forum_file(forum())
    assert dimensions(before.content)[1] < dimensions(after.content)[1]
    assert "x:" not in before.caption
