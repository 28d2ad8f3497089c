"""A co-signature at the coordinators' desk: what is offered of it, and whose name counts when an
access was taken back."""

import datetime as dt

import pytest

from storage import Connection, cosigners, log, people, rounds, submissions
from tests.handlers.joint import COSIGN, HEADS, VOTUM, at_joint, circulate, closed
from tests.handlers.naming import follow
from tests.handlers.stage import COORDINATOR, Stage, Talk
from tests.handlers.test_correcting import time_passes

WITTEN = "05954036"
CLOSES = dt.datetime(2027, 1, 8, 11, tzinfo=dt.UTC)


@pytest.fixture
async def heads(bare: Stage) -> list[Talk]:
    """The draft goes round among everybody."""
    heads = await closed(bare)
    await circulate(await at_joint(bare))
    await time_passes(bare)
    return heads


async def deputy_of(stage: Stage, head: Talk) -> Talk:
    """Somebody whom the head has named where the draft goes round, and who has consented."""
    await head.say("/vertretung", "Frau Muster", "Ab heute", "Bis Fristende", "Benennen")
    deputy = await follow(head)
    await deputy.press("Weiter", "Ich zeichne mit", "Verbindlich abgeben")
    assert await names(stage) == ["Frau Muster"]
    return deputy


async def names(stage: Stage) -> list[str]:
    found = await stage.database.read(lambda c: cosigners.signed(c, COSIGN))
    return [each.name for each in found.signed]


async def test_a_deputy_of_a_revoked_head_does_not_stand_under_the_letter(
    bare: Stage, heads: list[Talk]
) -> None:
    await deputy_of(bare, heads[-1])
    data = await bare.revoking("Jugendamtsleitung Witten", VOTUM)
    await bare.talk(COORDINATOR).press_data(data)
    assert (await bare.log(COSIGN))[-2:] == ["revoked", "withdrawn"]
    assert await names(bare) == []
    found = await bare.database.read(lambda c: cosigners.signed(c, COSIGN))
    assert "Witten" in found.missing


async def test_a_deputy_whose_days_a_head_has_ended_still_does(
    bare: Stage, heads: list[Talk]
) -> None:
    await deputy_of(bare, heads[-1])
    await heads[-1].press_data("0 V")
    await heads[-1].press("1. Zurücknehmen", "Zugang zurücknehmen")
    assert (await bare.log(COSIGN))[-1] == "withdrawn"
    assert await names(bare) == ["Frau Muster"]


async def test_a_consent_from_before_a_change_of_office_stands_when_the_other_town_is_taken_back(
    bare: Stage, heads: list[Talk]
) -> None:
    """One head of two towns has left the office in one of them."""
    head = heads[0]
    await head.press_data(f"0 o {COSIGN}")
    await head.press("Für beide übernehmen", "Ich zeichne mit", "Verbindlich abgeben")
    assert await names(bare) == [HEADS[0]]
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/stand")
    await coordinator.press("2. Abfrage öffnen", "Stand nach Kommunen", "Ennepetal")
    await coordinator.press("1. Zugang ansehen", "Nachfolge eintragen")
    await coordinator.say("Kim Muster")
    await coordinator.press("Nachfolge bestätigen")
    await coordinator.press_data(await bare.revoking(HEADS[0], VOTUM))
    done = ["submitted", "submitted", "revoked", "named", "revoked"]
    assert (await bare.log(COSIGN))[-5:] == done

    def unit(connection: Connection) -> tuple[tuple[str, ...], list[str | None]]:
        (signed,) = cosigners.signed(connection, COSIGN).signed
        recorded = submissions.of_round(connection, COSIGN)
        names = [
            people.name_of(
                connection, rounds.mandate(connection, COSIGN, each.submission.mandate), each.person
            )
            for each in recorded
        ]
        return signed.towns, names

    assert await bare.database.read(unit) == (("Ennepetal",), [None, HEADS[0]])


async def test_a_cosignature_is_not_released_and_leads_to_its_draft(
    bare: Stage, heads: list[Talk]
) -> None:
    def close(connection: Connection) -> None:
        rounds.mark_closed(connection, COSIGN, CLOSES)
        log.append(connection, COSIGN, "closed", {}, CLOSES, "salt")

    await bare.database.write(close)
    talk = bare.talk(COORDINATOR)
    await talk.say("/stand")
    await talk.press("1. Abfrage öffnen")
    assert "Freigeben" not in talk.labels
    assert "freigegeben" not in talk.card.body
    await talk.press("Gemeinsames Votum")
    assert "Die Mitzeichnung der Fassung 1 ist beendet" in talk.card.body
    assert talk.card.head == "Jugendhilfe Ennepe-Ruhr: Votum der Jugendämter"
