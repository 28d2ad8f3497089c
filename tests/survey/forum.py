"""Small rounds by person, and what people say in them."""

import datetime as dt
from typing import Any

from survey.collect import Collected
from survey.opinions import Opinion, Opinions, opinions
from survey.roster import Roster
from survey.round import Round
from survey.submission import Chain, RoundState, State

CLOSES = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
ORIGIN: dict[str, Any] = {"kind": "municipalities", "id": "town", "max": 1, "text": "town?"}
KEYS = ("05954004", "05954008", "05954036")

ROSTER = Roster.model_validate(
    {
        "mandates": [
            {"key": key, "municipality": f"Stadt {key[-1]}", "inhabitants": 1,
             "counted_on": "2019-12-31"}
            for key in KEYS
        ]
    }
)  # fmt: skip


def a_forum(*questions: dict[str, Any]) -> Round:
    """A round by person with these questions."""
    return Round.model_validate(
        {
            "format": 1,
            "id": "forum",
            "title": "Forum",
            "purpose": "Worum es geht.",
            "closes": "2026-12-18T12:00:00",
            "ballots": "person",
            "fields": [{"id": "f", "label": "F"}, {"id": "g", "label": "G"}],
            "questions": list(questions),
        }
    )


def a_choice(id_: str, *options: str, **settings: Any) -> dict[str, Any]:
    """A question with these options, "x*" if it asks for a text. By default one of them."""
    listed = [
        {"id": o.strip("*"), "label": o.strip("*"), "asks": "why" if o.endswith("*") else None}
        for o in options
    ]
    return {"kind": "choice", "id": id_, "text": f"{id_}?", "options": listed, **settings}


def said(round_: Round, ballots: list[Collected], state: State = "closed") -> Opinions:
    """The result of these ballots."""
    where = RoundState(state, CLOSES, CLOSES, CLOSES if state == "closed" else None)
    return opinions(round_, ROSTER, where, ballots, Chain(2, "ab" * 32))


def groups(opinion: Opinion) -> list[tuple[str, int | None]]:
    """Each group in short: "a+b" for two options, "-" for no answer, "?" for not asked."""
    return [
        ("+".join((*each.options, *["-"] * each.no_answer, *["?"] * each.not_asked)), each.people)
        for each in opinion.groups
    ]
