"""The page and the picture of what was measured."""

import datetime as dt
import os
import platform
import sqlite3
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import planning, rates, sizes
from benchmarks.broadcast import LEAST_PACE, MOST_SLOWER
from benchmarks.contenders import AIOGRAM, FLOOR, PTB, PTB64, STORED, VOTUM, Contender
from benchmarks.found import Found
from benchmarks.town import LATENCY, TAPPERS
from scheduler.pace import EVERY

REMAINING = Path(__file__).with_name("remaining.md")

WANTED = """## Wanted and found

Ratios of what was measured side by side, by turns: the median, and behind it the least and the most
of the repetitions."""

FAST, SLOW, HALF = "0 ms", "50 ms", "half"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what was wanted, what every repetition has shown, and whether that keeps
    it, by the median."""

    work: str
    beside: str
    wanted: str
    values: Sequence[float]
    least: float | None = None
    most: float | None = None

    @property
    def kept(self) -> str:
        """Whether the median is as wanted."""
        if not self.values:
            return "not measured"
        middle = statistics.median(self.values)
        if self.least is None and self.most is None:
            return ""
        low = self.least is None or middle >= self.least
        return "kept" if low and (self.most is None or middle <= self.most) else "missed"

    def __str__(self) -> str:
        cells = (self.work, self.beside, self.wanted, spread(self.values), self.kept)
        return f"| {' | '.join(cells)} |"


def spread(values: Sequence[float], form: str = ".2f") -> str:
    """The median, and the least and the most where there are several."""
    if not values:
        return "–"
    middle = format(statistics.median(values), form)
    if len(values) == 1:
        return middle
    return f"{middle} ({format(min(values), form)} to {format(max(values), form)})"


def page(found: Found, seed: int, beside: str) -> str:
    """The whole page."""
    parts = [
        "# What was measured\n\n`make bench` writes this page; all of it comes from one run.",
        "![Taps answered a second](results.svg)",
        WANTED,
        _table(("Work", "Beside what", "Wanted", "Found", ""), map(str, rows(found))),
        _taps(found),
        _costs(found),
        _planning(found),
        _others(found),
        _failures(found),
        REMAINING.read_text("utf-8").strip() if REMAINING.exists() else "",
        _machine(found, seed, beside),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def rows(found: Found) -> Iterator[Row]:
    """What was wanted, row by row."""
    done = found.rates

    def beside(phase: str, other: Contender, what: str = "rate") -> list[float]:
        return rates.ratios(done, phase, other, what)

    tapped = "Taps a second, 500 heads at once, stored and shown"
    at = f"{tapped}, API latency 50 ms"
    yield Row(at, "python-telegram-bot, sequential", "20 ×", beside(SLOW, PTB), 20)
    yield Row(at, "python-telegram-bot, 64 at once", "3 ×", beside(SLOW, PTB64), 3)
    yield Row(at, "aiogram, which stores nothing", "1 ×", beside(SLOW, AIOGRAM), 1)
    yield Row(at, "the floor: our wire, nothing stored", "0.5 ×", beside(SLOW, FLOOR), 0.5)
    yield Row(at, "aiogram, stored (FULL)", "1.5 ×", beside(SLOW, STORED), 1.5)
    for other, name in (
        (PTB, "python-telegram-bot, sequential"),
        (PTB64, "python-telegram-bot, 64 at once"),
        (AIOGRAM, "aiogram, which stores nothing"),
        (FLOOR, "the floor"),
        (STORED, "aiogram, stored (FULL)"),
    ):
        yield Row(f"{tapped}, no latency", name, "reported", beside(FAST, other))
    for what in ("p95", "p99"):
        ratio = beside(HALF, FLOOR, what)
        yield Row(
            f"{what} from tap to shown, half of that load", "the floor", "≤ 1.5 ×", ratio, None, 1.5
        )
    for run in found.broadcast:
        letters = f"{run.letters} reminders at once"
        kept = [run.pace] if not run.too_fast else [0.0]
        yield Row(f"{letters}: pace", "the permitted pace, no 429", "95 %", kept, LEAST_PACE)
        yield Row(f"{letters}: p95 of taps", "idle", "≤ 1.5 ×", [run.slower], None, MOST_SLOWER)
    whole = "Summary of 10,753 municipalities × 40 questions"
    for base, name in (("read", "reading the same rows as we do"), ("rows", "bare rows and JSON")):
        ratio = [each["json"] / each[base] for each in found.summary]
        yield Row(whole, name, "≤ 3 ×", ratio, None, 3)
    if found.planning:
        took, _ = found.planning[planning.TOWNS[-1]]
        yield Row("Planning reminders for 10,753 mandates", "seconds", "< 1", took, None, 1)
        yield Row("", "for a mandate, beside 1,344 mandates", "linear", _linear(found), None, 1.5)
    ours, theirs = found.starts.get(VOTUM.name, []), found.starts.get(PTB.name, [])
    for at_, name in ((0, "Start to first poll"), (1, "Resident memory")):
        ratio = [a[at_] / b[at_] for a, b in zip(ours, theirs, strict=True)]
        yield Row(name, "python-telegram-bot, echo", "≤ 2 ×", ratio, None, 2)
    if found.sizes is not None:
        costs = found.sizes
        yield Row(
            "Cost of a tap, 9,000 mandates", "9 mandates", "flat", _flat(costs.mandates), None, 1.25
        )
        yield Row(
            "Cost of a tap, 1,000 questions",
            "10 questions",
            "flat",
            _flat(costs.questions),
            None,
            1.25,
        )


def _linear(found: Found) -> list[float]:
    """What a mandate costs among the most, in terms of what it costs among the fewest."""
    few, many = planning.TOWNS[0], planning.TOWNS[-1]
    return [
        (late / many) / (soon / few)
        for late, soon in zip(found.planning[many][0], found.planning[few][0], strict=True)
    ]


def _flat(by_size: dict[int, list[float]]) -> list[float]:
    """The cost at the largest size in terms of that at the smallest, turn by turn."""
    few, many = min(by_size), max(by_size)
    return [b / a for a, b in zip(by_size[few], by_size[many], strict=False)]


def _taps(found: Found) -> str:
    if not found.rates:
        return ""
    lines = []
    for contender in rates.EVERYBODY:
        runs = [each[contender.name] for each in found.rates]
        cells = [contender.name]
        cells += [spread([run[each]["rate"] for run in runs], ".0f") for each in (FAST, SLOW)]
        cells += [spread([1000 * run[SLOW]["cost"] for run in runs], ".1f")]
        for what in ("p95", "p99"):
            times = [1000 * run[HALF][what] for run in runs if HALF in run]
            cells.append(f"{spread(times, '.0f')} ms" if times else "")
        lines.append(f"| {' | '.join(cells)} |")
    columns = ("", "taps/s, no latency", "taps/s, 50 ms", "ms of processor a tap", "p95", "p99")
    stuck = sum(
        run["stuck"] for each in found.rates for who in each.values() for run in who.values()
    )
    return f"""## Taps

