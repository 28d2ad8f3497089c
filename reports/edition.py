"""One result in every form in which it is given out, whatever kind of round it is of.

What writes Word documents and workbooks is loaded when one is made: the bot starts without.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from chat.cards import Card, File
from chat.texts import Texts
from reports.data import summary_json
from reports.forum import Forum, forum_cards
from reports.forum_picture import forum_file, forum_png
from reports.open_data import SPREADSHEET, answers_csv
from reports.papers_file import paper_files
from reports.pdf import summary_pdf
from reports.picture import chart_files, matrix_file, matrix_png
from reports.report import Report
from reports.text import summary_cards
from survey.history import Amended
from survey.opinions import Opinions
from survey.roster import Roster
from survey.round import Round
from survey.summary import Summary

FORMS = ("pdf", "docx", "xlsx", "csv", "png")
"""The files of a result that a coordinator can ask for one at a time."""


class Edition(Protocol):
    """A result as of one instant, in one language."""

    def cards(self, *, public: bool) -> tuple[Card, ...]:
        """In words, each card within a message's limit. The public form tells no single answers."""

    def pictures(self) -> tuple[File, ...]:
        """As pictures with their words, to be sent."""

    def png(self) -> bytes:
        """The picture alone, 1,080 dots wide."""

    def data(self) -> str:
        """As JSON in the published format."""

    def documents(self) -> Mapping[str, Callable[[], bytes]]:
        """What makes each document there is of such a round, by how the names of such files end."""


def edition(
    result: Summary | Opinions,
    round_: Round,
    roster: Roster,
    texts: Texts,
    at: dt.datetime,
    amended: Amended,
    arrivals: tuple[dt.datetime, ...] = (),
) -> Edition:
    """The result of the round as it was counted at the instant `at`; of mandates also how it
    differs from an earlier one, and when each of them came to have a submission that counts."""
    if isinstance(result, Opinions):
        return OfPeople(Forum(result, round_, roster, texts, at))
    return OfMandates(Report(result, round_, roster, texts, at, amended, arrivals))


@dataclass(frozen=True, slots=True)
class OfMandates:
    """The summary of a round by mandate."""

    report: Report

    def cards(self, *, public: bool) -> tuple[Card, ...]:
        """With every town's answers unless it is public."""
        return summary_cards(self.report, public=public)

    def pictures(self) -> tuple[File, ...]:
        """Towns by fields, the proposed order, and how submissions came in."""
        return (matrix_file(self.report), *chart_files(self.report))

    def png(self) -> bytes:
        """Towns by fields."""
        return matrix_png(self.report)

    def data(self) -> str:
        """The summary."""
        return summary_json(self.report.summary)

    def documents(self) -> Mapping[str, Callable[[], bytes]]:
        """To be read, to be calculated with, and as open data; the council papers, if any."""
        report = self.report
        return {
            "pdf": lambda: summary_pdf(report),
            "docx": lambda: _docx(report),
            "xlsx": lambda: _xlsx(report),
            "csv": lambda: answers_csv(report).encode(),
            "de.csv": lambda: answers_csv(report, SPREADSHEET).encode(),
            **paper_files(report),
        }


def _docx(report: Report) -> bytes:
    from reports.word import summary_docx  # noqa: PLC0415 - see above

    return summary_docx(report)


def _xlsx(report: Report) -> bytes:
    from reports.workbook import workbook  # noqa: PLC0415 - see above

    return workbook(report)


@dataclass(frozen=True, slots=True)
class OfPeople:
    """What a forum has said: it tells no single answers in any form."""

    forum: Forum

    def cards(self, *, public: bool) -> tuple[Card, ...]:  # noqa: ARG002 - the same for everybody
        """The same for everybody."""
        return forum_cards(self.forum)

    def pictures(self) -> tuple[File, ...]:
        """Bars for each question."""
        return (forum_file(self.forum),)

    def png(self) -> bytes:
        """Bars for each question."""
        return forum_png(self.forum)

    def data(self) -> str:
        """The opinions."""
        return summary_json(self.forum.opinions)

    def documents(self) -> Mapping[str, Callable[[], bytes]]:
        """None: they tell of single answers."""
        return {}
