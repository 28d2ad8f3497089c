"""A change of office reaches the other rounds in which the same offices answer: where a draft goes
round, its next version, and a correction, whichever was there first."""

import pytest

from storage import people
from tests.handlers.joint import COSIGN, VOTUM, at_joint, circulate, closed
from tests.handlers.small import a_roster
from tests.handlers.stage import COORDINATOR, Stage, Talk
from tests.handlers.test_correcting import FIRST, NEW, set_up, time_passes

WITTEN = "05954036"
LEFT, CAME = "Jugendamtsleitung Witten", "Kim Muster"
ROSTER = a_roster(witten=[{"person": "kopf", "name": LEFT}], ennepetal=[{"person": "andere"}])


async def succeed(stage: Stage, label: str = "Abfrage öffnen") -> str:
    """A coordinator enters the successor from the card of a round; the code of the link."""
    talk = stage.talk(COORDINATOR)
    await talk.say("/stand")
    await talk.press(next(each for each in reversed(talk.labels) if label in each))
    await talk.press("Stand nach Kommunen", "Witten", "1. Zugang ansehen", "Nachfolge eintragen")
    await talk.say(CAME)
    await talk.press("Nachfolge bestätigen")
    assert f"Der Zugang für {CAME} ist neu ausgestellt." in talk.words
    return talk.shown[-2].body.rpartition("diesen Code: ")[2]


async def heads(stage: Stage, round_: str) -> list[tuple[str, bool]]:
    """Who heads Witten in the round, and whether they have joined."""
    held = await stage.database.read(lambda c: people.holdings(c, round_=round_, keys=[WITTEN]))
    return [(each.name, each.person is not None) for each in held if each.role == "head"]


async def joined(stage: Stage, code: str) -> Talk:
    talk = stage.talk()
    await talk.say(code)
    await talk.press("Ja, das bin ich")
    return talk


@pytest.fixture
async def circulating(bare: Stage) -> Stage:
    """The round is over, and its draft goes round."""
    await closed(bare)
    await circulate(await at_joint(bare))
    await time_passes(bare)
    return bare


@pytest.mark.parametrize("label", ["1. Abfrage öffnen", "2. Abfrage öffnen"])
async def test_it_reaches_a_draft_that_goes_round(circulating: Stage, label: str) -> None:
    """From the card of either round: the old head is out, the new one is asked by one link."""
    old = next(
        each.person
        for each in await circulating.database.read(
            lambda c: people.holdings(c, round_=COSIGN, keys=[WITTEN])
        )
    )
    code = await succeed(circulating, label)
    for round_ in (VOTUM, COSIGN):
        assert await heads(circulating, round_) == [(CAME, False)]
    held = await circulating.database.read(lambda c: people.holdings(c, person=old))
    assert held == ()
    assert (await circulating.log(COSIGN))[-2:] == ["revoked", "named"]
    assert (await circulating.log(VOTUM))[-2:] == ["revoked", "named"]
    successor = await joined(circulating, code)
    for round_ in (VOTUM, COSIGN):
        assert await heads(circulating, round_) == [(CAME, True)]
        assert (await circulating.log(round_))[-1] == "joined"
    assert len([each for each in await circulating.letters("joint-draft")
                if each.chat == successor.account]) == 1  # fmt: skip
    await successor.press("Weiter", "Ich zeichne mit", "Verbindlich abgeben")
    assert (await circulating.submissions(COSIGN))[-1].mandate == WITTEN


async def test_the_next_version_goes_to_the_successor(circulating: Stage) -> None:
    await joined(circulating, await succeed(circulating, "1. Abfrage öffnen"))
    coordinator = circulating.talk(COORDINATOR)
    await coordinator.say("/stand")
    await coordinator.press("2. Abfrage öffnen", "Gemeinsames Votum", "Neue Fassung")
    await circulate(coordinator, "12.01.2027 12:00")
    assert await heads(circulating, f"{VOTUM}-cosign-2") == [(CAME, True)]


async def test_it_reaches_a_correction_that_is_planned(bare: Stage) -> None:
    await bare.open(FIRST, ROSTER)
    await bare.joined("kopf")
    await set_up(bare, NEW, ROSTER)
    code = await succeed(bare, "2. Abfrage öffnen")
    assert await heads(bare, "neu") == [(CAME, False)]
    await joined(bare, code)
    await time_passes(bare)
    for round_ in ("small", "neu"):
        assert await heads(bare, round_) == [(CAME, True)]


async def test_it_reaches_a_correction_that_is_set_up_later(bare: Stage) -> None:
    """Though its roster still says the old name."""
    await bare.open(FIRST, ROSTER)
    await bare.joined("kopf")
    await joined(bare, await succeed(bare))
    await set_up(bare, NEW, ROSTER)
    await time_passes(bare)
    assert await heads(bare, "neu") == [(CAME, True)]
    assert await bare.log("neu") == ["joined", "opened"]


async def test_a_correction_whose_roster_has_somebody_else_is_left_alone(bare: Stage) -> None:
    await bare.open(FIRST, ROSTER)
    other = a_roster(witten=[{"person": "neu", "name": "Neue Leitung"}])
    await set_up(bare, NEW, other)
    await succeed(bare, "2. Abfrage öffnen")
    assert await heads(bare, "neu") == [("Neue Leitung", False)]
