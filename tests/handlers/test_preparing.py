"""Drafts that are put before the head, and what the review says about who worked on them."""

from typing import Any

import pytest

from chat.texts import texts
from storage import people
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, Stage, Talk

WITTEN, ENNEPETAL = "05954036", "05954008"
REVIEW = "Ihre Antworten im Überblick"
HEAD: dict[str, Any] = {"person": "kopf", "name": "Leitung A"}
PREPARER: dict[str, Any] = {"person": "sache", "role": "preparer", "name": "Sachbearbeitung B"}
DEPUTY: dict[str, Any] = {"person": "vertretung", "role": "deputy", "name": "Vertretung C"}
WAITS = (
    "Der Entwurf ist vorgelegt. Für Witten ist noch keine Amtsleitung beigetreten; "
    "sie erhält ihn, sobald sie beitritt."
)


@pytest.fixture
async def office(bare: Stage) -> Stage:
    """One office with a head, a deputy and a preparer; two questions."""
    round_ = a_round(a_choice("a", "Ja", "Nein"), a_choice("b", "Ja", "Nein"), nil_return=True)
    await bare.open(round_, a_roster(witten=[HEAD, DEPUTY, PREPARER]))
    return bare


async def answer(talk: Talk) -> None:
    """Everything, up to the review."""
    await talk.press_data("0 o small")
    if "Weiter" in talk.labels:
        await talk.press("Weiter", "Ja", "Ja")


async def test_draft_is_put_before_the_head_who_submits_it(office: Stage) -> None:
    head = await office.joined("kopf")
    preparer = await office.joined("sache")
    await answer(preparer)
    await preparer.press("Zur Abgabe vorlegen")
    assert preparer.toast == "Der Entwurf ist vorgelegt. Die Amtsleitung erhält eine Nachricht."

    (letter,) = await office.letters("prepared")
    assert (letter.chat, letter.about) == (head.account, {"mandate": WITTEN, "person": 2})
    await head.press_data(f"0 o small {WITTEN}")
    assert head.card.title == REVIEW
    await head.press("Verbindlich abgeben")
    (submission,) = await office.submissions("small")
    assert (submission.role, submission.answers) == ("head", {"a": "ja", "b": "ja"})


async def test_same_draft_is_put_before_the_head_once(office: Stage) -> None:
    await office.joined("kopf")
    preparer = await office.joined("sache")
    await answer(preparer)
    await preparer.press("Zur Abgabe vorlegen", "Zur Abgabe vorlegen")
    assert len(await office.letters("prepared")) == 1

    await preparer.change("b?")
    await preparer.press("Nein", "Zur Abgabe vorlegen")
    assert len(await office.letters("prepared")) == 2


async def test_preparer_is_told_when_no_head_has_joined_and_the_draft_waits(office: Stage) -> None:
    preparer = await office.joined("sache")
    await answer(preparer)
    await preparer.say("Zur Abgabe vorlegen")
    assert preparer.card.body.startswith(WAITS)
    assert await office.letters("prepared") == []

    head = await office.joined("kopf")
    (letter,) = await office.letters("prepared")
    assert (letter.chat, letter.about) == (head.account, {"mandate": WITTEN, "person": 1})
    assert head.card.title == REVIEW
    assert head.card.body.startswith(
        "Vorbereitet von Sachbearbeitung B am Dienstag, 24. November 2026, 10:00 Uhr.\n\n1. a?"
    )


async def test_draft_that_nobody_has_put_before_the_head_brings_no_letter(office: Stage) -> None:
    await answer(await office.joined("sache"))
    head = await office.joined("kopf")
    assert await office.letters("prepared") == []
    assert head.card.body.startswith("Im Entwurf haben auch geantwortet: Sachbearbeitung B\n\n1.")


async def test_deputy_who_joins_gets_no_letter_about_what_waits_for_the_head(
    office: Stage,
) -> None:
    preparer = await office.joined("sache")
    await answer(preparer)
    await preparer.press("Zur Abgabe vorlegen")
    deputy = await office.joined("vertretung")
    assert await office.letters("prepared") == []
    assert deputy.card.body.startswith("Vorbereitet von Sachbearbeitung B am")


async def test_head_who_joins_after_the_submission_gets_no_letter(office: Stage) -> None:
    preparer, deputy = await office.joined("sache"), await office.joined("vertretung")
    await answer(preparer)
    await preparer.press("Zur Abgabe vorlegen")
    await answer(deputy)
    await deputy.press("Verbindlich abgeben")
    await office.joined("kopf")
    assert await office.letters("prepared") == []


