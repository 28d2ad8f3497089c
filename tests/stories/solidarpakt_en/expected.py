"""What must come of the script: the summary as JSON, computed by hand from `script.py`."""

from typing import Any

OPENED = "2026-11-23T08:00:00Z"
CLOSED = "2026-12-18T11:00:00Z"

BRECKERFELD, ENNEPETAL, GEVELSBERG = "05954004", "05954008", "05954012"
HATTINGEN, HERDECKE, SCHWELM = "05954016", "05954020", "05954024"
SPROCKHOEVEL, WETTER, WITTEN = "05954028", "05954032", "05954036"

BY_BOTH = "Nur wenn beide Ausschüsse zustimmen."
BY_HATTINGEN = "Ohne zusätzliches Personal."
BY_SCHWELM = "Mit eigenem Budget."
BY_SPROCKHOEVEL = "Erst ab dem Jahr 2028."

WRITTEN = (
    BY_BOTH,
    BY_HATTINGEN,
    BY_SCHWELM,
    BY_SPROCKHOEVEL,
    "Gemeinsame Jugendschutzstelle",
    "Beratungsstelle",
    "Zwei Vereine",
    "Arbeitskreis Ordnung",
    "Bitte sprechen Sie früh über die Kosten.",
    "Wir bringen unsere Erfahrung gern ein.",
)
"""Everything that a town has said in its own words: for coordinators alone."""

_FIRST_DAY = "vom Montag, 23. November 2026, 09:00 Uhr"

RECORDS = {
    "Breckerfeld": f"Abgabe Nr. 1 {_FIRST_DAY}",
    "Ennepetal": f"Abgabe Nr. 1 {_FIRST_DAY}",
    "Gevelsberg": f"Fehlanzeige Nr. 1 {_FIRST_DAY}",
    "Hattingen": f"Abgabe Nr. 1 {_FIRST_DAY}",
    "Herdecke": f"Abgabe Nr. 1 {_FIRST_DAY}",
    "Schwelm": "Abgabe Nr. 2 vom Dienstag, 15. Dezember 2026, 09:00 Uhr",
    "Sprockhövel": "Abgabe Nr. 1 vom Mittwoch, 9. Dezember 2026, 09:00 Uhr",
    "Wetter (Ruhr)": "Abgabe Nr. 1 vom Dienstag, 15. Dezember 2026, 09:00 Uhr",
    "Witten": "Es liegt keine Abgabe vor.",
}
"""What each head reads about the towns when the round has ended."""

ENTRIES = 19
"""In the log: opened, eight joined, nine submitted (Schwelm twice), closed."""

TURNOUT = {
    "mandates": 9,
    "submitted": 8,
    "nil_returns": 1,
    "late": 0,
    "missing": [WITTEN],
    "signers": 7,
    "inhabitants": 324106,
    "inhabitants_submitted": 227647,
}

QUORUM = {"share": "1/2", "of": 9, "needed": 5, "met": True}


def _vote(  # the columns of the table below
    field: str,
    counts: tuple[int, int, int],
    inhabitants: tuple[int, int, int],
    verdict: str,
    conditions: dict[str, str] | None = None,
) -> dict[str, Any]:
    names = ("yes", "no", "abstain")
    return {
        "question": "interest",
        "field": field,
        "rule": "consensus",
        "basis": "mandates",
        "of": 9,
        "counts": dict(zip(names, counts, strict=True)),
        "with_condition": len(conditions or {}),
        "inhabitants": dict(zip(names, inhabitants, strict=True)),
        "verdict": verdict,
        "conditions": conditions or {},
    }


def _told(field: str, verdict: str, yes: int, condition: int, no: int, abstain: int) -> str:
    return (
        f"{field}\n{verdict}. Regel: Konsens, nach Mandaten, 9 insgesamt\n"
        f"Ja {yes} (davon {condition} unter Vorbehalt), Nein {no}, Enthaltung {abstain}"
    )


