"""Links: followed, confirmed, declined, used, void, expired, and somebody else's."""

import json

import pytest

from chat.cards import Card
from storage import links, people, submissions
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, ROUND, Stage, Talk

WITTEN, HATTINGEN = "05954036", "05954016"
USED = (
    "Dieser Zugangslink wurde schon benutzt. Bitte fordern Sie bei der Koordination einen neuen an."
)
VOID = "Dieser Zugangslink gilt nicht mehr. Bitte fordern Sie bei der Koordination einen neuen an."
EXPIRED = "Dieser Zugangslink ist abgelaufen. Bitte wenden Sie sich an die Koordination."
UNKNOWN = "Dieser Zugangslink ist nicht bekannt. Bitte öffnen Sie den Link aus Ihrer Einladung."


async def test_link_says_for_whom_it_is_and_shows_the_privacy_notice(stage: Stage) -> None:
    talk = stage.talk()
    await talk.follow("Amtsleitung Ennepetal")
    assert talk.card.body == (
        "Abfrage: Solidarpakt Ennepe-Ruhr: Interessenbekundung\n\n"
        "Dieser Zugang gilt für 2 Mandate:\n"
        "– Breckerfeld, Hauptamt (Amtsleitung)\n"
        "– Ennepetal, Hauptamt (Amtsleitung)\n\n"
        "Hinweise zum Datenschutz\n"
        "Verantwortlich: Kreis\n"
        "Kontakt: kreis@example.org\n"
        "Datenschutzbeauftragte Stelle: Stabsstelle\n\n"
        "Zweck: das Votum Ihrer Kommune einholen, auszählen und zu den Akten nehmen.\n"
        "Rechtsgrundlage: Art. 6 Abs. 1 Buchst. e DSGVO, eine öffentliche Aufgabe.\n"
        "Daten: Name und Amt laut Verteiler, Telegram-Konto, Antworten und Zeitpunkte.\n"
        "Empfänger: die Koordination (Ihre Antworten), der Lenkungskreis (das Ergebnis), "
        "Telegram (die Nachrichten). Nach einer Freigabe gehen Ihre Antworten auch an die Gruppen "
        "der Abfrage und an alle, die dann für eine Kommune handeln dürfen (Amtsleitungen, "
        "Stellvertretungen, Sachbearbeitungen). Der Entwurf eines gemeinsamen Votums kann "
        "Vorbehalte, Texte, Termine und Einträge mit dem Namen Ihrer Kommune wiedergeben. Ihn "
        "erhalten schon vor einer Freigabe alle, die beigetreten sind.\n"
        "Drittland: Telegram verarbeitet Nachrichten auch außerhalb der Europäischen Union.\n"
        "Dauer: Kontaktdaten sollen höchstens 365 Tage aufbewahrt werden. "
        "Das Votum bleibt bei den Akten.\n\n"
        "Rechte: Auskunft, Berichtigung, Löschung, Einschränkung, Widerspruch, "
        "Beschwerde bei der Aufsichtsbehörde.\n"
        "Ohne Ihre Angaben wird Ihre Kommune nicht mitgezählt.\n"
        "Automatische Entscheidungen über Personen gibt es nicht.\n"
        "Nachlesen können Sie das jederzeit mit /datenschutz.\n\n"
        "Sind Sie das?"
    )
    assert talk.labels == ["Ja, das bin ich", "Nein, das bin ich nicht"]


async def test_link_alone_joins_nobody(stage: Stage) -> None:
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    assert await stage.log() == []
    await talk.say("/start", "/meinstand", "Guten Tag")
    assert await stage.log() == []
    assert await stage.letters("joined") == []


async def test_confirmed_link_joins_and_is_logged_without_names(stage: Stage) -> None:
    await stage.talk(COORDINATOR).say("/start")
    talk = await stage.joined("Amtsleitung Ennepetal")
    assert await stage.log() == ["joined"]
    (body,) = await stage.bodies()
    assert json.loads(body)["mandates"] == [
        {"key": "05954004", "role": "head"},
        {"key": "05954008", "role": "head"},
    ]
    assert str(talk.account) not in body
    assert "Amtsleitung" not in body
    (letter,) = await stage.letters("joined")
    assert (letter.chat, letter.about) == (
        COORDINATOR,
        {"roster_person": "Amtsleitung Ennepetal", "person": 2, "link": letter.about["link"]},
    )


