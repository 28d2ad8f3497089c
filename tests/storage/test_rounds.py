import datetime as dt
from functools import partial

import pytest
from sqlalchemy import Connection

from storage import deadlines, frozen, people, rounds
from storage.database import Database
from storage.erased_names import NOBODY, blank_names
from storage.rounds import AlreadyThere, Kept, NoSuchRound
from survey.roster import Roster
from survey.round import Round

OPENS = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 4, 20, 10, tzinfo=dt.UTC)


async def test_a_frozen_round_comes_back_as_it_was(
    database: Database, kept: Kept, survey_round: Round, roster: Roster
) -> None:
    frozen._kept.clear()
    found = await database.read(lambda c: rounds.get(c, "solidarpakt"))
    assert found == Kept(survey_round, roster, "planned", OPENS, CLOSES, None, None)


async def test_a_round_is_thawed_once(database: Database, kept: Kept) -> None:
    again = await database.read(lambda c: rounds.get(c, kept.id))
    assert again.round is kept.round
    assert again.roster is kept.roster


async def test_what_was_thawed_before_is_not_read_again(
    database: Database, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "_TEXTS", None)
    assert await database.read(lambda c: rounds.get(c, kept.id)) == kept


async def test_another_roster_under_the_same_id_is_read_anew(
    database: Database, kept: Kept, roster: Roster
) -> None:
    def erase(connection: Connection) -> int:
        return blank_names(connection, kept.id, ["al-witten"], really=True)

    assert await database.write(erase) == 1
    found = await database.read(lambda c: rounds.get(c, kept.id))
    witten = next(each for each in found.roster.mandates if each.key == "05954036")
    assert witten.holders[0].name == NOBODY
    assert found.roster != roster


async def test_no_more_rounds_are_kept_than_there_is_room_for(
    database: Database, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "KEPT", 1)
    monkeypatch.setattr(frozen, "_kept", {"another": (kept.round, kept.roster)})
    assert await database.read(lambda c: rounds.get(c, kept.id)) == kept
    assert len(frozen._kept) == 1


async def test_freeze_gives_every_mandate_and_holder_a_row_in_the_order_of_the_roster(
    database: Database, kept: Kept
) -> None:
    found = await database.read(lambda c: people.holdings(c, round_=kept.id))
    assert [(each.key, each.roster_person, each.role, each.deadline) for each in found] == [
        ("05954008", "al-doppel", "head", CLOSES),
        ("05954004", "al-doppel", "head", CLOSES),
        ("05954036", "al-witten", "head", CLOSES),
        ("05954036", "s-witten", "deputy", CLOSES),
        ("05954036", "sb-witten", "preparer", CLOSES),
    ]


async def test_freeze_refuses_an_id_that_is_taken_and_leaves_the_round(
    database: Database, kept: Kept, survey_round: Round, roster: Roster
) -> None:
    other = survey_round.model_copy(update={"nil_return": True})
    with pytest.raises(AlreadyThere, match="solidarpakt"):
        await database.write(lambda c: rounds.freeze(c, other, roster, LATER))
    assert await database.read(lambda c: rounds.get(c, kept.id)) == kept


async def test_get_says_when_there_is_no_such_round(database: Database) -> None:
    with pytest.raises(NoSuchRound, match="nirgends"):
        await database.read(lambda c: rounds.get(c, "nirgends"))


async def test_a_round_opens_once_and_closes_once(database: Database, kept: Kept) -> None:
    def live(connection: Connection) -> list[bool]:
        return [
            rounds.mark_closed(connection, kept.id, CLOSES),
            rounds.mark_opened(connection, kept.id, OPENS),
            rounds.mark_opened(connection, kept.id, LATER),
            rounds.mark_closed(connection, kept.id, CLOSES),
            rounds.mark_closed(connection, kept.id, LATER),
            rounds.mark_opened(connection, kept.id, LATER),
        ]

    assert await database.write(live) == [False, True, False, True, False, False]
    found = await database.read(lambda c: rounds.get(c, kept.id))
    assert (found.state, found.opened_at, found.closed_at) == ("closed", OPENS, CLOSES)


async def test_a_round_that_is_not_there_is_not_opened(database: Database, kept: Kept) -> None:
    assert not await database.write(lambda c: rounds.mark_opened(c, "nirgends", OPENS))
    assert (await database.read(lambda c: rounds.get(c, kept.id))).state == "planned"


async def test_ids_are_the_newest_first_and_narrowed_to_the_states_named(
    database: Database, kept: Kept, survey_round: Round, roster: Roster
) -> None:
    for id_, opens_at in (("later", LATER), ("also-later", LATER)):
        other = survey_round.model_copy(update={"id": id_})
        await database.write(partial(rounds.freeze, round_=other, roster=roster, opens_at=opens_at))
    await database.write(lambda c: rounds.mark_opened(c, "later", LATER))
    assert await database.read(rounds.ids) == ("also-later", "later", "solidarpakt")
    assert await database.read(lambda c: rounds.ids(c, "open")) == ("later",)
    assert await database.read(lambda c: rounds.ids(c, "planned", "open")) == (
        "also-later",
        "later",
        "solidarpakt",
    )
    assert await database.read(lambda c: rounds.ids(c, "closed")) == ()


async def test_deadlines_are_those_of_the_mandates_in_the_order_of_the_roster(
    database: Database, kept: Kept
) -> None:
    assert await database.read(lambda c: deadlines.of_round(c, kept.id)) == (
        ("05954008", CLOSES, None),
        ("05954004", CLOSES, None),
        ("05954036", CLOSES, None),
    )
