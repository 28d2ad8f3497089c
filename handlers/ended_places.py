"""Places about a round that has ended."""

from typing import Literal

from handlers.place import OfRound


class ErasingRound(OfRound):
    """What of the round may go and what stays; `seen` is a mark of what was shown."""

    at: Literal["erasing-round"] = "erasing-round"
    seen: str = ""
