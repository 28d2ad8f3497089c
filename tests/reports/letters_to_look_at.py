"""Letters and papers of very different rounds: nine towns, fifty-three with long names and texts,
and a round that was written after the documents, with other ids, towns and questions."""

from collections.abc import Callable
from typing import Any

from reports.report import Report
from rounds.reader import read_round
from rounds.shelf import path_of
from survey.joint_vote import Signature, Signatures
from survey.round import Round
from tests.reports.answering import made_up
from tests.reports.rounds_to_look_at import ANOTHER, LONG_NAME, PARISH, a_roster


def nine_towns() -> Report:
    """The ready-made joint vote."""
    found = read_round(path_of("jugendhilfe-votum"))
    return made_up(found.round, found.roster, 3)


def fifty_three() -> Report:
    """A letter that tells of everything, among fifty-three municipalities with long names."""
    plain = read_round(path_of("solidarpakt-en")).round.model_dump(mode="json")
    plain["letter"] = {
        "subject": "Gemeinsame Erklärung der Verbandsgemeinden zu ihrer künftigen Zusammenarbeit "
        "in allen Handlungsfeldern, zu den Formen und zu dem, was zuerst kommen soll",
        "recipient": "\n".join(["Ministerium für Zusammenarbeit und Verwaltung"[:45]] * 6),
        "sender": "\n".join(["Verbandsgemeinde Ober- und Untertiefenbach-Süd"[:45]] * 5),
        "salutation": "Sehr geehrte Damen und Herren,",
        "closing": "Mit freundlichen Grüßen",
        "parts": [
            {"id": "opening", "text": "wir antworten gemeinsam. " * 40},
            *(
                {"id": name, "heading": name.title(), "tells": [name]}
                for name in ("interest", "form", "benefit", "priority", "cooperations", "remarks")
            ),
        ],
    }
    return made_up(Round.model_validate(plain), a_roster(53, LONG_NAME), 11, long=True)


def another() -> Report:
    """A union of parishes that asks about water, by inhabitants, in English, while still open."""
    plain = {
        **ANOTHER,
        "reference": "W 7/2028",
        "letter": {
            "subject": "Water union <2028>: our answer & our terms",
            "recipient": "Water Board\n1 Quay Street",
            "sender": "The parishes of the valley",
            "salutation": "Dear Sir or Madam,",
            "closing": "Yours faithfully",
            "parts": [
                {"id": "a", "tells": ["join"], "that": "the parishes could join the union"},
                {
                    "id": "b",
                    "heading": "In detail",
                    "tells": [each["id"] for each in ANOTHER["questions"] if each["id"] != "join"],
                },
            ],
        },
        "paper": {
            "of": "mandate",
            "subject": "Water union: paper of {town}",
            "parts": [
                {"id": "p", "heading": "What {town} says", "text": "Join: {join}"},
                {"id": "q", "tells": [each["id"] for each in ANOTHER["questions"]]},
            ],
        },
    }
    return made_up(Round.model_validate(plain), a_roster(5, PARISH), 5, language="en", state="open")


LETTERS: dict[str, Callable[[], Report]] = {
    "nine": nine_towns,
    "many": fifty_three,
    "other": another,
}


def everybody(report: Report) -> Signatures:
    """All have signed, the first person for two towns, every tenth as a deputy."""
    names: list[Any] = [each.municipality for each in report.roster.mandates]
    people = [Signature(name="Amtsleitung Eins", towns=tuple(names[:2]))]
    people += [
        Signature(name=f"Amtsleitung {place}", towns=(name,), deputy=place % 10 == 0)
        for place, name in enumerate(names[2:], start=2)
    ]
    return Signatures(signed=tuple(people))