VOTES = [
    # yes Schwelm; no Herdecke, Sprockhövel
    _vote("engagement", (1, 2, 4), (28537, 47494, 120915), "split"),
    _vote("housing", (7, 0, 0), (196946, 0, 0), "consensus"),
    _vote("school", (0, 7, 0), (0, 196946, 0), "split"),
    # yes Schwelm; no Hattingen, Sprockhövel, Wetter
    _vote("training", (1, 3, 3), (28537, 106569, 61840), "split", {SCHWELM: BY_SCHWELM}),
    # yes Hattingen, Herdecke; no Sprockhövel, Wetter
    _vote("labour", (2, 2, 3), (77193, 52131, 67622), "split", {HATTINGEN: BY_HATTINGEN}),
    # an abstention, of Wetter, breaks no consensus
    _vote(
        "youth",
        (6, 0, 1),
        (169554, 0, 27392),
        "consensus",
        {BRECKERFELD: BY_BOTH, ENNEPETAL: BY_BOTH, SPROCKHOEVEL: BY_SPROCKHOEVEL},
    ),
    # yes Sprockhövel; no Herdecke, Wetter
    _vote("administration", (1, 2, 4), (24739, 50147, 122060), "split"),
]


TOLD = (
    "Endgültig. Geschlossen: Freitag, 18. Dezember 2026, 12:00 Uhr",
    "Abgaben: 8 von 9 Kommunen",
    "Davon Fehlanzeigen: 1",
    "Abgegeben durch 7 Personen",
    "Vertretene Einwohner: 227.647 von 324.106 (70,24\N{NO-BREAK SPACE}%), Stichtag 31.12.2019",
    "Es fehlt: Witten",
    "Quorum: mehr als 1/2 von 9 Mandaten, also mindestens 5. Erreicht.",
    _told("Bürgerschaftliches Engagement", "Kein Konsens", 1, 0, 2, 4),
    _told("Wohnen", "Konsens", 7, 0, 0, 0),
    _told("Schulische Bildung", "Kein Konsens", 0, 0, 7, 0),
    _told("Ausbildung", "Kein Konsens", 1, 1, 3, 3),
    _told("Qualifizierung und Arbeitsmarkt", "Kein Konsens", 2, 1, 2, 3),
    _told("Jugendhilfe", "Konsens", 6, 3, 0, 1),
    _told("Allgemeine Verwaltungsaufgaben", "Kein Konsens", 1, 0, 2, 4),
)
"""What everybody reads in the group."""


def _partners(kind: str, *towns: str) -> dict[str, Any]:
    return {"field": "housing", "form": "towns", "kind": kind, "municipalities": list(towns)}


PARTNERS = [
    _partners("mutual", HATTINGEN, HERDECKE),
    _partners("mutual", HATTINGEN, WETTER),
    _partners("mutual", HERDECKE, WETTER),
    _partners("open", BRECKERFELD, SCHWELM),
    _partners("open", ENNEPETAL, SCHWELM),
    _partners("group", BRECKERFELD, SCHWELM),
    _partners("group", ENNEPETAL, SCHWELM),
    _partners("group", HATTINGEN, HERDECKE, WETTER),
    _partners("one-sided", BRECKERFELD, ENNEPETAL),
    _partners("one-sided", SPROCKHOEVEL, GEVELSBERG),
]

_BOTH: dict[str, Any] = {
    "interest.engagement": "abstain",
    "interest.housing": "yes",
    "form.housing": ["towns"],
    "benefit.housing": ["quality", "cost"],
    "interest.school": "no",
    "interest.training": "abstain",
    "interest.labour": "abstain",
    "interest.youth": "if",
    "interest.youth.condition": BY_BOTH,
    "form.youth": ["county-all"],
    "benefit.youth": ["quality"],
    "interest.administration": "abstain",
    "priority": ["youth", "housing"],
    "cooperations": [],
}

