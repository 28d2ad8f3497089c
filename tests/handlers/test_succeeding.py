"""A change of office: the successor gets a link, and who leaves has no more rights."""

import datetime as dt

from storage import people, rounds
from tests.handlers.stage import DEADLINE, OTHER, ROUND, Stage, Talk

WITTEN = "05954036"


async def changed(coordinator: Talk, name: str = "Kim Muster") -> str:
    """The coordinator has entered a successor in Witten; the code of the link."""
    await coordinator.press("Stand nach Kommunen", "Witten", "1. Zugang ansehen")
    await coordinator.press("Nachfolge eintragen")
    await coordinator.say(name)
    await coordinator.press("Nachfolge bestätigen")
    return coordinator.shown[-2].body.rpartition("diesen Code: ")[2]


async def test_a_successor_goes_on_with_the_draft(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.press("Weiter", "Ja")
    before = await stage.draft(WITTEN)
    code = await changed(coordinator)
    assert await stage.log() == ["joined", "revoked", "named"]
    await witten.say("/start")
    assert witten.shown[-1].body.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    (letter,) = await stage.letters("left")
    assert letter.chat == witten.account
    successor = stage.talk()
    await successor.say(code)
    await successor.press("Ja, das bin ich")
    assert await stage.log() == ["joined", "revoked", "named", "joined"]
    assert await stage.draft(WITTEN) == before
    held = await stage.database.read(lambda c: people.holdings(c, round_=ROUND, keys=[WITTEN]))
    assert [(each.name, each.role, each.named_by) for each in held] == [
        ("Kim Muster", "head", None)
    ]


async def test_a_submission_stays_under_the_name_of_then(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.press("Fehlanzeige")
    stage.now += dt.timedelta(days=2)
    code = await changed(coordinator)
    successor = stage.talk()
    await successor.say(code)
    await successor.press("Ja, das bin ich")

    def names(day: dt.date) -> object:
        return stage.database.read(lambda c: people.heads(c, rounds.mandate(c, ROUND, WITTEN), day))

    assert await names(dt.date(2026, 11, 24)) == ("Amtsleitung Witten",)  # type: ignore[misc]
    assert await names(dt.date(2026, 11, 26)) == ("Kim Muster",)  # type: ignore[misc]
    assert [each.number for each in await stage.submissions()] == [1]
    assert "liegt vor" in successor.words


async def test_before_anybody_has_joined_the_old_link_opens_nothing(
    stage: Stage, coordinator: Talk
) -> None:
    await changed(coordinator)
    assert await stage.log() == ["named"]
    old = stage.talk()
    await old.follow("Amtsleitung Witten")
    assert old.shown[-1].body.startswith("Dieser Zugangslink gilt nicht mehr.")


async def test_the_other_town_of_who_leaves_is_not_touched(
    stage: Stage, coordinator: Talk, double: Talk
) -> None:
    await coordinator.press("Stand nach Kommunen", "Ennepetal", "1. Zugang ansehen")
    await coordinator.press("Nachfolge eintragen")
    await coordinator.say("Kim Muster")
    await coordinator.press("Nachfolge bestätigen")
    held = await stage.database.read(lambda c: people.holdings(c, round_=ROUND))
    mine = [each.key for each in held if each.roster_person == "Amtsleitung Ennepetal"]
    assert mine == ["05954004"]
    assert await stage.letters("left") != []


async def test_others_are_told_and_two_at_once_do_it_once(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    for talk in (coordinator, other):
        await talk.press("Stand nach Kommunen", "Witten", "1. Zugang ansehen")
        await talk.press("Nachfolge eintragen")
        await talk.say("Kim Muster")
    await coordinator.press("Nachfolge bestätigen")
    await other.press("Nachfolge bestätigen")
    assert await stage.log() == ["named"]
    (letter,) = await stage.letters("succeeded")
    assert (letter.chat, letter.about["mandate"]) == (OTHER, WITTEN)


async def test_no_name_and_no_time_change_nothing(stage: Stage, coordinator: Talk) -> None:
    await coordinator.press("Stand nach Kommunen", "Witten", "1. Zugang ansehen")
    await coordinator.press("Nachfolge eintragen")
    await coordinator.say("123")
    assert "Nachfolge bestätigen" not in coordinator.labels
    await coordinator.say("Kim Muster")
    stage.now = DEADLINE
    await coordinator.press("Nachfolge bestätigen")
    assert await stage.log() == []
