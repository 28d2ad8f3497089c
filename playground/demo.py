"""The demo: the bot, a Telegram of its own and the chat page, all in this process."""

import asyncio
import contextlib
import datetime as dt
import socket
import time
import webbrowser
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

import reports
from bot.administering import LINK, issue_invitations, open_round
from bot.app import App, running
from bot.configuration import load
from bot.front_door import Failed
from bot.inviting import share
from bot.surroundings import Surroundings, random_secret
from playground.auto import play_round
from playground.clock import DemoClock, DemoTime
from playground.emulator.server import Emulator
from playground.emulator.world import World
from playground.page_api import Playing, mount_page
from playground.page_client import NotShown
from playground.page_guard import only_from_here
from rounds.reader import Reading, read_round
from storage.database import Database
from storage.sqlite import SqliteStore

FOLDER = Path("votum-demo")
"""Where the demo leaves its database, its configuration and its documents."""

DATABASE = "votum.db"

PAGE = Path(__file__).parent / "page"
FONTS = Path(reports.__file__).parent / "fonts"

TOKEN = "1000000001:votum-demo"  # noqa: S105 - it opens nothing but the playground
PUBLIC = "https://votum.example.org"
COORDINATOR = 9001
GROUP = -100_9002
FIRST_HEAD = 1001
GUESTS = 20
"""People who are invented for a round by person."""

FIRST_OTHER = 8001
OTHERS = 2
"""People of whom no roster knows: for the links that a head passes on."""

BEFORE = dt.timedelta(hours=1)
"""How long before the round opens the clock starts."""

PORTS = 20
"""How many ports are tried from the wanted one on."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What is to be played, and how.

    `file` is the round file; `port` is the first one that is tried, any free one for 0; `folder` is
    emptied of an earlier demo's database and documents. With `paced` false the playground's
    Telegram takes messages as fast as they come. The clock runs by `ticks`, monotonic seconds.
    `url` is where the bot's database is; a file lies in the folder. With `webhook` updates are
    brought to the bot, which else polls.
    """

    file: Path
    port: int = 8080
    browser: bool = True
    auto: bool = False
    folder: Path = FOLDER
    paced: bool = True
    ticks: Callable[[], float] = time.monotonic
    url: str = f"sqlite:///{DATABASE}"
    webhook: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A demo that runs: the address of its page, the bot, the clock, the playground's Telegram, and
    the configuration file for the command line beside it."""

    address: str
    app: App
    clock: DemoClock
    emulator: Emulator
    configuration: Path


async def play(demo: Demo, tell: Callable[[str], None]) -> None:
    """Runs the demo until it is stopped, or with `auto` until the round is over. Failed when that
    does not come to its end."""
    async with staged(demo) as stage:
        tell(f"Votum plays {demo.file.parent.name}: {stage.address}")
        if demo.browser:
            await asyncio.to_thread(webbrowser.open, stage.address)
        if demo.auto:
            await _auto(stage.address, demo.folder, tell)
        else:
            tell("Stop with Ctrl-C.")
            await stage.app.ended()


async def _auto(address: str, folder: Path, tell: Callable[[str], None]) -> None:
    try:
        await play_round(address, folder, tell)
    except NotShown as error:
        raise Failed(f"the round did not go on: {error}") from error


@contextlib.asynccontextmanager
async def staged(demo: Demo) -> AsyncIterator[Stage]:
    """Everything set up one hour before the round opens: people, invitations, bot and page.

    BadRound, InUse when another demo runs in the folder, Failed when no port is free.
    """
    reading = read_round(demo.file)
    opens_at = reading.round.opens_at or reading.round.closes_at - dt.timedelta(days=21)
    await _sole(demo.folder)
    demo_time = DemoTime(opens_at - BEFORE, demo.ticks)
    async with contextlib.AsyncExitStack() as stack:
        world = World(demo_time.now, paced=demo.paced)
        accounts = _people(world, reading)
        emulator = Emulator(world, TOKEN)
        api = await emulator.start()
        stack.push_async_callback(emulator.stop)
        file = _configure(demo.folder, api, demo.url)
        if demo.webhook:
            _open_a_door(emulator, file)
        around = Surroundings(now=demo_time.now, secret=random_secret)
        app = await stack.enter_async_context(running(load(file, {}), around))
        clock = DemoClock(demo_time, app, world.updates)
        await _invite(world, app, demo.file, accounts)
        await clock.refresh()
        playing = Playing(
            reading.round.id, reading.round.title.in_language("de"), str(reading.round.zone)
        )
        address = await _serve(stack, world, clock, playing, demo.port)
        yield Stage(address, app, clock, emulator, file)


def _people(world: World, reading: Reading) -> dict[str, int]:
    """Everyone of the roster, or guests where there is nobody in it, whose accounts are returned;
    the coordinator, and the steering committee's group."""
    by_person = reading.round.ballots == "person"
    accounts = _guests(world) if by_person else _heads(world, reading)
    if not by_person:
        _others(world)
    world.add_person(COORDINATOR, "Koordination", "coordinators", "Kreisverwaltung", "de")
    world.add_group(GROUP, "Lenkungskreis", [COORDINATOR])
    return accounts


