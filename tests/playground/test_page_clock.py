"""Moving the clock from the chat page."""

from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient

Client = TestClient[web.Request, web.Application]


async def post(client: Client, path: str, body: object) -> tuple[int, Any]:
    async with client.post(path, json=body) as answer:
        return answer.status, await answer.json()


async def test_clock_moves_in_three_ways(client: Client) -> None:
    steps = [
        ({"by": 60}, "2026-11-23T08:01:00Z", ""),
        ({"next": True}, "2026-11-23T09:00:00Z", "Abfrage öffnet"),
        ({"to": "2026-11-25T08:00:00+01:00"}, "2026-11-25T07:00:00Z", ""),
    ]
    for body, now, what in steps:
        assert await post(client, "/api/clock", body) == (200, {"now": now, "what": what})
    async with client.get("/api/state") as answer:
        state = await answer.json()
    assert (state["now"], state["next"]) == ("2026-11-25T07:00:00Z", None)


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ({"by": -1}, 409, "Die Uhr geht nur vorwärts."),
        ({"to": "2026-11-22T08:00:00Z"}, 409, "Die Uhr geht nur vorwärts."),
        ({"to": "2026-11-25T08:00:00"}, 400, "Die Angabe to hat keine Zeitzone."),
        ({"to": "morgen"}, 400, "Die Angabe to ist kein Zeitpunkt."),
        ({"by": True}, 400, "Die Angabe by fehlt oder hat die falsche Art."),
        ({"by": 10**18}, 400, "So weit geht die Uhr nicht."),
        ({}, 400, "Die Angabe to fehlt oder hat die falsche Art."),
    ],
)
async def test_clock_refuses_what_is_no_time_ahead(
    client: Client, body: dict[str, Any], status: int, sentence: str
) -> None:
    assert await post(client, "/api/clock", body) == (status, {"error": sentence})


async def test_clock_says_when_nothing_is_due(client: Client) -> None:
    await post(client, "/api/clock", {"by": 7 * 86400})
    assert await post(client, "/api/clock", {"next": True}) == (
        409,
        {"error": "Es steht nichts mehr an."},
    )
