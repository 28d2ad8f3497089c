"""What must come of the script: the summary as JSON, computed by hand from `script.py`.

Twelve of thirteen guests: seven from two of the ten cities, five from elsewhere. Dortmund's five
and Hagen's two are told together. What a single guest has written is not shown: it would be known
to be one person's.
"""

from typing import Any

MATTERS = "Auf Zeit und Verlässlichkeit."

TOLD = (
    "Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr",
    "12 Personen aus 2 von 10 aufgeführten Kommunen haben abgegeben.",
    "– zusammen: Dortmund, Hagen: 7 Personen aus 2 Kommunen",
    "– Ja: 7 Personen\n– Weiß nicht: 5 Personen\nNiemand: Nein",
    "Worauf wird es in den nächsten Jahren ankommen?\nNicht gezeigt:",
)

ENTRIES = 2
"""In the log: opened and closed. Who took part is not in it."""


def _group(people: int, towns: int | None, *options: str) -> dict[str, Any]:
    return {
        "options": list(options),
        "no_answer": False,
        "not_asked": False,
        "people": people,
        "municipalities": towns,
    }


def _told(question: str, asked: int, answered: int | None, *groups: Any, **more: Any) -> Any:
    return {
        "question": question,
        "field": None,
        "asks": None,
        "withheld": False,
        "asked": asked,
        "answered": answered,
        "groups": list(groups),
        "texts": [],
        **more,
    }


QUESTIONS = [
    _told("from", 12, 12, _group(7, None, "listed"), _group(5, None, "other")),
    _told("from", 5, 5, asks="other", texts=["Unna"] * 5),
    _told(
        "municipality",
        7,
        7,
        _group(0, 0, "05911000"),
        _group(0, 0, "05112000"),
        _group(7, 2, "05913000", "05914000"),
        _group(0, 0, "05113000"),
        _group(0, 0, "05117000"),
        _group(0, 0, "05119000"),
        _group(0, 0, "05513000"),
        _group(0, 0, "05916000"),
        _group(0, 0, "05512000"),
    ),
    # Five administrators, all from Dortmund; Hagen's two beside five from elsewhere.
    _told(
        "sector",
        12,
        12,
        _group(5, 1, "administration"),
        _group(0, 0, "business"),
        _group(0, 0, "science"),
        _group(0, 0, "politics"),
        _group(7, 1, "civil-society"),
    ),
    # Guest 12 said no at first.
    _told(
        "continue",
        12,
        12,
        _group(7, None, "yes"),
        _group(0, None, "no"),
        _group(5, None, "unknown"),
    ),
    _told("matters", 12, None, withheld=True),
    *(
        _told(question, 12, 0)
        for question in (
            "by-municipalities",
            "by-companies",
            "by-civil-society",
            "achieved",
            "open",
        )
    ),
]


def summary(head: str) -> dict[str, Any]:
    """The whole document, with this head of the log."""
    return {
        "format": 1,
        "round": {
            "id": "forum-auswertung",
            "title": "Städtekooperation Integration: Auswertung des Forums",
            "state": "closed",
            "opened_at": "2026-12-01T08:00:00Z",
            "closes_at": "2026-12-18T11:00:00Z",
            "closed_at": "2026-12-18T11:00:00Z",
        },
        "provisional": False,
        "turnout": {"people": 12, "municipalities": 2, "of": 10},
        "questions": QUESTIONS,
        "chain": {"count": ENTRIES, "head": head},
    }