async def test_new_version_after_the_submission_waits_for_the_head_again(office: Stage) -> None:
    preparer, deputy = await office.joined("sache"), await office.joined("vertretung")
    await answer(preparer)
    await answer(deputy)
    await deputy.press("Verbindlich abgeben")
    await preparer.change("b?")
    await preparer.press("Nein", "Zur Abgabe vorlegen")
    await office.joined("kopf")
    assert len(await office.letters("prepared")) == 1


async def test_head_in_the_place_of_a_revoked_one_gets_the_draft_too(office: Stage) -> None:
    wrong, preparer = await office.joined("kopf"), await office.joined("sache")
    await answer(preparer)
    await preparer.press("Zur Abgabe vorlegen")
    coordinator = office.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press_data(await office.revoking("kopf", "small"))
    await office.invite("small")
    head = await office.joined("kopf")
    chats = [letter.chat for letter in await office.letters("prepared")]
    assert chats == [wrong.account, head.account]


async def test_draft_without_any_answer_can_be_put_before_the_head(bare: Stage) -> None:
    question = a_choice("a", "Ja", "Nein", required=False)
    await bare.open(a_round(question), a_roster(witten=[HEAD, PREPARER]))
    preparer = await bare.joined("sache")
    await preparer.press("Weiter", "Überspringen", "Zur Abgabe vorlegen")
    assert preparer.toast == WAITS
    head = await bare.joined("kopf")
    assert len(await bare.letters("prepared")) == 1
    await head.press("Weiter", "Ja")
    assert head.card.body.startswith("Vorbereitet von Sachbearbeitung B am")


async def test_head_changes_what_was_prepared_and_the_submission_is_the_heads(
    office: Stage,
) -> None:
    head, preparer = await office.joined("kopf"), await office.joined("sache")
    await answer(preparer)
    await preparer.press("Zur Abgabe vorlegen")
    await head.press_data("0 o small")
    await head.change("b?")
    await head.press("Nein")
    assert head.card.body.startswith("Vorbereitet von Sachbearbeitung B am")
    await head.press("Verbindlich abgeben")
    (submission,) = await office.submissions("small")
    person = await office.database.read(lambda c: people.of_account(c, head.account))
    assert person is not None
    assert (submission.role, submission.person) == ("head", person.opaque)
    assert submission.answers == {"a": "ja", "b": "nein"}
    assert len(await office.letters("receipt")) == 1


async def test_others_are_named_once_and_not_answer_by_answer(office: Stage) -> None:
    head, deputy = await office.joined("kopf"), await office.joined("vertretung")
    preparer = await office.joined("sache")
    await answer(preparer)
    await deputy.press_data("0 o small")
    await deputy.change("a?")
    await deputy.press("Nein")
    await preparer.press_data("0 o small")
    await preparer.press("Zur Abgabe vorlegen")
    await head.press_data("0 o small")
    assert head.card.body.startswith(
        "Vorbereitet von Sachbearbeitung B am Dienstag, 24. November 2026, 10:00 Uhr.\n"
        "Im Entwurf haben auch geantwortet: Vertretung C\n\n1. a?"
    )


async def test_who_answers_alone_is_not_told_so(office: Stage) -> None:
    head = await office.joined("kopf")
    await answer(head)
    assert head.card.body.startswith("1. a?")


async def test_two_towns_are_told_apart(bare: Stage) -> None:
    """The preparer works for both of them, one head has joined."""
    other = {"person": "andere", "name": "Leitung E"}
    roster = a_roster(ennepetal=[other, PREPARER], witten=[HEAD, PREPARER])
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), roster)
    head, preparer = await bare.joined("andere"), await bare.joined("sache")
    await preparer.press("Für beide übernehmen", "Ja", "Zur Abgabe vorlegen")
    assert preparer.toast == WAITS
    assert [letter.chat for letter in await bare.letters("prepared")] == [head.account]
    assert preparer.card.body.startswith("Ennepetal: Vorbereitet von Sachbearbeitung B am")
    assert "\nWitten: Vorbereitet von Sachbearbeitung B am" in preparer.card.body


@pytest.mark.parametrize("language", ["de", "en"])
def test_notice_fits_a_toast_for_two_long_names(language: str) -> None:
    town = "x" * 40
    assert len(texts(language)("prepare-waits", towns=town)) <= 200
