"""Routes: which event each update becomes, and that a bad update harms nobody but itself."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.events import Event, Moved, Origin, Pressed, Said, SentFile
from handlers.routes import KINDS, NOBODY, Undecodable, chat_of, event_of

Json = dict[str, Any]

PERSON = {"id": 501, "is_bot": False, "first_name": "Amtsleitung", "language_code": "de"}
BOT = {"id": 7, "is_bot": True, "first_name": "Votum"}
PRIVATE = {"id": 501, "type": "private", "first_name": "Amtsleitung"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Lenkungskreis"}
HEAD = Origin(chat=501, private=True, account=501, language="de")
MEMBER = Origin(chat=-100123, private=False, account=501, language="de")
LARGE = {"file_id": "big", "file_unique_id": "b", "width": 900, "height": 900}
SMALL = {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 90}
FILE = {"file_id": "f1", "file_unique_id": "u1"}


def message(**content: Any) -> Json:
    """A private message of the head's with this content."""
    return {"message_id": 44, "date": 1795413600, "chat": PRIVATE, "from": PERSON, **content}


def update(kind: str, content: Json) -> Json:
    return {"update_id": 1001, kind: content}


def said(**content: Any) -> Json:
    return update("message", message(**content))


def pressed(**content: Any) -> Json:
    query = {"id": "77", "from": PERSON, "chat_instance": "1", "data": "3 c yes"}
    return update(
        "callback_query", query | {"message": message(text="Frage", **{"from": BOT})} | content
    )


def moved(status: str, chat: Json = GROUP, **member: Any) -> Json:
    change = {"chat": chat, "from": PERSON, "date": 1795413600}
    before = {"status": "left", "user": BOT}
    after = {"status": status, "user": BOT, **member}
    return update("my_chat_member", change | {"old_chat_member": before, "new_chat_member": after})


RIGHTS: Json = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    False,
)
LIMITS: Json = {
    "until_date": 0,
    **dict.fromkeys(
        (
            "can_send_messages",
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics",
            "can_edit_tag",
            "can_react_to_messages",
        ),
        False,
    ),
}

EVENTS: dict[str, tuple[Json, Event]] = {
    "words": (said(text="1, 3"), Said(HEAD, 44, "1, 3")),
    "a command": (
        said(text="/start AbC", entities=[{"type": "bot_command", "offset": 0, "length": 6}]),
        Said(HEAD, 44, "/start AbC"),
    ),
    "forwarded words": (
        said(
            text="weitergeleitet",
            forward_origin={"type": "hidden_user", "sender_user_name": "A", "date": 1795413600},
        ),
        Said(HEAD, 44, "weitergeleitet", forwarded=True),
    ),
    "a reply": (
        said(text="ja", reply_to_message=message(text="Frage", message_id=40)),
        Said(HEAD, 44, "ja", reply_to=40),
    ),
    "words in a group": (said(text="/summary", chat=GROUP), Said(MEMBER, 44, "/summary")),
    "words with no language known": (
        said(text="ja", **{"from": {"id": 501, "is_bot": False, "first_name": "A"}}),
        Said(Origin(501, True, 501), 44, "ja"),
    ),
    "changed words": (
        update("edited_message", message(text="2", edit_date=1795413700)),
        Said(HEAD, 44, "2", edited=True),
    ),
    "a button": (pressed(), Pressed(HEAD, "77", 44, "3 c yes")),
    "a button too old to be seen": (
        pressed(message={"message_id": 44, "date": 0, "chat": PRIVATE}),
        Pressed(HEAD, "77", 44, "3 c yes"),
    ),
    "a button in a group": (
        pressed(message=message(text="Frage", chat=GROUP)),
        Pressed(MEMBER, "77", 44, "3 c yes"),
    ),
    "a picture": (
        said(photo=[SMALL, LARGE], caption="so"),
        SentFile(HEAD, 44, "photo", file="big"),
    ),
    "a document": (
        said(document=FILE | {"file_name": "Vollmacht.pdf"}),
        SentFile(HEAD, 44, "document", file="f1", name="Vollmacht.pdf"),
    ),
    "a nameless document": (said(document=FILE), SentFile(HEAD, 44, "document", file="f1")),
    "a voice": (said(voice=FILE | {"duration": 3}), SentFile(HEAD, 44, "voice", file="f1")),
    "an animation": (
        said(
            animation=FILE | {"width": 1, "height": 1, "duration": 1},
            document=FILE | {"file_name": "a.gif"},
        ),
        SentFile(HEAD, 44, "other"),
    ),
    "a sticker": (
        said(
            sticker=FILE
            | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
        ),
        SentFile(HEAD, 44, "other"),
    ),
    "a place": (said(location={"latitude": 51.4, "longitude": 7.2}), SentFile(HEAD, 44, "other")),
    "a contact": (
        said(contact={"phone_number": "+49", "first_name": "A"}),
        SentFile(HEAD, 44, "other"),
    ),
    "let in": (moved("member"), Moved(MEMBER, inside=True, title="Lenkungskreis")),
    "made administrator": (
        moved("administrator", **RIGHTS),
        Moved(MEMBER, inside=True, title="Lenkungskreis"),
    ),
    "restricted but inside": (
        moved("restricted", is_member=True, **LIMITS),
        Moved(MEMBER, inside=True, title="Lenkungskreis"),
    ),
    "restricted and outside": (
        moved("restricted", is_member=False, **LIMITS),
        Moved(MEMBER, inside=False, title="Lenkungskreis"),
    ),
    "left": (moved("left"), Moved(MEMBER, inside=False, title="Lenkungskreis")),
    "blocked": (moved("kicked", PRIVATE, until_date=0), Moved(HEAD, inside=False)),
    "a group that got another id": (
        said(chat={"id": -9, "type": "group"}, migrate_to_chat_id=-1009),
        Moved(Origin(-9, False, 501, "de"), inside=True, new_chat=-1009),
    ),
    "a group that got another id by nobody": (
        update(
            "message",
            {
                "message_id": 44,
                "date": 1795413600,
                "chat": {"id": -9, "type": "group"},
                "migrate_to_chat_id": -1009,
            },
        ),
        Moved(Origin(-9, False, NOBODY), inside=True, new_chat=-1009),
    ),
}

