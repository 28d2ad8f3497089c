"""What the command line does to the database, beside the running bot or without it.

Each function returns what goes to standard output.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.front_door import Wrong
from chat.format import deadline, moment
from chat.texts import texts
from reports.neutral import neutral
from reports.report import Report
from rounds.problems import BadRound, Finding, Problem, nearest, quoted
from rounds.reader import read_round
from rounds.rules import deadline_problem
from storage import Connection, links, people, reach, rounds
from storage.database import Database
from storage.invitations import Invitation, invite
from storage.outbox import Progress, progress
from storage.results import facts, given
from storage.rounds import Kept
from storage.standings import standings
from survey.plan import timetable
from survey.round import Round
from survey.submission import arrivals

Secret = Callable[[], str]

LINK = "https://t.me/{bot}?start={secret}"
"""The address that opens the bot with a payload."""

COLUMNS = ("municipality", "office", "person", "role", "link", "expires_at")


def obstacles(round_: Round, now: dt.datetime, file: Path) -> list[Problem]:
    """What keeps a valid round from being opened now: a warning when it is checked."""
    late = deadline_problem(round_, now, str(file))
    ahead = [finding.within(str(file)) for finding in _not_yet(round_)]
    return ahead if late is None else [late, *ahead]


def _not_yet(round_: Round) -> Iterator[Finding]:
    """What the format knows and no conversation or count does yet: opened, it would go wrong."""
    if round_.ballots == "person":
        yield Finding("", 'ballots is "person"', '"mandate": this version cannot do the other yet')
    if round_.follows is not None:
        found = f"follows is {quoted(round_.follows)}"
        yield Finding("", found, "no such line: this version cannot carry answers over yet")


async def open_round(database: Database, path: Path, now: dt.datetime) -> list[str]:
    """Freezes the round in the file; it opens at its `opens`, or with the next tick.

    BadRound, also for what only keeps it from being opened; AlreadyThere.
    """
    reading = read_round(path)
    if problems := obstacles(reading.round, now, path):
        raise BadRound(problems)
    opens_at = max(reading.round.opens_at or now, now)
    await database.write(
        lambda connection: rounds.freeze(connection, reading.round, reading.roster, opens_at)
    )
    zone = reading.round.zone
    return [
        f"{reading.round.id}: frozen, {len(reading.roster.mandates)} mandates",
        f"opens:  {moment(opens_at, zone, 'en')}",
        f"closes: {deadline(reading.round.closes_at, zone, 'en')}",
        f"posts:  {_posts(reading.round.post_to)}",
    ]


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
        _assert_can_invite(kept, now, reissue)
        zone = kept.round.zone
        issued = invite(connection, round_, now, secret, reissue=reissue)
        return tuple(replace(each, expires_at=each.expires_at.astimezone(zone)) for each in issued)

    return await database.write(unit)


def _assert_can_invite(kept: Kept, now: dt.datetime, reissue: str | None) -> None:
    if kept.state in ("closed", "superseded") or kept.closes_at <= now:
        ended = deadline(kept.closes_at, kept.round.zone, "en")
        raise Wrong([f"{kept.id}: closed on {ended}, expected a round with its deadline ahead"])
    known = {holder.person for mandate in kept.roster.mandates for holder in mandate.holders}
    if reissue is not None and reissue not in known:
        near = nearest(reissue, known)
        expected = "a person of its roster" + (f", such as {quoted(near)}" if near else "")
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


def invitations_csv(invitations: tuple[Invitation, ...], bot: str) -> str:
    """One row a mandate and person, for a serial letter."""
    extra = tuple(dict.fromkeys(name for each in invitations for name in each.holder.extra))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*COLUMNS, *extra))
    for each in invitations:
        row = (
            each.mandate.municipality,
            each.mandate.office,
            each.holder.shown,
            each.holder.role,
            LINK.format(bot=bot, secret=each.secret),
            each.expires_at.isoformat(),
            *(each.holder.extra.get(name, "") for name in extra),
        )
        writer.writerow([neutral(cell) for cell in row])
    return out.getvalue()


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
    """Who has submitted, is in progress, has not joined, cannot be reached; how far the letters
    are. NoSuchRound."""
    kept = rounds.get(connection, round_)
    lines = [f"{kept.id}: {kept.state}, closes {deadline(kept.closes_at, kept.round.zone, 'en')}"]
    for stand in standings(connection, round_):
        how_far = f", {stand.answered} of {stand.asked}" if stand.answered else ""
        name = kept.roster.name(stand.key)
        lines.append(f"{stand.key}  {name:<24} {stand.standing}{how_far}")
    lines += [f"cannot be reached: {each}" for each in _unreachable(connection, kept)]
    return lines + [_letters(each) for each in progress(connection, round_)]


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


def plan_lines(connection: Connection, round_: str) -> list[str]:
    """What time will bring, in its order. NoSuchRound."""
    known = facts(connection, round_)
    zone = known.round.zone
    return [
        f"{moment(event.at, zone, 'en')}: {event.kind}, {len(event.mandates)} mandates"
        for event in timetable(known)
    ]


def report_of(connection: Connection, round_: str, now: dt.datetime, language: str) -> Report:
    """What every form of the summary is made from. NoSuchRound."""
    read = given(connection, round_)
    counted, came = read.summary(language), arrivals(read.submissions)
    return Report(counted, read.kept.round, read.kept.roster, texts(language), now, came)
