"""Heads, deputies and preparers on one mandate, and several people on one draft."""

import datetime as dt
from typing import Any

import pytest

from tests.handlers.small import TOWNS, a_choice, a_roster, a_round, a_text
from tests.handlers.stage import Stage, Talk

ASK = "Frage an die Koordination"

WITTEN = "05954036"
REVIEW = "Ihre Antworten im Überblick"
HEAD: dict[str, Any] = {"person": "kopf", "name": "Leitung A"}
DEPUTY: dict[str, Any] = {
    "person": "vertretung", "role": "deputy", "from_": "2026-11-25", "to": "2026-11-27",
}  # fmt: skip
PREPARER: dict[str, Any] = {"person": "sache", "role": "preparer", "name": "Sachbearbeitung B"}
DURING = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC)


@pytest.fixture
async def office(bare: Stage) -> Stage:
    """One office with a head, a deputy for three days and a preparer; two questions."""
    round_ = a_round(a_choice("a", "Ja", "Nein"), a_choice("b", "Ja", "Nein"), nil_return=True)
    await bare.open(round_, a_roster(witten=[HEAD, DEPUTY, PREPARER]))
    return bare


async def answer(talk: Talk) -> None:
    """Everything, up to the review."""
    await talk.press_data("0 o small")
    if "Weiter" in talk.labels:
        await talk.press("Weiter", "Ja", "Ja")


# -- preparing ---------------------------------------------------------------------------


async def test_preparer_cannot_submit(office: Stage) -> None:
    preparer = await office.joined("sache")
    await answer(preparer)
    assert "Abgeben können ihn nur Amtsleitung oder Stellvertretung." in preparer.card.body
    assert preparer.labels == ["Zur Abgabe vorlegen", "Ändern", "Zurück"]

    turn = preparer.data("Ändern").split()[0]
    await preparer.press_data(f"{turn} u")
    assert preparer.toast == "Abgeben kann nur die Amtsleitung oder ihre Stellvertretung."
    assert await office.submissions("small") == []


async def test_preparer_is_offered_no_nil_return(office: Stage) -> None:
    preparer = await office.joined("sache")
    assert preparer.labels == ["Weiter", ASK, "Übersicht"]
    turn = preparer.data("Weiter").split()[0]
    await preparer.press_data(f"{turn} z")
    assert preparer.toast == "Abgeben kann nur die Amtsleitung oder ihre Stellvertretung."
    assert await office.submissions("small") == []


# -- deputising --------------------------------------------------------------------------


async def test_deputy_submits_in_the_time_given(office: Stage) -> None:
    office.now = DURING
    deputy = await office.joined("vertretung")
    await answer(deputy)
    await deputy.press("Verbindlich abgeben")
    (submission,) = await office.submissions("small")
    assert submission.role == "deputy"


async def test_deputy_joins_before_the_time_and_waits(office: Stage) -> None:
    deputy = await office.joined("vertretung")
    assert deputy.card.title == "Ihre Abfragen"
    assert deputy.card.body == (
        "Kleine Abfrage\n"
        "– Witten: Ihre Stellvertretung gilt zurzeit nicht (25.11.2026 bis 27.11.2026)"
    )
    assert deputy.labels == []
    await deputy.press_data("0 o small")
    assert deputy.toast == "Dazu sind Sie nicht berechtigt."


@pytest.mark.parametrize(
    ("now", "may"),
    [
        ("2026-11-24T22:59:00+00:00", False),
        ("2026-11-24T23:00:00+00:00", True),
        ("2026-11-27T22:58:00+00:00", True),
        ("2026-11-27T23:00:00+00:00", False),
    ],
)
async def test_days_of_a_deputy_are_those_of_the_round(office: Stage, now: str, may: bool) -> None:
    """From 25 to 27 November in Berlin, both included."""
    deputy = await office.joined("vertretung")
    office.now = dt.datetime.fromisoformat(now)
    await deputy.press_data("0 o small")
    assert (deputy.card.title == "Kleine Abfrage") == may


async def test_deputy_whose_time_ends_in_the_middle_does_nothing_more(office: Stage) -> None:
    office.now = DURING
    deputy = await office.joined("vertretung")
    await deputy.press("Weiter", "Ja")
    office.now = DURING + dt.timedelta(days=3)
    await deputy.press("Nein")
    assert deputy.toast == "Dazu sind Sie nicht berechtigt."
    assert deputy.card.title == "Ihre Abfragen"
    assert await office.draft(WITTEN, "small") == {"a": "ja"}


async def test_deputy_whose_time_ended_cannot_type_either(office: Stage) -> None:
    office.now = DURING
    deputy = await office.joined("vertretung")
    await deputy.press("Weiter", "Ja")
    office.now = DURING + dt.timedelta(days=3)
    await deputy.say("Nein")
    assert deputy.card.body.startswith("Dazu sind Sie nicht berechtigt.")
    assert await office.draft(WITTEN, "small") == {"a": "ja"}


# -- precedence --------------------------------------------------------------------------


async def test_deputy_is_refused_after_the_head_and_shown_what_counts(office: Stage) -> None:
    office.now = DURING
    head, deputy = await office.joined("kopf"), await office.joined("vertretung")
    await answer(deputy)
    await head.press("Fehlanzeige")
    await deputy.press("Verbindlich abgeben")

    assert deputy.toast.startswith("Die Amtsleitung hat schon abgegeben.")
    assert deputy.card.body.startswith("Witten: Fehlanzeige Nr. 1 vom")
    assert deputy.labels == [ASK, "Übersicht"]
    assert [each.role for each in await office.submissions("small")] == ["head"]


