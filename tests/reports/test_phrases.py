"""Every verdict, rule and state can be said in every language."""

from collections.abc import Callable
from typing import get_args

import pytest

from chat.texts import LANGUAGES, texts
from reports import phrases
from reports.report import Report
from survey.partners import Kind
from survey.round import Basis, Rule
from survey.submission import State
from survey.verdict import Verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_name_every_verdict_rule_and_basis_differently(language: str) -> None:
    for prefix, names in (
        ("report-verdict", get_args(Verdict)),
        ("report-rule", get_args(Rule)),
        ("report-basis", get_args(Basis)),
    ):
        said = {texts(language)(f"{prefix}-{name}") for name in names}
        assert len(said) == len(names)
        assert max(map(len, said)) <= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_name_every_kind_of_partners_differently(language: str) -> None:
    kinds = get_args(Kind)
    said = {texts(language)(f"report-partners-{kind}", listed="Herdecke") for kind in kinds}
    assert len(said) == len(kinds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_tell_every_state_in_short_sentences(
    make_report: Callable[..., Report], language: str
) -> None:
    states = get_args(State)
    said = {phrases.status(make_report(state=state, language=language)) for state in states}
    assert len(said) == len(states)
    sentences = [part for each in said for part in each.split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 25


def test_phrases_give_inhabitants_with_all_their_reference_dates(
    make_report: Callable[..., Report],
) -> None:
    report = make_report()
    older = report.roster.mandates[0].model_copy(
        update={"counted_on": report.roster.mandates[0].counted_on.replace(year=2011)}
    )
    roster = report.roster.model_copy(update={"mandates": (older, *report.roster.mandates[1:])})
    mixed = Report(report.summary, report.round, roster, report.texts, report.at)
    assert phrases.inhabitants(mixed) == (
        "Vertretene Einwohner: 173.652 von 201.044 (86,38\N{NO-BREAK SPACE}%), "
        "Stichtage 31.12.2011 bis 31.12.2019"
    )


def test_phrases_say_that_nobody_is_missing(make_report: Callable[..., Report]) -> None:
    assert phrases.missing(make_report(nil_returns=["05954032"])) == "Es fehlt niemand."


def test_phrases_say_that_no_quorum_is_asked_for(make_report: Callable[..., Report]) -> None:
    assert phrases.quorum(make_report(vote={"quorum": "0"})) == "Quorum: keines verlangt"


def test_phrases_name_field_and_question_where_there_are_several_of_both(
    make_report: Callable[..., Report],
) -> None:
    interest = make_report().round.question("interest").model_dump()
    staff = {**interest, "id": "staff", "text": "Personal für {field}?"}
    report = make_report(questions=[interest, staff], answers={})
    assert [phrases.vote_title(report, vote) for vote in report.summary.votes] == [
        "Wohnen: Interesse an Wohnen?",
        "Schule: Interesse an Schule?",
        "Wohnen: Personal für Wohnen?",
        "Schule: Personal für Schule?",
    ]
