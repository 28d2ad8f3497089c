"""What somebody types who answers a question, and what it means."""

import random
from typing import Any

from tests.walk.rounds import FIELDS, OFFERS, TOWNS
from tests.walk.spots import LISTS, Spot

WRITTEN: dict[str, tuple[tuple[str, Any], ...]] = {
    "text": (("Wort", "Wort"), (" zwei\t", "zwei"), ("Ja", "Ja")),
    "pattern": (("123", "123"), ("  456 ", "456")),
    "number": (("0", 0), ("7", 7), ("12,5", 12.5), ("2.000", 2000), ("0.25", 0.25)),
    "money": (("0", "0.00"), ("2.000,00", "2000.00"), ("12,50 EUR", "12.50"), ("€ 3", "3.00")),
    "date": (
        ("21.09.2026", "2026-09-21"),
        ("2026-01-01", "2026-01-01"),
        ("3.5.2026", "2026-05-03"),
    ),
}
"""By kind of question: words that fit, and the answer they are."""

NAMES = {
    **TOWNS,
    **{each: each.title() for each in FIELDS},
    **{each.lower(): each for each in OFFERS},
}
"""The label of everything that can be chosen."""

GARBAGE = ("/quatsch", "/9", "\u202e9\u202c")
"""Fits nowhere."""


def typed(at: Spot, chance: random.Random) -> tuple[str, Any]:
    """Words that fit, and the answer they are."""
    if at.kind == "choice":
        value = chance.choice(at.offers)
        return _named(at, value, chance), value
    if at.kind in LISTS:
        return _several(at, chance)
    patterned = at.kind == "text" and at.asked.get("pattern") and not at.explains
    return chance.choice(WRITTEN["pattern" if patterned else at.kind])


def _several(at: Spot, chance: random.Random) -> tuple[str, Any]:
    offers = at.offers
    least = min(max(1, at.asked.get("min", 1)), len(offers))
    most = min(at.asked.get("max", 99), len(offers))
    chosen = chance.sample(offers, chance.randint(least, most))
    return chance.choice((", ", "; ")).join(_named(at, each, chance) for each in chosen), chosen


def _named(at: Spot, offer: str, chance: random.Random) -> str:
    """By its number or its label."""
    number = str(at.offers.index(offer) + 1)
    return chance.choice((number, NAMES[offer], NAMES[offer].lower()))
