"""The chat page's API, asked over HTTP as the page asks."""

import asyncio
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient

from playground import page_api
from playground.emulator.records import Button, Entity, Toast, Wording
from playground.emulator.world import World

HEAD = 501
GROUP = -900
LINK = "https://t.me/votum_playground_bot?start=einladung-1"

Client = TestClient[web.Request, web.Application]


async def get(client: Client, path: str) -> tuple[int, Any]:
    async with client.get(path) as answer:
        return answer.status, await answer.json()


async def post(client: Client, path: str, body: object) -> tuple[int, Any]:
    async with client.post(path, json=body) as answer:
        return answer.status, await answer.json()


def card(world: World) -> int:
    """A message of the bot's with a button."""
    keyboard = ((Button("Ja", data="1 c yes"), Button("Satzung", url="https://example.org/")),)
    wording = Wording("Wohnen?", (Entity("bold", 0, 6), Entity("text_link", 0, 6, url="tg://x")))
    return world.post(HEAD, world.bot.id, wording=wording, keyboard=keyboard).id


# -- seeing -------------------------------------------------------------------


async def test_state_lists_everything_beside_the_messages(client: Client, world: World) -> None:
    world.start(HEAD)
    card(world)
    assert await get(client, "/api/state") == (
        200,
        {
            "now": "2026-11-23T08:00:00Z",
            "zone": "Europe/Berlin",
            "bot": {"name": "Votum", "username": "votum_playground_bot"},
            "round": {"id": "solidarpakt-en", "title": "Solidarpakt"},
            "next": {"at": "2026-11-23T09:00:00Z", "what": "Abfrage öffnet"},
            "chats": [
                {
                    "id": HEAD,
                    "kind": "private",
                    "part": "heads",
                    "title": "Amtsleitung Witten",
                    "subtitle": "Jugendamt",
                    "started": True,
                    "link": LINK,
                    "last": "Wohnen?",
                    "last_at": "2026-11-23T08:00:00Z",
                    "count": 1,
                    "members": [],
                },
                {
                    "id": GROUP,
                    "kind": "group",
                    "part": "groups",
                    "title": "Lenkungskreis",
                    "subtitle": "",
                    "started": True,
                    "link": None,
                    "last": None,
                    "last_at": None,
                    "count": 0,
                    "members": [HEAD],
                },
            ],
            "change": world.changes.number,
        },
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [("eins\n\nzwei", "eins zwei"), ("x" * 80, "x" * 80), ("x" * 81, "x" * 79 + "…")],
)
async def test_last_words_are_one_short_line(
    client: Client, world: World, text: str, last: str
) -> None:
    world.say(HEAD, text)
    _, state = await get(client, "/api/state")
    assert state["chats"][0]["last"] == last


async def test_messages_are_shown_as_they_look_now(client: Client, world: World) -> None:
    said = world.say(HEAD, "Hallo")
    world.edit_said(HEAD, said, "Guten Tag")
    shown = card(world)
    status, messages = await get(client, f"/api/chats/{HEAD}/messages")
    base = {"at": "2026-11-23T08:00:00Z", "photo": None, "document": None}
    assert (status, messages) == (
        200,
        [
            {
                **base,
                "id": said,
                "from": "person",
                "name": "Amtsleitung Witten",
                "edited": True,
                "text": "Guten Tag",
                "entities": [],
                "buttons": [],
            },
            {
                **base,
                "id": shown,
                "from": "bot",
                "name": "Votum",
                "edited": False,
                "text": "Wohnen?",
                "entities": [
                    {"type": "bold", "offset": 0, "length": 6},
                    {"type": "text_link", "offset": 0, "length": 6, "url": "tg://x"},
                ],
                "buttons": [
                    [
                        {"text": "Ja", "data": "1 c yes"},
                        {"text": "Satzung", "url": "https://example.org/"},
                    ]
                ],
            },
        ],
    )


async def test_service_messages_are_left_out(client: Client, world: World) -> None:
    world.add_person(502, "Amtsleitung Herdecke")
    world.join_group(502, GROUP)
    assert await get(client, f"/api/chats/{GROUP}/messages") == (200, [])


# -- doing --------------------------------------------------------------------


async def test_say_reaches_the_bot(client: Client, world: World) -> None:
    assert await post(client, f"/api/chats/{HEAD}/say", {"text": "Guten Tag"}) == (
        200,
        {"message": 1},
    )
    assert world.updates.take(0, 9)[0]["message"]["text"] == "Guten Tag"


async def test_say_in_a_group_needs_a_speaker(client: Client, world: World) -> None:
    path = f"/api/chats/{GROUP}/say"
    assert await post(client, path, {"text": "/status"}) == (
        400,
        {"error": "Die Angabe as fehlt oder hat die falsche Art."},
    )
    status, _ = await post(client, path, {"text": "/status", "as": HEAD})
    assert (status, len(world.updates)) == (200, 1)


