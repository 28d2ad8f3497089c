"""The wire, with the library's own Bot at one end and a server that misbehaves at the other."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.configuration import BadConfiguration
from bot.patience import Patience
from bot.wire import Garbled, NotSent, Wire, raw_updates

if TYPE_CHECKING:  # pytest imports no test file from another
    from tests.bot.conftest import Server

HASTY = Patience(pool=0.2, connect=0.2, write=0.2, upload=0.2, read=0.2)
HTML = "<html><body>Bad Gateway</body></html>"


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire(HASTY) as wire:
        yield wire


@pytest.fixture
def bot(server: "Server", wire: Wire) -> Bot:
    return Bot(server.token, base_url=f"{server.url}/bot", request=wire, get_updates_request=wire)


async def failure(bot: Bot) -> TelegramError:
    """What sending raises, which must not show the token."""
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(5, "Guten Tag")
    assert "CANARY" not in f"{caught.value} {caught.value!r}"
    return caught.value


async def test_wire_carries_parameters(bot: Bot, server: "Server") -> None:
    server.results(server.message(9))
    sent = await bot.send_message(5, "Grüße & mehr = 🗳", disable_notification=True)
    assert sent.message_id == 9
    assert server.call.method == "sendMessage"
    assert server.call.fields == {
        "chat_id": "5",
        "text": "Grüße & mehr = 🗳",
        "disable_notification": "true",
    }


async def test_wire_carries_uploads(bot: Bot, server: "Server") -> None:
    server.results(server.message())
    content = bytes(range(256)) * 4000
    await bot.send_document(5, content, filename='Votum "Süd".pdf', caption="Für den Rat")
    assert server.call.fields == {"chat_id": "5", "caption": "Für den Rat"}
    upload = server.call.files["document"]
    assert upload.filename == 'Votum "Süd".pdf'
    assert upload.content_type == "application/pdf"
    assert upload.content == content


async def test_wire_words_that_cannot_be_sent(bot: Bot, server: "Server") -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(5, "CANARY \ud800")
    assert str(caught.value) == "nothing that can be sent (UnicodeEncodeError)"
    assert server.calls == []


async def test_wire_reuses_connections(bot: Bot, server: "Server") -> None:
    server.results(server.message())
    for _ in range(3):
        await bot.send_message(5, "Guten Tag")
    assert (len(server.calls), len(server.connections)) == (3, 1)


async def test_wire_carries_many_at_once(bot: Bot, server: "Server") -> None:
    answer = server.body(200, {"ok": True, "result": server.message()})
    server.answers(server.slow(0.1, answer))
    await asyncio.gather(*(bot.send_message(5, "Guten Tag") for _ in range(20)))
    assert len(server.connections) == 20


@pytest.mark.parametrize(
    ("code", "description", "error"),
    [
        (400, "Bad Request: chat not found", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (404, "Not Found", InvalidToken),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (500, "Internal Server Error", NetworkError),
        (502, "Bad Gateway", NetworkError),
    ],
)
async def test_wire_passes_codes_on(
    code: int, description: str, error: type[TelegramError], bot: Bot, server: "Server"
) -> None:
    server.refuses(code, description)
    assert type(await failure(bot)) is error


async def test_wire_passes_flood_control_on(bot: Bot, server: "Server") -> None:
    server.refuses(429, "Too Many Requests: retry after 14", retry_after=14)
    assert str(await failure(bot)) == "Flood control exceeded. Retry in 0:00:14"


async def test_wire_passes_migration_on(bot: Bot, server: "Server") -> None:
    server.refuses(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1001)
    error = await failure(bot)
    assert isinstance(error, ChatMigrated)
    assert error.new_chat_id == -1001


@pytest.mark.parametrize("code", [301, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503])
@pytest.mark.parametrize("content", [HTML, "", '{"ok": false, "err', "[]", {"error": "denied"}])
async def test_wire_takes_no_strangers_word(
    code: int, content: object, bot: Bot, server: "Server"
) -> None:
    """A gateway's 403 is not "blocked by the user", nor its 404 a wrong token."""
    server.answers(server.body(code, content))
    error = await failure(bot)
    assert type(error) is NetworkError
    assert str(error) == f"code {code} from something that is not Telegram"


@pytest.mark.parametrize(
    "content",
    [
        {"ok": False, "description": "x", "parameters": {"retry_after": "14"}},
        {"ok": False, "description": "x", "parameters": [14]},
        {"ok": False, "description": 14},
        {"ok": True, "result": True},
    ],
)
async def test_wire_takes_no_odd_error(content: object, bot: Bot, server: "Server") -> None:
    server.answers(server.body(429, content))
    assert type(await failure(bot)) is NetworkError


@pytest.mark.parametrize(
    "content",
    [
        HTML,
        "",
        '{"ok": true, "res',
        "[]",
        "7",
        {},
        {"ok": True},
        {"result": 1},
        "[" * 9999,
        {"ok": False, "description": "x"},
    ],
)
async def test_wire_garbled_success(
    content: object, bot: Bot, wire: Wire, server: "Server"
) -> None:
    server.answers(server.body(200, content))
    assert type(await failure(bot)) is Garbled
    with pytest.raises(Garbled):
        await updates(wire, server)


