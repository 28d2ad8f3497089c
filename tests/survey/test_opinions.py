"""What a forum has said: attacked by somebody who knows the questionnaire and subtracts."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from survey.collect import Collected, collect
from survey.grouping import hides
from survey.opinions import Opinion, Opinions
from survey.questions import Choice, Choices, Rank
from survey.round import Round
from survey.step import Value, answer_key
from survey.steps import steps
from tests.survey.forum import KEYS, ORIGIN, a_choice, a_forum, groups, said

QUESTIONS = (
    a_choice("a", "x", "y", "z*"),
    a_choice("b", "p", "q", when={"a": ["x"]}),
    a_choice("c", "u", "v", "w", when={"b": ["p"]}, required=False),
    a_choice("m", "i", "j", "k", kind="choices", when={"a": ["x", "y"]}, required=False),
    a_choice("n", "i", "j", kind="choices", when={"b": ["p"], "a": ["x"]}),
    a_choice("o", "i", "j", "k", kind="choices", max=1, required=False),
    a_choice("r", "s", "t", kind="rank", required=False),
    a_choice("e", "s", "t", per="field"),
    a_choice("g", "s", "t", when={"e": ["s"]}),
    a_choice("h", "s", "t", "u", when={"m": ["i", "j"]}),
    {**ORIGIN, "when": {"a": ["x", "z"]}},
    {"kind": "text", "id": "t", "text": "t?", "required": False, "when": {"a": ["x"]}},
    {"kind": "number", "id": "n2", "text": "n?", "required": False},
)  # fmt: skip
FORUM = a_forum(*QUESTIONS)

found_as_is = settings(deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""A forum that is told wrongly has many people, and making it small takes minutes."""


@st.composite
def ballots(draw: st.DrawFn) -> list[Collected]:
    """What up to forty people say: each goes the way through the questions."""
    skew = draw(st.integers(1, 9))
    return [draw(ballot(skew)) for _ in range(draw(st.integers(0, 40)))]


@st.composite
def ballot(draw: st.DrawFn, skew: int) -> Collected:
    answers: dict[str, Value] = {}
    while step := next((s for s in steps(FORUM, answers) if s.key not in answers), None):
        if not step.question.required and draw(st.integers(0, 3)) == 0:
            answers[step.key] = "SKIPPED"
        elif step.asks or step.question.kind in ("text", "number"):
            answers[step.key] = draw(st.sampled_from(["Wort", "Satz"])) if step.asks else 7
        elif step.question.kind == "municipalities":
            answers[step.key] = [draw(st.sampled_from(KEYS))]
        else:
            answers[step.key] = draw(chosen(step.question, skew))
    return collect(FORUM, {k: v for k, v in answers.items() if v != "SKIPPED"})


def chosen(question: Any, skew: int) -> st.SearchStrategy[Value]:
    ids = [option.id for option in question.options]
    first = st.sampled_from(ids[:1] * skew + ids)
    if isinstance(question, Choice):
        return first
    if isinstance(question, Choices) and question.max == 1:
        return first.map(lambda each: [each])
    if isinstance(question, Rank):
        return st.permutations(ids)
    return st.lists(first, min_size=1, unique=True)


class Attacker:
    """Knows the questionnaire and everything that is told, and looks for few people."""

    def __init__(self, round_: Round, found: list[Collected], told: Opinions) -> None:
        self.round, self.ballots, self.told = round_, found, told
        self.asked = [{step.key for step in steps(round_, each)} for each in found]
        self.everyone = frozenset(range(len(found)))
        self.known: Known = {}

    def key(self, opinion: Opinion) -> str:
        field = next((f for f in self.round.fields if f.id == opinion.field), None)
        return answer_key(opinion.question, field)

    def people(self, opinion: Opinion) -> frozenset[int]:
        key = self.key(opinion)
        return frozenset(n for n, keys in enumerate(self.asked) if key in keys)

    def members(self, opinion: Opinion) -> list[frozenset[int]]:
        """Who is in each group, found out from the ballots themselves."""
        asked, key = self.people(opinion), self.key(opinion)
        question = self.round.question(opinion.question)
        one = isinstance(question, Choice | Rank) or getattr(question, "max", None) == 1
        found = []
        for group in opinion.groups:
            people = set()
            for n in self.everyone:
                value = self.ballots[n].get(key, [])
                value = [value] if isinstance(value, str) else value
                value = value[:1] if one else value
                if n not in asked:
                    inside = group.not_asked and n in next(around(opinion, self.known))
                else:
                    inside = bool({*value} & {*group.options}) or (group.no_answer and not value)
                people |= {n} if inside else set()
            found.append(frozenset(people))
        return found

    def around(self, opinion: Opinion) -> Iterator[frozenset[int]]:
        """Everything that is told and contains each group of the question."""
        yield self.everyone
        yield from around(opinion, self.known)
        if opinion.asked is not None:
            yield self.people(opinion)
        if opinion.answered is not None:
            key = self.key(opinion)
            yield frozenset(n for n, answers in enumerate(self.ballots) if key in answers)

    def shown(self) -> Iterator[tuple[Opinion, list[frozenset[int]]]]:
        """Of each question, the groups whose size is told, and who was asked if that is."""
        for opinion in self.told.questions:
            if opinion.asks is not None:
                continue
            members = self.members(opinion)
            for group, people in zip(opinion.groups, members, strict=True):
                assert group.people in (None, len(people))
            known = [
                p for g, p in zip(opinion.groups, members, strict=True) if g.people is not None
            ]
            if opinion.asked is not None:
                assert opinion.asked == len(self.people(opinion))
                known.append(self.people(opinion))
            self.known[self.key(opinion)] = {
                option: people
                for group, people in zip(opinion.groups, members, strict=True)
                for option in group.options
                if group.people is not None
            }
            yield opinion, known