async def test_head_submits_after_the_deputy_and_counts(office: Stage) -> None:
    office.now = DURING
    head, deputy = await office.joined("kopf"), await office.joined("vertretung")
    await deputy.press("Fehlanzeige")
    await head.press_data(f"0 o small {WITTEN}")
    assert head.card.body.startswith("Witten: Fehlanzeige Nr. 1 vom")
    await head.press("Ändern", "Weiter", "Ja", "Ja", "Verbindlich abgeben")
    assert [each.role for each in await office.submissions("small")] == ["deputy", "head"]
    assert head.card.body.startswith("Witten: Abgabe Nr. 2 vom")


async def test_of_two_roles_on_one_mandate_the_higher_one_acts(office: Stage) -> None:
    """The same human being opens the preparer's link and the head's."""
    both = await office.joined("sache")
    await both.follow("kopf")
    await both.press("Ja, das bin ich")
    await answer(both)
    await both.press("Verbindlich abgeben")
    (submission,) = await office.submissions("small")
    assert submission.role == "head"


async def test_nothing_is_submitted_together_where_one_mandate_is_only_prepared(
    bare: Stage,
) -> None:
    mixed = [{"person": "kopf", "role": "preparer"}, {"person": "andere"}]
    roster = a_roster(witten=[{"person": "kopf"}], ennepetal=mixed)
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), roster)
    talk = await bare.joined("kopf")
    await talk.press("Für beide übernehmen", "Ja")
    assert "Verbindlich abgeben" not in talk.labels
    await talk.press("Getrennt beantworten", "Verbindlich abgeben")
    assert [each.mandate for each in await bare.submissions("small")] == [WITTEN]


async def test_everybody_can_answer_for_three_towns_at_once(bare: Stage) -> None:
    holder = [{"person": "kopf"}]
    towns = {town.lower(): holder for town in TOWNS.values()}
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), a_roster(**towns))
    talk = await bare.joined("kopf")
    assert "Sie antworten für Ennepetal, Breckerfeld und Witten." in talk.card.body
    await talk.press("Für alle übernehmen", "Ja", "Verbindlich abgeben")
    assert len(await bare.submissions("small")) == 3


# -- one draft, several people -----------------------------------------------------------


async def test_review_that_somebody_has_overtaken_submits_nothing_and_names_the_change(
    office: Stage,
) -> None:
    head, preparer = await office.joined("kopf"), await office.joined("sache")
    await answer(head)
    await answer(preparer)
    await preparer.change("b?")
    await preparer.press("Nein")
    await head.press("Verbindlich abgeben")

    assert await office.submissions("small") == []
    assert head.card.title == REVIEW
    assert head.card.body.startswith(
        "Der Entwurf wurde inzwischen geändert. Es wurde nichts abgegeben. "
        "Bitte prüfen Sie noch einmal.\n– Sachbearbeitung B: b?\n\n"
        "Im Entwurf haben auch geantwortet: Sachbearbeitung B\n\n1. a?\n– Ja\n\n2. b?\n– Nein"
    )
    await head.press("Verbindlich abgeben")
    (submission,) = await office.submissions("small")
    assert submission.answers == {"a": "ja", "b": "nein"}


async def test_overtaken_draft_is_not_put_before_the_head(office: Stage) -> None:
    head, preparer = await office.joined("kopf"), await office.joined("sache")
    await answer(preparer)
    await head.press_data("0 o small")
    await head.change("a?")
    await head.press("Nein")
    await preparer.press("Zur Abgabe vorlegen")
    assert "– Leitung A: a?" in preparer.card.body
    assert await office.letters("prepared") == []


async def test_many_changes_by_others_are_counted_behind_the_tenth(bare: Stage) -> None:
    questions = [a_text(f"q{n}", required=False) for n in range(12)]
    await bare.open(a_round(*questions), a_roster(witten=[HEAD, PREPARER]))
    head = await bare.joined("kopf")
    await head.press("Weiter", *["Überspringen"] * 12)
    await bare.write(WITTEN, {f"q{n}": "x" for n in range(12)}, round_="small")
    await head.press("Verbindlich abgeben")
    assert head.card.body.count("– Leitung A: q") == 10
    assert "\n– und 2 weitere\n" in head.card.body


async def test_question_that_somebody_has_hidden_leads_to_the_review(bare: Stage) -> None:
    hidden = a_choice("b", "Ja", "Nein", when={"a": ["ja"]})
    await bare.open(a_round(a_choice("a", "Ja", "Nein"), hidden), a_roster(witten=[HEAD, PREPARER]))
    head, preparer = await bare.joined("kopf"), await bare.joined("sache")
    await head.press("Weiter", "Ja")
    await preparer.press_data("0 o small")
    await preparer.press("Zurück", "Nein")
    await head.press("Ja")
    assert head.toast == "Diese Taste gehört zu einem früheren Stand. Es gilt die aktuelle Karte."
    assert head.card.title == REVIEW
    assert await bare.draft(WITTEN, "small") == {"a": "nein"}