NOTHING: dict[str, Json] = {
    "a channel post": update("channel_post", message(text="Guten Tag")),
    "words of another bot": said(text="Guten Tag", **{"from": BOT}),
    "words of a channel": said(text="Guten Tag", sender_chat=GROUP, chat=GROUP),
    "words of nobody": update(
        "message", {"message_id": 1, "date": 1795413600, "chat": GROUP, "text": "Guten Tag"}
    ),
    "a changed picture": update("edited_message", message(photo=[SMALL], edit_date=1795413700)),
    "a moving place": update(
        "edited_message", message(location={"latitude": 51.4, "longitude": 7.2})
    ),
    "somebody joining": said(new_chat_members=[PERSON]),
    "a pinned message": said(pinned_message=message(text="Frage")),
    "the other side of a group's move": said(migrate_from_chat_id=-9),
    "a button of an inline message": {
        "update_id": 1001,
        "callback_query": {
            "id": "77",
            "from": PERSON,
            "chat_instance": "1",
            "inline_message_id": "i",
            "data": "3 c yes",
        },
    },
    "a button of a game": pressed(data=None, game_short_name="chess"),
    "a button of nobody": pressed(**{"from": None}),
    "a button of another bot": pressed(**{"from": BOT}),
    "an inline query": update(
        "inline_query", {"id": "1", "from": PERSON, "query": "a", "offset": ""}
    ),
    "something not invented yet": update("telepathy", message(text="Guten Tag")),
    "nothing": {"update_id": 1001},
}

WRONG: dict[str, Json] = {
    "no number": {"message": message(text="1")},
    "no message": update("message", "1"),  # type: ignore[arg-type]  # that is the point
    "no chat": said(text="1", chat=None),
    "a chat without a number": said(text="1", chat={"id": "501", "type": "private"}),
    "a chat of truth": said(text="1", chat={"id": True, "type": "private"}),
    "a chat beyond the database": said(text="1", chat={"id": 2**63, "type": "private"}),
    "a person beyond the database": said(text="1", **{"from": PERSON | {"id": -(2**63) - 1}}),
    "a message without a number": said(text="1", message_id=4.5),
    "words that are none": said(text=["1"]),
    "half a character": said(text="\ud83d"),
    "a character that ends a text": said(text="1\0"),
    "a language that is none": said(text="1", **{"from": PERSON | {"language_code": 5}}),
    "a time beyond time": said(text="1", date=10**20),
    "a press without a number": pressed(id=77),
    "data that are none": pressed(data={"verb": "yes"}),
    "a picture of no size": said(photo=[{}]),
}


