"""Deadlines that somebody in charge changes, as the towns' people see it."""

import datetime as dt
import json
from typing import Any

import pytest

from handlers.charge import ADMINISTRATOR, Charge
from handlers.deadlines import Changed, end, extend, reopen
from storage import Connection, rounds
from survey.refusal import Refusal
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

ASK = "Frage an die Koordination"

WITTEN, BRECKERFELD, ENNEPETAL = "05954036", "05954004", "05954008"
DAY = dt.timedelta(days=1)
LATER = DEADLINE + 3 * DAY
FRIDAY = "Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)"
MONDAY = "Montag, 21. Dezember 2026, 12:00 Uhr (MEZ)"
BOTH = f"{FRIDAY} für Ennepetal und {MONDAY} für Breckerfeld"


async def act(stage: Stage, do: Any, *arguments: Any, by: str = ADMINISTRATOR) -> Any:
    """Somebody in charge does it now."""
    return await stage.database.write(
        lambda c: do(Charge(c, stage.desk, ROUND, by, stage.now), *arguments)
    )


async def close(stage: Stage) -> None:
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, DEADLINE))


async def told(stage: Stage, kind: str) -> list[tuple[int, list[str]]]:
    """Which chats get a letter of this kind, and about which towns."""
    later = stage.now
    stage.now = DEADLINE + 30 * DAY
    letters = await stage.letters(kind)
    stage.now = later
    return [(letter.chat, letter.about["mandates"]) for letter in letters]


# -- more time -----------------------------------------------------------------


async def test_cards_are_shown_again_with_the_new_deadline(stage: Stage, witten: Talk) -> None:
    assert f"Frist: {FRIDAY}" in witten.card.body
    await act(stage, extend, LATER, WITTEN)
    await stage.show_again(witten)
    assert f"Frist: {MONDAY}" in witten.card.body


async def test_an_extension_is_told_to_the_towns_people_and_to_coordinators(
    stage: Stage, double: Talk, witten: Talk
) -> None:
    await stage.talk(COORDINATOR).say("/start")
    changed = await act(stage, extend, LATER, BRECKERFELD)
    assert changed == Changed((BRECKERFELD,), LATER, LATER, people=1, chats=0)
    assert await told(stage, "extended") == [
        (COORDINATOR, [BRECKERFELD]),
        (double.account, [BRECKERFELD]),
    ]
    body = json.loads((await stage.bodies())[-1])
    assert body == {
        "by": ADMINISTRATOR,
        "mandates": [BRECKERFELD],
        "deadline": "2026-12-21T11:00:00+00:00",
    }


async def test_towns_that_are_answered_together_show_each_deadline(
    stage: Stage, double: Talk
) -> None:
    await act(stage, extend, LATER, BRECKERFELD)
    await double.say("/start")
    assert f"Frist: {BOTH}" in double.card.body
    await double.filled(BRECKERFELD, ENNEPETAL)
    assert double.card.body.endswith(f"Ändern können Sie es bis {BOTH}.")
    await double.press("Verbindlich abgeben")
    assert double.card.body.endswith(f"Änderungen sind möglich bis {BOTH}.")
    # After the first deadline only the other town is changed, on its own.
    stage.now = DEADLINE
    await double.say("/start")
    assert double.labels == ["Breckerfeld öffnen", ASK, "Übersicht"]
    await double.press("Breckerfeld öffnen")
    assert double.card.head == "Breckerfeld"
    assert double.labels == ["Ändern", ASK, "Übersicht"]


async def test_a_coordinator_is_named_by_the_opaque_id(stage: Stage) -> None:
    await act(stage, extend, LATER, None, by="opaque")
    body = json.loads((await stage.bodies())[-1])
    assert (body["by"], len(body["mandates"])) == ("opaque", 9)


# -- open again ----------------------------------------------------------------


