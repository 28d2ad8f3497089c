import os
import stat
from pathlib import Path

import pytest

from storage.file import create_private, file_of
from storage.lock import FileLock
from storage.unusable import Unusable

EXPECTED = r"^the database must be a file on disk, such as sqlite:///votum\.db$"


def test_file_of_a_relative_url_is_an_absolute_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert file_of("sqlite:///data/votum.db") == tmp_path.resolve() / "data" / "votum.db"


@pytest.mark.parametrize("scheme", ["sqlite", "sqlite+aiosqlite"])
def test_file_of_an_absolute_url_is_that_path(scheme: str) -> None:
    assert file_of(f"{scheme}:////srv/votum.db") == Path("/srv/votum.db")


def test_file_of_a_link_is_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "alias.db").symlink_to(tmp_path / "votum.db")
    assert file_of(f"sqlite:///{tmp_path}/alias.db") == tmp_path.resolve() / "votum.db"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "votum.db",
        "sqlite://",
        "sqlite:///",
        "sqlite://votum.db",
        "sqlite:///:memory:",
        "sqlite:///file::memory:?cache=shared&uri=true",
        "sqlite:///votum.db?mode=memory",
        "postgresql://votum:canary-7f3a@host/votum",
        "postgresql://votum:canary-7f3a@host:port/votum",
        "mysql://host/votum",
    ],
)
def test_file_of_anything_else_is_refused_in_words_that_hold_no_password(url: str) -> None:
    with pytest.raises(Unusable, match=EXPECTED):
        file_of(url)


def test_create_private_makes_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        create_private(tmp_path / "votum.db")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "votum.db").stat().st_mode) == 0o600


def test_create_private_leaves_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "votum.db").write_text("kept")
    (tmp_path / "votum.db").chmod(0o644)
    create_private(tmp_path / "votum.db")
    assert (tmp_path / "votum.db").read_text() == "kept"
    assert stat.S_IMODE((tmp_path / "votum.db").stat().st_mode) == 0o644


@pytest.mark.parametrize("make", [create_private, FileLock])
def test_a_folder_that_is_missing_is_told_in_words(tmp_path: Path, make: type[FileLock]) -> None:
    path = tmp_path / "missing" / "votum.db"
    with pytest.raises(Unusable, match=rf"^{path} cannot be \w+: No such file or directory$"):
        make(path)


@pytest.mark.parametrize("make", [create_private, FileLock])
def test_a_folder_that_may_only_be_read_is_told_in_words(make: type[FileLock]) -> None:
    # Not even root may create a file in /sys.
    with pytest.raises(Unusable, match=r"^/sys/votum\.db cannot be \w+: "):
        make(Path("/sys/votum.db"))
