"""Random rounds with random people: whatever is tapped, typed, left and redelivered, the card stays
usable, and what is submitted and counted is what a notebook says."""

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.database import Database
from tests.walk.walking import walk

ROUNDS = 20


@settings(max_examples=ROUNDS, derandomize=True)
@given(chance=st.randoms(use_true_random=False))
async def test_walk_ends_as_the_notebooks_say(
    built: Path, tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    path = Path(shutil.copy(built, tmp_path_factory.mktemp("walk") / "votum.db"))
    database = await Database.open(f"sqlite:///{path}")
    try:
        await walk(database, chance)
    finally:
        await database.close()
