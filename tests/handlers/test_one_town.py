"""The head of one town: every question, the review, the receipt, changes, and a revision."""

import json

from tests.handlers.small import ANSWERS
from tests.handlers.stage import ROUND, Stage, Talk

ASK = "Frage an die Koordination"

WITTEN = "05954036"
REVIEW = "Ihre Antworten im Überblick"


async def answer_all(talk: Talk) -> None:
    """From the first card to the review."""
    await talk.press("Weiter", "Ja", "Städte untereinander", "Weiter", "Hattingen", "Herdecke")
    await talk.press("Weiter", "Kosten sparen", "Weiter", "Ja, unter Vorbehalt")
    await talk.say("Nur mit dem Kreis")
    await talk.press("Kreis für alle Städte", "Weiter", "Qualität halten oder verbessern", "Weiter")
    await talk.press("Enthaltung", *["Nein"] * 4)
    await talk.press("Wohnen", "Bürgerschaftliches Engagement", "Weiter")
    await talk.press("Überspringen")
    await talk.say("Gern bald")


async def test_head_answers_every_question_and_submits(stage: Stage, witten: Talk) -> None:
    await answer_all(witten)
    assert witten.card.title == REVIEW

    await witten.press("Verbindlich abgeben")

    assert witten.toast == "Ihre Abgabe ist eingegangen."
    (submission,) = await stage.submissions()
    assert submission.answers == {**ANSWERS, "cooperations": []}
    assert (submission.mandate, submission.number, submission.role) == (WITTEN, 1, "head")
    assert (submission.nil_return, submission.late) == (False, False)
    assert submission.at == stage.now
    assert witten.card.body.startswith("Witten: Abgabe Nr. 1 vom Dienstag, 24. November 2026")
    assert witten.labels == ["Ändern", ASK, "Übersicht"]


