"""The API over plain HTTP: tokens, methods, and how parameters can be given."""

import io
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from playground.emulator.server import BODY_LIMIT, Emulator
from playground.emulator.world import World

HEAD = 501
TOKEN = "7000000001:canary-of-the-playground"
SENT = {"chat_id": str(HEAD), "text": "1", "disable_notification": "true"}

pytestmark = pytest.mark.usefixtures("started")


@pytest.fixture
async def http(address: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(address) as session:
        yield session


async def post(http: aiohttp.ClientSession, path: str, **options: Any) -> tuple[int, Any]:
    async with http.post(path, **options) as answer:
        return answer.status, await answer.json()


@pytest.mark.parametrize(
    "options",
    [
        {"params": SENT},
        {"data": SENT},
        {"json": {"chat_id": HEAD, "text": "1", "disable_notification": True}},
        {"params": {"chat_id": str(HEAD)}, "data": {"text": "1"}},
    ],
    ids=["query", "urlencoded", "json", "both"],
)
async def test_parameters_can_be_given_in_every_documented_way(
    http: aiohttp.ClientSession, options: dict[str, Any]
) -> None:
    """Making requests: four ways of passing parameters."""
    status, body = await post(http, f"/bot{TOKEN}/sendMessage", **options)
    assert (status, body["ok"], body["result"]["text"]) == (200, True, "1")


async def test_files_can_be_attached(http: aiohttp.ClientSession, world: World) -> None:
    """Sending files: attach://<file_attach_name>, in multipart/form-data."""
    form = aiohttp.FormData({"chat_id": str(HEAD), "document": "attach://paper"})
    form.add_field("paper", b"Votum", filename="votum.pdf", content_type="application/pdf")
    status, body = await post(http, f"/bot{TOKEN}/sendDocument", data=form)
    assert (status, body["result"]["document"]["file_name"]) == (200, "votum.pdf")
    assert world.deeds[-1].arguments == {"chat_id": HEAD, "document": "votum.pdf (5 bytes)"}


async def test_attachment_that_is_missing_is_refused(http: aiohttp.ClientSession) -> None:
    form = aiohttp.FormData({"chat_id": str(HEAD), "document": "attach://paper"})
    form.add_field("letter", b"Votum", filename="votum.pdf")
    status, body = await post(http, f"/bot{TOKEN}/sendDocument", data=form)
    assert (status, body["description"]) == (
        400,
        "Bad Request: there is no file paper in the request",
    )


async def test_get_works_and_names_are_case_insensitive(http: aiohttp.ClientSession) -> None:
    """Making requests: "We support GET and POST", "All methods are case-insensitive"."""
    async with http.get(f"/bot{TOKEN}/GETME") as answer:
        body = await answer.json()
    assert body == {
        "ok": True,
        "result": {
            "id": 7000000001,
            "is_bot": True,
            "first_name": "Votum",
            "username": "votum_playground_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        },
    }


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        (f"/bot{TOKEN}/sendDice", 404, "Not Found: method not found"),
        ("/bot7000000001:other/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        (f"/{TOKEN}/getMe", 404, "Not Found"),
        (f"/bot{TOKEN}", 404, "Not Found"),
        ("/file/bot7000000001:other/documents/file_1.pdf", 401, "Unauthorized"),
        (f"/file/bot{TOKEN}/documents/file_1.pdf", 404, "Not Found"),
    ],
)
async def test_wrong_token_or_path_is_refused(
    http: aiohttp.ClientSession, path: str, status: int, description: str
) -> None:
    """Authorizing your bot; making requests."""
    async with http.get(path) as answer:
        assert answer.status == status
        assert await answer.json() == {
            "ok": False,
            "error_code": status,
            "description": description,
        }


@pytest.mark.parametrize(
    ("body", "description"),
    [
        (
            {"chat_id": HEAD, "text": "1", "message_effect_id": "5"},
            "the playground knows no parameter message_effect_id of sendMessage",
        ),
        ({"text": "1"}, "chat_id is empty"),
        ({"chat_id": HEAD, "text": ""}, "message text is empty"),
        ({"chat_id": HEAD, "text": 1}, "text must be of type String"),
        (
            {"chat_id": HEAD, "text": "1", "reply_markup": "{"},
            "can't parse reply_markup JSON object",
        ),
        (
            {"chat_id": HEAD, "text": "1", "reply_markup": {"keyboard": [["Ja"]]}},
            "reply_markup.keyboard is unknown here",
        ),
        (
            {"chat_id": HEAD, "text": "1", "protect_content": "maybe"},
            "protect_content must be of type Boolean",
        ),
        ([], "can't parse the body as a JSON object"),
    ],
)
async def test_call_that_does_not_fit_the_specification_is_refused(
    http: aiohttp.ClientSession, world: World, body: object, description: str
) -> None:
    """Every parameter is held against the specification; unknown ones are refused, where Telegram
    would ignore them."""
    status, answer = await post(http, f"/bot{TOKEN}/sendMessage", json=body)
    assert (status, answer["description"]) == (400, f"Bad Request: {description}")
    assert world.deeds == []


async def test_body_that_is_no_json_is_refused(http: aiohttp.ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    status, body = await post(http, f"/bot{TOKEN}/getMe", data=b"{", headers=headers)
    assert (status, body["description"]) == (
        400,
        "Bad Request: can't parse the body as a JSON object",
    )


async def test_body_beyond_every_limit_is_refused(http: aiohttp.ClientSession) -> None:
    body = io.BytesIO(b'{"text": "%s"}' % (b"x" * BODY_LIMIT))
    headers = {"Content-Type": "application/json"}
    status, answer = await post(http, f"/bot{TOKEN}/sendMessage", data=body, headers=headers)
    assert (status, answer["description"]) == (413, "Request Entity Too Large")


def test_bot_has_the_id_of_its_token(world: World) -> None:
    """Authorizing your bot: the token begins with the bot's id."""
    Emulator(world, "42:abc")
    assert world.bot.id == 42


def test_malformed_token_is_a_mistake(world: World) -> None:
    with pytest.raises(ValueError, match="a token looks like"):
        Emulator(world, "abc")
