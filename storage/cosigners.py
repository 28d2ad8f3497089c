"""Who takes part in a co-signature: whoever holds the round before, and what they have answered."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import Connection, select

from storage import log, naming, people, rounds, submissions
from storage.naming import Naming
from storage.people import Holding
from storage.schema import holders
from survey import bodies
from survey.cosigning import Wish, signatures, wishes
from survey.joint_vote import Signatures


@dataclass(frozen=True, slots=True)
class Cosigner:
    """Everything that one human being holds in the round now; `named_by` is the head who has named
    them in the chat, if it was one."""

    held: tuple[Holding, ...]

    @property
    def person(self) -> int | None:
        """Who it is; None before somebody has joined."""
        return self.held[0].person

    @property
    def named_by(self) -> int | None:
        """The head who has named them; None for whom the roster names."""
        return self.held[0].named_by


def carry_over(
    connection: Connection, parent: str, child: str, at: dt.datetime
) -> tuple[Cosigner, ...]:
    """Whoever holds a mandate of the parent round holds the same one in the child, which was frozen
    with the same roster: those whom heads have named too, and whoever has joined has joined. They
    come back in the order of the roster."""
    held = people.holdings(connection, round_=parent)
    _leave(connection, child, {(each.roster_person, each.key) for each in held}, at)
    listed = {each.roster_person for each in people.holdings(connection, round_=child)}
    for theirs in by_person(held):
        first = theirs[0]
        if first.roster_person not in listed:
            _name(connection, child, theirs)
        if first.person is not None:
            people.join(connection, child, first.roster_person, first.person, at)
    return tuple(map(Cosigner, by_person(people.holdings(connection, round_=child))))


def name_again(connection: Connection, child: str, theirs: tuple[Holding, ...]) -> None:
    """Whom a head has named for something holds the same in the child, as far as the head does."""
    first, keys = theirs[0], {each.key for each in theirs}
    by = people.holdings(connection, round_=child, keys=keys, person=first.named_by)
    held = {each.key for each in by}
    if same := tuple(each for each in theirs if each.key in held):
        _name(connection, child, same)


def _leave(
    connection: Connection, child: str, held: Collection[tuple[str, str]], at: dt.datetime
) -> None:
    """Whoever has left an office does not hold it in the child, though the roster says so."""
    for each in people.holdings(connection, round_=child):
        if (each.roster_person, each.key) not in held:
            naming.leave(connection, child, each.roster_person, [each.mandate], at)


def _name(connection: Connection, child: str, theirs: tuple[Holding, ...]) -> None:
    first = theirs[0]
    same = [
        replace(each, round=child, mandate=rounds.mandate(connection, child, each.key))
        for each in theirs
    ]
    naming.add(
        connection,
        Naming(
            first.roster_person,
            first.name,
            first.rostered,
            first.from_day,
            first.to_day,
            first.named_by,
        ),
        same,
    )


def enter(
    connection: Connection,
    child: str,
    cosigner: Cosigner,
    at: dt.datetime,
    secret: Callable[[], str],
    *,
    named_before: bool = False,
) -> None:
    """The log of the new round says itself who holds what: nobody has to look into another one.
    `named_before` where it says already that somebody was named."""
    first, keys = cosigner.held[0], [each.key for each in cosigner.held]
    named = None
    if cosigner.named_by is not None:
        named = first.roster_person
        by = people.get(connection, cosigner.named_by).opaque
        days = (first.from_day, first.to_day)
        if not named_before:
            body = bodies.named(by, named, first.rostered, keys, days)
            log.append(connection, child, "named", body, at, secret())
    if cosigner.person is not None:
        opaque = people.get(connection, cosigner.person).opaque
        roles = [(each.key, each.rostered) for each in cosigner.held]
        log.append(connection, child, "joined", bodies.joined(opaque, roles, named), at, secret())


def by_person(held: tuple[Holding, ...]) -> Iterator[tuple[Holding, ...]]:
    """What each human being holds: several mandates of one need not stand together."""
    order = list(dict.fromkeys(each.roster_person for each in held))
    ranked = sorted(held, key=lambda each: order.index(each.roster_person))
    for _, theirs in groupby(ranked, key=lambda each: each.roster_person):
        yield tuple(theirs)


def signed(connection: Connection, cosigning: str) -> Signatures:
    """Who has consented so far. NoSuchRound."""
    kept, recorded = rounds.get(connection, cosigning), submissions.of_round(connection, cosigning)
    names = {}
    for each in recorded:
        mandate = rounds.mandate(connection, cosigning, each.submission.mandate)
        name = people.name_of(connection, mandate, each.person)
        if name is not None and _by_right(connection, mandate, each.person):
            names[each.submission.mandate, each.submission.person] = name
    return signatures(kept.roster, (each.submission for each in recorded), names)


def _by_right(connection: Connection, mandate: int, person: int) -> bool:
    """Whether the person holds or held the mandate by the roster or as a successor, or was named
    for it by somebody of whom that is so: whoever a head has named falls with that head's access.
    An access that is taken back leaves no account at the mandate; one that has ended does."""
    held = select(holders.c.named_by).where(
        holders.c.mandate == mandate, holders.c.person == person
    )
    by = set(connection.execute(held).scalars())
    named = select(holders.c.id).where(
        holders.c.mandate == mandate, holders.c.person.in_(by - {None})
    )
    return None in by or connection.execute(named).first() is not None


def wished(connection: Connection, cosigning: str) -> tuple[Wish, ...]:
    """Which changes are asked for, and who declines. NoSuchRound."""
    kept, recorded = rounds.get(connection, cosigning), submissions.of_round(connection, cosigning)
    return wishes(kept.roster, (each.submission for each in recorded))
