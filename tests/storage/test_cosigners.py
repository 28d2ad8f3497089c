"""Whoever holds the round before takes part in its co-signature, after a change of office too."""

import datetime as dt

from sqlalchemy import Connection

from storage import cosigners, naming, people, rounds
from storage.database import Database
from storage.naming import Naming
from storage.people import Person
from storage.rounds import Kept

NOW = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)
WITTEN, ENNEPETAL, BRECKERFELD = "05954036", "05954008", "05954004"


async def test_a_successor_takes_part_and_who_left_does_not(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    def unit(connection: Connection) -> list[tuple[str, str, int | None]]:
        held = people.holdings(connection, round_=opened.id, keys=[ENNEPETAL])
        naming.leave(connection, opened.id, "al-doppel", [held[0].mandate], NOW)
        after = Naming("n1", "Kim Muster", "head", NOW.date(), None, None)
        naming.add(connection, after, held)
        people.join(connection, opened.id, "n1", deputy.id, NOW)
        child = opened.round.model_copy(update={"id": "child"})
        rounds.freeze(connection, child, opened.roster, NOW)
        cosigners.carry_over(connection, opened.id, "child", NOW)
        found = people.holdings(connection, round_="child")
        return [(each.key, each.name, each.person) for each in found]

    assert await database.write(unit) == [
        (BRECKERFELD, "al-doppel", head.id),
        (WITTEN, "al-witten", None),
        (WITTEN, "s-witten", deputy.id),
        (WITTEN, "sb-witten", None),
        (ENNEPETAL, "Kim Muster", deputy.id),
    ]
