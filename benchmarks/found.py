"""What every part of the benchmark has brought."""

from dataclasses import dataclass, field

from benchmarks.broadcast import Run
from benchmarks.rates import Repetition
from benchmarks.sizes import Costs

Start = tuple[float, float]
"""Seconds until the first question for updates, and MB of memory."""

Planned = tuple[list[float], float]
"""Seconds to decide who is reminded, each time, and once to put it all into the outbox."""


@dataclass
class Found:
    """By part, each with its repetitions; `failed` says why one has brought nothing."""

    versions: dict[str, dict[str, str]] = field(default_factory=dict)
    rates: list[Repetition] = field(default_factory=list)
    starts: dict[str, list[Start]] = field(default_factory=dict)
    planning: dict[int, Planned] = field(default_factory=dict)
    sizes: Costs | None = None
    summary: list[dict[str, float]] = field(default_factory=list)
    broadcast: list[Run] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
