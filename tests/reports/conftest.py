"""A small round with everything a report shows, and how it was answered."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from chat.texts import texts
from reports.report import Report
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, RoundState, Submission
from survey.summary import summarise

OPENED = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
NOON = dt.datetime(2026, 12, 9, 11, tzinfo=dt.UTC)

TOWNS = {
    "05954016": ("Hattingen", 54438),
    "05954020": ("Herdecke", 22755),
    "05954032": ("Wetter (Ruhr)", 27392),
    "05954036": ("Witten", 96459),
}
HATTINGEN, HERDECKE, WETTER, WITTEN = TOWNS

INTEREST: dict[str, Any] = {
    "id": "interest",
    "kind": "choice",
    "per": "field",
    "vote": True,
    "text": {"de": "Interesse an {field}?", "en": "Interested in {field}?"},
    "options": [
        {"id": "yes", "label": {"de": "Ja", "en": "Yes"}, "counts": "yes"},
        {
            "id": "if",
            "label": {"de": "Ja, unter Vorbehalt", "en": "Yes, with a condition"},
            "counts": "yes",
            "asks": "condition",
        },
        {"id": "no", "label": {"de": "Nein", "en": "No"}, "counts": "no"},
        {"id": "abstain", "label": {"de": "Enthaltung", "en": "Abstention"}, "counts": "abstain"},
    ],
}
QUESTIONS: list[dict[str, Any]] = [
    INTEREST,
    {
        "id": "form",
        "kind": "choices",
        "per": "field",
        "when": {"interest": ["yes", "if"]},
        "text": {"de": "In welcher Form?", "en": "In which form?"},
        "options": [
            {"id": "towns", "label": {"de": "Städte untereinander", "en": "Towns together"}},
            {"id": "county", "label": {"de": "Kreis für alle", "en": "County for all"}},
        ],
    },
    {
        "id": "partners",
        "kind": "municipalities",
        "per": "field",
        "required": False,
        "when": {"form": ["towns"]},
        "text": {"de": "Mit wem?", "en": "With whom?"},
    },
    {
        "id": "priority",
        "kind": "rank",
        "of": "fields",
        "among": {"interest": ["yes", "if"]},
        "text": {"de": "Was zuerst?", "en": "What first?"},
    },
    {
        "id": "existing",
        "kind": "group",
        "repeat": True,
        "required": False,
        "text": {"de": "Bestehende Zusammenarbeit", "en": "Existing cooperation"},
        "items": [
            {"id": "subject", "kind": "text", "text": {"de": "Was?", "en": "What?"}},
            {
                "id": "members",
                "kind": "municipalities",
                "own": True,
                "text": {"de": "Wer?", "en": "Who?"},
            },
        ],
    },
]

ANSWERS: dict[str, dict[str, Any]] = {
    HATTINGEN: {"interest.housing": "no", "interest.school": "no"},
    HERDECKE: {
        "interest.housing": "if",
        "interest.housing.condition": "Kosten werden geteilt",
        "form.housing": ["towns", "county"],
        "interest.school": "yes",
        "form.school": ["county"],
        "priority": ["school", "housing"],
        "existing": [{"subject": "Jugendschutzstelle", "members": [WETTER, WITTEN]}],
    },
    WITTEN: {
        "interest.housing": "yes",
        "form.housing": ["towns"],
        "partners.housing": [HERDECKE, HATTINGEN],
        "interest.school": "abstain",
        "priority": ["housing"],
    },
}


def a_roster(towns: dict[str, tuple[str, int]]) -> Roster:
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": key,
                    "municipality": name,
                    "inhabitants": inhabitants,
                    "counted_on": "2019-12-31",
                    "office": "Hauptamt",
                }
                for key, (name, inhabitants) in towns.items()
            ]
        }
    )


def a_round(
    vote: dict[str, str], fields: dict[str, str], questions: Sequence[dict[str, Any]]
) -> Round:
    return Round.model_validate(
        {
            "format": 1,
            "id": "county",
            "title": {"de": "Zusammenarbeit im Kreis", "en": "Working together"},
            "purpose": "Probe",
            "closes": "2026-12-18T12:00:00",
            "vote": vote,
            "fields": [{"id": id_, "label": label} for id_, label in fields.items()],
            "questions": list(questions),
        }
    )


def submitted(answers: dict[str, dict[str, Any]], nil_returns: Sequence[str]) -> list[Submission]:
    given: dict[str, dict[str, Any]] = {**answers, **{key: {} for key in nil_returns}}
    return [
        Submission(key, 1, f"p-{key}", "head", OPENED, key in nil_returns, found, late=False)
        for key, found in given.items()
    ]


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Makes a report of the small round; every part of it can be another one."""

    def make(
        *,
        language: str = "de",
        state: Any = "open",
        vote: dict[str, str] | None = None,
        fields: dict[str, str] | None = None,
        questions: Sequence[dict[str, Any]] = QUESTIONS,
        towns: dict[str, tuple[str, int]] | None = None,
        answers: dict[str, dict[str, Any]] | None = None,
        nil_returns: Sequence[str] = (),
        at: dt.datetime = NOON,
    ) -> Report:
        named = {"housing": "Wohnen", "school": "Schule"} if fields is None else fields
        roster = a_roster(towns or TOWNS)
        round_ = a_round(vote or {"rule": "consensus", "quorum": "1/2"}, named, questions)
        closed = CLOSES if state == "closed" else None
        where = RoundState(state, OPENED, CLOSES, closed)
        given = submitted(ANSWERS if answers is None else answers, nil_returns)
        found = summarise(round_, roster, where, given, Chain(5, "ab" * 32), language)
        return Report(found, round_, roster, texts(language), at)

    return make