async def test_press_waits_for_the_answer(client: Client, world: World) -> None:
    body = {"message": card(world), "data": "1 c yes"}
    pressed = asyncio.create_task(post(client, f"/api/chats/{HEAD}/press", body))
    [update] = await world.updates.poll(0, 9, 2)
    assert not pressed.done()
    press = world.presses[update["callback_query"]["id"]]
    press.toast = Toast("Gemerkt", alert=True)
    press.answered.set()
    assert await pressed == (200, {"toast": "Gemerkt", "alert": True})


async def test_press_that_is_never_answered_ends(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_api, "ANSWER_SECONDS", 0.05)
    body = {"message": card(world), "data": "1 c yes"}
    assert await post(client, f"/api/chats/{HEAD}/press", body) == (
        504,
        {"error": "Der Bot hat auf die Schaltfläche nicht geantwortet."},
    )


async def test_press_of_a_button_that_is_gone_is_a_conflict(client: Client, world: World) -> None:
    body = {"message": card(world), "data": "1 c no"}
    assert await post(client, f"/api/chats/{HEAD}/press", body) == (
        409,
        {"error": "Diese Schaltfläche ist nicht mehr da."},
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"link": "https://t.me/votum_playground_bot?start=abc"}, "/start abc"),
        ({}, "/start einladung-1"),
    ],
)
async def test_start_opens_a_link_or_their_own(
    client: Client, world: World, body: dict[str, str], text: str
) -> None:
    assert await post(client, f"/api/chats/{HEAD}/start", body) == (200, {"message": 1})
    assert world.messages[HEAD][1].wording.text == text


async def test_start_again_does_not_use_the_link_twice(client: Client, world: World) -> None:
    for _ in range(2):
        await post(client, f"/api/chats/{HEAD}/start", {})
    assert [m.wording.text for m in world.messages[HEAD].values()] == [
        "/start einladung-1",
        "/start",
    ]


@pytest.mark.parametrize(
    "link",
    ["https://example.org/?start=a", "https://t.me/another_bot?start=a", "start", "http://["],
)
async def test_link_that_leads_elsewhere_is_refused(
    client: Client, world: World, link: str
) -> None:
    assert await post(client, f"/api/chats/{HEAD}/start", {"link": link}) == (
        400,
        {"error": "Dieser Link führt nicht zum Bot."},
    )
    assert world.messages == {}


@pytest.mark.parametrize(
    ("name", "content_type", "field", "disposition"),
    [
        ("Müller & Söhne.pdf", "application/pdf", "document", "inline"),
        ("seite.html", "text/html", "document", "attachment"),
        ("bild.png", "image/png", "photo", "inline"),
    ],
)
async def test_file_is_sent_and_shown(
    client: Client, name: str, content_type: str, field: str, disposition: str
) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"inhalt", filename=name, content_type=content_type)
    async with client.post(f"/api/chats/{HEAD}/file", data=form) as answer:
        assert (answer.status, await answer.json()) == (200, {"message": 1})
    _, messages = await get(client, f"/api/chats/{HEAD}/messages")
    async with client.get(messages[0][field]["url"]) as file:
        assert (await file.read(), file.content_type) == (b"inhalt", content_type)
        assert file.headers["Content-Disposition"] == disposition


async def test_file_that_is_missing_is_named(client: Client) -> None:
    async with client.post(f"/api/chats/{HEAD}/file", data={"file": "text"}) as answer:
        assert (answer.status, await answer.json()) == (400, {"error": "Es fehlt eine Datei."})
    assert await get(client, "/api/files/votum-photo-1/a.png") == (
        404,
        {"error": "Diese Datei gibt es nicht."},
    )


async def test_what_is_not_possible_is_said(client: Client, world: World) -> None:
    world.block(HEAD)
    assert await post(client, f"/api/chats/{HEAD}/say", {"text": "Hallo"}) == (
        400,
        {"error": "Amtsleitung Witten hat den Bot blockiert."},
    )


async def test_unknown_chat_is_not_found(client: Client) -> None:
    assert await post(client, "/api/chats/999/say", {"text": "Hallo"}) == (
        404,
        {"error": "Diesen Chat gibt es nicht."},
    )


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
async def test_body_that_is_no_object_is_refused(client: Client, body: bytes) -> None:
    async with client.post("/api/clock", data=body) as answer:
        assert answer.status == 400
        assert (await answer.json())["error"].startswith("Die Anfrage ist kein JSON")


async def test_failure_of_our_own_is_said_too(client: Client, world: World) -> None:
    del world.accounts[HEAD]
    world.post(HEAD, HEAD, wording=Wording("Hallo"))
    assert await get(client, f"/api/chats/{HEAD}/messages") == (
        500,
        {"error": "Die Vorführung ist auf einen Fehler gestoßen."},
    )
