"""Receipts, and what the end of a round says to each of its people."""

import pytest
from sqlalchemy import update

from chat.actions import Action, Verb
from chat.cards import TEXT_LIMIT, Button, Card, File, card_text
from chat.receipt import grouped
from chat.texts import texts
from storage import Connection, log, people, rounds, submissions
from storage.schema import holders
from survey.collect import Collected
from survey.roster import Roster
from survey.round import Round
from tests.scheduler.recorder import utc
from tests.scheduler.stage import Stage

SAY = texts("de")
HEAD, DEPUTY = 201, 202
DOUBLE = 101
FIELDS = ("engagement", "housing", "school", "training", "labour", "youth", "administration")
WITH_EVERYTHING: Collected = {
    **{f"interest.{field}": "no" for field in FIELDS},
    "interest.youth": "if",
    "interest.youth.condition": "Nur mit Personal.",
    "form.youth": ["towns", "county-all"],
    "partners.youth": ["05954036"],
    "benefit.youth": ["cost"],
    "priority": ["youth"],
    "cooperations": [{"subject": "Jugendschutzstelle", "towns": ["05954008"], "keep": "yes"}],
}


async def _parts(
    stage: Stage, chat: int, round_: str = "small", **about: int
) -> tuple[Card | File, ...]:
    """The receipt of the newest submission."""
    recorded = await stage.database.read(lambda c: submissions.of_round(c, round_)[-1])
    about = {"submission": recorded.id, **about}
    return await stage.write("receipt", chat, about, round_)


async def _receipt(stage: Stage, chat: int, round_: str = "small") -> tuple[Card, ...]:
    """Its messages."""
    parts = await _parts(stage, chat, round_)
    return tuple(part for part in parts if isinstance(part, Card))


async def _checksum(stage: Stage) -> str:
    recorded = await stage.database.read(lambda c: submissions.of_round(c, "small")[-1])
    sum_ = recorded.checksum
    return f"{sum_[0:4]} {sum_[4:8]} {sum_[8:12]} {sum_[12:16]}"


# -- receipts --------------------------------------------------------------------


async def test_receipt_says_everything_about_the_submission(small: Stage) -> None:
    small.hands.now = utc("03-05T10:00")
    await small.submit("small", HEAD, {"interest": "yes"})
    assert await _receipt(small, HEAD) == (
        Card(
            head="Kleine Abfrage",
            title="Quittung Witten, Abgabe Nr. 1",
            body="Eingegangen: Donnerstag, 5. März 2026, 11:00 Uhr\n"
            "Abgegeben von: Amtsleitung Witten\n"
            f"Prüfsumme: {await _checksum(small)}\n\n"
            "Interesse?\n– Ja",
            rows=((Button("Witten öffnen", Action(Verb.OPEN, "small 05954036")),),),
        ),
    )


async def test_receipt_names_its_entry_in_the_log(small: Stage) -> None:
    await small.submit("small", HEAD, {"interest": "yes"})
    body = {"mandate": "05954036"}
    entry = await small.database.write(
        lambda c: log.append(c, "small", "submitted", body, small.hands.now, "salt")
    )
    card, *_ = await _parts(small, HEAD, entry=entry.number)
    assert isinstance(card, Card)
    assert f"Protokoll: Eintrag Nr. {entry.number}, Prüfsumme {grouped(entry.hash)}" in card.body


async def test_receipt_ends_with_a_document_for_the_file(small: Stage) -> None:
    await small.submit("small", HEAD)
    *_, file = await _parts(small, HEAD)
    assert isinstance(file, File)
    assert (file.kind, file.name) == ("document", "quittung-05954036-1.pdf")
    assert file.caption == "Für Ihre Akten: die Quittung für Witten als PDF"
    assert file.content.startswith(b"%PDF-")


async def test_receipt_of_a_deputy_says_so(small: Stage) -> None:
    await small.submit("small", DEPUTY, {"interest": "no"})
    (card,) = await _receipt(small, DEPUTY)
    assert "Abgegeben von: Stellvertretung Witten, i. V. für Amtsleitung Witten\n" in card.body


