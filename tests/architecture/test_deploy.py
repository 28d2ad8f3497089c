"""What runs the bot for good: the units are ones that systemd takes, and they shut it in."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.configuration import BadConfiguration, load
from bot.front_door import Failed, told
from storage.database import InUse, Lost
from storage.unusable import Unusable
from tests.architecture.tree import ROOT, text

ANALYZE = shutil.which("systemd-analyze")
UNITS = sorted((ROOT / "deploy").glob("votum*.*"))
PROGRAM = "/opt/votum/.venv/bin/votum --config /etc/votum/config.toml"

needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="no systemd-analyze is installed")


@needs_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_the_unit(unit: Path, tmp_path: Path) -> None:
    """With something in the place of the program, which is not installed here."""
    for each in UNITS:
        standing_in = each.read_text().replace("/opt/votum/.venv/bin/votum", "/bin/true")
        (tmp_path / each.name).write_text(standing_in)
    done = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@needs_systemd
@pytest.mark.parametrize("unit", ["votum.service", "votum-backup.service"])
def test_the_bot_is_shut_in(unit: str) -> None:
    """Systemd rates from 0 (safe) to 10."""
    done = subprocess.run(
        [str(ANALYZE), "security", "--offline=true", str(ROOT / "deploy" / unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(rf"exposure level for {re.escape(unit)}: ([0-9.]+)", done.stdout)
    assert found is not None
    assert float(found[1]) <= 1.5


def test_the_bot_gets_its_token_as_a_credential() -> None:
    """Readable by root alone, and in no environment: the variable names the file."""
    unit = text("deploy/votum.service").splitlines()
    assert "LoadCredential=token:/etc/votum/token" in unit
    assert "Environment=VOTUM_TELEGRAM__TOKEN_FILE=%d/token" in unit
    assert [line for line in unit if "TELEGRAM__TOKEN=" in line] == []
    assert "VOTUM_TELEGRAM__TOKEN_FILE=/run/secrets/votum-token" in text("deploy/Containerfile")


def test_a_failure_is_tried_again_for_ever() -> None:
    unit = text("deploy/votum.service").splitlines()
    policy = [line for line in unit if re.match("(Re)?[Ss]tart", line)]
    assert policy == ["StartLimitIntervalSec=0", "Restart=on-failure", "RestartSec=5"]
    passing = (Lost(), Unusable("the disk is full"), InUse("another bot"), Failed("no address"))
    assert {told(error)[0] for error in passing} == {1}
    assert told(BadConfiguration(["telegram.token: ..."]))[0] == 2


def test_no_secret_gets_into_an_image() -> None:
    ignored = text(".dockerignore").splitlines()
    assert {"config.toml", "token", "*.db", "*.db-*", ".git"} <= set(ignored)


def test_whatever_runs_beside_the_bot_works_on_its_database() -> None:
    """One configuration names it, and nothing is laid over that."""
    for name in ("votum.service", "votum-backup.service", "votum"):
        content = text(f"deploy/{name}")
        assert content.count("/opt/votum/.venv/bin/votum") == content.count(PROGRAM) == 1, name
        assert "STORAGE" not in content, name
    shell = text("deploy/votum")
    unit = text("deploy/votum.service").splitlines()
    for own in re.findall(r"--property=(\S+)", shell):
        assert own in unit


def test_the_set_up_names_the_database_of_the_bot(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    shutil.copy(ROOT / "config.example.toml", file)
    (line,) = re.findall("^sed .* /etc/votum/config.toml$", text("docs/operation.md"), re.MULTILINE)
    subprocess.run(["sh", "-c", line.replace("/etc/votum", str(tmp_path))], check=True)
    url = load(file, {}, needs_token=False).storage.url.get_secret_value()
    assert url == "sqlite:////var/lib/votum/votum.db"
    assert "StateDirectory=votum" in text("deploy/votum.service").splitlines()


def test_the_command_line_beside_the_bot_has_its_configuration_its_token_and_any_words(
    tmp_path: Path,
) -> None:
    """With something in the place of the program and of systemd, which runs the rest."""
    program, systemd = tmp_path / "program", tmp_path / "systemd-run"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$VOTUM_TELEGRAM__TOKEN_FILE" "$@"\n')
    systemd.write_text(
        '#!/bin/sh\nwhile [ "${1#-}" != "$1" ]; do shift; done\n'
        'CREDENTIALS_DIRECTORY=/run/its exec "$@"\n'
    )
    script = tmp_path / "votum"
    script.write_text(text("deploy/votum").replace("/opt/votum/.venv/bin/votum", str(program)))
    for file in (program, systemd, script):
        file.chmod(0o755)
    done = subprocess.run(
        [str(script), "open", "a round's file.toml", "$HOME", ""],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "VOTUM_STORAGE__URL": "sqlite:///other.db"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n") == [
        "/run/its/token",
        "--config",
        "/etc/votum/config.toml",
        "open",
        "a round's file.toml",
        "$HOME",
        "",
        "",
    ]


def test_a_drill_keeps_away_from_the_bot() -> None:
    """It must not be typed with the command line that works on the bot's own database."""
    page = text("docs/operation.md")
    drill = page[page.index("## The drill") : page.index("## Upgrade it")]
    commands = re.findall(r"^(?:/\S+/)?votum .*$", drill, re.MULTILINE)
    own = "/opt/votum/.venv/bin/votum --config drill.toml "
    assert [each.removeprefix(own).split()[0] for each in commands] == [
        "restore",
        "status",
        "export",
    ]
