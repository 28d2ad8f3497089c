import asyncio
import datetime as dt
from functools import partial

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage import drafts
from storage.database import Database
from storage.drafts import Draft, Overtaken, Prepared, Written
from storage.people import Person
from storage.rounds import Kept
from survey.step import Value

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
HEAD, DEPUTY = 11, 12


async def change(
    database: Database, draft: Draft, answers: dict[str, Value | None], person: int
) -> Draft:
    """Changes the draft in a unit of its own."""
    return await database.write(lambda c: drafts.change(c, draft, answers, person, NOW))


async def read(database: Database, mandate: int = 1) -> Draft:
    """The mandate's draft as it is stored."""
    return await database.read(lambda c: drafts.get(c, mandate))


async def test_an_untouched_draft_is_empty_and_has_version_0(
    database: Database, kept: Kept
) -> None:
    assert await read(database) == Draft(1, 0, {})


async def test_answers_are_kept_with_their_author_and_version(
    database: Database, kept: Kept
) -> None:
    draft = await change(database, Draft(1), {"interest": "yes", "benefit": ["cost"]}, HEAD)
    assert draft == Draft(
        1, 1, {"interest": Written("yes", HEAD, 1), "benefit": Written(["cost"], HEAD, 1)}
    )
    assert await read(database) == draft
    assert draft.answers == {"interest": "yes", "benefit": ["cost"]}


async def test_an_answer_that_is_the_same_already_keeps_its_author(
    database: Database, kept: Kept
) -> None:
    draft = await change(database, Draft(1), {"interest": "yes", "remarks": "-"}, HEAD)
    draft = await change(database, draft, {"interest": "yes", "remarks": "keine"}, DEPUTY)
    assert await read(database) == Draft(
        1, 2, {"interest": Written("yes", HEAD, 1), "remarks": Written("keine", DEPUTY, 2)}
    )


async def test_a_change_that_changes_nothing_leaves_the_version(
    database: Database, kept: Kept, commits: list[Connection]
) -> None:
    draft = await change(database, Draft(1), {"interest": "yes"}, HEAD)
    assert await change(database, draft, {"interest": "yes", "remarks": None}, DEPUTY) is draft
    assert await read(database) == draft


async def test_none_takes_an_answer_out(database: Database, kept: Kept) -> None:
    draft = await change(database, Draft(1), {"interest": "yes", "remarks": "-"}, HEAD)
    draft = await change(database, draft, {"interest": None}, DEPUTY)
    assert await read(database) == Draft(1, 2, {"remarks": Written("-", HEAD, 1)})


async def test_an_answer_given_again_later_has_a_new_author(database: Database, kept: Kept) -> None:
    draft = await change(database, Draft(1), {"interest": "yes"}, HEAD)
    draft = await change(database, draft, {"interest": None}, HEAD)
    draft = await change(database, draft, {"interest": "yes"}, DEPUTY)
    assert await read(database) == Draft(1, 3, {"interest": Written("yes", DEPUTY, 3)})


@pytest.mark.parametrize(
    "value",
    ["", "Müller & Söhne", "=1+1", '"}]\\', "\x00\n\u2028", "👍🏽", 0, 2**60, 2.5, [], ["a", "ß"]],
)
async def test_every_kind_of_value_comes_back_as_it_was(
    database: Database, kept: Kept, value: Value
) -> None:
    await change(database, Draft(1), {"remarks": value}, HEAD)
    assert (await read(database)).answers == {"remarks": value}


async def test_a_draft_that_was_overtaken_is_refused_and_nothing_is_written_over(
    database: Database, kept: Kept
) -> None:
    early = await change(database, Draft(1), {"interest": "yes"}, HEAD)
    newest = await change(database, early, {"remarks": "eilt"}, DEPUTY)
    with pytest.raises(Overtaken, match="the draft of mandate 1 is past 1"):
        await change(database, early, {"interest": "no"}, HEAD)
    assert await read(database) == newest


async def test_of_two_first_changes_to_a_draft_one_is_refused(
    database: Database, kept: Kept
) -> None:
    results = await asyncio.gather(
        change(database, Draft(1), {"interest": "yes"}, HEAD),
        change(database, Draft(1), {"interest": "no"}, DEPUTY),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [Draft, Overtaken]
    assert await read(database) == results[0]


async def test_units_that_read_the_draft_themselves_overtake_nobody(
    database: Database, kept: Kept
) -> None:
    def answer(connection: Connection, number: int) -> int:
        draft = drafts.get(connection, 1)
        return drafts.change(connection, draft, {f"q{number}": number}, HEAD, NOW).version

    versions = await asyncio.gather(*(database.write(partial(answer, number=n)) for n in range(20)))
    assert versions == list(range(1, 21))
    assert (await read(database)).answers == {f"q{n}": n for n in range(20)}


async def test_mandates_have_drafts_of_their_own(database: Database, kept: Kept) -> None:
    await change(database, Draft(1), {"interest": "yes"}, HEAD)
    await change(database, Draft(2), {"interest": "no"}, HEAD)
    assert (await read(database, 1)).answers == {"interest": "yes"}
    assert (await read(database, 2)).answers == {"interest": "no"}


async def test_there_is_no_draft_without_a_mandate(database: Database, kept: Kept) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await change(database, Draft(99), {"interest": "yes"}, HEAD)


async def test_a_draft_knows_who_has_put_it_before_the_head_last(
    database: Database, kept: Kept, head: Person, deputy: Person
) -> None:
    later = NOW + dt.timedelta(hours=1)

    def prepare_change_and_prepare(connection: Connection) -> list[Prepared | None]:
        untouched = drafts.prepare(connection, drafts.get(connection, 3), head.id, NOW)
        changed = drafts.change(connection, untouched, {"interest": "yes"}, head.id, NOW)
        again = drafts.prepare(connection, changed, deputy.id, later)
        assert drafts.get(connection, 3) == again
        return [drafts.get(connection, 1).prepared, changed.prepared, again.prepared]

    assert await database.write(prepare_change_and_prepare) == [
        None,
        Prepared(head.id, NOW),
        Prepared(deputy.id, later),
    ]


async def test_an_overtaken_draft_is_not_put_before_the_head(
    database: Database, kept: Kept, head: Person
) -> None:
    def prepare_what_was_read_before(connection: Connection) -> None:
        old = drafts.get(connection, 3)
        drafts.change(connection, old, {"interest": "yes"}, head.id, NOW)
        drafts.prepare(connection, old, head.id, NOW)

    with pytest.raises(Overtaken):
        await database.write(prepare_what_was_read_before)
