"""Answers that carry over from a round to its correction: whatever was answered, and whatever has
changed, nothing gets into the new draft that the new questionnaire would refuse."""

import json
from random import Random
from typing import Any

import pytest

from rounds.rules import broken, broken_together
from survey.collect import collect
from survey.fits import fit
from survey.following import answers_of, carried_over, changed, unchanged
from survey.objections import objections
from survey.offers import asked, offers
from survey.questions import Group
from survey.roster import Roster
from survey.round import Round
from survey.step import Step, Value
from survey.steps import visible
from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.rounds.random_rounds import random_round

WITTEN, ENNEPETAL = "05954036", "05954008"
ROSTER = a_roster(witten=[{"person": "a"}], ennepetal=[{"person": "b"}])
FIELDS = [{"id": "f", "label": "Wohnen"}, {"id": "g", "label": "Jugend"}]
BODIES = {
    "kind": "group", "id": "bodies", "text": "Gremien?", "repeat": True, "required": False,
    "items": [a_text("name"), a_choice("role", "Rat", "Beirat")],
}  # fmt: skip


def carried(before: Round, after: Round, answers: dict[str, Value]) -> dict[str, Value]:
    return carried_over(before, after, ROSTER, WITTEN, answers)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"help": "Hilfe", "short": "Kurz", "required": False}, True),
        ({"text": "Anders?"}, False),
        ({"kind": "text", "options": None}, False),
        ({"options": [{"id": "ja", "label": "Ja"}]}, False),
        ({"options": [{"id": "ja", "label": "Jawohl"}, {"id": "nein", "label": "Nein"}]}, False),
        ({"when": {"first": ["ja"]}}, False),
        ({"vote": True}, False),
    ],
)
def test_what_makes_another_question(changes: dict[str, Any], same: bool) -> None:
    first, second = a_choice("first", "Ja", "Nein"), a_choice("second", "Ja", "Nein")
    other = {key: value for key, value in {**second, **changes}.items() if value is not None}
    before, after = a_round(first, second), a_round(first, other)
    assert unchanged(before, after, "second") is same
    answers: dict[str, Value] = {"first": "ja", "second": "nein"}
    assert carried(before, after, answers) == (answers if same else {"first": "ja"})
    assert [each.id for each in changed(before, after)] == ([] if same else ["second"])


def test_of_a_field_its_name_must_be_the_same() -> None:
    question = a_choice("q", "Ja", "Nein", per="field")
    before = a_round(question, fields=FIELDS)
    after = a_round(question, fields=[FIELDS[0], {"id": "g", "label": "Jugendhilfe"}])
    assert carried(before, after, {"q.f": "ja", "q.g": "nein"}) == {"q.f": "ja"}
    assert [each.id for each in changed(before, after)] == ["q"]


def test_what_was_named_as_a_reason_carries_over_with_its_option() -> None:
    option = {"id": "if", "label": "Ja, wenn", "asks": "condition"}
    before = a_round(a_choice("q", option, "Nein"))
    answers: dict[str, Value] = {"q": "if", "q.condition": "Nur mit Geld."}
    assert carried(before, before, answers) == answers
    after = a_round(a_choice("q", {**option, "asks": "why"}, "Nein"))
    assert carried(before, after, answers) == {}


def test_what_does_not_fit_any_more_is_asked_again() -> None:
    before = a_round(a_text("t"), {"kind": "municipalities", "id": "m", "text": "Mit wem?"})
    after = a_round(a_text("t", max=3), {"kind": "municipalities", "id": "m", "text": "Mit wem?"})
    answers: dict[str, Value] = {"t": "lang", "m": ["05954004"]}
    assert carried(before, after, answers) == {}
    assert carried(before, before, {"t": "lang", "m": [ENNEPETAL]}) == {
        "t": "lang",
        "m": [ENNEPETAL],
    }


def test_an_answer_that_is_hidden_is_kept() -> None:
    """It shows again when the changed question before it is answered as before."""
    second = a_choice("second", "Ja", "Nein", when={"first": ["ja"]})
    before = a_round(a_choice("first", "Ja", "Nein"), second)
    after = a_round({**a_choice("first", "Ja", "Nein"), "text": "Neu?"}, second)
    assert carried(before, after, {"first": "ja", "second": "nein"}) == {"second": "nein"}


def test_entries_come_with_their_number_and_not_beyond_it() -> None:
    before = a_round(BODIES)
    answers: dict[str, Value] = {
        "bodies": 2, "bodies.1.name": "Rat", "bodies.1.role": "rat", "bodies.2.name": "Beirat",
    }  # fmt: skip
    assert carried(before, before, answers) == answers
    assert carried(before, a_round({**BODIES, "max": 1}), answers) == {}
    assert carried(before, before, {**answers, "bodies.3.name": "Rest"}) == answers


