import datetime as dt
from dataclasses import replace

import pytest

from storage import dictations, drafts
from storage.database import Database
from storage.dictations import Source
from storage.drafts import Overtaken
from storage.people import Person
from storage.rounds import Kept

NOW = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
PHONE = Source(dt.date(2026, 3, 2), "Telefon")
LETTER = Source(dt.date(2026, 3, 3), "Schreiben")
WITTEN = 3


async def test_an_entry_has_a_source_and_a_draft_of_its_own(
    database: Database, opened: Kept, head: Person
) -> None:
    assert await database.read(lambda c: dictations.source(c, WITTEN)) is None
    await database.write(lambda c: dictations.begin(c, WITTEN, PHONE, NOW))
    empty = await database.read(lambda c: dictations.draft(c, WITTEN))
    await database.write(lambda c: dictations.change(c, empty, {"interest": "yes"}, head.id, NOW))
    found = await database.read(lambda c: dictations.draft(c, WITTEN))
    assert (found.version, found.answers) == (1, {"interest": "yes"})
    assert await database.read(lambda c: drafts.get(c, WITTEN)) == drafts.Draft(WITTEN)
    await database.write(lambda c: dictations.begin(c, WITTEN, LETTER, NOW))
    assert await database.read(lambda c: dictations.source(c, WITTEN)) == LETTER
    later = await database.read(lambda c: dictations.draft(c, WITTEN))
    assert later == replace(found, version=2)


@pytest.mark.parametrize(
    ("again", "version"),
    [
        (PHONE, 0),
        (LETTER, 1),
        (replace(PHONE, words="Fax"), 1),
        (replace(LETTER, words="Telefon"), 1),
    ],
)
async def test_another_day_or_source_is_a_change_of_the_entry(
    database: Database, opened: Kept, again: Source, version: int
) -> None:
    await database.write(lambda c: dictations.begin(c, WITTEN, PHONE, NOW))
    await database.write(lambda c: dictations.begin(c, WITTEN, again, NOW))
    assert await database.read(lambda c: dictations.draft(c, WITTEN)) == drafts.Draft(
        WITTEN, version
    )


async def test_nobodys_entry_is_written_over_unseen(
    database: Database, opened: Kept, head: Person
) -> None:
    empty = await database.read(lambda c: dictations.draft(c, WITTEN))
    with pytest.raises(Overtaken):
        await database.write(lambda c: dictations.change(c, empty, {"a": "x"}, head.id, NOW))
    await database.write(lambda c: dictations.begin(c, WITTEN, PHONE, NOW))
    await database.write(lambda c: dictations.change(c, empty, {"a": "x"}, head.id, NOW))
    with pytest.raises(Overtaken):
        await database.write(lambda c: dictations.change(c, empty, {"a": "y"}, head.id, NOW))
    same = await database.read(lambda c: dictations.draft(c, WITTEN))
    assert (
        await database.write(lambda c: dictations.change(c, same, {"a": "x"}, head.id, NOW)) == same
    )
