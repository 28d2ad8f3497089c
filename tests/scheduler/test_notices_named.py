"""Letters about people whom a head has named: to coordinators, to the head, and to the named."""

import datetime as dt

import pytest

from chat.actions import Action, Verb
from chat.cards import Button, Card
from storage import Connection, naming, people, rounds
from storage.naming import Naming
from survey.roster import Role
from tests.scheduler.conftest import COORDINATOR
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

HEAD, DEPUTY, NAMED = 201, 202, 301
ABOUT = {"roster_person": "n1"}
WITTEN = "05954036"
DAYS = (dt.date(2026, 3, 3), dt.date(2026, 3, 13))


async def name(stage: Stage, role: Role = "deputy", *, days: bool = True) -> None:
    """Witten's head names somebody."""

    def unit(connection: Connection) -> None:
        head = people.of_account(connection, HEAD)
        assert head is not None
        held = people.holdings(connection, person=head.id)
        first, last = DAYS if days else (None, None)
        naming.add(connection, Naming("n1", "Frau Muster", role, first, last, head.id), held)

    await stage.database.write(unit)


async def withdraw(stage: Stage) -> None:
    await stage.database.write(lambda c: naming.withdraw(c, "small", "n1", [2], stage.hands.now))


async def test_coordinators_read_who_was_named_by_whom_and_for_which_days(small: Stage) -> None:
    await name(small)
    assert await small.written("named", COORDINATOR, ABOUT, "small") == Card(
        title="Neu benannt",
        body="Kleine Abfrage\n"
        "Amtsleitung Witten hat Frau Muster als Stellvertretung für Witten benannt.\n"
        "03.03.2026 bis 13.03.2026",
    )


async def test_a_preparer_has_no_days(small: Stage) -> None:
    await name(small, "preparer", days=False)
    card = await small.written("named", COORDINATOR, ABOUT, "small")
    assert card.body.endswith("hat Frau Muster als Sachbearbeitung für Witten benannt.")


async def test_named_is_for_coordinators_alone(small: Stage) -> None:
    await name(small)
    assert await small.write("named", HEAD, ABOUT, "small") == ()
    assert await small.write("named", -900, ABOUT, "small") == ()


async def test_named_falls_away_once_it_is_withdrawn(small: Stage) -> None:
    await name(small)
    await withdraw(small)
    assert await small.write("named", COORDINATOR, ABOUT, "small") == ()


async def test_joined_says_who_has_named_them_and_in_which_role(small: Stage) -> None:
    await name(small)
    person = await small.join("small", "n1", NAMED)
    about = {**ABOUT, "person": person, "link": "0123456789abcdef"}
    card = await small.written("joined", COORDINATOR, about, "small")
    assert card.body == (
        "Kleine Abfrage\n"
        "Frau Muster hat den Zugang für Witten als Stellvertretung angenommen.\n"
        "Benannt von: Amtsleitung Witten"
    )
    assert card.rows[0][0].action == Action(Verb.REVOKE, "small 0123456789abcdef")
    await withdraw(small)
    assert await small.write("joined", COORDINATOR, about, "small") == ()


async def test_head_reads_that_the_link_was_taken_and_can_look(small: Stage) -> None:
    await name(small)
    assert await small.write("accepted", HEAD, ABOUT, "small") == ()
    await small.join("small", "n1", NAMED)
    assert await small.written("accepted", HEAD, ABOUT, "small") == Card(
        title="Zugang angenommen",
        body="Kleine Abfrage\nFrau Muster hat Ihren Link für Witten angenommen.",
        rows=((Button("Vertretung und Sachbearbeitung", Action(Verb.NAMED)),),),
    )
    assert await small.write("accepted", DEPUTY, ABOUT, "small") == ()
    await withdraw(small)
    assert await small.write("accepted", HEAD, ABOUT, "small") == ()


@pytest.mark.parametrize(("day", "counts"), [("03-02T10:00", 0), ("03-04T10:00", 1)])
async def test_a_named_deputy_is_reminded_in_the_days_given(
    small: Stage, day: str, counts: int
) -> None:
    await name(small)
    await small.join("small", "n1", NAMED)
    await small.database.write(lambda c: rounds.mark_opened(c, "small", small.hands.now))
    small.hands.now = utc(day)
    about = {**ABOUT, "mandates": [WITTEN]}
    assert len(await small.write("reminder", NAMED, about, "small")) == counts


async def test_reminders_go_to_who_was_named_as_to_everyone(small: Stage) -> None:
    await name(small, "preparer", days=False)
    await small.join("small", "n1", NAMED)
    await small.at("03-02T09:00")
    chats = {chat for chat, title in await small.at("03-04T09:00") if title == "Erinnerung"}
    assert chats == {HEAD, DEPUTY, 203, NAMED}


async def test_receipt_of_a_withdrawn_deputy_still_says_who_signed(small: Stage) -> None:
    await name(small)
    await small.join("small", "n1", NAMED)
    await small.submit("small", NAMED, {"interest": "yes"})
    await withdraw(small)
    (card, *_) = await small.write("receipt", NAMED, {"submission": 1}, "small")
    assert isinstance(card, Card)
    assert "Abgegeben von: Frau Muster, i. V. für Amtsleitung Witten\n" in card.body
