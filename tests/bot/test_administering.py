import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.administering import (
    edition_of,
    invitations_csv,
    invitations_text,
    status_lines,
)
from chat.format import moment
from reports.invited import COLUMNS
from reports.neutral import neutral
from rounds.reader import read_round
from storage import Connection, chats, drafts, log, outbox, people, reach, rounds
from storage.database import Database
from storage.invitations import Invitation
from storage.outbox import Letter
from survey.roster import Holder, Mandate
from tests.bot.stage import NOW

FORMULA = ("=", "+", "-", "@", "\t", "\r")

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
payloads = st.builds(str.__add__, st.sampled_from([*FORMULA, "", "'", '"', ",", ";", "\n"]), cells)


def invitation(cell: str, **extra: str) -> Invitation:
    mandate = Mandate(
        key="05954036",
        municipality="Witten",
        inhabitants=96459,
        counted_on=dt.date(2019, 12, 31),
        office=cell,
    )
    return Invitation(mandate, Holder(person="wi", name=cell, extra=extra), "s3cret", NOW)


@given(payloads)
def test_no_cell_of_the_table_is_a_formula_and_none_loses_a_word(cell: str) -> None:
    table = invitations_csv((invitation(cell, x_note=cell),), "votum_bot")
    header, row = csv.reader(io.StringIO(table, newline=""))
    assert header == [*COLUMNS, "x_note"]
    assert row == [
        "Witten",
        neutral(cell),
        neutral(cell or "wi"),
        "head",
        "https://t.me/votum_bot?start=s3cret",
        "2026-11-23T07:00:00+00:00",
        neutral(cell),
    ]
    assert not any(each.startswith(FORMULA) for each in row)
    assert neutral(cell).replace("'", "") == cell.replace("'", "")


def test_columns_of_the_roster_keep_their_order_and_may_be_empty() -> None:
    table = invitations_csv(
        (invitation("a", x_street="Ring 1", x_city="Witten"), invitation("b")), "votum_bot"
    )
    header, first, second = csv.reader(io.StringIO(table))
    assert header[6:] == ["x_street", "x_city"]
    assert (first[6:], second[6:]) == (["Ring 1", "Witten"], ["", ""])


def test_a_text_names_every_mandate_above_its_link() -> None:
    twice = (invitation("Jugendamt"), invitation("Hauptamt"))
    assert invitations_text(twice, "votum_bot") == [
        "Witten, Jugendamt: Jugendamt",
        "Witten, Hauptamt: Hauptamt",
        "  https://t.me/votum_bot?start=s3cret",
        "",
    ]


async def test_status_says_how_far_a_draft_is_and_not_what_is_in_it(
    database: Database, folder: Path
) -> None:
    reading = read_round(folder / "round.toml")

    def unit(connection: Connection) -> list[str]:
        rounds.freeze(connection, reading.round, reading.roster, NOW)
        person = people.add(connection, 1001, "opaque", None)
        people.join(connection, "abfrage", "wi", person.id, NOW)
        (holding,) = people.holdings(connection, person=person.id)
        draft = drafts.get(connection, holding.mandate)
        drafts.change(connection, draft, {"interest": "no"}, person.id, NOW)
        return status_lines(connection, "abfrage")

    assert (await database.write(unit))[2:] == [
        "05954004  Breckerfeld              not joined",
        "05954036  Witten                   in progress, 1 of 1",
    ]


@pytest.mark.parametrize(("language", "title"), [("de", "Abfrage"), ("en", "Survey")])
async def test_a_summary_names_the_round_in_its_language(
    database: Database, folder: Path, language: str, title: str
) -> None:
    reading = read_round(folder / "round.toml")
    await database.write(lambda c: rounds.freeze(c, reading.round, reading.roster, NOW))
    edition = await database.read(lambda c: edition_of(c, "abfrage", NOW, language))
    assert json.loads(edition.data())["round"]["title"] == title


async def test_status_says_who_cannot_be_reached_and_how_far_the_letters_are(
    database: Database, folder: Path
) -> None:
    reading = read_round(folder / "round.toml")

    def unit(connection: Connection) -> list[str]:
        rounds.freeze(connection, reading.round, reading.roster, NOW)
        person = people.add(connection, 1001, "opaque", None)
        chats.begin(connection, 1001, person.id, "{}")
        people.join(connection, "abfrage", "en", person.id, NOW)
        for number in range(4):
            letter = Letter(str(number), 1001, "opening", {}, NOW, outbox.BULK, "abfrage")
            outbox.put(connection, letter)
        outbox.finish(connection, 1, "sent", NOW)
        outbox.finish(connection, 2, "failed", NOW, "gone")
        outbox.sending(connection, 3, 1001)
        reach.lose(connection, 1001, NOW, ())
        return status_lines(connection, "abfrage")

    assert (await database.write(unit))[4:] == [
        "cannot be reached: Amtsleitung Ennepetal for Ennepetal",
        "cannot be reached: Amtsleitung Ennepetal for Breckerfeld",
        "letters: opening         2 wait, 1 sent, 1 failed",
    ]


async def test_status_says_when_a_result_was_released_and_by_whom(
    database: Database, folder: Path
) -> None:
    reading = read_round(folder / "round.toml")

    def unit(connection: Connection) -> list[str]:
        rounds.freeze(connection, reading.round, reading.roster, NOW)
        log.append(connection, "abfrage", "released", {"by": "opaque"}, NOW, "salt")
        return status_lines(connection, "abfrage")

    at = moment(NOW, reading.round.zone, "en")
    assert (await database.write(unit))[-1] == f"released: {at}, by opaque"
