"""How updates reach the bot: getUpdates, and the webhook that excludes it."""

import re
from urllib.parse import urlsplit

from playground.emulator.calls import Call
from playground.emulator.refusals import WEBHOOK_ACTIVE, bad_request, conflict
from playground.emulator.spec import Json, specification
from playground.emulator.world import World


async def get_updates(world: World, call: Call) -> list[Json]:
    """What happened since, waiting for it if asked to (getUpdates)."""
    if world.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    world.updates.allowed = call.arguments.get("allowed_updates", world.updates.allowed)
    least, most = specification().limit("getUpdates.limit")
    limit = min(max(call.number("limit", most), least), most)
    timeout = min(call.number("timeout"), specification().limit("getUpdates.timeout")[1])
    return await world.updates.poll(call.number("offset"), limit, timeout)


def set_webhook(world: World, call: Call) -> bool:
    """Remembers a webhook, which ends polling (setWebhook). Nothing is ever sent to it: this
    server calls nobody."""
    url, token = call.text("url"), call.text("secret_token")
    if url and urlsplit(url).scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(token) > specification().limit("setWebhook.secret_token")[1]:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", token):
        raise bad_request("secret token contains unallowed characters")
    if url:
        world.updates.end_poll("terminated by setWebhook request")
    world.updates.allowed = call.arguments.get("allowed_updates", world.updates.allowed)
    world.webhook = {"url": url} if url else {}
    return _dropped(world, call)


def delete_webhook(world: World, call: Call) -> bool:
    """Goes back to polling (deleteWebhook)."""
    world.webhook = {}
    return _dropped(world, call)


def _dropped(world: World, call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        world.updates.forget()
    return True


def get_webhook_info(world: World, _call: Call) -> Json:
    """The webhook, with an empty address when there is none (getWebhookInfo)."""
    return {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
