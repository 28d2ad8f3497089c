"""A forum, from the shared link to the end: everybody answers for themselves."""

import datetime as dt

import pytest
from sqlalchemy import select

from chat.cards import card_text
from handlers.places import read_place
from storage import ballots, links, rounds
from storage.schema import ballots as table
from storage.schema import chats, participants
from tests.handlers.forum import LINK, answer, open_forum, taking_part
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, DEADLINE, Stage, Talk

REVIEW = "Ihre Antworten im Überblick"


@pytest.fixture
async def forum(bare: Stage) -> Stage:
    await open_forum(bare)
    return bare


async def cast(stage: Stage, id_: str = "forum") -> list[object]:
    return sorted(await stage.database.read(lambda c: ballots.of_round(c, id_)), key=repr)


async def close(stage: Stage) -> None:
    stage.now = DEADLINE
    await stage.database.write(lambda c: rounds.mark_closed(c, "forum", stage.now))


# -- joining -----------------------------------------------------------------------------


async def test_link_shows_what_is_promised_and_asks_once(forum: Stage) -> None:
    talk = forum.talk()
    await talk.say(f"/start {LINK}-forum")
    assert talk.card.title == "Forum"
    assert "Hinweise zum Datenschutz" in talk.card.body
    for promise in (
        "Ihre einzelnen Antworten erhält niemand.",
        "ohne Ihren Namen gespeichert, ohne Uhrzeit und ohne Reihenfolge.",
        "Vor dem Betreiber des Bots sind sie bis zum Ende nicht geheim.",
        "Bis zum Ende können Sie Ihre Antworten ändern.",
        "Gruppen unter fünf Personen werden nicht gezeigt",
        "erscheint im Wortlaut, ohne Kommune.",
    ):
        assert promise in talk.card.body
    assert talk.labels == ["Teilnehmen", "Übersicht"]
    await talk.press("Teilnehmen")
    assert talk.card.head == "Persönliche Antworten"
    assert talk.labels == ["Weiter", "Übersicht"]


async def test_one_link_is_for_as_many_as_like_and_makes_nobody_a_coordinator(
    forum: Stage,
) -> None:
    talks = [await taking_part(forum) for _ in range(3)]
    for talk in talks:
        await talk.say("/meinstand")
        assert talk.card.title == "Ihre Abfragen"
        assert talk.card.body.startswith("Forum\n– Persönliche Antworten: offen, Frist")
    assert len((await forum.dump())["participants"]) == 3
    assert {row[4] for row in (await forum.dump())["people"]} == {None}


async def test_nobody_is_told_and_the_log_says_nothing(forum: Stage) -> None:
    talk = await taking_part(forum)
    await answer(talk)
    await talk.press("Verbindlich abgeben")
    assert await forum.log("forum") == []
    assert (await forum.dump())["outbox"] == []


async def test_whoever_opens_the_link_twice_goes_on_where_they_were(forum: Stage) -> None:
    talk = await taking_part(forum)
    await talk.press("Weiter", "Ja")
    await talk.say(f"/start {LINK}-forum")
    assert talk.card.title == "town?"
    assert len((await forum.dump())["participants"]) == 1


async def test_whoever_does_not_take_part_stays_a_stranger(forum: Stage) -> None:
    talk = forum.talk()
    await talk.say(f"/start {LINK}-forum")
    await talk.press("Übersicht")
    assert talk.card.body == "Zurzeit liegt keine Abfrage für Sie vor."
    await talk.press_data("0 o forum")
    assert (await forum.dump())["participants"] == []
    assert (await forum.dump())["ballots"] == []


async def test_before_the_opening_one_can_take_part_and_not_answer(bare: Stage) -> None:
    await open_forum(bare, planned=True)
    talk = await taking_part(bare)
    assert "Die Abfrage beginnt am" in talk.card.body
    assert talk.labels == ["Übersicht"]


