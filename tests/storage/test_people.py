import datetime as dt
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError

from storage import chats, naming, people, rounds
from storage.database import Database
from storage.people import Holding, Person
from storage.rounds import Kept
from storage.schema import holders
from survey.roster import Holder

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


async def test_a_person_is_found_by_account_and_by_id(database: Database, head: Person) -> None:
    assert head == Person(head.id, 1001, "opaque-head", "de", coordinator=False)
    assert await database.read(lambda c: people.of_account(c, 1001)) == head
    assert await database.read(lambda c: people.get(c, head.id)) == head


async def test_a_stranger_is_nobody(database: Database, head: Person) -> None:
    assert await database.read(lambda c: people.of_account(c, 999)) is None
    with pytest.raises(LookupError, match="no person 999"):
        await database.read(lambda c: people.get(c, 999))


@pytest.mark.parametrize(("account", "opaque"), [(1001, "new"), (9, "opaque-head")])
async def test_an_account_and_an_opaque_id_are_given_once(
    database: Database, head: Person, account: int, opaque: str
) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        await database.write(lambda c: people.add(c, account, opaque, None))


async def test_an_account_can_have_more_than_32_bits(database: Database) -> None:
    huge = 2**52 - 1
    added = await database.write(lambda c: people.add(c, huge, "huge", None))
    assert await database.read(lambda c: people.of_account(c, huge)) == added


async def test_a_language_that_is_chosen_stays(database: Database, deputy: Person) -> None:
    await database.write(lambda c: people.speak(c, deputy.id, "en"))
    assert (await database.read(lambda c: people.get(c, deputy.id))).language == "en"


async def test_coordinators_are_those_with_a_link_and_those_with_a_named_account(
    database: Database, head: Person, deputy: Person
) -> None:
    await database.write(lambda c: people.make_coordinator(c, head.id, NOW))
    linked = Person(head.id, 1001, "opaque-head", "de", coordinator=True)
    named = Person(deputy.id, 1002, "opaque-deputy", None, coordinator=True)
    assert await database.read(lambda c: people.get(c, head.id)) == linked
    assert await database.read(lambda c: people.coordinators(c, ())) == (linked,)
    assert await database.read(lambda c: people.coordinators(c, [1002, 77])) == (linked, named)


