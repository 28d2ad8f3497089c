"""What the command line does to the database, beside the running bot or without it.

Each function returns what goes to standard output.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from bot.front_door import Wrong
from bot.surroundings import random_secret
from chat.format import deadline, moment
from chat.groups import how_many
from chat.texts import texts
from handlers.charge import ADMINISTRATOR, Charge
from handlers.desk import Desk
from handlers.founding import FOLLOWS, freeze, unfollowed
from handlers.planning import plan
from reports.edition import Edition, edition
from reports.invited import Invited
from reports.invited import invitations_csv as rows_csv
from rounds.opening import opening
from rounds.problems import BadRound, Finding, nearest, quoted
from rounds.reader import read_round
from storage import Connection, deadlines, links, participants, people, reach, releases, rounds
from storage.database import Database
from storage.invitations import Invitation, invite
from storage.outbox import Progress, progress
from storage.results import given
from storage.rounds import Kept
from storage.standings import standings
from survey.submission import arrivals

Secret = Callable[[], str]

LINK = "https://t.me/{bot}?start={secret}"
"""The address that opens the bot with a payload."""


async def open_round(
    database: Database, path: Path, now: dt.datetime, secret: Secret = random_secret
) -> list[str]:
    """Freezes the round in the file; it opens at its `opens`, or with the next tick. `secret` gives
    a round by person the key of its ballots.

    BadRound, also for what only keeps it from being opened; AlreadyThere.
    """
    reading = read_round(path)
    found = opening(reading, now, secret, str(path))

    def unit(connection: Connection) -> None:
        if why := unfollowed(connection, found.round):
            finding = Finding("", f"follows is {quoted(found.round.follows)}", FOLLOWS[why])
            raise BadRound([reading.located(finding).within(str(path))])
        freeze(connection, found, ADMINISTRATOR, now, secret)

    await database.write(unit)
    zone, towns = reading.round.zone, len(reading.roster.mandates)
    return [
        f"{reading.round.id}: frozen, {towns} {_VOTES[reading.round.ballots]}",
        f"opens:  {moment(found.opens_at, zone, 'en')}",
        f"closes: {deadline(reading.round.closes_at, zone, 'en')}",
        f"posts:  {_posts(reading.round.post_to)}",
    ]


_VOTES = {"mandate": "mandates", "person": "municipalities, ballots by person"}


def _posts(chats: tuple[int, ...] | None) -> str:
    if chats is None:
        return "to the chats in bot.post_to of the configuration"
    return "to " + (", ".join(map(str, chats)) or "no chat")


async def issue_invitations(
    database: Database,
    round_: str,
    now: dt.datetime,
    secret: Secret,
    *,
    reissue: str | None = None,
) -> tuple[Invitation, ...]:
    """Fresh links for everyone who has not joined, or for the one person of `reissue`. They expire
    at an instant in the round's time zone. NoSuchRound; Wrong."""

    def unit(connection: Connection) -> tuple[Invitation, ...]:
        kept = rounds.get(connection, round_)
        named = _named(connection, round_)
        _assert_can_invite(kept, now, reissue, named)
        zone, whom = kept.round.zone, reissue
        if whom is not None and whom not in _listed(kept):
            whom = named.get(whom, whom)
        issued = invite(connection, round_, now, secret, reissue=whom)
        return tuple(replace(each, expires_at=each.expires_at.astimezone(zone)) for each in issued)

    return await database.write(unit)


def _listed(kept: Kept) -> frozenset[str]:
    """The people of the roster."""
    return frozenset(
        holder.person for mandate in kept.roster.mandates for holder in mandate.holders
    )


def assert_runs(kept: Kept, now: dt.datetime) -> None:
    """Wrong when nobody can be invited any more."""
    if kept.state in ("closed", "superseded") or kept.closes_at <= now:
        ended = deadline(kept.closes_at, kept.round.zone, "en")
        raise Wrong([f"{kept.id}: closed on {ended}, expected a round with its deadline ahead"])


def _named(connection: Connection, round_: str) -> dict[str, str]:
    """The ids of those whom heads have named in the chat, by their names: an administrator knows no
    other. A name that two of them have is nobody's."""
    found: dict[str, set[str]] = {}
    for each in people.holdings(connection, round_=round_):
        if each.named_by is not None:
            found.setdefault(each.name, set()).add(each.roster_person)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def _assert_can_invite(
    kept: Kept, now: dt.datetime, reissue: str | None, named: Collection[str]
) -> None:
    assert_runs(kept, now)
    known = {*_listed(kept), *named}
    if reissue is not None and reissue not in known:
        near = nearest(reissue, known)
        such = f", such as {quoted(near)}" if near else ""
        other = ", or the name of somebody named in the chat" if named else ""
        expected = f"a person of its roster{such}{other}"
        raise Wrong([f"{kept.id}: nobody is called {quoted(reissue)}, expected {expected}"])


