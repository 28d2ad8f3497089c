"""Who casts more than one vote."""

from collections import defaultdict

from survey.roster import SUBMITTING, Roster


def several_mandates(roster: Roster) -> list[str]:
    """A sentence for everyone who may submit for several mandates, in the order of the roster:
    "2 votes for Ennepetal and Breckerfeld: Amtsleitung Ennepetal"."""
    held = defaultdict[str, list[str]](list)
    shown: dict[str, str] = {}
    for mandate in roster.mandates:
        for holder in mandate.holders:
            if holder.role in SUBMITTING:
                held[holder.person].append(mandate.municipality)
                shown[holder.person] = holder.shown
    return [
        f"{len(towns)} votes for {_listed(towns)}: {shown[person]}"
        for person, towns in held.items()
        if len(towns) > 1
    ]


def _listed(towns: list[str]) -> str:
    return f"{', '.join(towns[:-1])} and {towns[-1]}"