async def test_after_a_reopening_drafts_are_there_and_submissions_can_be_revised(
    stage: Stage, witten: Talk, double: Talk
) -> None:
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben")
    await double.press("Für beide übernehmen", "Ja")
    stage.now = DEADLINE
    await close(stage)
    stage.now = DEADLINE + DAY
    changed = await act(stage, reopen, LATER, None)
    assert (len(changed.mandates), changed.closes_at) == (9, LATER)
    await witten.say("/start")
    assert witten.card.body.endswith(f"Änderungen sind möglich bis {MONDAY}.")
    await witten.press("Ändern")
    await witten.last_page()
    await witten.press("Verbindlich abgeben")
    numbers = [(each.number, each.late) for each in await stage.submissions()]
    assert numbers == [(1, False), (2, False)]
    await double.say("/start")
    assert (
        double.card.head == "Breckerfeld, Ennepetal · Teil 1 von 10: Bürgerschaftliches Engagement"
    )
    assert await stage.draft(BRECKERFELD) == {"interest.engagement": "yes"}
    assert await stage.log() == ["joined", "joined", "submitted", "reopened", "submitted"]


async def test_a_round_reopened_for_one_town_stays_over_for_the_others(
    stage: Stage, witten: Talk, double: Talk
) -> None:
    stage.now = DEADLINE
    await close(stage)
    stage.now = DEADLINE + DAY
    await act(stage, reopen, LATER, WITTEN)
    await double.say("/start")
    assert double.card.body.endswith("Bitte wenden Sie sich bei Fragen an die Koordination.")
    await witten.press("Übersicht", "Witten öffnen", "Weiter", "Ja")
    assert await stage.draft(WITTEN) == {"interest.engagement": "yes"}
    assert [chat for chat, _ in await told(stage, "reopened")] == [witten.account]


# -- an early end --------------------------------------------------------------


async def test_an_early_end_takes_effect_on_the_cards_at_once(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    changed = await act(stage, end)
    assert (len(changed.mandates), changed.closes_at) == (9, changed.deadline)
    await witten.press("Ja")
    assert witten.toast == "Die Frist ist abgelaufen. Antworten werden nicht mehr angenommen."
    kept = await stage.database.read(lambda c: rounds.get(c, ROUND))
    assert (kept.state, kept.ended_by) == ("open", ADMINISTRATOR)  # time closes it
    *_, ended = [json.loads(body) for body in await stage.bodies()]
    assert ended["by"] == ADMINISTRATOR
    assert (len(ended["mandates"]), ended["deadline"]) == (9, changed.deadline.isoformat())
    assert await stage.log() == ["joined", "ended"]
    assert await act(stage, end) == Refusal("over", changed.deadline)


async def test_an_end_that_another_one_puts_off_was_none(stage: Stage, witten: Talk) -> None:
    """Before the round has closed: at its end nobody is told that it ended early."""
    await act(stage, end)
    await act(stage, extend, LATER, None)
    kept = await stage.database.read(lambda c: rounds.get(c, ROUND))
    assert (kept.state, kept.ended_by, kept.closes_at) == ("open", None, LATER)


# -- refused -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("do", "arguments", "why"),
    [
        (extend, (DEADLINE - 30 * DAY, None), "passed"),
        (extend, (DEADLINE, None), "earlier"),
        (extend, (LATER, "05954999"), "town"),
        (reopen, (LATER, None), "open"),
    ],
)
async def test_what_is_refused_writes_nothing(
    stage: Stage, witten: Talk, do: Any, arguments: tuple[Any, ...], why: str
) -> None:
    before = await stage.dump()
    refused = await act(stage, do, *arguments)
    assert isinstance(refused, Refusal)
    assert refused.why == why
    assert await stage.dump() == before


async def test_nothing_is_extended_or_ended_in_a_closed_round(stage: Stage, witten: Talk) -> None:
    await close(stage)
    stage.now = DEADLINE + DAY
    before = await stage.dump()
    for do, *arguments in ((extend, LATER, None), (end,)):
        assert await act(stage, do, *arguments) == Refusal("closed")
    assert await act(stage, reopen, DEADLINE, None) == Refusal("passed")
    assert await stage.dump() == before


async def test_an_extension_whose_unit_of_work_fails_changes_nothing(stage: Stage) -> None:
    def unit(connection: Connection) -> None:
        charge = Charge(connection, stage.desk, ROUND, ADMINISTRATOR, stage.now)
        extend(charge, LATER, None)
        raise RuntimeError

    before = await stage.dump()
    with pytest.raises(RuntimeError):
        await stage.database.write(unit)
    assert await stage.dump() == before
