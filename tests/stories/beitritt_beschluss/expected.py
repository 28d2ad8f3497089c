"""What must come of the script: the summary as JSON, computed by hand from `script.py`.

Inhabitants: 3,133,057 in all. Bochum 364,454, Duisburg 495,885, Dortmund 587,696, Essen 582,415,
Mülheim 170,921 and Hagen 188,687 have submitted: 2,390,058. Essen's paper does not reaffirm:
2,390,058 - 582,415 = 1,807,643.
"""

from typing import Any

BOCHUM, DUISBURG, DORTMUND, ESSEN = "05911000", "05112000", "05913000", "05113000"
MUELHEIM, OBERHAUSEN, GELSENKIRCHEN = "05117000", "05119000", "05513000"
HERNE, BOTTROP, HAGEN = "05916000", "05512000", "05914000"

LINE = "Städtekooperation Integration: Vorlage für den Rat"

_FIRST = "Abgabe Nr. 1 vom Dienstag, 1. Dezember 2026, 09:00 Uhr"
_SECOND = "Abgabe Nr. 1 vom Mittwoch, 20. Januar 2027, 09:00 Uhr"
_NOTHING = "Es liegt keine Abgabe vor."

RECORDS = {
    "Bochum": _FIRST,
    "Duisburg": _FIRST,
    "Dortmund": _SECOND,
    "Essen": _SECOND,
    "Mülheim an der Ruhr": "Abgabe Nr. 1 vom Dienstag, 26. Januar 2027, 09:00 Uhr",
    "Oberhausen": _NOTHING,
    "Gelsenkirchen": _NOTHING,
    "Herne": _NOTHING,
    "Bottrop": _NOTHING,
    "Hagen": "Abgabe Nr. 2 vom Dienstag, 26. Januar 2027, 09:00 Uhr",
}

TOLD = (
    "Endgültig. Geschlossen: Freitag, 29. Januar 2027, 12:00 Uhr",
    "Abgaben: 6 von 10 Kommunen",
    "Konsens. Regel: Konsens, nach Mandaten, 10 insgesamt\nJa 6, Nein 0, Enthaltung 0",
    "Kein Konsens. Regel: Konsens, nach Mandaten, 10 insgesamt\nJa 5, Nein 1, Enthaltung 0",
)

ENTRIES = 19
"""In the log: opened, ten joined, seven submitted (Hagen twice), closed."""


def _vote(question: str, yes: int, no: int, inhabitants: tuple[int, int], verdict: str) -> Any:
    return {
        "question": question,
        "field": None,
        "rule": "consensus",
        "basis": "mandates",
        "of": 10,
        "counts": {"yes": yes, "no": no, "abstain": 0},
        "with_condition": 0,
        "inhabitants": {"yes": inhabitants[0], "no": inhabitants[1], "abstain": 0},
        "verdict": verdict,
        "conditions": {},
    }


VOTES = [
    _vote("welcome", 6, 0, (2390058, 0), "consensus"),
    _vote("reaffirm", 5, 1, (1807643, 582415), "split"),
]


def _short(number: str, subject: str, reaffirm: str = "yes") -> dict[str, Any]:
    return {
        "subject": [subject],
        "welcome": "yes",
        "reaffirm": reaffirm,
        "paper-number": number,
        "paper-subject": LINE,
        "paper-lead": "FB 56",
        "consultation": [
            {"body": "Rat", "day": "2027-02-04", "role": "decision", "outcome": "open"}
        ],
        "effects": "none",
        "tax": "no",
        "disability": "no",
        "climate": "none",
        "voluntary": "yes",
    }


ANSWERS = {
    BOCHUM: _short("0456/2026", "continuation"),
    DUISBURG: _short("0789/2026", "continuation"),
    DORTMUND: _short("1011/2026", "development"),
    ESSEN: _short("1213/2026", "continuation", reaffirm="no"),
    MUELHEIM: _short("1415/2026", "continuation"),
    HAGEN: {
        "subject": ["accession", "continuation", "development"],
        "welcome": "yes",
        "reaffirm": "yes",
        "topics": ["staff", "service"],
        "paper-number": "0123/2026",
        "paper-subject": LINE,
        "paper-lead": "FB 56",
        "paper-involved": "FB 20",
        "consultation": [
            {
                "body": "Ausschuss für Integration",
                "day": "2027-01-12",
                "role": "preliminary",
                "outcome": "adopted",
            },
            {
                "body": "Ausschuss für Soziales",
                "day": "2027-01-19",
                "role": "preliminary",
                "outcome": "open",
            },
            {"body": "Rat", "day": "2027-02-04", "role": "decision", "outcome": "adopted"},
        ],
        "effects": "yes",
        "sub-plan": "3640",
        "order": "1364040",
        "cost-type": "531800",
        "years": [
            {"year": "2027", "expense": "2000.00", "own-share": "2000.00", "budgeted": "yes"},
            {"year": "2028", "expense": "2000.00", "own-share": "2000.00", "budgeted": "no"},
        ],
        "tax": "no",
        "disability": "no",
        "climate": "none",
        "voluntary": "yes",
    },
}


def summary(head: str) -> dict[str, Any]:
    """The whole document, with this head of the log."""
    return {
        "format": 1,
        "round": {
            "id": "beitritt-beschluss",
            "title": "Städtekooperation Integration: Vorlagen für die Räte",
            "state": "closed",
            "opened_at": "2026-12-01T08:00:00Z",
            "closes_at": "2027-01-29T11:00:00Z",
            "closed_at": "2027-01-29T11:00:00Z",
        },
        "provisional": False,
        "turnout": {
            "mandates": 10,
            "submitted": 6,
            "nil_returns": 0,
            "late": 0,
            "missing": [OBERHAUSEN, GELSENKIRCHEN, HERNE, BOTTROP],
            "signers": 6,
            "inhabitants": 3133057,
            "inhabitants_submitted": 2390058,
        },
        "quorum": {"share": "1/2", "of": 10, "needed": 6, "met": True},
        "votes": VOTES,
        "partners": [],
        "answers": ANSWERS,
        "chain": {"count": ENTRIES, "head": head},
    }