async def test_submission_is_logged_and_its_receipt_posted(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben")

    assert await stage.log() == ["joined", "submitted"]
    body = json.loads((await stage.bodies())[1])
    assert body["answers"] == {**ANSWERS, "cooperations": []}
    assert (body["mandate"], body["number"], body["role"]) == (WITTEN, 1, "head")
    (receipt,) = await stage.letters("receipt")
    assert (receipt.chat, receipt.round, receipt.lane) == (witten.account, ROUND, 1)
    assert receipt.about == {"submission": 1, "mandate": WITTEN, "entry": 2}


async def test_card_tells_the_progress_the_question_and_how_to_answer(witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    assert witten.card.head == "Witten · Teil 1 von 10: Bürgerschaftliches Engagement"
    assert witten.card.title == (
        "Welche Formen der Zusammenarbeit kommen im Feld Bürgerschaftliches Engagement infrage?"
    )
    assert witten.card.body == (
        "1. Städte untereinander\n"
        "2. Kreis für eine oder mehrere Städte\n"
        "3. Kreis für alle Städte\n\n"
        "Bitte wählen Sie mindestens eine Antwort. Danach bitte „Weiter“."
    )


async def test_list_says_in_words_what_is_chosen(witten: Talk) -> None:
    await witten.press("Weiter", "Ja", "Kreis für alle Städte")
    assert "3. Kreis für alle Städte – gewählt" in witten.card.body
    assert "✓ Kreis für alle Städte" in witten.labels

    await witten.press("✓ Kreis für alle Städte")
    assert "gewählt" not in witten.card.body


async def test_rank_says_the_place_of_each_choice(witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.change("Zuerst")
    assert "1. Bürgerschaftliches Engagement – Rang 2\n2. Wohnen – Rang 1" in witten.card.body


async def test_list_below_its_least_stays_and_says_so(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja", "Weiter")
    assert witten.toast == "Bitte wählen Sie mindestens eine Antwort."
    assert witten.card.head == "Witten · Teil 1 von 10: Bürgerschaftliches Engagement"
    assert await stage.draft(WITTEN) == {"interest.engagement": "yes"}


async def test_review_lists_every_question_and_what_was_not_answered(
    stage: Stage, witten: Talk
) -> None:
    await witten.filled(WITTEN)
    await stage.write(WITTEN, {"remarks": None})
    await witten.say("/start")
    first, housing, *_, behind, binding = witten.card.body.split("\n\n")
    assert "\n3. Mit: Hattingen, Herdecke\n" in first
    assert housing == (
        "Wohnen\n"
        "5. Zusammenarbeit: Ja, unter Vorbehalt\n"
        "6. Zu „Ja, unter Vorbehalt“: Nur mit dem Kreis\n"
        "7. Formen: Kreis für alle Städte\n"
        "8. Nutzen: Qualität halten oder verbessern"
    )
    assert behind == (
        "14. Zuerst: 1. Wohnen, 2. Bürgerschaftliches Engagement\n"
        "15. Bestehende Kooperationen: kein Eintrag\n"
        "16. Mitteilung: keine Angabe"
    )
    assert binding == (
        "Mit „Verbindlich abgeben“ gilt das Votum als erklärt. "
        "Ändern können Sie es bis Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)."
    )


async def test_changed_answer_leads_back_to_the_review(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.change("Zu „Ja, unter Vorbehalt“")
    assert "Ihre Antwort bisher: Nur mit dem Kreis" in witten.card.body
    await witten.say("Nur mit allen Städten")
    assert witten.card.title == REVIEW
    assert (await stage.draft(WITTEN))["interest.housing.condition"] == "Nur mit allen Städten"


async def test_change_leads_through_all_that_it_reveals(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.change("Zusammenarbeit", "Jugendhilfe")
    await witten.press("Ja")
    assert (
        witten.card.title == "Welche Formen der Zusammenarbeit kommen im Feld Jugendhilfe infrage?"
    )
    await witten.press("Städte untereinander", "Weiter")
    assert witten.card.title.startswith("Mit welchen Städten würde Ihre Stadt im Feld Jugendhilfe")
    await witten.press("Überspringen")
    assert witten.card.title.startswith(
        "Was erwarten Sie von der Zusammenarbeit im Feld Jugendhilfe"
    )
    await witten.press("Kosten sparen", "Weiter")
    assert witten.card.title == REVIEW
    draft = await stage.draft(WITTEN)
    assert (draft["form.youth"], draft["benefit.youth"]) == (["towns"], ["cost"])
    assert "partners.youth" not in draft


async def test_hidden_answers_are_kept_and_not_counted(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.change("Zusammenarbeit", "Wohnen")
    await witten.press("Nein")
    assert witten.card.title.startswith("Welche der gewünschten Felder")
    assert witten.labels[:2] == ["✓ Bürgerschaftliches Engagement", "Weiter"]
    await witten.press("Weiter", "Verbindlich abgeben")

    draft = await stage.draft(WITTEN)
    assert draft["form.housing"] == ["county-all"]
    assert draft["interest.housing.condition"] == "Nur mit dem Kreis"
    (submission,) = await stage.submissions()
    assert submission.answers["interest.housing"] == "no"
    assert submission.answers["priority"] == ["engagement"]
    assert not {"form.housing", "benefit.housing", "interest.housing.condition"} & set(
        submission.answers
    )


async def test_hidden_answers_come_back_with_what_showed_them(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.change("Zusammenarbeit", "Wohnen")
    await witten.press("Nein", "Weiter")
    await witten.change("Zusammenarbeit", "Wohnen")
    await witten.press("Ja, unter Vorbehalt")
    assert witten.card.title == REVIEW
    await witten.press("Verbindlich abgeben")
    (submission,) = await stage.submissions()
    assert submission.answers["form.housing"] == ["county-all"]
    assert submission.answers["interest.housing.condition"] == "Nur mit dem Kreis"


async def test_revision_before_the_deadline_is_number_2(stage: Stage, witten: Talk) -> None:
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben", "Ändern")
    await witten.change("Zusammenarbeit", "Schulische Bildung")
    await witten.press("Nein", "Verbindlich abgeben")

    first, second = await stage.submissions()
    assert (first.number, first.answers["interest.school"]) == (1, "abstain")
    assert (second.number, second.answers["interest.school"]) == (2, "no")
    assert witten.card.body.startswith("Witten: Abgabe Nr. 2 vom")
    assert [each.about["submission"] for each in await stage.letters("receipt")] == [1, 2]


async def test_optional_answer_can_be_taken_back(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja", "Städte untereinander", "Weiter", "Hattingen")
    assert "Antwort löschen" in witten.labels
    await witten.press("Antwort löschen")
    assert "Überspringen" in witten.labels
    assert "partners.engagement" not in await stage.draft(WITTEN)


async def test_nil_return_is_a_submission_of_its_own_kind(stage: Stage, witten: Talk) -> None:
    assert "Haben Sie nichts zu erklären, wählen Sie „Fehlanzeige“." in witten.card.body
    await witten.press("Fehlanzeige")
    (submission,) = await stage.submissions()
    assert (submission.nil_return, submission.answers) == (True, {})
    assert witten.card.body.startswith("Witten: Fehlanzeige Nr. 1 vom")
    assert len(await stage.letters("receipt")) == 1


async def test_nil_return_can_be_replaced_by_answers(stage: Stage, witten: Talk) -> None:
    await witten.press("Fehlanzeige", "Ändern")
    await answer_all(witten)
    await witten.last_page()
    await witten.press("Verbindlich abgeben")
    nil, answered = await stage.submissions()
    assert (nil.nil_return, answered.nil_return) == (True, False)
    assert (answered.number, answered.answers["interest.engagement"]) == (2, "yes")


async def test_answers_can_be_replaced_by_a_nil_return(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Nein", "Zurück", "Zurück")
    assert "Ein Entwurf ist schon begonnen." in witten.card.body
    await witten.press("Fehlanzeige")
    (submission,) = await stage.submissions()
    assert (submission.nil_return, submission.answers) == (True, {})
    assert await stage.draft(WITTEN) == {"interest.engagement": "no"}
