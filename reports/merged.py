"""Cooperations that were reported, put together and in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.answers import named
from reports import phrases
from reports.report import Report
from reports.wording import wording
from survey.columns import Column, columns
from survey.merged import Cooperations, Merged, cooperations
from survey.questions import Municipalities


@dataclass(frozen=True, slots=True)
class Numbered:
    """A cooperation with its number in the whole summary, what is said about it, and which others
    may be the same. `towns` and `reported_by` are keys, everything else is in words."""

    number: int
    group: str
    field: str
    subject: str
    towns: tuple[str, ...]
    reported_by: tuple[str, ...]
    unconfirmed: str
    statements: tuple[str, ...]
    alike: tuple[str, ...]


def numbered(report: Report) -> Iterator[Numbered]:
    """Every cooperation, list by list."""
    first = 1
    for there in cooperations(report.round, report.roster, report.counted):
        about = [column for column in columns(report.round) if _tells(there, column)]
        alike = _alike(report, there, first)
        for place, each in enumerate(there.merged):
            yield Numbered(
                number=first + place,
                group=phrases.asked(report, there.group, there.field),
                field=report.said(there.field.label) if there.field else "",
                subject=each.subject,
                towns=each.towns,
                reported_by=tuple(dict.fromkeys(one.town for one in each.reports)),
                unconfirmed=_unconfirmed(report, each),
                statements=tuple(_statements(report, about, each)),
                alike=tuple(alike.get(place, ())),
            )
        first += len(there.merged)


def _tells(there: Cooperations, column: Column) -> bool:
    """Whether the column says something about a cooperation beside who takes part."""
    member = isinstance(column.question, Municipalities) and column.question.own
    return (column.group, column.field) == (there.group, there.field) and not member


def _statements(report: Report, about: list[Column], found: Merged) -> Iterator[str]:
    """What was said about it, item by item, with who said it."""
    for column in about:
        say, said = wording(report, column), dict[str, list[str]]()
        for one in found.reports:
            if column.item in one.entry:
                said.setdefault(say(one.entry[column.item]), []).append(one.town)
        if said and list(said) != [found.subject]:
            listed = "; ".join(
                report.texts("report-words-of", words=words, towns=report.towns(tuple(towns)))
                for words, towns in said.items()
            )
            yield named(phrases.item_of(report, column), listed)


def _unconfirmed(report: Report, found: Merged) -> str:
    """Who takes part by another's report alone, with a note where a town has said nothing."""
    return ", ".join(
        report.town(key)
        if key in report.counted
        else report.texts("report-silent", town=report.town(key))
        for key in found.unconfirmed
    )


def _alike(report: Report, there: Cooperations, first: int) -> dict[int, list[str]]:
    """For each place in the list, which others may be the same, and why they are not one."""
    found: dict[int, list[str]] = {}
    for each in there.alike:
        for place in each.places:
            others = ", ".join(str(first + other) for other in each.places if other != place)
            words = report.texts(f"report-alike-{each.why}", numbers=others)
            found.setdefault(place, []).append(words)
    return found