@pytest.mark.parametrize(
    ("heads", "signed"),
    [
        ([], "Vertretung (i. V.)"),
        (
            [{"person": "alt", "to": "2026-02-26"}, {"person": "neu", "from_": "2026-02-27"}],
            "Vertretung, i. V. für neu",
        ),
        (
            [{"person": "alt", "to": "2026-02-26"}, {"person": "neu", "from_": "2026-02-28"}],
            "Vertretung, i. V. für alt und neu",
        ),
    ],
)
async def test_receipt_of_a_deputy_names_the_head_of_that_day(
    stage: Stage,
    small_round: Round,
    small_roster: Roster,
    heads: list[dict[str, str]],
    signed: str,
) -> None:
    deputy = {"person": "v", "name": "Vertretung", "role": "deputy"}
    mandate = small_roster.mandates[0].model_dump() | {"holders": [*heads, deputy]}
    stage.hands.now = utc("02-27T12:00")
    await stage.freeze(small_round, Roster.model_validate({"mandates": [mandate]}))
    await stage.join("small", "v", 301)
    await stage.submit("small", 301, {"interest": "no"})
    (card,) = await _receipt(stage, 301)
    assert f"\nAbgegeben von: {signed}\n" in card.body


async def test_receipt_of_a_nil_return_says_so_and_lists_nothing(small: Stage) -> None:
    await small.submit("small", HEAD)
    (card,) = await _receipt(small, HEAD)
    assert card.body.endswith("Fehlanzeige: Es wird nichts erklärt.")


async def test_receipt_of_a_late_submission_says_so(small: Stage) -> None:
    await small.submit("small", HEAD, {"interest": "no"}, late=True)
    (card,) = await _receipt(small, HEAD)
    assert (
        "Verspätet eingegangen: vermerkt und der Koordination gemeldet, zählt nicht mit."
        in card.body
    )


async def test_receipt_of_a_revision_has_the_next_number(small: Stage) -> None:
    await small.submit("small", HEAD, {"interest": "no"})
    await small.submit("small", HEAD, {"interest": "yes"})
    (card,) = await _receipt(small, HEAD)
    assert card.title == "Quittung Witten, Abgabe Nr. 2"


async def test_receipt_in_english(small: Stage) -> None:
    await small.join("small", "al-schwelm", 204, "en")
    await small.submit("small", 204, {"interest": "no"})
    (card,) = await _receipt(small, 204)
    assert (card.head, card.title) == ("Small round", "Receipt Schwelm, submission no. 1")
    assert card.body.endswith("Interested?\n– No")


async def test_receipt_lists_conditions_towns_ranks_and_entries_in_words(
    solidarpakt: Stage,
) -> None:
    await solidarpakt.submit("solidarpakt-en", DOUBLE, WITH_EVERYTHING)
    body = "\n\n".join(card.body for card in await _receipt(solidarpakt, DOUBLE, "solidarpakt-en"))
    assert body.partition("\n\nJugendhilfe\n")[2] == (
        "Zusammenarbeit: Ja, unter Vorbehalt\n"
        "Zu „Ja, unter Vorbehalt“: Nur mit Personal.\n"
        "Formen: Städte untereinander, Kreis für alle Städte\n"
        "Mit: Witten\n"
        "Nutzen: Kosten sparen\n\n"
        "Allgemeine Verwaltungsaufgaben\nZusammenarbeit: Nein\n\n"
        "Zuerst: 1. Jugendhilfe\nBestehende Kooperationen: ein Eintrag\n\n"
        "Eintrag 1 – Bestehende Kooperationen\n"
        "Thema: Jugendschutzstelle\nStädte: Ennepetal\n"
        "Außerdem beteiligt: keine Angabe\nSoll bleiben: Ja\n\n"
        "Mitteilung: keine Angabe"
    )


