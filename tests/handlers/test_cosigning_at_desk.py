"""A co-signature at the coordinators' desk: what is offered of it, and whose name counts when an
access was taken back."""

import datetime as dt

import pytest

from storage import Connection, cosigners, log, rounds
from tests.handlers.joint import COSIGN, VOTUM, at_joint, circulate, closed
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
