"""The council paper: made of the count, or of what one municipality has answered."""

from collections.abc import Callable, Iterator

from chat import format as shown
from chat.answers import named
from reports import phrases
from reports.counted_words import counted_words
from reports.flow import flow, one_line
from reports.outline import Block, Items, Section, Words
from reports.outlined import Outlined
from reports.paper_answers import Answered, answered
from reports.report import Report
from survey.documents import HEAD, Paper, PaperPart
from survey.summary import NIL_RETURN
from survey.text import Text

Say = Callable[[Text], str]


def paper(report: Report, town: str | None = None) -> Outlined:
    """The paper of the round, in the report's language. `town` is the key of the municipality
    whose answers it is made of, where each has its own paper: one that has submitted. ValueError
    where the round has no [paper], or the town is wanting or has not submitted."""
    given = paper_of(report, town)
    said = None if town is None else answered(report, town)
    say: Say = report.said if said is None else said.filled
    status = phrases.status(report)
    return Outlined(
        title=one_line(say(given.subject)),
        subtitle=report.texts("paper-title"),
        badge=report.texts("report-provisional") if report.summary.provisional else "",
        sections=(
            Section("", tuple(_head(report, given, town, say, status))),
            *_sections(report, given, said, say),
        ),
        texts=report.texts,
        at=report.at,
    )


def paper_of(report: Report, town: str | None) -> Paper:
    """What the paper is built from. ValueError as `paper`."""
    found = report.round.paper
    if found is None:
        raise ValueError(f"the round {report.round.id} has no [paper]")
    if (found.of == "mandate") != (town is not None):
        raise ValueError(f"a paper of the {found.of}, for the town {town}")
    if town is not None and town not in report.summary.answers:
        raise ValueError(f"{town} has not submitted")
    return found


def _head(report: Report, given: Paper, town: str | None, say: Say, status: str) -> Iterator[Block]:
    """What it is made of, and the lines that every paper begins with."""
    title = report.summary.round.title
    if town is None:
        yield Words(report.texts("paper-of-count", title=title, status=status))
    else:
        name = report.town(town)
        yield Words(report.texts("paper-of-mandate", town=name, title=title, status=status))
    rows = [
        (report.texts(f"paper-{key}"), words)
        for key in HEAD
        if (text := getattr(given, key)) is not None and (words := one_line(say(text)))
    ]
    if report.round.reference:
        rows.append((report.texts("paper-reference"), one_line(report.round.reference)))
    rows.append((report.texts("paper-day"), shown.date(report.today, report.language)))
    yield Words("\n".join(named(name, words) for name, words in rows))


def _sections(report: Report, given: Paper, said: Answered | None, say: Say) -> Iterator[Section]:
    """A section for each part that has a heading, with the parts below it that have none."""
    title, blocks = "", list[Block]()
    for part in given.parts:
        found = tuple(_part(report, part, said, say))
        if part.heading is not None and found:
            if blocks:
                yield Section(title, tuple(blocks))
            title, blocks = one_line(say(part.heading)), []
        _append(blocks, found)
    if blocks:
        yield Section(title, tuple(blocks))


def _append(blocks: list[Block], found: tuple[Block, ...]) -> None:
    """Puts the blocks of a part behind those before it. Lists that follow each other are one."""
    for each in found:
        if isinstance(each, Items) and blocks and isinstance(blocks[-1], Items):
            blocks[-1] = Items((*blocks[-1].items, *each.items))
        else:
            blocks.append(each)


def _part(report: Report, part: PaperPart, said: Answered | None, say: Say) -> Iterator[Block]:
    if said is not None and not said.holds(part.when):
        return
    if part.text is not None:
        yield from flow(say(part.text))
    if said is None:
        yield from flow(counted_words(report, part))
    elif report.summary.answers[said.town] == NIL_RETURN:
        if part.tells:
            name = report.town(said.town)
            yield Words(report.texts("paper-nil-return", town=name))
    else:
        yield from said.told(part)
