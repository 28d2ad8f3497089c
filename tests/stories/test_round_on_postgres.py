"""A whole round over HTTP with everything kept in PostgreSQL, commands beside the bot, and a copy
in one file that says the same."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from playground.demo import Demo
from tests.server import PASSWORD, Server
from tests.stories.played import Played, played
from tests.stories.player import Player
from tests.stories.terminal import verifier, votum

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROUND = "solidarpakt-en"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def round_(
    demo: Demo, postgres: Server, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Played]:
    """The round at its end."""
    url = postgres.url(await postgres.new("empty"))
    folder = tmp_path_factory.mktemp("played")
    async with played(
        replace(demo, url=url), folder, ROUND, lambda surface, _: Player(surface)
    ) as at_end:
        yield at_end


async def test_document_equals_what_was_written_down(round_: Played) -> None:
    assert round_.document == round_.expected.summary(round_.document["chain"]["head"])


async def test_every_call_was_taken_by_telegram(round_: Played) -> None:
    assert [deed for deed in round_.world.deeds if deed.status != 200] == []


async def test_export_is_recounted_to_the_document(round_: Played, tmp_path: Path) -> None:
    file, chain = tmp_path / "log.jsonl", round_.document["chain"]
    configuration = ("--config", round_.stage.configuration)
    exported = await votum(*configuration, "export", ROUND, "-o", file)
    assert exported.err == f"{file}: {chain['count']} entries, head {chain['head']}\n"
    said = await verifier(file, "--head", chain["head"], "--json")
    found = json.loads(said.out)
    assert (said.code, found["answer"]) == (0, "unaltered")
    assert found["votes"] == round_.document["votes"]


async def test_it_does_not_move_while_the_bot_runs(round_: Played, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path}/elsewhere.db"
    said = await votum("--config", round_.stage.configuration, "migrate", "--to", target)
    assert (said.code, said.out, said.err) == (
        1,
        "",
        "another bot is running on this database\n",
    )
    assert not (tmp_path / "elsewhere.db").exists()


async def test_a_copy_made_while_the_bot_runs_says_the_same(round_: Played, tmp_path: Path) -> None:
    """One file, read without the server."""
    file, chain = tmp_path / "copy.db", round_.document["chain"]
    said = await votum("--config", round_.stage.configuration, "backup", file)
    assert said.code == 0, said.err
    assert f"{ROUND}: {chain['count']} entries, head {chain['head']}" in said.out.splitlines()
    assert PASSWORD not in said.out + said.err
    configuration = tmp_path / "config.toml"
    configuration.write_text(f'[storage]\nurl = "sqlite:///{file}"\n')
    summary = await votum("--config", configuration, "summary", ROUND, "--format", "json")
    assert json.loads(summary.out) == round_.document
