"""The shape of a round file: plain values become a `Round`, or it is told why they do not."""

import json
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rounds.complaints import told
from rounds.keys import ROSTER_KEYS, known_keys
from rounds.mend import mended, respelt
from rounds.places import Path, untagged
from rounds.problems import Finding
from rounds.round_file import Data
from survey.round import Round


class Shape(NamedTuple):
    """What could be made of a round file. With findings, `round` is what it was probably meant to
    be, so that everything else can be checked in the same run; None if that cannot be guessed.
    `touched` are the ids of what was guessed at."""

    round: Round | None
    findings: tuple[Finding, ...]
    touched: frozenset[str]


def shaped(data: Data) -> Shape:
    """The round that plain values describe, and what is wrong with their shape.

    Keys come first: a misspelt one is told as such, and not as the absence of another.
    """
    round_, errors = _read(data)
    misspelt = [error for error in errors if error["type"] == "extra_forbidden"]
    findings = [told(error, data) for error in misspelt]
    data, touched = respelt(data, map(_path, misspelt), known_keys)
    if misspelt:
        round_, errors = _read(data)
    findings += [told(error, data) for error in errors]
    for _ in range(5):  # mending one thing can bring another to light, never without end
        if round_ is not None:
            break
        data, more = mended(data, map(_path, errors))
        touched |= more
        round_, errors = _read(data)
    return Shape(round_, tuple(findings), touched)


def _read(data: Data) -> tuple[Round | None, list[ErrorDetails]]:
    beside = {key: value for key, value in data.items() if key not in ROSTER_KEYS}
    try:
        return Round.model_validate_json(json.dumps(beside), strict=True), []
    except ValidationError as error:
        return None, [each for each in error.errors() if not _is_echo(each)]


def _is_echo(error: ErrorDetails) -> bool:
    """Whether a list is only called too short because its elements are wrong themselves."""
    if error["type"] != "too_short" or not isinstance(error["input"], list | dict):
        return False
    return len(error["input"]) >= int(error["ctx"]["min_length"])


def _path(error: ErrorDetails) -> Path:
    return untagged(error["loc"])