@settings(found_as_is, max_examples=60)
@given(ballots())
def test_no_number_and_no_difference_is_of_one_to_four_people(found: list[Collected]) -> None:
    attacker = Attacker(FORUM, found, said(FORUM, found))
    for opinion, shown in attacker.shown():
        for small in shown:
            assert not hides(len(small))
            for large in attacker.around(opinion):
                if small <= large:
                    assert not hides(len(large - small))
        if opinion.asked is not None:
            for small in within(opinion, attacker.known):
                assert not small <= attacker.people(opinion) or not hides(
                    opinion.asked - len(small)
                )


Known = dict[str, dict[str, frozenset[int]]]
"""By the key of a question: the group in which each option is told."""


def around(opinion: Opinion, known: Known) -> Iterator[frozenset[int]]:
    """Groups that contain everybody to whom the question was put: for each condition, those that
    are told of its answers."""
    for name, wanted in FORUM.question(opinion.question).when.items():
        of = [groups for key, groups in known.items() if key.partition(".")[0] == name]
        told = [groups[option] for groups in of for option in wanted if option in groups]
        if told and len(told) == len(of) * len(wanted):
            yield frozenset().union(*told)


def within(opinion: Opinion, known: Known) -> Iterator[frozenset[int]]:
    """Groups of people all of whom were asked: each answer of a single condition will do."""
    when = FORUM.question(opinion.question).when
    for name, wanted in when.items() if len(when) == 1 else ():
        for key, told in known.items():
            if key.partition(".")[0] == name:
                yield from (told[option] for option in wanted if option in told)


@settings(found_as_is, max_examples=40)
@given(ballots())
def test_answered_and_texts_tell_of_no_few(found: list[Collected]) -> None:
    told = said(FORUM, found)
    for opinion in told.questions:
        if opinion.answered is not None and opinion.asked is not None:
            assert not hides(opinion.answered)
            assert not hides(opinion.asked - opinion.answered)
        assert not hides(len(opinion.texts))
        assert list(opinion.texts) == sorted(opinion.texts)
        if opinion.asks is not None and not opinion.withheld:
            (choice,) = [o for o in told.questions if o.question == "a" and o.asks is None]
            assert ("z", opinion.answered) in groups(choice)


@settings(found_as_is, max_examples=20)
@given(ballots(), st.randoms(use_true_random=False))
def test_order_of_the_ballots_changes_nothing(found: list[Collected], chance: Any) -> None:
    told = said(FORUM, found)
    chance.shuffle(found)
    assert said(FORUM, found) == told


@settings(found_as_is, max_examples=20)
@given(ballots())
def test_nothing_but_how_many_is_told_before_the_end(found: list[Collected]) -> None:
    for state in ("planned", "open", "superseded"):
        told = said(FORUM, found, state)
        assert (told.questions, told.provisional, told.turnout.municipalities) == ((), True, None)
        assert told.turnout.people == (len(found) if len(found) >= 5 else None)


@pytest.mark.parametrize("count", range(5))
def test_of_fewer_than_five_nothing_is_told(count: int) -> None:
    told = said(a_forum(a_choice("a", "x", "y")), [{"a": "x"}] * count)
    assert (told.turnout.people, told.turnout.municipalities, told.questions) == (None, None, ())


def of(**counts: int) -> list[Collected]:
    """So many ballots for each option of `a`."""
    return [{"a": option} for option, count in counts.items() for _ in range(count)]


def test_small_group_is_told_together_with_the_next_larger_one() -> None:
    (opinion,) = said(a_forum(a_choice("a", "x", "y", "z")), of(x=25, y=9, z=3)).questions
    assert groups(opinion) == [("x", 25), ("y+z", 12)]
    assert (opinion.asked, opinion.answered) == (37, 37)


def test_nobody_is_told_as_such() -> None:
    (opinion,) = said(a_forum(a_choice("a", "x", "y", "z")), of(x=5, z=6)).questions
    assert groups(opinion) == [("x", 5), ("y", 0), ("z", 6)]


