"""Names that are taken away: from the holders of a round, and from its frozen roster."""

from collections.abc import Collection

from sqlalchemy import Connection, func, or_, select, update

from storage import frozen
from storage.schema import asked, holders, rounds
from survey.roster import Holder, Roster

NOBODY = "–"
"""What stands where a name was."""


def blank_names(
    connection: Connection, round_: str, roster_persons: Collection[str], really: bool
) -> int:
    """How many people of the round have a name among these, which goes with `really`. In place of
    the roster's id, which mostly is a name too, stands one that says nothing."""
    query = select(holders.c.roster_person, func.min(holders.c.id)).where(
        holders.c.round == round_,
        holders.c.roster_person.in_(roster_persons),
        or_(holders.c.name != NOBODY, holders.c.language.is_not(None)),
    )
    rows = connection.execute(query.group_by(holders.c.roster_person)).all()
    fresh = {old: f"erased-{first}" for old, first in rows}
    if not really or not fresh:
        return len(fresh)
    for old, new in fresh.items():
        here = (holders.c.round == round_, holders.c.roster_person == old)
        values = {"roster_person": new, "name": NOBODY, "language": None}
        connection.execute(update(holders).where(*here).values(values))
        wish = (asked.c.round == round_, asked.c.roster_person == old)
        connection.execute(update(asked).where(*wish).values(roster_person=new))
    texts = select(rounds.c.definition, rounds.c.roster).where(rounds.c.id == round_)
    stored = connection.execute(texts).one()
    roster = _without(Roster.model_validate_json(stored.roster), fresh)
    texts_now = frozen.columns(stored.definition, roster.model_dump_json())
    connection.execute(update(rounds).where(rounds.c.id == round_).values(**texts_now))
    return len(fresh)


def _without(roster: Roster, fresh: dict[str, str]) -> Roster:
    mandates = [
        mandate.model_copy(
            update={"holders": tuple(_nameless(each, fresh) for each in mandate.holders)}
        )
        for mandate in roster.mandates
    ]
    return roster.model_copy(update={"mandates": tuple(mandates)})


def _nameless(holder: Holder, fresh: dict[str, str]) -> Holder:
    """The holder under the new id; columns that are only passed through go with the name."""
    if holder.person not in fresh:
        return holder
    return Holder(
        person=fresh[holder.person],
        role=holder.role,
        from_=holder.from_,
        to=holder.to,
        name=NOBODY,
    )
