"""Files that tell how somebody voted, or let somebody in: for their owner alone."""

import os
from pathlib import Path


def write_private(file: Path, content: bytes) -> None:
    """Writes the file, for its owner alone where it is new, whatever the umask. One that is there
    keeps its mode: whoever gave it meant it."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
