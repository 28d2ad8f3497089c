"""The trimmed specification: what it promises, and that it is served in full."""

import pytest

from playground.emulator.server import METHODS
from playground.emulator.spec import Misshapen, Upload, specification

USER = {"id": 501, "is_bot": False, "first_name": "Amtsleitung"}
CHAT = {"id": 501, "type": "private", "first_name": "Amtsleitung"}
MESSAGE = {"message_id": 1, "date": 0, "chat": CHAT, "from": USER, "text": "Ja"}


def test_every_specified_method_is_served() -> None:
    named = {method.name for method in specification().methods.values()}
    assert named == {*METHODS, "getUpdates"}


def test_every_type_that_is_named_is_there() -> None:
    spec = specification()
    simple = {"Integer", "Float", "String", "Boolean", "True", "InputFile"}
    fields = [field for method in spec.methods.values() for field in method.parameters.values()]
    fields += [field for kind in spec.types.values() for field in kind.fields.values()]
    named = {name.replace("Array of ", "") for field in fields for name in field.types}
    named |= {name for kind in spec.types.values() for name in kind.one_of}
    assert named - simple - spec.types.keys() == set()


@pytest.mark.parametrize(
    ("place", "limit"),
    [
        ("sendMessage.text", (1, 4096)),
        ("sendPhoto.caption", (0, 1024)),
        ("sendPhoto.photo", (0, 10 * 1024 * 1024)),
        ("answerCallbackQuery.text", (0, 200)),
        ("InlineKeyboardButton.callback_data", (1, 64)),
    ],
)
def test_limit_is_the_documented_one(place: str, limit: tuple[int, int]) -> None:
    assert specification().limit(place) == limit


def test_place_without_limit_is_a_mistake() -> None:
    with pytest.raises(LookupError, match=r"^sendMessage\.parse_mode has no documented limit"):
        specification().limit("sendMessage.parse_mode")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1, "Integer"),
        (1, "Float"),
        (1.5, "Float"),
        (False, "Boolean"),
        (True, "True"),
        (Upload("a.png", b"x", "image/png"), "InputFile"),
        ([[1]], "Array of Array of Integer"),
        (MESSAGE, "Message"),
        (MESSAGE, "MaybeInaccessibleMessage"),
        ({"chat": CHAT, "message_id": 1, "date": 0}, "MaybeInaccessibleMessage"),
        ({"status": "left", "user": USER}, "ChatMember"),
    ],
)
def test_value_of_its_type_passes(value: object, kind: str) -> None:
    specification().check(value, (kind,), "here")


@pytest.mark.parametrize(
    ("value", "kind", "complaint"),
    [
        (True, "Integer", "here must be of type Integer"),
        ("1", "Integer", "here must be of type Integer"),
        (False, "True", "here must be of type True"),
        (1, "Array of Integer", "here must be an Array"),
        ([1, "x"], "Array of Integer", r"here\[1\] must be of type Integer"),
        ([], "User", "here must be an Object"),
        ({**USER, "age": 50}, "User", "here.age is unknown here"),
        ({"id": 501, "is_bot": False}, "User", "here.first_name is missing"),
        ({**MESSAGE, "chat": {**CHAT, "id": "x"}}, "Message", "here.chat.id must be of type Int"),
        ({"status": "banned", "user": USER}, "ChatMember", "here.status must be member"),
        ({"type": "chat"}, "BotCommandScope", "here.chat_id is missing"),
    ],
)
def test_value_of_another_type_is_named(value: object, kind: str, complaint: str) -> None:
    with pytest.raises(Misshapen, match=f"^{complaint}"):
        specification().check(value, (kind,), "here")
