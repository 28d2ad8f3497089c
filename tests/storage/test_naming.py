import datetime as dt
from functools import partial
from itertools import count

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage import invitations, links, naming, people, submissions
from storage.database import Database
from storage.naming import Naming
from storage.people import Holding, Person
from storage.rounds import Kept
from tests.storage.submitting import submit

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2026, 3, 2), dt.date(2026, 3, 20)
ENNEPETAL, BRECKERFELD = "05954008", "05954004"


def name(connection: Connection, kept: Kept, head: Person, id_: str = "n1") -> tuple[Holding, ...]:
    """The head of two towns names a deputy for both."""
    held = people.holdings(connection, round_=kept.id, roster_person="al-doppel")
    naming.add(connection, Naming(id_, "Frau Muster", "deputy", FIRST, LAST, head.id), held)
    return people.holdings(connection, round_=kept.id, roster_person=id_)


async def test_whoever_is_named_holds_what_the_head_holds_once_joined(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    named = await database.write(lambda c: name(c, opened, head))
    assert [(each.key, each.name, each.role, each.named_by) for each in named] == [
        (ENNEPETAL, "Frau Muster", "deputy", head.id),
        (BRECKERFELD, "Frau Muster", "deputy", head.id),
    ]
    assert {(each.from_day, each.to_day, each.person) for each in named} == {(FIRST, LAST, None)}
    await database.write(lambda c: people.join(c, opened.id, "n1", deputy.id, NOW))
    held = await database.read(lambda c: people.holdings(c, person=deputy.id))
    assert [each.roster_person for each in held] == ["s-witten", "n1", "n1"]
    assert await database.read(lambda c: people.holdings(c, named_by=head.id)) == held[1:]
    assert await database.read(lambda c: people.holdings(c, named_by=deputy.id)) == ()


async def test_an_id_is_given_once_for_a_mandate(
    database: Database, opened: Kept, head: Person
) -> None:
    await database.write(lambda c: name(c, opened, head))
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        await database.write(lambda c: name(c, opened, head))


async def test_whoever_is_named_anew_is_called_so_from_then_on(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    """Such as after a slip in the name: it would stand under a letter else."""

    def unit(connection: Connection) -> list[str | None]:
        found = []
        for number, called in enumerate(("Frau Mutser", "Frau Muster")):
            held = people.holdings(connection, round_=opened.id, roster_person="al-doppel")
            by = Naming(f"n{number}", called, "deputy", None, None, head.id)
            naming.add(connection, by, held)
            people.join(connection, opened.id, f"n{number}", deputy.id, NOW)
            mandates = [each.mandate for each in held]
            found.append(people.name_of(connection, mandates[0], deputy.id))
            at = NOW + dt.timedelta(hours=number)
            naming.withdraw(connection, opened.id, f"n{number}", mandates, at)
        return [*found, people.name_of(connection, mandates[0], deputy.id)]

    found = await database.write(unit)
    assert found == ["Frau Mutser", "Frau Muster", "Frau Muster"]


async def test_whoever_is_named_is_invited_behind_the_roster(
    database: Database, opened: Kept, head: Person
) -> None:
    await database.write(lambda c: name(c, opened, head))
    secrets = (f"s{number}" for number in count(1))
    found = await database.write(
        lambda c: invitations.invite(c, opened.id, NOW, partial(next, secrets))
    )
    assert [(each.holder.shown, each.mandate.key, each.secret) for each in found[-2:]] == [
        ("Frau Muster", ENNEPETAL, "s3"),
        ("Frau Muster", BRECKERFELD, "s3"),
    ]


async def test_withdrawn_is_out_of_every_list_and_the_name_stays(
    database: Database, opened: Kept, head: Person, deputy: Person
) -> None:
    def name_join_submit_and_withdraw(connection: Connection) -> None:
        named = name(connection, opened, head)
        people.join(connection, opened.id, "n1", deputy.id, NOW)
        submit(connection, 1, deputy)
        naming.withdraw(connection, opened.id, "n1", [each.mandate for each in named], NOW)

    await database.write(name_join_submit_and_withdraw)
    assert await database.read(lambda c: people.holdings(c, roster_person="n1")) == ()
    assert await database.read(lambda c: people.name_of(c, 1, deputy.id)) == "Frau Muster"
    (recorded,) = await database.read(lambda c: submissions.of_round(c, opened.id))
    assert not recorded.submission.held


async def test_links_are_void_when_nothing_is_left_to_hold(
    database: Database, opened: Kept, head: Person
) -> None:
    def voided(connection: Connection, mandates: list[int]) -> dt.datetime | None:
        naming.withdraw(connection, opened.id, "n1", mandates, NOW)
        link = links.find(connection, "secret")
        assert link is not None
        return link.voided_at

    await database.write(lambda c: name(c, opened, head))
    await database.write(
        lambda c: links.issue(c, "secret", NOW, round_=opened.id, roster_person="n1")
    )
    assert await database.write(partial(voided, mandates=[1])) is None
    left = await database.read(lambda c: people.holdings(c, roster_person="n1"))
    assert [each.key for each in left] == [BRECKERFELD]
    assert await database.write(partial(voided, mandates=[2])) == NOW


async def test_people_of_the_roster_are_not_withdrawn(
    database: Database, opened: Kept, head: Person
) -> None:
    before = await database.read(lambda c: people.holdings(c, round_=opened.id))
    await database.write(lambda c: naming.withdraw(c, opened.id, "al-doppel", [1, 2], NOW))
    assert await database.read(lambda c: people.holdings(c, round_=opened.id)) == before
