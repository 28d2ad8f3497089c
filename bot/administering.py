"""What the command line does to the database, beside the running bot or without it.

Each function returns the lines that go to standard output.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

from chat.cards import card_text
from chat.format import deadline, moment
from chat.texts import texts
from reports.data import summary_json
from reports.picture import matrix_png
from reports.report import Report
from reports.text import summary_cards
from rounds.problems import BadRound
from rounds.reader import read_round
from rounds.rules import deadline_problem
from storage import Connection, links, rounds
from storage.database import Database
from storage.invitations import Invitation, invite
from storage.results import facts, summary
from storage.standings import standings
from survey.plan import timetable

Secret = Callable[[], str]

LINK = "https://t.me/{bot}?start={secret}"
"""The address that opens the bot with a payload."""

COLUMNS = ("municipality", "office", "person", "role", "link", "expires_at")


async def open_round(database: Database, path: Path, now: dt.datetime) -> list[str]:
    """Freezes the round in the file; it opens at its `opens`, or with the next tick.

    BadRound, also for a deadline in the past; AlreadyThere.
    """
    reading = read_round(path)
    late = deadline_problem(reading.round, now, str(path))
    if late is not None:
        raise BadRound([late])
    opens_at = max(reading.round.opens_at or now, now)
    await database.write(
        lambda connection: rounds.freeze(connection, reading.round, reading.roster, opens_at)
    )
    zone = reading.round.zone
    return [
        f"{reading.round.id}: frozen, {len(reading.roster.mandates)} mandates",
        f"opens:  {moment(opens_at, zone, 'en')}",
        f"closes: {deadline(reading.round.closes_at, zone, 'en')}",
    ]


async def issue_invitations(
    database: Database,
    round_: str,
    now: dt.datetime,
    secret: Secret,
    *,
    reissue: str | None = None,
) -> tuple[Invitation, ...]:
    """Fresh links for everyone who has not joined. NoSuchRound; LookupError."""
    return await database.write(
        lambda connection: invite(connection, round_, now, secret, reissue=reissue)
    )


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
    extra = sorted({name for each in invitations for name in each.holder.extra})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
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


def neutral(cell: str) -> str:
    """The cell as words: what a spreadsheet would take for a formula gets an apostrophe before."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


async def coordinator_link(database: Database, now: dt.datetime, secret: Secret) -> str:
    """The secret of a link that makes whoever opens it first a coordinator."""
    fresh = secret()
    await database.write(lambda connection: links.issue(connection, fresh, now))
    return fresh


def status_lines(connection: Connection, round_: str) -> list[str]:
    """Who has submitted, is in progress, has not joined. NoSuchRound."""
    kept = rounds.get(connection, round_)
    lines = [f"{kept.id}: {kept.state}, closes {deadline(kept.closes_at, kept.round.zone, 'en')}"]
    for stand in standings(connection, round_):
        how_far = f", {stand.answered} of {stand.asked}" if stand.answered else ""
        name = kept.roster.name(stand.key)
        lines.append(f"{stand.key}  {name:<24} {stand.standing}{how_far}")
    return lines


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
    kept = rounds.get(connection, round_)
    counted = summary(connection, round_)
    return Report(counted, kept.round, kept.roster, texts(language), now)


def summary_bytes(report: Report, form: str) -> bytes:
    """The summary as `text`, `json` or `png`."""
    match form:
        case "json":
            return summary_json(report.summary).encode()
        case "png":
            return matrix_png(report)
    cards = summary_cards(report, public=False)
    return ("\n\n".join(card_text(card) for card in cards) + "\n").encode()
