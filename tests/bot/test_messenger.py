"""The messenger: what Telegram gets to see, and what each of its answers means."""

import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from telegram.error import NetworkError

from bot.configuration import BadConfiguration
from bot.messenger import FILE_BYTES, PHOTO_BYTES, Menu, TelegramMessenger, bot_at, markup
from bot.patience import Patience
from bot.wire import Wire
from chat.actions import Action, Verb
from chat.cards import Button, Card, File
from chat.messenger import Delivered, Fetched, Gone, Outcome, Refused, Unchanged, Unknown, Wait

if TYPE_CHECKING:  # pytest imports no test file from another
    from tests.bot.conftest import Behaviour, Server

HASTY = Patience(pool=0.2, connect=0.2, write=0.2, upload=5, read=0.2)
CARD = Card(
    head="Frage 3 von 12",
    title="Wohnen & <Bauen>",
    body='Hat "Witten" Interesse?\nJa > Nein',
    rows=(
        (Button("Ja", Action(Verb.CHOOSE, "yes", 3)), Button("Nein", Action(Verb.CHOOSE, "no", 3))),
        (Button("Hinweise", url="https://example.org/?a=1&b=2"),),
    ),
)
KEYBOARD = {
    "inline_keyboard": [
        [
            {"text": "Ja", "callback_data": "3 c yes"},
            {"text": "Nein", "callback_data": "3 c no"},
        ],
        [{"text": "Hinweise", "url": "https://example.org/?a=1&b=2"}],
    ]
}
HTML = (
    "<i>Frage 3 von 12</i>\n\n<b>Wohnen &amp; &lt;Bauen&gt;</b>\n\n"
    'Hat "Witten" Interesse?\nJa &gt; Nein'
)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
PICTURE = File("photo", "stand.png", b"\x89PNG", "Stand: 5 < 9")


@pytest.fixture
async def messenger(server: "Server") -> AsyncIterator[TelegramMessenger]:
    async with Wire(HASTY) as wire:
        yield TelegramMessenger(bot_at(server.url, SecretStr(server.token), wire))


def shown(fields: dict[str, str]) -> dict[str, Any]:
    """The fields of a call, the structured ones read."""
    structured = ("reply_markup", "link_preview_options", "commands", "scope")
    return {k: json.loads(v) if k in structured else v for k, v in fields.items()}


async def test_send_card(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(9))
    assert await messenger.send(5, CARD) == Delivered(9)
    assert server.call.method == "sendMessage"
    assert shown(server.call.fields) == {
        "chat_id": "5",
        "text": HTML,
        "parse_mode": "HTML",
        "reply_markup": KEYBOARD,
        "link_preview_options": {"is_disabled": True},
    }


async def test_send_plain_words(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(9))
    assert await messenger.send(-100, Card(body="Danke.")) == Delivered(9)
    assert server.call.fields["text"] == "Danke."
    assert "reply_markup" not in server.call.fields


async def test_edit_card(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(7))
    assert await messenger.edit(5, 7, CARD) == Delivered(7)
    assert server.call.method == "editMessageText"
    assert shown(server.call.fields) == {
        "chat_id": "5",
        "message_id": "7",
        "text": HTML,
        "parse_mode": "HTML",
        "reply_markup": KEYBOARD,
        "link_preview_options": {"is_disabled": True},
    }


async def test_strip(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(7))
    assert await messenger.strip(5, 7) == Delivered(7)
    assert server.call.method == "editMessageReplyMarkup"
    assert server.call.fields == {"chat_id": "5", "message_id": "7"}


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Gespeichert: <Ja>", {"callback_query_id": "77", "text": "Gespeichert: <Ja>"}),
        ("", {"callback_query_id": "77"}),
    ],
)
async def test_toast(
    words: str, fields: dict[str, str], messenger: TelegramMessenger, server: "Server"
) -> None:
    server.results(True)
    assert await messenger.toast("77", words) == Delivered(None)
    assert server.call.method == "answerCallbackQuery"
    assert server.call.fields == fields


async def test_send_file_photo(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(9))
    assert await messenger.send_file(5, PICTURE) == Delivered(9)
    assert server.call.method == "sendPhoto"
    assert server.call.fields == {"chat_id": "5", "caption": "Stand: 5 < 9"}
    assert server.call.files["photo"].filename == "stand.png"
    assert server.call.files["photo"].content == b"\x89PNG"


async def test_send_file_document(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(9))
    file = File("document", "Erklärung.pdf", b"%PDF")
    assert await messenger.send_file(5, file) == Delivered(9)
    assert server.call.method == "sendDocument"
    assert server.call.fields == {"chat_id": "5"}
    assert server.call.files["document"].filename == "Erklärung.pdf"


async def test_send_file_photo_too_heavy(messenger: TelegramMessenger, server: "Server") -> None:
    server.results(server.message(9))
    picture = File("photo", "stand.png", bytes(PHOTO_BYTES + 1))
    assert await messenger.send_file(5, picture) == Delivered(9)
    assert server.call.method == "sendDocument"
    assert len(server.call.files["document"].content) == PHOTO_BYTES + 1


