"""One person with two mandates: together, apart, and together until the review."""

from tests.handlers.stage import Stage, Talk

ASK = "Frage an die Koordination"

BRECKERFELD, ENNEPETAL = "05954004", "05954008"
REVIEW = "Ihre Antworten im Überblick"


async def test_start_asks_whether_the_answers_hold_for_both(double: Talk) -> None:
    assert double.card.head == "Breckerfeld, Ennepetal"
    assert "Sie antworten für Breckerfeld und Ennepetal." in double.card.body
    assert "Sie gilt sofort als Abgabe für Breckerfeld und Ennepetal." in double.card.body
    assert double.labels == [
        "Für beide übernehmen",
        "Getrennt beantworten",
        "Fehlanzeige",
        "Vertretung und Sachbearbeitung",
        ASK,
        "Übersicht",
    ]


async def test_together_every_answer_goes_into_both_drafts(stage: Stage, double: Talk) -> None:
    await double.press("Für beide übernehmen", "Ja", "Städte untereinander")
    assert double.card.head.startswith("Breckerfeld, Ennepetal · Teil 1 von 10")
    assert await stage.draft(BRECKERFELD) == {
        "interest.engagement": "yes",
        "form.engagement": ["towns"],
    }
    assert await stage.draft(ENNEPETAL) == await stage.draft(BRECKERFELD)


async def test_together_one_tap_submits_for_both(stage: Stage, double: Talk) -> None:
    await double.filled(BRECKERFELD, ENNEPETAL)
    await double.press("Verbindlich abgeben")

    first, second = await stage.submissions()
    assert (first.mandate, second.mandate) == (BRECKERFELD, ENNEPETAL)
    assert first.answers == second.answers
    assert first.person == second.person
    assert len(await stage.letters("receipt")) == 2
    assert "Breckerfeld: Abgabe Nr. 1" in double.card.body
    assert "Ennepetal: Abgabe Nr. 1" in double.card.body


async def test_own_town_drops_out_as_partner_and_the_review_says_so(
    stage: Stage, double: Talk
) -> None:
    await double.filled(BRECKERFELD, ENNEPETAL)
    await double.change("Mit")
    await double.press("Ennepetal", "Weiter")

    assert (
        "Für Ennepetal entfällt die eigene Nennung bei: Mit welchen Städten würde Ihre Stadt "
        "im Feld Bürgerschaftliches Engagement zusammenarbeiten?"
    ) in double.card.body
    await double.press("Verbindlich abgeben")
    first, second = await stage.submissions()
    assert first.answers["partners.engagement"] == [ENNEPETAL, "05954016", "05954020"]
    assert second.answers["partners.engagement"] == ["05954016", "05954020"]


async def test_apart_at_the_review_only_the_first_is_submitted(stage: Stage, double: Talk) -> None:
    await double.filled(BRECKERFELD, ENNEPETAL)
    await double.press("Getrennt beantworten")
    assert (double.card.title, double.card.head) == (REVIEW, "Breckerfeld")
    await double.press("Verbindlich abgeben")

    assert [each.mandate for each in await stage.submissions()] == [BRECKERFELD]
    assert double.labels == ["Ennepetal öffnen", "Ändern", ASK, "Übersicht"]


async def test_apart_at_the_review_the_second_can_differ(stage: Stage, double: Talk) -> None:
    await double.filled(BRECKERFELD, ENNEPETAL)
    await double.press("Getrennt beantworten", "Verbindlich abgeben", "Ennepetal öffnen")
    assert (double.card.title, double.card.head) == (REVIEW, "Ennepetal")
    await double.change("Zusammenarbeit", "Jugendhilfe")
    await double.press("Enthaltung", "Verbindlich abgeben")

    first, second = await stage.submissions()
    assert second.answers == {**first.answers, "interest.youth": "abstain"}
    assert first.answers["interest.youth"] == "no"


