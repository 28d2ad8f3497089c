"""Why an answer cannot stand."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from survey.text import Text

Code = Literal[
    "missing",
    "empty",
    "form-choice",
    "form-choices",
    "form-rank",
    "form-municipalities",
    "form-text",
    "form-number",
    "form-money",
    "form-date",
    "form-group",
    "unknown",
    "ambiguous",
    "misnumbered",
    "not-offered",
    "twice",
    "choose-exactly",
    "choose-at-least",
    "choose-at-most",
    "choose-between",
    "text-long",
    "text-hidden",
    "text-pattern",
    "digits",
    "number-at-least",
    "number-at-most",
    "number-between",
    "money-at-least",
    "money-at-most",
    "money-between",
    "date-unreal",
    "date-from",
    "date-until",
    "date-between",
    "entries-at-most",
    "exactly-one",
    "last",
]
"""Every reason why an answer cannot stand; each has its sentence in `chat/locales/`."""

Argument = str | int | Decimal | dt.date | Text


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer cannot stand, and what the sentence about it needs to know. Amounts of money
    are Decimals with two decimals."""

    code: Code
    arguments: Mapping[str, Argument] = field(default_factory=dict)
