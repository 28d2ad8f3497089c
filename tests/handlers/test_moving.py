"""Coordinators move deadlines from the chat: two taps, told before and after, once."""

import datetime as dt

import pytest

from chat.events import Origin, Said
from storage import rounds
from tests.handlers.forum import open_forum
from tests.handlers.stage import COORDINATOR, DEADLINE, OTHER, ROUND, Stage, Talk

WITTEN = "05954036"
LATER = "21.12.2026 12:00"
CHANGED = "Inzwischen hat jemand anderes die Fristen geändert. Es wurde nichts weiter getan."


async def asked(talk: Talk, words: str = LATER) -> None:
    await talk.press("Frist verlängern")
    await talk.say(words)


async def test_first_tap_says_what_it_would_bring_and_changes_nothing(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    await stage.joined("Amtsleitung Witten")
    await coordinator.press("Frist verlängern")
    assert coordinator.card.body == (
        "Bisher endet die Frist am Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ).\n\n"
        "Bis wann? Bitte schreiben Sie Tag und Uhrzeit, zum Beispiel 21.12.2026 12:00."
    )
    await coordinator.say(LATER)
    assert coordinator.card.title == "Frist verlängern: alle Kommunen"
    assert coordinator.card.body == (
        "Für alle Kommunen endet die Frist neu am Montag, 21. Dezember 2026, 12:00 Uhr (MEZ).\n\n"
        "Bisher endet die Frist am Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ).\n\n"
        "Mitgeteilt wird das in den Kommunen (1), der übrigen Koordination (1) und in Gruppen (0)."
    )
    assert coordinator.labels == ["Ja, Frist verlängern", "Zurück"]
    assert await stage.log() == ["joined"]


async def test_second_tap_extends_once_and_tells_the_others_who_did_it(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    witten = await stage.joined("Amtsleitung Witten")
    await asked(coordinator)
    yes = coordinator.data("Ja, Frist verlängern")
    await coordinator.press_data(yes)
    await coordinator.press_data(yes)
    assert coordinator.toast.startswith("Diese Taste gehört zu einem früheren Stand.")
    assert await stage.log() == ["joined", "extended"]
    letters = await stage.letters("extended")
    assert sorted(each.chat for each in letters) == [OTHER, witten.account]
    (told,) = [each for each in letters if each.chat == OTHER]
    assert told.about["by"] == await opaque(stage, COORDINATOR)
    kept = await stage.database.read(lambda c: rounds.get(c, ROUND))
    assert kept.closes_at == dt.datetime(2026, 12, 21, 11, tzinfo=dt.UTC)


async def opaque(stage: Stage, account: int) -> str:
    rows = (await stage.dump())["people"]
    return next(str(row[2]) for row in rows if row[1] == account)


async def test_of_two_coordinators_at_once_one_extends(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    await asked(coordinator)
    await asked(other, "22.12.2026 12:00")
    await coordinator.press("Ja, Frist verlängern")
    await other.press("Ja, Frist verlängern")
    assert other.card.body.startswith(CHANGED)
    assert await stage.log() == ["extended"]
    # Having seen what there is now, the second one can still give more.
    await other.press("Ja, Frist verlängern")
    assert await stage.log() == ["extended", "extended"]


async def test_of_two_coordinators_with_the_same_instant_one_extends(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    await asked(coordinator)
    await asked(other)
    await coordinator.press("Ja, Frist verlängern")
    await other.press("Ja, Frist verlängern")
    assert CHANGED in other.card.body
    assert "Die Frist endet schon jetzt am Montag, 21. Dezember 2026" in other.card.body
    assert await stage.log() == ["extended"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("morgen", "Das ist kein Zeitpunkt."),
        ("32.12.2026 12:00", "Diesen Tag oder diese Uhrzeit gibt es nicht."),
        ("23.11.2026 12:00", "Dieser Zeitpunkt ist schon vorbei."),
        ("17.12.2026 12:00", "Die Frist endet schon jetzt am Freitag, 18. Dezember 2026"),
    ],
)
async def test_an_instant_that_will_not_do_is_refused_and_nothing_is_lost(
    stage: Stage, coordinator: Talk, words: str, said: str
) -> None:
    await asked(coordinator, words)
    assert said in coordinator.card.body
    assert coordinator.labels == ["Zurück"]
    assert await stage.log() == []
    await coordinator.say(LATER)
    assert "Ja, Frist verlängern" in coordinator.labels


async def test_a_day_off_is_warned_of(coordinator: Talk) -> None:
    await asked(coordinator, "19.12.2026 12:00")
    assert coordinator.card.body.endswith("Achtung: Dieser Tag ist ein freier Tag.")


async def test_one_town_gets_more_time(stage: Stage, coordinator: Talk) -> None:
    await coordinator.press("Stand nach Kommunen", "Witten")
    await asked(coordinator)
    await coordinator.press("Ja, Frist verlängern")
    assert coordinator.card.title == "Witten"
    assert "Frist: Montag, 21. Dezember 2026, 12:00 Uhr (MEZ)" in coordinator.card.body
    await coordinator.press("Zurück")
    assert "9. Witten: noch niemand beigetreten. Eigene Frist: Montag" not in coordinator.card.body
    assert "1. Breckerfeld: noch niemand beigetreten. Eigene Frist: Freitag" in coordinator.words


async def test_ending_takes_two_taps_and_happens_once(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    await coordinator.press("Jetzt beenden")
    await other.press("Jetzt beenden")
    assert "Die Abfrage endet sofort für alle." in coordinator.card.body
    assert await stage.log() == []
    await coordinator.press("Ja, jetzt beenden")
    assert "Die Abfrage endet jetzt." in coordinator.card.body
    await other.press("Ja, jetzt beenden")
    assert "Die Frist ist seit" in other.card.body
    assert await stage.log() == ["ended"]
    assert [each.chat for each in await stage.letters("ended")] == [OTHER]


async def test_a_closed_round_is_opened_again_for_one_town(stage: Stage, coordinator: Talk) -> None:
    stage.now = DEADLINE
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, DEADLINE))
    await coordinator.press("Aktualisieren", "Stand nach Kommunen", "Witten", "Wieder öffnen")
    await coordinator.say(LATER)
    await coordinator.press("Ja, wieder öffnen")
    assert await stage.log() == ["reopened"]
    kept = await stage.database.read(lambda c: rounds.get(c, ROUND))
    assert kept.state == "open"


async def test_nothing_is_opened_again_where_another_has_done_so(
    stage: Stage, coordinator: Talk, other: Talk
) -> None:
    stage.now = DEADLINE
    await stage.database.write(lambda c: rounds.mark_closed(c, ROUND, DEADLINE))
    for talk in (coordinator, other):
        await talk.press("Aktualisieren", "Wieder öffnen")
        await talk.say(LATER)
    await coordinator.press("Ja, wieder öffnen")
    await other.press("Ja, wieder öffnen")
    assert "Die Abfrage ist offen" in other.card.body
    assert await stage.log() == ["reopened"]


# -- who it was ---------------------------------------------------------------------------


async def test_a_coordinators_name_is_kept_and_nobody_elses(
    stage: Stage, coordinator: Talk, witten: Talk
) -> None:
    for talk, name in ((coordinator, "Kim Muster"), (witten, "Toni Beispiel")):
        origin = Origin(talk.account, True, talk.account, "de", name)
        await talk.tell(Said(origin, next(stage.numbers), "/start"))
    found = {row[1]: row[-1] for row in (await stage.dump())["people"]}
    assert found == {COORDINATOR: "Kim Muster", witten.account: None}


async def test_more_time_for_everyone_in_a_forum(bare: Stage) -> None:
    await open_forum(bare)
    coordinator = bare.talk(COORDINATOR)
    await coordinator.say("/start")
    await coordinator.press("Abfrage öffnen")
    assert "Stand nach Kommunen" not in coordinator.labels
    await asked(coordinator)
    await coordinator.press("Ja, Frist verlängern")
    assert await bare.log("forum") == ["extended"]
    await coordinator.press("Einladungen", "Aushang als PDF")
    (file,) = bare.screen.files[COORDINATOR]
    assert file.content.startswith(b"%PDF-")
