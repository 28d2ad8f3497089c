"""A bot in virtual time: it looks at the clock, and people act in between."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from survey.deadlines import ended_early, extended, reopened
from survey.due import Decision, due
from survey.plan import Asked, Facts, timetable
from survey.preview import after
from survey.refusal import Refusal
from survey.reminding import tomorrow
from survey.round import Round

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)


def a_round(**changes: Any) -> Round:
    """A round of one question. What closes when stands in its mandates."""
    options = [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}]
    question = {"id": "interest", "kind": "choice", "text": "Interesse?", "options": options}
    plain = {"format": 1, "id": "test", "title": "T", "purpose": "P", "closes": "2026-12-18T12:00"}
    return Round.model_validate({**plain, "questions": [question], **changes})


@dataclass
class Bot:
    """What a bot knows and has decided. Every decision is kept with the instant of its look, and
    every event with the first look by which it was due."""

    facts: Facts
    made: dict[str, tuple[dt.datetime, Decision]] = field(default_factory=dict)
    first_due: dict[str, dt.datetime] = field(default_factory=dict)

    @property
    def decided(self) -> set[str]:
        return set(self.made)

    def look(self, now: dt.datetime) -> tuple[Decision, ...]:
        """Looks at the clock, as `scheduler/look.py` does."""
        if self.facts.state in ("planned", "open"):
            for event in timetable(self.facts):
                if event.at <= now:
                    self.first_due.setdefault(event.key, now)
        decisions = due(self.facts, self.decided, now)
        for decision in decisions:
            assert decision.event.key not in self.made
            assert decision.event.at <= now
            self.made[decision.event.key] = now, decision
        for decision in decisions:
            self.facts = after(self.facts, decision)
        return decisions

    def looks(self, instants: Iterable[dt.datetime]) -> None:
        for instant in instants:
            self.look(instant)

    # -- what people do: as `handlers/` and `storage/` do it -------------------

    def answer(self, key: str, now: dt.datetime) -> None:
        """The mandate submits, if it still can."""
        for mandate in self.facts.mandates:
            if mandate.key == key and self.facts.state == "open" and now < mandate.deadline:
                self._change([key], submitted=True)

    def ask(self, person: str, now: dt.datetime) -> dt.datetime | None:
        """Somebody asks to be reminded tomorrow."""
        at = tomorrow(self.facts, person, now)
        if isinstance(at, str):
            return None
        wish = Asked(len(self.facts.asked), person, at)
        if (person, at) not in {(each.person, each.at) for each in self.facts.asked}:
            self.facts = replace(self.facts, asked=(*self.facts.asked, wish))
        return at

    def extend(self, when: dt.datetime, town: str | None, now: dt.datetime) -> bool:
        return self._give(extended(self.facts, when, town, now), when, now)

    def reopen(self, when: dt.datetime, town: str | None, now: dt.datetime) -> bool:
        keys = reopened(self.facts, when, town, now)
        if not isinstance(keys, Refusal):
            self.facts = replace(self.facts, state="open")
        return self._give(keys, when, now)

    def end(self, now: dt.datetime) -> bool:
        return self._give(ended_early(self.facts, now), now, now)

    def _give(self, keys: tuple[str, ...] | Refusal, when: dt.datetime, now: dt.datetime) -> bool:
        if isinstance(keys, Refusal):
            return False
        self._change(keys, deadline=when, since=now)
        return True

    def _change(self, keys: Iterable[str], **changes: Any) -> None:
        named = set(keys)
        self.facts = replace(
            self.facts,
            mandates=tuple(
                replace(each, **changes) if each.key in named else each
                for each in self.facts.mandates
            ),
        )

    # -- what may be asked of it afterwards ------------------------------------

    def assert_on_time(self) -> None:
        """Each event that stands was decided once, at the first look by which it was due; so was
        each one that had been due and stands no more."""
        assert {event.key for event in timetable(self.facts)} <= self.decided
        assert {key: when for key, (when, _) in self.made.items()} == self.first_due
