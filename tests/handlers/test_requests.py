"""Heads ask the coordinators, who answer in words or give more time."""

import datetime as dt

import pytest

from tests.handlers.naming import link_in
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk

WITTEN = "05954036"
ASK, TIME = "Frage an die Koordination", "Mehr Zeit erbitten"


async def wished(witten: Talk, words: str = "Bitte bis zum Montag.") -> None:
    await witten.press(ASK, TIME)
    await witten.say(words)


async def test_a_question_reaches_the_coordinators_and_the_answer_who_asked(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.press(ASK)
    await witten.say("Zählt Teilzeit mit?")
    assert "Ihre Frage ist bei der Koordination." in witten.card.body
    (letter,) = await stage.letters("question")
    assert (letter.chat, letter.about) == (COORDINATOR, {"question": 1})
    await coordinator.press_data(f"0 9 {ROUND} 1")
    assert coordinator.card.title == "Antwort an Witten"
    assert coordinator.card.body.startswith("Zählt Teilzeit mit?")
    await coordinator.say("Ja.")
    (answer,) = await stage.letters("replied")
    assert (answer.chat, answer.about) == (witten.account, {"question": 1})
    await coordinator.press_data(f"0 9 {ROUND} 1")
    assert coordinator.toast == "Diese Frage ist schon beantwortet. Es wurde nichts geändert."


async def test_time_that_was_asked_for_is_granted_on_record(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await wished(witten)
    await coordinator.press_data(f"0 0 {ROUND} 1")
    assert coordinator.card.title == "Frist verlängern: Witten"
    await coordinator.say("21.12.2026 12:00")
    await coordinator.press("Ja, Frist verlängern")
    assert await stage.log() == ["joined", "extended"]
    assert '"asked_by"' in (await stage.bodies())[-1]
    assert f'"mandates":["{WITTEN}"]' in (await stage.bodies())[-1]
    (answer,) = await stage.letters("replied")
    assert answer.chat == witten.account
    await coordinator.press_data(f"0 0 {ROUND} 1")
    assert coordinator.toast.startswith("Diese Frage ist schon beantwortet.")


async def test_of_two_coordinators_one_answers(
    stage: Stage, coordinator: Talk, other: Talk, witten: Talk
) -> None:
    await wished(witten)
    await coordinator.press_data(f"0 9 {ROUND} 1")
    await other.press_data(f"0 0 {ROUND} 1")
    await other.say("21.12.2026 12:00")
    await coordinator.say("Leider nein.")
    await other.press("Ja, Frist verlängern")
    assert "Diese Frage ist schon beantwortet." in other.card.body
    assert await stage.log() == ["joined"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("   ", "Das ist leer."),
        ("\u200b", "Das ist leer."),
        ("Ja \u202eniem", "Der Text enthält unsichtbare Steuerzeichen."),
        ("x" * 1001, "Das ist zu lang."),
    ],
)
async def test_words_that_will_not_do_are_refused(
    stage: Stage, witten: Talk, words: str, said: str
) -> None:
    await witten.press(ASK)
    await witten.say(words)
    assert said in witten.card.body
    assert await stage.letters("question") == []


async def test_three_questions_may_wait(stage: Stage, coordinator: Talk, witten: Talk) -> None:
    for n in range(4):
        await witten.press(ASK)
        await witten.say(f"Frage {n}?")
    assert len(await stage.letters("question")) == 3
    assert "Es warten schon 3 Fragen von Ihnen auf Antwort." in witten.card.body


async def test_words_that_are_called_like_a_button_are_a_question(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.press(ASK)
    await witten.say("Übersicht")
    assert len(await stage.letters("question")) == 1


async def test_who_lost_the_access_cannot_ask(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.press(ASK)
    await coordinator.press_data(await stage.revoking("Amtsleitung Witten"))
    before = await stage.dump()
    await witten.say("Bin ich noch da?")
    assert await stage.dump() == before


async def test_a_deputy_whose_days_are_over_cannot_ask(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    await witten.say("/vertretung", "Kim Muster", "24.11.2026", "25.11.2026", "benennen")
    deputy = stage.talk()
    await deputy.say(link_in(witten)[1])
    await deputy.press("Ja, das bin ich", ASK)
    stage.now += dt.timedelta(days=2)
    await deputy.say("Geht das noch?")
    assert await stage.letters("question") == []


@pytest.mark.parametrize("command", ["/frage", "/mehrzeit"])
async def test_the_commands_lead_there(witten: Talk, command: str) -> None:
    await witten.say(command)
    assert witten.card.title in (ASK, TIME)


async def test_where_no_coordinator_can_be_reached_it_says_so(stage: Stage, witten: Talk) -> None:
    await witten.press(ASK)
    await witten.say("Ist da jemand?")
    assert "Die Koordination ist hier noch nicht zu erreichen." in witten.card.body
    assert (await stage.dump())["questions"] == []
