"""The ready-made rounds that come with Votum."""

from pathlib import Path

FILE = "round.toml"


def ready_made() -> tuple[str, ...]:
    """The names of the ready-made rounds, sorted."""
    return tuple(sorted(file.parent.name for file in _shelf().glob(f"*/{FILE}")))


def path_of(name: str) -> Path:
    """The round file of a ready-made round. LookupError, naming those there are, for any other."""
    if name not in ready_made():
        raise LookupError(f"no ready-made round {name!r}, there are: {', '.join(ready_made())}")
    return _shelf() / name / FILE


def template_path() -> Path:
    """The round file whose workbook is the template to fill in."""
    return _shelf() / "template.toml"


def _shelf() -> Path:
    return Path(__file__).parent