async def test_a_long_receipt_comes_in_parts_that_fit(solidarpakt: Stage) -> None:
    remarks = {"remarks": "Sehr viel zu sagen. " * 45}
    conditions: Collected = {
        **{f"interest.{field}": "if" for field in FIELDS},
        **{f"interest.{field}.condition": "Unter vielen Bedingungen. " * 35 for field in FIELDS},
    }
    await solidarpakt.submit("solidarpakt-en", DOUBLE, {**conditions, **remarks})
    cards = await _receipt(solidarpakt, DOUBLE, "solidarpakt-en")
    assert len(cards) > 2
    assert all(len(card_text(card)) <= TEXT_LIMIT for card in cards)
    assert [card.title for card in cards[1:]] == [""] * (len(cards) - 1)


# -- the end ---------------------------------------------------------------------


async def _end(stage: Stage, round_: str = "small") -> None:
    def unit(connection: Connection) -> None:
        rounds.mark_opened(connection, round_, stage.hands.now)
        rounds.mark_closed(connection, round_, stage.hands.now)

    await stage.database.write(unit)


async def test_the_end_says_what_is_on_record_for_each_town(solidarpakt: Stage) -> None:
    solidarpakt.hands.now = utc("12-01T10:00")
    await solidarpakt.submit("solidarpakt-en", DOUBLE, {"interest.youth": "yes"})
    await solidarpakt.submit("solidarpakt-en", DOUBLE)
    await _end(solidarpakt, "solidarpakt-en")
    at = "Dienstag, 1. Dezember 2026, 11:00 Uhr"
    assert await solidarpakt.written("closed", DOUBLE, {}, "solidarpakt-en") == Card(
        title="Die Abfrage ist beendet",
        body="Solidarpakt Ennepe-Ruhr: Interessenbekundung\n"
        "Die Frist ist abgelaufen. Festgehalten ist:\n"
        + SAY("record-nil", town="Breckerfeld", number=2, at=at)
        + "\n"
        + SAY("record-nil", town="Ennepetal", number=2, at=at),
    )


async def test_the_end_says_that_nothing_or_only_something_late_is_there(small: Stage) -> None:
    await _end(small)
    nothing = await small.written("closed", HEAD, {}, "small")
    assert nothing.body.splitlines()[2:] == [SAY("record-none", town="Witten")]
    await small.submit("small", HEAD, {"interest": "yes"}, late=True)
    late = await small.written("closed", HEAD, {}, "small")
    at = "Freitag, 27. Februar 2026, 13:00 Uhr"
    assert late.body.splitlines()[2:] == [SAY("record-late", town="Witten", number=1, at=at)]


async def test_the_end_falls_away_where_the_round_goes_on(small: Stage) -> None:
    assert await small.write("closed", HEAD, {}, "small") == ()


async def test_the_end_is_not_for_whoever_lost_the_access(small: Stage) -> None:
    await _end(small)
    assert len(await small.write("closed", HEAD, {}, "small")) == 1
    await small.database.write(lambda c: people.part(c, "small", "al-witten"))
    assert await small.write("closed", HEAD, {}, "small") == ()


@pytest.mark.parametrize("account", [HEAD, DEPUTY])
async def test_the_end_tells_everyone_the_valid_submission(small: Stage, account: int) -> None:
    small.hands.now = utc("03-05T10:00")
    await small.submit("small", HEAD, {"interest": "yes"})
    small.hands.now = utc("03-06T10:00")
    await small.submit("small", DEPUTY, {"interest": "no"})  # a lower role replaces nothing
    await _end(small)
    card = await small.written("closed", account, {}, "small")
    at = "Donnerstag, 5. März 2026, 11:00 Uhr"
    assert SAY("record-submitted", town="Witten", number=1, at=at) in card.body


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"from_day": "2026-02-27", "to_day": "2026-02-27"}, 1),
        ({"to_day": "2026-02-26"}, 0),
        ({"from_day": "2026-02-28"}, 0),
    ],
)
async def test_the_end_says_what_is_on_record_only_to_whoever_may_act_that_day(
    small: Stage, days: dict[str, str], told: int
) -> None:
    deputy = holders.c.roster_person == "s-witten"
    await small.database.write(lambda c: c.execute(update(holders).where(deputy).values(days)))
    await _end(small)
    assert len(await small.write("closed", DEPUTY, {}, "small")) == told