@pytest.mark.parametrize("closed", [True, False])
async def test_link_opens_nothing_after_the_deadline(forum: Stage, closed: bool) -> None:
    waiting = forum.talk()
    await waiting.say(f"/start {LINK}-forum")
    forum.now = DEADLINE
    if closed:
        await close(forum)
    late = forum.talk()
    await late.say(f"/start {LINK}-forum")
    assert card_text(late.shown[0]) == (
        "Diese Abfrage ist beendet. Eine Teilnahme ist nicht mehr möglich."
    )
    await waiting.press("Teilnehmen")
    assert waiting.toast.startswith("Diese Abfrage ist beendet.")
    assert (await forum.dump())["participants"] == []


async def test_link_stays_good_when_the_deadline_is_put_off(forum: Stage) -> None:
    link = await forum.database.read(lambda c: links.find(c, f"{LINK}-forum"))
    assert link is not None
    assert (link.expires_at, link.used_at, link.roster_person) == (None, None, None)


# -- answering ---------------------------------------------------------------------------


async def test_card_is_the_receipt(forum: Stage) -> None:
    talk = await taking_part(forum)
    await answer(talk, words="Mehr Austausch")
    assert talk.card.title == REVIEW
    assert "Mit „Verbindlich abgeben“ zählen Ihre Antworten mit." in talk.card.body
    await talk.press("Verbindlich abgeben")
    stamp, *answers, until = talk.card.body.split("\n\n")
    assert stamp.startswith("Ihre Antworten liegen vor (Abgabe Nr. 1). Prüfsumme: ")
    assert answers == ["a?\n– Ja", "town?\n– Witten", "t?\n– Mehr Austausch"]
    assert until.startswith("Änderungen sind möglich bis Freitag, 18. Dezember 2026")
    assert talk.labels == ["Ändern", "Übersicht"]
    assert await cast(forum) == [{"a": "ja", "town": ["05954036"], "t": "Mehr Austausch"}]


async def test_long_receipt_comes_in_pages(bare: Stage) -> None:
    await open_forum(bare, texts=4)
    talk = await taking_part(bare)
    await talk.press("Weiter", "Ja", "Witten", "Weiter")
    for number in range(5):
        await talk.say(f"{number} " + "Wort " * 190)
    await talk.last_page()
    await talk.press("Verbindlich abgeben")
    assert talk.labels == ["Nächste Seite", "Ändern", "Übersicht"]
    assert "4 Wort" not in talk.card.body
    await talk.press("Nächste Seite")
    assert talk.card.body.startswith("Ihre Antworten liegen vor (Abgabe Nr. 1)")
    assert "4 Wort" in talk.card.body
    assert talk.labels == ["Vorige Seite", "Ändern", "Übersicht"]


async def test_answers_can_be_changed_until_the_end(forum: Stage) -> None:
    talk = await taking_part(forum)
    await answer(talk)
    await talk.press("Verbindlich abgeben", "Ändern")
    await talk.change("a?")
    await talk.press("Nein", "Verbindlich abgeben")
    assert "Abgabe Nr. 2" in talk.card.body
    assert [each["a"] for each in await cast(forum)] == ["nein"]  # type: ignore[index]


async def test_other_device_is_told_of_and_nothing_is_submitted_unseen(forum: Stage) -> None:
    talk = await taking_part(forum)
    await answer(talk)
    key = await forum.database.read(lambda c: ballots.key_of(c, "forum", talk.account))
    assert key is not None

    def elsewhere(connection: object) -> None:
        draft = ballots.draft(connection, "forum", key, 1)  # type: ignore[arg-type]
        ballots.change(connection, "forum", key, draft, {"a": "nein"}, 1)  # type: ignore[arg-type]

    await forum.database.write(elsewhere)
    await talk.press("Verbindlich abgeben")
    assert await cast(forum) == []
    assert talk.card.body.startswith(
        "Der Entwurf wurde inzwischen geändert. Es wurde nichts abgegeben. "
        "Bitte prüfen Sie noch einmal.\n– Sie selbst: a?"
    )
    await talk.press("Verbindlich abgeben")
    assert [each["a"] for each in await cast(forum)] == ["nein"]  # type: ignore[index]


