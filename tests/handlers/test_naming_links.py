"""The link that a head passes on: who can take it, who cannot, and what is told to whom."""

import datetime as dt

import pytest

from chat.cards import Card
from storage import links, people
from tests.handlers.naming import (
    DEPUTY,
    HEAD,
    NAMED,
    PREPARER,
    WITTEN,
    answer,
    follow,
    link_in,
    named,
    open_office,
)
from tests.handlers.stage import COORDINATOR, Stage, Talk

FOR_ANOTHER = Card(
    body="Dieser Link ist für jemand anderen bestimmt, den die Amtsleitung benannt hat. "
    "Bitte leiten Sie ihn weiter; er gilt noch."
)
NOT_COORDINATORS = Card(
    body="Diesen Link hat eine Amtsleitung für eine andere Person erstellt. "
    "Die Koordination kann ihn nicht annehmen; er gilt noch."
)
VOID = "Dieser Zugangslink gilt nicht mehr. Bitte fordern Sie bei der Koordination einen neuen an."


@pytest.fixture
async def head(bare: Stage) -> Talk:
    """The head of one town, before the first question."""
    await open_office(bare)
    return await bare.joined("kopf")


async def test_link_says_for_whom_it_is_and_who_has_named_them(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    talk = bare.talk()
    await talk.say(f"/start {link_in(head)[1]}")
    assert talk.card.body.startswith(
        "Abfrage: Kleine Abfrage\n\n"
        "Dieser Zugang gilt für:\n"
        "– Witten, Jugendamt (Stellvertretung, 24.11.2026 bis 18.12.2026)\n"
        "Frau Muster, benannt von Leitung A\n\n"
        "Hinweise zum Datenschutz\n"
    )


async def test_whoever_is_named_is_spoken_to_in_the_language_of_the_app(
    bare: Stage, head: Talk
) -> None:
    await head.say(*PREPARER)
    talk = bare.talk(language="en")
    await talk.say(f"/start {link_in(head)[1]}")
    assert "Herr Beispiel, named by Leitung A" in talk.card.body


async def test_joining_is_told_to_coordinators_and_to_the_head(bare: Stage, head: Talk) -> None:
    await bare.talk(COORDINATOR).say("/start")
    deputy = await named(head)
    assert deputy.card.head == "Witten"
    (_, held) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    (joined,) = await bare.letters("joined")
    assert joined.about["roster_person"] == held.roster_person
    (accepted,) = await bare.letters("accepted")
    assert (accepted.chat, accepted.about) == (
        head.account,
        {"roster_person": held.roster_person},
    )


async def test_list_of_the_head_shows_who_has_joined_without_being_asked(
    bare: Stage, head: Talk
) -> None:
    await named(head)
    await bare.show_again(head)
    assert head.card.body.endswith("24.11.2026 bis 18.12.2026, beigetreten")
    assert head.labels[0] == "1. Zurücknehmen"


async def test_button_of_the_letter_leads_to_the_list(bare: Stage, head: Talk) -> None:
    deputy = await named(head)
    await head.press("Übersicht")
    await head.press_data("0 V")
    assert head.card.title == NAMED
    await deputy.press_data("0 V")
    assert deputy.toast.startswith("Benennen kann nur eine Amtsleitung")


async def test_head_cannot_take_the_link_for_the_deputy(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    secret = link_in(head)[1]
    await head.say(f"/start {secret}")
    assert head.shown[-2] == FOR_ANOTHER
    assert head.card.title == NAMED
    assert (await follow(head)).card.head == "Witten"


async def test_second_head_of_the_town_cannot_take_it_either(bare: Stage) -> None:
    """Not even after opening it as a stranger, before the own link."""
    await open_office(bare, witten=[HEAD, {"person": "zweite"}])
    head, other = await bare.joined("kopf"), bare.talk()
    await head.say(*DEPUTY)
    await other.say(f"/start {link_in(head)[1]}")
    stale = other.data("Ja, das bin ich")
    await other.follow("zweite")
    await other.press("Ja, das bin ich")
    await other.press_data(stale)
    assert other.toast.startswith("Diese Taste gehört zu einem früheren Stand.")
    await other.say(f"/start {link_in(head)[1]}")
    assert other.shown[-2] == FOR_ANOTHER
    held = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    assert [each.person for each in held if each.role == "deputy"] == [None]


async def test_coordinator_cannot_take_a_heads_link(bare: Stage, head: Talk) -> None:
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await head.say(*DEPUTY)
    await coordinator.say(f"/start {link_in(head)[1]}")
    assert coordinator.shown[-2] == NOT_COORDINATORS
    assert coordinator.card.title == "Abfragen"
    assert (await follow(head)).card.head == "Witten"


async def test_who_becomes_a_coordinator_in_between_cannot_confirm(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    talk = bare.talk()
    await talk.say(f"/start {link_in(head)[1]}")
    person = await bare.database.read(lambda c: people.of_account(c, talk.account))
    assert person is not None
    await bare.database.write(lambda c: people.make_coordinator(c, person.id, bare.now))
    await talk.press("Ja, das bin ich")
    assert talk.toast == NOT_COORDINATORS.body
    assert await bare.log("small") == ["joined", "named"]


async def test_coordinators_take_their_own_links_of_the_roster_as_ever(bare: Stage) -> None:
    await open_office(bare)
    coordinator = bare.talk(COORDINATOR)
    await coordinator.follow("kopf")
    await coordinator.press("Ja, das bin ich")
    assert await bare.log("small") == ["joined"]


async def test_deputy_of_the_roster_can_be_a_preparer_too(bare: Stage) -> None:
    deputy = {"person": "vertretung", "role": "deputy", "from_": "2026-11-25"}
    await open_office(bare, witten=[HEAD, deputy])
    head = await bare.joined("kopf")
    await head.say(*PREPARER)
    both = await bare.joined("vertretung")
    await both.say(f"/start {link_in(head)[1]}")
    await both.press("Ja, das bin ich")
    await answer(both)
    assert "Zur Abgabe vorlegen" in both.labels
    bare.now += dt.timedelta(days=1)
    await answer(both, "Verbindlich abgeben")
    (submission,) = await bare.submissions("small")
    assert submission.role == "deputy"


async def test_new_link_voids_the_earlier_one(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    old = link_in(head)[1]
    await head.press("1. Neuer Link")
    card, secret = link_in(head)
    assert secret != old
    assert card.title == "Zugang für Frau Muster"
    talk = bare.talk()
    await talk.say(f"/start {old}")
    assert talk.shown == [Card(body=VOID)]
    await follow(head)
    assert await bare.log("small") == ["joined", "named", "joined"]


async def test_new_link_by_a_double_tap_is_one(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    data = head.data("1. Neuer Link")
    await head.press_data(data)
    await head.press_data(data)
    assert sum("t.me" in card.body for card in head.shown) == 2
    assert (await follow(head)).card.head == "Witten"


async def test_no_new_link_once_somebody_has_joined(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    data = head.data("1. Neuer Link")
    await follow(head)
    before = len(head.shown)
    await head.press_data(data)
    assert "1. Neuer Link" not in head.labels
    assert len(head.shown) == before


async def test_no_new_link_for_a_deputy_whose_days_are_over(bare: Stage, head: Talk) -> None:
    await head.say("/vertretung", "Frau Muster", "Ab heute", "24.11.2026", "Benennen")
    data = head.data("1. Neuer Link")
    bare.now += dt.timedelta(days=1)
    await head.press_data(data)
    assert head.card.body.endswith("24.11.2026 bis 24.11.2026, Zeit abgelaufen")
    assert "1. Neuer Link" not in head.labels
    assert sum("t.me" in card.body for card in head.shown) == 1


async def test_administrator_can_invite_who_was_named_too(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    await bare.invite("small")
    (_, deputy) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    talk = await bare.joined(deputy.roster_person)
    assert talk.card.head == "Witten"


async def test_two_towns_are_held_by_one_link(bare: Stage) -> None:
    await open_office(bare, ennepetal=[HEAD], witten=[HEAD])
    head = await bare.joined("kopf")
    await head.say("/vertretung", "3", *DEPUTY[1:])
    deputy = await follow(head)
    assert deputy.card.head == "Ennepetal, Witten"
    await deputy.press("Für beide übernehmen", "Ja", "Nein", "Verbindlich abgeben")
    assert [(each.mandate, each.role) for each in await bare.submissions("small")] == [
        ("05954008", "deputy"),
        (WITTEN, "deputy"),
    ]


async def test_link_that_was_used_opens_nothing_for_others(bare: Stage, head: Talk) -> None:
    await named(head)
    before = await bare.dump()
    talk = bare.talk()
    await talk.say(f"/start {link_in(head)[1]}")
    assert talk.shown[-1].body.startswith("Dieser Zugangslink wurde schon benutzt.")
    assert await bare.dump() == before
    assert await bare.database.read(lambda c: links.find(c, "nonsense")) is None