async def test_apart_from_the_start_each_town_has_its_own_draft(stage: Stage, double: Talk) -> None:
    await double.press("Getrennt beantworten")
    assert double.card.head.startswith("Breckerfeld · Teil 1 von 10")
    await double.press("Enthaltung")
    assert await stage.draft(ENNEPETAL) == {}

    await double.filled(BRECKERFELD)
    assert "Getrennt beantworten" not in double.labels
    await double.press("Verbindlich abgeben", "Ennepetal öffnen")
    assert double.card.head == "Ennepetal"
    await double.press("Weiter", "Nein")

    assert await stage.draft(ENNEPETAL) == {"interest.engagement": "no"}
    assert [each.mandate for each in await stage.submissions()] == [BRECKERFELD]


async def test_begun_draft_is_the_one_that_holds_for_both(stage: Stage, double: Talk) -> None:
    await double.press("Übersicht", "Ennepetal öffnen", "Weiter", "Enthaltung")
    await double.say("/meinstand")
    await double.press_data("0 o solidarpakt-en")
    assert double.card.head == "Ennepetal, Breckerfeld"
    assert (
        "Für Ennepetal ist ein Entwurf begonnen. Übernehmen Sie, gilt er auch für die anderen "
        "und ersetzt deren Entwürfe."
    ) in double.card.body

    await double.press("Für beide übernehmen")
    assert await stage.draft(BRECKERFELD) == {"interest.engagement": "abstain"}
    assert double.card.head == "Ennepetal, Breckerfeld · Teil 2 von 10: Wohnen"


async def test_taking_over_replaces_the_other_draft(stage: Stage, double: Talk) -> None:
    await double.press("Übersicht", "Ennepetal öffnen", "Weiter", "Ja")
    await double.press("Städte untereinander", "Weiter")
    await double.press("Zurück", "Zurück", "Zurück", "Übersicht", "Breckerfeld öffnen", "Weiter")
    await double.press("Nein")
    await double.say("/meinstand")
    await double.press_data("0 o solidarpakt-en")
    await double.press("Für beide übernehmen")
    assert await stage.draft(ENNEPETAL) == {"interest.engagement": "no"}


async def test_nil_return_holds_for_both(stage: Stage, double: Talk) -> None:
    await double.press("Fehlanzeige")
    assert [(s.mandate, s.nil_return) for s in await stage.submissions()] == [
        (BRECKERFELD, True),
        (ENNEPETAL, True),
    ]


async def test_review_names_what_somebody_else_answered_for_the_second_town(
    stage: Stage, double: Talk
) -> None:
    """The drafts can come apart, when a deputy of one town changes an answer there."""
    await double.filled(BRECKERFELD, ENNEPETAL)
    await stage.write(ENNEPETAL, {"interest.youth": "abstain"})
    await double.press("Verbindlich abgeben")

    assert await stage.submissions() == []
    assert "Der Entwurf wurde inzwischen geändert. Es wurde nichts abgegeben." in double.card.body
    await double.last_page()
    assert (
        "Für Ennepetal gilt abweichend „Enthaltung“: "
        "Möchte Ihre Stadt im Feld Jugendhilfe mit anderen zusammenarbeiten?"
    ) in double.card.body


async def test_what_the_second_town_lacks_is_named_and_completed_alone(
    stage: Stage, double: Talk
) -> None:
    await double.filled(BRECKERFELD, ENNEPETAL)
    await stage.write(ENNEPETAL, {"interest.youth": None})
    await double.say("/start")
    await double.last_page()
    assert (
        "Eine Antwort fehlt noch oder passt nicht:\n\n"
        "– Ennepetal: Möchte Ihre Stadt im Feld Jugendhilfe mit anderen zusammenarbeiten?: "
        "Diese Antwort fehlt noch."
    ) in double.card.body
    assert "Verbindlich abgeben" not in double.labels

    await double.press("Ergänzen")
    assert double.card.head.startswith("Ennepetal · Teil 6 von 10")
    await double.press("Nein")
    assert (double.card.title, double.card.head) == (REVIEW, "Ennepetal")
