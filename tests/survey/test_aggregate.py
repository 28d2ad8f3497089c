"""Numbers beside the votes."""

from fractions import Fraction

from survey.aggregate import Chosen, Place, Ranked, count_chosen, who_chose
from survey.collect import Collected
from survey.columns import Column
from survey.figures import figures
from survey.round import Round

ROUND = Round.model_validate(
    {
        "format": 1,
        "id": "numbers",
        "title": "Zahlen",
        "purpose": "Probe",
        "closes": "2026-12-18T12:00:00",
        "fields": [{"id": each, "label": each.title()} for each in ("housing", "school", "work")],
        "questions": [
            {
                "id": "interest",
                "kind": "choice",
                "vote": True,
                "text": "Interesse?",
                "options": [
                    {"id": "yes", "label": "Ja", "counts": "yes"},
                    {"id": "no", "label": "Nein", "counts": "no"},
                ],
            },
            {
                "id": "benefit",
                "kind": "choices",
                "text": "Nutzen?",
                "options": [{"id": "quality", "label": "Güte"}, {"id": "cost", "label": "Kosten"}],
            },
            {
                "id": "tax",
                "kind": "choice",
                "text": "Steuer?",
                "options": [{"id": "yes", "label": "Ja"}, {"id": "no", "label": "Nein"}],
            },
            {"id": "priority", "kind": "rank", "of": "fields", "text": "Reihenfolge?"},
        ],
    }
)


def test_aggregate_counts_options_and_orders_but_no_votes() -> None:
    benefit, tax, priority = ROUND.questions[1:]
    counted: dict[str, Collected] = {
        "05954036": {
            "interest": "yes",
            "benefit": ["cost", "quality"],
            "tax": "no",
            "priority": ["work", "housing"],
        },
        "05954020": {"interest": "no", "benefit": ["cost"], "priority": ["housing", "work"]},
        "05954024": {"benefit": [], "priority": ["housing"]},
    }
    # housing stands at places 2, 1, 1: mean 4/3; work at 1 and 2: mean 3/2; school nowhere
    assert tuple(figures(ROUND, counted)) == (
        Chosen(Column(benefit, None), 3, {"quality": 1, "cost": 2}),
        Chosen(Column(tax, None), 1, {"yes": 0, "no": 1}),
        Ranked(
            Column(priority, None),
            3,
            (Place("housing", 3, 2, Fraction(4, 3)), Place("work", 2, 1, Fraction(3, 2))),
        ),
    )


def test_aggregate_without_answers_shows_every_option_at_zero() -> None:
    benefit = Column(ROUND.questions[1], None)
    assert count_chosen(ROUND, benefit, []) == Chosen(benefit, 0, {"quality": 0, "cost": 0})
    assert tuple(figures(ROUND, {})) == ()


def test_aggregate_tells_who_chose_what() -> None:
    benefit = Column(ROUND.questions[1], None)
    counted: dict[str, Collected] = {
        "05954036": {"benefit": ["quality", "cost"]},
        "05954020": {"benefit": ["cost"]},
        "05954024": {},
    }
    assert who_chose(ROUND, benefit, counted) == {
        "quality": ("05954036",),
        "cost": ("05954036", "05954020"),
    }


def test_aggregate_puts_the_better_mean_first_where_first_places_are_equal() -> None:
    counted: dict[str, Collected] = {
        "05954036": {"priority": ["housing", "work", "school"]},
        "05954020": {"priority": ["work", "school", "housing"]},
    }
    (ranked,) = figures(ROUND, counted)
    assert isinstance(ranked, Ranked)
    # work at 2 and 1, housing at 1 and 3
    assert [place.id for place in ranked.places] == ["work", "housing", "school"]