async def test_everybody_sees_their_own_ballot_alone(forum: Stage) -> None:
    """The same buttons, the same place: what they lead to is judged by who pressed."""
    one, two = await taking_part(forum), await taking_part(forum)
    await answer(one, words="Von mir")
    await one.press("Verbindlich abgeben")
    for data in ("0 o forum", "0 o forum ", one.data("Ändern"), one.data("Übersicht")):
        await two.press_data(data)
        assert "Von mir" not in two.words
    stranger = forum.talk()
    await stranger.press_data("0 o forum")
    assert stranger.toast.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")
    coordinator = forum.talk(COORDINATOR)
    await coordinator.press_data("0 o forum")
    assert coordinator.toast == "Dazu sind Sie nicht berechtigt."
    assert len(await cast(forum)) == 1


async def test_nobody_can_be_named_for_somebodys_ballot(forum: Stage) -> None:
    """It is held as by a head, and is nobody else's all the same."""
    talk = await taking_part(forum)
    assert talk.labels == ["Weiter", "Übersicht"]
    turn = talk.data("Weiter").split()[0]
    for data in (f"{turn} V", "0 V", f"{turn} N deputy", "0 N preparer"):
        await talk.press_data(data)
        assert "naming" not in repr((await forum.dump())["chats"])
    await talk.press("Übersicht")
    assert talk.labels == ["Persönliche Antworten öffnen"]


async def test_two_forums_are_two_ballots(forum: Stage) -> None:
    await open_forum(forum, id_="second")
    talk = await taking_part(forum)
    await answer(talk)
    await talk.press("Verbindlich abgeben")
    await talk.say(f"/start {LINK}-second")
    await talk.press("Teilnehmen", "Weiter", "Nein")
    await talk.say("/meinstand")
    assert talk.labels == ["1. Persönliche Antworten öffnen", "2. Persönliche Antworten öffnen"]
    keys = {row[1] for row in (await forum.dump())["ballots"]}
    assert len(keys) == 2
    assert (len(await cast(forum)), len(await cast(forum, "second"))) == (1, 0)


async def test_head_of_a_mandate_takes_part_beside_it(forum: Stage) -> None:
    await forum.open(a_round(a_choice("q", "Ja", "Nein")), a_roster(witten=[{"person": "kopf"}]))
    head = await forum.joined("kopf")
    await head.say(f"/start {LINK}-forum")
    await head.press("Teilnehmen")
    assert head.card.title == "Forum"
    await answer(head)
    await head.press("Verbindlich abgeben")
    assert await forum.submissions("small") == []
    await head.say("/meinstand")
    assert "Witten: offen" in head.card.body
    assert "Persönliche Antworten: abgegeben (Nr. 1)" in head.card.body


@pytest.mark.parametrize("joined", [True, False])
async def test_privacy_notice_of_a_forum_is_there_at_any_time(forum: Stage, joined: bool) -> None:
    talk = await taking_part(forum) if joined else forum.talk()
    await talk.say(f"/start {LINK}-forum")
    await talk.say("/datenschutz")
    notice = talk.shown[-2]
    assert (notice.head, notice.title) == ("", "Hinweise zum Datenschutz")
    assert "ohne Ihren Namen gespeichert, ohne Uhrzeit und ohne Reihenfolge." in notice.body


async def test_who_takes_part_beside_a_mandate_gets_the_notice_of_both(forum: Stage) -> None:
    await forum.open(a_round(a_choice("q", "Ja", "Nein")), a_roster(witten=[{"person": "kopf"}]))
    head = await forum.joined("kopf")
    await head.say(f"/start {LINK}-forum")
    await head.press("Teilnehmen")
    await head.say("/datenschutz")
    unnamed = "ohne Ihren Namen gespeichert"
    told = [(notice.head, unnamed in notice.body) for notice in head.shown[-3:-1]]
    assert told == [("Kleine Abfrage", False), ("Forum", True)]


