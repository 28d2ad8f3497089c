"""The round of the template, which is filled in as an example."""

import datetime as dt
import re

from rounds.reader import read_round
from rounds.reading import Reading
from rounds.shelf import template_path
from survey.roster import Roster
from survey.round import Round

_DAY = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_WEEKS = dt.timedelta(weeks=52)
_AHEAD = dt.timedelta(weeks=4)


def example(now: dt.datetime) -> Reading:
    """The round of the template, with every kind of question. Its days are whole weeks later than
    in its file, so that its deadline lies at least four weeks ahead of `now`."""
    reading, later = read_round(template_path()), dt.timedelta()
    while reading.round.closes_at + later < now + _AHEAD:
        later += _WEEKS

    def moved(words: str) -> str:
        return _DAY.sub(lambda day: str(dt.date.fromisoformat(day[0]) + later), words)

    round_ = Round.model_validate_json(moved(reading.round.model_dump_json(exclude_unset=True)))
    return Reading(round_, _deputies_later(reading.roster, later))


def _deputies_later(roster: Roster, later: dt.timedelta) -> Roster:
    """The same people, whose days move with the round."""
    mandates = []
    for mandate in roster.mandates:
        holders = tuple(
            holder.model_copy(
                update={"from_": holder.from_ + later, "to": holder.to + later}
                if holder.from_ and holder.to
                else {}
            )
            for holder in mandate.holders
        )
        mandates.append(mandate.model_copy(update={"holders": holders}))
    return Roster(mandates=tuple(mandates))
