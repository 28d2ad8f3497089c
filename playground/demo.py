"""The demo: the bot, a Telegram of its own and the chat page, all in this process."""

import asyncio
import contextlib
import datetime as dt
import webbrowser
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.administering import LINK, issue_invitations, open_round
from bot.app import App, Surroundings, random_secret, running
from bot.configuration import load
from playground.auto import play_round
from playground.clock import DemoClock, DemoTime
from playground.emulator.server import Emulator
from playground.emulator.world import World
from playground.page_api import Playing, mount_page
from rounds.reader import Reading, read_round
from rounds.shelf import path_of

FOLDER = Path("votum-demo")
"""Where the demo leaves its database, its configuration and its documents."""

TOKEN = "1000000001:votum-demo"  # noqa: S105 - it opens nothing but the playground
COORDINATOR = 9001
GROUP = -100_9002
FIRST_HEAD = 1001

BEFORE = dt.timedelta(hours=1)
"""How long before the round opens the clock starts."""

PORTS = 20
"""How many ports are tried from the wanted one on."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What is to be played, and how. `folder` is emptied of an earlier demo's database."""

    name: str
    port: int
    browser: bool = True
    auto: bool = False
    folder: Path = FOLDER


@dataclass(frozen=True, slots=True)
class Stage:
    """A demo that runs: the address of its page, the bot, and the clock."""

    address: str
    app: App
    clock: DemoClock
    emulator: Emulator


async def play(demo: Demo, tell: Callable[[str], None]) -> None:
    """Runs the demo until it is stopped, or with `auto` until the round is over."""
    async with staged(demo) as stage:
        tell(f"Votum plays {demo.name}: {stage.address}")
        if demo.browser:
            await asyncio.to_thread(webbrowser.open, stage.address)
        if demo.auto:
            await play_round(stage.address, demo.folder, tell)
        else:
            tell("Stop with Ctrl-C.")
            await asyncio.Event().wait()


@contextlib.asynccontextmanager
async def staged(demo: Demo) -> AsyncIterator[Stage]:
    """Everything set up one hour before the round opens: people, invitations, bot and page."""
    path = path_of(demo.name)
    reading = read_round(path)
    opens_at = reading.round.opens_at or reading.round.closes_at - dt.timedelta(days=21)
    time = DemoTime(opens_at - BEFORE)
    async with contextlib.AsyncExitStack() as stack:
        world = World(time.now)
        _people(world, reading)
        emulator = Emulator(world, TOKEN)
        api = await emulator.start()
        stack.push_async_callback(emulator.stop)
        configuration = load(_configure(demo.folder, api), {})
        around = Surroundings(now=time.now, secret=random_secret)
        app = await stack.enter_async_context(running(configuration, around))
        clock = DemoClock(time, app, world.updates)
        await _invite(world, app, path, time.now())
        await clock.refresh()
        playing = Playing(reading.round.id, reading.round.title.in_language("de"))
        address = await _serve(stack, world, clock, playing, demo.port)
        yield Stage(address, app, clock, emulator)


def _people(world: World, reading: Reading) -> None:
    """Everyone of the roster, the coordinator, and the steering committee's group."""
    towns: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for mandate in reading.roster.mandates:
        for holder in mandate.holders:
            towns.setdefault(holder.person, []).append(mandate.municipality)
            names[holder.person] = holder.shown
    for account, (person, held) in enumerate(towns.items(), start=FIRST_HEAD):
        world.add_person(account, names[person], "heads", ", ".join(held), "de")
    world.add_person(COORDINATOR, "Koordination", "coordinators", "Kreisverwaltung", "de")
    world.add_group(GROUP, "Lenkungskreis", [COORDINATOR])


def _configure(folder: Path, api: str) -> Path:
    """A fresh folder with a configuration, which the command line can use beside the demo."""
    folder.mkdir(exist_ok=True)
    for old in (*folder.glob("votum.db*"), *folder.glob("*.png"), *folder.glob("*.json")):
        old.unlink()
    file = folder / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi = "{api}"\n'
        f"[bot]\ncoordinators = [{COORDINATOR}]\npost_to = [{GROUP}]\n"
        "[scheduler]\ntick = 1\n"
        '[privacy]\ncontroller = "Kreisverwaltung (Beispiel)"\n'
        'contact = "koordination@example.org"\n'
    )
    return file


async def _invite(world: World, app: App, path: Path, now: dt.datetime) -> None:
    """Opens the round as an administrator would, and hands everyone their link."""
    await open_round(app.database, path, now)
    round_ = read_round(path).round.id
    accounts = {listing.title: account for account, listing in world.listings.items()}
    for invitation in await issue_invitations(app.database, round_, now, random_secret):
        link = LINK.format(bot=app.username, secret=invitation.secret)
        world.set_link(accounts[invitation.holder.shown], link)


async def _serve(
    stack: contextlib.AsyncExitStack, world: World, clock: DemoClock, playing: Playing, port: int
) -> str:
    page = web.Application()
    mount_page(page, world, clock, playing)
    folder = Path(__file__).parent / "page"
    page.router.add_get("/", _index)
    page.router.add_static("/page/", folder)
    runner = web.AppRunner(page, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    for tried in range(port, port + PORTS):
        with contextlib.suppress(OSError):
            await web.TCPSite(runner, "127.0.0.1", tried).start()
            return f"http://127.0.0.1:{tried}/"
    raise OSError(f"no free port from {port} to {port + PORTS - 1}")


async def _index(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(Path(__file__).parent / "page" / "index.html")
