"""A round that a coordinator makes from the template: what is filled in, first with mistakes; and
the notebook of what was answered, with the summary that follows from it."""

import json
from typing import Any

from tests.stories.workbooks import edited, put

ROUND = "nachbarn"
TITLE = "Zusammenarbeit der Nachbarstädte"
ENNEPETAL, GEVELSBERG, WITTEN = "Leitung Ennepetal", "Leitung Gevelsberg", "Leitung Witten"
DEPUTY = "Vertretung Witten"
ACCOUNTS = {ENNEPETAL: 6001, GEVELSBERG: 6002, WITTEN: 6003, DEPUTY: 6004}
TOWNS = (
    ("05954004", "Breckerfeld", 8943, ENNEPETAL),
    ("05954008", "Ennepetal", 30142, ENNEPETAL),
    ("05954012", "Gevelsberg", 30701, GEVELSBERG),
    ("05954036", "Witten", 96459, WITTEN),
)
WHOLE = sum(inhabitants for _, _, inhabitants, _ in TOWNS)

LETTER = {
    "subject": "Ihre Frage nach der Zusammenarbeit",
    "recipient": "Kreisverwaltung\nHauptstraße 1\n58332 Schwelm",
    "sender": "Hauptämter der Nachbarstädte",
    "salutation": "Sehr geehrte Damen und Herren,",
    "closing": "Mit freundlichen Grüßen",
    "parts": [
        {"id": "opening", "text": "Wir geben Ihnen ein gemeinsames Votum ab."},
        {"id": "fields", "heading": "Handlungsfelder", "tells": ["interest"]},
    ],
}

CONDITION, REMARK = "Nur mit dem Kreis.", "Gern bald."
NOTEBOOK: dict[str, dict[str, Any]] = {
    "05954004": {
        "interest.housing": "yes",
        "forms.housing": ["towns", "county"],
        "interest.youth": "no",
    },
    "05954012": {
        "interest.housing": "if",
        "interest.housing.condition": CONDITION,
        "forms.housing": ["county"],
        "interest.youth": "abstain",
    },
    "05954036": {
        "interest.housing": "yes",
        "forms.housing": ["towns"],
        "interest.youth": "yes",
        "forms.youth": ["county"],
        "remarks": REMARK,
    },
}
"""What was pressed and written, by the key of the town."""
NOTEBOOK["05954008"] = NOTEBOOK["05954004"]


def with_mistakes(template: bytes) -> bytes:
    """The template as somebody fills it in who is in a hurry."""

    def change(sheets: Any) -> None:
        _fill_in(sheets)
        put(sheets["settings"], "closes", "bald")
        put(sheets["municipalities"], "key", 5954004)
        sheets["survey"]["H3"] = "selected(${intrest}, 'yes')"
        sheets["choices"]["E2"] = "=1+1"
        sheets["people"]["B4"] = None

    return edited(template, change)


MISTAKES = ("settings!", "municipalities!A2", "survey!H3", "choices!E2", "people!B4")
"""Where these are."""


def mended(template: bytes) -> bytes:
    """The same as it should be."""
    return edited(template, _fill_in)


def _fill_in(sheets: Any) -> None:
    for heading, value in {
        "form_id": ROUND,
        "form_title::German (de)": TITLE,
        "form_title::English (en)": "Cooperation of neighbours",
        "purpose::German (de)": "Wir fragen, wo die Nachbarstädte zusammenarbeiten wollen.",
        "purpose::English (en)": "We ask where the neighbours want to work together.",
        "opens": None,
        "closes": "27.11.2026 12:00",
        "closed": None,
        "nil_return": None,
        "workdays_before": "2, 1",
        "letter": json.dumps(LETTER, ensure_ascii=False),
    }.items():
        put(sheets["settings"], heading, value)
    survey, choices = sheets["survey"], sheets["choices"]
    survey.delete_rows(4, survey.max_row)
    survey.append(["text", "remarks", "Was möchten Sie noch sagen?", "Anything else?"])
    choices.delete_rows(8, choices.max_row)
    for name in ("municipalities", "people"):
        sheets[name].delete_rows(2, sheets[name].max_row)
    for key, town, inhabitants, person in TOWNS:
        sheets["municipalities"].append([key, town, inhabitants, "2019-12-31", "Hauptamt"])
        sheets["people"].append([key, person, "head", None, None, "de"])


def summary(head: str, entries: int) -> dict[str, Any]:
    """The whole document, by the notebook."""
    return {
        "format": 1,
        "round": {
            "id": ROUND,
            "title": TITLE,
            "state": "closed",
            "opened_at": "2026-11-23T08:05:00Z",
            "closes_at": "2026-11-30T11:00:00Z",
            "closed_at": "2026-11-30T11:00:00Z",
        },
        "provisional": False,
        "turnout": {
            "mandates": 4,
            "submitted": 4,
            "nil_returns": 0,
            "late": 0,
            "missing": [],
            "signers": 3,
            "inhabitants": WHOLE,
            "inhabitants_submitted": WHOLE,
        },
        "quorum": {"share": "1/2", "of": 4, "needed": 3, "met": True},
        "votes": [
            _vote("housing", (4, 0, 0), (WHOLE, 0, 0), "consensus", {"05954012": CONDITION}),
            _vote("youth", (1, 2, 1), (96459, 39085, 30701), "split", {}),
        ],
        "partners": [],
        "answers": NOTEBOOK,
        "chain": {"count": entries, "head": head},
    }


def _vote(
    field: str,
    counts: tuple[int, int, int],
    inhabitants: tuple[int, int, int],
    verdict: str,
    conditions: dict[str, str],
) -> dict[str, Any]:
    ways = ("yes", "no", "abstain")
    return {
        "question": "interest",
        "field": field,
        "rule": "consensus",
        "basis": "mandates",
        "of": 4,
        "counts": dict(zip(ways, counts, strict=True)),
        "with_condition": len(conditions),
        "inhabitants": dict(zip(ways, inhabitants, strict=True)),
        "verdict": verdict,
        "conditions": conditions,
    }
