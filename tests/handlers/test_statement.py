"""What is on record for somebody, as messages to be kept."""

from chat.cards import TEXT_LIMIT, card_text
from chat.receipt import grouped
from storage import log, submissions
from survey.roster import Roster
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk

BRECKERFELD, ENNEPETAL, WITTEN = "05954004", "05954008", "05954036"
TITLE = "Solidarpakt Ennepe-Ruhr: Interessenbekundung"


async def head(stage: Stage) -> str:
    return (await stage.database.read(lambda c: log.head(c, ROUND)))[1]


async def kept(talk: Talk, command: str = "/meinstand") -> list[str]:
    """The messages that a command brings beside the card."""
    before = len(talk.shown)
    await talk.say(command)
    return [card_text(card) for card in talk.shown[before:-1]]


async def test_that_nothing_is_on_record_is_proved_by_instant_and_log(
    stage: Stage, witten: Talk
) -> None:
    (statement,) = await kept(witten)
    assert statement == (
        "Was von Ihnen vorliegt\n\n"
        f"{TITLE}\n\n"
        "Für Witten liegt zum Dienstag, 24. November 2026, 10:00 Uhr keine Abgabe vor.\n\n"
        f"Protokoll: 1 Eintrag, Prüfsumme {await head(stage)}"
    )
    assert witten.card.title == "Ihre Abfragen"


async def test_each_mandate_says_what_is_on_record_for_it(stage: Stage, double: Talk) -> None:
    await double.press("Getrennt beantworten")
    await double.press_data(f"0 o {ROUND} {BRECKERFELD}")
    await double.press_data(f"0 o {ROUND} {ENNEPETAL}")
    await double.press("Fehlanzeige")
    (statement,) = await kept(double)
    (recorded,) = await stage.database.read(lambda c: submissions.of_round(c, ROUND))
    assert statement == (
        "Was von Ihnen vorliegt\n\n"
        f"{TITLE}\n\n"
        "Für Breckerfeld liegt zum Dienstag, 24. November 2026, 10:00 Uhr keine Abgabe vor.\n\n"
        "Ennepetal: Fehlanzeige Nr. 1 vom Dienstag, 24. November 2026, 10:00 Uhr liegt vor.\n"
        "Abgegeben von: Amtsleitung Ennepetal\n"
        f"Prüfsumme: {grouped(recorded.checksum)}\n\n"
        f"Protokoll: 2 Einträge, Prüfsumme {await head(stage)}"
    )


async def test_statement_says_who_signed_for_whom(bare: Stage) -> None:
    people = [{"person": "kopf"}, {"person": "vertretung", "role": "deputy"}]
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), a_roster(witten=people))
    head_, deputy = await bare.joined("kopf"), await bare.joined("vertretung")
    await deputy.press("Weiter", "Ja", "Verbindlich abgeben")
    (statement,) = await kept(head_)
    assert "\nAbgegeben von: vertretung, i. V. für kopf\n" in statement


async def test_deputy_out_of_time_learns_nothing(bare: Stage) -> None:
    people = [{"person": "kopf"}, {"person": "v", "role": "deputy", "from_": "2026-12-01"}]
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), a_roster(witten=people))
    head_ = await bare.joined("kopf")
    await head_.press("Weiter", "Ja", "Verbindlich abgeben")
    (statement,) = await kept(await bare.joined("v"))
    assert "Witten: Ihre Stellvertretung gilt zurzeit nicht" in statement
    assert "Abgabe Nr." not in statement


async def test_statement_is_told_in_the_language_of_the_reader(witten: Talk) -> None:
    (statement,) = await kept(witten, "/mystatus")
    assert statement.startswith("Was von Ihnen vorliegt")
    await witten.say("/language en")
    (statement,) = await kept(witten, "/mystatus")
    assert "For Witten there is no submission as of Tuesday, 24 November 2026, 10:00." in statement


async def test_statement_about_many_towns_comes_in_messages_that_fit(bare: Stage) -> None:
    mandates = [
        {
            "key": f"{n:08}",
            "municipality": f"Stadt {n}",
            "inhabitants": 1,
            "counted_on": "2019-12-31",
            "office": "Amt",
            "holders": [{"person": "kopf"}],
        }
        for n in range(1, 61)
    ]
    roster = Roster.model_validate({"mandates": mandates})
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), roster)
    talk = await bare.joined("kopf")
    messages = await kept(talk)
    assert len(messages) > 1
    assert all(len(message) <= TEXT_LIMIT for message in messages)
    assert sum(message.count("keine Abgabe vor") for message in messages) == 60


async def test_whoever_holds_nothing_gets_no_statement(stage: Stage) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    assert await kept(coordinator) == []
