"""What of a round is frozen: its definition and its roster, read once for all taps.

Each tap needs its round, and a roster of thousands is long. So the row holds a digest of both
texts: what was read under this digest, in whichever database, needs no second look.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, select

from storage.schema import rounds
from survey.chain import digest
from survey.roster import Roster
from survey.round import Round

Frozen = tuple[Round, Roster]

KEPT = 64
"""So many rounds are kept at the most."""

_TEXTS = select(rounds.c.definition, rounds.c.roster).where(rounds.c.id == bindparam("of"))

_kept: dict[str, Frozen] = {}


def columns(definition: str, roster: str) -> Mapping[str, str]:
    """What the round's row holds of them. Neither is written without the digest."""
    return {
        "definition": definition,
        "roster": roster,
        "digest": digest(f"{definition}\n{roster}"),
    }


def thaw(connection: Connection, round_: str, mark: str) -> Frozen:
    """The round, which is there, and its roster. `mark` is the digest in its row."""
    found = _kept.get(mark)
    if found is None:
        texts = connection.execute(_TEXTS, {"of": round_}).one()
        found = (
            Round.model_validate_json(texts.definition),
            Roster.model_validate_json(texts.roster),
        )
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[mark] = found
    return found
