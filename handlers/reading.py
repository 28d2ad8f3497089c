"""What was read of a round that is not opened yet, as it stands in a place."""

from functools import lru_cache
from typing import NamedTuple

from handlers.new_round_places import OfReading
from survey.roster import Roster
from survey.round import Round


class Read(NamedTuple):
    """A round and its roster."""

    round: Round
    roster: Roster


def read_of(place: OfReading) -> Read:
    """What was read, for whichever of the places."""
    return _thaw(place.definition, place.roster)


@lru_cache(maxsize=8)
def _thaw(definition: str, roster: str) -> Read:
    """Read once for the same text: every tap looks at it."""
    return Read(Round.model_validate_json(definition), Roster.model_validate_json(roster))
