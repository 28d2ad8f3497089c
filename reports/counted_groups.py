"""What the count says about a group: cooperations put together, or the entries of each town."""

from collections.abc import Iterator

from chat.answers import named
from chat.format import listed
from reports import phrases
from reports.flow import one_line
from reports.report import Report
from reports.wording import wording
from survey.columns import Column, columns
from survey.merged import Cooperations, Merged, cooperations, merges
from survey.questions import FreeText, Group, Municipalities, PolicyField


def group_items(report: Report, group: Group, field: PolicyField | None) -> Iterator[str]:
    """An item for each cooperation, with all its towns and those that have not confirmed it, or
    for each entry of a group that is no list of cooperations."""
    about = [each for each in columns(report.round) if (each.group, each.field) == (group, field)]
    if report.many:
        yield phrases.in_workbook(report)
    elif merges(group):
        for there in cooperations(report.round, report.roster, report.counted):
            if (there.group, there.field) == (group, field):
                yield from (_cooperation(report, there, about, each) for each in there.merged)
    else:
        yield from _entries(report, about)


def _cooperation(report: Report, there: Cooperations, about: list[Column], found: Merged) -> str:
    texts = report.texts
    members = found.towns or tuple(dict.fromkeys(one.town for one in found.reports))
    said = [listed(map(report.town, members), texts)]
    if found.unconfirmed:
        silent = listed(map(report.town, found.unconfirmed), texts)
        said.append(texts("joint-unconfirmed", towns=silent))
    for column in about:
        if not _is_told(there, column):
            said += _statement(report, column, found)
    subject = one_line(found.subject) or report.town(found.reports[0].town)
    return f"{named(subject, '; '.join(said))}."


def _is_told(there: Cooperations, column: Column) -> bool:
    """Whether the column is the subject or the towns, which stand at the beginning."""
    first = next((each for each in there.group.items if isinstance(each, FreeText)), None)
    member = isinstance(column.question, Municipalities) and column.question.own
    return member or (column.question == first and column.asks is None)


def _statement(report: Report, column: Column, found: Merged) -> Iterator[str]:
    """What was said about it in one item. Who said what stands there where they differ."""
    say, said = wording(report, column), dict[str, list[str]]()
    for one in found.reports:
        if column.item in one.entry:
            said.setdefault(one_line(say(one.entry[column.item])), []).append(one.town)
    if not said:
        return
    if len(said) == 1:
        words = next(iter(said))
    else:
        words = ", ".join(
            report.texts("report-words-of", words=each, towns=report.towns(tuple(towns)))
            for each, towns in said.items()
        )
    yield named(_item(report, column), words)


def _entries(report: Report, about: list[Column]) -> Iterator[str]:
    """Each entry of each town, in the order of the roster."""
    if not about:
        return
    say = {column.item: (column, wording(report, column)) for column in about}
    for town, answers in report.counted.items():
        entries: list[dict[str, object]] = answers.get(about[0].key, [])
        for entry in entries:
            words = (
                named(_item(report, column), one_line(tell(entry[item])))
                for item, (column, tell) in say.items()
                if item in entry
            )
            yield named(report.town(town), "; ".join(words))


def _item(report: Report, column: Column) -> str:
    """What an item is called: its short name, or the option that asks for the text."""
    if column.asks is not None:
        options = getattr(column.question, "options", ())
        return " / ".join(report.said(o.label) for o in options if o.asks == column.asks)
    return report.said(column.question.short or column.question.text)
