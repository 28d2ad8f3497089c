"""Letters that tell or ask for one thing, and when they fall away."""

import pytest

from chat.actions import Action, Verb, encode
from chat.buttons import LABEL_LIMIT
from chat.cards import Button, Card
from chat.texts import texts
from storage import people, rounds, submissions
from tests.scheduler.conftest import COORDINATOR
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, DEPUTY, PREPARER = 201, 202, 203
DOUBLE, SINGLE = 101, 108
SCHWELM, WITTEN = "05954024", "05954036"
BRECKERFELD, ENNEPETAL = "05954004", "05954008"
REMINDED = {"roster_person": "al-witten", "mandates": [WITTEN]}


async def _open(stage: Stage, round_: str = "small") -> None:
    await stage.database.write(lambda c: rounds.mark_opened(c, round_, stage.hands.now))


async def _close(stage: Stage) -> None:
    await stage.database.write(lambda c: rounds.mark_closed(c, "small", stage.hands.now))


async def _person(stage: Stage, account: int) -> int:
    found = await stage.database.read(lambda c: people.of_account(c, account))
    assert found is not None
    return found.id


# -- opening and reminder -------------------------------------------------------


async def test_opening_names_the_towns_and_the_deadline_and_leads_in(solidarpakt: Stage) -> None:
    await _open(solidarpakt, "solidarpakt-en")
    about = {"roster_person": "Amtsleitung Ennepetal", "mandates": [BRECKERFELD, ENNEPETAL]}
    assert await solidarpakt.written("opening", DOUBLE, about, "solidarpakt-en") == Card(
        title="Die Abfrage ist eröffnet",
        body="Solidarpakt Ennepe-Ruhr: Interessenbekundung\n"
        "Bitte antworten Sie für Breckerfeld, Ennepetal bis "
        "Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ).",
        rows=(
            (Button("Jetzt antworten", Action(Verb.OPEN, "solidarpakt-en")),),
            (Button("Morgen erinnern", Action(Verb.TOMORROW, "solidarpakt-en")),),
        ),
    )


async def test_reminder_is_one_letter_for_what_is_still_missing(solidarpakt: Stage) -> None:
    stage = solidarpakt
    await _open(stage, "solidarpakt-en")
    about = {"roster_person": "Amtsleitung Ennepetal", "mandates": [BRECKERFELD, ENNEPETAL]}
    both = await stage.written("reminder", DOUBLE, about, "solidarpakt-en")
    assert "Für Breckerfeld, Ennepetal liegt noch keine Abgabe vor." in both.body
    held = await stage.database.read(
        lambda c: people.holdings(c, round_="solidarpakt-en", roster_person="Amtsleitung Ennepetal")
    )
    await stage.database.write(
        lambda c: submissions.record(
            c,
            mandate=held[0].mandate,
            person=held[0].person or 0,
            role="head",
            at=stage.hands.now,
            answers={},
            nil_return=True,
            late=False,
        )
    )
    one = await stage.written("reminder", DOUBLE, about, "solidarpakt-en")
    assert "Für Ennepetal liegt noch keine Abgabe vor." in one.body


@pytest.mark.parametrize("kind", ["opening", "reminder"])
async def test_a_letter_falls_away_once_it_is_submitted(small: Stage, kind: str) -> None:
    await _open(small)
    assert len(await small.write(kind, HEAD, REMINDED, "small")) == 1
    await small.submit("small", DEPUTY, {"interest": "yes"})
    assert await small.write(kind, HEAD, REMINDED, "small") == ()


async def test_a_reminder_falls_away_at_the_deadline(small: Stage) -> None:
    await _open(small)
    small.hands.now = utc("03-13T11:00")
    assert await small.write("reminder", HEAD, REMINDED, "small") == ()


async def test_a_reminder_is_not_for_whoever_lost_the_access(small: Stage) -> None:
    await _open(small)
    await small.database.write(lambda c: people.part(c, "small", "al-witten"))
    assert await small.write("reminder", HEAD, REMINDED, "small") == ()
    await small.join("small", "al-witten", 204)
    assert await small.write("reminder", HEAD, REMINDED, "small") == ()
    assert len(await small.write("reminder", 204, REMINDED, "small")) == 1


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Reminder"), ("de", "Erinnerung"), (None, "Reminder")]
)
async def test_letters_speak_as_the_person_does_else_as_the_roster_says(
    small: Stage, language: str | None, title: str
) -> None:
    await _open(small)
    await small.join("small", "al-schwelm", 204, language)
    about = {"roster_person": "al-schwelm", "mandates": [SCHWELM]}
    assert (await small.written("reminder", 204, about, "small")).title == title


async def test_letters_speak_as_the_bot_does_where_nothing_is_known(stage: Stage) -> None:
    await stage.acquaint(300, None)
    stage.settings = type(stage.settings)("en", frozenset({300}), (), str)
    assert (await stage.written("aside", 300, {})).title == "Trouble"


# -- to coordinators -------------------------------------------------------------


async def test_escalation_lists_the_missing_and_where_nobody_has_joined(small: Stage) -> None:
    await _open(small)
    about = {"mandates": [SCHWELM, WITTEN]}
    assert await small.written("escalation", COORDINATOR, about, "small") == Card(
        title="Noch nicht abgegeben",
        body="Kleine Abfrage\n"
        "Die Frist endet am Freitag, 13. März 2026, 12:00 Uhr (MEZ). "
        "Es fehlen noch 2 von 2:\n"
        "– Schwelm (noch niemand beigetreten)\n"
        "– Witten",
    )
    await small.submit("small", HEAD)
    left = await small.written("escalation", COORDINATOR, about, "small")
    assert "Es fehlt noch 1 von 2:\n– Schwelm (noch niemand beigetreten)" in left.body