async def test_declined_link_stays_unused(stage: Stage) -> None:
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    await talk.press("Nein, das bin ich nicht")
    assert talk.toast == "In Ordnung. Der Zugang bleibt unbenutzt."
    assert talk.card.body == "Zurzeit liegt keine Abfrage für Sie vor."

    other = await stage.joined("Amtsleitung Witten")
    assert other.card.head == "Witten"


async def test_unknown_link_is_refused_and_counted_and_writes_nothing_else(stage: Stage) -> None:
    before = await stage.dump()
    talk = stage.talk()
    await talk.say("/start nonsense", f"/start {'x' * 4000}", "/start ä\n💥")
    assert talk.shown == [Card(body=UNKNOWN)] * 3
    after = await stage.dump()
    assert [account for _, account, _ in after.pop("attempts")] == [talk.account] * 3
    assert after == {name: rows for name, rows in before.items() if name != "attempts"}


async def test_used_link_lets_nobody_else_in(stage: Stage, witten: Talk) -> None:
    before = await stage.dump()
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    assert talk.shown == [Card(body=USED)]
    assert await stage.dump() == before


async def test_of_two_who_opened_a_link_the_first_to_confirm_has_it(stage: Stage) -> None:
    first, second = stage.talk(), stage.talk()
    for talk in (first, second):
        await talk.follow("Amtsleitung Witten")
    await second.press("Ja, das bin ich")
    await first.press("Ja, das bin ich")
    assert first.toast == USED
    assert (second.card.head, first.card.title) == ("Witten", "Ihre Abfragen")
    assert await stage.log() == ["joined"]