async def test_coordinator_takes_part_and_sees_how_many_have_submitted(forum: Stage) -> None:
    talk = await taking_part(forum, COORDINATOR)
    await answer(talk)
    await talk.press("Verbindlich abgeben", "Übersicht")
    assert "Persönliche Antworten: abgegeben (Nr. 1)" in talk.card.body
    assert "Abgegeben haben weniger als fünf Personen." in talk.card.body
    for _ in range(4):
        guest = await taking_part(forum)
        await answer(guest)
        await guest.press("Verbindlich abgeben")
    await talk.press("Aktualisieren")
    assert "Abgegeben haben 5 Personen." in talk.card.body
    assert "Witten" not in talk.card.body


async def test_english_is_complete(forum: Stage) -> None:
    talk = forum.talk(language="en")
    await talk.say(f"/start {LINK}-forum")
    await talk.press("Take part", "Next", "Ja", "Witten", "Next")
    await talk.say("Word")
    await talk.press("Submit as binding")
    assert talk.card.head == "Your own answers"
    assert talk.card.body.startswith("Your answers are on record (submission no. 1). Checksum: ")


# -- the end -----------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Verbindlich abgeben", "Ändern", "Zurück"])
async def test_nothing_is_taken_after_the_deadline(forum: Stage, label: str) -> None:
    """Between the deadline and the closing, too; there is no late submission."""
    talk = await taking_part(forum)
    await answer(talk)
    forum.now = DEADLINE
    await talk.press(label)
    assert talk.toast.startswith("Die Frist ist abgelaufen.")
    assert talk.card.body == (
        "Persönliche Antworten: Es liegt keine Abgabe vor.\n\n"
        "Die Frist ist abgelaufen. Bitte wenden Sie sich bei Fragen an die Koordination."
    )
    assert talk.labels == ["Übersicht"]
    assert await cast(forum) == []


async def test_press_in_the_last_second_counts(forum: Stage) -> None:
    talk = await taking_part(forum)
    await answer(talk)
    forum.now = DEADLINE - dt.timedelta(seconds=2)
    await talk.press("Verbindlich abgeben")
    assert len(await cast(forum)) == 1


async def test_after_the_end_nobody_finds_their_ballot_and_no_place_tells(forum: Stage) -> None:
    """A version of the draft in somebody's place would lead to the ballot."""
    talks = [await taking_part(forum) for _ in range(3)]
    for talk in talks:
        await answer(talk)
    await talks[0].press("Verbindlich abgeben")
    await talks[1].press("Verbindlich abgeben", "Ändern")
    await close(forum)
    for talk in talks:
        await forum.touch(talk)
        await forum.show_again(talk)
        assert talk.card.body.startswith(
            "Die Abfrage ist beendet. Welche Antworten von Ihnen sind, kann niemand mehr "
            "feststellen."
        )
        await talk.press("Übersicht")
        assert "Persönliche Antworten: beendet" in talk.card.body
    rows = await forum.database.read(lambda c: c.execute(select(chats.c.place)).scalars().all())
    assert {type(read_place(each)).__name__ for each in rows} == {"Home"}
    kept = await forum.database.read(lambda c: c.execute(select(table)).all())
    assert [(row.version, row.draft, row.number) for row in kept] == [(0, "{}", 1)] * 2
    assert len(await forum.database.read(lambda c: c.execute(select(participants)).all())) == 3


async def walk(talk: Talk) -> None:
    for words in ("quatsch", "/zurueck", "/start", "3"):
        await talk.say(words)


async def test_whatever_is_typed_works_as_anywhere(forum: Stage) -> None:
    talk = await taking_part(forum)
    await talk.say("/weiter", "ja", "2", "/weiter", "/zurueck", "/weiter")
    await walk(talk)
    await talk.say("/ueberspringen") if "Überspringen" in talk.labels else None
    await talk.say("/meinstand", "/start")
    assert talk.card.title == REVIEW
    await talk.say("/verbindlichabgeben")
    assert len(await cast(forum)) == 1