def _guests(world: World) -> dict[str, int]:
    accounts = {f"Gast {number}": FIRST_HEAD + number for number in range(1, GUESTS + 1)}
    for name, account in accounts.items():
        world.add_person(account, name, "people", "Forum", "de")
    return accounts


def _others(world: World) -> None:
    for number in range(1, OTHERS + 1):
        name = f"Weitere Person {number}"
        world.add_person(FIRST_OTHER + number - 1, name, "others", "noch ohne Zugang", "de")


def _heads(world: World, reading: Reading) -> dict[str, int]:
    towns: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for mandate in reading.roster.mandates:
        for holder in mandate.holders:
            towns.setdefault(holder.person, []).append(mandate.municipality)
            names[holder.person] = holder.shown
    accounts = {person: account for account, person in enumerate(towns, start=FIRST_HEAD)}
    for person, account in accounts.items():
        world.add_person(account, names[person], "heads", ", ".join(towns[person]), "de")
    return accounts


async def _sole(folder: Path) -> None:
    """Makes sure of the folder. InUse when a demo is running there."""
    folder.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - nothing else runs yet
    earlier = Database(SqliteStore(folder / DATABASE))
    try:
        await earlier.claim()
    finally:
        await earlier.close()


def _configure(folder: Path, api: str, database: str) -> Path:
    """A fresh folder with a configuration, which the command line can use beside the demo."""
    for old in (*folder.glob(f"{DATABASE}*"), *folder.glob("*.png"), *folder.glob("*.json")):
        old.unlink()
    file = folder / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n'
        f'[storage]\nurl = "{database}"\n'
        f"[bot]\ncoordinators = [{COORDINATOR}]\npost_to = [{GROUP}]\n"
        "[scheduler]\ntick = 0.2\n"
        '[privacy]\ncontroller = "Kreisverwaltung (Beispiel)"\n'
        'contact = "koordination@example.org"\n'
    )
    return file


def _open_a_door(emulator: Emulator, file: Path) -> None:
    """Has updates brought to the bot, through the reverse proxy that a real one stands behind."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    emulator.doors[PUBLIC] = f"http://{listen}"
    table = f'[webhook]\nurl = "{PUBLIC}/telegram"\nlisten = "{listen}"\n'
    file.write_text(file.read_text("utf-8") + table, "utf-8")


async def _invite(world: World, app: App, path: Path, accounts: dict[str, int]) -> None:
    """Opens the round as an administrator would, and hands everyone their link."""
    now = app.surroundings.now()
    await open_round(app.database, path, now, random_secret)
    round_ = read_round(path).round
    if round_.ballots == "person":
        secrets = dict.fromkeys(accounts, await share(app.database, round_.id, now, random_secret))
    else:
        issued = await issue_invitations(app.database, round_.id, now, random_secret)
        secrets = {each.holder.person: each.secret for each in issued}
    for person, secret in secrets.items():
        world.set_link(accounts[person], LINK.format(bot=app.username, secret=secret))


async def _serve(
    stack: contextlib.AsyncExitStack, world: World, clock: DemoClock, playing: Playing, port: int
) -> str:
    page = web.Application(middlewares=[only_from_here])
    mount_page(page, world, clock, playing)
    page.router.add_get("/", _index)
    page.router.add_static("/page/", PAGE)
    page.router.add_static("/fonts/", FONTS)
    runner = web.AppRunner(page, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    for tried in range(port, port + PORTS) if port else (0,):
        with contextlib.suppress(OSError):
            await web.TCPSite(runner, "127.0.0.1", tried).start()
            return f"http://127.0.0.1:{runner.addresses[0][1]}/"
    raise Failed(f"no port is free from {port} to {port + PORTS - 1}")


async def _index(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")
