"""Who is invited to a round by mandate, and the rows of a serial letter. They hold one-time links,
so they are made when they are asked for and kept nowhere."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reports.neutral import neutral

COLUMNS = ("municipality", "office", "person", "role", "link", "expires_at")


@dataclass(frozen=True, slots=True)
class Invited:
    """One mandate for one person: what the roster says, and the link that opens it. Several
    mandates of a person share one link. `extra` are the roster's own columns."""

    municipality: str
    office: str
    person: str
    role: str
    link: str
    code: str
    expires_at: dt.datetime
    extra: Mapping[str, str] = field(default_factory=dict)


def invitations_csv(invited: Sequence[Invited]) -> str:
    """One row a mandate and person, for a serial letter."""
    extra = tuple(dict.fromkeys(name for each in invited for name in each.extra))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow((*COLUMNS, *extra))
    for each in invited:
        row = (
            each.municipality,
            each.office,
            each.person,
            each.role,
            each.link,
            each.expires_at.isoformat(),
            *(each.extra.get(name, "") for name in extra),
        )
        writer.writerow([neutral(cell) for cell in row])
    return out.getvalue()
