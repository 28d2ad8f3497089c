"""`votum export` and `votum verify`."""

import asyncio
import json
import sqlite3
from pathlib import Path

import pytest

from bot import exporting
from bot.front_door import Wrong
from storage import log
from storage.database import Database
from tests.bot.stage import NOW, Votum, said

BODY = {"person": "opaque-1", "mandates": [{"key": "05954036", "role": "head"}]}


@pytest.fixture
def head(votum: Votum, folder: Path) -> str:
    """A round that was not opened yet, in whose log somebody has joined; the hash of that entry."""
    votum("open", "round.toml")

    async def join() -> str:
        database = await Database.open(f"sqlite:///{folder}/votum.db")
        entry = await database.write(lambda c: log.append(c, "abfrage", "joined", BODY, NOW, "s"))
        await database.close()
        return entry.hash

    return asyncio.run(join())


def test_export_writes_the_log_and_says_how_it_ends(votum: Votum, folder: Path, head: str) -> None:
    done = said(votum("export", "abfrage", "-o", "log.jsonl"))
    assert done == (0, [], [f"log.jsonl: 1 entries, head {head}"])
    content = (folder / "log.jsonl").read_bytes()
    assert content.endswith(b"\n")
    first, last = [json.loads(line) for line in content.decode().split("\n")[:-1]]
    assert (first["number"], first["kind"], first["body"]) == (1, "joined", BODY)
    assert last == {"format": 1, "count": 1, "head": head}


def test_export_is_for_its_owner_alone(votum: Votum, folder: Path, head: str) -> None:
    votum("export", "abfrage", "-o", "log.jsonl")
    assert (folder / "log.jsonl").stat().st_mode & 0o777 == 0o600


def test_export_overwrites_nothing(votum: Votum, folder: Path, head: str) -> None:
    (folder / "log.jsonl").write_text("mine")
    (folder / "link").symlink_to("nowhere")
    for name in ("log.jsonl", "link"):
        line = f"{name}: there is such a file, expected a new name"
        assert said(votum("export", "abfrage", "-o", name)) == (2, [], [line])
    assert (folder / "log.jsonl").read_text() == "mine"


def test_export_into_no_folder_is_told(votum: Votum, head: str) -> None:
    done = said(votum("export", "abfrage", "-o", "none/log.jsonl"))
    assert done == (2, [], ["none: there is no such folder"])


def test_export_of_an_unknown_round_writes_nothing(votum: Votum, folder: Path) -> None:
    line = "there is no round none, expected the id of one that was opened"
    assert said(votum("export", "none", "-o", "log.jsonl")) == (2, [], [line])
    assert not (folder / "log.jsonl").exists()


def test_writing_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stopped() -> None:
        with exporting.new_file(tmp_path / "log.jsonl") as out:
            out.write("half a line")
            out.flush()
            assert len(list(tmp_path.iterdir())) == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_its_name_once_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    with exporting.new_file(file) as out:
        out.write("ä\u2028\n")
        assert not file.exists()
    assert file.read_bytes() == "ä\u2028\n".encode()
    with pytest.raises(Wrong), exporting.new_file(file):
        pass


def test_an_erased_body_is_exported_as_such(votum: Votum, folder: Path, head: str) -> None:
    with sqlite3.connect(folder / "votum.db") as database:
        database.execute("DELETE FROM log_bodies")
    database.close()
    votum("export", "abfrage", "-o", "log.jsonl")
    entry = json.loads((folder / "log.jsonl").read_text("utf-8").split("\n")[0])
    assert (entry["salt"], entry["body"], entry["hash"]) == (None, None, head)
    assert votum("verify", "log.jsonl", "--head", head).exit_code == 0


# -- verify ---------------------------------------------------------------------


def test_verify_answers(votum: Votum, head: str) -> None:
    votum("export", "abfrage", "-o", "log.jsonl")
    code, result, messages = said(votum("verify", "log.jsonl"))
    assert (code, messages) == (0, [])
    assert result == [
        "format: 1",
        'answer: "consistent in itself; only a head can show that it is unaltered"',
        'not_recounted: "the round has not been opened"',
        f'chain: {{"count": 1, "head": "{head}"}}',
    ]


def test_verify_with_its_head_as_json(votum: Votum, head: str) -> None:
    votum("export", "abfrage", "-o", "log.jsonl")
    code, result, _ = said(votum("verify", "log.jsonl", "--head", head, "--json"))
    assert (code, json.loads("\n".join(result))["answer"]) == (0, "unaltered")


def test_verify_says_what_is_wrong(votum: Votum, folder: Path, head: str) -> None:
    votum("export", "abfrage", "-o", "log.jsonl")
    other = "f" * 64
    line = f"log.jsonl: no entry has the hash {other}: this was rewritten or shortened"
    assert said(votum("verify", "log.jsonl", "--head", other)) == (2, [], [line])
    assert said(votum("verify", "none")) == (2, [], ["none: No such file or directory"])
    assert said(votum("verify", ".")) == (2, [], [".: Is a directory"])
    (folder / "log.jsonl").write_text("\x1b[2J")
    code, result, messages = said(votum("verify", "log.jsonl"))
    assert (code, result, len(messages)) == (2, [], 1)
    assert messages[0].startswith("log.jsonl: line 1: not of the form that is expected there (")


def test_verify_needs_no_configuration(votum: Votum, folder: Path) -> None:
    (folder / "log.jsonl").touch()
    line = "log.jsonl: the file is empty, expected an export"
    assert said(votum("--config", "none.toml", "verify", "log.jsonl")) == (2, [], [line])
