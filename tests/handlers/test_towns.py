"""The towns of a round, their people, and what a coordinator does about one of them."""

import datetime as dt

import pytest

from tests.handlers.stage import COORDINATOR, ROUND, Stage, Talk

WITTEN = "05954036"


@pytest.fixture
async def desk(coordinator: Talk) -> Talk:
    """A coordinator at the list of the towns."""
    await coordinator.press("Stand nach Kommunen")
    return coordinator


async def line(desk: Talk, town: str) -> str:
    await desk.press("Aktualisieren")
    found = [each for each in desk.card.body.splitlines() if f". {town}: " in each]
    return found[0].partition(": ")[2]


async def test_each_town_says_how_far_it_is_and_no_answers(stage: Stage, desk: Talk) -> None:
    assert await line(desk, "Witten") == "noch niemand beigetreten"
    witten = await stage.joined("Amtsleitung Witten")
    assert await line(desk, "Witten") == "beigetreten, noch nichts ausgefüllt"
    await witten.press("Weiter", "Ja")
    assert await line(desk, "Witten") == "in Arbeit, 1 von 12 Fragen beantwortet"
    await witten.filled(WITTEN)
    await witten.press("Verbindlich abgeben")
    told = "abgegeben, Nr. 1, Dienstag, 24. November 2026, 10:00 Uhr, durch die Amtsleitung"
    assert await line(desk, "Witten") == told
    await (await stage.joined("Amtsleitung Schwelm")).press("Fehlanzeige")
    assert (await line(desk, "Schwelm")).startswith("Fehlanzeige, Nr. 1, Dienstag, 24. November")


async def test_a_late_town_says_so(stage: Stage, desk: Talk) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await witten.filled(WITTEN)
    stage.now += dt.timedelta(days=30)
    await witten.press("Verbindlich abgeben")
    assert "verspätet abgegeben, Nr. 1" in await line(desk, "Witten")


@pytest.mark.parametrize("words", ["Witten", "9", "9. Witten", "witten"])
async def test_a_town_is_opened_by_typing(desk: Talk, words: str) -> None:
    await desk.say(words)
    assert desk.card.title == "Witten"


async def test_an_unknown_town_is_refused(desk: Talk) -> None:
    await desk.say("Bochum")
    assert desk.card.title == "Stand nach Kommunen"
    assert "Eine Kommune öffnen Sie mit ihrer Taste oder ihrem Namen." in desk.card.body


async def test_one_town_is_reminded(stage: Stage, desk: Talk) -> None:
    await stage.joined("Amtsleitung Witten")
    await stage.joined("Amtsleitung Schwelm")
    await desk.press("Witten", "Jetzt erinnern", "Jetzt an 1 Person senden")
    (letter,) = await stage.letters("reminder")
    assert letter.about["mandates"] == [WITTEN]
    assert desk.card.title == "Witten"


async def test_a_new_link_for_one_person_voids_the_earlier_ones(stage: Stage, desk: Talk) -> None:
    await desk.press("Witten", "1. Zugang ansehen", "Zugang neu ausstellen")
    message = desk.shown[-2]
    assert message.title == "Zugang für Amtsleitung Witten"
    secret = message.body.rpartition("diesen Code: ")[2]
    old = stage.talk()
    await old.follow("Amtsleitung Witten")
    assert old.shown[-1].body.startswith("Dieser Zugangslink gilt nicht mehr.")
    new = stage.talk()
    await new.say(secret)
    await new.press("Ja, das bin ich")
    assert await stage.log() == ["joined"]


async def test_an_access_is_taken_back(stage: Stage, desk: Talk) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await desk.press("Witten", "1. Zugang ansehen", "Zugang zurücknehmen")
    assert await stage.log() == ["joined", "revoked"]
    assert "noch nicht beigetreten" in desk.card.body
    await witten.say("/start")
    assert witten.shown[-1].body.startswith("Guten Tag. Für Ihr Konto liegt hier nichts vor")


async def test_an_access_is_taken_back_from_whom_it_was_shown(
    stage: Stage, desk: Talk, other: Talk
) -> None:
    """Not from whoever has joined in the meantime, with the link of another coordinator."""
    wrong = await stage.joined("Amtsleitung Witten")
    await desk.press("Witten", "1. Zugang ansehen")
    await other.press("Stand nach Kommunen", "Witten", "1. Zugang ansehen", "Zugang zurücknehmen")
    await stage.invite()
    right = await stage.joined("Amtsleitung Witten")
    await desk.press("Zugang zurücknehmen")
    assert await stage.log() == ["joined", "revoked", "joined"]
    assert "Zugang zurücknehmen" in desk.labels
    await right.say("/start")
    assert "Witten" in right.words
    await wrong.say("/start")
    assert "Witten" not in wrong.shown[-1].body


async def test_whoever_is_named_is_stopped_before_they_join(stage: Stage, desk: Talk) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await witten.say("/sachbearbeitung", "Kim Muster", "benennen")
    link = next(each.body.split()[-1] for each in reversed(witten.shown) if "https" in each.body)
    await desk.press("Witten", "2. Zugang ansehen", "Benennung zurücknehmen")
    assert "Die Benennung von Kim Muster ist zurückgenommen." in desk.card.body
    assert await stage.log() == ["joined", "named", "withdrawn"]
    (letter,) = await stage.letters("stopped")
    assert letter.chat == witten.account
    stranger = stage.talk()
    await stranger.say(f"/start {link.rpartition('=')[2]}")
    assert stranger.shown[-1].body.startswith("Dieser Zugangslink gilt nicht mehr.")


# -- invitations -------------------------------------------------------------------------


async def test_invitations_list_who_has_not_joined(stage: Stage, coordinator: Talk) -> None:
    await stage.joined("Amtsleitung Witten")
    await coordinator.press("Einladungen")
    assert "7 Personen sind noch nicht beigetreten." in coordinator.card.body
    assert "Amtsleitung Ennepetal (Breckerfeld und Ennepetal)" in coordinator.card.body
    assert "Witten" not in coordinator.card.body


async def test_links_come_as_a_table_whose_links_let_in(stage: Stage, coordinator: Talk) -> None:
    await coordinator.press("Einladungen")
    data = coordinator.data("Links als CSV")
    await coordinator.press_data(data)
    await coordinator.press_data(data)
    (file,) = stage.screen.files[COORDINATOR]
    assert file.name == f"{ROUND}-einladungen.csv"
    header, *rows = file.content.decode("utf-8-sig").splitlines()
    assert header == "municipality,office,person,role,link,expires_at"
    assert len(rows) == 9
    link = rows[-1].split(",")[4]
    talk = stage.talk()
    await talk.say(link)
    assert talk.card.title == "Sie sind eingeladen"


async def test_letters_come_as_one_page_a_person(stage: Stage, coordinator: Talk) -> None:
    await coordinator.press("Einladungen", "Briefe als PDF")
    (file,) = stage.screen.files[COORDINATOR]
    assert (file.name, file.content[:5]) == (f"{ROUND}-einladungen.pdf", b"%PDF-")
    assert file.content.count(b"/Type /Page\n") in (0, 8)


async def test_a_person_is_opened_from_the_invitations(coordinator: Talk) -> None:
    await coordinator.press("Einladungen", "Amtsleitung Witten")
    assert coordinator.card.title == "Amtsleitung Witten"
