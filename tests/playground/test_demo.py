"""Staging the demo: its folder, its port, its people and its clock."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from bot.front_door import Failed
from playground import demo as demos
from playground.demo import COORDINATOR, GROUP, Demo, staged
from rounds.shelf import path_of
from storage.database import InUse


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    return Demo(
        path_of("solidarpakt-en"),
        port=0,
        browser=False,
        folder=tmp_path / "a" / "demo",
        paced=False,
        ticks=lambda: 0.0,
    )


async def test_staged_has_everybody_and_an_invitation_for_each_head(demo: Demo) -> None:
    async with staged(demo) as stage:
        listings = stage.emulator.world.listings
        heads = {each.title: each.subtitle for each in listings.values() if each.part == "heads"}
        links = [each.link for each in listings.values() if each.link]
        assert stage.clock.now().isoformat() == "2026-11-23T07:00:00+00:00"
    assert heads["Amtsleitung Ennepetal"] == "Breckerfeld, Ennepetal"
    assert len(heads) == len(set(links)) == 8
    assert (listings[COORDINATOR].title, listings[GROUP].title) == ("Koordination", "Lenkungskreis")
    others = [each for each in listings.values() if each.part == "others"]
    assert [(each.title, each.link) for each in others] == [
        ("Weitere Person 1", None),
        ("Weitere Person 2", None),
    ]


async def test_staged_begins_anew_in_the_same_folder(demo: Demo) -> None:
    async with staged(demo):
        (demo.folder / "solidarpakt-en.json").write_text("{}")
        (demo.folder / "notes.txt").write_text("mine")
    async with staged(demo) as stage:
        left = {each.name for each in demo.folder.iterdir() if "votum.db" not in each.name}
        assert await stage.app.upcoming() is not None
    assert left == {"config.toml", "notes.txt"}


async def test_staged_refuses_a_folder_in_which_a_demo_runs(demo: Demo) -> None:
    async with staged(demo) as stage:
        with pytest.raises(InUse):
            async with staged(demo):
                pass
        assert await stage.app.upcoming() is not None


async def test_staged_takes_the_next_port(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with staged(replace(demo, port=port)) as stage:
            assert int(stage.address.rstrip("/").rpartition(":")[2]) in range(port + 1, port + 20)
        monkeypatch.setattr(demos, "PORTS", 1)
        with pytest.raises(Failed, match=f"no port is free from {port} to {port}"):
            async with staged(replace(demo, port=port)):
                pass
