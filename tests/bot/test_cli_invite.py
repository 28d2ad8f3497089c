"""The commands that ask Telegram for the bot's name."""

import asyncio
import csv
import datetime as dt
import io
import re
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from bot import cli
from playground.emulator.faults import bad_gateway
from playground.emulator.server import Emulator
from reports.invited import COLUMNS
from storage import Connection, links, naming, people
from storage.database import Database
from tests.bot.stage import NOW, Votum, said
from tests.bot.telegram_beside import TOKEN

LINK = "https://t.me/votum_playground_bot?start="

CLOSED = "Friday, 18 December 2026, 12:00 (CET)"

Typed = Callable[..., Awaitable[Result]]


@pytest.fixture
async def typed(votum: Votum, telegram: Emulator, folder: Path, database: Database) -> Typed:
    """The command line on the database, while Telegram serves, with the small round opened."""
    api = await telegram.start()
    with (folder / "config.toml").open("a") as file:
        file.write(f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n')
    await asyncio.to_thread(votum, "open", "round.toml")

    async def typed(*arguments: str) -> Result:
        return await asyncio.to_thread(votum, *arguments)

    return typed


def table(result: Result) -> list[list[str]]:
    return list(csv.reader(io.StringIO(result.stdout)))


async def valid(database: Database, result: Result) -> list[bool]:
    """Of each link in the result, whether it would let somebody in."""
    found = []
    for word in result.stdout.replace(",", " ").split():
        if word.startswith(LINK):
            link = await database.read(partial(links.find, secret=word.removeprefix(LINK)))
            assert link is not None
            found.append(link.voided_at is None)
    return found


async def test_invite_prints_one_link_a_person(typed: Typed) -> None:
    code, lines, messages = said(await typed("invite", "abfrage"))
    secrets = [line.strip().removeprefix(LINK) for line in lines if LINK in line]
    assert (code, messages) == (0, [])
    assert [line.replace(LINK, "") for line in lines] == [
        "Ennepetal, Jugendamt: Amtsleitung Ennepetal",
        "Breckerfeld, Jugendamt: Amtsleitung Ennepetal",
        f"  {secrets[0]}",
        "",
        "Witten, =2+3: @Witten",
        f"  {secrets[1]}",
        "",
        "Witten, =2+3: wi-v",
        f"  {secrets[2]}",
        "",
    ]
    assert len(set(secrets)) == 3
    assert {len(secret) for secret in secrets} == {32}


async def test_the_table_has_a_row_a_mandate_and_a_link_a_person(typed: Typed) -> None:
    result = await typed("invite", "abfrage", "--format", "csv")
    header, *rows = table(result)
    assert result.exit_code == 0
    assert header == [*COLUMNS, "x_email"]
    assert ",".join(COLUMNS) == "municipality,office,person,role,link,expires_at"
    assert [row[:4] for row in rows] == [
        ["Ennepetal", "Jugendamt", "Amtsleitung Ennepetal", "head"],
        ["Breckerfeld", "Jugendamt", "Amtsleitung Ennepetal", "head"],
        ["Witten", "'=2+3", "'@Witten", "head"],
        ["Witten", "'=2+3", "wi-v", "deputy"],
    ]
    assert [row[5:] for row in rows] == [
        ["2026-12-18T12:00:00+01:00", "en@example.org"],
        ["2026-12-18T12:00:00+01:00", "en@example.org"],
        ["2026-12-18T12:00:00+01:00", "'+49 2302"],
        ["2026-12-18T12:00:00+01:00", ""],
    ]
    people = [row[4] for row in rows]
    assert people[0] == people[1]
    assert len(set(people)) == 3


async def test_a_second_invitation_leaves_the_first_valid_and_a_reissue_does_not(
    typed: Typed, database: Database
) -> None:
    first, second = await typed("invite", "abfrage"), await typed("invite", "abfrage")
    assert await valid(database, first) == [True] * 3
    assert await valid(database, second) == [True] * 3
    third = await typed("invite", "abfrage", "--reissue", "en")
    assert third.stdout.count(LINK) == 1
    assert await valid(database, third) == [True]
    assert await valid(database, first) == [False, True, True]
    assert await valid(database, second) == [False, True, True]


async def join(database: Database, *names: str) -> None:
    """These people of the roster have joined."""

    def unit(connection: Connection) -> None:
        for account, name in enumerate(names, start=1001):
            person = people.add(connection, account, f"opaque-{account}", None)
            people.join(connection, "abfrage", name, person.id, NOW)

    await database.write(unit)


async def test_whoever_has_joined_is_not_invited(typed: Typed, database: Database) -> None:
    await join(database, "en")
    rows = table(await typed("invite", "abfrage", "--format", "csv"))
    assert [row[0] for row in rows[1:]] == ["Witten", "Witten"]
    assert said(await typed("invite", "abfrage", "--reissue", "en")) == (
        0,
        [],
        ["en has joined: there is nobody to invite"],
    )


async def test_when_all_have_joined_there_is_nobody_to_invite(
    typed: Typed, database: Database
) -> None:
    await join(database, "en", "wi", "wi-v")
    message = ["everyone has joined: there is nobody to invite"]
    assert said(await typed("invite", "abfrage")) == (0, [], message)
    code, lines, told = said(await typed("invite", "abfrage", "--format", "csv"))
    assert (code, lines, told) == (0, [",".join(COLUMNS)], message)


async def test_a_person_nobody_knows_is_told(typed: Typed) -> None:
    assert said(await typed("invite", "abfrage", "--reissue", "wi-w")) == (
        2,
        [],
        ['abfrage: nobody is called "wi-w", expected a person of its roster, such as "wi-v"'],
    )
    assert said(await typed("invite", "abfrage", "--reissue", "=1+1")) == (
        2,
        [],
        ['abfrage: nobody is called "=1+1", expected a person of its roster'],
    )


async def test_a_round_that_does_not_exist_invites_nobody(typed: Typed) -> None:
    message = "there is no round nope, expected the id of one that was opened"
    assert said(await typed("invite", "nope")) == (2, [], [message])


async def test_after_the_deadline_links_would_open_nothing(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "wall_clock", lambda: NOW.replace(month=12, day=24))
    assert said(await typed("invite", "abfrage")) == (
        2,
        [],
        [f"abfrage: closed on {CLOSED}, expected a round with its deadline ahead"],
    )


async def test_a_coordinator_link_is_another_one_each_time(
    typed: Typed, database: Database
) -> None:
    results = [await typed("coordinator-link") for _ in range(2)]
    assert [(result.exit_code, result.stderr) for result in results] == [(0, "")] * 2
    secrets = [result.stdout.removeprefix(LINK).strip() for result in results]
    assert secrets[0] != secrets[1]
    for secret in secrets:
        link = await database.read(partial(links.find, secret=secret))
        assert link is not None
        in_a_week = NOW + dt.timedelta(days=7)
        assert (link.round, link.roster_person, link.expires_at) == (None, None, in_a_week)


@pytest.mark.parametrize("command", [["invite", "abfrage"], ["coordinator-link"]])
async def test_without_telegram_there_are_no_links(
    typed: Typed, telegram: Emulator, command: list[str], database: Database
) -> None:
    telegram.faults.order(bad_gateway(), "getMe", times=None)
    line = "Telegram cannot be reached (NetworkError)"
    assert said(await typed(*command)) == (1, [], [line])
    await telegram.stop()
    assert said(await typed(*command)) == (1, [], ["Telegram cannot be reached (NotSent)"])
    count = "SELECT count(*) FROM links"
    assert await database.read(lambda c: c.exec_driver_sql(count).scalar()) == 0


@pytest.mark.parametrize("command", [["invite", "abfrage"], ["coordinator-link"]])
async def test_a_token_that_telegram_does_not_know_is_told_without_it(
    typed: Typed, telegram: Emulator, command: list[str]
) -> None:
    telegram.token = "7000000001:another-token-altogether"
    code, result, messages = said(await typed(*command))
    assert (code, result, len(messages)) == (2, [], 1)
    assert messages[0].startswith("telegram.token: Telegram does not know this bot")
    assert "canary" not in messages[0]


async def test_letters_are_a_page_a_person(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "briefe.pdf"
    assert said(await typed("invite", "abfrage", "--format", "pdf", "-o", str(file))) == (0, [], [])
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 3


async def test_whoever_a_head_has_named_gets_a_new_link_by_name(
    typed: Typed, database: Database
) -> None:
    def unit(connection: Connection) -> None:
        head = people.add(connection, 1001, "opaque-1001", None)
        people.join(connection, "abfrage", "en", head.id, NOW)
        held = people.holdings(connection, person=head.id)[:1]
        named = naming.Naming("id-of-kim", "Kim Muster", "preparer", None, None, head.id)
        naming.add(connection, named, held)

    await database.write(unit)
    first = await typed("invite", "abfrage", "--reissue", "Kim Muster")
    assert first.stdout.count(LINK) == 1
    second = await typed("invite", "abfrage", "--reissue", "Kim Muster")
    assert await valid(database, first) == [False]
    assert await valid(database, second) == [True]


async def test_a_coordinators_role_is_ended(typed: Typed, database: Database) -> None:
    def unit(connection: Connection) -> None:
        person = people.add(connection, 7001, "opaque-7001", None)
        people.make_coordinator(connection, person.id, NOW)
        people.call(connection, person.id, "Kim Muster")

    await database.write(unit)
    listed = said(await typed("coordinator-link", "--list"))
    assert listed == (0, ["7001  Kim Muster  by a link"], [])
    ended = said(await typed("coordinator-link", "--end", "7001"))
    assert ended == (0, ["7001  Kim Muster  does not coordinate any more"], [])
    assert said(await typed("coordinator-link", "--list")) == (0, [], [])
    again = said(await typed("coordinator-link", "--end", "7001"))
    expected = "7001 does not coordinate, expected one of coordinator-link --list"
    assert again == (2, [], [expected])
