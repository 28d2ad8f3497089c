"""What a run found, as a table, as a page, and as a list of what is wrong."""

from collections.abc import Mapping

from tests.faults.tally import Tally, told
from tests.faults.wanted import WANTED, Wanted

Found = Mapping[tuple[str, str], Tally]

INTRODUCTION = """# What `make faults` found

Written by `make faults` itself: what was played, how often each point and kind was struck, and what
went wrong. What each row means stands in [guarantees.md](guarantees.md).

{machine}

"""


def total(tally: Tally, wanted: Wanted) -> int:
    """How many there were in all, as the part counts them."""
    return tally.figures[wanted.of] if wanted.of else tally.hits.total()


def problems(found: Found, *, everything: bool = True) -> list[str]:
    """Whatever went wrong, and, where `everything` was to be played, was struck too seldom."""
    lines = [
        f"{part} on {database}: {line}"
        for (part, database), tally in found.items()
        for line in tally.wrong
    ]
    return lines + (_seldom(found) if everything else [])


def _seldom(found: Found) -> list[str]:
    lines = []
    for part, wanted in WANTED.items():
        for database in wanted.databases:
            tally = found.get((part, database), Tally(part, database))
            if total(tally, wanted) < wanted.total:
                lines.append(
                    f"{part} on {database}: {total(tally, wanted)}, expected {wanted.total}"
                )
            lines += [
                f"{part} on {database}: {name} was struck {tally.hits[name]} times,"
                f" expected {least} at the least"
                for name, least in wanted.least.items()
                if tally.hits[name] < least
            ]
            if wanted.found and not tally.figures[wanted.found]:
                lines.append(f"{part} on {database}: no {wanted.found}: nothing is shown by it")
    return lines


def table(found: Found) -> str:
    """A line for each part and database, for a terminal."""
    return "\n".join(
        f"{part:20} {database:10} {_count(part, tally):>7}  wrong {len(tally.wrong)}"
        f"  {tally.seconds:5.0f} s\n    {_listed(tally)}"
        for (part, database), tally in found.items()
    )


def _count(part: str, tally: Tally) -> int:
    return total(tally, WANTED[part]) if part in WANTED else tally.hits.total()


def _listed(tally: Tally) -> str:
    counted = {**dict(sorted(tally.hits.items())), **dict(sorted(tally.figures.items()))}
    return ", ".join(f"{name} {count}" for name, count in counted.items())


def page(found: Found, machine: str) -> str:
    """The same as a page."""
    lines = [INTRODUCTION.format(machine=machine)]
    lines += [
        "| What | Database | Count | Went wrong | Seeds | Seconds |\n",
        "|---|---|---|---|---|---|\n",
    ]
    ordered = sorted(
        found.items(), key=lambda each: ([*WANTED, each[0][0]].index(each[0][0]), each[0][1])
    )
    for (part, database), tally in ordered:
        lines.append(
            f"| {part} | {database} | {_count(part, tally):,} | {len(tally.wrong)}"
            f" | {told(set(tally.seeds))} | {tally.seconds:.0f} |\n"
        )
    for (part, database), tally in ordered:
        lines.append(f"\n## {part[0].upper()}{part[1:]} on {database}\n\n")
        for title, counts in (("Struck", tally.hits), ("Counted", tally.figures)):
            if counts:
                lines += [f"| {title} | |\n|---|---|\n"]
                lines += [f"| {name} | {count:,} |\n" for name, count in sorted(counts.items())]
                lines.append("\n")
    return "".join(lines).rstrip("\n") + "\n"
