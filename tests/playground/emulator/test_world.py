"""What people do, and the updates it makes. Every update is also read by the real library."""

from typing import Any

import pytest
from telegram import Update

from playground.emulator.records import Button
from playground.emulator.refusals import ButtonGone, NotPossible
from playground.emulator.world import World

HEAD = 501
OTHER = 502
GROUP = -900
PERSON = {
    "id": HEAD,
    "is_bot": False,
    "first_name": "Amtsleitung Witten",
    "language_code": "de",
}
CHAT = {"id": HEAD, "type": "private", "first_name": "Amtsleitung Witten"}
DATE = 1795420800
"""2026-11-23 08:00 UTC, as Unix time."""


def queued(world: World) -> list[dict[str, Any]]:
    """The updates that wait, without their ids; each is one the library understands."""
    updates = world.updates.take(0, 100)
    for update in updates:
        read = Update.de_json(update, None)
        assert (read.update_id, read.effective_user is not None) == (update["update_id"], True)
    world.updates.forget()
    return [{k: v for k, v in update.items() if k != "update_id"} for update in updates]


def card(world: World) -> int:
    """A message of the bot's with a button."""
    return world.post(HEAD, world.bot.id, keyboard=((Button("Ja", data="1 c yes"),),)).id


def test_start_sends_the_command_with_its_payload(world: World) -> None:
    """Deep linking: the bot receives "/start PAYLOAD"."""
    world.start(HEAD, "a-B_9")
    assert world.accounts[HEAD].started is True
    assert queued(world) == [
        {
            "message": {
                "message_id": 1,
                "from": PERSON,
                "chat": CHAT,
                "date": DATE,
                "text": "/start a-B_9",
                "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
            }
        }
    ]


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "ä", "a=b"])
def test_payload_that_no_link_carries_is_not_possible(world: World, payload: str) -> None:
    """Deep linking: up to 64 of A-Z, a-z, 0-9, _ and -."""
    with pytest.raises(NotPossible, match="höchstens 64"):
        world.start(HEAD, payload)
    assert queued(world) == []


def test_update_ids_count_from_the_first(world: World) -> None:
    """Update.update_id: "start from a certain positive number and increase sequentially"."""
    world.say(HEAD, "eins")
    world.say(HEAD, "zwei")
    assert [update["update_id"] for update in world.updates.take(0, 9)] == [10, 11]


def test_edit_is_told_with_its_date(world: World, hands: Any) -> None:
    """Update.edited_message, Message.edit_date."""
    said = world.say(HEAD, "vier")
    hands.later(minutes=1)
    world.edit_said(HEAD, said, "fünf")
    edited = queued(world)[1]["edited_message"]
    assert (edited["message_id"], edited["date"], edited["edit_date"], edited["text"]) == (
        said,
        DATE,
        DATE + 60,
        "fünf",
    )


def test_edit_of_others_words_is_not_possible(world: World) -> None:
    with pytest.raises(NotPossible, match="nur eigene Worte"):
        world.edit_said(HEAD, card(world), "fünf")


def test_text_beyond_a_message_is_not_possible(world: World) -> None:
    for text in ("", "  ", "x" * 4097):
        with pytest.raises(NotPossible, match="Eine Nachricht hat 1 bis 4096 Zeichen"):
            world.say(HEAD, text)


def test_press_carries_the_message_as_it_is(world: World) -> None:
    """CallbackQuery."""
    shown = card(world)
    press = world.press(HEAD, HEAD, shown, "1 c yes")
    assert queued(world) == [
        {
            "callback_query": {
                "id": press,
                "from": PERSON,
                "message": world.shape(world.messages[HEAD][shown]),
                "chat_instance": "501001503",
                "data": "1 c yes",
            }
        }
    ]


def test_press_of_a_missing_button_is_not_possible(world: World) -> None:
    shown = card(world)
    for message, data in ((shown, "1 c no"), (77, "1 c yes")):
        with pytest.raises(ButtonGone, match="nicht mehr da"):
            world.press(HEAD, HEAD, message, data)
    assert queued(world) == []


def test_forced_press_reaches_back_to_last_week(world: World) -> None:
    """CallbackQuery.data: "the message originated the query can contain no callback buttons with
    this data"; InaccessibleMessage for one that is deleted."""
    shown = card(world)
    world.press(HEAD, HEAD, shown, "1 c no", force=True)
    world.delete(world.messages[HEAD][shown])
    world.press(HEAD, HEAD, shown, "1 c yes", force=True)
    present, deleted = (update["callback_query"] for update in queued(world))
    assert present["data"] == "1 c no"
    assert deleted["message"] == {"chat": CHAT, "message_id": shown, "date": 0}


def test_press_in_somebody_elses_chat_is_not_possible(world: World) -> None:
    world.add_person(OTHER, "Amtsleitung Herdecke")
    with pytest.raises(NotPossible, match="von jemand anderem"):
        world.press(OTHER, HEAD, card(world), "1 c yes")


