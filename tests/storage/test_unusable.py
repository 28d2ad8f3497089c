"""Each trouble is a real one that SQLite has with a file."""

import resource
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from storage.unusable import Unusable, in_words

READ = "SELECT count(*) FROM people"
WRITE = "INSERT INTO people (account, opaque) VALUES (1, hex(zeroblob(200000)))"


def run(path: str, *statements: str) -> None:
    """Runs the statements on the file, in words where something stands in the way."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 0})
    try:
        with in_words(), engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def test_a_full_disk(path: Path) -> None:
    with pytest.raises(Unusable, match=r": the disk is full$"):
        run(str(path), "PRAGMA max_page_count = 1", WRITE)


def test_a_database_that_may_only_be_read(path: Path) -> None:
    with pytest.raises(Unusable, match=r": it may only be read$"):
        run(f"file:{path}?mode=ro&uri=true", WRITE)


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r": its file cannot be opened$"):
        run(f"{tmp_path}/missing/votum.db", READ)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Sehr geehrte Damen und Herren,\n" * 100)
    with pytest.raises(Unusable, match=r": its file is not a database$"):
        run(f"{tmp_path}/letter.txt", READ)


def test_a_damaged_file(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(Unusable, match=r": its file is damaged$"):
        run(str(path), READ)


def test_a_disk_that_fails(path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, before[1]))
    try:
        with pytest.raises(Unusable, match=r": the disk failed to read or write$"):
            run(str(path), WRITE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_another_program_that_writes(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO people (account, opaque) VALUES (1, '1')")
        with pytest.raises(Unusable, match=r": another program is writing to it$"):
            run(str(path), "INSERT INTO people (account, opaque) VALUES (2, '2')")
    engine.dispose()


def test_a_mistake_of_ours_passes_as_it_is(path: Path) -> None:
    with pytest.raises(OperationalError, match="no such table: nowhere"):
        run(str(path), "SELECT * FROM nowhere")


def test_an_error_that_is_not_the_databases_passes_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError), in_words():
        _ = 1 // 0
