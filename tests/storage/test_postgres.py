"""What is PostgreSQL's own: durability, the one lock, what is said where there is none."""

import asyncio
import traceback

import asyncpg
import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError, ProgrammingError

from storage import lease
from storage.database import Database, NotDurable
from storage.postgres import IDLE, IDLE_BOT
from storage.schema import people
from storage.unusable import CutOff, Unusable
from tests.server import PASSWORD, Server


@pytest.fixture
def dialect() -> str:
    return "postgres"


def name_of(url: str) -> str:
    """The name of the database in the URL."""
    return url.partition("?")[0].rpartition("/")[2]


def add(connection: Connection, number: int) -> int:
    """Adds a person."""
    connection.execute(insert(people).values(account=number, opaque=str(number)))
    return number


async def accounts(database: Database) -> list[int]:
    """Who is stored."""
    query = select(people.c.account).order_by(people.c.account)
    return list(await database.read(lambda c: c.execute(query).scalars().all()))


def show(connection: Connection, setting: str) -> str:
    """How the connection is set."""
    return str(connection.exec_driver_sql(f"SHOW {setting}").scalar_one())


async def test_who_writes_waits_for_the_disk_and_who_reads_cannot_write(database: Database) -> None:
    assert await database.write(lambda c: show(c, "synchronous_commit")) == "on"
    assert await database.write(lambda c: show(c, "transaction_isolation")) == "read committed"
    assert await database.read(lambda c: show(c, "transaction_isolation")) == "repeatable read"
    assert await database.read(lambda c: show(c, "transaction_read_only")) == "on"


async def test_a_user_who_would_not_wait_for_the_disk_waits_all_the_same(
    postgres: Server, url: str
) -> None:
    await postgres.run(f"ALTER DATABASE {name_of(url)} SET synchronous_commit = off")
    database = await Database.open(url)
    assert await database.write(lambda c: show(c, "synchronous_commit")) == "on"
    await database.close()


async def test_a_server_that_does_not_flush_is_refused(postgres: Server, url: str) -> None:
    await postgres.run("ALTER SYSTEM SET fsync = off")
    await postgres.run("SELECT pg_reload_conf()")
    try:
        await asyncio.sleep(0.5)
        with pytest.raises(NotDurable, match=r"^fsync is off at the server, expected on$"):
            await Database.open(url)
    finally:
        await postgres.run("ALTER SYSTEM RESET fsync")
        await postgres.run("SELECT pg_reload_conf()")


async def test_every_text_is_sorted_as_sqlite_sorts_it(database: Database) -> None:
    query = (
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')"
        " AND collation_name IS DISTINCT FROM 'C'"
    )
    assert await database.read(lambda c: c.exec_driver_sql(query).all()) == []


async def test_two_that_write_at_once_do_so_one_after_the_other(
    database: Database, another: Database
) -> None:
    """Each takes the next number from what the other one has committed."""

    def unit(connection: Connection) -> None:
        last = max(connection.execute(select(people.c.account)).scalars(), default=0)
        connection.exec_driver_sql("SELECT pg_sleep(0.01)")
        add(connection, last + 1)

    async def ten(through: Database) -> None:
        for _ in range(10):
            await through.write(unit)

    await asyncio.gather(ten(database), ten(another))
    assert await accounts(database) == list(range(1, 21))


async def test_whoever_stands_still_in_a_transaction_is_thrown_out(
    database: Database, url: str
) -> None:
    """Else a process that sleeps in one would keep everybody from writing."""
    sleeper = await asyncpg.connect(
        url, server_settings={"idle_in_transaction_session_timeout": "300"}
    )
    await sleeper.execute("BEGIN")
    await sleeper.execute("SELECT pg_advisory_xact_lock(1987015797)")
    async with asyncio.timeout(5):
        assert await database.write(lambda c: add(c, 1)) == 1
    assert sleeper.is_closed()


async def test_the_bot_is_thrown_out_before_its_lease_ends(database: Database) -> None:
    def limit(connection: Connection) -> str:
        return show(connection, "idle_in_transaction_session_timeout")

    assert await database.write(limit) == IDLE == "30s"
    assert await database.claim()
    assert await database.write(limit) == IDLE_BOT == "5s"
    assert lease.HELD > 5


async def test_a_server_that_was_started_anew_is_found_again(
    database: Database, postgres: Server, url: str
) -> None:
    await database.write(lambda c: add(c, 1))
    await asyncio.to_thread(postgres.control, "-m", "fast", "restart")
    assert await database.write(lambda c: add(c, 2)) == 2
    assert await accounts(database) == [1, 2]


async def test_a_connection_that_breaks_in_a_unit_is_told_and_nothing_is_stored(
    database: Database, postgres: Server, url: str
) -> None:
    def broken(connection: Connection) -> None:
        add(connection, 1)
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    told = await asyncio.gather(
        database.write(broken), database.write(lambda c: add(c, 2)), return_exceptions=True
    )
    assert [type(each) for each in told] == [CutOff, CutOff]
    assert str(told[0]).startswith("the database cannot be used: ")
    assert await accounts(database) == []
    assert await database.write(lambda c: add(c, 3)) == 3


