"""What time does to a conversation: planned rounds, the deadline, late submissions, closing."""

import datetime as dt

import pytest

from storage import rounds
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

ASK = "Frage an die Koordination"

WITTEN, BRECKERFELD, ENNEPETAL = "05954036", "05954004", "05954008"
OVER = "Die Frist ist abgelaufen. Antworten werden nicht mehr angenommen."
SECOND = dt.timedelta(seconds=1)


def until(instant: dt.datetime) -> dt.datetime:
    """So that the next event arrives at this instant."""
    return instant - SECOND


# -- before ------------------------------------------------------------------------------


async def test_planned_round_tells_when_it_begins_and_takes_nothing(bare: Stage) -> None:
    round_ = a_round(a_choice("a", "Ja", "Nein"), nil_return=True)
    await bare.open(round_, a_roster(witten=[{"person": "kopf"}]), planned=True)
    talk = await bare.joined("kopf")
    assert "Die Abfrage beginnt am Dienstag, 24. November 2026, 10:00 Uhr." in talk.card.body
    assert talk.labels == ["Vertretung und Sachbearbeitung", ASK, "Übersicht"]

    turn = talk.data("Übersicht").split()[0]
    for verb in "nztx":
        await talk.press_data(f"{turn} {verb}")
    await talk.say("Weiter", "/fehlanzeige")
    assert await bare.submissions("small") == []
    await talk.press("Übersicht")
    assert talk.card.body == (
        "Kleine Abfrage\n– Witten: beginnt am Dienstag, 24. November 2026, 10:00 Uhr"
    )


async def test_opened_round_shows_its_buttons_when_the_card_is_shown_again(bare: Stage) -> None:
    round_ = a_round(a_choice("a", "Ja", "Nein"))
    await bare.open(round_, a_roster(witten=[{"person": "kopf"}]), planned=True)
    talk = await bare.joined("kopf")
    await bare.database.write(lambda c: rounds.mark_opened(c, "small", bare.now))
    await bare.touch(talk)
    await bare.show_again(talk)
    assert talk.labels == ["Weiter", "Vertretung und Sachbearbeitung", ASK, "Übersicht"]
    await talk.press("Weiter")
    assert talk.card.title == "a?"


async def test_card_that_is_shown_is_not_shown_again(stage: Stage, witten: Talk) -> None:
    shown = witten.shown
    await stage.show_again(witten)
    assert witten.shown == shown


# -- the deadline ------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "late"), [(DEADLINE - SECOND, False), (DEADLINE, True)])
async def test_deadline_is_the_first_instant_that_is_too_late(
    stage: Stage, witten: Talk, at: dt.datetime, late: bool
) -> None:
    await witten.filled(WITTEN)
    stage.now = until(at)
    await witten.press("Verbindlich abgeben")
    (submission,) = await stage.submissions()
    assert (submission.late, submission.at) == (late, at)


async def test_late_submission_is_told_logged_apart_and_reported(
    stage: Stage, witten: Talk
) -> None:
    await stage.talk(COORDINATOR).say("/start")
    await witten.filled(WITTEN)
    stage.now = DEADLINE
    await witten.press("Verbindlich abgeben")
    assert witten.toast == (
        "Die Frist war schon abgelaufen. Ihre Abgabe ist als verspätet vermerkt."
    )
    assert await stage.log() == ["joined", "late"]
    (letter,) = await stage.letters("late")
    assert (letter.chat, letter.about) == (COORDINATOR, {"submission": 1})
    assert witten.card.body == (
        "Witten: Abgabe Nr. 1 vom Freitag, 18. Dezember 2026, 12:00 Uhr "
        "ist als verspätet vermerkt. Sie zählt nicht mit.\n\n"
        "Die Frist ist abgelaufen. Bitte wenden Sie sich bei Fragen an die Koordination."
    )
    assert witten.labels == [ASK, "Übersicht"]
    await witten.press("Übersicht")
    assert witten.card.body.endswith("– Witten: verspätet abgegeben (Nr. 1), zählt nicht mit")


