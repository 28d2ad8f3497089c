"""Cooperations that several sides have reported, put together without guessing.

No group is known by name. Entries are put together in repeating groups that have an item of kind
`municipalities` with `own = true`: members of something that exists. Two entries are the same if
their subject, which is the first item of kind `text`, is the same after folding case, blanks and
punctuation, and a town takes part in both. Whoever reports an entry takes part in it for this
comparison, named or not. Where the group has no such text, or it is empty, nothing is put together.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from survey.collect import Collected
from survey.questions import FreeText, Group, Municipalities, PolicyField
from survey.roster import Roster
from survey.round import Round
from survey.step import answer_key
from survey.tally import asked_in

Why = Literal["same-subject", "subject-within"]


@dataclass(frozen=True, slots=True)
class Reported:
    """An entry as `town` has reported it."""

    town: str
    entry: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Merged:
    """One cooperation. `towns` are all that a report names; `unconfirmed` those of them that have
    not reported it themselves. Both and the reports are in roster order. `subject` is spelt as in
    the first report."""

    subject: str
    towns: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    reports: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Cooperations that may be the same but were not put together, by their place in the list:
    of the same subject without a town in common, or with a town in common and one subject standing
    whole within the other."""

    why: Why
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cooperations:
    """The cooperations of one group, in one field or in none, by their first report."""

    group: Group
    field: PolicyField | None
    merged: tuple[Merged, ...]
    alike: tuple[Alike, ...]


def cooperations(
    round_: Round, roster: Roster, counted: Mapping[str, Collected]
) -> tuple[Cooperations, ...]:
    """One list for each group and field in which cooperations are reported. `counted` holds the
    answers of the valid submissions by municipality key."""
    places = {mandate.key: place for place, mandate in enumerate(roster.mandates)}
    return tuple(
        _together(group, field, places, reports)
        for group in round_.questions
        if isinstance(group, Group) and merges(group)
        for field in asked_in(round_, group)
        if (reports := list(_reports(answer_key(group.id, field), counted)))
    )


def merges(group: Group) -> bool:
    """Whether the entries of the group are cooperations that several sides can report."""
    return group.repeat and bool(_memberships(group))


def folded(subject: str) -> str:
    """The subject without case, blanks and punctuation: its letters and digits."""
    return "".join(_words(subject))


def _memberships(group: Group) -> list[str]:
    return [item.id for item in group.items if isinstance(item, Municipalities) and item.own]


def _reports(key: str, counted: Mapping[str, Collected]) -> Iterator[Reported]:
    for town, answers in counted.items():
        yield from (Reported(town, entry) for entry in answers.get(key, ()))


def _together(
    group: Group,
    field: PolicyField | None,
    places: Mapping[str, int],
    reports: Sequence[Reported],
) -> Cooperations:
    parts = _parts(group, reports)
    merged = tuple(_merged(group, places, part) for part in parts)
    taking_part = [_taking_part(group, part) for part in parts]
    return Cooperations(group, field, merged, tuple(_alike(merged, taking_part)))


def _parts(group: Group, reports: Sequence[Reported]) -> list[list[Reported]]:
    """The reports in parts of the same cooperation, each in their order. Of one subject, a town
    leads from report to report."""
    leads_to = list(range(len(reports)))

    def first(place: int) -> int:
        while leads_to[place] != place:
            leads_to[place] = place = leads_to[leads_to[place]]
        return place

    seen: dict[tuple[str, str], int] = {}
    for place, report in enumerate(reports):
        subject = folded(_subject(group, report))
        for town in _taking_part(group, [report]) if subject else ():
            one, other = first(place), first(seen.setdefault((subject, town), place))
            leads_to[max(one, other)] = min(one, other)
    parts: dict[int, list[Reported]] = {}
    for place, report in enumerate(reports):
        parts.setdefault(first(place), []).append(report)
    return list(parts.values())


def _subject(group: Group, report: Reported) -> str:
    texts = (item.id for item in group.items if isinstance(item, FreeText))
    return str(report.entry.get(next(texts, ""), ""))


def _named(group: Group, part: Sequence[Reported]) -> set[str]:
    items = _memberships(group)
    return {town for report in part for item in items for town in report.entry.get(item, ())}


def _taking_part(group: Group, part: Sequence[Reported]) -> set[str]:
    return _named(group, part) | {report.town for report in part}


def _merged(group: Group, places: Mapping[str, int], part: Sequence[Reported]) -> Merged:
    reporting = {report.town for report in part}
    towns = sorted(_named(group, part), key=places.__getitem__)
    return Merged(
        subject=_subject(group, part[0]),
        towns=tuple(towns),
        unconfirmed=tuple(key for key in towns if key not in reporting),
        reports=tuple(part),
    )


def _alike(merged: Sequence[Merged], taking_part: Sequence[set[str]]) -> Iterator[Alike]:
    by_subject: dict[str, list[int]] = {}
    for place, each in enumerate(merged):
        if subject := folded(each.subject):
            by_subject.setdefault(subject, []).append(place)
    yield from (Alike("same-subject", tuple(p)) for p in by_subject.values() if len(p) > 1)
    for place, each in enumerate(merged):
        for within in _runs(_words(each.subject)):
            for other in by_subject.get(within, ()):
                if not taking_part[place].isdisjoint(taking_part[other]):
                    yield Alike("subject-within", tuple(sorted((other, place))))


def _runs(words: Sequence[str]) -> set[str]:
    """What stands whole within the words: every run of them but all."""
    cuts = combinations(range(len(words) + 1), 2)
    return {"".join(words[start:end]) for start, end in cuts} - {"".join(words)}


def _words(subject: str) -> list[str]:
    """Its words in small letters, without anything but letters and digits."""
    plain = unicodedata.normalize("NFKC", subject).casefold()
    return "".join(each if each.isalnum() else " " for each in plain).split()