def invitations_text(invitations: tuple[Invitation, ...], bot: str) -> list[str]:
    """One block a person: the mandates and the link."""
    blocks: dict[str, list[str]] = {}
    for each in invitations:
        block = blocks.setdefault(each.secret, [])
        block.append(f"{each.mandate.municipality}, {each.mandate.office}: {each.holder.shown}")
    return [
        line
        for secret, block in blocks.items()
        for line in (*block, "  " + LINK.format(bot=bot, secret=secret), "")
    ]


def invited(each: Invitation, bot: str) -> Invited:
    """The invitation as documents know it."""
    return Invited(
        municipality=each.mandate.municipality,
        office=each.mandate.office,
        person=each.holder.shown,
        role=each.holder.role,
        link=LINK.format(bot=bot, secret=each.secret),
        code=each.secret,
        expires_at=each.expires_at,
        extra=each.holder.extra,
    )


def invitations_csv(invitations: tuple[Invitation, ...], bot: str) -> str:
    """One row a mandate and person, for a serial letter."""
    return rows_csv([invited(each, bot) for each in invitations])


COORDINATOR_LINK = dt.timedelta(days=7)
"""How long a link that makes a coordinator can be opened."""


async def coordinator_link(database: Database, now: dt.datetime, secret: Secret) -> str:
    """The secret of a link that makes whoever opens it first, within a week, a coordinator."""
    fresh, expires_at = secret(), now + COORDINATOR_LINK
    await database.write(
        lambda connection: links.issue(connection, fresh, now, expires_at=expires_at)
    )
    return fresh


def status_lines(connection: Connection, round_: str) -> list[str]:
    """Who has submitted, is in progress, has not joined, and by when where that is not the round's
    end (by person only how many have submitted); who cannot be reached; how far the letters are.
    NoSuchRound."""
    kept = rounds.get(connection, round_)
    lines = [f"{kept.id}: {kept.state}, closes {deadline(kept.closes_at, kept.round.zone, 'en')}"]
    lines += (
        _people(connection, kept) if kept.round.ballots == "person" else _towns(connection, kept)
    )
    lines += _released(connection, kept)
    lines += [f"cannot be reached: {each}" for each in _unreachable(connection, kept)]
    return lines + [_letters(each) for each in progress(connection, round_)]


def _people(connection: Connection, kept: Kept) -> Iterator[str]:
    yield f"taking part: {len(participants.of_round(connection, kept.id))}"
    yield how_many(given(connection, kept.id).opinions().turnout.people, texts("en"))


def _towns(connection: Connection, kept: Kept) -> Iterator[str]:
    until = {each.key: each.at for each in deadlines.of_round(connection, kept.id)}
    for stand in standings(connection, kept.id):
        how_far = f", {stand.answered} of {stand.asked}" if stand.answered else ""
        name, own = kept.roster.name(stand.key), until[stand.key]
        words = f", deadline {deadline(own, kept.round.zone, 'en')}"
        differs = "" if own == kept.closes_at else words
        yield f"{stand.key}  {name:<24} {stand.standing}{how_far}{differs}"


def _released(connection: Connection, kept: Kept) -> Iterator[str]:
    found = releases.of_round(connection, kept.id)
    if found is not None:
        yield f"released: {moment(found.at, kept.round.zone, 'en')}, by {found.by or 'somebody'}"


def _unreachable(connection: Connection, kept: Kept) -> Iterator[str]:
    lost = reach.lost(connection, kept.id)
    for held in people.holdings(connection, round_=kept.id):
        if held.person in lost:
            yield f"{held.holder.shown} for {kept.roster.name(held.key)}"


def _letters(of: Progress) -> str:
    """A line of the outbox: what is still to come first, then what has become of the rest."""
    counts = {
        "wait": of.waiting + of.sending,
        "sent": of.sent,
        "failed": of.failed,
        "uncertain": of.uncertain,
        "not needed any more": of.dropped,
    }
    return f"letters: {of.kind:<15} " + ", ".join(
        f"{count} {words}" for words, count in counts.items() if count
    )


def plan_lines(connection: Connection, round_: str, desk: Desk, now: dt.datetime) -> list[str]:
    """What time will bring from now on, in its order, to whom, and what falls away. NoSuchRound."""
    said = desk.texts(desk.language)
    ahead = plan(Charge(connection, desk, round_, ADMINISTRATOR, now), said)
    return [said("plan-assumes"), *(_indented(block) for block in ahead or [said("plan-nothing")])]


def _indented(block: str) -> str:
    return block.replace("\n", "\n  ")


def edition_of(connection: Connection, round_: str, now: dt.datetime, language: str) -> Edition:
    """What every form of the summary is made from. NoSuchRound."""
    read = given(connection, round_)
    kept, came = read.kept, arrivals(read.submissions)
    return edition(
        read.result(language), kept.round, kept.roster, texts(language), now, read.amended(), came
    )
