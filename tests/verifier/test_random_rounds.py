"""The product's tally against the recount of its export, over random rounds (`make recount`)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection

from tests.verifier import recount
from tests.verifier.recount import Differs, engine, play, tallied
from tests.verifier.recount import recount as recounted

SEEDS = range(1_000_000, 1_000_150)


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    made = engine()
    with made.connect() as connection:
        yield connection
    made.dispose()


def test_every_recount_equals_the_tally(connection: Connection, tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        played = play(connection, seed)
        recounted(played, tmp_path / "export.jsonl", seed)
        seen += tallied(played)
    kinds = ("opened", "joined", "revoked", "submitted", "late", "extended", "reopened")
    verdicts = ("consensus", "split", "adopted", "rejected", "no-quorum")
    rare = {*(f"entries, {kind}" for kind in kinds), "entries, accepted", "entries, closed"}
    assert [
        name for name in (*rare, *(f"verdicts, {each}" for each in verdicts)) if not seen[name]
    ] == []


def test_another_tally_is_told(connection: Connection, tmp_path: Path) -> None:
    played = play(connection, 3)
    summary = played.summaries[played.head]
    turnout = summary.turnout.model_copy(update={"signers": 99})
    played.summaries[played.head] = summary.model_copy(update={"turnout": turnout})
    with pytest.raises(Differs, match=r"instead of .*'signers': 99"):
        recounted(played, tmp_path / "export.jsonl", 3)


def test_the_program_reports_what_it_has_played() -> None:
    done = CliRunner().invoke(recount.main, ["--rounds", "2", "--seed", "7"])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "2 rounds from seed 7: every recount equals the tally"
