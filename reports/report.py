"""What every report is made from."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from chat.texts import Texts
from survey.collect import Collected
from survey.history import Amended
from survey.priorities import Priority, priorities
from survey.roster import Roster
from survey.round import Round
from survey.summary import NIL_RETURN, Summary
from survey.text import Text

LISTED = 300
"""More municipalities than any county has are not told one by one, but in the workbook and the
data: a document of thousands of pages helps nobody."""


class Speaking:
    """What is needed to say a result in words. `at` is the instant (UTC) it was counted at."""

    __slots__ = ()

    round: Round
    roster: Roster
    texts: Texts
    at: dt.datetime

    @property
    def language(self) -> str:
        """The language the report is written in."""
        return self.texts.language

    @property
    def today(self) -> dt.date:
        """The day of the count, local to the round."""
        return self.at.astimezone(self.round.zone).date()

    def said(self, text: Text) -> str:
        """A text of the round in the report's language."""
        return text.in_language(self.language)

    def town(self, key: str) -> str:
        """The name of the municipality with this key."""
        return self.roster.name(key)

    def towns(self, keys: tuple[str, ...]) -> str:
        """The names of several municipalities, in the order given."""
        return ", ".join(self.town(key) for key in keys)


@dataclass(frozen=True)
class Report(Speaking):
    """A summary, what is needed to say it in words, the instant (UTC) it was counted at, how it
    differs from an earlier one, and `arrivals`: the instants at which the mandates came to have a
    submission that counts."""

    summary: Summary
    round: Round
    roster: Roster
    texts: Texts
    at: dt.datetime
    amended: Amended = Amended()  # noqa: RUF009 - it is frozen
    arrivals: tuple[dt.datetime, ...] = ()

    @property
    def many(self) -> bool:
        """Whether there are too many municipalities to tell of each in words."""
        return len(self.roster.mandates) > LISTED

    @cached_property
    def counted(self) -> dict[str, Collected]:
        """The answers that are counted, by municipality key: all but the nil returns."""
        found = self.summary.answers.items()
        return {key: answers for key, answers in found if answers != NIL_RETURN}

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        """The fields in the order that is proposed."""
        return priorities(self.round, self.summary.votes, self.counted)
