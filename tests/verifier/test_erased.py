"""Erasure changes no count: neither the product's own nor the recount of the export."""

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from storage import erasure, log, results
from storage.schema import holders, people
from survey import bodies
from tests.verifier.random_rounds import ROUND, Play
from tests.verifier.recount import as_counted, engine
from verifier.votum_verify import verify

SEEDS = range(2_000_000, 2_000_080)


@pytest.fixture
def seen() -> Counter[str]:
    """How often what is of interest has come about."""
    return Counter()


def test_erasing_a_round_leaves_its_tally_and_its_chain(tmp_path: Path, seen: Counter[str]) -> None:
    made = engine()
    for seed in SEEDS:
        with made.connect() as connection, connection.begin() as transaction:
            play = Play(connection, Random(seed))
            played = play.all()
            if play.kept.state not in erasure.RUNNING:
                _erase(play, tmp_path / "export.jsonl", played.head, seen)
            transaction.rollback()
    made.dispose()
    assert [name for name in ("parted", "joined", "accounts", "names") if not seen[name]] == []


def _erase(play: Play, file: Path, head: str, seen: Counter[str]) -> None:
    before = results.summary(play.connection, ROUND)
    dry = erasure.of_round(play.connection, ROUND, (), really=False)
    assert results.summary(play.connection, ROUND) == before
    found = erasure.of_round(play.connection, ROUND, (), really=True)
    assert found == dry
    if not found.goes:
        return
    play.enter("erased", bodies.erased("opaque-1", None, found.entries))
    after = results.summary(play.connection, ROUND)
    assert after.model_copy(update={"chain": before.chain}) == before
    lines = list(log.exported(play.connection, ROUND))
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
    recounted, expected = verify(str(file)), as_counted(after)
    assert {name: recounted[name] for name in expected} == expected
    assert verify(str(file), head)["answer"].startswith("unaltered up to entry")
    _note(play, lines, found, seen)


def _note(play: Play, lines: list[str], found: erasure.Erasure, seen: Counter[str]) -> None:
    """Nobody can be found any more: and what the round was made of."""
    names = set(play.connection.execute(select(holders.c.name)).scalars())
    held = select(people.c.account).join(holders, holders.c.person == people.c.id)
    assert names == {"–"}
    assert max(play.connection.execute(held).scalars(), default=-1) < 0
    entries = [json.loads(line) for line in lines[:-1]]
    bare = {entry["number"] for entry in entries if entry["body"] is None}
    assert bare == set(found.entries)
    kinds = {entry["kind"] for entry in entries}
    seen.update(found.goes)
    seen.update(["parted"] * bool(kinds & {"revoked", "withdrawn"}))
    seen.update({entry["kind"] for entry in entries if entry["body"] is None})
