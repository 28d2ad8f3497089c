"""A round: a frozen questionnaire, its deadline, its rule for counting, its reminders."""

import datetime as dt
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, ConfigDict, Field, NaiveDatetime, StringConstraints

from survey.documents import Letter, Paper
from survey.local_time import local
from survey.questions import Frozen, PolicyField, Question
from survey.stops import Stop, stops
from survey.text import Text

RoundId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{3,40}$")]
Rule = Literal["consensus", "unanimous", "simple-majority", "two-thirds"]
Basis = Literal["mandates", "inhabitants"]
Ballots = Literal["mandate", "person"]
Workdays = Annotated[int, Field(ge=0, le=99)]
Share = Annotated[str, StringConstraints(pattern=r"^(0|[0-9]{1,3}/[1-9][0-9]{0,2})$")]


class Vote(Frozen):
    """How votes become a verdict (the rules are in `survey/verdict.py`)."""

    rule: Rule = "consensus"
    basis: Basis = "mandates"
    quorum: Share = "0"

    @property
    def quorum_share(self) -> Fraction:
        """The share of all mandates that more than must have submitted; 0 for none."""
        return Fraction(self.quorum)


class Reminders(Frozen):
    """When the bot speaks on its own. Times are local to the round's time zone."""

    workdays_before: tuple[Workdays, ...] = (7, 3, 1)
    at: dt.time = dt.time(9, 0)
    holidays: str | None = "DE-NW"
    closed: tuple[dt.date, ...] = ()
    quiet: tuple[dt.time, dt.time] | None = (dt.time(18, 0), dt.time(7, 30))
    escalate_workdays_before: Workdays | None = 1


class Round(Frozen):
    """Everything a round file says, apart from the roster. Frozen when the round opens."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    format: Literal[1]
    id: RoundId
    title: Text
    purpose: Text
    reference: str | None = None
    post_to: tuple[int, ...] | None = None
    follows: RoundId | None = None
    timezone: str = "Europe/Berlin"
    opens: NaiveDatetime | None = None
    closes: NaiveDatetime
    ballots: Ballots = "mandate"
    nil_return: bool = False
    vote: Vote = Vote()
    reminders: Reminders = Reminders()
    fields: tuple[PolicyField, ...] = ()
    questions: tuple[Question, ...] = Field(min_length=1)
    letter: Letter | None = None
    paper: Paper | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the round's local times are meant."""
        return ZoneInfo(self.timezone)

    @property
    def opens_at(self) -> AwareDatetime | None:
        """The instant in UTC at which the round opens; None when it opens at once."""
        return None if self.opens is None else self._at(self.opens)

    @property
    def closes_at(self) -> AwareDatetime:
        """The deadline as an instant in UTC."""
        return self._at(self.closes)

    def _at(self, wall: dt.datetime) -> dt.datetime:
        return local(wall.date(), wall.time(), self.zone)

    def question(self, id_: str) -> Question:
        """The question with this id. KeyError when the round has none."""
        return self._by_id[id_]

    def has_question(self, id_: str) -> bool:
        """Whether a question (not an item of a group) has this id."""
        return id_ in self._by_id

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The way through the questions as far as it is the same for everybody."""
        return stops(self.questions, self.fields)

    def stop(self, key: str) -> Stop:
        """The one whose answer is kept under this key. KeyError when the round has none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> dict[str, Stop]:
        return {stop.step.key: stop for stop in self.stops}