@pytest.mark.parametrize(
    ("kind", "field", "shape"),
    [
        (
            "document",
            "document",
            {"file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 3},
        ),
        ("voice", "voice", {"mime_type": "application/pdf", "file_size": 3, "duration": 1}),
    ],
)
def test_file_is_told_with_its_caption(
    world: World, kind: Any, field: str, shape: dict[str, Any]
) -> None:
    """Message.document, voice, caption."""
    world.send_file(HEAD, kind, "a.pdf", b"PDF", caption="Anlage")
    told = queued(world)[0]["message"]
    known = {"file_id": f"votum-{kind}-1", "file_unique_id": f"unique-votum-{kind}-1"}
    assert (told[field], told["caption"]) == (shape | known, "Anlage")


def test_photo_and_place_are_told(world: World) -> None:
    """Message.photo and location: what a bot may get instead of words."""
    world.send_file(HEAD, "photo", "a.jpg", b"?")
    world.send_place(HEAD, 51.44, 7.33)
    photo, place = (update["message"] for update in queued(world))
    assert [(size["width"], size["height"]) for size in photo["photo"]] == [(1, 1)]
    assert place["location"] == {"latitude": 51.44, "longitude": 7.33}


def test_forwarded_message_names_its_origin_and_has_no_buttons(world: World) -> None:
    """Message.forward_origin: MessageOriginUser."""
    world.forward(HEAD, card(world))
    told = queued(world)[0]["message"]
    assert told["forward_origin"]["sender_user"]["id"] == world.bot.id
    assert "reply_markup" not in told
    with pytest.raises(NotPossible, match="nicht mehr da"):
        world.forward(HEAD, 77)


def test_block_and_unblock_are_told(world: World) -> None:
    """Update.my_chat_member: "For private chats ... only when the bot is blocked or unblocked"."""
    world.block(HEAD)
    world.block(HEAD)
    with pytest.raises(NotPossible, match="hat den Bot blockiert"):
        world.say(HEAD, "Hallo")
    world.start(HEAD)
    blocked, unblocked, started = queued(world)
    changes = [
        (update["my_chat_member"]["old_chat_member"]["status"],
         update["my_chat_member"]["new_chat_member"]["status"])
        for update in (blocked, unblocked)
    ]  # fmt: skip
    assert changes == [("member", "kicked"), ("kicked", "member")]
    assert started["message"]["text"] == "/start"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/status", True),
        ("/status@votum_playground_bot", True),
        ("/status@another_bot", False),
        ("Guten Tag", False),
        ("bitte /status", False),
    ],
)
def test_group_is_heard_where_it_speaks_to_the_bot(world: World, text: str, heard: bool) -> None:
    """Privacy mode."""
    world.say(HEAD, text, GROUP)
    assert [update["message"]["text"] for update in queued(world)] == [text] * heard


def test_reply_to_the_bot_is_heard_in_a_group(world: World) -> None:
    """Privacy mode: "Any messages that are replies to" the bot."""
    card = world.post(GROUP, world.bot.id).id
    world.say(HEAD, "Danke", GROUP, reply_to=card)
    assert queued(world)[0]["message"]["reply_to_message"]["message_id"] == card


def test_coming_and_going_is_told(world: World) -> None:
    """Message.new_chat_members and left_chat_member."""
    world.add_person(OTHER, "Amtsleitung Herdecke")
    with pytest.raises(NotPossible, match="ist nicht in dieser Gruppe"):
        world.say(OTHER, "/status", GROUP)
    world.join_group(OTHER, GROUP)
    world.say(OTHER, "/status", GROUP)
    world.leave_group(OTHER, GROUP)
    joined, said, left = (update["message"] for update in queued(world))
    assert [user["id"] for user in joined["new_chat_members"]] == [OTHER]
    assert said["text"] == "/status"
    assert left["left_chat_member"]["id"] == OTHER
    assert world.groups[GROUP].members == [HEAD]


def test_bot_is_thrown_out_and_let_in_again(world: World) -> None:
    """Update.my_chat_member: "The bot's chat member status was updated"."""
    world.throw_bot_out(GROUP, HEAD)
    world.say(HEAD, "/status", GROUP)
    world.let_bot_in(GROUP, HEAD)
    out, back, joined = queued(world)
    assert out["my_chat_member"]["new_chat_member"] == {
        "status": "kicked",
        "user": {
            "id": world.bot.id,
            "is_bot": True,
            "first_name": "Votum",
            "username": "votum_playground_bot",
        },
        "until_date": 0,
    }
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["message"]["new_chat_members"][0]["id"] == world.bot.id


def test_group_that_becomes_a_supergroup_is_told_twice(world: World) -> None:
    """Message.migrate_to_chat_id and migrate_from_chat_id."""
    world.upgrade_group(GROUP, -1009000, HEAD)
    old, new = (update["message"] for update in queued(world))
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (GROUP, -1009000)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (-1009000, GROUP)
    assert list(world.listings) == [HEAD, -1009000]
    with pytest.raises(NotPossible, match="eine andere Nummer"):
        world.say(HEAD, "/status", GROUP)


def test_unknown_account_or_group_is_not_possible(world: World) -> None:
    with pytest.raises(NotPossible, match="Ein Konto 999 gibt es nicht"):
        world.say(999, "Hallo")
    with pytest.raises(NotPossible, match="Eine Gruppe -1 gibt es nicht"):
        world.say(HEAD, "Hallo", -1)
