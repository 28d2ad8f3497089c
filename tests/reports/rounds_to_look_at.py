"""Reports of three very different rounds: nine towns, fifty-three with long names and texts, and a
round that was written after the documents, with other ids, towns and questions."""

from collections.abc import Callable
from typing import Any

from reports.report import Report
from rounds.reader import read_round
from rounds.shelf import path_of
from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round
from tests.reports.answering import made_up


def nine_towns() -> Report:
    """The ready-made declaration of interest."""
    found = read_round(path_of("solidarpakt-en"))
    return made_up(found.round, found.roster, 7)


def fifty_three() -> Report:
    """The same round among fifty-three municipalities with long names, long texts, and more
    fields than stand beside each other."""
    found = read_round(path_of("solidarpakt-en")).round
    long = found.model_dump(mode="json")
    long["fields"] += [
        {"id": f"more{n}", "label": f"Interkommunale Gewerbeflächenentwicklung {n}"}
        for n in range(1, 5)
    ]
    return made_up(Round.model_validate(long), a_roster(53, LONG_NAME), 11, long=True)


def another() -> Report:
    """A round of a union of parishes, by inhabitants, in English, while it is still open. The last
    one has only said that it shares no pipes."""
    roster = a_roster(6, PARISH)
    said: dict[str, Collected] = {roster.mandates[-1].key: {"pipes": []}}
    round_ = Round.model_validate(ANOTHER)
    return made_up(round_, roster, 5, language="en", state="open", said=said)


LOOKED_AT: dict[str, Callable[[], Report]] = {
    "nine": nine_towns,
    "many": fifty_three,
    "other": another,
}

LONG_NAME = "Verbandsgemeinde Ober- und Untertiefenbach-Süd {}"
PARISH = "St. Mary & All Saints {}"


def a_roster(count: int, name: str) -> Roster:
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": f"{7_000_000 + n:08}",
                    "municipality": name.format(n + 1),
                    "inhabitants": 900 + 811 * n,
                    "counted_on": f"202{n % 2}-12-31",
                    "office": "Verwaltung",
                }
                for n in range(count)
            ]
        }
    )


ANOTHER: dict[str, Any] = {
    "format": 1,
    "id": "water-2028",
    "title": {"de": "Wasserverband: Beitritt?", "en": "Water union <2028>: join & how?"},
    "purpose": "?",
    "closes": "2028-03-03T16:00:00",
    "timezone": "Europe/Dublin",
    "nil_return": True,
    "vote": {"rule": "two-thirds", "basis": "inhabitants", "quorum": "1/3"},
    "questions": [
        {
            "id": "join",
            "kind": "choice",
            "vote": True,
            "text": "Join?",
            "options": [
                {"id": "aye", "label": "Aye", "counts": "yes"},
                {"id": "terms", "label": "Aye, on terms", "counts": "yes", "asks": "terms"},
                {"id": "nay", "label": "Nay", "counts": "no", "asks": "why"},
                {"id": "later", "label": "Not yet", "counts": "none"},
            ],
        },
        {"id": "litres", "kind": "number", "text": "Litres a day?", "min": -5},
        {"id": "fee", "kind": "money", "text": "How much a year?"},
        {"id": "from-day", "kind": "date", "text": "From when?"},
        {
            "id": "pipes",
            "kind": "group",
            "repeat": True,
            "text": "Which pipes are shared?",
            "items": [
                {"id": "which", "kind": "text", "text": "Which?", "max": 200},
                {"id": "with-whom", "kind": "municipalities", "own": True, "text": "Shared by?"},
                {"id": "cost", "kind": "money", "text": "Cost?"},
            ],
        },
        {"id": "else", "kind": "text", "text": "Anything else?", "required": False},
    ],
}
