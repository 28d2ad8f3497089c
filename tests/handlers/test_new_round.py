"""A new round from the chat: sent, read, looked at, opened; and everything that can go wrong."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from handlers.conversation import show_again
from storage import chats, rounds
from storage.rounds import Kept
from tests.handlers.founding import ROUND_FILE, at_new_round, book, send
from tests.handlers.small import a_choice, a_roster, a_round
from tests.handlers.stage import COORDINATOR, OTHER, Stage, Talk
from tests.rounds.books import content, small


@pytest.fixture
async def talk(bare: Stage) -> Talk:
    bare.desk = replace(bare.desk, coordinators=frozenset({COORDINATOR, OTHER}))
    return await at_new_round(bare)


async def kept(stage: Stage, round_: str = "small") -> Kept:
    return await stage.database.read(lambda c: rounds.get(c, round_))


async def there(stage: Stage) -> tuple[str, ...]:
    return await stage.database.read(rounds.ids)


async def test_the_card_says_what_to_send(talk: Talk) -> None:
    assert talk.words == (
        "Neue Abfrage\n\nBitte senden Sie die Abfrage hier als Datei.\n\n"
        "Möglich sind eine Excel-Datei (.xlsx) nach der Vorlage und eine Abfragedatei (.toml) mit "
        "den Kommunen darin.\n\nDanach sehen Sie alle Fehler oder eine Vorschau. Eröffnet wird "
        "erst, wenn Sie es bestätigen."
    )
    assert talk.labels == ["Excel-Vorlage erhalten", "Zurück"]
    await talk.say("hallo")
    assert talk.card.body.startswith(
        "Erwartet wird die Abfrage als Excel-Datei (.xlsx) oder als Abfragedatei (.toml)."
    )
    await talk.press("Zurück")
    assert talk.card.title == "Abfragen"


async def test_the_template_comes_and_reads_clean_when_it_is_sent_back(
    bare: Stage, talk: Talk
) -> None:
    await talk.press("Excel-Vorlage erhalten")
    (file,) = bare.screen.files[COORDINATOR]
    assert (file.kind, file.name) == ("document", "Vorlage-Abfrage.xlsx")
    opened = openpyxl.load_workbook(io.BytesIO(file.content))
    assert opened.sheetnames[:3] == ["survey", "choices", "settings"]
    await send(talk, file.content)
    assert talk.card.head == ""
    assert talk.card.title == "Die Datei ist gelesen"
    assert "Eröffnen" in talk.labels


async def test_every_problem_has_its_cell_and_nothing_is_kept(bare: Stage, talk: Talk) -> None:
    await send(talk, book({"settings!D2": "bald", "municipalities!A3": 5954036}))
    assert talk.card.title == "Neue Abfrage"
    assert talk.card.body.startswith(
        "In der Datei sind 2 Fehler. Es ist nichts eröffnet. Bitte senden Sie die berichtigte "
        "Datei.\n\n1. "
    )
    assert talk.card.body.split("\n\n")[1:3] == [
        '1. settings!D2: closes ist "bald". Erwartet: Tag und Uhrzeit, etwa 18.12.2026 12:00.',
        (
            '2. municipalities!A3: "5954036". Erwartet: acht Ziffern; '
            "es fehlt eine führende Null: 05954036."
        ),
    ]
    assert talk.labels == ["Excel-Vorlage erhalten", "Zurück"]
    assert COORDINATOR not in bare.screen.files
    await send(talk, book())
    assert talk.card.title == "Die Datei ist gelesen"
    assert await there(bare) == ()


async def test_very_many_problems_come_in_pages_and_as_a_file(bare: Stage, talk: Talk) -> None:
    sheets = small({})
    sheets["municipalities"] += [[f"{n}", f"Stadt {n}", "viele"] for n in range(200)]
    await send(talk, content(sheets))
    assert talk.labels == ["Nächste Seite", "Excel-Vorlage erhalten", "Zurück"]
    first = talk.card.body
    await talk.press("Nächste Seite")
    assert talk.card.body != first
    assert talk.card.body.startswith("In der Datei sind ")
    (file,) = bare.screen.files[COORDINATOR]
    assert file.name == "Fehler.txt"
    lines = file.content.decode("utf-8-sig").splitlines()
    assert len(lines) > 200
    assert lines[-1] == (
        "Datei: enthält 300 weitere Fehler. Erwartet: dass zuerst diese behoben sind."
    )
    assert all(line.startswith("municipalities!") for line in lines[:-1])


@pytest.mark.parametrize(
    ("content_", "name"),
    [
        (b"", "leer.xlsx"),
        (b"%PDF-1.7", "abfrage.pdf"),
        (b"PK\x03\x04 broken", "abfrage.xlsx"),
        (b"\xff\xfe\x00", None),
        (b"format = 1\n", "abfrage.toml"),
        (b"x" * 5_000_001, "abfrage.toml"),
    ],
)
async def test_what_is_no_round_is_told_in_words(
    bare: Stage, talk: Talk, content_: bytes, name: str | None
) -> None:
    await send(talk, content_, name)
    assert talk.card.body.startswith("In der Datei ")
    assert "Traceback" not in talk.card.body
    assert await there(bare) == ()


async def test_what_cannot_be_fetched_or_is_no_document_changes_nothing(talk: Talk) -> None:
    await send(talk, b"x", size=20_000_001)
    assert talk.card.body.startswith("Diese Datei ist zu groß, höchstens 20 MB sind möglich.")
    await talk.send("photo")
    assert "Erwartet wird die Abfrage als Excel-Datei" in talk.card.body


async def test_a_round_file_names_no_file_of_the_machine(bare: Stage, talk: Talk) -> None:
    mandates = ROUND_FILE.index("[[mandates]]")
    questions = ROUND_FILE.index("[[questions]]")
    naming = ROUND_FILE[:mandates] + 'roster = "/etc/passwd"\n' + ROUND_FILE[questions:]
    await send(talk, naming.encode(), "abfrage.toml")
    assert 'roster ist "/etc/passwd". Erwartet: [[mandates]] in der Datei selbst.' in talk.card.body
    await send(talk, ROUND_FILE.encode(), "abfrage.toml")
    assert "Kennung: aus-toml" in talk.card.body
    assert "Gefragt werden: 1 Kommune, 1 Person" in talk.card.body


async def test_what_was_read_is_told_and_survives_a_restart(bare: Stage, talk: Talk) -> None:
    twice = {"people!B3": "Amtsleitung Hattingen", "settings!D2": "19.12.2026 12:00"}
    await send(talk, book(twice))
    assert talk.card.body.startswith(
        "Klein\n\nKennung: small\n\nGefragt werden: 2 Kommunen, 2 Personen\n\n"
        "Frist: Samstag, 19. Dezember 2026, 12:00 Uhr (MEZ)\n\n"
        "Amtsleitung Hattingen gibt 2 Voten ab: Hattingen und Witten\n\n"
        "Bitte prüfen Sie diese 3 Stellen. Sie verhindern nichts:\n\n"
        "settings!D2: die Frist 2026-12-19T12:00 liegt an einem freien Tag. "
        "Erwartet: ein Arbeitstag."
    )
    words = talk.words

    await bare.database.write(lambda c: chats.touch_all(c, [1]))
    again = await bare.database.write(lambda c: show_again(c, bare.desk, COORDINATOR, bare.now))
    assert again is not None
    assert again.card.title + "\n\n" + again.card.body == words


async def test_the_preview_shows_every_card_and_none_can_be_answered(
    bare: Stage, talk: Talk
) -> None:
    await send(talk, book())
    await talk.press("Vorschau der Karten")
    seen = []
    while True:
        seen.append(talk.card.title)
        own = [label for label in talk.labels if "Karte" not in label and "Vorschau" not in label]
        before = await bare.dump()
        for label in own:
            await talk.press(label)
            assert talk.toast == "Das ist eine Vorschau. Diese Taste antwortet hier nicht."
        after = await bare.dump()
        assert {name for name in after if after[name] != before[name]} <= {"chats"}
        if "Nächste Karte" not in talk.labels:
            break
        await talk.press("Nächste Karte")
    assert seen == [
        "Klein",
        "Interesse im Feld Wohnen?",
        "Interesse im Feld Wohnen?",
        "Welche Formen?",
        "1. Eintrag\nWie heißt es?",
        "1. Eintrag\nWann?",
        "Welche Gremien?",
    ]
    await talk.press("Vorige Karte", "Vorschau beenden")
    assert talk.card.title == "Die Datei ist gelesen"
    assert await there(bare) == ()


async def test_a_second_tap_opens_it_and_the_others_are_told(bare: Stage, talk: Talk) -> None:
    other = bare.talk(OTHER)
    await other.say("/start")
    await send(talk, book())
    await talk.press("Eröffnen")
    assert talk.words == (
        "Eröffnen: Klein\n\nBeginn: sofort\n\n"
        "Frist: Freitag, 18. Dezember 2026, 12:00 Uhr (MEZ)\n\n"
        "Der Bot schreibt von sich aus:\n"
        "– Mittwoch, 9. Dezember 2026, 09:00 Uhr: Erinnerung\n"
        "– Dienstag, 15. Dezember 2026, 09:00 Uhr: Erinnerung\n"
        "– Donnerstag, 17. Dezember 2026, 09:00 Uhr: Erinnerung\n"
        "– Donnerstag, 17. Dezember 2026, 09:00 Uhr: Hinweis an die Koordination\n\n"
        "Gefragt werden: 2 Kommunen, 3 Personen\n\n"
        "Das Ergebnis geht an die Koordination (2), an keine Gruppe.\n\n"
        "Eingeladen ist noch niemand. Die Links erhalten Sie danach unter „Einladungen“.\n\n"
        "Fragen und Kommunen ändern sich danach nicht mehr."
    )
    assert await there(bare) == ()
    await talk.press("Ja, Abfrage eröffnen")
    said = talk.shown[-2]
    assert said.title == talk.card.title == "Klein"
    assert said.body == "Die Abfrage ist angelegt. Der nächste Schritt ist „Einladungen“."
    assert "Einladungen" in talk.labels
    found = await kept(bare)
    assert (found.state, found.opens_at) == ("planned", bare.now)
    assert [each.municipality for each in found.roster.mandates] == ["Hattingen", "Witten"]
    assert await bare.log("small") == ["frozen"]
    (letter,) = await bare.letters("new-round")
    assert (letter.chat, letter.round) == (OTHER, "small")


async def test_it_opens_at_its_hour(bare: Stage, talk: Talk) -> None:
    await send(talk, book({"settings!F1": "opens", "settings!F2": "01.12.2026 09:00"}))
    await talk.press("Eröffnen")
    assert "Beginn: Dienstag, 1. Dezember 2026, 09:00 Uhr" in talk.card.body
    await talk.press("Ja, Abfrage eröffnen")
    assert (await kept(bare)).opens_at == dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC)


async def test_two_taps_open_it_once(bare: Stage, talk: Talk) -> None:
    await send(talk, book())
    await talk.press("Eröffnen")
    data = talk.data("Ja, Abfrage eröffnen")
    await talk.press_data(data)
    await talk.press_data(data)
    assert await there(bare) == ("small",)
    assert await bare.log("small") == ["frozen"]


async def test_of_two_coordinators_the_second_is_told(bare: Stage, talk: Talk) -> None:
    other = await at_new_round(bare, OTHER)
    for each in (talk, other):
        await send(each, book())
        await each.press("Eröffnen")
    await talk.press("Ja, Abfrage eröffnen")
    before = await bare.dump()
    await other.press("Ja, Abfrage eröffnen")
    assert other.card.body.startswith(
        "Eine Abfrage „small“ gibt es schon. Bitte senden Sie die Datei mit einer anderen Kennung."
    )
    assert "Eröffnen" not in other.labels
    after = await bare.dump()
    assert {name for name in after if after[name] != before[name]} <= {"chats"}


async def test_a_round_that_is_there_is_told_at_once(bare: Stage, talk: Talk) -> None:
    await bare.open(a_round(a_choice("a", "Ja", "Nein")), a_roster(witten=[{"person": "kopf"}]))
    await send(talk, book())
    assert "Eine Abfrage „small“ gibt es schon." in talk.card.body
    assert talk.labels == ["Vorschau der Karten", "Zurück"]


async def test_a_deadline_that_passes_meanwhile_opens_nothing(bare: Stage, talk: Talk) -> None:
    await send(talk, book())
    await talk.press("Eröffnen")
    bare.now = dt.datetime(2026, 12, 18, 11, tzinfo=dt.UTC)
    await talk.press("Ja, Abfrage eröffnen")
    assert talk.card.body.startswith(
        "Die Frist in der Datei ist vorbei. Bitte senden Sie die Datei mit einer späteren Frist."
    )
    assert await there(bare) == ()


async def test_a_right_that_was_withdrawn_meanwhile_opens_nothing(bare: Stage, talk: Talk) -> None:
    await send(talk, book())
    await talk.press("Eröffnen")
    bare.desk = replace(bare.desk, coordinators=frozenset({OTHER}))
    await talk.press("Ja, Abfrage eröffnen")
    assert await there(bare) == ()
    assert (await send(talk, book())).received is None


async def test_another_file_takes_the_place_of_the_first(bare: Stage, talk: Talk) -> None:
    await send(talk, book())
    await talk.press("Eröffnen")
    await send(talk, book({"settings!A2": "anders"}))
    assert "Kennung: anders" in talk.card.body
    await talk.press("Eröffnen", "Ja, Abfrage eröffnen")
    assert await there(bare) == ("anders",)


async def test_what_is_left_is_gone(bare: Stage, talk: Talk) -> None:
    await send(talk, book())
    await talk.say("/stand")
    dump = await bare.dump()
    assert "Hattingen" not in repr(dump["chats"])
