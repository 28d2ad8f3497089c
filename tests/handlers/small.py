"""Small rounds and rosters, and a complete draft of the large one."""

from typing import Any

from survey.roster import Roster
from survey.round import Round

TOWNS = {"05954008": "Ennepetal", "05954004": "Breckerfeld", "05954036": "Witten"}

ANSWERS = {
    "interest.engagement": "yes",
    "form.engagement": ["towns"],
    "partners.engagement": ["05954016", "05954020"],
    "benefit.engagement": ["cost"],
    "interest.housing": "if",
    "interest.housing.condition": "Nur mit dem Kreis",
    "form.housing": ["county-all"],
    "benefit.housing": ["quality"],
    "interest.school": "abstain",
    "interest.training": "no",
    "interest.labour": "no",
    "interest.youth": "no",
    "interest.administration": "no",
    "priority": ["housing", "engagement"],
    "remarks": "Gern bald",
}
"""A complete draft of the declaration of interest."""


def a_round(*questions: dict[str, Any], **settings: Any) -> Round:
    """A small round that closes when the large one does."""
    return Round.model_validate(
        {
            "format": 1,
            "id": "small",
            "title": "Kleine Abfrage",
            "purpose": "Worum es geht.",
            "closes": "2026-12-18T12:00:00",
            "questions": list(questions),
            **settings,
        }
    )


def a_choice(id_: str, *options: str | dict[str, Any], **settings: Any) -> dict[str, Any]:
    """A question with these options; a plain string is a label, and its id in small letters."""
    dicts = [
        {"id": o.lower().replace(" ", "-"), "label": o} if isinstance(o, str) else o
        for o in options
    ]
    return {"kind": "choice", "id": id_, "text": f"{id_}?", "options": dicts, **settings}


def a_text(id_: str, **settings: Any) -> dict[str, Any]:
    """A question for words."""
    return {"kind": "text", "id": id_, "text": f"{id_}?", **settings}


def a_roster(**towns: list[dict[str, Any]]) -> Roster:
    """The holders of each town, by its name in small letters."""
    keys = {name.lower(): key for key, name in TOWNS.items()}
    return Roster.model_validate(
        {
            "mandates": [
                {
                    "key": keys[town],
                    "municipality": TOWNS[keys[town]],
                    "inhabitants": 1000,
                    "counted_on": "2019-12-31",
                    "office": "Jugendamt",
                    "holders": holders,
                }
                for town, holders in towns.items()
            ]
        }
    )
