"""New messages: sendMessage, sendPhoto and sendDocument."""

from playground.emulator.calls import Call
from playground.emulator.keyboards import read_keyboard
from playground.emulator.markup import parse_html
from playground.emulator.records import Content, Entity, Wording
from playground.emulator.refusals import bad_request
from playground.emulator.spec import Json, specification
from playground.emulator.wording import trimmed, units, with_found
from playground.emulator.world import World

TOO_LONG = {
    "sendMessage": "message is too long",
    "editMessageText": "MESSAGE_TOO_LONG",
    "sendPhoto": "message caption is too long",
    "sendDocument": "message caption is too long",
    "editMessageCaption": "message caption is too long",
}


def send_message(world: World, call: Call) -> Json:
    """Sends words (sendMessage)."""
    preview = call.arguments.get("link_preview_options")
    return _send(world, call, {"wording": read_wording(world, call, "text"), "preview": preview})


def send_photo(world: World, call: Call) -> Json:
    """Sends a picture with a caption (sendPhoto)."""
    content: Content = {"wording": read_wording(world, call, "caption")}
    content["file"] = world.files.received("photo", call.arguments["photo"])
    return _send(world, call, content)


def send_document(world: World, call: Call) -> Json:
    """Sends a file with a caption (sendDocument)."""
    content: Content = {"wording": read_wording(world, call, "caption")}
    content["file"] = world.files.received("document", call.arguments["document"])
    return _send(world, call, content)


def read_wording(world: World, call: Call, name: str) -> Wording:
    """The text or caption of a call. Its length is counted in characters "after entities
    parsing" (sendMessage.text, sendPhoto.caption)."""
    wording = with_found(trimmed(_without_strangers(world, _parsed(call, name))))
    least, most = specification().limit(f"{call.method}.{name}")
    if len(wording.text) > most:
        raise bad_request(TOO_LONG[call.method])
    if len(wording.text) < least:
        raise bad_request("message text is empty")
    return wording


def _parsed(call: Call, name: str) -> Wording:
    """parse_mode wins over given entities. Stricter than Telegram: HTML is the only mode."""
    mode = call.text("parse_mode").lower()
    if mode == "html":
        return parse_html(call.text(name))
    if mode:
        raise bad_request("unsupported parse_mode")
    given = call.arguments.get("entities" if name == "text" else "caption_entities", [])
    return Wording(call.text(name), tuple(_entity(raw, units(call.text(name))) for raw in given))


def _entity(raw: Json, end: int) -> Entity:
    """An entity that a bot computed itself. Stricter than Telegram, which cuts those beyond the
    text: they show that somebody did not count in UTF-16 units (MessageEntity.offset)."""
    offset, length = raw["offset"], raw["length"]
    if offset < 0 or length <= 0 or offset + length > end:
        raise bad_request(f"entity at {offset} of length {length} is not within the text")
    account = raw["user"]["id"] if "user" in raw else None
    return Entity(raw["type"], offset, length, raw.get("url"), raw.get("language"), account)


def _without_strangers(world: World, wording: Wording) -> Wording:
    """Mentions of accounts that do not exist stay plain text ("Formatting options")."""
    known = world.known()
    kept = (e for e in wording.entities if e.account is None or e.account in known)
    return Wording(wording.text, tuple(kept))


def _send(world: World, call: Call, content: Content) -> Json:
    content["keyboard"] = read_keyboard(call.arguments.get("reply_markup"))
    chat = world.writable(call.arguments["chat_id"])
    content["reply_to"] = _replied(world, chat, call.arguments.get("reply_parameters", {}))
    content["protected"] = call.flag("protect_content")
    world.pace.admit(chat)
    return world.shape(world.post(chat, world.bot.id, **content))


def _replied(world: World, chat: int, parameters: Json) -> int | None:
    """The message replied to, which must be there (ReplyParameters.message_id)."""
    message = parameters.get("message_id")
    if message is None or world.posted(chat, message):
        return message
    if parameters.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
