"""The demo's page obeys its own page alone."""

import aiohttp
import pytest
from aiohttp import web

from playground.page_guard import only_from_here


async def hello(_request: web.Request) -> web.Response:
    return web.Response(text="da")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost"}, 200),
        ({"Host": "elsewhere.example"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
async def test_page_answers_its_own_page_alone(headers: dict[str, str], status: int) -> None:
    app = web.Application(middlewares=[only_from_here])
    app.router.add_route("*", "/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        async with aiohttp.ClientSession() as session:
            for method in ("GET", "POST"):
                async with session.request(
                    method, f"http://127.0.0.1:{port}/", headers=headers
                ) as answer:
                    assert answer.status == status
            own = {"Origin": f"http://127.0.0.1:{port}"}
            async with session.post(f"http://127.0.0.1:{port}/", headers=own) as answer:
                assert answer.status == 200
    finally:
        await runner.cleanup()
