"""Whoever acts, acts on what was shown: what others did since is told, and nothing is replaced."""

import pytest

from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import Stage, Talk

WITTEN, ENNEPETAL = "05954036", "05954008"
VOTE = a_choice("vote", "Ja", "Nein", vote=True)


@pytest.fixture
async def office(bare: Stage) -> Stage:
    """Two people who may both submit for one town."""
    roster = a_roster(witten=[{"person": "eins"}, {"person": "zwei"}])
    await bare.open(a_round(VOTE, nil_return=True), roster)
    return bare


@pytest.fixture
async def double(bare: Stage) -> Talk:
    """A head of two towns, one of which has a second head."""
    towns = {
        "witten": [{"person": "beide"}],
        "ennepetal": [{"person": "beide"}, {"person": "zwei"}],
    }
    roster = a_roster(**towns)
    cooperations = {
        "kind": "group",
        "id": "known",
        "text": "Was gibt es schon?",
        "repeat": True,
        "required": False,
        "items": [{"kind": "text", "id": "subject", "text": "Worum geht es?"}],
    }
    await bare.open(a_round(VOTE, cooperations, nil_return=True), roster)
    return await bare.joined("beide")


async def test_nil_return_does_not_replace_a_vote_that_was_not_shown(office: Stage) -> None:
    one, two = await office.joined("eins"), await office.joined("zwei")
    await two.press("Weiter", "Ja", "Verbindlich abgeben")
    await one.press("Fehlanzeige")
    (kept,) = await office.submissions("small")
    assert (kept.nil_return, kept.answers) == (False, {"vote": "ja"})
    assert "zwei: Abgabe Nr. 1 für Witten" in one.card.body
    assert "Es wurde nichts abgegeben." in one.card.body


async def test_submission_does_not_replace_a_nil_return_that_was_not_shown(office: Stage) -> None:
    one, two = await office.joined("eins"), await office.joined("zwei")
    await two.press("Weiter", "Ja")
    await one.press("Fehlanzeige")
    await two.press("Verbindlich abgeben")
    (kept,) = await office.submissions("small")
    assert kept.nil_return
    assert "eins: Abgabe Nr. 1 für Witten" in two.card.body
    await two.press("Verbindlich abgeben")
    assert [each.nil_return for each in await office.submissions("small")] == [True, False]


async def test_one_answer_for_all_does_not_replace_a_draft_that_was_not_shown(
    bare: Stage, double: Talk
) -> None:
    two = await bare.joined("zwei")
    await two.press("Weiter", "Nein")
    await double.press("Für beide übernehmen")
    assert await bare.draft(ENNEPETAL, "small") == {"vote": "nein"}
    assert "Ennepetal" in double.card.head
    assert "zwei: vote?" in double.card.body


async def test_towns_with_different_votes_are_changed_one_by_one(bare: Stage, double: Talk) -> None:
    await double.press("Getrennt beantworten", "Ja", "Überspringen", "Verbindlich abgeben")
    await double.press("Ennepetal öffnen", "Fehlanzeige")
    await double.say("/start")
    assert double.card.head == "Witten, Ennepetal"
    await double.press("Ändern")
    assert double.labels == ["Witten öffnen", "Ennepetal öffnen", "Vertretung und Sachbearbeitung"]
    assert [each.nil_return for each in await bare.submissions("small")] == [False, True]


async def test_list_of_entries_is_taken_over_as_a_whole(bare: Stage, double: Talk) -> None:
    await double.press("Für beide übernehmen", "Ja", "Eintrag hinzufügen")
    await double.say("Jugendschutzstelle")
    two = await bare.joined("zwei")
    await two.say("/start")
    for draft in (WITTEN, ENNEPETAL):
        assert await bare.draft(draft, "small") == {
            "vote": "ja",
            "known": 1,
            "known.1.subject": "Jugendschutzstelle",
        }
    await double.press("1. Eintrag entfernen")
    for draft in (WITTEN, ENNEPETAL):
        assert await bare.draft(draft, "small") == {"vote": "ja", "known": 0}
