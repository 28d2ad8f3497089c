"""Who is missing, and who may act for them."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from survey.plan import Facts, MandateFacts


class Recipient(NamedTuple):
    """A person, and the keys of the mandates that the one message to them is about."""

    person: str
    mandates: tuple[str, ...]


def missing(facts: Facts, mandates: Collection[str], at: dt.datetime) -> tuple[MandateFacts, ...]:
    """Those of the mandates that have not submitted and still can at the instant."""
    meant = frozenset(mandates)
    return tuple(
        mandate
        for mandate in facts.mandates
        if mandate.key in meant and not mandate.submitted and at < mandate.deadline
    )


def recipients(mandates: Collection[MandateFacts], day: dt.date) -> tuple[Recipient, ...]:
    """One recipient per person who may act on `day`, in the order of the mandates."""
    keys: dict[str, list[str]] = {}
    for mandate in mandates:
        for person in acting(mandate, day):
            keys.setdefault(person, []).append(mandate.key)
    return tuple(Recipient(person, tuple(held)) for person, held in keys.items())


def acting(mandate: MandateFacts, day: dt.date) -> tuple[str, ...]:
    """Who holds the mandate on `day`, each once, whatever the role."""
    found = (holder.person for holder in mandate.holders if holder.acts_on(day))
    return tuple(dict.fromkeys(found))


def in_order(facts: Facts, mandates: Collection[str]) -> tuple[str, ...]:
    """The mandates in the order of the roster."""
    meant = frozenset(mandates)
    return tuple(mandate.key for mandate in facts.mandates if mandate.key in meant)