async def test_late_submission_is_not_repeated(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    stage.now = DEADLINE
    await witten.press("Verbindlich abgeben")
    turn = witten.data("Übersicht").split()[0]
    await witten.press_data(f"{turn} w")
    await witten.last_page()
    await witten.press("Verbindlich abgeben")
    assert witten.toast == (
        "Diese Abgabe ist schon als verspätet vermerkt. Eine weitere ist nicht nötig."
    )
    assert len(await stage.submissions()) == 1
    assert witten.labels == [ASK, "Übersicht"]


async def test_late_draft_that_has_changed_since_can_be_submitted_again(
    stage: Stage, witten: Talk
) -> None:
    await witten.filled(WITTEN)
    stage.now = DEADLINE
    await witten.press("Verbindlich abgeben")
    await stage.write(WITTEN, {"remarks": "Anders"})
    await witten.say("/start")
    assert witten.labels == ["Antworten prüfen", ASK, "Übersicht"]
    await witten.press("Antworten prüfen")
    await witten.last_page()
    await witten.press("Verbindlich abgeben")
    assert [each.late for each in await stage.submissions()] == [True, True]


async def test_tap_after_the_deadline_is_refused(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    draft = await stage.draft(WITTEN)
    stage.now = DEADLINE
    await witten.press("Städte untereinander")
    assert witten.toast == OVER
    assert witten.card.body == (
        "Witten: Es liegt keine Abgabe vor.\n\n"
        "Die Frist ist abgelaufen. Bitte wenden Sie sich bei Fragen an die Koordination."
    )
    assert witten.labels == [ASK, "Übersicht"]
    assert await stage.draft(WITTEN) == draft


async def test_words_after_the_deadline_are_refused(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    stage.now = DEADLINE
    await witten.say("Ja")
    assert witten.card.body.startswith(OVER)
    assert await stage.draft(WITTEN) == {}


@pytest.mark.parametrize("label", ["Weiter", "Fehlanzeige"])
async def test_nothing_begins_after_the_deadline(stage: Stage, witten: Talk, label: str) -> None:
    stage.now = DEADLINE
    await witten.press(label)
    assert witten.toast == OVER
    assert await stage.submissions() == []


@pytest.mark.parametrize("label", ["Ändern", "Zurück"])
async def test_review_leads_nowhere_but_to_submitting_after_the_deadline(
    stage: Stage, witten: Talk, label: str
) -> None:
    await witten.filled(WITTEN)
    stage.now = DEADLINE
    await witten.press(label)
    assert witten.toast == OVER
    assert witten.labels == ["Antworten prüfen", ASK, "Übersicht"]


async def test_complete_draft_can_still_be_submitted_late(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.press("Zurück")
    stage.now = DEADLINE
    await witten.say("/start")
    assert (
        "Ihr Entwurf ist vollständig, aber nicht abgegeben. Sie können ihn noch verspätet abgeben."
    ) in witten.card.body
    await witten.press("Antworten prüfen")
    assert witten.card.body.endswith(
        "Die Frist ist abgelaufen. "
        "Eine Abgabe wird jetzt als verspätet vermerkt und zählt nicht mit."
    )
    assert witten.labels == ["Verbindlich abgeben", "Übersicht"]
    await witten.press("Verbindlich abgeben")
    assert [each.late for each in await stage.submissions()] == [True]


async def test_incomplete_draft_is_not_submitted_late(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    stage.now = DEADLINE
    await witten.say("/start")
    turn = witten.data("Übersicht").split()[0]
    await witten.press_data(f"{turn} w")
    assert witten.labels == [ASK, "Übersicht"]


async def test_submission_in_time_is_shown_and_unchangeable_after_the_deadline(
    stage: Stage, witten: Talk
) -> None:
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben")
    change = witten.data("Ändern")
    stage.now = DEADLINE
    await witten.press_data(change)
    await witten.say("/start")
    assert witten.card.body.startswith("Witten: Abgabe Nr. 1 vom")
    assert witten.labels == [ASK, "Übersicht"]


async def test_closed_round_says_so_on_the_card_that_still_asked(
    stage: Stage, witten: Talk
) -> None:
    await witten.press("Weiter")
    stage.now = DEADLINE
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, DEADLINE))
    await stage.touch(witten)
    await stage.show_again(witten)
    assert witten.labels == [ASK, "Übersicht"]
    await witten.press("Übersicht")
    assert witten.card.body.endswith("– Witten: nicht abgegeben, Frist abgelaufen")


async def test_more_time_after_the_deadline_opens_the_way_again(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    stage.now = DEADLINE
    await witten.press("Städte untereinander")
    await stage.extend(WITTEN, dt.timedelta(days=1))
    await stage.touch(witten)
    await stage.show_again(witten)
    assert witten.card.body == "Witten: Es liegt keine Abgabe vor."
    assert witten.labels == ["Witten öffnen", ASK, "Übersicht"]
    await witten.press("Witten öffnen", "Städte untereinander")
    assert (await stage.draft(WITTEN))["form.engagement"] == ["towns"]


async def test_deadline_belongs_to_a_mandate(stage: Stage, double: Talk) -> None:
    """One of the two towns has got more time."""
    await double.press("Für beide übernehmen", "Ja")
    await stage.extend(ENNEPETAL, dt.timedelta(days=1))
    stage.now = DEADLINE
    await double.press("Städte untereinander")
    assert double.toast == OVER
    assert double.labels == ["Ennepetal öffnen", ASK, "Übersicht"]
    await double.press("Ennepetal öffnen")
    assert double.card.head == "Ennepetal · Teil 1 von 10: Bürgerschaftliches Engagement"
    await double.press("Städte untereinander", "Weiter")
    assert "form.engagement" in await stage.draft(ENNEPETAL)
    assert "form.engagement" not in await stage.draft(BRECKERFELD)


async def test_start_after_the_end_leads_to_the_round_that_runs(stage: Stage, witten: Talk) -> None:
    await witten.press("Fehlanzeige")
    stage.now = DEADLINE + dt.timedelta(days=1)
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, DEADLINE))
    later = a_round(a_choice("a", "Ja", "Nein"), closes="2027-02-01T12:00:00")
    await stage.open(later, a_roster(witten=[{"person": "Amtsleitung Witten"}]))
    await witten.follow("Amtsleitung Witten")
    await witten.press("Ja, das bin ich")
    assert witten.card.title == "Kleine Abfrage"
    await witten.press("Übersicht")
    assert witten.labels == [
        "1. Witten öffnen",
        "2. Witten öffnen",
        "Vertretung und Sachbearbeitung",
    ]
    assert witten.card.body == (
        "Solidarpakt Ennepe-Ruhr: Interessenbekundung\n"
        "– Witten: abgegeben (Nr. 1)\n\n"
        "Kleine Abfrage\n"
        "– Witten: offen, Frist Montag, 1. Februar 2027, 12:00 Uhr (MEZ)"
    )
    await witten.press("1. Witten öffnen")
    await witten.say("/start")
    assert witten.card.title == "Kleine Abfrage"