async def test_what_was_left_before_stays_with_whoever_held_it_then(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    """One head of two towns has left one of them; the other one is taken back, and joined anew."""

    def names(connection: Connection) -> list[tuple[str | None, str | None]]:
        towns = [rounds.mandate(connection, opened.id, key) for key in ("05954008", "05954004")]
        return [
            (people.name_of(connection, town, head.id), people.name_of(connection, town, deputy.id))
            for town in towns
        ]

    def unit(connection: Connection) -> list[list[tuple[str | None, str | None]]]:
        left = rounds.mandate(connection, opened.id, "05954008")
        naming.leave(connection, opened.id, "al-doppel", [left], NOW)
        people.part(connection, opened.id, "al-doppel")
        parted = names(connection)
        people.join(connection, opened.id, "al-doppel", deputy.id, NOW)
        return [parted, names(connection)]

    assert await database.write(unit) == [
        [("al-doppel", None), (None, None)],
        [("al-doppel", None), (None, "al-doppel")],
    ]


async def test_whoever_joins_holds_all_that_the_roster_gives_to_this_human_being(
    database: Database, kept: Kept, head: Person
) -> None:
    await database.write(lambda c: people.join(c, kept.id, "al-doppel", head.id, NOW))
    held = await database.read(lambda c: people.holdings(c, person=head.id))
    assert held == tuple(
        Holding(
            mandate=number,
            round=kept.id,
            key=key,
            deadline=CLOSES,
            roster_person="al-doppel",
            role="head",
            from_day=None,
            to_day=None,
            person=head.id,
            joined_at=NOW,
            name="al-doppel",
        )
        for number, key in ((1, "05954008"), (2, "05954004"))
    )


async def test_joining_one_round_joins_no_other(
    database: Database, kept: Kept, head: Person
) -> None:
    await database.write(lambda c: people.join(c, "another", "al-doppel", head.id, NOW))
    assert await database.read(lambda c: people.holdings(c, person=head.id)) == ()


async def test_whoever_parts_holds_nothing_any_more(
    database: Database, kept: Kept, head: Person, deputy: Person
) -> None:
    def both_join_and_one_parts(connection: Connection) -> None:
        people.join(connection, kept.id, "al-witten", head.id, NOW)
        people.join(connection, kept.id, "s-witten", deputy.id, NOW)
        people.part(connection, kept.id, "al-witten")

    await database.write(both_join_and_one_parts)
    found = await database.read(lambda c: people.holdings(c, mandate=3))
    assert [(each.roster_person, each.person, each.joined_at) for each in found] == [
        ("al-witten", None, None),
        ("s-witten", deputy.id, NOW),
        ("sb-witten", None, None),
    ]


async def test_holdings_are_narrowed_by_everything_that_is_named(
    database: Database, kept: Kept, head: Person
) -> None:
    await database.write(lambda c: people.join(c, kept.id, "al-doppel", head.id, NOW))

    def keys(connection: Connection) -> list[tuple[str, ...]]:
        found = (
            people.holdings(connection, round_=kept.id, roster_person="al-doppel"),
            people.holdings(connection, person=head.id, mandate=2),
            people.holdings(connection, person=head.id, mandate=3),
            people.holdings(connection, round_="another"),
        )
        return [tuple(each.key for each in holdings) for holdings in found]

    assert await database.read(keys) == [("05954008", "05954004"), ("05954004",), (), ()]


async def test_days_of_a_role_come_back_as_days(database: Database, kept: Kept) -> None:
    (held,) = await database.read(lambda c: people.holdings(c, roster_person="s-witten"))
    assert (held.from_day, held.to_day) == (dt.date(2026, 3, 1), dt.date(2026, 3, 31))


@given(day=DAYS, from_day=DAYS | st.none(), to_day=DAYS | st.none())
def test_a_role_is_in_force_from_its_first_day_to_its_last(
    day: dt.date, from_day: dt.date | None, to_day: dt.date | None
) -> None:
    held = Holding(1, "r", "05954036", CLOSES, "s", "deputy", from_day, to_day, None, None, "S")
    too_early = from_day is not None and day < from_day
    too_late = to_day is not None and day > to_day
    assert held.acts_on(day) == (not too_early and not too_late)


async def test_a_holding_knows_its_name_and_language_and_the_rules_can_take_it(
    database: Database, kept: Kept
) -> None:
    await database.write(
        lambda c: c.execute(
            update(holders)
            .where(holders.c.roster_person == "s-witten")
            .values(name="Frau Muster", language="en")
        )
    )
    (held,) = await database.read(lambda c: people.holdings(c, roster_person="s-witten"))
    assert held.holder == Holder(
        person="s-witten",
        role="deputy",
        from_=dt.date(2026, 3, 1),
        to=dt.date(2026, 3, 31),
        language="en",
        name="Frau Muster",
    )


async def test_a_person_is_called_as_on_this_mandate(
    database: Database, kept: Kept, head: Person, deputy: Person
) -> None:
    await database.write(lambda c: people.join(c, kept.id, "al-doppel", head.id, NOW))
    named = [(1, head.id), (2, head.id), (3, head.id), (1, deputy.id)]
    found = [
        await database.read(partial(people.name_of, mandate=mandate, person=person))
        for mandate, person in named
    ]
    assert found == ["al-doppel", "al-doppel", None, None]


async def test_the_chat_of_a_person_is_known_once_there_is_one(
    database: Database, head: Person
) -> None:
    assert await database.read(lambda c: people.chat_of(c, head.id)) is None
    await database.write(lambda c: chats.begin(c, 5001, head.id, "{}"))
    assert await database.read(lambda c: people.chat_of(c, head.id)) == 5001