@pytest.mark.parametrize("name", EVENTS)
def test_event_of(name: str) -> None:
    raw, event = EVENTS[name]
    assert event_of(raw) == event


@pytest.mark.parametrize("name", EVENTS)
def test_chat_of_is_the_event_s(name: str) -> None:
    raw, event = EVENTS[name]
    assert chat_of(raw) == event.origin.chat


@pytest.mark.parametrize("name", NOTHING)
def test_event_of_nothing_for_us(name: str) -> None:
    assert event_of(NOTHING[name]) is None


@pytest.mark.parametrize("name", WRONG)
def test_event_of_undecodable(name: str) -> None:
    with pytest.raises(Undecodable):
        event_of(WRONG[name])


def test_event_of_undecodable_shows_nothing() -> None:
    with pytest.raises(Undecodable) as caught:
        event_of(said(text="1", date="CANARY"))
    assert str(caught.value) == "TypeError while decoding"


def test_event_of_changes_nothing() -> None:
    for raw, _ in EVENTS.values():
        before = copy.deepcopy(raw)
        event_of(raw)
        assert raw == before


@pytest.mark.parametrize("kind", ["channel_post", "inline_query", "telepathy"])
def test_chat_of_other_kinds(kind: str) -> None:
    assert chat_of(update(kind, message(text="1"))) is None


@pytest.mark.parametrize(
    "chat", [{"id": "501"}, {"id": True}, {"id": 2**63}, {"id": 5.0}, {}, [], None, 501]
)
def test_chat_of_no_number(chat: object) -> None:
    assert chat_of(said(text="1", chat=chat)) is None


def test_kinds_asked_for() -> None:
    assert KINDS == ("callback_query", "my_chat_member", "edited_message", "message")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
TELLING = [2**63, -1, "", "\ud83d", PERSON, GROUP, message(text="1")]
REAL = [raw for raw, _ in EVENTS.values()] + list(NOTHING.values())


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a structure, as the keys that lead there."""
    keys: Any = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))  # type: ignore[index]  # it has these keys


def harmless(raw: Json) -> None:
    chat = chat_of(raw)
    assert chat is None or type(chat) is int
    try:
        event = event_of(raw)
    except Undecodable:
        return
    if event is not None:
        assert chat == event.origin.chat


@given(raw=st.dictionaries(st.text(max_size=5) | st.sampled_from(KINDS), JSON, max_size=4))
def test_random_updates_raise_nothing_else(raw: Json) -> None:
    harmless(raw)


@given(data=st.data(), raw=st.sampled_from(REAL))
def test_damaged_updates_raise_nothing_else(data: st.DataObject, raw: Json) -> None:
    damaged = copy.deepcopy(raw)  # so that no two updates share a part
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(sorted(places(damaged), key=repr)))
        part: Any = damaged
        for key in path:
            part = part[key]
        if data.draw(st.booleans()):
            part[last] = copy.deepcopy(data.draw(JSON | st.sampled_from(TELLING)))
        elif isinstance(part, dict) and len(part) > 1:
            del part[last]
    harmless(damaged)


def test_deep_update_is_undecodable() -> None:
    raw = said(text="1")
    for _ in range(3000):
        raw = said(text="1", reply_to_message=raw["message"])
    with pytest.raises(Undecodable):
        event_of(raw)


def test_not_a_number_is_undecodable() -> None:
    with pytest.raises(Undecodable):
        event_of(json.loads('{"update_id": 1, "message": {"message_id": NaN}}'))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"first_name": "Kim", "last_name": "Muster"}, "Kim Muster"),
        ({"first_name": "Kim\0\ud800"}, "Kim?"),
        ({"first_name": "x" * 200}, "x" * 79 + "…"),
    ],
)
def test_people_come_with_what_they_call_themselves(given: dict[str, str], name: str) -> None:
    event = event_of(said(text="Hallo", **{"from": {**PERSON, "last_name": "", **given}}))
    assert isinstance(event, Said)
    assert event.origin.name == name
