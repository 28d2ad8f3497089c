"""`votum invite`: links to everyone of the roster, or one that everybody shares, in every form."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass

from bot.administering import (
    LINK,
    assert_runs,
    invitations_csv,
    invitations_text,
    invited,
    issue_invitations,
)
from bot.front_door import Wrong
from chat.format import deadline
from chat.texts import texts
from reports.invitations import Sender, invitations_pdf
from reports.invited import COLUMNS
from reports.poster import Poster, poster_pdf
from storage import Connection, links, rounds
from storage.database import Database
from storage.invitations import Invitation
from storage.rounds import Kept

Secret = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Inviting:
    """What is asked for: the form (text, csv, pdf), for one `person` alone or for everyone; the
    bot's name, the language of what is printed, and who is named in letters as who asks and whom to
    turn to."""

    form: str
    bot: str
    language: str
    person: str | None = None
    controller: str = ""
    contact: str = ""


async def invite(
    database: Database, round_: str, inviting: Inviting, now: dt.datetime, secret: Secret
) -> tuple[bytes, bool]:
    """Fresh links in the form that is asked for, and whether there is anybody to invite.
    NoSuchRound; Wrong."""
    kept = await database.read(lambda connection: rounds.get(connection, round_))
    if kept.round.ballots == "person":
        return await _shared(database, kept, inviting, now, secret), True
    issued = await issue_invitations(database, round_, now, secret, reissue=inviting.person)
    if inviting.form == "csv":
        return invitations_csv(issued, inviting.bot).encode(), bool(issued)
    if inviting.form == "pdf":
        return _letters(kept, inviting, issued, now) if issued else b"", bool(issued)
    return _lines(invitations_text(issued, inviting.bot)), bool(issued)


def _letters(
    kept: Kept, inviting: Inviting, issued: tuple[Invitation, ...], now: dt.datetime
) -> bytes:
    """A page for each person."""
    sender = Sender(
        title=kept.round.title.in_language(inviting.language),
        deadline=deadline(kept.closes_at, kept.round.zone, inviting.language),
        controller=inviting.controller,
        contact=inviting.contact,
        bot=inviting.bot,
    )
    theirs = [invited(each, inviting.bot) for each in issued]
    return invitations_pdf(sender, theirs, now, texts(inviting.language))


async def _shared(
    database: Database, kept: Kept, inviting: Inviting, now: dt.datetime, secret: Secret
) -> bytes:
    if inviting.person is not None:
        found = f"{kept.id}: everybody shares one link"
        raise Wrong([f"{found}, expected no --reissue"])
    link = LINK.format(bot=inviting.bot, secret=await share(database, kept.id, now, secret))
    title = kept.round.title.in_language(inviting.language)
    if inviting.form == "csv":
        return _row(link, kept).encode()
    if inviting.form == "pdf":
        until = deadline(kept.closes_at, kept.round.zone, inviting.language)
        purpose = kept.round.purpose.in_language(inviting.language)
        return poster_pdf(Poster(title, purpose, until, link), now, texts(inviting.language))
    return _lines([title, f"  {link}", ""])


async def share(database: Database, round_: str, now: dt.datetime, secret: Secret) -> str:
    """The secret of a fresh link that everybody can open until the round ends, however long that
    is put off; earlier ones stay valid. NoSuchRound; Wrong."""
    fresh = secret()

    def unit(connection: Connection) -> None:
        assert_runs(rounds.get(connection, round_), now)
        links.issue(connection, fresh, now, round_=round_)

    await database.write(unit)
    return fresh


def _row(link: str, kept: Kept) -> str:
    """One row in the columns of a serial letter, of which a shared link fills two."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    expires_at = kept.closes_at.astimezone(kept.round.zone).isoformat()
    writer.writerow({"link": link, "expires_at": expires_at})
    return out.getvalue()


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
