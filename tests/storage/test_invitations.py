import datetime as dt
from collections.abc import Callable
from functools import partial
from itertools import count

import pytest

from storage import invitations, links, people
from storage.database import Database
from storage.people import Person
from storage.rounds import Kept, NoSuchRound

NOW = dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 4, 15, 10, tzinfo=dt.UTC)


@pytest.fixture
def secret() -> Callable[[], str]:
    """Secrets that can be told apart: s1, s2, and so on."""
    numbers = count(1)
    return lambda: f"s{next(numbers)}"


def told(found: tuple[invitations.Invitation, ...]) -> list[tuple[str, str, str]]:
    """Town, person and secret of each invitation."""
    return [(each.mandate.municipality, each.holder.person, each.secret) for each in found]


async def test_everyone_gets_one_link_for_all_their_mandates(
    database: Database, kept: Kept, secret: Callable[[], str]
) -> None:
    found = await database.write(lambda c: invitations.invite(c, kept.id, NOW, secret))
    assert told(found) == [
        ("Ennepetal", "al-doppel", "s1"),
        ("Breckerfeld", "al-doppel", "s1"),
        ("Witten", "al-witten", "s2"),
        ("Witten", "s-witten", "s3"),
        ("Witten", "sb-witten", "s4"),
    ]
    assert {each.expires_at for each in found} == {CLOSES}
    link = await database.read(lambda c: links.find(c, "s1"))
    assert link is not None
    assert (link.round, link.roster_person, link.expires_at) == (kept.id, "al-doppel", CLOSES)


async def test_who_has_joined_is_not_invited_again(
    database: Database, kept: Kept, head: Person, secret: Callable[[], str]
) -> None:
    await database.write(lambda c: people.join(c, kept.id, "al-doppel", head.id, NOW))
    found = await database.write(lambda c: invitations.invite(c, kept.id, NOW, secret))
    assert [each.holder.person for each in found] == ["al-witten", "s-witten", "sb-witten"]


async def test_a_second_invitation_leaves_the_first_valid(
    database: Database, kept: Kept, head: Person, secret: Callable[[], str]
) -> None:
    for _ in range(2):
        await database.write(lambda c: invitations.invite(c, kept.id, NOW, secret))
    first = await database.read(lambda c: links.find(c, "s1"))
    assert first is not None
    assert await database.write(lambda c: links.use(c, first, head.id, NOW))
    second = await database.read(lambda c: links.find(c, "s5"))
    assert second is not None
    assert (second.roster_person, second.voided_at) == ("al-doppel", NOW)


async def test_a_reissue_is_for_one_person_and_ends_the_earlier_link(
    database: Database, kept: Kept, secret: Callable[[], str]
) -> None:
    await database.write(lambda c: invitations.invite(c, kept.id, NOW, secret))
    found = await database.write(
        lambda c: invitations.invite(c, kept.id, NOW, secret, reissue="al-doppel")
    )
    assert told(found) == [("Ennepetal", "al-doppel", "s5"), ("Breckerfeld", "al-doppel", "s5")]
    ended = [await database.read(partial(links.find, secret=s)) for s in ("s1", "s2", "s5")]
    assert [each and each.voided_at for each in ended] == [NOW, None, None]


async def test_a_person_the_roster_does_not_know_gets_no_link(
    database: Database, kept: Kept, secret: Callable[[], str]
) -> None:
    with pytest.raises(LookupError, match="niemand"):
        await database.write(
            lambda c: invitations.invite(c, kept.id, NOW, secret, reissue="niemand")
        )
    with pytest.raises(NoSuchRound, match="nirgends"):
        await database.write(lambda c: invitations.invite(c, "nirgends", NOW, secret))
