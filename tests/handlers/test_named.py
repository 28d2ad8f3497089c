"""Taking back what a head has given, by the head and by coordinators, and what stands."""

import datetime as dt
import json
from functools import partial

import pytest

from storage import people, submissions
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

GONE = "Der Zugang von Frau Muster ist zurückgenommen."
STANDS = " Was schon abgegeben ist, gilt, bis eine neue Abgabe es ersetzt."
REVOKED = "Der Zugang ist zurückgenommen."


@pytest.fixture
async def head(bare: Stage) -> Talk:
    """The head of one town, before the first question."""
    await open_office(bare)
    return await bare.joined("kopf")


async def withdraw(head: Talk) -> None:
    """The first of those named."""
    await head.press_data("0 V")
    await head.press("1. Zurücknehmen", "Zugang zurücknehmen")


# -- by the head -------------------------------------------------------------------------


async def test_access_is_taken_back_after_a_question(bare: Stage, head: Talk) -> None:
    deputy = await named(head)
    await bare.show_again(head)
    await head.press("1. Zurücknehmen")
    assert head.card.title == "Zugang zurücknehmen?"
    assert head.card.body == (
        "Frau Muster – Stellvertretung für Witten, 24.11.2026 bis 18.12.2026, beigetreten\n\n"
        "Der Link gilt dann nicht mehr. "
        "Was schon abgegeben ist, gilt, bis eine neue Abgabe es ersetzt."
    )
    await head.press("Zurück")
    assert head.card.title == NAMED
    await head.press("1. Zurücknehmen", "Zugang zurücknehmen")
    assert head.card.body.startswith(f"{GONE}\n\n")
    assert head.card.body.endswith("Sie haben noch niemanden benannt.")

    await deputy.press("Weiter")
    assert deputy.toast.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    assert await bare.draft(WITTEN, "small") == {}
    assert await bare.log("small") == ["joined", "named", "joined", "withdrawn"]


async def test_withdrawal_is_logged_without_names(bare: Stage, head: Talk) -> None:
    deputy = await named(head)
    (_, held) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    await withdraw(head)
    by, whom = [
        await bare.database.read(partial(people.of_account, account=account))
        for account in (head.account, deputy.account)
    ]
    assert by is not None
    assert whom is not None
    assert json.loads((await bare.bodies())[-1]) == {
        "by": by.opaque,
        "named": held.roster_person,
        "person": whom.opaque,
        "mandates": [WITTEN],
    }


