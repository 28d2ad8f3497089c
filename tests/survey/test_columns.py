"""Every column that the answers to a round have."""

from survey.collect import Collected
from survey.columns import Given, columns, given
from survey.round import Round

ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "columns",
        "title": "Spalten",
        "purpose": "Probe",
        "closes": "2026-12-18T12:00:00",
        "fields": [{"id": "housing", "label": "Wohnen"}, {"id": "youth", "label": "Jugend"}],
        "questions": [
            {
                "id": "interest",
                "kind": "choice",
                "per": "field",
                "text": "?",
                "options": [
                    {"id": "yes", "label": "Ja"},
                    {"id": "if", "label": "Ja, wenn", "asks": "words"},
                    {"id": "no", "label": "Nein", "asks": "words"},
                ],
            },
            {
                "id": "existing",
                "kind": "group",
                "repeat": True,
                "text": "?",
                "items": [
                    {"id": "subject", "kind": "text", "text": "?"},
                    {
                        "id": "keep",
                        "kind": "choice",
                        "text": "?",
                        "options": [
                            {"id": "yes", "label": "Ja"},
                            {"id": "no", "label": "Nein", "asks": "why"},
                        ],
                    },
                ],
            },
        ],
    }
)


def test_columns_are_named_as_the_answers_are() -> None:
    assert [(column.key, column.item) for column in columns(ROUND)] == [
        ("interest.housing", ""),
        ("interest.housing.words", ""),
        ("interest.youth", ""),
        ("interest.youth.words", ""),
        ("existing", "subject"),
        ("existing", "keep"),
        ("existing", "keep.why"),
    ]


def test_columns_find_every_answer_with_its_town_and_entry() -> None:
    counted: dict[str, Collected] = {
        "05954036": {
            "interest.housing": "no",
            "interest.housing.words": "Kosten",
            "existing": [
                {"subject": "Bad", "keep": "yes"},
                {"subject": "Bus", "keep": "no", "keep.why": "Alt"},
            ],
        },
        "05954020": {"interest.housing": "yes"},
    }
    assert [tuple(given(column, counted)) for column in columns(ROUND)] == [
        (Given("05954036", 0, "no"), Given("05954020", 0, "yes")),
        (Given("05954036", 0, "Kosten"),),
        (),
        (),
        (Given("05954036", 1, "Bad"), Given("05954036", 2, "Bus")),
        (Given("05954036", 1, "yes"), Given("05954036", 2, "no")),
        (Given("05954036", 2, "Alt"),),
    ]
