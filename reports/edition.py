"""One result in every form in which it is given out, whatever kind of round it is of."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from chat.cards import Card, File
from chat.texts import Texts
from reports.data import summary_json
from reports.forum import Forum, forum_cards
from reports.forum_picture import forum_file, forum_png
from reports.picture import matrix_file, matrix_png
from reports.report import Report
from reports.text import summary_cards
from survey.history import Amended
from survey.opinions import Opinions
from survey.roster import Roster
from survey.round import Round
from survey.summary import Summary


class Edition(Protocol):
    """A result as of one instant, in one language."""

    def cards(self, *, public: bool) -> tuple[Card, ...]:
        """In words, each card within a message's limit. The public form tells no single answers."""

    def picture(self) -> File:
        """As a picture with its words, to be sent."""

    def png(self) -> bytes:
        """The picture alone, 1,080 dots wide."""

    def data(self) -> str:
        """As JSON in the published format."""


def edition(
    result: Summary | Opinions,
    round_: Round,
    roster: Roster,
    texts: Texts,
    at: dt.datetime,
    amended: Amended,
) -> Edition:
    """The result of the round as it was counted at the instant `at`; of mandates also how it
    differs from an earlier one."""
    if isinstance(result, Opinions):
        return OfPeople(Forum(result, round_, roster, texts, at))
    return OfMandates(Report(result, round_, roster, texts, at, amended))


@dataclass(frozen=True, slots=True)
class OfMandates:
    """The summary of a round by mandate."""

    report: Report

    def cards(self, *, public: bool) -> tuple[Card, ...]:
        """With every town's answers unless it is public."""
        return summary_cards(self.report, public=public)

    def picture(self) -> File:
        """Towns by fields."""
        return matrix_file(self.report)

    def png(self) -> bytes:
        """Towns by fields."""
        return matrix_png(self.report)

    def data(self) -> str:
        """The summary."""
        return summary_json(self.report.summary)


@dataclass(frozen=True, slots=True)
class OfPeople:
    """What a forum has said: it tells no single answers in any form."""

    forum: Forum

    def cards(self, *, public: bool) -> tuple[Card, ...]:  # noqa: ARG002 - the same for everybody
        """The same for everybody."""
        return forum_cards(self.forum)

    def picture(self) -> File:
        """Bars for each question."""
        return forum_file(self.forum)

    def png(self) -> bytes:
        """Bars for each question."""
        return forum_png(self.forum)

    def data(self) -> str:
        """The opinions."""
        return summary_json(self.forum.opinions)