async def test_send_file_photo_too_wide(messenger: TelegramMessenger, server: "Server") -> None:
    refusal = {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: PHOTO_INVALID_DIMENSIONS",
    }
    delivery = {"ok": True, "result": server.message(9)}
    server.answers(server.body(400, refusal), server.body(200, delivery))
    assert await messenger.send_file(5, PICTURE) == Delivered(9)
    assert [call.method for call in server.calls] == ["sendPhoto", "sendDocument"]


async def test_send_file_photo_of_unknown_fate_is_not_sent_twice(
    messenger: TelegramMessenger, server: "Server"
) -> None:
    server.answers(server.reset)
    outcome = await messenger.send_file(5, PICTURE)
    assert outcome == Unknown("NetworkError: the connection broke (ServerDisconnectedError)")
    assert len(server.calls) == 1


async def test_send_file_too_large(messenger: TelegramMessenger, server: "Server") -> None:
    file = File("document", "alles.zip", bytes(FILE_BYTES + 1))
    outcome = await messenger.send_file(5, file)
    assert outcome == Refused("a file of 50000001 bytes, at most 50000000 are allowed")
    assert server.calls == []


async def test_texts_too_long_are_not_sent(messenger: TelegramMessenger, server: "Server") -> None:
    card = Card(title="t" * 96, body="b" * 3999)
    assert [
        await messenger.send(5, card),
        await messenger.edit(5, 7, card),
        await messenger.toast("77", "t" * 201),
        await messenger.send_file(5, File("document", "a", b"a", "c" * 1025)),
    ] == [
        Refused("a text of 4097 characters, at most 4096 are allowed"),
        Refused("a text of 4097 characters, at most 4096 are allowed"),
        Refused("a text of 201 characters, at most 200 are allowed"),
        Refused("a text of 1025 characters, at most 1024 are allowed"),
    ]
    assert server.calls == []


async def test_texts_of_full_length_are_sent(
    messenger: TelegramMessenger, server: "Server"
) -> None:
    server.results(server.message(9))
    assert await messenger.send(5, Card(title="t" * 96, body="&" * 3998)) == Delivered(9)
    assert await messenger.send_file(5, File("document", "a", b"a", "c" * 1024)) == Delivered(9)
    server.results(True)
    assert await messenger.toast("77", "t" * 200) == Delivered(None)


@pytest.mark.parametrize(
    ("code", "description", "parameters", "outcome"),
    [
        (429, "Too Many Requests: retry after 14", {"retry_after": 14}, Wait(14)),
        (403, "Forbidden: bot was blocked by the user", {}, Gone()),
        (403, "Forbidden: bot can't initiate conversation with a user", {}, Gone()),
        (403, "Forbidden: user is deactivated", {}, Gone()),
        (
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": -1009},
            Gone(moved_to=-1009),
        ),
        (400, "Bad Request: chat not found", {}, Gone()),
        (
            400,
            f"Bad Request: {NOT_MODIFIED}",
            {},
            Unchanged(),
        ),
        (
            400,
            "Bad Request: message to edit not found",
            {},
            Refused("Message to edit not found"),
        ),
        (400, "Bad Request: BUTTON_DATA_INVALID", {}, Refused("Button_data_invalid")),
        (500, "Internal Server Error", {}, Unknown("NetworkError: Internal Server Error")),
        (409, "Conflict: strange", {}, Unknown("Conflict: Conflict: strange")),
    ],
)
async def test_outcome_of_refusal(
    code: int,
    description: str,
    parameters: dict[str, int],
    outcome: Outcome,
    messenger: TelegramMessenger,
    server: "Server",
) -> None:
    server.refuses(code, description, **parameters)
    assert await messenger.edit(5, 7, CARD) == outcome
    assert await messenger.send(5, CARD) == outcome
    assert await messenger.strip(5, 7) == outcome
    assert await messenger.toast("77", "Danke") == outcome
    assert await messenger.send_file(5, PICTURE) == outcome


async def test_outcome_of_time_out(messenger: TelegramMessenger, server: "Server") -> None:
    server.answers(server.slow(1, server.reset))
    assert await messenger.send(5, CARD) == Unknown("TimedOut: Timed out")
    assert len(server.calls) == 1


async def test_outcome_of_no_connection(server: "Server") -> None:
    async with Wire(HASTY) as wire:
        messenger = TelegramMessenger(bot_at("http://127.0.0.1:9", SecretStr(server.token), wire))
        assert await messenger.send(5, CARD) == Wait(3.0)


async def test_outcome_of_gateway(messenger: TelegramMessenger, server: "Server") -> None:
    server.answers(server.body(403, "<html>Forbidden</html>"))
    outcome = await messenger.send(5, CARD)
    assert outcome == Unknown("NetworkError: code 403 from something that is not Telegram")