async def test_link_of_who_was_taken_back_opens_nothing(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    talk = bare.talk()
    await talk.say(f"/start {link_in(head)[1]}")
    await withdraw(head)
    await talk.press("Ja, das bin ich")
    assert talk.toast.startswith("Dieser Zugangslink gilt nicht mehr.")
    assert talk.card.body == "Zurzeit liegt keine Abfrage für Sie vor."
    other = bare.talk()
    await other.say(f"/start {link_in(head)[1]}")
    assert other.shown[-1].body.startswith("Dieser Zugangslink gilt nicht mehr.")
    assert await bare.log("small") == ["joined", "named", "withdrawn"]


async def test_withdrawing_by_a_double_tap_is_done_once(bare: Stage, head: Talk) -> None:
    await named(head)
    await bare.show_again(head)
    await head.press("1. Zurücknehmen")
    data = head.data("Zugang zurücknehmen")
    await head.press_data(data)
    await head.press_data(data)
    assert (await bare.log("small")).count("withdrawn") == 1


async def test_nobody_is_asked_about_who_is_gone_meanwhile(bare: Stage, head: Talk) -> None:
    await bare.displace(head, '{"at":"named","withdraws":"somebody","page":0}')
    await head.say("Zugang zurücknehmen")
    assert head.card.title == NAMED
    assert head.card.body.startswith("Diese Taste gehört zu einem früheren Stand.")
    assert await bare.log("small") == ["joined"]


async def test_what_a_withdrawn_deputy_submitted_stands_until_a_new_one(
    bare: Stage, head: Talk
) -> None:
    deputy = await named(head)
    await answer(deputy, "Verbindlich abgeben")
    await withdraw(head)
    assert head.card.body.startswith(GONE + STANDS)
    recorded = await bare.database.read(lambda c: submissions.of_round(c, "small"))
    assert [(each.submission.number, each.submission.held) for each in recorded] == [(1, False)]
    name = await bare.database.read(lambda c: people.name_of(c, 1, recorded[0].person))
    assert name == "Frau Muster"

    another = await named(head, ("/vertretung", "Herr Neu", *DEPUTY[2:]))
    await another.press_data("0 o small")
    await another.press("Ändern", "Verbindlich abgeben")
    assert [each.role for each in await bare.submissions("small")] == ["deputy", "deputy"]
    assert another.card.body.startswith("Witten: Abgabe Nr. 2 vom")


async def test_withdrawn_in_the_middle_of_answering_nothing_more_is_written(
    bare: Stage, head: Talk
) -> None:
    preparer = await named(head, PREPARER)
    await preparer.press("Weiter", "Ja")
    await withdraw(head)
    await preparer.press("Nein")
    assert preparer.toast.startswith("Guten Tag.")
    assert await bare.draft(WITTEN, "small") == {"a": "ja"}


async def test_one_of_two_namings_is_taken_back_and_the_other_holds(
    bare: Stage, head: Talk
) -> None:
    """The same human being prepares, and deputises from tomorrow on."""
    both = await named(head, PREPARER)
    await head.say("/vertretung", "Frau Muster", "25.11.2026", *DEPUTY[3:])
    await both.say(f"/start {link_in(head)[1]}")
    await both.press("Ja, das bin ich")
    await bare.show_again(head)
    await head.press("2. Zurücknehmen", "Zugang zurücknehmen")
    bare.now += dt.timedelta(days=1)
    await answer(both)
    assert "Zur Abgabe vorlegen" in both.labels


async def test_of_another_head_nobody_is_shown_or_taken_back(bare: Stage) -> None:
    await open_office(bare, witten=[HEAD], ennepetal=[{"person": "andere"}])
    head, other = await bare.joined("kopf"), await bare.joined("andere")
    await head.say(*DEPUTY)
    revoke = head.data("1. Zurücknehmen").partition(" ")[2]
    link = head.data("1. Neuer Link").partition(" ")[2]
    await other.press(NAMED)
    assert "Sie haben noch niemanden benannt." in other.card.body
    before = (await bare.dump())["holders"], (await bare.dump())["links"], await bare.bodies()
    for data in (revoke, link):
        turn = other.data("Übersicht").split()[0]
        await other.press_data(f"{turn} {data}")
    after = (await bare.dump())["holders"], (await bare.dump())["links"], await bare.bodies()
    assert after == before


async def test_head_whose_days_are_over_takes_nobody_back(bare: Stage) -> None:
    await open_office(bare, witten=[{**HEAD, "to": "2026-11-24"}])
    head = await bare.joined("kopf")
    deputy = await named(head)
    await bare.show_again(head)
    data = head.data("1. Zurücknehmen")
    bare.now += dt.timedelta(days=1)
    await head.press_data(data)
    assert head.toast == "Dazu sind Sie nicht berechtigt."
    await answer(deputy, "Verbindlich abgeben")
    assert [each.role for each in await bare.submissions("small")] == ["deputy"]


async def test_after_the_deadline_an_access_can_still_be_taken_back(
    bare: Stage, head: Talk
) -> None:
    """For a submission that comes late."""
    await named(head)
    bare.now = dt.datetime(2026, 12, 18, 12, tzinfo=dt.UTC)
    await head.press_data("0 V")
    assert head.labels == ["1. Zurücknehmen", "Übersicht"]
    await head.press("1. Zurücknehmen", "Zugang zurücknehmen")
    assert await bare.log("small") == ["joined", "named", "joined", "withdrawn"]


async def test_as_many_as_can_be_named_stand_on_one_card(bare: Stage, head: Talk) -> None:
    for number in range(1, 21):
        await head.say("/sachbearbeitung", f"{'Lang ' * 15}{number}", "Benennen")
    assert "\n20. Lang" in head.card.body
    assert len(head.labels) == 2 * 20 + 3


# -- by coordinators ---------------------------------------------------------------------


async def test_coordinators_revoke_who_was_named_and_the_head_gives_a_new_link(
    bare: Stage, head: Talk
) -> None:
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    wrong = await named(head)
    (_, held) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    await coordinator.press_data(await bare.revoking(held.roster_person, "small"))
    assert coordinator.toast == REVOKED
    await wrong.press("Weiter")
    assert wrong.toast.startswith("Guten Tag.")

    await bare.show_again(head)
    await head.say("/vertretung", "/zurueck")
    assert "noch nicht beigetreten" in head.card.body
    await head.press("1. Neuer Link")
    right = await follow(head)
    assert right.card.head == "Witten"


async def test_whom_a_revoked_head_has_named_falls_with_him(bare: Stage, head: Talk) -> None:
    """Somebody who got hold of a head's link cannot leave a back door open."""
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    deputy = await named(head)
    await head.say(*PREPARER)
    secret = link_in(head)[1]
    await coordinator.press_data(await bare.revoking("kopf", "small"))
    assert coordinator.toast == (
        f"{REVOKED} Auch von dieser Person Benannte haben keinen Zugang mehr: 2"
    )
    await deputy.press("Weiter")
    assert deputy.toast.startswith("Guten Tag.")
    other = bare.talk()
    await other.say(f"/start {secret}")
    assert other.shown[-1].body.startswith("Dieser Zugangslink gilt nicht mehr.")
    assert (await bare.log("small"))[-3:] == ["revoked", "withdrawn", "withdrawn"]


async def test_revoking_for_one_town_leaves_what_was_named_for_another(bare: Stage) -> None:
    await open_office(bare, witten=[HEAD], ennepetal=[{"person": "andere", "name": "Leitung B"}])
    head = await bare.joined("kopf")
    await head.follow("andere")
    await head.press("Ja, das bin ich")
    await head.say("/vertretung", "3", *DEPUTY[1:])
    deputy = await follow(head)
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press_data(await bare.revoking("andere", "small"))
    held = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    assert [(each.key, each.name) for each in held if each.person is not None] == [
        (WITTEN, "Leitung A"),
        (WITTEN, "Frau Muster"),
    ]
    await deputy.press_data("0 o small")
    assert deputy.card.head == "Witten"


async def test_longest_notice_of_a_revocation_fits(bare: Stage, head: Talk) -> None:
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await named(head)
    await answer(head, "Verbindlich abgeben")
    await coordinator.press_data(await bare.revoking("kopf", "small"))
    assert coordinator.toast == (
        f"{REVOKED}{STANDS} Auch von dieser Person Benannte haben keinen Zugang mehr: 1"
    )


# -- days --------------------------------------------------------------------------------


async def test_deputys_right_ends_with_the_last_day(bare: Stage, head: Talk) -> None:
    await head.say("/vertretung", "Frau Muster", "Ab heute", "24.11.2026", "Benennen")
    deputy = await follow(head)
    await deputy.press("Weiter", "Ja", "Ja")
    bare.now = dt.datetime(2026, 11, 24, 22, 59, 50, tzinfo=dt.UTC)
    await deputy.say("/start")
    bare.now = dt.datetime(2026, 11, 24, 23, tzinfo=dt.UTC)
    await deputy.press("Verbindlich abgeben")
    assert deputy.toast == "Dazu sind Sie nicht berechtigt."
    assert "Ihre Stellvertretung gilt zurzeit nicht" in deputy.card.body
    assert await bare.submissions("small") == []


async def test_deputy_waits_for_the_first_day(bare: Stage, head: Talk) -> None:
    await head.say("/vertretung", "Frau Muster", "25.11.2026", *DEPUTY[3:])
    deputy = await follow(head)
    assert "Ihre Stellvertretung gilt zurzeit nicht" in deputy.card.body
    assert deputy.labels == []
    bare.now += dt.timedelta(days=1)
    await answer(deputy, "Verbindlich abgeben")
    assert [each.role for each in await bare.submissions("small")] == ["deputy"]


async def test_head_outranks_the_deputy_whom_he_has_named(bare: Stage, head: Talk) -> None:
    deputy = await named(head)
    await answer(deputy, "Verbindlich abgeben")
    await head.press_data("0 o small")
    await head.press("Ändern", "Verbindlich abgeben")
    assert [each.role for each in await bare.submissions("small")] == ["deputy", "head"]
    await deputy.press("Ändern", "Verbindlich abgeben")
    assert deputy.toast.startswith("Die Amtsleitung hat schon abgegeben.")
