"""What came of a run, in one form for all parts: how often each point or kind was hit, what else
was counted, and whatever is not as it should be."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

Part = str
"""A row of the report, such as "kills"."""


@dataclass
class Tally:
    """A part of the report on one database. `hits` are counted by point or kind, `figures` by what
    they say, `wrong` is what must not be; `seeds` are those that were played."""

    part: Part
    database: str
    seeds: list[int] = field(default_factory=list)
    hits: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: Self) -> None:
        """One more run of the same part."""
        self.seeds += other.seeds
        self.hits += other.hits
        self.figures += other.figures
        self.wrong += other.wrong
        self.seconds += other.seconds

    def line(self) -> str:
        """As a line of the record."""
        return json.dumps(vars(self), ensure_ascii=False)

    @classmethod
    def of(cls, line: str) -> Self:
        """A line of the record."""
        read = json.loads(line)
        counted = {name: Counter(read[name]) for name in ("hits", "figures")}
        return cls(**{**read, **counted})


def together(tallies: Iterable[Tally]) -> dict[tuple[Part, str], Tally]:
    """Pieces of a long run by what they are of."""
    found: dict[tuple[Part, str], Tally] = {}
    for each in tallies:
        place = (each.part, each.database)
        found.setdefault(place, Tally(*place)).add(each)
    return found


def told(seeds: Iterable[int]) -> str:
    """Seeds in short: `0–19, 40`."""
    spans: list[list[int]] = []
    for seed in sorted(seeds):
        if spans and seed <= spans[-1][1] + 1:
            spans[-1][1] = seed
        else:
            spans.append([seed, seed])
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in spans)