ANSWERS: dict[str, dict[str, Any]] = {
    BRECKERFELD: {**_BOTH, "partners.housing": [ENNEPETAL, SCHWELM]},
    ENNEPETAL: {**_BOTH, "partners.housing": [SCHWELM]},
    GEVELSBERG: {"nil_return": True},
    HATTINGEN: {
        "interest.engagement": "abstain",
        "interest.housing": "yes",
        "form.housing": ["towns", "county-all"],
        "partners.housing": [HERDECKE, WETTER],
        "benefit.housing": ["quality", "cost"],
        "interest.school": "no",
        "interest.training": "no",
        "interest.labour": "if",
        "interest.labour.condition": BY_HATTINGEN,
        "form.labour": ["county-some"],
        "benefit.labour": ["cost"],
        "interest.youth": "yes",
        "form.youth": ["county-all"],
        "benefit.youth": ["quality"],
        "interest.administration": "abstain",
        "priority": ["housing", "youth"],
        "cooperations": [],
        "remarks": "Bitte sprechen Sie früh über die Kosten.",
    },
    HERDECKE: {
        "interest.engagement": "no",
        "interest.housing": "yes",
        "form.housing": ["towns"],
        "partners.housing": [HATTINGEN, WETTER],
        "benefit.housing": ["quality"],
        "interest.school": "no",
        "interest.training": "abstain",
        "interest.labour": "yes",
        "form.labour": ["county-some", "county-all"],
        "benefit.labour": ["cost"],
        "interest.youth": "yes",
        "form.youth": ["county-all"],
        "benefit.youth": ["quality", "cost"],
        "interest.administration": "no",
        "priority": ["housing", "youth", "labour"],
        "cooperations": [
            {
                "subject": "Gemeinsame Jugendschutzstelle",
                "towns": [HATTINGEN, HERDECKE, WETTER],
                "keep": "yes",
            }
        ],
    },
    SCHWELM: {
        "interest.engagement": "yes",
        "form.engagement": ["county-all"],
        "benefit.engagement": ["cost"],
        "interest.housing": "yes",
        "form.housing": ["towns"],
        "benefit.housing": ["cost"],
        "interest.school": "no",
        "interest.training": "if",
        "interest.training.condition": BY_SCHWELM,
        "form.training": ["county-some"],
        "benefit.training": ["quality"],
        "interest.labour": "abstain",
        "interest.youth": "yes",
        "form.youth": ["county-all"],
        "benefit.youth": ["quality"],
        "interest.administration": "abstain",
        "priority": ["youth", "housing"],
        "cooperations": [
            {
                "subject": "Beratungsstelle",
                "towns": [BRECKERFELD, ENNEPETAL, SCHWELM],
                "external": "Zwei Vereine",
                "keep": "yes",
            },
            {
                "subject": "Arbeitskreis Ordnung",
                "towns": [SCHWELM, SPROCKHOEVEL],
                "keep": "no",
            },
        ],
        "remarks": "Wir bringen unsere Erfahrung gern ein.",
    },
    SPROCKHOEVEL: {
        "interest.engagement": "no",
        "interest.housing": "yes",
        "form.housing": ["towns"],
        "partners.housing": [GEVELSBERG],
        "benefit.housing": ["quality"],
        "interest.school": "no",
        "interest.training": "no",
        "interest.labour": "no",
        "interest.youth": "if",
        "interest.youth.condition": BY_SPROCKHOEVEL,
        "form.youth": ["county-all"],
        "benefit.youth": ["cost"],
        "interest.administration": "yes",
        "form.administration": ["county-some"],
        "benefit.administration": ["cost"],
        "priority": ["housing"],
        "cooperations": [],
    },
    WETTER: {
        "interest.engagement": "abstain",
        "interest.housing": "yes",
        "form.housing": ["towns", "county-some"],
        "partners.housing": [HATTINGEN, HERDECKE],
        "benefit.housing": ["quality"],
        "interest.school": "no",
        "interest.training": "no",
        "interest.labour": "no",
        "interest.youth": "abstain",
        "interest.administration": "no",
        "priority": ["housing"],
        "cooperations": [],
    },
}


def summary(head: str) -> dict[str, Any]:
    """The whole document. Only the head of the log, a checksum of salts, cannot be known."""
    return {
        "format": 1,
        "round": {
            "id": "solidarpakt-en",
            "title": "Solidarpakt Ennepe-Ruhr: Interessenbekundung",
            "state": "closed",
            "opened_at": OPENED,
            "closes_at": CLOSED,
            "closed_at": CLOSED,
        },
        "provisional": False,
        "turnout": TURNOUT,
        "quorum": QUORUM,
        "votes": VOTES,
        "partners": PARTNERS,
        "answers": ANSWERS,
        "chain": {"count": ENTRIES, "head": head},
    }
