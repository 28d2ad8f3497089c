"""What runs the bot for good: the units are ones that systemd takes, and they shut it in."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.configuration import BadConfiguration
from bot.front_door import Failed, told
from storage.database import InUse, Lost
from storage.unusable import Unusable
from tests.architecture.tree import ROOT, text

ANALYZE = shutil.which("systemd-analyze")
UNITS = sorted((ROOT / "deploy").glob("votum*"))

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


def test_a_failure_is_tried_again_for_ever_and_a_wrong_configuration_never() -> None:
    """What may pass ends with 1, what somebody must mend with 2."""
    unit = text("deploy/votum.service").splitlines()
    policy = [line for line in unit if re.match("(Re)?[Ss]tart", line)]
    assert policy == [
        "StartLimitIntervalSec=0",
        "Restart=on-failure",
        "RestartSec=5",
        "RestartPreventExitStatus=2",
    ]
    passing = (Lost(), Unusable("the disk is full"), InUse("another bot"), Failed("no address"))
    assert {told(error)[0] for error in passing} == {1}
    assert told(BadConfiguration(["telegram.token: ..."]))[0] == 2


def test_no_secret_gets_into_an_image() -> None:
    ignored = text(".dockerignore").splitlines()
    assert {"config.toml", "token", "*.db", "*.db-*", ".git"} <= set(ignored)
