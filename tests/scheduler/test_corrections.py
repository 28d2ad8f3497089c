"""The opening of a correction: what it waits for, and what people are told."""

from storage import intake, rounds
from storage.intake import Raw
from survey.roster import Roster
from survey.round import Round
from tests.handlers.small import a_choice, a_roster, a_round
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

ROSTER: Roster = a_roster(witten=[{"person": "kopf"}])
FIRST: Round = a_round(a_choice("a", "Ja", "Nein"), opens="2026-11-23T09:00:00")
NEW: Round = a_round(
    a_choice("a", "Ja", "Nein"), id="neu", follows="small", opens="2026-11-24T10:00:00"
)


async def state(stage: Stage, round_: str) -> str:
    return (await stage.database.read(lambda c: rounds.get(c, round_))).state


async def both(stage: Stage) -> None:
    await stage.freeze(FIRST, ROSTER)
    await stage.join("small", "kopf", 101)
    await stage.at("11-23T08:00")
    await stage.freeze(NEW, ROSTER)


async def test_whoever_had_joined_is_told_what_it_is(stage: Stage) -> None:
    await both(stage)
    told = await stage.at("11-24T09:00")
    assert told == [(101, "Die Abfrage ist eröffnet")]
    assert await state(stage, "small") == "superseded"
    assert await state(stage, "neu") == "open"


async def test_it_waits_for_what_arrived_for_the_first_in_time(stage: Stage) -> None:
    await both(stage)
    raw = Raw(1, 7, utc("11-24T08:59:30"), 101, "{}")
    await stage.database.write(lambda c: intake.store(c, [raw]))
    await stage.at("11-24T09:00")
    assert await state(stage, "neu") == "planned"
    assert await state(stage, "small") == "open"
    await stage.database.write(lambda c: intake.done(c, raw.key))
    await stage.at("11-24T09:01")
    assert await state(stage, "neu") == "open"
    assert await state(stage, "small") == "superseded"
