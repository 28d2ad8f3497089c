"""Letters that tell of a changed deadline, or of a submission that counts after all."""

import datetime as dt
from typing import Any

import pytest

from chat.actions import Action, Verb
from chat.cards import Button, Card
from storage import acceptances, deadlines, people, rounds
from tests.scheduler.conftest import COORDINATOR, GROUP
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, DEPUTY, PREPARER = 201, 202, 203
SCHWELM, WITTEN = "05954024", "05954036"
LATER = utc("03-17T11:00")
ABOUT = {"deadline": LATER.isoformat(), "mandates": [WITTEN]}
MINE: dict[str, Any] = {**ABOUT, "roster_person": "al-witten"}
TUESDAY = "Dienstag, 17. März 2026, 12:00 Uhr (MEZ)"
ANSWER = ((Button("Jetzt antworten", Action(Verb.OPEN, "small")),),)


@pytest.fixture
async def longer(small: Stage) -> Stage:
    """The small round, open, in which Witten has got more time."""
    now = small.hands.now
    await small.database.write(lambda c: rounds.mark_opened(c, "small", now))
    await small.database.write(lambda c: deadlines.give(c, "small", [WITTEN], LATER, now))
    return small


async def test_extended_tells_the_new_deadline_and_leads_in(longer: Stage) -> None:
    assert await longer.written("extended", HEAD, MINE, "small") == Card(
        title="Die Frist ist verlängert",
        body=f"Kleine Abfrage\nFür Witten endet die Frist jetzt am {TUESDAY}.",
        rows=ANSWER,
    )


async def test_reopened_says_that_what_is_submitted_stands(longer: Stage) -> None:
    await longer.submit("small", HEAD, {"interest": "yes"})
    assert await longer.written("reopened", HEAD, MINE, "small") == Card(
        title="Die Abfrage ist wieder geöffnet",
        body=f"Kleine Abfrage\n"
        f"Für Witten ist die Abfrage wieder geöffnet. Die Frist endet am {TUESDAY}.\n"
        "Die vorliegende Abgabe gilt weiter und kann bis dahin geändert werden.",
        rows=ANSWER,
    )


async def test_coordinators_are_told_of_every_town_without_a_way_in(longer: Stage) -> None:
    now = longer.hands.now
    await longer.database.write(lambda c: deadlines.give(c, "small", [SCHWELM], LATER, now))
    about = {**ABOUT, "mandates": [SCHWELM, WITTEN]}
    card = await longer.written("extended", COORDINATOR, about, "small")
    assert card.body.startswith("Kleine Abfrage\nFür alle Kommunen endet die Frist jetzt am")
    assert card.rows == ()


@pytest.mark.parametrize("kind", ["extended", "reopened"])
async def test_a_change_falls_away_with_its_reason(longer: Stage, kind: str) -> None:
    assert len(await longer.write(kind, HEAD, MINE, "small")) == 1
    # Nobody but the towns' people and coordinators is told
    assert await longer.write(kind, GROUP, ABOUT, "small") == ()
    assert await longer.write(kind, HEAD, {**MINE, "mandates": [SCHWELM]}, "small") == ()
    # Another deadline holds by now
    other = LATER + dt.timedelta(days=1)
    assert await longer.write(kind, HEAD, {**MINE, "deadline": other.isoformat()}, "small") == ()
    # The access has gone
    await longer.database.write(lambda c: people.part(c, "small", "al-witten"))
    assert await longer.write(kind, HEAD, MINE, "small") == ()


@pytest.mark.parametrize("kind", ["extended", "reopened"])
async def test_a_change_falls_away_when_the_time_is_over(longer: Stage, kind: str) -> None:
    longer.hands.now = LATER
    assert await longer.write(kind, HEAD, MINE, "small") == ()
    longer.hands.now = LATER - dt.timedelta(days=1)
    await longer.database.write(lambda c: rounds.mark_closed(c, "small", longer.hands.now))
    assert await longer.write(kind, HEAD, MINE, "small") == ()


async def test_chats_that_were_told_a_result_learn_that_the_round_goes_on(longer: Stage) -> None:
    longer.hands.now = utc("03-14T11:00")  # only Witten has time left
    assert await longer.written("goes-on", GROUP, {}, "small") == Card(
        title="Die Abfrage geht weiter",
        body="Kleine Abfrage\nDas mitgeteilte Ergebnis ist noch nicht endgültig. "
        f"Für Witten läuft die Frist bis {TUESDAY}.",
    )
    longer.hands.now = LATER
    assert await longer.write("goes-on", GROUP, {}, "small") == ()
    await longer.database.write(lambda c: rounds.mark_closed(c, "small", LATER))
    assert await longer.write("goes-on", GROUP, {}, "small") == ()


async def test_accepted_tells_the_towns_people_which_submission_counts(longer: Stage) -> None:
    longer.hands.now = utc("03-17T11:01")
    await longer.submit("small", HEAD, {"interest": "yes"}, late=True)
    person = await longer.acquaint(300)
    await longer.database.write(lambda c: acceptances.accept(c, 1, person, longer.hands.now))
    assert await longer.written("late-accepted", HEAD, {"submission": 1}, "small") == Card(
        title="Verspätete Abgabe angenommen",
        body="Kleine Abfrage\nDie Koordination hat die verspätete Abgabe Nr. 1 für Witten vom "
        "Dienstag, 17. März 2026, 12:01 Uhr angenommen. Sie zählt jetzt mit.",
    )
    assert await longer.write("late-accepted", 300, {"submission": 1}, "small") == ()
    theirs = {"submission": 1, "by": "opaque-300"}
    card = await longer.written("late-accepted", COORDINATOR, theirs, "small")
    assert card.body.endswith("Sie zählt jetzt mit.\nVeranlasst von: jemand aus der Koordination")
    assert await longer.write("late-accepted", HEAD, theirs, "small") == ()


async def test_the_other_coordinators_learn_of_an_entry_and_by_whom(longer: Stage) -> None:
    person = await longer.acquaint(300)
    await longer.database.write(lambda c: people.call(c, person, "Kim Muster"))
    await longer.submit("small", HEAD, {"interest": "yes"})
    about = {"submission": 1, "by": "opaque-300"}
    assert await longer.written("entered", COORDINATOR, about, "small") == Card(
        title="Antwort einer Kommune eingetragen",
        body="Kleine Abfrage\nFür Witten ist eine Antwort eingetragen: Abgabe Nr. 1.\n"
        "Veranlasst von: Kim Muster",
    )
    assert await longer.write("entered", HEAD, about, "small") == ()


async def test_asked_is_a_reminder_that_can_be_put_off_again(longer: Stage) -> None:
    card = await longer.written("asked", PREPARER, {**MINE, "roster_person": "sb-witten"}, "small")
    assert card.body == (
        "Kleine Abfrage\nSie wollten erinnert werden: Für Witten liegt noch keine Abgabe vor. "
        f"Die Frist endet am {TUESDAY}."
    )
    assert [row[0].label for row in card.rows] == ["Jetzt antworten", "Morgen erinnern"]
    await longer.submit("small", HEAD, {"interest": "yes"})
    about = {**MINE, "roster_person": "sb-witten"}
    assert await longer.write("asked", PREPARER, about, "small") == ()