@pytest.mark.parametrize("entries", [0, 1, 2])
def test_a_submission_becomes_a_draft_again(entries: int) -> None:
    """An empty group, too: no list stands where a number belongs."""
    choices = {**a_choice("c", "Ja", "Nein"), "kind": "choices", "min": 0}
    round_ = a_round(BODIES, choices)
    answers: dict[str, Value] = {"bodies": entries, "c": []}
    answers |= {f"bodies.{n}.name": "Rat" for n in range(1, entries + 1)}
    answers |= {f"bodies.{n}.role": "rat" for n in range(1, entries + 1)}
    assert answers_of(round_, collect(round_, answers)) == answers


# -- whatever there is ------------------------------------------------------------------


class Changing:
    """A round that is answered somehow, and changed somehow."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.round, self.roster = random_round(seed)
        self.key = self.roster.mandates[0].key

    def answers(self) -> dict[str, Value]:
        """A draft of it: some steps are left out, and some of what it hides is answered too."""
        found: dict[str, Value] = {}
        for _ in range(3):
            for _ in range(200):
                open_ = list(asked(self.round, self.roster, self.key, found))
                step = next((s for s in open_ if s.key not in found), None)
                if step is None:
                    break
                value = self._value(step, found)
                if value is not None:
                    found[step.key] = value
            for key in self.chance.sample(sorted(found), len(found) // 4):
                del found[key]
        return found

    def _value(self, step: Step, answers: dict[str, Value]) -> Value | None:
        offered = [o.id for o in offers(step, self.round, self.roster, self.key, answers)]
        several = self.chance.sample(offered, self.chance.randint(0, len(offered)))
        tries: list[Any] = [
            *offered[:1], self.chance.choice(offered or [""]), several, offered, "Wort", "123456",
            "2026-12-01", "2027-02-04", 1, 2, 12.5, "2000.00", 'a"b', "x",
        ]  # fmt: skip
        self.chance.shuffle(tries)
        if isinstance(step.question, Group):
            tries = [self.chance.randint(0, min(2, step.question.max))]
        for each in tries:
            held = fit(step, each, self.round, self.roster, self.key, answers)
            if isinstance(held, str | int | float | list):
                return held
        answers[step.key] = "?"  # so that the way goes on; it is refused wherever it comes to
        return None

    def corrected(self) -> tuple[Round, Roster] | None:
        """The same round with some changes; None where the rules forbid what came of it."""
        data = json.loads(self.round.model_dump_json(exclude_unset=True))
        for question in data["questions"]:
            self._change(question)
            for item in question.get("items", ()):
                if self.chance.random() < 0.3:
                    self._change(item)
        for field in data.get("fields", ()):
            if self.chance.random() < 0.2:
                field["label"] = "Anderes Feld"
        if len(data["questions"]) > 1 and self.chance.random() < 0.3:
            del data["questions"][self.chance.randrange(len(data["questions"]))]
        people = json.loads(self.roster.model_dump_json(exclude_unset=True))
        if self.chance.random() < 0.3:
            del people["mandates"][-1]
        try:
            round_, roster = Round.model_validate(data), Roster.model_validate(people)
        except ValueError:
            return None
        if [*broken(round_), *broken_together(round_, roster)]:
            return None
        return round_, roster

    def _change(self, question: dict[str, Any]) -> None:
        match self.chance.randint(0, 9):
            case 0:
                question["text"] = "Anders?"
            case 1 if question.get("options"):
                question["options"].pop()
            case 2 if question.get("options"):
                question["options"][0]["label"] = "Anders"
            case 3 if question["kind"] in ("choices", "municipalities", "text", "group"):
                question["max"] = 1
            case 4:
                question.pop("when", None)
            case 5 if question["kind"] == "text":
                question["pattern"] = "[0-9]+"


def test_carrying_over_never_invents_what_would_be_refused() -> None:
    looked = kept = lost = 0
    for seed in range(400):
        case = Changing(seed)
        answers, correction = case.answers(), case.corrected()
        if correction is None:
            continue
        after, roster = correction
        found = carried_over(case.round, after, roster, case.key, answers)
        steps = {step.key: step for step in asked(after, roster, case.key, found)}
        for key, value in found.items():
            assert unchanged(case.round, after, key), (seed, key)
            assert answers[key] == value or isinstance(value, list), (seed, key)
            if key in steps:
                assert fit(steps[key], value, after, roster, case.key, found) == value, (seed, key)
        for step, problem in objections(after, roster, case.key, found):
            assert step.key not in found or problem.code in ("exactly-one", "last"), (seed, step)
        looked, kept, lost = looked + 1, kept + len(found), lost + len(answers) - len(found)
    assert looked > 200
    assert kept > 500
    assert lost > 300


def test_without_a_change_everything_that_fits_carries_over() -> None:
    for seed in range(60):
        case = Changing(seed)
        answers = {key: value for key, value in case.answers().items() if value != "?"}
        steps = asked(case.round, case.roster, case.key, answers)
        refused = {step.key for step, _ in objections(case.round, case.roster, case.key, answers)}
        found = carried_over(case.round, case.round, case.roster, case.key, answers)
        for key, value in visible(steps, answers).items():
            assert key in refused or found.get(key) == value, (seed, key)