async def test_own_used_link_leads_back_to_where_one_begins(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Ja")
    await witten.follow("Amtsleitung Witten")
    assert witten.card.head == "Witten · Teil 1 von 10: Bürgerschaftliches Engagement"
    assert await stage.log() == ["joined"]


async def test_first_use_voids_the_other_links_of_the_same_person(stage: Stage) -> None:
    old = stage.links["Amtsleitung Witten"]
    await stage.invite()
    await stage.joined("Amtsleitung Witten")
    talk = stage.talk()
    await talk.say(f"/start {old}")
    assert talk.shown == [Card(body=VOID)]


async def test_link_expires_with_the_deadline(stage: Stage) -> None:
    stage.now = DEADLINE
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    assert talk.shown == [Card(body=EXPIRED)]


async def test_link_can_expire_between_opening_and_confirming(stage: Stage) -> None:
    talk = stage.talk()
    await talk.follow("Amtsleitung Witten")
    stage.now = DEADLINE
    await talk.press("Ja, das bin ich")
    assert talk.toast == EXPIRED
    assert await stage.log() == []


async def test_bad_link_changes_nothing_for_who_has_joined(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter")
    await witten.say("/start nonsense")
    assert witten.shown[-2] == Card(body=UNKNOWN)
    assert witten.card.head == "Witten · Teil 1 von 10: Bürgerschaftliches Engagement"


async def test_somebody_elses_link_asks_first_and_then_adds_to_what_is_held(
    stage: Stage, witten: Talk
) -> None:
    await witten.press("Weiter", "Nein")
    await witten.follow("Amtsleitung Hattingen")
    assert "– Hattingen, Hauptamt (Amtsleitung)" in witten.card.body
    await witten.press("Nein, das bin ich nicht")
    assert witten.labels == ["Witten öffnen", "Vertretung und Sachbearbeitung"]

    await witten.follow("Amtsleitung Hattingen")
    await witten.press("Ja, das bin ich")
    assert witten.card.head == "Witten, Hattingen"
    assert await stage.log() == ["joined", "joined"]
    assert await stage.draft(HATTINGEN) == {}


async def test_second_round_is_joined_by_its_own_link(stage: Stage, witten: Talk) -> None:
    await witten.press("Weiter", "Nein")
    await stage.open(
        a_round(a_choice("a", "Ja", "Nein")), a_roster(witten=[{"person": "Amtsleitung Witten"}])
    )
    await witten.follow("Amtsleitung Witten")
    await witten.press("Ja, das bin ich")
    assert witten.card.title == "Ihre Abfragen"
    await witten.press("2. Witten öffnen", "Weiter", "Ja", "Verbindlich abgeben")
    (submission,) = await stage.submissions("small")
    assert submission.answers == {"a": "ja"}

    await witten.press("Übersicht", "1. Witten öffnen")
    assert witten.card.head == "Witten · Teil 2 von 10: Wohnen"
    assert await stage.draft(WITTEN) == {"interest.engagement": "no"}


# -- coordinators' links -----------------------------------------------------------------


async def test_coordinator_link_makes_a_coordinator_once(stage: Stage) -> None:
    await stage.database.write(lambda c: links.issue(c, "k", stage.now))
    talk, late = stage.talk(), stage.talk()
    await talk.say("/start k")
    assert talk.shown[0].body.startswith("Sie gehören jetzt zur Koordination.")
    assert talk.labels == ["Abfrage öffnen", "Neue Abfrage", "Aktualisieren"]
    await late.say("/start k")
    assert late.shown == [Card(body=USED)]
    await late.say("/summary")
    assert await stage.letters("summary") == []


async def test_head_can_become_a_coordinator_too(stage: Stage, witten: Talk) -> None:
    await stage.database.write(lambda c: links.issue(c, "k", stage.now))
    await witten.say("/start k")
    assert witten.labels == [
        "Witten öffnen",
        "Vertretung und Sachbearbeitung",
        "Abfrage öffnen",
        "Neue Abfrage",
        "Aktualisieren",
    ]
    await witten.say("/start k")
    assert witten.card.head == "Witten"


# -- revoking ----------------------------------------------------------------------------


async def test_revoked_person_is_a_stranger_and_a_new_link_works(
    stage: Stage, witten: Talk
) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await witten.press("Weiter")
    await coordinator.press_data(await stage.revoking("Amtsleitung Witten"))
    assert coordinator.toast == "Der Zugang ist zurückgenommen."
    assert await stage.log() == ["joined", "revoked"]
    joined, revoked = [json.loads(body) for body in await stage.bodies()]
    assert revoked["person"] == joined["person"] != revoked["by"]
    assert revoked["mandates"] == [WITTEN]

    await witten.press("Ja")
    assert witten.toast.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    assert await stage.draft(WITTEN) == {}
    await stage.invite()
    new = await stage.joined("Amtsleitung Witten")
    assert new.card.head == "Witten"


async def test_revoking_twice_is_noticed(stage: Stage, witten: Talk) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    for _ in range(2):
        await coordinator.press_data(await stage.revoking("Amtsleitung Witten"))
    assert coordinator.toast == "Dieser Zugang ist schon zurückgenommen."
    assert await stage.log() == ["joined", "revoked"]


async def test_revoking_takes_what_the_link_gave_and_nothing_else(stage: Stage) -> None:
    coordinator, head = stage.talk(COORDINATOR), await stage.joined("Amtsleitung Witten")
    await coordinator.say("/start")
    await head.follow("Amtsleitung Hattingen")
    await head.press("Ja, das bin ich")
    wrong = await stage.revoking("Amtsleitung Hattingen")
    await coordinator.press_data(wrong)
    held = await stage.database.read(lambda c: people.holdings(c, round_=ROUND))
    assert [each.key for each in held if each.person is not None] == ["05954036"]

    await stage.invite()
    await stage.joined("Amtsleitung Hattingen")
    await coordinator.press_data(wrong)  # the old letter's button, pressed again
    assert coordinator.toast == "Dieser Zugang ist schon zurückgenommen."


async def test_revoked_head_leaves_a_vote_that_the_rightful_one_replaces(
    stage: Stage, witten: Talk
) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    await witten.press("Fehlanzeige")
    await coordinator.press_data(await stage.revoking("Amtsleitung Witten"))
    assert coordinator.toast == (
        "Der Zugang ist zurückgenommen. "
        "Was schon abgegeben ist, gilt, bis eine neue Abgabe es ersetzt."
    )
    before = await stage.database.read(lambda c: submissions.of_round(c, ROUND))
    assert [(each.submission.number, each.submission.held) for each in before] == [(1, False)]


@pytest.mark.parametrize("argument", ["", "x 1", f"{ROUND} x", f"{ROUND} -1", ROUND, f"{ROUND} 9"])
async def test_revoking_nobody_changes_nothing(stage: Stage, witten: Talk, argument: str) -> None:
    coordinator = stage.talk(COORDINATOR)
    await coordinator.say("/start")
    before = await stage.dump()
    await coordinator.press_data(f"0 f {argument}".strip())
    assert coordinator.toast == "Dieser Zugang ist schon zurückgenommen."
    assert await stage.dump() == before
