"""A round file as it stands on the disk: TOML into plain values."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from rounds.problems import BadRound, Problem
from rounds.said import Said

Data = dict[str, Any]
"""The values of a round file as JSON has them: dates and times as text in ISO form, which is how
a round is stored too."""

_AT = re.compile(r"^(?P<why>.*) \(at (?P<where>.*)\)$", re.DOTALL)


def load(path: Path) -> Data:
    """The values in a round file. BadRound with a single problem when it cannot be read."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unusable(str(path), "", "cannot be read", "a file") from error
    return loaded(content, str(path))


def loaded(content: bytes, file: str) -> Data:
    """The same from the bytes of a round file that is called `file`."""
    try:
        return _plain(tomllib.loads(content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise _unusable(file, "", "is not UTF-8 text", "the file saved as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _misspelt(file, str(error)) from None
    except (ValueError, RecursionError):
        why = "holds a number or a nesting beyond all measure"
        raise _unusable(file, "", why, "plain values") from None


def _plain(toml: Data) -> Data:
    data: Data = json.loads(json.dumps(toml, default=lambda moment: moment.isoformat()))
    json.dumps(data, allow_nan=False)
    return data


def _misspelt(file: str, why: str) -> BadRound:
    """What the TOML reader says, with the line as the place."""
    said = _AT.match(why)
    place, reason = (said["where"], said["why"]) if said else ("", why)
    return _unusable(file, place, Said("not-toml", why=" ".join(reason.split())), "")


def _unusable(file: str, place: str, found: str, expected: str) -> BadRound:
    return BadRound([Problem(file, place, found, expected)])
