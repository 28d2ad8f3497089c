"""Random rounds, each counted by the product and recounted from its export.

`make recount` plays ten thousand; the tests play some hundred. Any finding can be played again by
its seed: `python -m tests.verifier.recount --rounds 1 --seed SEED`.
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import click
from sqlalchemy import Connection, Engine, create_engine

from storage.schema import metadata
from survey.summary import Summary
from tests.verifier.random_rounds import Play, Played
from verifier.votum_verify import Wrong, verify


class Differs(AssertionError):
    """The recount is another one."""


def engine() -> Engine:
    """An empty database in memory, with the product's tables."""
    made = create_engine("sqlite://")
    metadata.create_all(made)
    return made


def play(connection: Connection, seed: int) -> Played:
    """The round of this seed; nothing of it stays in the database."""
    with connection.begin() as transaction:
        played = Play(connection, Random(seed)).all()
        transaction.rollback()
    return played


def recount(played: Played, file: Path, seed: int) -> None:
    """Recounts the round as it ended, without and with its head, and as it was at an earlier one.
    Differs; Wrong."""
    file.write_text("".join(f"{line}\n" for line in played.lines), "utf-8", newline="\n")
    earlier = Random(seed).choice(list(played.summaries))
    for head in (None, played.head, earlier):
        summary = played.summaries[head or played.head]
        found, expected = verify(str(file), head), as_counted(summary)
        if {name: found.get(name) for name in expected} != expected:
            raise Differs(f"{found} instead of {expected}")


def as_counted(summary: Summary) -> dict[str, object]:
    """What the product's summary says of that which the verifier recounts."""
    shown = summary.model_dump(mode="json")
    if summary.round.state == "planned":
        return {"chain": shown["chain"], "not_recounted": "the round has not been opened"}
    return {name: shown[name] for name in ("provisional", "turnout", "quorum", "votes", "chain")}


@click.command()
@click.option("--rounds", default=10_000, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Of the first round.")
def main(rounds: int, seed: int) -> None:
    """Play random rounds and recount each from its export."""
    seen: Counter[str] = Counter()
    seeds = range(seed, seed + rounds)
    with (
        tempfile.TemporaryDirectory() as folder,
        engine().connect() as connection,
        click.progressbar(seeds, label="recounting", file=sys.stderr) as progress,
    ):
        for each in progress:
            try:
                played = play(connection, each)
                recount(played, Path(folder, "export.jsonl"), each)
            except (Wrong, Differs) as error:
                raise click.ClickException(f"seed {each}: {error}") from error
            seen.update(tallied(played))
    click.echo(f"{rounds} rounds from seed {seed}: every recount equals the tally")
    for what, count in sorted(seen.items()):
        click.echo(f"  {what}: {count}")


def tallied(played: Played) -> Counter[str]:
    """What the round was made of, for the report."""
    last = played.summaries[played.head]
    kinds = Counter(f"entries, {json.loads(line)['kind']}" for line in played.lines[:-1])
    return kinds + Counter(f"verdicts, {vote.verdict}" for vote in last.votes)


if __name__ == "__main__":
    main()
