"""docs/guards.md, from what was shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.guards.guard import Guard, Loss

HEADING = "| Guard | Taken out | Test that fails then | Lost then |"

BEFORE = f"""\
# Guards, taken out one by one

Each guard keeps something from being lost, counted twice, or done by the wrong person.
`make guards` takes each out in a copy of the tree and runs the tests that are named for it: at
least one has to fail. A test whose set-up breaks has looked at nothing and is not counted. Where a
loss can be counted, `tests/guards/losses.py` counts it, once with every guard in place, which has
to come to nothing, and once without this one.

`make guards` writes this page; `make test` checks that every guard is still where it was.

{HEADING}
|---|---|---|---|
"""

AFTER = """
What a power cut loses without the flush at each commit is measured by `make faults`.

One guard that was looked for is not here. Taking out the refusal at submission of a round that is
over for good made none of 102 tests fail: the conversation leads away before it comes to that. It
is the second of two, and stays.

The figures are of small, exact plays on one machine: they tell that a guard is what keeps the loss
away, not how often the loss would happen in an office.
"""


@dataclass(frozen=True)
class Shown:
    """What came of taking a guard out: the tests that failed, and what was lost."""

    guard: Guard
    failed: tuple[str, ...]
    loss: Loss | None
    error: str = ""

    @property
    def wrong(self) -> str:
        """Why this shows nothing; empty where it does."""
        if self.error or not self.failed:
            return f"{self.guard.name}: {self.error or 'no test misses it'}"
        if self.loss is not None and not self.loss.lost:
            return f"{self.guard.name}: nothing is lost without it, so what guards it?"
        return ""

    def line(self) -> str:
        """The same in one line, for a terminal."""
        lost = "" if self.loss is None else f"; lost {self.loss.lost} of {self.loss.of}"
        return f"{self.guard.name}: {len(self.failed)} tests fail{lost}"

    def row(self) -> str:
        """The same as a row of the table."""
        tests = ", ".join(f"`{each}`" for each in self.failed)
        lost = self.guard.elsewhere or "–"
        if self.loss is not None:
            lost = f"{self.loss.lost} of {self.loss.of} {self.guard.loss}"
        return f"| {self.guard.name} | {self.guard.taken_out} | {tests} | {lost} |\n"


def page(found: Iterable[Shown], guards: Iterable[Guard], before: str) -> str:
    """The whole page. Of guards that were not taken out this time it tells what it told before; of
    one that showed nothing it tells nothing, whatever it told before."""
    known = {line.split(" | ")[0][2:]: f"{line}\n" for line in before.splitlines()}
    known |= {each.guard.name: "" if each.wrong else each.row() for each in found}
    return BEFORE + "".join(known.get(guard.name, "") for guard in guards) + AFTER
