"""Invitations to a round by mandate: one letter per person, to be printed. It holds a one-time
link, so it is made when it is asked for and kept nowhere."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from chat.texts import Texts
from reports.invited import Invited
from reports.poster import qr_code
from reports.typesetting import typeset_pdf

ADDRESS = ("x_address", "x_anschrift", "x_adresse")
"""Columns of the roster that hold a postal address, the first one first."""

ADDRESS_LINES = 6
"""Lines that an address field holds (DIN 5008)."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What every letter says: what is asked, until when (in words), who asks and whom to turn to
    (both can be empty), and the bot's name."""

    title: str
    deadline: str
    controller: str
    contact: str
    bot: str


def invitations_pdf(
    sender: Sender, invited: Sequence[Invited], at: dt.datetime, texts: Texts
) -> bytes:
    """One page in A4 a person, folded into a window envelope, tagged for screen readers."""
    by_person: dict[str, list[Invited]] = {}
    for each in invited:
        by_person.setdefault(each.code, []).append(each)
    data = {
        "language": texts.language,
        "title": texts("invitation-subject", title=sender.title),
        "back": sender.controller,
        "hello": texts("invitation-hello"),
        "how": texts("invitation-how", bot=sender.bot),
        "until": texts("start-deadline", deadline=sender.deadline),
        "steps": texts("invitation-steps"),
        "confirm": texts("invitation-confirm"),
        "paste": texts("invitation-paste"),
        "once": texts("invitation-once"),
        "ask": texts("invitation-ask", contact=sender.contact) if sender.contact else "",
        "letters": [_letter(theirs, texts) for theirs in by_person.values()],
    }
    return typeset_pdf("invitation.typ", data, at)


def _letter(theirs: Sequence[Invited], texts: Texts) -> dict[str, object]:
    first = theirs[0]
    offices = [
        texts(
            "invitation-office",
            town=each.municipality,
            office=each.office,
            role=texts(f"role-{each.role}"),
        )
        for each in theirs
    ]
    return {
        "address": _address(first),
        "about": texts("invitation-about", count=len(offices)),
        "offices": offices,
        "scan": texts("invitation-scan"),
        "link": first.link,
        "code": first.code,
        "qr": qr_code(first.link),
        "picture": texts("invitation-picture", link=first.link),
    }


def _address(invited: Invited) -> list[str]:
    """As the roster gives it, with the person behind its first line; else the town, the office and
    the person."""
    given = next((invited.extra[name] for name in ADDRESS if invited.extra.get(name)), "")
    lines = [line.strip() for line in re.split(r"[\r\n;]|, ", given) if line.strip()]
    if not lines:
        lines = [line for line in (invited.municipality, invited.office) if line]
        return [*lines, invited.person]
    if invited.person not in lines:
        lines.insert(1, invited.person)
    return lines[:ADDRESS_LINES]