async def test_wire_garbled_words_are_not_logged(
    bot: Bot, server: "Server", caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers(server.body(200, '{"ok": true, "result": "my vot'))
    await failure(bot)
    assert "my vot" not in caplog.text


async def test_wire_slow_answer(bot: Bot, server: "Server") -> None:
    server.answers(server.slow(1, server.reset))
    assert type(await failure(bot)) is TimedOut
    assert server.call.method == "sendMessage"


async def test_wire_endless_answer(bot: Bot, server: "Server") -> None:
    server.answers(server.trickling)
    assert type(await failure(bot)) is TimedOut


async def test_wire_time_limit_of_one_call(bot: Bot, server: "Server") -> None:
    answer = server.body(200, {"ok": True, "result": server.message()})
    server.answers(server.slow(0.3, answer))
    sent = await bot.send_message(5, "Guten Tag", read_timeout=2)
    assert sent.message_id == 7


async def test_wire_reset(bot: Bot, server: "Server") -> None:
    server.answers(server.reset)
    assert type(await failure(bot)) is NetworkError
    assert len(server.calls) == 1


async def test_wire_answer_broken_off(bot: Bot, server: "Server") -> None:
    server.answers(server.broken_off)
    assert type(await failure(bot)) is NetworkError


async def test_wire_nobody_there(wire: Wire, server: "Server") -> None:
    with socket.socket() as taken:  # bound and not listening: refused, and nobody else's
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/bot"
        bot = Bot(server.token, base_url=address, request=wire, get_updates_request=wire)
        error = await failure(bot)
    assert type(error) is NotSent
    assert str(error) == "no connection (ClientConnectorError)"


async def test_wire_not_https(wire: Wire, server: "Server") -> None:
    address = f"{server.url.replace('http:', 'https:')}/bot"
    bot = Bot(server.token, base_url=address, request=wire, get_updates_request=wire)
    assert type(await failure(bot)) is NotSent


async def test_wire_no_free_connection(server: "Server") -> None:
    async with Wire(HASTY, connections=1) as wire:
        address = f"{server.url}/bot"
        bot = Bot(server.token, base_url=address, request=wire, get_updates_request=wire)
        server.answers(server.slow(1, server.reset))
        busy = asyncio.create_task(bot.send_message(5, "Guten Tag", read_timeout=5))
        await server.called.wait()
        error = await failure(bot)
        busy.cancel()
    assert type(error) is NotSent
    assert len(server.calls) == 1


async def test_wire_closed_and_opened_again(bot: Bot, wire: Wire, server: "Server") -> None:
    server.results(server.message())
    await wire.shutdown()
    assert type(await failure(bot)) is NotSent
    await wire.initialize()
    await wire.initialize()
    assert (await bot.send_message(5, "Guten Tag")).message_id == 7
    await wire.shutdown()
    await wire.shutdown()


async def test_wire_goes_through_proxy(server: "Server", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.delenv("no_proxy", raising=False)
    server.results(server.message())
    address = "http://telegram.invalid"
    async with Wire.to(address) as wire:
        bot = Bot(server.token, base_url=f"{address}/bot", request=wire, get_updates_request=wire)
        await bot.send_message(5, "Guten Tag")
    assert server.call.method == "sendMessage"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
async def test_wire_to_itself_needs_no_proxy(
    host: str, server: "Server", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.delenv("no_proxy", raising=False)
    async with Wire.to(f"http://{host}:9") as wire:
        with pytest.raises(NotSent):
            await wire.retrieve(f"http://{host}:9/")
    assert server.calls == []


async def updates(wire: Wire, server: "Server", offset: int | None = 12) -> list[dict[str, object]]:
    return await raw_updates(
        wire,
        f"{server.url}/bot{server.token}",
        offset=offset,
        long_poll=30,
        allowed_updates=("message", "callback_query"),
    )


async def test_raw_updates_asks_for_what_it_wants(wire: Wire, server: "Server") -> None:
    server.results([])
    assert await updates(wire, server) == []
    assert server.call.method == "getUpdates"
    assert json.loads(server.call.fields.pop("allowed_updates")) == ["message", "callback_query"]
    assert server.call.fields == {"offset": "12", "timeout": "30"}


async def test_raw_updates_without_offset(wire: Wire, server: "Server") -> None:
    server.results([])
    await updates(wire, server, offset=None)
    assert "offset" not in server.call.fields


async def test_raw_updates_waits_longer_than_the_poll(wire: Wire, server: "Server") -> None:
    answer = server.body(200, {"ok": True, "result": [{"update_id": 1}]})
    server.answers(server.slow(0.4, answer))
    assert await updates(wire, server) == [{"update_id": 1}]


async def test_raw_updates_keeps_the_undecodable(wire: Wire, server: "Server") -> None:
    odd = [{"update_id": 1, "message": "not a message"}, {"update_id": 2, "poll": [None]}]
    server.results(odd)
    assert await updates(wire, server) == odd


async def test_raw_updates_leaves_out_what_cannot_be_confirmed(
    wire: Wire, server: "Server"
) -> None:
    fine = {"update_id": 3}
    odd: list[object] = [
        None,
        7,
        [],
        {},
        {"update_id": "4"},
        {"update_id": True},
        {"update_id": -1},
    ]
    server.results([*odd, {"update_id": 2**63}, fine])
    assert await updates(wire, server) == [fine]


async def test_raw_updates_not_a_list(wire: Wire, server: "Server") -> None:
    server.results({"update_id": 3})
    with pytest.raises(Garbled, match="updates that are not a list"):
        await updates(wire, server)


async def test_raw_updates_conflict(wire: Wire, server: "Server") -> None:
    server.refuses(409, "Conflict: terminated by other getUpdates request")
    with pytest.raises(Conflict):
        await updates(wire, server)


async def test_raw_updates_wrong_token(wire: Wire, server: "Server") -> None:
    server.refuses(401, "Unauthorized")
    with pytest.raises(BadConfiguration) as caught:
        await updates(wire, server)
    assert caught.value.problems == (
        "telegram.token: Telegram does not know this bot (Unauthorized)",
    )
    assert caught.value.__suppress_context__
