"""Whoever comes back goes on, and reads what it is about only once."""

from tests.handlers.small import a_choice, a_roster, a_round, a_text
from tests.handlers.stage import ROUND, Stage, Talk

ASK = "Frage an die Koordination"

ANSWER_NOW = f"0 o {ROUND}"
"""The button under every letter about the round."""

PURPOSE = "Die Städte im Kreis wollen enger zusammenarbeiten"
BRECKERFELD, ENNEPETAL = "05954004", "05954008"


async def test_purpose_just_read_is_not_told_again(witten: Talk) -> None:
    assert witten.card.body.startswith(PURPOSE)
    await witten.press_data(ANSWER_NOW)
    assert witten.card.title == "Solidarpakt Ennepe-Ruhr: Interessenbekundung"
    assert witten.card.body.startswith("Frist: Freitag, 18. Dezember 2026, 12:00 Uhr")
    assert witten.labels == [
        "Weiter",
        "Fehlanzeige",
        "Vertretung und Sachbearbeitung",
        ASK,
        "Übersicht",
    ]


async def test_purpose_is_told_to_whoever_comes_from_elsewhere(witten: Talk) -> None:
    await witten.say("/meinstand")
    await witten.press_data(ANSWER_NOW)
    assert witten.card.body.startswith(PURPOSE)


async def test_purpose_is_not_told_once_a_draft_is_begun(witten: Talk) -> None:
    await witten.press("Weiter", "Nein", "Zurück", "Zurück")
    assert witten.card.body.startswith("Frist:")


async def test_letter_leads_to_the_question_where_one_is(witten: Talk) -> None:
    await witten.press("Weiter", "Nein", "Nein", "Zurück")
    title = witten.card.title
    await witten.press_data(ANSWER_NOW)
    assert witten.card.title == title


async def test_letter_leads_to_the_list_of_answers_where_one_is(witten: Talk) -> None:
    await witten.filled("05954036")
    await witten.press("Ändern")
    await witten.press_data(ANSWER_NOW)
    assert witten.card.title == "Welche Antwort möchten Sie ändern?"


async def test_together_goes_on_together(stage: Stage, double: Talk) -> None:
    await double.press("Für beide übernehmen", "Nein")
    await double.say("/meinstand")
    await double.press_data(ANSWER_NOW)
    assert double.card.head == "Breckerfeld, Ennepetal · Teil 2 von 10: Wohnen"
    await double.press("Enthaltung")
    answers = {"interest.engagement": "no", "interest.housing": "abstain"}
    assert await stage.draft(BRECKERFELD) == await stage.draft(ENNEPETAL) == answers


async def test_drafts_that_differ_are_asked_about(double: Talk) -> None:
    await double.press("Getrennt beantworten", "Nein")
    await double.say("/meinstand")
    await double.press_data(ANSWER_NOW)
    assert double.labels[:2] == ["Für beide übernehmen", "Getrennt beantworten"]
    assert "Für Breckerfeld ist ein Entwurf begonnen." in double.card.body


async def test_letter_about_one_town_leads_away_from_a_change_to_another(double: Talk) -> None:
    """What is being revised is on record already; the letter is about what is not."""
    await double.press("Getrennt beantworten")
    await double.filled(BRECKERFELD)
    await double.press("Verbindlich abgeben", "Ändern", "Ändern", "1")
    assert double.card.head.startswith("Breckerfeld · Teil 1")
    await double.press_data(ANSWER_NOW)
    assert double.card.head == "Ennepetal"


async def test_letter_of_another_round_leads_there(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    await stage.open(a_round(a_text("a")), a_roster(witten=[{"person": "kopf"}]))
    await witten.follow("kopf")
    await witten.press("Ja, das bin ich")
    await witten.press_data("0 o small")
    assert witten.card.title == "Kleine Abfrage"


async def test_number_typed_at_the_review_changes_that_answer(witten: Talk) -> None:
    await witten.filled("05954036")
    await witten.say("14.")
    assert witten.card.title.startswith("Welche der gewünschten Felder")
    await witten.press("Weiter")
    assert witten.card.title == "Ihre Antworten im Überblick"
    await witten.say("17")
    assert witten.card.body.startswith("Bitte geben Sie eine Nummer von 1 bis 16 an.")
    await witten.say("Guten Tag")
    assert witten.card.body.startswith("Bitte wählen Sie eine der Tasten.")


async def test_help_stands_beside_what_no_longer_fits(bare: Stage) -> None:
    number = a_text("number", pattern="[0-9]{6}", help="Sechs Ziffern, zum Beispiel 531800.")
    await bare.open(a_round(number), a_roster(witten=[{"person": "kopf"}]))
    talk = await bare.joined("kopf")
    await talk.press("Weiter")
    await talk.say("4nnnnn")
    assert talk.card.body == (
        "Der Text hat nicht die erwartete Form. Bitte prüfen Sie ihn.\n\n"
        "Sechs Ziffern, zum Beispiel 531800.\n\n"
        "Bitte schreiben Sie Ihre Antwort als Nachricht, höchstens 1.000 Zeichen."
    )
    await talk.say("531800")
    await bare.write("05954036", {"number": "4nnnnn"}, round_="small")
    await talk.say("/start")
    assert (
        "– number?: Der Text hat nicht die erwartete Form. Bitte prüfen Sie ihn. "
        "Sechs Ziffern, zum Beispiel 531800."
    ) in talk.card.body


async def test_result_before_its_day_is_planned_on_the_card_and_in_the_review(bare: Stage) -> None:
    sitting = {"kind": "date", "id": "sitting", "text": "sitting?"}
    vote = a_choice("a", "Ja", "Nein", planned_until="sitting")
    await bare.open(a_round(sitting, vote), a_roster(witten=[{"person": "kopf"}]))
    talk = await bare.joined("kopf")
    await talk.press("Weiter")
    await talk.say("25.11.2026")
    assert "Bis zur Entscheidung am 25.11.2026 gilt Ihre Antwort als geplant." in talk.card.body
    await talk.press("Ja")
    assert "– Ja (geplant bis zur Entscheidung am 25.11.2026)" in talk.card.body


async def test_privacy_notice_is_there_at_any_time(witten: Talk) -> None:
    await witten.press("Weiter")
    await witten.say("/datenschutz")
    told = witten.shown[-2]
    assert told.title == "Hinweise zum Datenschutz"
    lines = told.body.splitlines()
    assert lines[0] == "Verantwortlich: Kreis"
    assert [line.partition(":")[0] for line in lines[4:12] if line] == [
        "Zweck",
        "Rechtsgrundlage",
        "Daten",
        "Empfänger",
        "Drittland",
        "Dauer",
        "Rechte",
    ]
    assert witten.card.title.startswith("Möchte Ihre Stadt")