{_table(columns, lines)}

{rates.HEADS} heads, each of whom taps again as soon as the tap before is answered and shown
(answerCallbackQuery and editMessageText, both at the same time). p95 and p99: at half of Votum's
taps a second at 50 ms, for both. Votum is `votum run` on a round of {rates.QUESTIONS} questions,
in a real file with `synchronous = FULL`; the others show one card again and again. Telegram and the
heads are a process of their own, the same for all. {stuck} presses were answered and not shown."""


def _costs(found: Found) -> str:
    costs = found.sizes
    if costs is None:
        return ""
    lines = [
        f"| {size:,} {what} | {spread(took)} |"
        for what, by_size in (("mandates", costs.mandates), ("questions", costs.questions))
        for size, took in by_size.items()
    ]
    return f"""## What a tap costs

{_table(("Round", "ms of processor a tap"), lines)}

A tap is {costs.statements:.1f} statements in {costs.transactions:.1f} transactions: storing the
update, handling it, noting that the card is shown. The file grows by {costs.growth:.0f} bytes a
tap, of which handled updates are forgotten after six days. An answer takes {costs.answers:.0f}
bytes in its draft. One tap after the other, {sizes.TURN} in a turn, without Telegram; half of the
questions are answered in every draft."""


def _planning(found: Found) -> str:
    if not found.planning:
        return ""
    lines = [
        f"| {towns:,} | {spread(took, '.3f')} | {whole:.2f} |"
        for towns, (took, whole) in found.planning.items()
    ]
    columns = ("Mandates", "s to decide who is reminded", "s with every reminder in the outbox")
    return f"## Planning reminders\n\n{_table(columns, lines)}\n\nSeconds of processor time."


def _others(found: Found) -> str:
    parts = []
    for name, each in found.starts.items():
        polled, memory = spread([s for s, _ in each]), spread([m for _, m in each], ".0f")
        parts.append(f"- {name}: first poll after {polled} s, {memory} MB")
    parts += [
        f"- {run.letters} reminders in {run.seconds:.1f} s, {run.pace:.1%} of the permitted "
        f"{1 / EVERY:.0f} a second, at most {run.busiest} in a second, {run.too_fast} × 429; "
        f"{TAPPERS} people tap meanwhile at {1000 * LATENCY:.0f} ms latency (one run)"
        for run in found.broadcast
    ]
    parts += [
        f"- summary, {what}: {spread([each[what] for each in found.summary])} s"
        for what in ("rows", "read", "json")
        if found.summary
    ]
    return "## The rest\n\n" + "\n".join(parts) if parts else ""


def _failures(found: Found) -> str:
    return "\n".join(f"**{part} was not measured: {why}**" for part, why in found.failed.items())


def _machine(found: Found, seed: int, beside: str) -> str:
    shown = {
        "votum": ("python-telegram-bot", "aiohttp", "sqlalchemy"),
        "ptb": ("python-telegram-bot",),
        "aiogram": ("aiogram",),
    }
    told = {
        where: ", ".join(f"{each} {built[each]}" for each in shown[where])
        for where, built in found.versions.items()
    }
    ours = told.pop("votum", "not asked")
    return f"""## Machine

- {dt.datetime.now(dt.UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, \
{os.cpu_count()} processors, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}
- Votum: {ours}; peers: {", ".join(told.values())}; each installed by itself, and compiled
- seeds from {seed} on, load {os.getloadavg()[0]:.1f} in the last minute
- {beside or "what else ran beside it was not told"}"""


def _table(columns: Iterable[str], lines: Iterable[str]) -> str:
    heads = tuple(columns)
    return "\n".join((f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines))
