"""Inviting: a fresh one-time link for everyone who has not joined."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from storage import links, people, rounds
from storage.people import Holding
from survey.roster import Holder, Mandate


@dataclass(frozen=True, slots=True)
class Invitation:
    """One mandate for one person, and the secret of the link that opens it. Several mandates of a
    person share one link."""

    mandate: Mandate
    holder: Holder
    secret: str
    expires_at: dt.datetime


def invite(
    connection: Connection,
    round_: str,
    now: dt.datetime,
    secret: Callable[[], str],
    *,
    reissue: str | None = None,
) -> tuple[Invitation, ...]:
    """Issues one link to each person who has not joined, in the roster's order, behind it those
    whom a head has named.

    Earlier links stay valid. With `reissue` only this person gets one, and the earlier ones open
    nothing any more. NoSuchRound; LookupError when nobody is known as this person.
    """
    kept = rounds.get(connection, round_)
    holdings = people.holdings(connection, round_=round_)
    if reissue is not None:
        if reissue not in {holding.roster_person for holding in holdings}:
            raise LookupError(reissue)
        links.void(connection, round_, reissue, now)
    secrets: dict[str, str] = {}
    invitations = []
    for holding in holdings:
        if holding.person is not None or reissue not in (None, holding.roster_person):
            continue
        if holding.roster_person not in secrets:
            secrets[holding.roster_person] = secret()
            links.issue(
                connection,
                secrets[holding.roster_person],
                now,
                round_=round_,
                roster_person=holding.roster_person,
                expires_at=kept.closes_at,
            )
        mandate = kept.roster.by_key[holding.key]
        holder = _listed(mandate, holding) or holding.holder
        invitations.append(
            Invitation(mandate, holder, secrets[holding.roster_person], kept.closes_at)
        )
    return tuple(invitations)


def _listed(mandate: Mandate, holding: Holding) -> Holder | None:
    """The holder as the roster has it, with what its own columns say; None for who is not in it."""
    return next((each for each in mandate.holders if each.person == holding.roster_person), None)
