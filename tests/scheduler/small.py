"""A small round of one question."""

from survey.roster import Roster
from survey.round import Round


def a_round() -> Round:
    """A round of one question, open from Monday, 2 March 2026, until Friday, 13 March, 12:00 in
    Berlin."""
    options = [
        {"id": "yes", "label": {"de": "Ja", "en": "Yes"}, "counts": "yes"},
        {"id": "no", "label": {"de": "Nein", "en": "No"}, "counts": "no"},
    ]
    question = {
        "id": "interest",
        "kind": "choice",
        "vote": True,
        "text": {"de": "Interesse?", "en": "Interested?"},
        "options": options,
    }
    return Round.model_validate(
        {
            "format": 1,
            "id": "small",
            "title": {"de": "Kleine Abfrage", "en": "Small round"},
            "purpose": "Wozu?",
            "opens": "2026-03-02T09:00:00",
            "closes": "2026-03-13T12:00:00",
            "nil_return": True,
            "questions": [question],
        }
    )


def a_roster() -> Roster:
    """Two mandates: one with a head, one with a head, a deputy and a preparer."""
    counted = {"counted_on": "2019-12-31", "office": "Jugendamt"}
    witten = [
        {"person": "al-witten", "name": "Amtsleitung Witten"},
        {"person": "s-witten", "role": "deputy", "name": "Stellvertretung Witten"},
        {"person": "sb-witten", "role": "preparer", "name": "Sachbearbeitung Witten"},
    ]
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": "05954024",
                    "municipality": "Schwelm",
                    "inhabitants": 28537,
                    "holders": [{"person": "al-schwelm", "language": "en"}],
                    **counted,
                },
                {
                    "key": "05954036",
                    "municipality": "Witten",
                    "inhabitants": 96459,
                    "holders": witten,
                    **counted,
                },
            ]
        }
    )
