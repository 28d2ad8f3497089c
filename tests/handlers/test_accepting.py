"""Accepting what came after the deadline: on record, told, and counted from then on."""

import datetime as dt
import json

import pytest

from storage import Connection, outbox, results, rounds
from storage.outbox import Letter
from survey.roster import Roster
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

ASK = "Frage an die Koordination"

WITTEN = "05954036"
ACCEPT = f"0 A {ROUND} 1"
HOLDERS = [{"person": "kopf"}, {"person": "vertretung", "role": "deputy"}]
ROSTER: Roster = a_roster(witten=HOLDERS)


@pytest.fixture
async def late(stage: Stage, witten: Talk) -> Talk:
    """The head of Witten, who has submitted a second after the deadline."""
    await witten.filled(WITTEN)
    stage.now = DEADLINE
    await witten.press("Verbindlich abgeben")
    return witten


@pytest.fixture
async def coordinator(stage: Stage) -> Talk:
    talk = stage.talk(COORDINATOR)
    await talk.say("/start")
    return talk


async def turnout(stage: Stage, round_: str = ROUND) -> tuple[int, int]:
    found = await stage.database.read(lambda c: results.summary(c, round_).turnout)
    return found.submitted, found.late


async def test_accepted_submission_counts_and_is_on_record(
    stage: Stage, late: Talk, coordinator: Talk
) -> None:
    assert await turnout(stage) == (0, 1)
    await coordinator.press_data(ACCEPT)
    assert coordinator.toast == "Die Abgabe Nr. 1 für Witten ist angenommen und zählt jetzt mit."
    assert await turnout(stage) == (1, 0)
    assert await stage.log() == ["joined", "late", "accepted"]
    body = json.loads((await stage.bodies())[-1])
    assert (body["mandate"], body["number"]) == (WITTEN, 1)
    assert body["by"].startswith("secret-")  # an opaque id
    (letter,) = await stage.letters("late-accepted")
    assert (letter.chat, letter.about["submission"]) == (late.account, 1)


async def test_the_other_coordinators_learn_who_has_accepted_it(
    stage: Stage, late: Talk, coordinator: Talk, other: Talk
) -> None:
    await coordinator.press_data(ACCEPT)
    body = json.loads((await stage.bodies())[-1])
    told = {each.chat: dict(each.about) for each in await stage.letters("late-accepted")}
    assert told.keys() == {late.account, other.account}
    assert told[other.account] == {"submission": 1, "by": body["by"]}


async def test_card_of_the_head_shows_it_as_what_counts(
    stage: Stage, late: Talk, coordinator: Talk
) -> None:
    await coordinator.press_data(ACCEPT)
    await stage.show_again(late)
    assert late.card.body.startswith("Witten: Abgabe Nr. 1 vom Freitag, 18. Dezember 2026")
    assert "verspätet" not in late.card.body


async def test_accepting_twice_changes_nothing(stage: Stage, late: Talk, coordinator: Talk) -> None:
    await coordinator.press_data(ACCEPT)
    before = await stage.log()
    await coordinator.press_data(ACCEPT)
    assert coordinator.toast == ("Die Abgabe für Witten zählt schon mit. Es wurde nichts geändert.")
    assert await stage.log() == before
    assert len(await stage.letters("late-accepted")) == 1


async def test_accepting_what_a_newer_one_has_replaced_is_refused(
    stage: Stage, late: Talk, coordinator: Talk
) -> None:
    """More time was given, and the head has submitted once more."""
    await stage.extend(WITTEN, dt.timedelta(days=3))
    await late.filled(WITTEN)
    await late.press("Verbindlich abgeben")
    await coordinator.press_data(ACCEPT)
    assert coordinator.toast == (
        "Für Witten gilt die Abgabe Nr. 2. Die verspätete wurde nicht angenommen."
    )
    assert await stage.log() == ["joined", "late", "submitted"]


async def test_accepting_keeps_to_precedence(bare: Stage) -> None:
    """The deputy came too late, the head later still: the head's outranks the deputy's."""
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), ROSTER)
    deputy, head = await bare.joined("vertretung"), await bare.joined("kopf")
    await deputy.press("Weiter", "Ja")
    await head.say("/start")
    bare.now = DEADLINE
    await deputy.press("Verbindlich abgeben")
    await head.say("/start")
    assert head.labels == ["Antworten prüfen", ASK, "Übersicht"]
    await head.press("Antworten prüfen", "Verbindlich abgeben")
    assert [each.late for each in await bare.submissions("small")] == [True, True]
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press_data("0 A small 2")
    assert coordinator.toast.startswith("Die Abgabe Nr. 2 für Witten ist angenommen")
    await coordinator.press_data("0 A small 1")
    assert coordinator.toast.startswith("Für Witten gilt die Abgabe Nr. 2.")
    letters = await bare.letters("late-accepted")
    assert {letter.chat for letter in letters} == {deputy.account, head.account}


async def test_result_that_was_told_is_told_anew(
    stage: Stage, late: Talk, coordinator: Talk
) -> None:
    """The round has closed; the group and the coordinator were sent the result, one group is still
    to be."""
    closing = {"closed_at": DEADLINE.isoformat()}

    def close(connection: Connection) -> None:
        rounds.mark_closed(connection, ROUND, DEADLINE)
        for chat, public in ((-900, True), (COORDINATOR, False), (-901, True)):
            about = {**closing, "public": public}
            key = f"closing/{chat}"
            letter = Letter(key, chat, "summary", about, DEADLINE, outbox.CLOSING, ROUND)
            outbox.put(connection, letter)
        for letter in outbox.next_up(connection, DEADLINE):
            if letter.kind == "summary" and letter.chat != -901:
                outbox.finish(connection, letter.id, "sent", DEADLINE)

    await stage.database.write(close)
    await coordinator.press_data(ACCEPT)
    letters = [each for each in await stage.letters("summary") if each.key != "closing/-901"]
    assert [(each.chat, each.about) for each in letters] == [
        (-900, {**closing, "public": True}),
        (COORDINATOR, {**closing, "public": False}),
    ]


@pytest.mark.parametrize("argument", ["", "1", ROUND, f"{ROUND} 7", f"{ROUND} x", "nirgends 1"])
async def test_what_is_no_submission_cannot_be_accepted(
    stage: Stage, late: Talk, coordinator: Talk, argument: str
) -> None:
    await coordinator.press_data(f"0 A {argument}")
    assert coordinator.toast == (
        "Diese Abgabe kann nicht angenommen werden. Es wurde nichts geändert."
    )
    assert await turnout(stage) == (0, 1)


async def test_only_a_coordinator_accepts(stage: Stage, late: Talk) -> None:
    await late.press_data(ACCEPT)
    assert late.toast == "Dazu sind Sie nicht berechtigt."
    stranger = stage.talk()
    await stranger.press_data(ACCEPT)
    assert stranger.toast.startswith("Guten Tag.")
    assert await turnout(stage) == (0, 1)
    assert await stage.log() == ["joined", "late"]
