"""Co-signing: the round that is asked, and the names that come of it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rounds.reader import read_round
from rounds.shelf import path_of
from survey.cosigning import (
    COSIGN,
    CosigningWords,
    Wish,
    cosigning_round,
    round_id,
    signatures,
    text_digest,
    wishes,
)
from survey.joint_draft import pieces_of, put, reworded
from survey.joint_vote import Block, Signature
from survey.submission import Submission, Submitter
from survey.text import Text

READING = read_round(path_of("jugendhilfe-votum"))
ROSTER = READING.roster
AT = dt.datetime(2026, 12, 21, 9, tzinfo=dt.UTC)
BRECKERFELD, ENNEPETAL, WITTEN = "05954004", "05954008", "05954036"
KEYS = tuple(mandate.key for mandate in ROSTER.mandates)
HEADS = {mandate.key: mandate.holders[0].person for mandate in ROSTER.mandates}
"""Nine towns, eight people: the head of Ennepetal is that of Breckerfeld too."""

NAMES = {(key, person): person for key, person in HEADS.items()}
WORDS = CosigningWords(*(Text(word) for word in ("t", "p", "q", "s", "yes", "if", "no")))


def answer(
    key: str,
    option: str = "consent",
    *,
    number: int = 1,
    role: Submitter = "head",
    person: str | None = None,
    words: str | None = None,
    late: bool = False,
) -> Submission:
    """What somebody says for a town."""
    answers: dict[str, object] = {COSIGN: option}
    if words is not None:
        answers[f"{COSIGN}.words"] = words
    who = person or HEADS[key]
    return Submission(key, number, who, role, AT, False, answers, late)


def test_eight_people_sign_for_nine_towns() -> None:
    found = signatures(ROSTER, [answer(key) for key in KEYS], NAMES)
    assert len(found.signed) == 8
    assert sum(len(each.towns) for each in found.signed) == 9
    assert found.signed[0] == Signature(
        name="Jugendamtsleitung Ennepetal", towns=("Breckerfeld", "Ennepetal")
    )
    assert found.missing == ()
    assert found.complete


def test_without_the_double_one_seven_people_sign_for_seven_of_nine_towns() -> None:
    others = [answer(key) for key in KEYS if key not in (BRECKERFELD, ENNEPETAL)]
    found = signatures(ROSTER, others, NAMES)
    assert len(found.signed) == 7
    assert [town for each in found.signed for town in each.towns] == [
        "Gevelsberg", "Hattingen", "Herdecke", "Schwelm", "Sprockhövel", "Wetter (Ruhr)", "Witten",
    ]  # fmt: skip
    assert found.missing == ("Breckerfeld", "Ennepetal")
    assert not found.complete


def test_nobody_has_signed_at_the_beginning() -> None:
    found = signatures(ROSTER, [], NAMES)
    assert found.signed == ()
    assert len(found.missing) == 9
    assert not found.complete


@pytest.mark.parametrize("option", ["change", "decline"])
def test_whoever_does_not_consent_does_not_sign(option: str) -> None:
    given = [answer(key) for key in KEYS[:-1]] + [answer(WITTEN, option, words="Nein.")]
    found = signatures(ROSTER, given, NAMES)
    assert found.missing == ("Witten",)
    assert "Jugendamtsleitung Witten" not in {each.name for each in found.signed}


def test_the_newest_word_holds() -> None:
    given = [answer(WITTEN, "change", words="Bitte kürzer."), answer(WITTEN, number=2)]
    assert [each.name for each in signatures(ROSTER, given, NAMES).signed] == [
        "Jugendamtsleitung Witten"
    ]
    back = [answer(WITTEN), answer(WITTEN, "decline", number=2, words="Doch nicht.")]
    assert signatures(ROSTER, back, NAMES).signed == ()
    assert wishes(ROSTER, back) == (Wish("Witten", "decline", "Doch nicht."),)


def test_a_late_consent_does_not_sign() -> None:
    assert signatures(ROSTER, [answer(WITTEN, late=True)], NAMES).signed == ()


def test_a_deputy_signs_as_one() -> None:
    names = {(WITTEN, "p"): "Vertretung Witten"}
    given = [answer(WITTEN, role="deputy", person="p")]
    assert signatures(ROSTER, given, names).signed == (
        Signature(name="Vertretung Witten", towns=("Witten",), deputy=True),
    )


def test_a_head_goes_before_a_deputy() -> None:
    names = {**NAMES, (WITTEN, "p"): "Vertretung Witten"}
    given = [answer(WITTEN), answer(WITTEN, number=2, role="deputy", person="p")]
    (signed,) = signatures(ROSTER, given, names).signed
    assert (signed.name, signed.deputy) == ("Jugendamtsleitung Witten", False)


def test_head_of_one_town_and_deputy_in_another_are_two_lines() -> None:
    given = [answer(ENNEPETAL), answer(WITTEN, role="deputy", person=HEADS[ENNEPETAL])]
    names = {**NAMES, (WITTEN, HEADS[ENNEPETAL]): HEADS[ENNEPETAL]}
    assert [(each.towns, each.deputy) for each in signatures(ROSTER, given, names).signed] == [
        (("Ennepetal",), False),
        (("Witten",), True),
    ]


def test_an_account_of_two_people_signs_for_each_in_their_own_name() -> None:
    """One who has joined as two heads of the roster: nobody's name is set for the other's town."""
    given = [answer(ENNEPETAL, person="both"), answer(WITTEN, person="both")]
    names = {(key, "both"): HEADS[key] for key in (ENNEPETAL, WITTEN)}
    assert [(each.name, each.towns) for each in signatures(ROSTER, given, names).signed] == [
        (HEADS[ENNEPETAL], ("Ennepetal",)),
        (HEADS[WITTEN], ("Witten",)),
    ]


def test_an_answer_by_phone_puts_nobody_under_the_letter() -> None:
    found = signatures(ROSTER, [answer(WITTEN, role="coordinator")], NAMES)
    assert found.signed == ()
    assert "Witten" in found.missing


def test_a_name_that_is_not_known_any_more_cannot_stand_there() -> None:
    found = signatures(ROSTER, [answer(WITTEN)], {})
    assert found.signed == ()
    assert "Witten" in found.missing


def test_wishes_are_told_in_words_by_town() -> None:
    given = [
        answer(WITTEN, "change", words="Bitte ohne Zahlen."),
        answer(ENNEPETAL),
        answer(BRECKERFELD, "decline", words="Der Rat hat nicht beraten."),
    ]
    assert wishes(ROSTER, given) == (
        Wish("Breckerfeld", "decline", "Der Rat hat nicht beraten."),
        Wish("Witten", "change", "Bitte ohne Zahlen."),
    )


def test_the_round_asks_one_question_of_everybody() -> None:
    closes = dt.datetime(2027, 1, 8, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    made = cosigning_round(READING.round, "x-cosign-1", closes, WORDS)
    assert made.closes == dt.datetime(2027, 1, 8, 12)  # noqa: DTZ001 - local to the round
    assert made.closes_at == closes
    assert (made.vote.rule, made.vote.quorum, made.nil_return) == ("unanimous", "0", False)
    assert made.reminders == READING.round.reminders
    assert (made.post_to, made.letter, made.opens) == ((), None, None)
    (question,) = made.questions
    assert question.kind == "choice"
    assert (question.id, question.vote, question.required) == ("cosign", True, True)
    assert [(each.id, each.counts, each.asks) for each in question.options] == [
        ("consent", "yes", None),
        ("change", "no", "words"),
        ("decline", "no", "words"),
    ]


@pytest.mark.parametrize(
    ("parent", "version", "taken", "expected"),
    [
        ("votum", 1, (), "votum-cosign-1"),
        ("votum", 2, ("votum-cosign-1",), "votum-cosign-2"),
        ("votum", 1, ("votum-cosign-1",), "votum-cosign-2"),
        ("a" * 31, 1, (), "a" * 31 + "-cosign-1"),
    ],
)
def test_its_id_comes_from_the_round_before(
    parent: str, version: int, taken: tuple[str, ...], expected: str
) -> None:
    assert round_id(parent, version, taken) == expected


def test_a_long_id_is_cut_and_stays_its_own() -> None:
    one, other = (round_id("a" * 39 + end, 12, ()) for end in "xy")
    assert one != other
    assert max(len(one), len(other)) == 40
    assert one.startswith("a" * 23 + "-")


def test_the_digest_is_that_of_what_the_letter_says() -> None:
    pieces = pieces_of([Block(id="a", text="Eins"), Block(id="b", text="Zwei")])
    assert text_digest(pieces) != text_digest(reworded(pieces, "a", "eins"))
    without = put(pieces, "b", out=True)
    assert text_digest(without) == text_digest(pieces_of([Block(id="a", text="Eins")]))
