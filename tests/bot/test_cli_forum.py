"""The command line and a round by person: one link for all, and nothing of anybody."""

import asyncio
import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest

from playground.emulator.server import Emulator
from rounds.shelf import path_of
from storage import Connection, ballots, links, participants, people, rounds
from storage.database import Database
from tests.bot.stage import NOW, Votum, said
from tests.bot.telegram_beside import TOKEN

LINK = "https://t.me/votum_playground_bot?start="
ROUND = "forum-auswertung"
TITLE = "Cooperation of cities on integration: what the forum says"
CLOSES = "Friday, 18 December 2026, 12:00 (CET)"


@pytest.fixture
async def forum(votum: Votum, telegram: Emulator, folder: Path, database: Database) -> Votum:
    """The command line, while Telegram serves, with the forum frozen."""
    api = await telegram.start()
    with (folder / "config.toml").open("a") as file:
        file.write(f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n')
    opened = await asyncio.to_thread(votum, "open", str(path_of(ROUND)))
    assert opened.stdout.startswith(f"{ROUND}: frozen, 10 municipalities, ballots by person\n")
    return votum


async def test_invite_prints_a_fresh_link_for_all(forum: Votum, database: Database) -> None:
    secrets = []
    for _ in range(2):
        code, lines, messages = said(await asyncio.to_thread(forum, "invite", ROUND))
        assert (code, messages, lines[0], lines[2:]) == (0, [], TITLE, [""])
        secrets.append(lines[1].strip().removeprefix(LINK))
    assert secrets[0] != secrets[1]
    for secret in secrets:
        link = await database.read(partial(links.find, secret=secret))
        assert link is not None
        assert (link.round, link.roster_person, link.expires_at) == (ROUND, None, None)
        assert (link.voided_at, link.used_at) == (None, None)


async def test_table_has_one_row(forum: Votum) -> None:
    result = await asyncio.to_thread(forum, "invite", ROUND, "--format", "csv")
    row = [*csv.DictReader(io.StringIO(result.stdout))]
    assert [*row[0]] == ["municipality", "office", "person", "role", "link", "expires_at"]
    assert [each["expires_at"] for each in row] == ["2026-12-18T12:00:00+01:00"]
    assert row[0]["link"].startswith(LINK)


async def test_poster_is_a_tagged_page_in_a_file_or_on_standard_output(
    forum: Votum, folder: Path
) -> None:
    printed = await asyncio.to_thread(forum, "invite", ROUND, "--format", "pdf")
    written = await asyncio.to_thread(forum, "invite", ROUND, "--format", "pdf", "-o", "p.pdf")
    assert (written.exit_code, written.stdout) == (0, "")
    for poster in (printed.stdout_bytes, (folder / "p.pdf").read_bytes()):
        assert poster.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in poster


async def test_nobody_can_be_sent_a_link_of_their_own(forum: Votum) -> None:
    result = await asyncio.to_thread(forum, "invite", ROUND, "--reissue", "Gast")
    line = f"{ROUND}: everybody shares one link, expected no --reissue"
    assert said(result) == (2, [], [line])


async def test_status_plan_and_summary_tell_of_nobody(forum: Votum, database: Database) -> None:
    def submit(connection: Connection, account: int) -> None:
        person = people.add(connection, account, f"opaque-{account}", None)
        participants.join(connection, ROUND, person.id)
        key = ballots.key_of(connection, ROUND, account)
        assert key is not None
        ballots.submit(connection, ROUND, key, {"continue": "yes"})

    told = []
    for account in range(501, 506):
        await database.write(partial(submit, account=account))
        told.append(said(await asyncio.to_thread(forum, "status", ROUND))[1])
    assert told[3] == [
        f"{ROUND}: planned, closes {CLOSES}",
        "taking part: 4",
        "Fewer than five people have submitted.",
    ]
    assert told[4][1:] == ["taking part: 5", "5 people have submitted."]
    _, opening, to_whom, closing, ending = said(await asyncio.to_thread(forum, "plan", ROUND))[1]
    assert opening.startswith("Tuesday, 1 December 2026, 09:00: ")
    assert to_whom == "  to 5 people who take part, and everyone who joins by then"
    assert closing.startswith("Friday, 18 December 2026, 12:00: ")
    assert ending.endswith("notice to those who have joined (5)")
    text = await asyncio.to_thread(forum, "summary", ROUND)
    assert "5 people have submitted.\nThe answers are shown only after the end" in text.stdout
    result = await asyncio.to_thread(forum, "summary", ROUND, "--format", "json")
    found = json.loads(result.stdout)
    assert (found["provisional"], found["questions"]) == (True, [])
    assert found["turnout"] == {"people": 5, "municipalities": None, "of": 10}


async def test_nothing_can_be_asked_of_single_towns_and_nothing_reopened(
    forum: Votum, database: Database
) -> None:
    await database.write(partial(rounds.mark_opened, round_=ROUND, at=NOW))
    single = (
        f"{ROUND}: Many people answer for themselves here: there are no single towns and nobody "
        "missing."
    )
    for command in (
        ("extend", ROUND, "2026-12-21T12:00", "--town", "05911000"),
        ("remind", ROUND),
    ):
        assert said(await asyncio.to_thread(forum, *command)) == (2, [], [single])
    code, lines, _ = said(await asyncio.to_thread(forum, "extend", ROUND, "2026-12-21T12:00"))
    assert (code, lines[1]) == (0, "closes: Monday, 21 December 2026, 12:00 (CET)")
    await database.write(partial(rounds.mark_closed, round_=ROUND, at=NOW))
    sealed = (
        f"{ROUND}: Nobody knows any more whose the answers are, "
        "so the round cannot be opened again."
    )
    reopened = await asyncio.to_thread(forum, "reopen", ROUND, "2026-12-22T12:00")
    assert said(reopened) == (2, [], [sealed])