def test_without_an_answer_is_a_group_too() -> None:
    forum = a_forum(a_choice("a", "x", "y", required=False))
    (opinion,) = said(forum, [*of(x=9, y=6), {}, {}]).questions
    assert groups(opinion) == [("x", 9), ("y+-", 8)]
    assert (opinion.asked, opinion.answered) == (17, None)


def test_question_behind_a_group_of_its_own_is_told_among_those_who_were_asked() -> None:
    forum = a_forum(a_choice("a", "x", "y"), a_choice("b", "p", "q", when={"a": ["x"]}))
    people = [{"a": "x", "b": "p"}] * 17 + [{"a": "x", "b": "q"}] * 3 + of(y=15)
    _, opinion = said(forum, people).questions
    assert groups(opinion) == [("p+q", 20)]
    assert opinion.asked == 20


def test_question_behind_a_mixed_group_is_told_with_those_who_were_not_asked() -> None:
    """Otherwise the three who come from elsewhere could be counted."""
    forum = a_forum(a_choice("a", "here", "elsewhere"), {**ORIGIN, "when": {"a": ["here"]}})
    one, two, _ = KEYS
    people = [{"a": "here", "town": [town]} for town in [one] * 17 + [two] * 9]
    first, opinion = said(forum, people + of(elsewhere=3)).questions
    assert groups(first) == [("here+elsewhere", 29)]
    assert groups(opinion) == [(one, 17), (f"{two}+?", 12), (KEYS[2], 0)]
    assert (opinion.asked, opinion.answered) == (None, None)


def test_several_answers_behind_a_mixed_group_are_withheld() -> None:
    forum = a_forum(
        a_choice("a", "x", "y"),
        a_choice("b", "p", "q", kind="choices", when={"a": ["x"]}),
        {"kind": "text", "id": "t", "text": "t?", "when": {"a": ["x"]}},
    )
    people = [{"a": "x", "b": ["p"], "t": "Wort"}] * 20 + of(y=3)
    _, choices, text = said(forum, people).questions
    assert (choices.withheld, choices.groups, choices.asked) == (True, (), None)
    assert (text.withheld, text.texts) == (True, ())


def test_a_rank_is_told_by_what_stands_first() -> None:
    forum = a_forum(a_choice("a", "x", "y", kind="rank"))
    (opinion,) = said(forum, [{"a": ["x", "y"]}] * 6 + [{"a": ["y"]}] * 7).questions
    assert groups(opinion) == [("x", 6), ("y", 7)]


def test_texts_are_sorted_and_have_no_municipality() -> None:
    forum = a_forum({"kind": "text", "id": "t", "text": "t?", "required": False}, ORIGIN)
    words = ["b", "A", "a", "c", "B"]
    people = [{"t": each, "town": [KEYS[0]]} for each in words] + [{"town": [KEYS[1]]}] * 5
    text, _ = said(forum, people).questions
    assert text.texts == ("A", "a", "B", "b", "c")
    assert (text.asked, text.answered, text.groups) == (10, 5, ())
    assert said(forum, people[1:]).questions[0].withheld


def test_numbers_are_sorted_as_numbers() -> None:
    forum = a_forum({"kind": "number", "id": "t", "text": "t?"})
    (opinion,) = said(forum, [{"t": each} for each in (10, 9, 2.5, 100, 1)]).questions
    assert opinion.texts == ("1", "2.5", "9", "10", "100")


def test_people_and_municipalities_stand_side_by_side() -> None:
    forum = a_forum(a_choice("a", "x", "y"), ORIGIN)
    split = Counter({("x", KEYS[0]): 4, ("x", KEYS[1]): 3, ("y", KEYS[0]): 3, ("y", KEYS[1]): 4})
    split["y", KEYS[2]] = 2
    people = [{"a": a, "town": [town]} for (a, town), n in split.items() for _ in range(n)]
    told = said(forum, people)
    assert told.turnout.model_dump() == {"people": 16, "municipalities": 3, "of": 3}
    found = [(each.people, each.municipalities) for each in told.questions[0].groups]
    assert found == [(7, 2), (9, 3)]


def test_the_json_is_the_published_format() -> None:
    told = said(a_forum(a_choice("a", "x", "y", "z")), of(x=25, y=9, z=3))
    found = json.loads(told.model_dump_json())
    assert list(found) == ["format", "round", "provisional", "turnout", "questions", "chain"]
    assert found["turnout"] == {"people": 37, "municipalities": None, "of": 3}
    assert found["questions"] == [
        {
            "question": "a", "field": None, "asks": None, "withheld": False, "asked": 37,
            "answered": 37, "texts": [],
            "groups": [
                {"options": ["x"], "no_answer": False, "not_asked": False, "people": 25,
                 "municipalities": None},
                {"options": ["y", "z"], "no_answer": False, "not_asked": False, "people": 12,
                 "municipalities": None},
            ],
        }
    ]  # fmt: skip
