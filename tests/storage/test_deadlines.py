"""Deadlines of mandates, and what follows them."""

import datetime as dt

from sqlalchemy import update

from storage import Connection, deadlines, links, people, results, rounds, schema
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept
from survey.chain import digest

CLOSES = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
LATER = CLOSES + 3 * DAY
NOW = dt.datetime(2026, 4, 1, 8, tzinfo=dt.UTC)
ENNEPETAL, BRECKERFELD, WITTEN = "05954008", "05954004", "05954036"


async def test_a_deadline_is_given_to_a_mandate_and_the_round_closes_with_the_last(
    database: Database, opened: Kept
) -> None:
    last = await database.write(lambda c: deadlines.give(c, opened.id, [WITTEN], LATER, NOW))
    assert last == LATER
    assert await database.read(lambda c: deadlines.of_round(c, opened.id)) == (
        (ENNEPETAL, CLOSES, None),
        (BRECKERFELD, CLOSES, None),
        (WITTEN, LATER, NOW),
    )
    kept = await database.read(lambda c: rounds.get(c, opened.id))
    assert kept.closes_at == LATER
    held = await database.read(lambda c: people.holdings(c, round_=opened.id))
    assert {each.key: each.deadline for each in held}[WITTEN] == LATER


async def test_the_last_deadline_can_come_earlier(database: Database, opened: Kept) -> None:
    keys = [ENNEPETAL, BRECKERFELD, WITTEN]
    assert await database.write(lambda c: deadlines.give(c, opened.id, keys, NOW, NOW)) == NOW
    assert (await database.read(lambda c: rounds.get(c, opened.id))).closes_at == NOW


async def test_time_knows_since_when_a_deadline_holds(database: Database, opened: Kept) -> None:
    await database.write(lambda c: deadlines.give(c, opened.id, [WITTEN], LATER, NOW))
    facts = await database.read(lambda c: results.facts(c, opened.id))
    found = {each.key: (each.deadline, each.since) for each in facts.mandates}
    assert found[WITTEN] == (LATER, NOW)
    assert found[ENNEPETAL] == (CLOSES, None)


LINKS = {
    # Who it is for, and when it ends before and after Witten's deadline becomes a later one
    "of the round": ("al-doppel", CLOSES, LATER),
    "expired with the round": ("al-witten", CLOSES, LATER),
    "of a day": ("s-witten", NOW, NOW),
    "used": ("al-witten", CLOSES, CLOSES),
    "void": ("sb-witten", CLOSES, CLOSES),
    "coordinator": (None, CLOSES, CLOSES),
}


async def test_links_that_nobody_has_used_open_the_round_until_it_closes(
    database: Database, opened: Kept, head: Person
) -> None:
    past = NOW - dt.timedelta(days=1)

    def unit(connection: Connection) -> dict[str, dt.datetime | None]:
        for secret, (whose, until, _) in LINKS.items():
            links.issue(
                connection,
                secret,
                past,
                round_=None if whose is None else opened.id,
                roster_person=whose,
                expires_at=until,
            )
        links.void(connection, opened.id, "sb-witten", past)
        used = update(schema.links).where(schema.links.c.hash == digest("used"))
        connection.execute(used.values(used_at=past))
        deadlines.give(connection, opened.id, [WITTEN], LATER, NOW)
        found = {secret: links.find(connection, secret) for secret in LINKS}
        return {name: None if link is None else link.expires_at for name, link in found.items()}

    assert await database.write(unit) == {name: after for name, (_, _, after) in LINKS.items()}


async def test_a_link_that_ended_with_one_town_follows_it_and_none_outlives_the_round(
    database: Database, opened: Kept
) -> None:
    def unit(connection: Connection) -> list[dt.datetime | None]:
        deadlines.give(connection, opened.id, [WITTEN], LATER, NOW)
        for secret, until in (("town", CLOSES), ("late", LATER + DAY)):
            links.issue(
                connection,
                secret,
                NOW,
                round_=opened.id,
                roster_person="al-doppel",
                expires_at=until,
            )
        deadlines.give(connection, opened.id, [ENNEPETAL], CLOSES + DAY, NOW)
        found = [links.find(connection, secret) for secret in ("town", "late")]
        return [None if link is None else link.expires_at for link in found]

    assert await database.write(unit) == [CLOSES + DAY, LATER]


async def test_a_round_is_reopened_once_and_only_when_closed(
    database: Database, opened: Kept
) -> None:
    assert not await database.write(lambda c: rounds.reopen(c, opened.id))
    await database.write(lambda c: deadlines.end(c, opened.id, "administrator"))
    await database.write(lambda c: rounds.mark_closed(c, opened.id, NOW))
    closed = await database.read(lambda c: rounds.get(c, opened.id))
    assert (closed.state, closed.closed_at, closed.ended_by) == ("closed", NOW, "administrator")
    assert await database.write(lambda c: rounds.reopen(c, opened.id))
    again = await database.read(lambda c: rounds.get(c, opened.id))
    assert (again.state, again.closed_at, again.ended_by) == ("open", None, None)
    assert again.opened_at == opened.opened_at
    assert not await database.write(lambda c: rounds.reopen(c, opened.id))
