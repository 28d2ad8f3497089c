"""Who casts more than one vote."""

from collections import defaultdict
from typing import NamedTuple

from survey.roster import SUBMITTING, Roster


class Several(NamedTuple):
    """Somebody who may submit for these towns: what people call them, and the towns' names."""

    shown: str
    towns: tuple[str, ...]


def several(roster: Roster) -> list[Several]:
    """Everyone who may submit for several mandates, in the order of the roster."""
    held = defaultdict[str, list[str]](list)
    shown: dict[str, str] = {}
    for mandate in roster.mandates:
        for holder in mandate.holders:
            if holder.role in SUBMITTING:
                held[holder.person].append(mandate.municipality)
                shown[holder.person] = holder.shown
    return [
        Several(shown[person], tuple(towns)) for person, towns in held.items() if len(towns) > 1
    ]


def several_mandates(roster: Roster) -> list[str]:
    """A sentence for each: "2 votes for Ennepetal and Breckerfeld: Amtsleitung Ennepetal"."""
    return [
        f"{len(each.towns)} votes for {_listed(each.towns)}: {each.shown}"
        for each in several(roster)
    ]


def _listed(towns: tuple[str, ...]) -> str:
    return f"{', '.join(towns[:-1])} and {towns[-1]}"
