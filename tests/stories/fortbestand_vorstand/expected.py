"""What must come of the script: the summary as JSON, computed by hand from `script.py`.

Inhabitants: 3,133,057 in all; Gelsenkirchen 259,105, Herne 156,940, Bottrop 117,388 and Hagen
188,687 are missing, 722,120 together: 2,410,937.
Continuation: yes of Bochum 364,454, Duisburg 495,885, Mülheim 170,921 and Oberhausen 209,566:
1,240,826; Dortmund and Essen have postponed it, which is no vote.
Development: yes of Bochum, Duisburg and Oberhausen: 1,069,905; no of Dortmund: 587,696; Essen and
Mülheim have postponed it.
"""

from typing import Any

BOCHUM, DUISBURG, DORTMUND, ESSEN = "05911000", "05112000", "05913000", "05113000"
MUELHEIM, OBERHAUSEN, GELSENKIRCHEN = "05117000", "05119000", "05513000"
HERNE, BOTTROP, HAGEN = "05916000", "05512000", "05914000"

DRAFT = "Das steht noch nicht fest."
BY_BOCHUM = "Sie spart allen Beteiligten Wege."
BY_DUISBURG = "Wir lernen voneinander."
BY_DORTMUND = "Sie trägt seit Jahren."
BY_ESSEN = "Wir prüfen das noch."
BY_MUELHEIM = "Für eine kleinere Stadt ist sie unersetzlich."
BY_OBERHAUSEN = "Sie gibt der Aufgabe Gewicht."
NO_PAPER = "Der Rat hat das schon entschieden."

WRITTEN = (
    BY_BOCHUM,
    BY_DUISBURG,
    BY_DORTMUND,
    BY_ESSEN,
    BY_MUELHEIM,
    BY_OBERHAUSEN,
    NO_PAPER,
)

_FIRST = "Abgabe Nr. 1 vom Mittwoch, 2. Dezember 2026, 09:00 Uhr"
_SECOND = "Abgabe Nr. 1 vom Mittwoch, 6. Januar 2027, 09:00 Uhr"
_NOTHING = "Es liegt keine Abgabe vor."

RECORDS = {
    "Bochum": _FIRST,
    "Duisburg": _FIRST,
    "Dortmund": "Abgabe Nr. 2 vom Dienstag, 12. Januar 2027, 09:00 Uhr",
    "Essen": _SECOND,
    "Mülheim an der Ruhr": _SECOND,
    "Oberhausen": "Abgabe Nr. 1 vom Dienstag, 12. Januar 2027, 09:00 Uhr",
    "Gelsenkirchen": _NOTHING,
    "Herne": _NOTHING,
    "Bottrop": _NOTHING,
    "Hagen": _NOTHING,
}

TOLD = (
    "Endgültig. Geschlossen: Freitag, 15. Januar 2027, 12:00 Uhr",
    "Abgaben: 6 von 10 Kommunen",
    "Quorum: mehr als 1/2 von 10 Mandaten, also mindestens 6. Erreicht.",
    # Duisburg's and Dortmund's are still to come: their boards sit on 26 January.
    (
        "Konsens. Regel: Konsens, nach Mandaten, 10 insgesamt\n"
        "Ja 4, Nein 0, Enthaltung 0, Vertagt 2\nDavon erst geplant: 2"
    ),
    (
        "Kein Konsens. Regel: Konsens, nach Mandaten, 10 insgesamt\n"
        "Ja 3, Nein 1, Enthaltung 0, Vertagt 2\nDavon erst geplant: 2"
    ),
)

ENTRIES = 19
"""In the log: opened, ten joined, seven submitted (Dortmund twice), closed."""

VOTES: list[dict[str, Any]] = [
    {
        "question": "continuation",
        "field": None,
        "rule": "consensus",
        "basis": "mandates",
        "of": 10,
        "counts": {"yes": 4, "no": 0, "abstain": 0},
        "with_condition": 0,
        "inhabitants": {"yes": 1240826, "no": 0, "abstain": 0},
        "verdict": "consensus",
        "conditions": {},
    },
    {
        "question": "development",
        "field": None,
        "rule": "consensus",
        "basis": "mandates",
        "of": 10,
        "counts": {"yes": 3, "no": 1, "abstain": 0},
        "with_condition": 0,
        "inhabitants": {"yes": 1069905, "no": 587696, "abstain": 0},
        "verdict": "split",
        "conditions": {},
    },
]

ANSWERS: dict[str, dict[str, Any]] = {
    BOCHUM: {
        "sitting": "2027-01-12",
        "continuation": "yes",
        "development": "yes",
        "value": BY_BOCHUM,
        "paper": "yes",
        "shaped": "yes",
    },
    DUISBURG: {
        "sitting": "2027-01-26",
        "continuation": "yes",
        "development": "yes",
        "value": BY_DUISBURG,
        "paper": "yes",
        "shaped": "yes",
    },
    DORTMUND: {
        "sitting": "2027-01-26",
        "continuation": "postponed",
        "development": "no",
        "value": BY_DORTMUND,
        "paper": "no",
        "paper.reason": NO_PAPER,
        "shaped": "yes",
    },
    ESSEN: {
        "sitting": "2027-01-06",
        "continuation": "postponed",
        "development": "postponed",
        "value": BY_ESSEN,
        "paper": "yes",
        "shaped": "no",
    },
    MUELHEIM: {
        "sitting": "2027-01-05",
        "continuation": "yes",
        "development": "postponed",
        "value": BY_MUELHEIM,
        "paper": "yes",
        "shaped": "yes",
    },
    OBERHAUSEN: {
        "sitting": "2027-01-11",
        "continuation": "yes",
        "development": "yes",
        "value": BY_OBERHAUSEN,
        "paper": "yes",
        "shaped": "yes",
    },
}


def summary(head: str) -> dict[str, Any]:
    """The whole document, with this head of the log."""
    return {
        "format": 1,
        "round": {
            "id": "fortbestand-vorstand",
            "title": "Städtekooperation Integration: Entscheidung der Verwaltungsvorstände",
            "state": "closed",
            "opened_at": "2026-12-02T08:00:00Z",
            "closes_at": "2027-01-15T11:00:00Z",
            "closed_at": "2027-01-15T11:00:00Z",
        },
        "provisional": False,
        "turnout": {
            "mandates": 10,
            "submitted": 6,
            "nil_returns": 0,
            "late": 0,
            "missing": [GELSENKIRCHEN, HERNE, BOTTROP, HAGEN],
            "signers": 6,
            "inhabitants": 3133057,
            "inhabitants_submitted": 2410937,
        },
        "quorum": {"share": "1/2", "of": 10, "needed": 6, "met": True},
        "votes": VOTES,
        "partners": [],
        "answers": ANSWERS,
        "chain": {"count": ENTRIES, "head": head},
    }
