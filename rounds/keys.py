"""Which keys each table of a round file knows."""

from rounds.places import Path, value_at
from rounds.round_file import Data
from survey.documents import Letter, Paper, PaperPart, Part
from survey.questions import (
    Choice,
    Choices,
    Date,
    FreeText,
    Frozen,
    Group,
    Money,
    Municipalities,
    Number,
    Option,
    PolicyField,
    Rank,
)
from survey.round import Reminders, Round, Vote

ROSTER_KEYS = ("roster", "mandates")
"""The keys of a round file that say where its roster is; the rest is the round."""

KINDS: dict[str, type[Frozen]] = {
    "choice": Choice,
    "choices": Choices,
    "rank": Rank,
    "municipalities": Municipalities,
    "text": FreeText,
    "number": Number,
    "money": Money,
    "date": Date,
    "group": Group,
}

_TABLES: dict[str, type[Frozen]] = {
    "vote": Vote,
    "reminders": Reminders,
    "fields": PolicyField,
    "options": Option,
    "letter": Letter,
    "paper": Paper,
}

PARTS: dict[str, type[Part]] = {"letter": Part, "paper": PaperPart}
"""What the parts of each document know."""


def known_keys(path: Path, data: Data) -> tuple[str, ...]:
    """The keys of the table at `path`."""
    model = _model(path, data)
    beside = ROSTER_KEYS if model is Round else ()
    return (*model.model_fields, *beside)


def _model(path: Path, data: Data) -> type[Frozen]:
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return Round
    if names[-1] in ("questions", "items"):
        return KINDS[value_at(path, data)["kind"]]
    return PARTS[names[0]] if names[-1] == "parts" else _TABLES[names[-1]]
