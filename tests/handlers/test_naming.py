"""Naming a deputy or a preparer: the steps, by buttons and by typing, and what comes of them."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.cards import Card
from handlers.places import Naming, read_place
from storage import people, rounds
from tests.handlers.naming import (
    BRECKERFELD,
    DEPUTY,
    ENNEPETAL,
    HEAD,
    NAMED,
    PREPARER,
    WITTEN,
    answer,
    link_in,
    named,
    open_office,
)
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, Stage, Talk

STALE = "Diese Taste gehört zu einem früheren Stand. Es gilt die aktuelle Karte."
NOT_YOU = "Benennen kann nur eine Amtsleitung, für ihre eigenen Mandate und bis zur Frist."
AHEAD = "Bitte nennen Sie einen Tag vom 24.11.2026 bis zum 18.12.2026."
BOTH = {"ennepetal": [HEAD], "breckerfeld": [HEAD]}


@pytest.fixture
async def head(bare: Stage) -> Talk:
    """The head of one town, before the first question."""
    await open_office(bare)
    return await bare.joined("kopf")


# -- the steps ---------------------------------------------------------------------------


async def test_deputy_is_named_step_by_step_by_buttons(bare: Stage, head: Talk) -> None:
    await head.press(NAMED)
    assert head.card.body == (
        "Hier benennen Sie Personen, die Sie vertreten oder den Entwurf vorbereiten.\n\n"
        "Sie haben noch niemanden benannt."
    )
    assert head.labels == ["Stellvertretung benennen", "Sachbearbeitung benennen", "Übersicht"]

    await head.press("Stellvertretung benennen")
    assert (head.card.head, head.card.title) == ("Witten", "Stellvertretung benennen")
    assert head.card.body.startswith("Wie heißt die Person?")
    assert head.labels == ["Zurück", "Übersicht"]

    await head.say("  Frau\n Muster ")
    assert head.card.body == (
        "Ab wann vertritt Frau Muster Sie? "
        "Bitte schreiben Sie ein Datum, zum Beispiel 24.11.2026.\n"
        "Die Frist endet am Freitag, 18. Dezember 2026, 12:00 Uhr."
    )
    await head.press("Ab heute")
    assert head.card.body.startswith("Bis wann vertritt Frau Muster Sie?")
    await head.press("Bis Fristende")
    assert head.card.body == (
        "Frau Muster erhält Zugang als Stellvertretung für Witten.\n\n"
        "24.11.2026 bis 18.12.2026\n\n"
        "An diesen Tagen kann die Stellvertretung den Entwurf bearbeiten und verbindlich abgeben. "
        "Ihre eigene Abgabe geht immer vor.\n\n"
        "Mit „Benennen“ erhalten Sie einen Link zum Weiterleiten. Die Koordination wird informiert."
    )
    assert head.labels == ["Benennen", "Zurück", "Übersicht"]
    assert await bare.log("small") == ["joined"]

    await head.press("Benennen")
    assert head.card == Card(
        title=NAMED,
        body=(
            "Der Link für Frau Muster steht in der Nachricht darüber. "
            "Bitte leiten Sie diese Nachricht weiter.\n\n"
            "Hier benennen Sie Personen, die Sie vertreten oder den Entwurf vorbereiten.\n\n"
            "1. Frau Muster – Stellvertretung für Witten, 24.11.2026 bis 18.12.2026, "
            "noch nicht beigetreten"
        ),
        rows=head.card.rows,
    )
    assert head.labels == [
        "1. Neuer Link",
        "1. Zurücknehmen",
        "Stellvertretung benennen",
        "Sachbearbeitung benennen",
        "Übersicht",
    ]


async def test_link_is_a_message_of_its_own_above_the_card(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    card, secret = link_in(head)
    assert card == Card(
        title="Zugang für Frau Muster",
        body=(
            "Kleine Abfrage\n\n"
            "Leitung A hat Frau Muster als Stellvertretung für Witten benannt.\n\n"
            "Bitte öffnen Sie den Link selbst, bis Freitag, 18. Dezember 2026, 12:00 Uhr. "
            "Er gilt nur einmal.\n\n"
            f"https://t.me/votum_bot?start={secret}"
        ),
    )
    assert head.shown[-2:] == [card, head.card]
    assert [bool(shown.rows) for shown in head.shown] == [False] * (len(head.shown) - 1) + [True]


async def test_pressed_to_the_end_the_old_card_has_no_buttons(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY[:-1])
    await head.press("Benennen")
    assert head.shown[-2] == link_in(head)[0]
    assert [bool(shown.rows) for shown in head.shown[-3:]] == [False, False, True]


async def test_everything_is_said_by_typing_alone(bare: Stage, head: Talk) -> None:
    await head.say("Vertretung und Sachbearbeitung", "stellvertretung benennen", "Frau Muster")
    await head.say("01.12.2026", "2026-12-05", "benennen")
    (_, deputy) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    assert (deputy.name, deputy.role, deputy.key) == ("Frau Muster", "deputy", WITTEN)
    assert (deputy.from_day, deputy.to_day) == (dt.date(2026, 12, 1), dt.date(2026, 12, 5))


async def test_preparer_is_named_without_days(bare: Stage, head: Talk) -> None:
    await head.say(*PREPARER[:-1])
    assert head.card.body == (
        "Herr Beispiel erhält Zugang als Sachbearbeitung für Witten.\n\n"
        "Die Sachbearbeitung kann den Entwurf ausfüllen und Ihnen vorlegen. Abgeben kann sie nicht."
        "\n\nMit „Benennen“ erhalten Sie einen Link zum Weiterleiten. "
        "Die Koordination wird informiert."
    )
    await head.press("Benennen")
    (_, preparer) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    assert (preparer.role, preparer.from_day, preparer.to_day) == ("preparer", None, None)
    assert "Herr Beispiel – Sachbearbeitung für Witten, noch nicht beigetreten" in head.card.body


async def test_commands_are_there_in_english_too(bare: Stage) -> None:
    await open_office(bare)
    head = await bare.joined("kopf", "en")
    await head.say("/deputy")
    assert head.card.title == "Name a deputy"
    await head.say("Ms Sample", "From today", "Until the deadline", "Name this person")
    assert "Leitung A has named Ms Sample as deputy for Witten." in link_in(head)[0].body
    await head.say("/preparer")
    assert head.card.title == "Name a preparer"


async def test_back_asks_each_step_again(head: Talk) -> None:
    await head.say(*DEPUTY[:-1])
    await head.press("Zurück")
    assert head.card.body.startswith("Bis wann vertritt Frau Muster Sie?")
    await head.press("Zurück")
    assert head.card.body.startswith("Ab wann vertritt Frau Muster Sie?")
    await head.say("Zurück")
    assert head.card.body.startswith("Wie heißt die Person?")
    await head.say("/zurueck")
    assert head.card.title == NAMED
    await head.say(*PREPARER[:-1], "Zurück")
    assert head.card.body.startswith("Wie heißt die Person?")


async def test_a_name_can_be_any_words_but_a_slash_form(head: Talk) -> None:
    await head.say("/vertretung", "Übersicht")
    assert head.card.body.startswith("Ab wann vertritt Übersicht Sie?")
    await head.say("/zurueck", "/uebersicht")
    assert head.card.title == "Ihre Abfragen"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("1", "Der Text hat nicht die erwartete Form. Bitte prüfen Sie ihn."),
        ("\u200b", "Bitte antworten Sie mit einem Text."),
        ("Frau\u202emuster", "Der Text enthält unsichtbare Steuerzeichen."),
        ("x" * 81, "Der Text hat 81 Zeichen. Bitte kürzen Sie ihn auf höchstens 80 Zeichen."),
        ("/quatsch", "Diesen Befehl gibt es hier nicht."),
    ],
)
async def test_what_is_no_name_is_refused(head: Talk, words: str, problem: str) -> None:
    await head.say("/vertretung", words)
    assert head.card.body.startswith(problem)
    assert "Wie heißt die Person?" in head.card.body


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("morgen", "Bitte geben Sie ein Datum ein, zum Beispiel 21.09.2023."),
        ("31.11.2026", "Diesen Tag gibt es im Kalender nicht."),
        ("23.11.2026", AHEAD),
        ("19.12.2026", AHEAD),
    ],
)
async def test_first_day_lies_between_today_and_the_deadline(
    head: Talk, words: str, problem: str
) -> None:
    await head.say("/vertretung", "Frau Muster", words)
    assert head.card.body.startswith(problem)
    await head.say("18.12.2026")
    assert head.card.body.startswith("Bis wann vertritt")


async def test_last_day_is_not_before_the_first_and_not_beyond_a_year(head: Talk) -> None:
    await head.say("/vertretung", "Frau Muster", "01.12.2026", "30.11.2026")
    span = "Bitte nennen Sie einen Tag vom 01.12.2026 bis zum 02.12.2027."
    assert head.card.body.startswith(span)
    await head.say("03.12.2027")
    assert head.card.body.startswith(span)
    await head.say("02.12.2027")
    assert "01.12.2026 bis 02.12.2027" in head.card.body


async def test_today_is_the_day_of_the_round(bare: Stage, head: Talk) -> None:
    bare.now = dt.datetime(2026, 11, 24, 23, tzinfo=dt.UTC)  # in Berlin it is the 25th
    await head.say("/vertretung", "Frau Muster", "24.11.2026")
    assert head.card.body.startswith("Bitte nennen Sie einen Tag vom 25.11.2026 bis zum")


async def test_a_deadline_at_midnight_ends_on_the_day_before(bare: Stage) -> None:
    round_ = a_round(a_choice("a", "Ja", "Nein"), closes="2026-12-18T00:00:00")
    await bare.open(round_, a_roster(witten=[HEAD]))
    head = await bare.joined("kopf")
    await head.say(*DEPUTY)
    assert "24.11.2026 bis 17.12.2026" in head.card.body
    assert "bis Donnerstag, 17. Dezember 2026, 24:00 Uhr." in link_in(head)[0].body


async def test_link_is_good_no_longer_than_the_deputy(bare: Stage, head: Talk) -> None:
    await head.say("/vertretung", "Frau Muster", "Ab heute", "30.11.2026", "Benennen")
    assert "bis Montag, 30. November 2026, 24:00 Uhr." in link_in(head)[0].body
    bare.now = dt.datetime(2026, 11, 30, 23, tzinfo=dt.UTC)
    late = bare.talk()
    await late.say(f"/start {link_in(head)[1]}")
    assert late.shown[-1].body.startswith("Dieser Zugangslink ist abgelaufen.")


# -- for which mandate -------------------------------------------------------------------


async def test_of_several_mandates_one_is_chosen_or_all(bare: Stage) -> None:
    await open_office(bare, **BOTH)
    head = await bare.joined("kopf")
    await head.say("/vertretung")
    assert head.card.body == (
        "Für welches Mandat?\n1. Ennepetal\n2. Breckerfeld\n3. Ennepetal und Breckerfeld"
    )
    assert head.labels == [
        "1. Ennepetal", "2. Breckerfeld", "3. Ennepetal und Breckerfeld", "Zurück", "Übersicht",
    ]  # fmt: skip
    await head.press("3. Ennepetal und Breckerfeld")
    assert head.card.head == "Ennepetal, Breckerfeld"
    await head.say("/zurueck", "breckerfeld")
    assert head.card.head == "Breckerfeld"
    await head.say("/zurueck", "3", *DEPUTY[1:])
    held = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    assert [(each.key, each.name) for each in held] == [
        (ENNEPETAL, "Leitung A"),
        (BRECKERFELD, "Leitung A"),
        (ENNEPETAL, "Frau Muster"),
        (BRECKERFELD, "Frau Muster"),
    ]
    assert len({each.roster_person for each in held}) == 2


@pytest.mark.parametrize(
    ("words", "problem"),
    [("4", "„4“ steht nicht zur Wahl."), ("Witten", "„Witten“ steht nicht zur Wahl.")],
)
async def test_other_mandates_cannot_be_chosen(bare: Stage, words: str, problem: str) -> None:
    await open_office(bare, **BOTH, witten=[{"person": "andere"}])
    head = await bare.joined("kopf")
    await head.say("/vertretung", words)
    assert head.card.body.startswith(problem)
    turn = head.data("Zurück").split()[0]
    await head.press_data(f"{turn} c small {WITTEN}")
    assert (await place_of(head)).mandates == ()


async def test_rounds_are_told_apart_where_there_are_several(stage: Stage, witten: Talk) -> None:
    await stage.open(a_round(a_choice("a", "Ja", "Nein")), a_roster(witten=[HEAD]))
    await witten.follow("kopf")
    await witten.press("Ja, das bin ich")
    await witten.say("/sachbearbeitung")
    assert witten.card.body == (
        "Für welches Mandat?\n"
        "1. Witten (Solidarpakt Ennepe-Ruhr: Interessenbekundung)\n"
        "2. Witten (Kleine Abfrage)"
    )
    await witten.say("Witten")
    assert witten.card.body.startswith("„Witten“ trifft auf mehrere Antworten zu.")
    await witten.say("2", *PREPARER[1:])
    assert "Kleine Abfrage" in link_in(witten)[0].body


async def test_who_is_deputy_for_one_town_names_only_for_the_one_he_heads(bare: Stage) -> None:
    deputy = {"person": "kopf", "role": "deputy"}
    await open_office(bare, ennepetal=[{"person": "andere"}, deputy], witten=[HEAD])
    talk = await bare.joined("kopf")
    await talk.say("/vertretung")
    assert (talk.card.head, talk.card.body[:21]) == ("Witten", "Wie heißt die Person?")


# -- what comes of it --------------------------------------------------------------------


async def test_naming_is_logged_without_names(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    assert await bare.log("small") == ["joined", "named"]
    body = json.loads((await bare.bodies())[-1])
    (_, deputy) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    person = await bare.database.read(lambda c: people.of_account(c, head.account))
    assert person is not None
    assert body == {
        "by": person.opaque,
        "named": deputy.roster_person,
        "role": "deputy",
        "mandates": [WITTEN],
        "from": "2026-11-24",
        "to": "2026-12-18",
    }
    deputy_talk = await named(head, PREPARER)
    joined = json.loads((await bare.bodies())[-1])
    opaque = await bare.database.read(lambda c: people.of_account(c, deputy_talk.account))
    assert opaque is not None
    assert (joined["person"], joined["mandates"]) == (
        opaque.opaque,
        [{"key": WITTEN, "role": "preparer"}],
    )
    assert not any(name in body for body in await bare.bodies() for name in ("Muster", "Beispiel"))


async def test_coordinators_are_told_who_was_named(bare: Stage, head: Talk) -> None:
    await bare.talk(COORDINATOR).say("/start")
    await head.say(*DEPUTY)
    (letter,) = await bare.letters("named")
    (_, deputy) = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    assert (letter.chat, letter.about) == (COORDINATOR, {"roster_person": deputy.roster_person})


async def test_secret_of_the_link_is_nowhere_kept(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY)
    secret = link_in(head)[1]
    assert secret.startswith("secret-")
    kept = [repr(row) for rows in (await bare.dump()).values() for row in rows]
    assert [row for row in kept if f"'{secret}'" in row or f"start={secret}" in row] == []


async def test_person_named_twice_for_the_same_gets_no_second_access(
    bare: Stage, head: Talk
) -> None:
    await head.say(*DEPUTY)
    before = await bare.database.read(lambda c: people.holdings(c, round_="small"))
    await head.say("/vertretung", "frau  MUSTER", *DEPUTY[2:])
    assert head.card.body.startswith("frau MUSTER ist dafür schon benannt.")
    assert await bare.database.read(lambda c: people.holdings(c, round_="small")) == before
    await head.say("/vertretung", "Frau Muster", "01.12.2026", *DEPUTY[3:])
    assert await bare.log("small") == ["joined", "named", "named"]


async def test_more_than_twenty_are_a_mistake(bare: Stage, head: Talk) -> None:
    for number in range(20):
        await head.say("/sachbearbeitung", f"Person {number}", "Benennen")
    await head.say("/sachbearbeitung", "Person 20", "Benennen")
    assert head.card.body.startswith("Sie haben schon 20 Personen benannt.")
    assert (await bare.log("small")).count("named") == 20


# -- buttons, twice, late, in between ----------------------------------------------------


async def test_double_tap_names_once(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY[:-1])
    data, message = head.data("Benennen"), head.message
    await head.press_data(data, message)
    await head.press_data(data, message)
    assert head.toast == STALE
    assert await bare.log("small") == ["joined", "named"]
    assert sum("t.me" in card.body for card in head.shown) == 1


async def test_every_old_button_changes_nothing(bare: Stage, head: Talk) -> None:
    seen: list[str] = []
    for words in DEPUTY:
        seen += [head.data(label) for label in head.labels]
        await head.say(words)
    before = (await bare.dump())["holders"], await bare.log("small")
    for data in seen:
        await head.press_data(data)
    assert ((await bare.dump())["holders"], await bare.log("small")) == before


async def test_whoever_leaves_goes_on_days_later_where_it_stopped(bare: Stage, head: Talk) -> None:
    await head.say("/vertretung", "Frau Muster", "01.12.2026")
    bare.now += dt.timedelta(days=3)
    await head.say("/start")
    assert head.card.body.startswith("Bis wann vertritt Frau Muster Sie?")
    await head.press("Bis Fristende", "Benennen")
    assert "01.12.2026 bis 18.12.2026" in head.card.body


async def test_days_that_have_passed_meanwhile_are_asked_for_again(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY[:-1])
    bare.now += dt.timedelta(days=1)
    await head.press("Benennen")
    assert head.toast.startswith("Der erste Tag liegt inzwischen in der Vergangenheit.")
    assert head.card.body.startswith("Ab wann vertritt Frau Muster Sie?")
    assert await bare.log("small") == ["joined"]
    await head.press("Ab heute", "Bis Fristende", "Benennen")
    assert "25.11.2026 bis 18.12.2026" in head.card.body


async def test_head_whose_access_is_revoked_in_between_names_nobody(
    bare: Stage, head: Talk
) -> None:
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await head.say(*DEPUTY[:-1])
    await coordinator.press_data(await bare.revoking("kopf", "small"))
    await head.press("Benennen")
    assert head.toast.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    assert await bare.log("small") == ["joined", "revoked"]


async def test_head_whose_days_are_over_in_between_names_nobody(bare: Stage) -> None:
    await open_office(bare, witten=[{**HEAD, "to": "2026-11-24"}])
    head = await bare.joined("kopf")
    await head.say("/vertretung", "Frau Muster", "Ab heute", "Bis Fristende")
    bare.now += dt.timedelta(days=1)
    await head.say("Benennen")
    assert head.card.body.startswith("Dazu sind Sie nicht berechtigt.")
    assert await bare.log("small") == ["joined"]


async def test_nobody_is_named_after_the_deadline(bare: Stage, head: Talk) -> None:
    await head.say(*DEPUTY[:-1])
    bare.now = DEADLINE
    await head.press("Benennen")
    assert head.card.title == "Ihre Abfragen"
    await head.say("/vertretung")
    assert head.card.body.startswith(NOT_YOU)
    assert NAMED not in head.labels
    assert await bare.log("small") == ["joined"]


async def test_nobody_is_named_in_a_closed_round(bare: Stage, head: Talk) -> None:
    await bare.database.write(lambda c: rounds.mark_closed(c, "small", bare.now))
    await head.say("/sachbearbeitung")
    assert head.card.body.startswith(NOT_YOU)


async def test_before_the_round_opens_people_can_be_named(bare: Stage) -> None:
    round_ = a_round(a_choice("a", "Ja", "Nein"))
    await bare.open(round_, a_roster(witten=[HEAD]), planned=True)
    head = await bare.joined("kopf")
    await named(head, PREPARER)
    assert await bare.log("small") == ["joined", "named", "joined"]


async def test_drafts_and_other_places_are_left_as_they_are(bare: Stage, head: Talk) -> None:
    await answer(head)
    await head.say(*PREPARER)
    await head.press("Übersicht", "Witten öffnen")
    assert head.card.title == "Ihre Antworten im Überblick"
    assert await bare.draft(WITTEN, "small") == {"a": "ja", "b": "ja"}


async def place_of(talk: Talk) -> Naming:
    """The step at which the conversation is."""
    rows = (await talk.stage.dump())["chats"]
    place = read_place(next(row[2] for row in rows if row[0] == talk.account))
    assert isinstance(place, Naming)
    return place


@given(
    role=st.sampled_from(["deputy", "preparer"]),
    name=st.text(max_size=80),
    days=st.tuples(st.dates(), st.dates()) | st.none(),
    mandates=st.lists(st.sampled_from([WITTEN, ENNEPETAL]), unique=True),
)
def test_a_step_is_stored_and_read_again(
    role: str, name: str, days: tuple[dt.date, dt.date] | None, mandates: list[str]
) -> None:
    first, last = days or (None, None)
    place = Naming.model_validate(
        {"role": role, "mandates": mandates, "name": name, "from_day": first, "to_day": last}
    )
    assert read_place(place.model_dump_json()) == place