async def test_escalation_falls_away_when_nobody_is_missing(small: Stage) -> None:
    await _open(small)
    await small.submit("small", HEAD)
    about = {"mandates": [WITTEN]}
    assert await small.write("escalation", COORDINATOR, about, "small") == ()


async def test_joined_names_who_and_offers_to_take_it_back(small: Stage) -> None:
    person = await _person(small, DEPUTY)
    about = {"roster_person": "s-witten", "person": person, "link": "0123456789abcdef"}
    revoke = texts("de")("button-revoke")
    assert await small.written("joined", COORDINATOR, about, "small") == Card(
        title="Neu dabei",
        body="Kleine Abfrage\n"
        "Stellvertretung Witten hat den Zugang für Witten als Stellvertretung angenommen.",
        rows=((Button(revoke, Action(Verb.REVOKE, "small 0123456789abcdef")),),),
    )
    await small.database.write(lambda c: people.part(c, "small", "s-witten"))
    assert await small.write("joined", COORDINATOR, about, "small") == ()


async def test_late_names_the_town_and_the_instant(small: Stage) -> None:
    small.hands.now = utc("03-13T11:01")
    await small.submit("small", HEAD, {"interest": "yes"}, late=True)
    assert await small.written("late", COORDINATOR, {"submission": 1}, "small") == Card(
        title="Verspätete Abgabe",
        body="Kleine Abfrage\n"
        "Witten hat nach der Frist abgegeben, am Freitag, 13. März 2026, 12:01 Uhr. "
        "Die Abgabe zählt nicht mit.",
        rows=((Button("Verspätete Abgabe annehmen", Action(Verb.ACCEPT, "small 1")),),),
    )


@pytest.mark.parametrize(
    "kind",
    ["escalation", "joined", "late", "aside", "picture", "document", "workbook", "data"],
)
async def test_what_is_for_coordinators_reaches_nobody_else(small: Stage, kind: str) -> None:
    await _open(small)
    await small.submit("small", HEAD)
    joined = {
        "roster_person": "al-witten",
        "person": await _person(small, HEAD),
        "link": "0123456789abcdef",
    }
    other = {"mandates": [SCHWELM], "submission": 1, "public": False}
    about = joined if kind == "joined" else other
    assert await small.write(kind, COORDINATOR, about, "small") != ()
    assert await small.write(kind, HEAD, about, "small") == ()
    assert await small.write(kind, -900, about, "small") == ()


# -- to the head -----------------------------------------------------------------


async def test_prepared_asks_the_head_to_submit(small: Stage) -> None:
    await _open(small)
    about = {"mandate": WITTEN, "person": await _person(small, PREPARER)}
    assert await small.written("prepared", HEAD, about, "small") == Card(
        title="Zur Abgabe vorgelegt",
        body="Kleine Abfrage\n"
        "Sachbearbeitung Witten hat den Entwurf für Witten vorbereitet. "
        "Bitte prüfen Sie ihn und geben Sie ab.",
        rows=((Button("Jetzt antworten", Action(Verb.OPEN, f"small {WITTEN}")),),),
    )


async def test_prepared_is_wanted_for_a_revision_too(small: Stage) -> None:
    await _open(small)
    await small.submit("small", HEAD, {"interest": "yes"})
    about = {"mandate": WITTEN, "person": await _person(small, PREPARER)}
    assert len(await small.write("prepared", HEAD, about, "small")) == 1


async def test_prepared_falls_away_when_the_head_can_no_longer_submit(small: Stage) -> None:
    about = {"mandate": WITTEN, "person": await _person(small, PREPARER)}
    await _open(small)
    in_time = small.hands.now
    small.hands.now = utc("03-13T11:00")
    assert await small.write("prepared", HEAD, about, "small") == ()
    small.hands.now = in_time
    await _close(small)
    assert await small.write("prepared", HEAD, about, "small") == ()


async def test_prepared_falls_away_when_the_head_lost_the_access(small: Stage) -> None:
    about = {"mandate": WITTEN, "person": await _person(small, PREPARER)}
    await _open(small)
    await small.database.write(lambda c: people.part(c, "small", "al-witten"))
    assert await small.write("prepared", HEAD, about, "small") == ()


# -- all of them -----------------------------------------------------------------


async def test_buttons_fit_for_the_longest_round_id(small: Stage) -> None:
    kept = await small.database.read(lambda c: rounds.get(c, "small"))
    longest = kept.round.model_copy(update={"id": "x" * 40})
    await small.freeze(longest, kept.roster)
    await small.database.write(
        lambda c: people.join(c, longest.id, "al-witten", 2, small.hands.now)
    )
    await _open(small, longest.id)
    about = {
        "roster_person": "al-witten",
        "mandates": [WITTEN],
        "mandate": WITTEN,
        "person": 2,
        "link": "0123456789abcdef",
    }
    for kind, chat in (("opening", HEAD), ("prepared", HEAD), ("joined", COORDINATOR)):
        card = await small.written(kind, chat, about, longest.id)
        for (button,) in card.rows:
            assert button.action is not None
            assert len(encode(button.action)) <= 64
            assert len(button.label) <= LABEL_LIMIT
