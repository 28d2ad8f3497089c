"""„Morgen erinnern“: judged by who pressed."""

import datetime as dt

import pytest

from handlers.charge import ADMINISTRATOR, Charge
from handlers.reminding import remind
from storage import asked, people, rounds
from survey.refusal import Refusal
from survey.reminding import Whom
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

WITTEN, BRECKERFELD, ENNEPETAL = "05954036", "05954004", "05954008"
TOMORROW = f"0 T {ROUND}"
COMES = "Sie werden am {} erinnert, falls dann noch eine Abgabe fehlt."
WEDNESDAY = COMES.format("Mittwoch, 25. November 2026, 09:00 Uhr")


TOO_LATE = "Bis zum nächsten Arbeitstag ist die Frist schon abgelaufen. Bitte antworten Sie heute."


async def wishes(stage: Stage) -> list[tuple[str, dt.datetime]]:
    found = await stage.database.read(lambda c: asked.of_round(c, ROUND))
    return [(each.person, each.at) for each in found]


async def test_tomorrow_is_promised_once_however_often_it_is_pressed(
    stage: Stage, double: Talk
) -> None:
    for _ in range(3):
        await double.press_data(TOMORROW)
        assert double.toast == WEDNESDAY
    at = dt.datetime(2026, 11, 25, 8, tzinfo=dt.UTC)
    assert await wishes(stage) == [("Amtsleitung Ennepetal", at)]


async def test_tomorrow_is_told_in_the_language_of_whoever_pressed(stage: Stage) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await witten.say("/language en")
    await witten.press_data(TOMORROW)
    assert witten.toast == (
        "You will be reminded on Wednesday, 25 November 2026, 09:00, "
        "if a submission is still missing then."
    )


async def test_tomorrow_of_a_friday_is_monday(stage: Stage, witten: Talk) -> None:
    stage.now = dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC)
    await witten.press_data(TOMORROW)
    assert witten.toast == COMES.format("Montag, 30. November 2026, 09:00 Uhr")


async def test_tomorrow_is_not_for_whoever_has_submitted(stage: Stage, witten: Talk) -> None:
    await witten.press("Fehlanzeige")
    await witten.press_data(TOMORROW)
    assert witten.toast == "Sie haben schon abgegeben. Eine Erinnerung ist nicht nötig."
    assert await wishes(stage) == []


@pytest.mark.parametrize(
    ("now", "toast"),
    [
        (DEADLINE, "Die Frist ist schon abgelaufen. Eine Erinnerung kommt nicht mehr."),
        (
            DEADLINE - dt.timedelta(hours=1),
            TOO_LATE,
        ),
    ],
)
async def test_tomorrow_says_why_it_does_not_come(
    stage: Stage, witten: Talk, now: dt.datetime, toast: str
) -> None:
    stage.now = now
    await witten.press_data(TOMORROW)
    assert witten.toast == toast
    assert await wishes(stage) == []


async def test_tomorrow_of_a_closed_round_says_so(stage: Stage, witten: Talk) -> None:
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, stage.now))
    await witten.press_data(TOMORROW)
    assert witten.toast == "Die Abfrage ist nicht offen. Eine Erinnerung ist nicht nötig."


async def test_tomorrow_is_nobodys_who_holds_nothing_there(stage: Stage, witten: Talk) -> None:
    await witten.press_data("0 T nirgends")
    assert witten.toast == "Dazu sind Sie nicht berechtigt."
    stranger = stage.talk()
    await stranger.press_data(TOMORROW)
    assert stranger.toast.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press_data(TOMORROW)
    assert coordinator.toast == "Dazu sind Sie nicht berechtigt."
    await stage.database.write(lambda c: people.part(c, ROUND, "Amtsleitung Witten"))
    await witten.press_data(TOMORROW)
    assert await wishes(stage) == []


# -- by an administrator -----------------------------------------------------------


async def now(stage: Stage, town: str | None) -> Whom | Refusal:
    return await stage.database.write(
        lambda c: remind(Charge(c, stage.desk, ROUND, ADMINISTRATOR, stage.now), town)
    )


async def test_reminding_one_town_reaches_its_people_about_it_alone(
    stage: Stage, double: Talk, witten: Talk
) -> None:
    sent = await now(stage, ENNEPETAL)
    assert isinstance(sent, Whom)
    assert (sent.missing, sent.unreached) == ((ENNEPETAL,), ())
    (letter,) = await stage.letters("reminder")
    assert (letter.chat, letter.about["mandates"]) == (double.account, [ENNEPETAL])


async def test_reminding_twice_is_two_requests(stage: Stage, witten: Talk) -> None:
    await now(stage, WITTEN)
    await now(stage, WITTEN)
    keys = {letter.key for letter in await stage.letters("reminder")}
    assert len(keys) == 2
    assert all(key.startswith(f"{ROUND}/request/") for key in keys)


async def test_reminding_nobody_sends_nothing(stage: Stage, witten: Talk) -> None:
    assert await now(stage, "nowhere") == Refusal("town")
    await witten.press("Fehlanzeige")
    assert await now(stage, WITTEN) == Refusal("complete")
    assert await stage.letters("reminder") == []
