"""A file to put an export in."""

from pathlib import Path

import pytest

from tests.verifier.exports import Exported


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    return Exported(tmp_path)
