"""Reminders that people have asked for."""

import datetime as dt

from storage import asked, people, results
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept
from survey.plan import Asked

AT = dt.datetime(2026, 3, 4, 8, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


async def test_the_same_wish_is_kept_once(database: Database, opened: Kept, head: Person) -> None:
    for _ in range(3):
        await database.write(lambda c: asked.ask(c, opened.id, "al-doppel", head.id, AT))
    assert not await database.write(lambda c: asked.ask(c, opened.id, "al-doppel", head.id, AT))
    assert await database.write(lambda c: asked.ask(c, opened.id, "al-doppel", head.id, AT + DAY))
    kept = await database.read(lambda c: asked.of_round(c, opened.id))
    assert [(each.person, each.at) for each in kept] == [
        ("al-doppel", AT),
        ("al-doppel", AT + DAY),
    ]


async def test_a_wish_goes_with_the_access_and_comes_back_with_it(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    await database.write(lambda c: asked.ask(c, opened.id, "al-doppel", head.id, AT))
    await database.write(lambda c: people.join(c, opened.id, "al-doppel", deputy.id, AT))
    assert await database.read(lambda c: asked.of_round(c, opened.id)) == ()
    await database.write(lambda c: people.join(c, opened.id, "al-doppel", head.id, AT))
    assert len(await database.read(lambda c: asked.of_round(c, opened.id))) == 1


async def test_time_knows_of_a_wish(database: Database, opened: Kept, head: Person) -> None:
    await database.write(lambda c: asked.ask(c, opened.id, "al-doppel", head.id, AT))
    facts = await database.read(lambda c: results.facts(c, opened.id))
    assert facts.asked == (Asked(1, "al-doppel", AT),)