@pytest.mark.parametrize(
    "result", [{}, [], "true", {"message_id": 9}, {"message_id": 9, "date": "x"}]
)
async def test_outcome_of_unreadable_success(
    result: object, messenger: TelegramMessenger, server: "Server"
) -> None:
    """Telegram has sent it, so it must not count as refused."""
    server.results(result)
    assert await messenger.send(5, CARD) == Unknown("an answer that cannot be read")


@pytest.mark.parametrize("code", [401, 404])
async def test_wrong_token_is_a_bad_configuration(
    code: int, messenger: TelegramMessenger, server: "Server"
) -> None:
    server.refuses(code, "Unauthorized")
    for call in (messenger.send(5, CARD), messenger.toast("77", ""), messenger.whoami()):
        with pytest.raises(BadConfiguration) as caught:
            await call
        assert str(caught.value) == "telegram.token: Telegram does not know this bot (Unauthorized)"
        assert caught.value.__suppress_context__


async def test_whoami(messenger: TelegramMessenger, server: "Server") -> None:
    me = {"id": 1001, "is_bot": True, "first_name": "Votum", "username": "votum_bot"}
    server.results(me)
    assert await messenger.whoami() == (1001, "votum_bot")


async def test_whoami_without_network(messenger: TelegramMessenger, server: "Server") -> None:
    server.answers(server.reset)
    with pytest.raises(NetworkError):
        await messenger.whoami()


async def test_set_commands(messenger: TelegramMessenger, server: "Server") -> None:
    help_ = (("help", "What I can do"),)
    answers = [{"ok": True, "result": True}] * 3
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
    server.answers(*(server.body(200, a) for a in answers), server.body(400, refusal))
    outcomes = await messenger.set_commands(
        [
            Menu("everywhere", None, help_),
            Menu("private", "de", (("start", "Anfangen"), ("hilfe", "Hilfe"))),
            Menu("groups", "en", help_),
            Menu(77, None, help_),
        ]
    )
    assert outcomes == (Delivered(), Delivered(), Delivered(), Gone())
    assert {call.method for call in server.calls} == {"setMyCommands"}
    english = [{"command": "help", "description": "What I can do"}]
    assert [shown(call.fields) for call in server.calls] == [
        {"scope": {"type": "default"}, "commands": english},
        {
            "scope": {"type": "all_private_chats"},
            "commands": [
                {"command": "start", "description": "Anfangen"},
                {"command": "hilfe", "description": "Hilfe"},
            ],
            "language_code": "de",
        },
        {"scope": {"type": "all_group_chats"}, "commands": english, "language_code": "en"},
        {"scope": {"type": "chat", "chat_id": 77}, "commands": english},
    ]


@given(head=st.text(), title=st.text(), body=st.text())
def test_markup_has_no_tags_but_ours(head: str, title: str, body: str) -> None:
    shown = markup(Card(head=head, title=title, body=body))
    for tag in ("<i>", "</i>", "<b>", "</b>"):
        shown = shown.replace(tag, "", 1)
    assert "<" not in shown
    assert ">" not in shown


TOLD = {"file_id": "f", "file_unique_id": "u", "file_size": 3, "file_path": "documents/f.docx"}


def found(server: "Server", *then: "Behaviour") -> None:
    """Where the file is, and then what comes of downloading it."""
    server.answers(server.body(200, {"ok": True, "result": TOLD}), *then)


async def test_fetch_file(messenger: TelegramMessenger, server: "Server") -> None:
    found(server, server.body(200, "PK!"))
    assert await messenger.fetch("f") == Fetched(b"PK!")
    assert server.calls[0].method == "getFile"
    assert server.calls[0].fields == {"file_id": "f"}
    assert server.calls[1].method == "f.docx"


async def test_fetch_what_is_too_large(messenger: TelegramMessenger, server: "Server") -> None:
    server.refuses(400, "Bad Request: file is too big")
    assert await messenger.fetch("f") == Refused("File is too big")


async def test_fetch_what_is_gone(messenger: TelegramMessenger, server: "Server") -> None:
    """A 404 for a file is nothing about the token."""
    gone = {"ok": False, "error_code": 404, "description": "Not Found"}
    found(server, server.body(404, gone))
    assert await messenger.fetch("f") == Refused("the file is not there any more")


async def test_fetch_in_a_gap_of_the_network(
    messenger: TelegramMessenger, server: "Server"
) -> None:
    found(server, server.reset)
    outcome = await messenger.fetch("f")
    assert isinstance(outcome, Unknown)
    assert server.token not in outcome.reason


@pytest.mark.parametrize("answer", [{}, {"file_id": "f", "file_unique_id": "u"}])
async def test_fetch_with_an_answer_that_cannot_be_read(
    answer: dict[str, str], messenger: TelegramMessenger, server: "Server"
) -> None:
    server.results(answer)
    assert isinstance(await messenger.fetch("f"), Unknown)
