"""What must come of the script: the summary as JSON, computed by hand from `script.py`.

Inhabitants: 324,106 in all; Breckerfeld's 8,943 and Ennepetal's 30,142 are missing: 285,021.
Joint: yes of all seven but Wetter (27,392), which abstains: 257,629. Further: possible for Herdecke
(22,755), Wetter abstains, barriers for the other five: 285,021 - 22,755 - 27,392 = 234,874.
"""

from typing import Any

BRECKERFELD, ENNEPETAL, GEVELSBERG = "05954004", "05954008", "05954012"
HATTINGEN, HERDECKE, SCHWELM = "05954016", "05954020", "05954024"
SPROCKHOEVEL, WETTER, WITTEN = "05954028", "05954032", "05954036"

DRAFT = "Dies haben wir nie abgegeben."
BY_GEVELSBERG = "Sobald der Bund die neue Aufgabe regelt."
BY_HATTINGEN = "Wenn das Personal dafür gestellt wird."
BY_HERDECKE = "Bei gerechter Verteilung der Kosten."
BY_SCHWELM = "Nach einem Beschluss des Ausschusses."
BY_SPROCKHOEVEL = "Zunächst für drei Jahre."
BY_WITTEN = "Mit einer Stelle vor Ort."

CONDITIONS = {
    GEVELSBERG: BY_GEVELSBERG,
    HATTINGEN: BY_HATTINGEN,
    HERDECKE: BY_HERDECKE,
    SCHWELM: BY_SCHWELM,
    SPROCKHOEVEL: BY_SPROCKHOEVEL,
    WITTEN: BY_WITTEN,
}

WRITTEN = (
    *CONDITIONS.values(),
    "Verschiedene Zuschnitte der Bezirke",
    "Gemeinsame Jugendschutzstelle A",
    "Jugendschutzstelle B",
    "Drei Träger, darunter der Kreis",
)

_FIRST = "Abgabe Nr. 1 vom Montag, 30. November 2026, 09:00 Uhr"
_SECOND = "Abgabe Nr. 1 vom Mittwoch, 9. Dezember 2026, 09:00 Uhr"

RECORDS = {
    "Breckerfeld": "Es liegt keine Abgabe vor.",
    "Ennepetal": "Es liegt keine Abgabe vor.",
    "Gevelsberg": _FIRST,
    "Hattingen": _FIRST,
    "Herdecke": _FIRST,
    "Schwelm": _SECOND,
    "Sprockhövel": _SECOND,
    "Wetter (Ruhr)": _SECOND,
    "Witten": "Abgabe Nr. 1 vom Dienstag, 15. Dezember 2026, 09:00 Uhr",
}

TOLD = (
    "Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr",
    "Abgaben: 7 von 9 Kommunen",
    "Abgegeben durch 7 Personen",
    "Breckerfeld, Ennepetal",
    (
        "Konsens. Regel: Konsens, nach Mandaten, 9 insgesamt\n"
        "Ja 6 (davon 6 unter Vorbehalt), Nein 0, Enthaltung 1"
    ),
    "Kein Konsens. Regel: Konsens, nach Mandaten, 9 insgesamt\nJa 1, Nein 5, Enthaltung 1",
)
"""Never a plain yes: all six have a condition."""

ENTRIES = 17
"""In the log: opened, eight joined, seven submitted, closed."""

VOTES: list[dict[str, Any]] = [
    {
        "question": "joint",
        "field": None,
        "rule": "consensus",
        "basis": "mandates",
        "of": 9,
        "counts": {"yes": 6, "no": 0, "abstain": 1},
        "with_condition": 6,
        "inhabitants": {"yes": 257629, "no": 0, "abstain": 27392},
        "verdict": "consensus",
        "conditions": CONDITIONS,
    },
    {
        "question": "further",
        "field": None,
        "rule": "consensus",
        "basis": "mandates",
        "of": 9,
        "counts": {"yes": 1, "no": 5, "abstain": 1},
        "with_condition": 0,
        "inhabitants": {"yes": 22755, "no": 234874, "abstain": 27392},
        "verdict": "split",
        "conditions": {},
    },
]

ANSWERS: dict[str, dict[str, Any]] = {
    GEVELSBERG: {
        "joint": "if",
        "joint.condition": BY_GEVELSBERG,
        "further": "barriers",
        "barriers": ["staffing", "providers"],
        "cooperations": [
            {
                "subject": "Jugendschutzstelle B",
                "towns": [BRECKERFELD, ENNEPETAL, GEVELSBERG, SCHWELM],
                "keep": "yes",
            },
            {
                "subject": "Beratungsstelle",
                "towns": [BRECKERFELD, ENNEPETAL, GEVELSBERG, SCHWELM, SPROCKHOEVEL],
                "external": "Drei Träger, darunter der Kreis",
                "keep": "yes",
            },
        ],
    },
    HATTINGEN: {
        "joint": "if",
        "joint.condition": BY_HATTINGEN,
        "further": "barriers",
        "barriers": ["software", "other"],
        "barriers.which": "Verschiedene Zuschnitte der Bezirke",
        "cooperations": [
            {
                "subject": "Gemeinsame Jugendschutzstelle A",
                "towns": [HATTINGEN, HERDECKE, SPROCKHOEVEL, WETTER, WITTEN],
                "keep": "yes",
            },
        ],
        "look-again": "2027-05-03",
    },
    HERDECKE: {
        "joint": "if",
        "joint.condition": BY_HERDECKE,
        "further": "possible",
        "cooperations": [],
    },
    SCHWELM: {
        "joint": "if",
        "joint.condition": BY_SCHWELM,
        "further": "barriers",
        "barriers": ["resolutions", "by-laws"],
        "cooperations": [],
    },
    SPROCKHOEVEL: {
        "joint": "if",
        "joint.condition": BY_SPROCKHOEVEL,
        "further": "barriers",
        "barriers": ["staffing", "software", "resolutions", "by-laws", "providers"],
        "cooperations": [],
    },
    WETTER: {"joint": "abstain", "further": "abstain", "cooperations": []},
    WITTEN: {
        "joint": "if",
        "joint.condition": BY_WITTEN,
        "further": "barriers",
        "barriers": ["staffing"],
        "cooperations": [],
        "look-again": "2027-05-03",
    },
}


def summary(head: str) -> dict[str, Any]:
    """The whole document, with this head of the log."""
    return {
        "format": 1,
        "round": {
            "id": "jugendhilfe-votum",
            "title": "Jugendhilfe Ennepe-Ruhr: Votum der Jugendämter",
            "state": "closed",
            "opened_at": "2026-11-30T08:00:00Z",
            "closes_at": "2026-12-18T11:00:00Z",
            "closed_at": "2026-12-18T11:00:00Z",
        },
        "provisional": False,
        "turnout": {
            "mandates": 9,
            "submitted": 7,
            "nil_returns": 0,
            "late": 0,
            "missing": [BRECKERFELD, ENNEPETAL],
            "signers": 7,
            "inhabitants": 324106,
            "inhabitants_submitted": 285021,
        },
        "quorum": {"share": "1/2", "of": 9, "needed": 5, "met": True},
        "votes": VOTES,
        "partners": [],
        "answers": ANSWERS,
        "chain": {"count": ENTRIES, "head": head},
    }