async def test_a_unit_that_fails_passes_its_error_on(database: Database) -> None:
    await database.write(lambda c: add(c, 1))
    with pytest.raises(IntegrityError):
        await database.write(lambda c: add(c, 1))


async def behind_a_command(postgres: Server, url: str, limit: str) -> int:
    """What comes of a unit that waits for a second behind a command, where an administrator has set
    this limit to less than that for everybody."""
    await postgres.run(f"ALTER DATABASE {name_of(url)} SET {limit} = 300")
    database = await Database.open(url)
    command = await asyncpg.connect(url, server_settings={limit: "0"})
    try:
        async with command.transaction():
            await command.execute("SELECT pg_advisory_xact_lock(1987015797)")
            waiting = asyncio.create_task(database.write(lambda c: add(c, 1)))
            await asyncio.sleep(1)
        return await waiting
    finally:
        await command.close()
        await database.close()


@pytest.mark.parametrize("limit", ["statement_timeout", "lock_timeout"])
async def test_whoever_waits_for_the_writer_waits_whatever_the_server_is_set_to(
    postgres: Server, url: str, limit: str
) -> None:
    assert await behind_a_command(postgres, url, limit) == 1


async def test_a_limit_that_ends_the_wait_is_no_mistake_of_ours(postgres: Server, url: str) -> None:
    """A limit of PostgreSQL 17: an older server takes no connection that names it."""
    with pytest.raises(CutOff):
        await behind_a_command(postgres, url, "transaction_timeout")


TROUBLES = [
    ("postgresql://votum:{password}@127.0.0.1:1/votum", "its server cannot be reached"),
    ("postgresql://votum:{password}@nowhere.invalid/votum", "its server cannot be reached"),
    ("postgresql://votum:{password}@/none?host={folder}", "no database of this name"),
    ("postgresql://votum:{password}x@/built?host={folder}", "refuses the user or the password"),
    ("postgresql://nobody:{password}@/built?host={folder}", "refuses the user or the password"),
    ("postgresql://votum:{password}@h:port/votum", "its address is not understood"),
    ("postgresql://votum:{password}@/built?host={folder}&canary-of-it=1", "is not understood"),
]


@pytest.mark.parametrize(("url", "words"), TROUBLES)
async def test_what_is_wrong_with_a_server_is_told_without_its_address(
    postgres: Server, url: str, words: str
) -> None:
    with pytest.raises(Unusable) as caught:
        await Database.open(url.format(password=PASSWORD, folder=postgres.folder))
    assert words in str(caught.value)
    shown = "".join(traceback.format_exception(caught.value))
    assert "canary" not in shown
    assert str(postgres.folder) not in str(caught.value)


RAISED = [
    ("53100", "the disk is full"),
    ("58030", "the disk failed to read or write"),
    ("25006", "it may only be read"),
    ("42501", "its server does not allow this user to do that"),
    ("53200", "its server has no memory left"),
    ("XX001", "it is damaged"),
    ("57014", "its server broke off what it was asked"),
    ("55P03", "its server did not wait for a lock"),
    ("40001", "its server lets two transactions not go on together"),
    ("40P01", "its server lets two transactions not go on together"),
    ("25P04", "its server gave up on a transaction that took too long"),
]


@pytest.mark.parametrize(("state", "words"), RAISED)
async def test_what_a_server_says_of_itself_is_told_in_words(
    database: Database, state: str, words: str
) -> None:
    """A real error of the server, though raised to order."""

    def raising(connection: Connection) -> None:
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$")

    with pytest.raises(Unusable, match=f"^the database cannot be used: {words}$"):
        await database.write(raising)
    assert await database.write(lambda c: add(c, 1)) == 1


async def test_no_error_quotes_what_was_to_be_stored(database: Database) -> None:
    account = 4711471147
    await database.write(lambda c: add(c, account))
    with pytest.raises(IntegrityError) as caught:
        await database.write(lambda c: add(c, account))
    shown = "".join(traceback.format_exception(caught.value))
    assert "uq_people_account" in shown
    assert str(account) not in shown


async def test_a_mistake_of_ours_passes_as_it_is(database: Database) -> None:
    with pytest.raises(ProgrammingError, match="nowhere"):
        await database.write(lambda c: c.exec_driver_sql("SELECT * FROM nowhere").rowcount)


async def test_another_programs_database_is_refused_and_left_alone(postgres: Server) -> None:
    name = await postgres.new("empty")
    await postgres.run("CREATE TABLE bookmarks (url text)", name)
    with pytest.raises(Unusable, match=r"^the database belongs to another program$"):
        await Database.open(postgres.url(name))
    await postgres.drop(name)


async def test_a_database_of_another_encoding_is_refused(postgres: Server) -> None:
    await postgres.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(Unusable, match=r"^the database's encoding is LATIN1, expected UTF8$"):
        await Database.open(postgres.url("latin"))
    await postgres.drop("latin")
